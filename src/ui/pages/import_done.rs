//! After an import: what landed and what did not; files that could not be read at all.

use super::import_left::Left;
use crate::import::error::FileRefused;
use crate::lang::Lang;
use crate::model::names;
use crate::ui::context::Ui;
use crate::ui::importing::{Phase, Summary};
use crate::ui::parts::icon::{icon, large_icon};
use crate::ui::route::{Link, Page};
use crate::ui::words_import::{FILES, landed, repeated, twice};
use leptos::prelude::*;

/// What landed.
#[component]
pub fn Done() -> impl IntoView {
    let ui = Ui::get();
    let done = match ui.import.phase.get_untracked() {
        Phase::Done(done) => done,
        _ => Summary::default(),
    };
    // Of whatever month the new data is in.
    let board = move || {
        let link = ui.state.link();
        Link { period: None, as_of: None, who: None, ..link.at(Page::Board) }.to_string()
    };
    view! {
        <section class="card empty" data-testid="import-done" role="status"
            data-rows-read=done.read.to_string() data-rows-used=done.used.to_string()
            data-rows-skipped=done.skipped.to_string() data-rows-repeated=done.repeated.to_string()
            data-rows-twice=done.twice.to_string()>
            {large_icon("check")}
            <h2>{move || landed(done.used, done.skipped, ui.state.speaks.get())}</h2>
            {(done.repeated > 0)
                .then(|| view! { <p>{move || repeated(done.repeated, ui.state.speaks.get())}</p> })}
            {(done.twice > 0)
                .then(|| view! { <p>{move || twice(done.twice, ui.state.speaks.get())}</p> })}
            <p>{ui.state.say(
                "Загрузку можно отменить здесь или позже, в разделе «Данные».",
                "The import can be undone here, or later under Data.",
            )}</p>
            <div class="actions">
                <a class="btn btn-primary" href=board>{ui.state.say("Показать обзор", "Show the overview")}</a>
                <button class="btn" data-testid="import-undo" on:click=move |_| { ui.undo(); ui.import.stop(); }>
                    {icon("undo")} <span>{ui.state.say("Отменить", "Undo")}</span>
                </button>
            </div>
        </section>
        <Left run=done.run/>
    }
}

/// Files that are named at first, and that a press adds.
const STEP: usize = 12;

/// Files that could not be read: which, why, and what to do.
#[component]
pub fn Refused() -> impl IntoView {
    let ui = Ui::get();
    let room = RwSignal::new(STEP);
    let one = move |it: FileRefused| {
        view! {
            <section class="banner" data-tone="bad" role="alert" data-testid="import-error"
                data-kind=it.why.id() data-file=it.file.clone()>
                {icon("warning")}
                <p><b><bdi>{names::shown(&it.file)}</bdi></b> ": " {it.why.text(ui.state.speaks.get())}</p>
            </section>
        }
    };
    move || {
        let (refused, lang) = (ui.import.refused.get(), ui.state.speaks.get());
        let rest = refused.len().saturating_sub(room.get());
        let files = FILES.with(rest, lang);
        let said = match lang {
            Lang::Ru => format!("Показать ещё {files}"),
            Lang::En => format!("Show {files} more"),
        };
        view! {
            {refused.into_iter().take(room.get()).map(one).collect_view()}
            {(rest > 0).then(|| view! {
                <p><button class="btn" on:click=move |_| room.update(|it| *it += STEP)>{said}</button></p>
            })}
        }
    }
}

//! After an import: what landed and what did not; files that could not be read at all.

use super::import_left::Left;
use crate::lang::Lang;
use crate::lang::words::ROWS;
use crate::ui::context::Ui;
use crate::ui::importing::{Phase, Summary};
use crate::ui::parts::icon::{icon, large_icon};
use crate::ui::route::{Link, Page};
use leptos::prelude::*;

fn said(done: Summary, lang: Lang) -> String {
    let used = ROWS.with(done.used, lang);
    match (lang, done.skipped) {
        (Lang::Ru, 0) => format!("Загружено {used}, ничего не пропущено."),
        (Lang::Ru, skipped) => {
            format!("Загружено {used}, пропущено {}.", ROWS.with(skipped, lang))
        }
        (Lang::En, 0) => format!("{used} imported, nothing left out."),
        (Lang::En, skipped) => format!("{used} imported, {} left out.", ROWS.with(skipped, lang)),
    }
}

fn repeated(done: Summary, lang: Lang) -> String {
    let rows = ROWS.with(done.repeated, lang);
    match lang {
        Lang::Ru => format!("Из прежних загрузок повторяется {rows}: учтены новые."),
        Lang::En => format!("{rows} of earlier imports came again: the new ones count."),
    }
}

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
            data-rows-skipped=done.skipped.to_string() data-rows-repeated=done.repeated.to_string()>
            {large_icon("check")}
            <h2>{move || said(done, ui.state.speaks.get())}</h2>
            {(done.repeated > 0).then(|| view! { <p>{move || repeated(done, ui.state.speaks.get())}</p> })}
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

/// Files that could not be read: which, why, and what to do.
#[component]
pub fn Refused() -> impl IntoView {
    let ui = Ui::get();
    move || {
        let refused = ui.import.refused.get();
        refused
            .into_iter()
            .map(|it| {
                view! {
                    <section class="banner" data-tone="bad" role="alert" data-testid="import-error"
                        data-kind=it.why.id() data-file=it.file.clone()>
                        {icon("warning")}
                        <p><b><bdi>{it.file.clone()}</bdi></b> ": " {it.why.text(ui.state.speaks.get())}</p>
                    </section>
                }
            })
            .collect_view()
    }
}

//! The import on one screen: what was found, what is wrong, what will land, and the button.

use super::import_counts::{beside, beside_said};
use super::import_done::{Done, Refused};
use super::import_issues::Issues;
use super::import_sheet::{OPEN, SheetCard};
use crate::lang::{Lang, format};
use crate::ui::context::Ui;
use crate::ui::importing::Phase;
use crate::ui::parts::icon::{icon, large_icon};
use crate::ui::shell::pick_files;
use crate::ui::words_import::to_import;
use leptos::prelude::*;
use std::time::Duration;

/// The stage the import is at.
#[component]
pub fn Import() -> impl IntoView {
    let ui = Ui::get();
    let stage = Memo::new(move |_| match ui.import.phase.get() {
        Phase::Idle => 0,
        Phase::Reading => 1,
        Phase::Review(_) | Phase::Committing(_) => 2,
        Phase::Done(_) => 3,
    });
    view! {
        <header class="message">
            <h1>{ui.state.say("Загрузка файлов", "Import of files")}</h1>
            <p>{ui.state.say(
                "Пока вы не нажали кнопку внизу, ничего не записано.",
                "Until you press the button below, nothing is written.",
            )}</p>
        </header>
        <Refused/>
        {move || match stage.get() {
            0 => view! { <Nothing/> }.into_any(),
            2 => view! { <Found/> }.into_any(),
            3 => view! { <Done/> }.into_any(),
            _ => ().into_any(),
        }}
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let ui = Ui::get();
    ui.import.get_ready();
    view! {
        <section class="card empty">
            {large_icon("import")}
            <h2>{ui.state.say("Перетащите сюда файлы", "Drop files here")}</h2>
            <p>{ui.state.say(
                "Excel, ods, csv или html, можно сразу несколько; ячейки можно просто вставить: Ctrl+V. Мы покажем, что в них нашли: листы, колонки, ошибки. Вы поправите и нажмёте одну кнопку.",
                "Excel, ods, csv or html, several at once if you like; cells may simply be pasted: Ctrl+V. We show what is in them: sheets, columns, errors. You correct it and press one button.",
            )}</p>
            <div class="actions">
                <button class="btn btn-primary" on:click=move |_| pick_files()>
                    {icon("import")} <span>{ui.state.say("Выбрать файлы", "Choose files")}</span>
                </button>
            </div>
        </section>
    }
}

/// Heads of sheets that are drawn at once.
const STEP: usize = 24;

#[component]
fn Found() -> impl IntoView {
    let ui = Ui::get();
    let sheets = Memo::new(move |_| ui.import.review().map_or(0, |it| it.sheets.len()));
    // Open ones are drawn one by one, some hundreds of heads in steps, the page breathing between.
    let room = RwSignal::new(1);
    Effect::new(move || {
        let step = if room.get() < OPEN { 1 } else { STEP };
        if room.get() < sheets.get() {
            let grow = move || {
                let _ = room.try_update(|it| *it += step);
            };
            set_timeout(grow, Duration::from_millis(16));
        }
    });
    view! {
        <div class="review" aria-busy=move || (ui.import.choosing.get() > 0).to_string()>
            <div class="review-main">
                <For each=move || 0..sheets.get().min(room.get()) key=|at| *at let:at>
                    <SheetCard at sheets/>
                </For>
            </div>
            <Issues/>
            <Foot/>
        </div>
    }
}

/// What will happen, and the button with the number that will land.
#[component]
fn Foot() -> impl IntoView {
    let ui = Ui::get();
    let rows = Memo::new(move |_| ui.import.review().map_or(0, |it| it.rows()));
    let skipped = Memo::new(move |_| {
        ui.import.review().map_or(0, |it| {
            let taken = it.sheets.iter().filter(|it| it.choice.table.flatten().is_some());
            taken.map(|it| it.rows_read.saturating_sub(it.rows_used)).sum()
        })
    });
    let said = move || {
        let (lang, skipped) = (ui.state.speaks.get(), skipped.get());
        let (used, out) = (format::count(rows.get(), lang), format::count(skipped, lang));
        let counts = ui.import.review().as_deref().and_then(beside);
        let counts = counts.map(|it| format!(" ({})", beside_said(it, lang))).unwrap_or_default();
        match lang {
            Lang::Ru if skipped > 0 => format!("Загрузится {used}{counts}, пропускаем {out}"),
            Lang::Ru => format!("Загрузится {used}{counts}"),
            Lang::En if skipped > 0 => format!("{used} to import{counts}, {out} left out"),
            Lang::En => format!("{used} to import{counts}"),
        }
    };
    let button = move || to_import(rows.get(), ui.state.speaks.get());
    let is_waiting = move || {
        let is_review = ui.import.phase.with(|it| matches!(it, Phase::Review(_)));
        rows.get() == 0 || !is_review || ui.import.choosing.get() > 0
    };
    view! {
        <footer class="review-foot">
            <p aria-live="polite">{said}</p>
            <span class="space"></span>
            <button class="btn" data-testid="import-stop" on:click=move |_| ui.import.stop()>
                {ui.state.say("Не загружать", "Do not import")}
            </button>
            <button class="btn btn-primary" data-testid="import-commit"
                data-rows=move || rows.get().to_string()
                disabled=is_waiting on:click=move |_| ui.import.commit()>
                {button}
            </button>
        </footer>
    }
}

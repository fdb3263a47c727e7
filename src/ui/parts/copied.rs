//! Text put on the clipboard, and said so.

use super::icon::icon;
use crate::export::tsv;
use crate::lang::words::ROWS;
use crate::lang::{Lang, Text};
use crate::report::grid::Grid;
use crate::report::plain;
use crate::report::trend::{self, Trend};
use crate::ui::browser;
use crate::ui::context::Ui;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Copies text; `what` says what it was.
pub fn copy(ui: Ui, text: String, what: impl Fn(Lang) -> String + Send + Sync + 'static) {
    spawn_local(async move {
        let is_done = browser::copy(&text).await.is_ok();
        ui.toast(false, !is_done, move |lang: Lang| match (is_done, lang) {
            (true, Lang::Ru) => format!("Скопировано: {}", what(lang)),
            (true, Lang::En) => format!("Copied: {}", what(lang)),
            (false, Lang::Ru) => "Браузер не дал скопировать.".to_owned(),
            (false, Lang::En) => "The browser did not let it be copied.".to_owned(),
        });
    });
}

/// Copies a table for a spreadsheet, all of its rows.
pub fn table(ui: Ui, grid: &Grid) {
    let lang = ui.state.speaks.get_untracked();
    let currency = ui.state.data.with_untracked(|it| it.currency.clone());
    let text = tsv::lines(&plain::table(grid, &currency, lang));
    let rows = grid.rows.len();
    copy(ui, text, move |lang| ROWS.with(rows, lang));
}

/// Copies the months of a chart.
pub fn months(ui: Ui, trend: &Trend, name: Text) {
    table(ui, &trend::grid(trend, name));
}

/// The button that copies the table of a figure.
pub fn button(press: impl Fn() + 'static) -> impl IntoView {
    let ui = Ui::get();
    view! {
        <button class="btn btn-copy no-print" data-testid="copy-table" on:click=move |_| press()
            title=ui.state.say("Копировать таблицу", "Copy table")>
            {icon("copy")} <span>{ui.state.say("Копировать таблицу", "Copy table")}</span>
        </button>
    }
}

//! What keys do.

use super::listen::{Keyboard, Over};
use super::map::Key;
use crate::kpi::defs;
use crate::ui::context::Ui;
use crate::ui::route::Page;
use crate::ui::shell::{pick_files, step};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The KPIs by their number in the article: the first of each.
const NUMBERED: [&str; 8] = [
    defs::MONEY,
    "product_knowledge",
    "response_time",
    "cold_conversion",
    "repeat_customers",
    "average_contract",
    "overdue_receivables",
    "meetings",
];

/// Does what a key is for.
pub fn act(keyboard: Keyboard, key: Key) {
    let ui = keyboard.ui;
    match key {
        Key::Palette => keyboard.open(Over::Palette),
        Key::Sheet => keyboard.open(Over::Sheet),
        Key::Undo => ui.undo(),
        Key::Redo => ui.redo(),
        Key::Earlier => step(ui, -1),
        Key::Later => step(ui, 1),
        Key::Import => pick_files(),
        Key::Table => table(),
        Key::Kpi(number) => {
            if let Some(id) = NUMBERED.get(number.wrapping_sub(1)) {
                go(ui, Page::Kpi((*id).to_owned()));
            }
        }
        Key::Go(page) => go(ui, page),
    }
}

/// Goes to a screen with what is looked at now.
pub fn go(ui: Ui, page: Page) {
    ui.go(&ui.state.link_untracked().at(page));
}

/// The chart that has the focus as a table, or back; where none has it, the first of the screen.
fn table() {
    let toggle = |scope: &str| {
        let found = document().query_selector(&format!("{scope} [data-testid=as-table]"));
        found.ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok())
    };
    if let Some(toggle) = toggle("figure:focus-within").or_else(|| toggle("main")) {
        toggle.click();
    }
}

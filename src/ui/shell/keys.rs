//! Keys that work on every screen (the screens handbook 2.6). Single letters do nothing in fields.

use super::period::step;
use crate::ui::browser;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// Listens to them.
pub fn listen(ui: Ui) {
    window_event_listener(leptos::ev::keydown, move |event| {
        let is_command = event.ctrl_key() || event.meta_key();
        // By place on the keyboard, so that they are the same in the Russian layout.
        match (is_command, event.shift_key(), event.code().as_str()) {
            (false, false, "Escape") => ui.close(),
            _ if browser::is_typing() || event.alt_key() => return,
            (true, false, "KeyZ") => ui.undo(),
            (true, true, "KeyZ") => ui.redo(),
            (false, false, "BracketLeft") => step(ui, -1),
            (false, false, "BracketRight") => step(ui, 1),
            (false, false, "KeyI") => pick(),
            _ => return,
        }
        if event.code() != "Escape" {
            event.prevent_default();
        }
    });
}

/// Opens the dialog of files.
pub fn pick() {
    use wasm_bindgen::JsCast;
    let input = document().get_element_by_id("import-input");
    if let Some(input) = input.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        input.click();
    }
}

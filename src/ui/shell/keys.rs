//! The two things of the keyboard that do not wait: Esc closes what stands over the page, and the
//! dialog of files opens. All else comes late (`ui/keyboard`).

use crate::ui::context::Ui;
use leptos::prelude::*;

/// Listens to Esc.
pub fn listen(ui: Ui) {
    window_event_listener(leptos::ev::keydown, move |event| {
        if event.code() == "Escape" {
            ui.close();
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

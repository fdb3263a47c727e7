//! The two things of the keyboard that do not wait: Esc closes what stands over the page, and the
//! dialog of files opens. All else comes late (`ui/keyboard`), with the first key at the latest.

use crate::ui::context::Ui;
use crate::ui::late::IDLE;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

/// Listens to Esc, and brings the rest.
pub fn listen(ui: Ui) {
    let is_here = StoredValue::new(false);
    let bring = move |event: Option<KeyboardEvent>| {
        spawn_local(async move {
            // What does not come now is asked for again with the next key.
            if let Ok(keys) = (ui.doors.keys)().await {
                is_here.set_value(true);
                keys(ui, event);
            }
        });
    };
    window_event_listener(leptos::ev::keydown, move |event| {
        if event.code() == "Escape" {
            ui.close();
        } else if !is_here.get_value() {
            bring(Some(event));
        }
    });
    set_timeout(move || bring(None), IDLE);
}

/// Opens the dialog of files.
pub fn pick() {
    use wasm_bindgen::JsCast;
    let input = document().get_element_by_id("import-input");
    if let Some(input) = input.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        input.click();
    }
}

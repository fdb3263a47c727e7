//! Files dropped anywhere on the window, and what is pasted there: files, cells of a spreadsheet.

use super::header::{read, read_all};
use crate::lang::text;
use crate::ui::context::Ui;
use crate::ui::parts::icon::large_icon;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, File};

/// The whole window takes files; while they hang over it, it says so.
#[component]
pub fn Drop() -> impl IntoView {
    let ui = Ui::get();
    let is_over = RwSignal::new(false);
    let has_files = |event: &DragEvent| {
        event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0))
    };
    window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            is_over.set(true);
        }
    });
    window_event_listener(leptos::ev::dragleave, move |event| {
        // Left the window, not one element for another.
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    window_event_listener(leptos::ev::drop, move |event| {
        is_over.set(false);
        if has_files(&event) {
            event.prevent_default();
            read(ui, event.data_transfer().and_then(|it| it.files()));
        }
    });
    window_event_listener(leptos::ev::paste, move |event| {
        if event.default_prevented() || is_typed_into(&event) {
            return;
        }
        let files = event.clipboard_data().and_then(|it| it.files());
        if files.as_ref().is_some_and(|it| it.length() > 0) {
            event.prevent_default();
            read(ui, files);
        } else if let Some(file) = cells(ui, &event) {
            event.prevent_default();
            read_all(ui, vec![file]);
        }
    });
    view! {
        <Show when=move || is_over.get()>
            <div class="drop">
                <div class="drop-in">
                    {large_icon("import")}
                    <p>{ui.state.say("Отпустите файлы, чтобы загрузить", "Drop the files to import them")}</p>
                </div>
            </div>
        </Show>
    }
}

/// Whether the letters are meant for a field.
fn is_typed_into(event: &ClipboardEvent) -> bool {
    let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    element.is_some_and(|it| matches!(it.closest("input, textarea, select"), Ok(Some(_))))
}

/// The pasted cells as a file; none where they are no table: rows with tabs between their cells.
fn cells(ui: Ui, event: &ClipboardEvent) -> Option<File> {
    let pasted = event.clipboard_data()?.get_data("text/plain").ok()?;
    let is_table = pasted.contains('\t') && pasted.trim_end().contains('\n');
    let name = text("Из буфера обмена", "From the clipboard").get(ui.state.speaks.get_untracked());
    let bits = js_sys::Array::of1(&pasted.into());
    is_table.then(|| File::new_with_str_sequence(&bits, name).ok()).flatten()
}

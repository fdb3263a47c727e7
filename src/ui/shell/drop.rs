//! Files dropped anywhere on the window.

use super::header::read;
use crate::ui::context::Ui;
use crate::ui::parts::icon::large_icon;
use leptos::prelude::*;
use web_sys::DragEvent;

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

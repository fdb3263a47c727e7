//! A button that opens a list under it: closed by Esc, by a click elsewhere and by a choice.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// The button and the list.
#[component]
pub fn Menu(
    /// Whether it is open; the content closes it by setting this.
    open: RwSignal<bool>,
    /// Class of the box.
    #[prop(default = "menu")]
    class: &'static str,
    /// Class of the button.
    #[prop(default = "btn")]
    button: &'static str,
    /// Name of the button, where its content says too little.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the list opens to the left.
    #[prop(default = false)]
    is_end: bool,
    /// What stands in the button.
    face: AnyView,
    /// What stands in the list.
    children: ChildrenFn,
) -> impl IntoView {
    let node: NodeRef<Div> = NodeRef::new();
    let close = move || {
        if open.try_get_untracked() == Some(true) {
            open.set(false);
        }
    };
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let is_inside =
            node.try_get_untracked().flatten().is_some_and(|it| it.contains(target.as_ref()));
        if !is_inside {
            close();
        }
    });
    on_cleanup(move || elsewhere.remove());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            let button = node.get_untracked().and_then(|it| it.query_selector("button").ok());
            let button = button.flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
            if let Some(button) = button {
                let _ = button.focus();
            }
        }
    };
    let list = if is_end { "menu-list menu-list-end" } else { "menu-list" };
    view! {
        <div class=class node_ref=node on:keydown=on_key>
            <button class=button aria-expanded=move || open.get().to_string()
                aria-label=move || name.get() on:click=move |_| open.update(|it| *it = !*it)>
                {face}
            </button>
            <Show when=move || open.get()>
                <div class=list>{children()}</div>
            </Show>
        </div>
    }
}

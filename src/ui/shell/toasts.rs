//! Short messages, spoken politely; what they tell of can be taken back from them.

use crate::ui::context::{Toast, Ui};
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// The messages, the newest last.
#[component]
pub fn Toasts() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || ui.toasts.get() key=|it| it.id let:toast>
                <One toast/>
            </For>
        </div>
    }
}

#[component]
fn One(toast: Toast) -> impl IntoView {
    let ui = Ui::get();
    let (id, words) = (toast.id, toast.words);
    view! {
        <div class="toast" role="status" data-testid="toast" data-tone=toast.is_bad.then_some("bad")>
            <p>{move || words(ui.state.speaks.get())}</p>
            {toast.can_undo.then(|| view! {
                <button class="link" on:click=move |_| ui.undo()>
                    {ui.state.say("Отменить", "Undo")}
                </button>
            })}
            <button class="btn btn-plain btn-icon" aria-label=ui.state.say("Закрыть", "Close")
                on:click=move |_| ui.end_toast(id)>
                {icon("close")}
            </button>
        </div>
    }
}

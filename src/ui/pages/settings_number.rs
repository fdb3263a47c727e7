//! A field for a whole number of the settings: what is none is said beside it, and not kept.

use crate::lang::Lang;
use crate::model::rules::{MOST, number};
use crate::ui::context::Ui;
use leptos::prelude::*;

/// A field with its name, what it is counted in, and what is wrong with what was typed.
#[component]
pub fn NumberField(
    /// Its name in handles.
    testid: &'static str,
    /// Which rule it is, in handles.
    #[prop(optional)]
    rule: Option<&'static str>,
    /// What it is called.
    name: Signal<String>,
    /// What it is counted in; empty: nothing is said.
    unit: Signal<String>,
    /// What is kept.
    value: Signal<u32>,
    /// Keeps what was typed.
    keep: Callback<u32>,
) -> impl IntoView {
    let ui = Ui::get();
    let is_wrong = RwSignal::new(false);
    let on_change = move |event| {
        let typed = number(&event_target_value(&event));
        is_wrong.set(typed.is_none());
        if let Some(typed) = typed {
            keep.run(typed);
        }
    };
    let hint = move || match (is_wrong.get(), ui.state.speaks.get()) {
        (false, _) => unit.get(),
        (true, Lang::Ru) => {
            format!("Не записано. Нужно целое число от 0 до {MOST}, сейчас {}", value.get())
        }
        (true, Lang::En) => {
            format!(
                "Not kept. A whole number from 0 to {MOST} is needed, it is {} now",
                value.get()
            )
        }
    };
    view! {
        <label class="field">
            <span class="field-name"><bdi>{name}</bdi></span>
            <input class="input" type="number" min="0" max=MOST step="1" data-testid=testid
                data-rule=rule aria-invalid=move || is_wrong.get().to_string()
                prop:value=move || value.get().to_string() on:change=on_change/>
            <span class="field-hint" aria-live="polite">{hint}</span>
        </label>
    }
}

//! How a plan lies on a year and on a week: weights of months and of weekdays.

use crate::lang::{Text, text};
use crate::model::rules::Rules;
use crate::model::weights::{weights, written};
use crate::ui::context::Ui;
use leptos::prelude::*;

/// Weights of one kind.
struct Kind {
    id: &'static str,
    name: Text,
    hint: Text,
    get: fn(&Rules) -> String,
    /// Whether the text was weights.
    set: fn(&mut Rules, &str) -> bool,
}

const KINDS: [Kind; 2] = [
    Kind {
        id: "month_weights",
        name: text("Веса месяцев для планов", "Weights of months for plans"),
        hint: text(
            "12 целых чисел, с января по декабрь; пусто: по рабочим дням",
            "12 whole numbers, January to December; empty: by working days",
        ),
        get: |rules| rules.month_weights.map_or(String::new(), |it| written(&it)),
        set: |rules, text| weights(text).map(|it| rules.month_weights = it).is_some(),
    },
    Kind {
        id: "weekday_weights",
        name: text("Веса дней недели для планов", "Weights of weekdays for plans"),
        hint: text(
            "7 целых чисел, с понедельника; считаются только рабочие дни; пусто: все равны",
            "7 whole numbers from Monday; only working days count; empty: all alike",
        ),
        get: |rules| rules.weekday_weights.map_or(String::new(), |it| written(&it)),
        set: |rules, text| weights(text).map(|it| rules.weekday_weights = it).is_some(),
    },
];

/// A field a kind.
#[component]
pub fn WeightFields() -> impl IntoView {
    view! {
        <div class="fields">
            {KINDS.iter().map(|kind| view! { <WeightField kind/> }).collect_view()}
        </div>
    }
}

#[component]
fn WeightField(kind: &'static Kind) -> impl IntoView {
    let ui = Ui::get();
    let is_wrong = RwSignal::new(false);
    let value = move || ui.state.ground.with(|it| (kind.get)(&it.settings.rules));
    let on_change = move |event| {
        let typed = event_target_value(&event);
        let mut is_right = false;
        ui.state.set_rules(|rules| is_right = (kind.set)(rules, &typed));
        is_wrong.set(!is_right);
    };
    let hint = move || {
        let lang = ui.state.speaks.get();
        let wrong = text("Не записано. ", "Not kept. ").get(lang);
        format!("{}{}", if is_wrong.get() { wrong } else { "" }, kind.hint.get(lang))
    };
    view! {
        <label class="field">
            <span class="field-name">{move || kind.name.get(ui.state.speaks.get())}</span>
            <input class="input" data-testid="rule" data-rule=kind.id prop:value=value
                aria-invalid=move || is_wrong.get().to_string() on:change=on_change/>
            <span class="field-hint" aria-live="polite">{hint}</span>
        </label>
    }
}

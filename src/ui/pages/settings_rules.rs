//! How the KPIs count: every switch of the firm's, each with what it is by default.

use super::rules_listed::{ABSENCES, CHOICES, Choice};
use super::rules_numbers::{NUMBERS, Number};
use super::settings_number::NumberField;
use super::settings_sla::SlaFields;
use super::settings_weights::WeightFields;
use crate::lang::Text;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// Every switch.
#[component]
pub fn RulesCard() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <section class="card stack">
            <h2>{ui.state.say("Как считать показатели", "How the KPIs count")}</h2>
            <p class="note">{ui.state.say(
                "Первый вариант каждого списка принят по умолчанию. Изменение пересчитывает всё и отменяется кнопкой «Отменить».",
                "The first of each list is the default. A change recounts everything and can be undone.",
            )}</p>
            <div class="fields">
                {CHOICES.iter().map(|choice| view! { <ChoiceField choice/> }).collect_view()}
                {NUMBERS.iter().map(|number| view! { <RuleNumber number/> }).collect_view()}
            </div>
            <fieldset class="stack">
                <legend class="field-name">{ui.state.say("Дни отсутствия, которые уменьшают план", "Absences that lower a plan")}</legend>
                <div class="actions">
                    {ABSENCES.into_iter().enumerate().map(|(at, name)| view! { <Absence at name/> }).collect_view()}
                </div>
            </fieldset>
            <WeightFields/>
            <SlaFields/>
        </section>
    }
}

#[component]
fn ChoiceField(choice: &'static Choice) -> impl IntoView {
    let ui = Ui::get();
    let chosen = move || ui.state.ground.with(|it| (choice.get)(&it.settings.rules));
    let on_change = move |event| {
        if let Ok(to) = event_target_value(&event).parse() {
            ui.state.set_rules(|rules| (choice.set)(rules, to));
        }
    };
    view! {
        <label class="field">
            <span class="field-name">{move || choice.name.get(ui.state.speaks.get())}</span>
            <select class="select" data-testid="rule" data-rule=choice.id on:change=on_change>
                {choice.options.iter().enumerate().map(|(at, option)| view! {
                    <option value=at selected=move || chosen() == at>
                        {move || option.get(ui.state.speaks.get())}
                    </option>
                }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn RuleNumber(number: &'static Number) -> impl IntoView {
    let ui = Ui::get();
    let said = move |it: Text| Signal::derive(move || it.get(ui.state.speaks.get()).to_owned());
    let value = move || ui.state.ground.with(|it| (number.get)(&it.settings.rules));
    let keep = move |to| ui.state.set_rules(|rules| (number.set)(rules, to));
    view! {
        <NumberField testid="rule" rule=number.id name=said(number.name) unit=said(number.unit)
            value=Signal::derive(value) keep=Callback::new(keep)/>
    }
}

#[component]
fn Absence(at: usize, name: Text) -> impl IntoView {
    let ui = Ui::get();
    let is_on =
        move || ui.state.ground.with(|it| it.settings.rules.absences.get(at) == Some(&true));
    let on_change = move |event| {
        let on = event_target_checked(&event);
        ui.state.set_rules(|rules| {
            if let Some(absence) = rules.absences.get_mut(at) {
                *absence = on;
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_on on:change=on_change/>
            <span>{move || name.get(ui.state.speaks.get())}</span>
        </label>
    }
}

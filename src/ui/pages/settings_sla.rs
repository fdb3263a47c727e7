//! How fast an inquiry is to be answered: working minutes by channel.

use super::settings_number::NumberField;
use crate::lang::{Text, text};
use crate::model::rules::Sla;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// Channels that every firm knows, as the rules name them; the last is any other.
const KNOWN: [(&str, Text); 5] = [
    ("chat", text("чат и мессенджеры", "chat and messengers")),
    ("form", text("форма на сайте, заявка", "site form, lead")),
    ("missed call", text("пропущенный звонок", "missed call")),
    ("email", text("почта", "e-mail")),
    ("", text("любой другой канал", "any other channel")),
];

/// The norms, and a way to give a channel of the data one of its own.
#[component]
pub fn SlaFields() -> impl IntoView {
    let ui = Ui::get();
    let norms = Memo::new(move |_| ui.state.ground.with(|it| it.settings.rules.sla.clone()));
    let others = move || {
        let named: Vec<String> = norms.get().into_iter().map(|norm| norm.channel).collect();
        let channels = ui.state.data.with(|data| data.channels.clone());
        channels.into_iter().filter(|it| !named.contains(it)).collect::<Vec<_>>()
    };
    let add = move |event| {
        let channel = event_target_value(&event);
        if !channel.is_empty() {
            ui.state.set_rules(|rules| rules.sla.push(Sla { channel, from: None, minutes: 60 }));
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="field-name">
                {ui.state.say("Норматив ответа, рабочих минут", "Time to answer, working minutes")}
            </legend>
            <div class="fields">
                {move || (0..norms.get().len()).map(|at| view! { <Norm at/> }).collect_view()}
            </div>
            <Show when=move || !others().is_empty()>
                <label class="field">
                    <span class="field-name">{ui.state.say("Свой норматив для канала", "A norm for a channel")}</span>
                    <select class="select" on:change=add>
                        <option value="">{ui.state.say("выберите канал", "choose a channel")}</option>
                        {move || others().into_iter().map(|it| view! { <option value=it.clone()>{it.clone()}</option> }).collect_view()}
                    </select>
                </label>
            </Show>
        </fieldset>
    }
}

#[component]
fn Norm(at: usize) -> impl IntoView {
    let ui = Ui::get();
    let norm = move || ui.state.ground.with(|it| it.settings.rules.sla.get(at).cloned());
    let name = move || {
        let channel = norm().map(|it| it.channel).unwrap_or_default();
        let known = KNOWN.iter().find(|(id, _)| *id == channel);
        known.map_or(channel.clone(), |(_, name)| name.get(ui.state.speaks.get()).to_owned())
    };
    let is_own =
        move || norm().is_some_and(|norm| !KNOWN.iter().any(|(id, _)| *id == norm.channel));
    let minutes = move || norm().map_or(0, |it| it.minutes);
    let keep = move |minutes| {
        ui.state.set_rules(|rules| {
            if let Some(norm) = rules.sla.get_mut(at) {
                norm.minutes = minutes;
            }
        });
    };
    let remove = move |_| ui.state.set_rules(|rules| drop(rules.sla.remove(at)));
    view! {
        <div class="actions">
            <NumberField testid="sla" name=Signal::derive(name) unit=Signal::derive(String::new)
                value=Signal::derive(minutes) keep=Callback::new(keep)/>
            <Show when=is_own>
                <button class="btn btn-plain btn-icon" aria-label=ui.state.say("Убрать", "Remove")
                    on:click=remove>{icon("trash")}</button>
            </Show>
        </div>
    }
}

//! The working calendar: the days on which the firm differs from the production calendar.

use crate::lang::{Text, date, text};
use crate::model::calendar::DayKind;
use crate::model::date::Date;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

const KINDS: [(&str, DayKind); 3] =
    [("working", DayKind::Working), ("off", DayKind::Off), ("short", DayKind::Short)];

fn name(of: DayKind) -> Text {
    match of {
        DayKind::Off => text("выходной", "day off"),
        DayKind::Working => text("рабочий", "working day"),
        DayKind::Short => text("короче на час", "shorter by an hour"),
    }
}

/// The days changed, and a way to change one more.
#[component]
pub fn CalendarCard() -> impl IntoView {
    let ui = Ui::get();
    let days = move || {
        ui.state.ground.with(|it| {
            it.settings.calendar.iter().map(|(&day, &kind)| (Date(day), kind)).collect::<Vec<_>>()
        })
    };
    let day = RwSignal::new(String::new());
    let kind = RwSignal::new("off".to_owned());
    let parsed = move || Date::parse(&day.get());
    let read = move || {
        let lang = ui.state.speaks.get();
        let none = text("Нужен день с 1900 по 2100 год", "A day from 1900 to 2100 is needed");
        let said = parsed().map(|it| date::day_long(it, lang));
        said.or_else(|| (!day.get().is_empty()).then(|| none.get(lang).to_owned()))
    };
    let add = move |_| {
        let chosen = KINDS.iter().find(|(id, _)| *id == kind.get_untracked());
        if let (Some(day), Some((_, kind))) = (parsed(), chosen) {
            ui.state.set_day(day, Some(*kind));
        }
    };
    view! {
        <section class="card stack">
            <h2>{ui.state.say("Рабочий календарь", "Working calendar")}</h2>
            <p class="note">{ui.state.say(
                "Взят производственный календарь России. Добавьте дни, когда у вас иначе: от рабочих дней зависит план на дату и прогноз.",
                "The production calendar of Russia is used. Add the days that differ with you: plan to date and forecast depend on working days.",
            )}</p>
            <ul class="batches">
                {move || days().into_iter().map(|(day, kind)| view! { <Day day kind/> }).collect_view()}
            </ul>
            <div class="actions">
                <label class="field">
                    <span class="field-name">{ui.state.say("День", "Day")}</span>
                    <input class="input" type="date" prop:value=move || day.get()
                        on:input=move |event| day.set(event_target_value(&event))/>
                    <span class="field-hint">{read}</span>
                </label>
                <label class="field">
                    <span class="field-name">{ui.state.say("Какой он", "What it is")}</span>
                    <select class="select" on:change=move |event| kind.set(event_target_value(&event))>
                        {KINDS.map(|(id, of)| view! {
                            <option value=id selected=move || kind.get() == id>
                                {move || name(of).get(ui.state.speaks.get())}
                            </option>
                        }).into_iter().collect_view()}
                    </select>
                </label>
                <button class="btn" disabled=move || parsed().is_none() on:click=add>
                    {icon("plus")} <span>{ui.state.say("Добавить", "Add")}</span>
                </button>
            </div>
        </section>
    }
}

#[component]
fn Day(day: Date, kind: DayKind) -> impl IntoView {
    let ui = Ui::get();
    view! {
        <li class="batch">
            <div><b>{move || date::day_long(day, ui.state.speaks.get())}</b></div>
            <span>{move || name(kind).get(ui.state.speaks.get())}</span>
            <button class="btn btn-plain btn-icon" aria-label=ui.state.say("Убрать", "Remove")
                on:click=move |_| ui.state.set_day(day, None)>{icon("trash")}</button>
        </li>
    }
}

//! The training that a gap asks for: planned for a day, held, and then followed by the test again.

use super::exam_due::{Assigned, Row};
use crate::lang::{Lang, date, text};
use crate::model::date::Date;
use crate::model::hand_trainings::TrainingEdit;
use crate::model::trainings::{Training, TrainingStatus};
use crate::model::unit::Quantity;
use crate::report::exam_due::Due;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::paste::{Amount, amount};
use leptos::prelude::*;
use std::time::Duration;

/// Days from today that a training is offered for.
const AHEAD: i32 = 7;

/// The training as the batch typed here has it, ready to be typed otherwise; none where a file has
/// brought it.
fn typed(ui: Ui, of: Training, status: Option<TrainingStatus>) -> Option<TrainingEdit> {
    ui.state.data.with_untracked(|data| {
        let batch = data.batches.get(usize::try_from(of.place.batch).ok()?)?;
        let row = usize::try_from(of.place.row).ok()?;
        let text = |field| batch.column(field).and_then(|it| it.original(row)).unwrap_or_default();
        let edit = TrainingEdit {
            date: of.date,
            rep: text("rep"),
            topic: text("topic"),
            hours: of.hours,
            status,
        };
        batch.origin.is_hand().then_some(edit)
    })
}

/// Writes it; the row that it is of gets the focus anew.
fn write(ui: Ui, edit: TrainingEdit, place: (u32, u32)) {
    let said = match edit.status {
        Some(TrainingStatus::Planned) => text("Обучение назначено", "Training assigned"),
        Some(TrainingStatus::Done) => text("Обучение проведено", "Training held"),
        None => text("Обучение отменено", "Training taken away"),
    };
    match ui.state.train(&[edit]) {
        Ok(()) => ui.toast(true, false, move |lang| said.get(lang).to_owned()),
        Err(damage) => ui.toast(false, true, move |lang| damage.text(lang).to_owned()),
    }
    let focus = move || browser::focus(&format!("due-{}-{}", place.0, place.1));
    set_timeout(focus, Duration::from_millis(50));
}

/// What became of the gap so far: assigned, held, and whether a test is to tell what it brought.
#[component]
pub fn Trained(due: Due) -> impl IntoView {
    let ui = Ui::get();
    let today = ui.state.today();
    due.training.map(|it| {
        let said = move || {
            let lang = ui.state.speaks.get();
            let day = date::day(it.date, lang);
            match (it.status, it.date < today, lang) {
                (TrainingStatus::Planned, false, Lang::Ru) => format!("обучение назначено на {day}"),
                (TrainingStatus::Planned, false, Lang::En) => format!("training assigned for {day}"),
                (TrainingStatus::Planned, true, Lang::Ru) => {
                    format!("обучение было назначено на {day}: отметьте, что проведено; пора на повторный тест")
                }
                (TrainingStatus::Planned, true, Lang::En) => {
                    format!("training was assigned for {day}: mark it as held; a retest is due")
                }
                (TrainingStatus::Done, false, Lang::Ru) => {
                    format!("обучение проведено {day}; повторный тест со следующего дня")
                }
                (TrainingStatus::Done, false, Lang::En) => {
                    format!("training held on {day}; the retest is due from the next day")
                }
                (TrainingStatus::Done, true, Lang::Ru) => {
                    format!("обучение проведено {day}: пора на повторный тест")
                }
                (TrainingStatus::Done, true, Lang::En) => {
                    format!("training held on {day}: a retest is due")
                }
            }
        };
        let state = it.status.word();
        view! { <p data-testid="due-training" data-status=state>{said}</p> }
    })
}

/// The buttons of a row that is overdue: assign a training, or say that it was held or is off.
#[component]
pub fn Assign(row: Row, assigned: Assigned) -> impl IntoView {
    let ui = Ui::get();
    let due = row.due;
    let place = (due.rep, due.topic);
    let is_open = move || assigned.get() == Some(place);
    let whose = StoredValue::new(format!("{}, {}", row.rep, row.topic));
    let spoken = move |ru, en| {
        move || {
            let head = text(ru, en).get(ui.state.speaks.get());
            whose.with_value(|it| format!("{head}: {it}"))
        }
    };
    let planned = due.training.filter(|it| it.status == TrainingStatus::Planned);
    let planned = planned.filter(|it| typed(ui, *it, None).is_some());
    if let Some(training) = planned {
        let set = move |status| {
            if let Some(edit) = typed(ui, training, status) {
                write(ui, edit, place);
            }
        };
        return view! {
            {(training.date <= ui.state.today()).then(|| view! {
                <button class="btn" data-testid="training-held" aria-label=spoken("Обучение проведено", "Training held")
                    on:click=move |_| set(Some(TrainingStatus::Done))>{ui.state.say("Проведено", "Held")}</button>
            })}
            <button class="btn btn-plain" data-testid="training-off" aria-label=spoken("Отменить обучение", "Take the training away")
                on:click=move |_| set(None)>{ui.state.say("Отменить обучение", "Take away")}</button>
        }
        .into_any();
    }
    if !due.is_overdue() {
        return ().into_any();
    }
    let turn = move |_| assigned.set((!is_open()).then_some(place));
    view! {
        <button class="btn" data-testid="train" aria-expanded=move || is_open().to_string()
            aria-label=spoken("Назначить обучение", "Assign a training") on:click=turn>
            {ui.state.say("Назначить обучение", "Assign a training")}
        </button>
    }
    .into_any()
}

/// When, how long, and whether it has been held already.
#[component]
pub fn Form(row: Row, assigned: Assigned) -> impl IntoView {
    let ui = Ui::get();
    let (due, topic, today) = (row.due, row.topic, ui.state.today());
    let on = RwSignal::new(Some(today.plus(AHEAD)));
    let hours = RwSignal::new(Amount::Empty);
    let is_held = RwSignal::new(false);
    let can_be_held = move || on.get().is_some_and(|it| it <= today);
    let is_wrong = move || {
        on.get().is_none() || matches!(hours.get(), Amount::Unread) || hours.get() == Amount::Of(0)
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let rep = ui.state.data.with_untracked(|data| {
            data.rep(due.rep).map(|it| it.id.clone().unwrap_or_else(|| it.name.clone()))
        });
        let (Some(date), Some(rep)) = (on.get_untracked(), rep) else { return };
        let is_held = is_held.get_untracked() && date <= today;
        let status = if is_held { TrainingStatus::Done } else { TrainingStatus::Planned };
        let hours = match hours.get_untracked() {
            Amount::Of(hours) => Some(Quantity(hours)),
            _ => None,
        };
        let topic = topic.clone();
        assigned.set(None);
        write(
            ui,
            TrainingEdit { date, rep, topic, hours, status: Some(status) },
            (due.rep, due.topic),
        );
    };
    let on_hours = move |event| {
        let comma_groups = ui.state.speaks.get_untracked() == Lang::En;
        hours.set(amount(&event_target_value(&event), comma_groups));
    };
    Effect::new(move |_| browser::focus("training-date"));
    view! {
        <form class="actions" data-testid="training-form" on:submit=keep>
            <label class="field-line">
                <span>{ui.state.say("День", "Day")}</span>
                <input class="input" type="date" id="training-date" data-testid="training-date" required
                    prop:value=on.get_untracked().map(|it| it.to_string())
                    on:change=move |event| on.set(Date::parse(&event_target_value(&event)))/>
            </label>
            <label class="field-line">
                <span>{ui.state.say("Часов", "Hours")}</span>
                <input class="input num" size="4" inputmode="decimal" data-testid="training-hours" on:change=on_hours
                    aria-invalid=move || matches!(hours.get(), Amount::Unread).to_string()/>
            </label>
            <label class="check">
                <input type="checkbox" data-testid="training-done" disabled=move || !can_be_held()
                    on:change=move |event| is_held.set(event_target_checked(&event))/>
                <span>{ui.state.say("уже проведено", "held already")}</span>
            </label>
            <button class="btn btn-primary" data-testid="training-keep" disabled=is_wrong>
                {ui.state.say("Записать", "Record")}
            </button>
        </form>
    }
}

//! Sharing out: a year's plan over months and rows as last year sold or by working days, or last
//! year's plan or fact and so many per cent. What it gives stands in the grid until it is applied.

use super::plans::Planning;
use super::plans_model::{Draft, MONTHS, PlanRow, cell};
use super::plans_ways::{Asked, Refused, UNIT, WAYS, Way};
use crate::lang::format::{Sign, trimmed};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::plan_share::Months;
use crate::ui::parts::copied::copy;
use crate::ui::paste::{Amount, amount};
use leptos::prelude::*;

/// The button, and what it opens.
#[component]
pub fn Sharing(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let is_open = RwSignal::new(false);
    view! {
        <div class="toolbar">
            <button class="btn" data-testid="plans-share" aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|it| *it = !*it)>
                {ui.state.say("Распределить год", "Share out a year")}
            </button>
            <Copying planning/>
        </div>
        <Show when=move || is_open.get()><Form planning/></Show>
    }
}

/// The grid as text for a spreadsheet.
#[component]
fn Copying(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let copy = move |_| {
        let lang = ui.state.speaks.get_untracked();
        let number = |it: Option<i64>| {
            // No spaces in numbers: the spreadsheet is to read them.
            let text = it.map(|it| trimmed(Exact::new(it.into(), UNIT), 2, Sign::Minus, lang));
            let text = text.unwrap_or_default().replace('\u{a0}', "").replace('\u{2212}', "-");
            if lang == Lang::En { text.replace(',', "") } else { text }
        };
        let lines = planning.rows.with_untracked(|rows| {
            let line = |(at, row): (usize, &PlanRow)| {
                let name = if row.name.is_empty() { FIRM.get(lang) } else { &row.name };
                let months = (0..MONTHS).map(|month| {
                    number(planning.draft.with_untracked(|draft| cell(rows, draft, at, month)))
                });
                std::iter::once(name.to_owned()).chain(months).collect::<Vec<_>>().join("\t")
            };
            rows.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        });
        copy(ui, lines, |lang| TABLE.get(lang).to_owned());
    };
    view! {
        <button class="btn" data-testid="plans-copy" on:click=copy>
            {ui.state.say("Скопировать таблицу", "Copy the table")}
        </button>
    }
}

const TABLE: Text = text("таблица планов", "the table of plans");
const FIRM: Text = text("Весь отдел", "Whole team");

/// What is typed to share out a year.
#[component]
fn Form(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let (way, over) = (RwSignal::new(Way::Season), RwSignal::new(None::<usize>));
    let (number, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<Refused>));
    // Another list has other rows.
    Effect::new(move |_| {
        planning.plan.track();
        over.set(None);
    });
    let show = move |_| {
        let text = number.get_untracked();
        let text = text.trim().trim_start_matches('+').trim_end_matches('%');
        let typed = amount(text, ui.state.speaks.get_untracked() == Lang::En);
        let typed = match typed {
            Amount::Of(it) => Some(it),
            // No change at all is the year before as it was.
            Amount::Empty if way.get_untracked().is_change() => Some(0),
            Amount::Empty | Amount::Unread => None,
        };
        let given = typed.ok_or(Refused::NoNumber).and_then(|number| {
            planning.rows.with_untracked(|rows| {
                let parts = (0..rows.len()).filter(|&at| rows.get(at).is_some_and(|it| it.is_part));
                let all: Vec<usize> = parts.collect();
                let over = over.get_untracked().map_or(all, |at| vec![at]);
                let asked = Asked { way: way.get_untracked(), number, rows, over };
                let months = ui.state.data.with_untracked(|data| asked.months(data, planning))?;
                Ok(asked.over.iter().copied().zip(months).collect::<Vec<_>>())
            })
        });
        refused.set(given.as_ref().err().copied());
        if let Ok(given) = given {
            planning.put(&given);
        }
    };
    let hint = move || match way.get().is_change() {
        true => ui.state.say("Изменение, %", "Change, %")(),
        false => ui.state.say("План на год", "Plan of the year")(),
    };
    view! {
        <section class="card share" data-testid="plans-share-form">
            <label class="field">
                <span class="field-name">{ui.state.say("Кому", "Over whom")}</span>
                <select class="select" data-testid="share-over"
                    on:change=move |event| over.set(event_target_value(&event).parse().ok())>
                    <option value="all">{ui.state.say("Всем строкам вместе", "All rows together")}</option>
                    <Rows planning/>
                </select>
            </label>
            <label class="field">
                <span class="field-name">{ui.state.say("Как", "How")}</span>
                <select class="select" data-testid="share-way" on:change=move |event| {
                    let value = event_target_value(&event);
                    let found = WAYS.iter().find(|it| it.1 == value);
                    way.set(found.map_or(Way::Season, |it| it.0));
                }>
                    {WAYS.map(|(_, id, name)| view! {
                        <option value=id>{move || name.get(ui.state.speaks.get())}</option>
                    }).collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field-name">{hint}</span>
                <input class="input" inputmode="decimal" autocomplete="off" data-testid="share-number"
                    aria-invalid=move || refused.get().is_some().to_string()
                    prop:value=move || number.get()
                    on:input=move |event| number.set(event_target_value(&event))/>
            </label>
            <button class="btn btn-primary" data-testid="share-show" on:click=show>
                {ui.state.say("Показать в таблице", "Show in the grid")}
            </button>
            <p class="note" role="status">
                {move || refused.get().map(|why| why.text().get(ui.state.speaks.get()))}
            </p>
        </section>
    }
}

/// The rows of the grid as choices.
#[component]
fn Rows(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let choice = move |(at, row): (usize, PlanRow)| {
        let name = move || match row.name.is_empty() {
            true => FIRM.get(ui.state.speaks.get()).to_owned(),
            false => row.name.clone(),
        };
        view! { <option value=at.to_string()>{name}</option> }
    };
    move || planning.rows.get().into_iter().enumerate().map(choice).collect_view()
}

impl Planning {
    /// Puts amounts of rows into the grid, to be looked at and applied.
    fn put(self, given: &[(usize, Months)]) {
        self.draft.update(|draft| {
            self.rows.with_untracked(|rows| put(rows, draft, given));
        });
        self.unread.update(|unread| {
            unread.retain(|it| given.iter().all(|(row, _)| *row != it.0));
        });
    }
}

/// What differs from what is written; a month without anything to plan stays as it is.
fn put(rows: &[PlanRow], draft: &mut Draft, given: &[(usize, Months)]) {
    for (row, months) in given {
        for (at, &amount) in months.iter().enumerate() {
            let before = rows.get(*row).and_then(|it| it.months.get(at).copied().flatten());
            let new = Some(amount).filter(|it| *it != 0).or(before.map(|_| 0));
            if new == before {
                draft.remove(&(*row, at));
            } else {
                draft.insert((*row, at), new);
            }
        }
    }
}

//! Plans typed, pasted or shared out: a year of months by people in money, or by products in pieces,
//! on three levels.

use super::plans_grid::Grid;
use super::plans_model::{Draft, Edited, Plan, PlanRow, edits, rows};
use super::plans_share::Sharing;
use crate::lang::text;
use crate::lang::words::sentence;
use crate::model::date::Period;
use crate::model::hand::TargetEdit;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::targets::{LEVELS, Level, Who};
use crate::report::in_force::{FORESEEN, spread};
use crate::report::plan_grids::over_assignment;
use crate::report::plan_history::{history, level as level_name};
use crate::ui::context::Ui;
use crate::ui::parts::figures::Hand;
use crate::ui::parts::grid::GridCard;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Planning {
    pub ui: Ui,
    pub year: RwSignal<i32>,
    pub plan: RwSignal<Plan>,
    pub level: RwSignal<Level>,
    /// Whether what was planned before stays in the history.
    keeps: RwSignal<bool>,
    pub draft: RwSignal<Draft>,
    pub unread: RwSignal<BTreeSet<(usize, usize)>>,
    pub rows: Memo<Vec<PlanRow>>,
}

impl Planning {
    fn edited(self) -> Edited {
        let since = self.keeps.get().then(|| self.ui.state.today());
        Edited { plan: self.plan.get(), level: self.level.get(), year: self.year.get(), since }
    }

    fn edits(self) -> Vec<TargetEdit> {
        let edited = self.edited();
        self.rows.with(|rows| self.draft.with(|draft| edits(rows, draft, edited)))
    }

    fn forget(self) {
        self.keeps.set(false);
        self.draft.set(Draft::new());
        self.unread.set(BTreeSet::new());
    }

    fn apply(self) {
        let edits = untrack(|| self.edits());
        let count = edits.len();
        match self.ui.state.plan(&edits) {
            Ok(()) => {
                self.forget();
                self.ui.toast(true, false, move |lang| {
                    format!("{}: {count}", text("Изменено планов", "Plans changed").get(lang))
                });
            }
            Err(damage) => self.ui.toast(false, true, move |lang| damage.text(lang).to_owned()),
        }
    }
}

/// The grid, the year, and the button that writes.
#[component]
pub fn Plans() -> impl IntoView {
    let ui = Ui::get();
    let year = RwSignal::new(ui.state.scope.get_untracked().period.from.parts().0);
    let (plan, level) = (RwSignal::new(Plan::Money), RwSignal::new(Level::Plan));
    let (draft, unread) = (RwSignal::new(Draft::new()), RwSignal::new(BTreeSet::new()));
    let today = ui.state.today();
    let rows = Memo::new(move |_| {
        ui.state.data.with(|data| rows(data, plan.get(), level.get(), year.get(), today))
    });
    let keeps = RwSignal::new(false);
    let planning = Planning { ui, year, plan, level, keeps, draft, unread, rows };
    view! {
        <header class="message">
            <h1>{ui.state.say("Планы", "Plans")}</h1>
            <p>{ui.state.say(
                "Введите числа или вставьте блок из Excel: Ctrl+V в первую ячейку. Изменения записываются одной кнопкой и отменяются одним шагом.",
                "Type numbers or paste a block from Excel: Ctrl+V in its first cell. One button writes the changes, one step takes them back.",
            )}</p>
            {move || ui.state.data.with(|data| spread(&data.rules)).map(|it| view! {
                <p class="note" data-testid="plan-weights">{move || it.get(ui.state.speaks.get())}</p>
            })}
        </header>
        <div class="toolbar">
            <WhatAndWhen planning/>
            <span class="space"></span>
            <Writing planning/>
        </div>
        <Sharing planning/>
        <section class="card">
            {move || view! { <Grid rows draft unread year=year.get() plan=plan.get()/> }}
        </section>
        <OfYear planning/>
    }
}

/// What is said of the year as a whole: its calendar, and what is handed out over the own plans.
#[component]
fn OfYear(planning: Planning) -> impl IntoView {
    let Planning { ui, year, plan, .. } = planning;
    let whole = move || Period::parse(&year.get().to_string());
    let is_foreseen = move || {
        ui.state.data.with(|data| whole().is_some_and(|it| data.hours.calendar().foresees(it)))
    };
    let handed_out = move || {
        let today = ui.state.today();
        let scope = Scope { period: whole()?, as_of: today, today, who: Who::Company };
        let kpi = plan.get().kpi();
        let grid = ui
            .state
            .data
            .with(|data| over_assignment(kpi, &kpi.slice(&Known::of(data, scope), scope)))?;
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        Some(view! { <GridCard grid hand/> })
    };
    let revised = move || {
        let (kpi, whole) = (plan.get().kpi(), whole()?);
        let grid = ui.state.data.with(|data| history(kpi, data, whole))?;
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        Some(view! { <GridCard grid hand/> })
    };
    view! {
        <Show when=is_foreseen>
            <p class="note" data-testid="plans-foreseen">
                {move || FORESEEN.get(ui.state.speaks.get())}
            </p>
        </Show>
        {handed_out}
        {revised}
    }
}

/// Money or pieces, and which year. A change of either forgets what is typed.
#[component]
fn WhatAndWhen(planning: Planning) -> impl IntoView {
    let Planning { ui, year, plan, level, .. } = planning;
    let step = move |by: i32| {
        planning.forget();
        year.update(|it| *it += by);
    };
    let tab = move |to: Plan, ru, en| {
        let switch = move |_| {
            planning.forget();
            plan.set(to);
        };
        view! {
            <button class="btn" aria-pressed=move || (plan.get() == to).to_string()
                on:click=switch>{ui.state.say(ru, en)}</button>
        }
    };
    let height = move |to: Level| {
        let set = move |_| {
            planning.forget();
            level.set(to);
        };
        view! {
            <button class="btn" data-testid="plan-level" data-level=LEVELS.get(to as usize).copied()
                aria-pressed=move || (level.get() == to).to_string() on:click=set>
                {move || sentence(level_name(to).get(ui.state.speaks.get()))}
            </button>
        }
    };
    view! {
        <div class="btn-group" role="group" aria-label=ui.state.say("Что планируем", "What is planned")>
            {tab(Plan::Money, "Деньги по менеджерам", "Money by salesperson")}
            {tab(Plan::Units, "Штуки по товарам", "Units by product")}
        </div>
        <div class="btn-group" role="group" aria-label=ui.state.say("Уровень плана", "Level of the plan")>
            {[Level::Minimum, Level::Plan, Level::Stretch].map(height).collect_view()}
        </div>
        <span class="stepper">
            <button class="btn btn-icon" aria-label=ui.state.say("Год раньше", "Year before") on:click=move |_| step(-1)>{icon("back")}</button>
            <output data-testid="plans-year">{move || year.get()}</output>
            <button class="btn btn-icon" aria-label=ui.state.say("Год позже", "Year after") on:click=move |_| step(1)>{icon("forward")}</button>
        </span>
    }
}

/// What could not be read, and the buttons that forget and write.
#[component]
fn Writing(planning: Planning) -> impl IntoView {
    let Planning { ui, draft, unread, keeps, .. } = planning;
    // Asked where something that was planned is changed in a month that is not over.
    let revises = Memo::new(move |_| {
        let today = Some(ui.state.today());
        let edited = Edited { since: today, ..planning.edited() };
        let edits = planning.rows.with(|rows| draft.with(|draft| edits(rows, draft, edited)));
        edits.iter().any(|it| it.amount.is_some() && it.since.is_some())
    });
    let changes = Memo::new(move |_| planning.edits().len());
    view! {
        <span class="note" aria-live="polite">{move || unread.with(|it| (!it.is_empty()).then(|| {
            let head = text("не число", "not a number").get(ui.state.speaks.get());
            format!("{head}: {}", it.len())
        }))}</span>
        <Show when=move || revises.get()>
            <label class="check">
                <input type="checkbox" data-testid="plans-keep" prop:checked=move || keeps.get()
                    on:change=move |event| keeps.set(event_target_checked(&event))/>
                <span>{ui.state.say("С сегодняшнего дня: прежний план останется в истории", "From today on: the plan before stays in the history")}</span>
            </label>
        </Show>
        <button class="btn" disabled=move || draft.with(Draft::is_empty) on:click=move |_| planning.forget()>
            {ui.state.say("Сбросить", "Discard")}
        </button>
        <button class="btn btn-primary" data-testid="plans-apply" data-changes=move || changes.get().to_string()
            disabled=move || changes.get() == 0 on:click=move |_| planning.apply()>
            {move || {
                let head = text("Применить", "Apply").get(ui.state.speaks.get());
                match changes.get() {
                    0 => head.to_owned(),
                    count => format!("{head}: {count}"),
                }
            }}
        </button>
    }
}

//! Plans typed or pasted: a year of months by people in money, or by products in pieces.

use super::plans_grid::Grid;
use super::plans_model::{Draft, Plan, edits, rows};
use crate::lang::text;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The grid, the year, and the button that writes.
#[component]
pub fn Plans() -> impl IntoView {
    let ui = Ui::get();
    let year = RwSignal::new(ui.state.scope.get_untracked().period.from.parts().0);
    let plan = RwSignal::new(Plan::Money);
    let draft = RwSignal::new(Draft::new());
    let unread: RwSignal<BTreeSet<(usize, usize)>> = RwSignal::new(BTreeSet::new());
    let found = Memo::new(move |_| ui.state.data.with(|data| rows(data, plan.get(), year.get())));
    let changes = Memo::new(move |_| {
        found.with(|rows| draft.with(|draft| edits(rows, draft, plan.get(), year.get()).len()))
    });
    let forget = move || {
        draft.set(Draft::new());
        unread.set(BTreeSet::new());
    };
    let apply = move |_| {
        let edits = found.with_untracked(|rows| {
            draft.with_untracked(|it| edits(rows, it, plan.get_untracked(), year.get_untracked()))
        });
        let count = edits.len();
        match ui.state.plan(&edits) {
            Ok(()) => {
                forget();
                ui.toast(true, false, move |lang| {
                    format!("{}: {count}", text("Изменено планов", "Plans changed").get(lang))
                });
            }
            Err(damage) => ui.toast(false, true, move |lang| damage.text(lang).to_owned()),
        }
    };
    let switch = move |to: Plan| {
        forget();
        plan.set(to);
    };
    let step = move |by: i32| {
        forget();
        year.update(|it| *it += by);
    };
    let tab = move |to: Plan, ru, en| {
        view! {
            <button class="btn" aria-pressed=move || (plan.get() == to).to_string()
                on:click=move |_| switch(to)>{ui.state.say(ru, en)}</button>
        }
    };
    view! {
        <header class="message">
            <h1>{ui.state.say("Планы", "Plans")}</h1>
            <p>{ui.state.say(
                "Введите числа или вставьте блок из Excel: Ctrl+V в первую ячейку. Изменения записываются одной кнопкой и отменяются одним шагом.",
                "Type numbers or paste a block from Excel: Ctrl+V in its first cell. One button writes the changes, one step takes them back.",
            )}</p>
        </header>
        <div class="toolbar">
            <div class="btn-group" role="group" aria-label=ui.state.say("Что планируем", "What is planned")>
                {tab(Plan::Money, "Деньги по менеджерам", "Money by salesperson")}
                {tab(Plan::Units, "Штуки по товарам", "Units by product")}
            </div>
            <span class="stepper">
                <button class="btn btn-icon" aria-label=ui.state.say("Год раньше", "Year before") on:click=move |_| step(-1)>{icon("back")}</button>
                <output data-testid="plans-year">{move || year.get()}</output>
                <button class="btn btn-icon" aria-label=ui.state.say("Год позже", "Year after") on:click=move |_| step(1)>{icon("forward")}</button>
            </span>
            <span class="space"></span>
            <span class="note" aria-live="polite">{move || unread.with(|it| (!it.is_empty()).then(|| {
                let head = text("не число", "not a number").get(ui.state.speaks.get());
                format!("{head}: {}", it.len())
            }))}</span>
            <button class="btn" disabled=move || draft.with(Draft::is_empty) on:click=move |_| forget()>
                {ui.state.say("Сбросить", "Discard")}
            </button>
            <button class="btn btn-primary" data-testid="plans-apply" data-changes=move || changes.get().to_string()
                disabled=move || changes.get() == 0 on:click=apply>
                {move || format!("{} {}", text("Применить", "Apply").get(ui.state.speaks.get()), changes.get())}
            </button>
        </div>
        <section class="card">
            {move || view! { <Grid rows=found draft unread year=year.get() plan=plan.get()/> }}
        </section>
    }
}

//! What is one already, by itself or by an answer, and what was answered: each can be taken back.

use crate::lang::{format, text};
use crate::model::answers::{Answer, Side};
use crate::model::occurrences::{Merged, merged};
use crate::model::table::Table;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// Of those that are one, how many are listed.
const SHOWN: usize = 50;

/// Both lists, folded.
#[component]
pub fn Answered() -> impl IntoView {
    let ui = Ui::get();
    let joined = Memo::new(move |_| {
        ui.state.data.with(|data| {
            let of = |table| merged(data, table).into_iter().map(move |it| (table, it));
            of(Table::Reps).chain(of(Table::Customers)).collect::<Vec<(Table, Merged)>>()
        })
    });
    let answers = Memo::new(move |_| ui.state.ground.with(|it| it.settings.rules.answers.clone()));
    let title = move |ru, en, count: usize| {
        let lang = ui.state.speaks.get();
        format!("{}: {}", text(ru, en).get(lang), format::count(count, lang))
    };
    view! {
        <Show when=move || joined.with(|it| !it.is_empty())>
            <details data-testid="same-joined" data-count=move || joined.with(Vec::len).to_string()>
                <summary>{move || title("Считаем одним", "Taken for one", joined.with(Vec::len))}</summary>
                <ul class="batches">
                    {move || joined.get().into_iter().take(SHOWN)
                        .map(|(table, merged)| view! { <Joined table merged/> }).collect_view()}
                </ul>
            </details>
        </Show>
        <Show when=move || answers.with(|it| !it.is_empty())>
            <details data-testid="same-answers" data-count=move || answers.with(Vec::len).to_string()>
                <summary>{move || title("Ваши ответы", "Your answers", answers.with(Vec::len))}</summary>
                <ul class="batches">
                    {move || answers.get().into_iter().rev()
                        .map(|answer| view! { <Given answer/> }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}

/// One with several names; a press parts a name from it.
#[component]
fn Joined(table: Table, merged: Merged) -> impl IntoView {
    let ui = Ui::get();
    let Merged { name, others, .. } = merged;
    let called = name.clone();
    let part = move |other: Side| {
        let one = Side { name: called.clone(), id: None };
        let shown = other.name.clone();
        let (handle, spoken) = (shown.clone(), shown.clone());
        let press = move |_| {
            let said = other.name.clone();
            ui.state.part(table, one.clone(), other.clone());
            ui.toast(true, false, move |lang| {
                format!("{}: {said}", text("Отделено", "Parted").get(lang))
            });
        };
        view! {
            <button class="chip" data-testid="same-part" data-name=handle on:click=press
                aria-label=move || format!("{}: {spoken}", text("Отделить", "Part").get(ui.state.speaks.get()))>
                <bdi>{shown}</bdi> " ✕"
            </button>
        }
    };
    let others = others.into_iter().map(part).collect_view();
    view! {
        <li class="batch">
            <div><b><bdi>{name}</bdi></b></div>
            <div class="chips">{others}</div>
        </li>
    }
}

#[component]
fn Given(answer: Answer) -> impl IntoView {
    let ui = Ui::get();
    let side = |it: &Side| match &it.id {
        Some(id) => format!("{} · {id}", it.name),
        None => it.name.clone(),
    };
    let said = format!("{}, {}", side(&answer.one), side(&answer.other));
    let word = match answer.is_same {
        true => text("одно и то же", "the same"),
        false => text("разные", "different"),
    };
    let spoken = said.clone();
    let forget = move |_| ui.state.unanswer(&answer);
    view! {
        <li class="batch">
            <div><b><bdi>{said}</bdi></b> <p>{move || word.get(ui.state.speaks.get())}</p></div>
            <button class="btn" data-testid="same-forget" on:click=forget
                aria-label=move || format!("{}: {spoken}", text("Забыть ответ", "Forget the answer").get(ui.state.speaks.get()))>
                {ui.state.say("Забыть ответ", "Forget")}
            </button>
        </li>
    }
}

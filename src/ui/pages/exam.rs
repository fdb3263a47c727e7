//! Knowledge tests: taken on this device, whom they are due for, and their questions.

use super::exam_begin::Begin;
use super::exam_due::DueCard;
use super::exam_kiosk::Kiosk;
use super::exam_questions::Questions;
use super::exam_running::Running;
use crate::lang::Lang;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// The screen of tests; one that is under way covers it.
#[component]
pub fn Exams() -> impl IntoView {
    let ui = Ui::get();
    let running = Running::open(ui);
    let is_open = Memo::new(move |_| running.is_open());
    // One put aside is first gone on with or dropped.
    let is_free = Memo::new(move |_| running.draft.with(Option::is_none) || running.is_stale());
    view! {
        <Show when=move || is_open.get()><Kiosk running/></Show>
        <header class="message">
            <h1>{ui.state.say("Тест знаний", "Knowledge test")}</h1>
            <p>{ui.state.say(
                "Выберите человека и передайте ему устройство: вопросы займут весь экран, ответы клавишами 1–4. Результат станет попыткой и войдёт в «Знание продукта».",
                "Choose a person and hand over the device: the questions fill the screen, keys 1–4 answer. The result becomes an attempt and counts in “Product knowledge”.",
            )}</p>
        </header>
        <div class="stack">
            <Aside running/>
            <Show when=move || is_free.get()><Begin running/></Show>
            <DueCard/>
            <Questions/>
        </div>
    }
}

/// A test put aside, and one that could not be gone on with.
#[component]
fn Aside(running: Running) -> impl IntoView {
    let ui = Ui::get();
    let aside = move || running.draft.get().filter(|it| it.is_aside).zip(running.exam());
    let said = move || {
        let (_, exam) = aside()?;
        let name = ui.state.data.with(|data| data.rep(exam.rep).map(|it| it.name.clone()))?;
        let (done, all) = (exam.given.iter().flatten().count(), exam.paper.len());
        Some(match ui.state.speaks.get() {
            Lang::Ru => format!("Отложенный тест: {name}, отвечено {done} из {all}"),
            Lang::En => format!("A test put aside: {name}, {done} of {all} answered"),
        })
    };
    let resume = move |_| {
        if let Some(draft) = running.draft.get_untracked() {
            running.show(draft);
        }
    };
    let is_aside = Memo::new(move |_| aside().is_some());
    let is_stale = Memo::new(move |_| running.is_stale());
    view! {
        <Show when=move || is_stale.get()>
            <div class="banner" data-tone="watch" role="status" data-testid="exam-stale">
                <p>{ui.state.say(
                    "Начатый тест не продолжить: его вопросы с тех пор изменились. Начните заново.",
                    "The test under way cannot be gone on with: its questions have changed since. Begin anew.",
                )}</p>
                <button class="btn" data-testid="exam-forget" on:click=move |_| running.forget()>
                    {ui.state.say("Убрать", "Drop it")}
                </button>
            </div>
        </Show>
        <Show when=move || is_aside.get()>
            <section class="card" data-testid="exam-aside">
                <p>{said}</p>
                <div class="actions">
                    <button class="btn btn-primary" data-testid="exam-resume" on:click=resume>
                        {ui.state.say("Продолжить", "Go on")}
                    </button>
                    <button class="btn" data-testid="exam-drop" on:click=move |_| running.forget()>
                        {ui.state.say("Убрать без результата", "Drop without a result")}
                    </button>
                </div>
            </section>
        </Show>
    }
}

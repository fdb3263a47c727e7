//! How a test went: the score of each topic against what passes, and what was answered wrong.

use super::exam_ask::ANSWERS;
use super::exam_kiosk::FIRST;
use super::exam_running::Running;
use crate::kpi::Unit;
use crate::lang::format::{Sign, percent, trimmed};
use crate::lang::{Lang, text};
use crate::model::questions::{Answer, Question};
use crate::model::unit::{Exact, Quantity};
use crate::report::exam::{Exam, Mark, topic};
use crate::ui::browser;
use crate::ui::parts::figures::handle;
use crate::ui::parts::icon::small_icon;
use leptos::prelude::*;

/// The result.
#[component]
pub fn Outcome(running: Running) -> impl IntoView {
    let ui = running.ui;
    let exam = untrack(|| running.exam());
    let marks = exam.as_ref().map(|it| ui.state.data.with_untracked(|data| it.marks(data)));
    let marks = StoredValue::new(marks.unwrap_or_default());
    let exam = StoredValue::new(exam);
    let is_locked =
        running.draft.with_untracked(|it| it.as_ref().is_some_and(|it| !it.pin.is_empty()));
    let leave = move |_| match is_locked {
        true => running.is_leaving.set(true),
        false => running.leave(),
    };
    let rows = move || marks.with_value(|all| all.iter().map(|it| row(running, it)).collect_view());
    let wrong = move || exam.with_value(|it| it.as_ref().map(|it| wrong(running, it)));
    Effect::new(move |_| browser::focus(FIRST));
    view! {
        <section class="card" data-testid="exam-outcome">
            <h2>{move || marks.with_value(|it| said(it, ui.state.speaks.get()))}</h2>
            <Show when=move || running.is_failed.get()>
                <p class="field-error" role="alert">{ui.state.say(
                    "Результат не записан: не удалось подготовить его к сохранению.",
                    "The result is not recorded: it could not be made ready to be saved.",
                )}</p>
            </Show>
            <table class="table">
                <caption class="quiet-text">{ui.state.say("Результат по темам", "Result by topic")}</caption>
                <thead><tr>
                    <th scope="col">{ui.state.say("Тема", "Topic")}</th>
                    <th scope="col" class="num wide-only">{ui.state.say("Баллы", "Points")}</th>
                    <th scope="col" class="num">{ui.state.say("Балл", "Score")}</th>
                    <th scope="col" class="num">{ui.state.say("Порог", "Pass")}</th>
                    <th scope="col">{ui.state.say("Итог", "Result")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        {wrong}
        <div class="actions">
            <button class="btn btn-big btn-primary" id=FIRST data-testid="exam-done" on:click=leave>
                {ui.state.say("Готово", "Done")}
            </button>
        </div>
    }
}

/// `Сдано тем: 1 из 2`.
fn said(marks: &[Mark], lang: Lang) -> String {
    let (passed, all) = (marks.iter().filter(|it| it.is_passed).count(), marks.len());
    match lang {
        Lang::Ru => format!("Сдано тем: {passed} из {all}"),
        Lang::En => format!("Topics passed: {passed} of {all}"),
    }
}

fn row(running: Running, mark: &Mark) -> impl IntoView + use<> {
    let ui = running.ui;
    let lang = ui.state.speaks.get();
    let found = ui
        .state
        .data
        .with_untracked(|data| topic(data, mark.topic).map(|it| (it.name.clone(), it.pass.0)));
    let (name, pass) = found.unwrap_or_default();
    let share = |part: i64, whole: i64| Exact::new(part.into(), whole.into());
    let points = |it: Quantity| trimmed(share(it.0, Quantity::ONE.0), 2, Sign::Minus, lang);
    let score = share(mark.points.0, mark.max.0);
    let exact = handle(Some(score), Unit::Share);
    let (status, shape, word) = match mark.is_passed {
        true => ("good", "check", text("сдано", "passed")),
        false => ("bad", "triangle", text("не сдано", "not passed")),
    };
    view! {
        <tr data-testid="exam-mark" data-topic=name data-score=exact data-passed=mark.is_passed.to_string()>
            <th scope="row"><bdi>{name.clone()}</bdi></th>
            <td class="num wide-only">{points(mark.points)} " / " {points(mark.max)}</td>
            <td class="num">{percent(score, lang)}</td>
            <td class="num">{percent(share(pass, 1_000_000), lang)}</td>
            <td><span class="status" data-status=status>{small_icon(shape)} <span>{word.get(lang)}</span></span></td>
        </tr>
    }
}

/// What was answered wrong, in the order asked, with what is right.
fn wrong(running: Running, exam: &Exam) -> AnyView {
    let ui = running.ui;
    let lang = ui.state.speaks.get();
    let given = exam.paper.iter().copied().zip(exam.given.iter().copied());
    let found: Vec<(Question, Option<Answer>)> = ui.state.data.with_untracked(|data| {
        let wrong = given.filter_map(|(at, given)| {
            let question = data.questions.get(at)?;
            (given != Some(question.correct)).then(|| (question.clone(), given))
        });
        wrong.collect()
    });
    if found.is_empty() {
        let said = text("Все ответы верны.", "Every answer is right.").get(lang);
        return view! { <p class="card">{said}</p> }.into_any();
    }
    let count = found.len();
    let said = |question: &Question, answer: Answer| {
        let place = ANSWERS.iter().position(|it| *it == answer);
        place.and_then(|at| question.answers.get(at).cloned().flatten()).unwrap_or_default()
    };
    let line = |(question, given): (Question, Option<Answer>)| {
        view! {
            <li class="batch" data-testid="exam-wrong">
                <div>
                    <b>{question.text.clone()}</b>
                    {given.map(|it| view! {
                        <p>{text("Ответ: ", "Answered: ").get(lang)} <span class="bad">{said(&question, it)}</span></p>
                    })}
                    <p>{text("Верно: ", "Right: ").get(lang)} <span class="good">{said(&question, question.correct)}</span></p>
                </div>
            </li>
        }
    };
    let lines = found.into_iter().map(line).collect_view();
    view! {
        <section class="card">
            <h2>{match lang {
                Lang::Ru => format!("Неверные ответы: {count}"),
                Lang::En => format!("Wrong answers: {count}"),
            }}</h2>
            <ul class="batches">{lines}</ul>
        </section>
    }
    .into_any()
}

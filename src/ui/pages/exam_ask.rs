//! One question of a test: its answers are the keys 1 to 4, Enter goes on.

use super::exam_kiosk::FIRST;
use super::exam_running::Running;
use crate::lang::{Lang, text};
use crate::model::questions::{Answer, Question};
use crate::ui::browser;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// The four answers, in order.
pub const ANSWERS: [Answer; 4] = [Answer::A, Answer::B, Answer::C, Answer::D];

/// The question asked.
fn asked(running: Running) -> Option<Question> {
    let exam = running.exam()?;
    let at = *exam.paper.get(exam.next()?)?;
    running.ui.state.data.with(|data| data.questions.get(at).cloned())
}

/// The answers of the question asked, as their keys count them.
pub fn shown(running: Running) -> Vec<(Answer, String)> {
    let answers = asked(running).map(|it| it.answers).unwrap_or_default();
    ANSWERS.into_iter().zip(answers).filter_map(|(it, said)| Some((it, said?))).collect()
}

/// The element of an answer.
pub fn place(at: usize) -> String {
    if at == 0 { FIRST.to_owned() } else { format!("exam-answer-{at}") }
}

/// How far the test is: `Вопрос 3 из 10`.
pub fn progress(ui: Ui, running: Running) -> impl Fn() -> Option<String> + Copy + Send {
    move || {
        let exam = running.exam()?;
        let (next, all) = (exam.next(), exam.paper.len());
        Some(match (next, ui.state.speaks.get()) {
            (Some(at), Lang::Ru) => format!("Вопрос {} из {all}", at + 1),
            (Some(at), Lang::En) => format!("Question {} of {all}", at + 1),
            (None, lang) => text("Тест закончен", "The test is finished").get(lang).to_owned(),
        })
    }
}

/// The question with its answers, and the button that goes on.
#[component]
pub fn Asking(running: Running, at: usize) -> impl IntoView {
    let ui = running.ui;
    let question = untrack(|| asked(running)).map(|it| it.text).unwrap_or_default();
    let answers = untrack(|| shown(running)).into_iter().enumerate();
    let answers = answers.map(|(key, (answer, said))| {
        view! {
            <label class="check answer" data-testid="exam-answer" data-answer=answer.word()>
                <input type="radio" name="answer" id=place(key)
                    prop:checked=move || running.chosen.get() == Some(answer)
                    on:change=move |_| running.choose(answer)/>
                <kbd aria-hidden="true">{key + 1}</kbd>
                <span>{said}</span>
            </label>
        }
    });
    let answers = answers.collect_view();
    let missing = move || {
        let said = text("Выберите ответ: клавиши 1–4.", "Choose an answer: keys 1–4.");
        running.is_unanswered.get().then(|| said.get(ui.state.speaks.get()))
    };
    Effect::new(move |_| browser::focus(FIRST));
    view! {
        <form class="stack" data-testid="exam-question" data-at=at.to_string()
            on:submit=move |event| { event.prevent_default(); running.go_on(); }>
            <div class="card stack" role="radiogroup" aria-labelledby="exam-text">
                <h2 id="exam-text" data-testid="exam-text">{question}</h2>
                {answers}
            </div>
            <div class="actions">
                <button class="btn btn-big btn-primary" data-testid="exam-next">
                    {ui.state.say("Дальше", "Next")}
                </button>
                <kbd class="wide-only" aria-hidden="true">"Enter"</kbd>
                <span class="field-error" role="status">{missing}</span>
            </div>
        </form>
    }
}

//! The form of a question: a new one, or one typed before.

use super::exam_ask::ANSWERS;
use crate::lang::{Lang, text};
use crate::model::hand_questions::{QuestionEdit, TypedQuestion, read};
use crate::model::questions::Answer;
use crate::model::table::Table;
use crate::model::unit::Quantity;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::paste::{Amount, amount};
use leptos::prelude::*;

/// What is being written: nothing, a question more, or the one of that row of those typed.
pub type Editing = RwSignal<Option<Option<usize>>>;

/// A question of which nothing is said yet.
fn blank(topic: String) -> TypedQuestion {
    TypedQuestion {
        bank: String::new(),
        topic,
        text: String::new(),
        answers: Default::default(),
        correct: Answer::A,
        points: Quantity::ONE,
    }
}

/// What is typed so far; copies are the same.
#[derive(Clone, Copy)]
struct Sheet {
    ui: Ui,
    /// What is changed; none: a question is added.
    was: StoredValue<Option<TypedQuestion>>,
    editing: Editing,
    question: RwSignal<TypedQuestion>,
    is_wrong: RwSignal<bool>,
}

impl Sheet {
    fn keep(self) {
        let question = self.question.get_untracked();
        if !question.is_whole() {
            self.is_wrong.set(true);
            return;
        }
        self.is_wrong.set(false);
        let topic = question.topic.clone();
        let was = self.was.get_value();
        let is_new = was.is_none();
        let (edit, said) = match was {
            None => (QuestionEdit::Add(question), text("Вопрос добавлен", "Question added")),
            Some(was) => {
                (QuestionEdit::Change(was, question), text("Вопрос изменён", "Question changed"))
            }
        };
        match self.ui.state.ask(edit) {
            Ok(()) => self.ui.toast(true, false, move |lang| said.get(lang).to_owned()),
            Err(damage) => self.ui.toast(false, true, move |lang| damage.text(lang).to_owned()),
        }
        if is_new {
            // Questions of one topic are typed one after another.
            self.question.set(blank(topic));
            browser::focus("question-text");
        } else {
            self.close();
        }
    }

    fn close(self) {
        self.editing.set(None);
        browser::focus("question-add");
    }

    fn edit(self, change: impl FnOnce(&mut TypedQuestion)) {
        self.is_wrong.set(false);
        self.question.update(change);
    }
}

/// The form.
#[component]
pub fn Form(row: Option<usize>, editing: Editing) -> impl IntoView {
    let ui = Ui::get();
    let there = row.and_then(|row| {
        ui.state.data.with_untracked(|data| {
            let is_typed = |it: &&std::sync::Arc<crate::model::batch::Batch>| {
                it.origin.is_hand() && it.table == Table::Questions
            };
            data.batches.iter().find(is_typed).map(|batch| read(batch, row))
        })
    });
    let question = RwSignal::new(there.clone().unwrap_or_else(|| blank(String::new())));
    let was = StoredValue::new(there);
    let sheet = Sheet { ui, was, editing, question, is_wrong: RwSignal::new(false) };
    let missing = move || {
        let said = text(
            "Нужны тема, вопрос, два ответа или больше, верный среди них и баллы больше нуля.",
            "A topic, a question, two answers or more, the right one among them and points over zero are needed.",
        );
        sheet.is_wrong.get().then(|| said.get(ui.state.speaks.get()))
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        sheet.keep();
    };
    Effect::new(move |_| browser::focus("question-topic"));
    view! {
        <form class="card stack" data-testid="question-form" on:submit=keep>
            <div class="fields"><About sheet/></div>
            <label class="field">
                <span class="field-name">{ui.state.say("Вопрос", "Question")}</span>
                <textarea class="input" id="question-text" data-testid="question-text" rows="2"
                    prop:value=move || question.with(|it| it.text.clone())
                    on:input=move |event| sheet.edit(|it| it.text = event_target_value(&event))></textarea>
            </label>
            <div class="field" role="group" aria-labelledby="question-answers">
                <span class="field-name" id="question-answers">{ui.state.say("Ответы; отметьте верный", "Answers; mark the right one")}</span>
                {ANSWERS.into_iter().enumerate().map(|(at, answer)| view! { <Line sheet at answer/> }).collect_view()}
            </div>
            <div class="actions">
                <button class="btn btn-primary" data-testid="question-keep">{ui.state.say("Записать", "Record")}</button>
                <button class="btn" type="button" on:click=move |_| sheet.close()>{ui.state.say("Закрыть", "Close")}</button>
                <span class="field-error" role="status" data-testid="question-wrong">{missing}</span>
            </div>
        </form>
    }
}

/// Topic, bank and points.
#[component]
fn About(sheet: Sheet) -> impl IntoView {
    let ui = sheet.ui;
    let topics = move || {
        let names = ui
            .state
            .data
            .with(|data| data.topics.iter().map(|it| it.name.clone()).collect::<Vec<String>>());
        names.into_iter().map(|it| view! { <option value=it></option> }).collect_view()
    };
    let points = move || {
        let lang = ui.state.speaks.get();
        let points = sheet.question.with(|it| it.points);
        crate::lang::format::plain(
            crate::model::unit::Exact::new(points.0.into(), 1_000_000),
            6,
            lang,
        )
    };
    let on_points = move |event| {
        let comma_groups = ui.state.speaks.get_untracked() == Lang::En;
        let points = match amount(&event_target_value(&event), comma_groups) {
            Amount::Of(points) => points,
            _ => 0,
        };
        sheet.edit(|it| it.points = Quantity(points));
    };
    view! {
        <label class="field">
            <span class="field-name">{ui.state.say("Тема", "Topic")}</span>
            <input class="input" id="question-topic" list="question-topics" autocomplete="off" data-testid="question-topic"
                prop:value=move || sheet.question.with(|it| it.topic.clone())
                on:input=move |event| sheet.edit(|it| it.topic = event_target_value(&event))/>
            <datalist id="question-topics">{topics}</datalist>
        </label>
        <label class="field">
            <span class="field-name">{ui.state.say("Баллов за верный ответ", "Points for the right answer")}</span>
            <input class="input" inputmode="decimal" data-testid="question-points" prop:value=points on:change=on_points
                aria-invalid=move || sheet.question.with(|it| it.points.0 <= 0).to_string()/>
        </label>
        <label class="field">
            <span class="field-name">{ui.state.say("Банк (не обязательно)", "Bank (optional)")}</span>
            <input class="input" data-testid="question-bank" prop:value=move || sheet.question.with(|it| it.bank.clone())
                on:input=move |event| sheet.edit(|it| it.bank = event_target_value(&event))/>
        </label>
    }
}

/// One answer, and whether it is the right one.
#[component]
fn Line(sheet: Sheet, at: usize, answer: Answer) -> impl IntoView {
    let ui = sheet.ui;
    let spoken =
        move |ru, en| move || format!("{} {}", text(ru, en).get(ui.state.speaks.get()), at + 1);
    let value = move || sheet.question.with(|it| it.answers.get(at).cloned().unwrap_or_default());
    let on_input = move |event| {
        sheet.edit(|it| {
            if let Some(place) = it.answers.get_mut(at) {
                *place = event_target_value(&event);
            }
        });
    };
    view! {
        <div class="field-line">
            <span class="check">
            <input type="radio" name="question-right" data-testid="question-right" aria-label=spoken("Верен ответ", "Right is answer")
                prop:checked=move || sheet.question.with(|it| it.correct == answer)
                on:change=move |_| sheet.edit(|it| it.correct = answer)/>
            </span>
            <input class="input" data-testid="question-answer" aria-label=spoken("Ответ", "Answer")
                prop:value=value on:input=on_input/>
        </div>
    }
}

//! The questions that tests ask: those of sheets as they are, those typed here to be changed.

use super::exam_ask::ANSWERS;
use super::exam_begin::QUESTIONS;
use super::exam_write::{Editing, Form};
use crate::lang::format::{Sign, trimmed};
use crate::lang::{Lang, text};
use crate::model::dataset::Dataset;
use crate::model::hand_questions::QuestionEdit;
use crate::model::questions::Question;
use crate::model::table::Table;
use crate::model::unit::{Exact, Quantity};
use crate::report::exam::topic;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::late_parts::Export;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// A question with where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Listed {
    question: Question,
    /// The row of those typed here; `None`: a file has brought it.
    typed: Option<usize>,
    /// The file.
    file: String,
}

/// The questions by topic, in the order of their topics' names.
fn listed(data: &Dataset) -> Vec<(String, Vec<Listed>)> {
    let mut all: Vec<(String, Vec<Listed>)> = Vec::new();
    for question in &data.questions {
        let batch = usize::try_from(question.place.batch).ok().and_then(|it| data.batches.get(it));
        let Some((batch, topic)) = batch.zip(topic(data, question.topic)) else { continue };
        let row = usize::try_from(question.place.row).ok();
        let line = Listed {
            question: question.clone(),
            typed: row.filter(|_| batch.origin.is_hand()),
            file: batch.origin.file.clone(),
        };
        match all.iter_mut().find(|it| it.0 == topic.name) {
            Some(of) => of.1.push(line),
            None => all.push((topic.name.clone(), vec![line])),
        }
    }
    crate::model::sort::by(&mut all, |a, b| a.0.cmp(&b.0));
    all
}

/// The list, its templates, and the form that adds to it.
#[component]
pub fn Questions() -> impl IntoView {
    let ui = Ui::get();
    let editing: Editing = RwSignal::new(None);
    let all = Memo::new(move |_| ui.state.data.with(|data| listed(data)));
    let template = move |is_filled: bool, ru, en| {
        let download = move |_| ui.export(Export::Template(Table::Questions, is_filled));
        view! {
            <button class="btn" data-testid="questions-template" data-filled=is_filled.to_string() on:click=download>
                {icon(if is_filled { "table" } else { "file" })} <span>{ui.state.say(ru, en)}</span>
            </button>
        }
    };
    view! {
        <section class="card stack" data-testid="questions">
            <header class="card-head">
                <h2>{ui.state.say("Вопросы", "Questions")}</h2>
                <span class="card-note">{ui.state.say(
                    "лист по шаблону загружается как любой файл",
                    "a sheet made from the template is imported as any file",
                )}</span>
            </header>
            <div class="actions">
                <button class="btn btn-primary" data-testid="question-add" id="question-add"
                    on:click=move |_| editing.set(Some(None))>
                    {icon("plus")} <span>{ui.state.say("Добавить вопрос", "Add a question")}</span>
                </button>
                {template(false, "Шаблон листа", "Template of a sheet")}
                {template(true, "Шаблон с примером", "Template with an example")}
            </div>
            {move || editing.get().map(|row| view! { <Form row editing/> })}
            <For each=move || all.get() key=|it| it.0.clone() children=move |(name, _)| {
                let of = name.clone();
                let own = Memo::new(move |_| all.with(|all| {
                    all.iter().find(|it| it.0 == of).map(|it| it.1.clone()).unwrap_or_default()
                }));
                let count = move || QUESTIONS.with(own.with(Vec::len), ui.state.speaks.get());
                view! {
                    <details data-testid="questions-topic" data-topic=name>
                        <summary><bdi>{name.clone()}</bdi> ": " {count}</summary>
                        <ul class="batches">
                            {move || own.get().into_iter().map(|it| line(ui, it, editing)).collect_view()}
                        </ul>
                    </details>
                }
            }/>
        </section>
    }
}

fn line(ui: Ui, of: Listed, editing: Editing) -> impl IntoView {
    let Listed { question, typed, file } = of;
    let answers = ANSWERS.into_iter().zip(question.answers.clone());
    let answers = answers.filter_map(|(it, said)| Some((it == question.correct, said?)));
    let answers = answers.enumerate().map(|(at, (is_right, said))| {
        let right = is_right.then(|| {
            view! {
                <span class="good">" ✓"<span class="quiet-text">{ui.state.say(" верно", " right")}</span></span>
            }
        });
        view! { <span>{(at > 0).then_some(" · ")}{said}{right}</span> }
    });
    let answers = answers.collect::<Vec<_>>();
    let points = Exact::new(question.points.0.into(), Quantity::ONE.0.into());
    let bank = question.bank.clone();
    let about = move || {
        let lang = ui.state.speaks.get();
        let points = trimmed(points, 2, Sign::Minus, lang);
        let points = match lang {
            Lang::Ru => format!("баллов: {points}"),
            Lang::En => format!("points: {points}"),
        };
        let place = match typed {
            Some(_) => text("введён вручную", "typed in").get(lang),
            None => file.as_str(),
        };
        let all = [bank.as_deref(), Some(points.as_str()), Some(place)];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let said = question.text.clone();
    let buttons = typed.map(|row| buttons(ui, row, said, editing));
    view! {
        <li class="batch" data-testid="question" data-typed=typed.is_some().to_string()>
            <div>
                <b>{question.text}</b>
                <p>{answers}</p>
                <p><bdi>{about}</bdi></p>
            </div>
            {buttons}
        </li>
    }
}

fn buttons(ui: Ui, row: usize, said: String, editing: Editing) -> impl IntoView {
    let said = StoredValue::new(said);
    let spoken = move |ru, en| {
        move || {
            let head = text(ru, en).get(ui.state.speaks.get());
            said.with_value(|it| format!("{head}: {it}"))
        }
    };
    let remove = move |_| {
        editing.set(None);
        match ui.state.ask(QuestionEdit::Remove(row)) {
            Ok(()) => ui.toast(true, false, |lang| {
                text("Вопрос убран", "Question removed").get(lang).to_owned()
            }),
            Err(damage) => ui.toast(false, true, move |lang| damage.text(lang).to_owned()),
        }
        browser::focus("question-add");
    };
    view! {
        <span class="actions">
            <button class="btn btn-icon" data-testid="question-edit" aria-label=spoken("Изменить", "Change")
                on:click=move |_| editing.set(Some(Some(row)))>{icon("edit")}</button>
            <button class="btn btn-icon" data-testid="question-remove" aria-label=spoken("Убрать", "Remove")
                on:click=remove>{icon("trash")}</button>
        </span>
    }
}

//! Whom a test is due for, and what follows: the training that a gap asks for, then the test again.

use super::exam_begin::asked;
use super::exam_train::{Assign, Form, Trained};
use crate::kpi::ground::knowledge::Standing;
use crate::lang::{Lang, Text, date, format, text};
use crate::model::dataset::Dataset;
use crate::report::exam::topic;
use crate::report::exam_due::{Due, due_on};
use crate::report::knowledge::standing;
use crate::ui::context::Ui;
use crate::ui::parts::icon::{icon, small_icon};
use crate::ui::route::Page;
use leptos::prelude::*;

/// So many are listed at first.
const SHOWN: usize = 20;

const NOBODY: Text = text(
    "Никому: обязательные темы сданы, и сроки не истекают в ближайшие 14 дней.",
    "Nobody: required topics are passed and none expires within 14 days.",
);

const NO_TOPICS: Text = text(
    "Обязательных тем ещё нет: они приходят листом тем или с результатами тестов.",
    "There are no required topics yet: they come in a sheet of topics or with results of tests.",
);

/// A test that is due, with the names of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is due.
    pub due: Due,
    /// The salesperson.
    pub rep: String,
    /// The name in links.
    pub link: String,
    /// The topic.
    pub topic: String,
    /// Whether there are questions of it.
    pub is_asked: bool,
}

fn row(data: &Dataset, due: Due, asked: &[u32]) -> Option<Row> {
    let rep = data.rep(due.rep)?;
    Some(Row {
        due,
        rep: rep.name.clone(),
        link: rep.link.clone(),
        topic: topic(data, due.topic)?.name.clone(),
        is_asked: asked.contains(&due.topic),
    })
}

/// The tests of the people looked at that are due today.
#[component]
pub fn DueCard() -> impl IntoView {
    let ui = Ui::get();
    let today = ui.state.today();
    let rows = Memo::new(move |_| {
        let who = ui.state.scope.get().who;
        ui.state.data.with(|data| {
            let asked: Vec<u32> = asked(data).into_iter().map(|it| it.code).collect();
            let due = due_on(data, today, who).into_iter();
            due.filter_map(|it| row(data, it, &asked)).collect::<Vec<Row>>()
        })
    });
    let has_topics =
        Memo::new(move |_| ui.state.data.with(|data| data.topics.iter().any(|it| it.required)));
    let (is_whole, assigned) = (RwSignal::new(false), RwSignal::new(None));
    let shown = move || {
        let most = if is_whole.get() { usize::MAX } else { SHOWN };
        rows.get().into_iter().take(most).collect::<Vec<Row>>()
    };
    let count = move || rows.with(Vec::len);
    view! {
        <section class="card" data-testid="due" data-count=move || count().to_string()>
            <header class="card-head">
                <h2>{ui.state.say("Кому пора сдавать", "Whom a test is due for")}</h2>
                <span class="card-note">{move || {
                    let lang = ui.state.speaks.get();
                    format!("{} {}", text("на", "as of").get(lang), date::day(today, lang))
                }}</span>
            </header>
            <Show when=move || count() == 0>
                <p class="note">{move || match has_topics.get() {
                    true => NOBODY,
                    false => NO_TOPICS,
                }.get(ui.state.speaks.get())}</p>
            </Show>
            <ul class="batches">
                <For each=shown key=|it| format!("{it:?}") let:row>
                    <DueRow row assigned/>
                </For>
            </ul>
            <Show when=move || { count() > SHOWN && !is_whole.get() }>
                <button class="btn" on:click=move |_| is_whole.set(true)>
                    {move || {
                        let lang = ui.state.speaks.get();
                        let head = text("Показать все", "Show all").get(lang);
                        format!("{head}: {}", format::count(count(), lang))
                    }}
                </button>
            </Show>
        </section>
    }
}

/// `ниже порога, действует по 31 мар. 2026`
fn said(of: &Due, lang: Lang) -> String {
    let state = standing(of.standing).get(lang);
    let until: Option<Text> = match of.standing {
        Standing::Missing => None,
        Standing::Expired => Some(text("действовал по", "held to")),
        Standing::Passed | Standing::Below => Some(text("действует по", "holds to")),
    };
    match until.zip(of.expires) {
        Some((word, day)) => format!("{state}, {} {}", word.get(lang), date::day(day, lang)),
        None => state.to_owned(),
    }
}

/// Which row has its form open.
pub type Assigned = RwSignal<Option<(u32, u32)>>;

#[component]
fn DueRow(row: Row, assigned: Assigned) -> impl IntoView {
    let ui = Ui::get();
    let Row { due, rep, link, topic, is_asked } = row.clone();
    let kept = StoredValue::new(row.clone());
    let is_open = move || assigned.get() == Some((due.rep, due.topic));
    let is_overdue = due.is_overdue();
    let (status, shape, word) = match is_overdue {
        true => ("bad", "triangle", text("просрочено", "overdue")),
        false => ("watch", "diamond", text("скоро", "soon")),
    };
    let href = move || {
        let mut to = ui.state.link().at(Page::Exam);
        to.who = Some(link.clone());
        to.to_string()
    };
    let whose = format!("{rep}, {topic}");
    let spoken = whose.clone();
    let start = move || {
        let lang = ui.state.speaks.get();
        format!("{}: {spoken}", text("Начать тест", "Start the test").get(lang))
    };
    view! {
        <li class="batch" data-testid="due-row" data-rep=rep data-topic=topic data-overdue=is_overdue.to_string()
            data-retest=due.is_retest(ui.state.today()).to_string()
            id=format!("due-{}-{}", due.rep, due.topic) tabindex="-1">
            <div>
                <b><bdi>{rep.clone()}</bdi> " · " <bdi>{topic.clone()}</bdi></b>
                <p>{move || said(&due, ui.state.speaks.get())}</p>
                <Trained due/>
            </div>
            <span class="status" data-status=status>
                {small_icon(shape)} <span>{move || word.get(ui.state.speaks.get())}</span>
            </span>
            <span class="actions">
                {is_asked.then(|| view! {
                    <a class="btn" data-testid="due-start" href=href aria-label=start>
                        {icon("play")} <span>{ui.state.say("Начать тест", "Start the test")}</span>
                    </a>
                })}
                {(!is_asked).then(|| view! { <span class="note">{ui.state.say("вопросов нет", "no questions")}</span> })}
                <Assign row=row.clone() assigned/>
            </span>
            <Show when=is_open><Form row=kept.get_value() assigned/></Show>
        </li>
    }
}

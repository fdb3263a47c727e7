//! A test to begin: who is asked, of which topics, and how many questions.

use super::exam_running::Running;
use crate::lang::plural::Plural;
use crate::lang::{Lang, format, text};
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::rules::number;
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::unit::Exact;
use crate::report::exam_due::due_on;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::exam_draft::Draft;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// So many questions are offered at first.
const OFFERED: u32 = 10;

/// Questions of a test.
pub const QUESTIONS: Plural =
    Plural::new(["вопрос", "вопроса", "вопросов"], ["question", "questions"]);

/// A topic that there are questions of.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// Code of the topic.
    pub code: u32,
    /// Its name.
    pub name: String,
    /// Part of the points that passes, in millionths.
    pub pass: i64,
    /// How many questions there are that bring points.
    pub questions: usize,
}

/// The topics that there are questions of, by name.
pub fn asked(data: &Dataset) -> Vec<Asked> {
    let of = |code: u32| data.questions.iter().filter(move |it| it.topic == code);
    let all = (0..).zip(&data.topics).map(|(code, topic)| Asked {
        code,
        name: topic.name.clone(),
        pass: topic.pass.0,
        questions: of(code).filter(|it| it.points.0 > 0).count(),
    });
    let mut all: Vec<Asked> = all.filter(|it| it.questions > 0).collect();
    sort::by(&mut all, |a, b| a.name.cmp(&b.name));
    all
}

/// Who is here on a day, by name.
fn people(data: &Dataset, day: Date) -> Vec<(u32, String)> {
    let is_here = |it: &crate::model::reps::Rep| {
        it.active_from.is_none_or(|from| from <= day) && it.active_to.is_none_or(|to| day <= to)
    };
    let all = (0..).zip(&data.reps).filter(|(_, it)| is_here(it));
    let mut all: Vec<(u32, String)> = all.map(|(code, it)| (code, it.name.clone())).collect();
    sort::by(&mut all, |a, b| a.1.cmp(&b.1));
    all
}

/// What is chosen; copies are the same.
#[derive(Clone, Copy)]
struct Choice {
    ui: Ui,
    rep: RwSignal<Option<u32>>,
    topics: RwSignal<Vec<u32>>,
    count: RwSignal<Option<u32>>,
    pin: RwSignal<String>,
}

impl Choice {
    /// Of whoever the screen looks at: what is due to be tested, else everything.
    fn new(ui: Ui) -> Choice {
        let count = RwSignal::new(Some(OFFERED));
        let choice = Choice {
            ui,
            rep: RwSignal::new(None),
            topics: RwSignal::new(Vec::new()),
            count,
            pin: RwSignal::new(String::new()),
        };
        choice.take(None);
        let who = Memo::new(move |_| ui.state.scope.get().who);
        // The list of who is due leads here from the same screen too.
        Effect::new(move |before: Option<()>| {
            if let Who::Rep(code) = who.get() {
                choice.take(Some(code));
                if before.is_some() {
                    browser::focus("exam-rep");
                }
            }
        });
        choice
    }

    fn take(self, rep: Option<u32>) {
        let today = self.ui.state.today();
        let topics = self.ui.state.data.with_untracked(|data| {
            let due = rep.map(|it| due_on(data, today, Who::Rep(it))).unwrap_or_default();
            let all: Vec<u32> = asked(data).into_iter().map(|it| it.code).collect();
            let is_due = |code: &u32| due.iter().any(|it| it.topic == *code);
            let wanted: Vec<u32> = all.iter().copied().filter(is_due).collect();
            if wanted.is_empty() { all } else { wanted }
        });
        self.rep.set(rep);
        self.topics.set(topics);
    }

    /// How many questions the topics chosen have.
    fn there(self) -> usize {
        let all = self.ui.state.data.with(|data| asked(data));
        let topics = self.topics.get();
        all.iter().filter(|it| topics.contains(&it.code)).map(|it| it.questions).sum()
    }

    fn is_whole(self) -> bool {
        let is_some = self.count.get().is_some_and(|it| it > 0);
        self.rep.get().is_some() && is_some && self.there() > 0
    }

    fn draft(self) -> Option<Draft> {
        let (rep, count) = self.rep.get_untracked().zip(self.count.get_untracked())?;
        let topics = self.topics.get_untracked();
        let (pin, seed) = (self.pin.get_untracked(), browser::lot());
        let data = self.ui.state.data;
        data.with_untracked(|data| Draft::begin(data, rep, &topics, (count, seed), pin.trim()))
    }
}

/// The form.
#[component]
pub fn Begin(running: Running) -> impl IntoView {
    let ui = Ui::get();
    let choice = Choice::new(ui);
    let is_empty = Memo::new(move |_| ui.state.data.with(|data| asked(data).is_empty()));
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(draft) = choice.draft() {
            running.show(draft);
        }
    };
    let there = move || {
        let (there, lang) = (choice.there(), ui.state.speaks.get());
        let said = QUESTIONS.with(there, lang);
        match lang {
            Lang::Ru => format!("есть {said}"),
            Lang::En => format!("there are {said}"),
        }
    };
    let on_count = move |event| choice.count.set(number(&event_target_value(&event)));
    view! {
        <section class="card" data-testid="exam-begin">
            <header class="card-head"><h2>{ui.state.say("Начать на этом устройстве", "Begin on this device")}</h2></header>
            <Show when=move || !is_empty.get() fallback=move || view! {
                <p class="note" data-testid="exam-no-questions">{ui.state.say(
                    "Вопросов ещё нет. Загрузите лист по шаблону или введите вопросы ниже.",
                    "There are no questions yet. Import a sheet made from the template or type questions below.",
                )}</p>
            }>
                <form class="stack" on:submit=begin>
                    <div class="fields">
                        <Person choice/>
                        <label class="field">
                            <span class="field-name">{ui.state.say("Сколько вопросов", "How many questions")}</span>
                            <input class="input" type="number" min="1" step="1" data-testid="exam-count"
                                prop:value=move || choice.count.get().map(|it| it.to_string())
                                aria-invalid=move || choice.count.get().is_none_or(|it| it == 0).to_string()
                                on:change=on_count/>
                            <span class="field-hint">{there}</span>
                        </label>
                        <label class="field">
                            <span class="field-name">{ui.state.say("ПИН для выхода (не обязательно)", "PIN to leave (optional)")}</span>
                            <input class="input" inputmode="numeric" autocomplete="off" maxlength="8" data-testid="exam-new-pin"
                                on:input=move |event| choice.pin.set(event_target_value(&event))/>
                            <span class="field-hint">{ui.state.say(
                                "чтобы из теста не вышли к чужим цифрам случайно; от взлома не защищает",
                                "against leaving to the figures of others by chance; no protection from a break-in",
                            )}</span>
                        </label>
                    </div>
                    <Topics choice/>
                    <div class="actions">
                        <button class="btn btn-primary" data-testid="exam-start" disabled=move || !choice.is_whole()>
                            {icon("play")} <span>{ui.state.say("Начать тест", "Start the test")}</span>
                        </button>
                    </div>
                </form>
            </Show>
        </section>
    }
}

#[component]
fn Person(choice: Choice) -> impl IntoView {
    let ui = choice.ui;
    let all = move || ui.state.data.with(|data| people(data, ui.state.today()));
    let on_change = move |event| choice.take(event_target_value(&event).parse().ok());
    let option = move |(code, name): (u32, String)| {
        let is_chosen = move || choice.rep.get() == Some(code);
        view! { <option value=code.to_string() selected=is_chosen>{name}</option> }
    };
    view! {
        <label class="field">
            <span class="field-name">{ui.state.say("Кто сдаёт", "Who is tested")}</span>
            <select class="select" id="exam-rep" data-testid="exam-rep" on:change=on_change>
                <option value="" selected=move || choice.rep.get().is_none()>
                    {ui.state.say("выберите человека", "choose a person")}
                </option>
                {move || all().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Topics(choice: Choice) -> impl IntoView {
    let ui = choice.ui;
    let topic = move |it: Asked| {
        let (code, name) = (it.code, it.name.clone());
        let turn = move |_| {
            choice.topics.update(|all| match all.iter().position(|it| *it == code) {
                Some(at) => drop(all.remove(at)),
                None => all.push(code),
            });
        };
        let said = move || {
            let lang = ui.state.speaks.get();
            let pass = format::percent(Exact::new(it.pass.into(), 1_000_000), lang);
            let head = text("порог", "pass").get(lang);
            format!("{}, {head} {pass}", QUESTIONS.with(it.questions, lang))
        };
        view! {
            <label class="check">
                <input type="checkbox" data-testid="exam-topic" data-topic=name.clone()
                    prop:checked=move || choice.topics.with(|all| all.contains(&code)) on:change=turn/>
                <span><bdi>{name}</bdi> " " <span class="note">{said}</span></span>
            </label>
        }
    };
    view! {
        <div class="field" role="group" aria-labelledby="exam-topics">
            <span class="field-name" id="exam-topics">{ui.state.say("Темы", "Topics")}</span>
            <div class="fields">
                {move || ui.state.data.with(|data| asked(data)).into_iter().map(topic).collect_view()}
            </div>
        </div>
    }
}

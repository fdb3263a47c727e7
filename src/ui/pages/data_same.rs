//! Names that may be of one person or customer: a question each, which remembers its answer.

use super::data_same_list::Answered;
use crate::lang::words::ROWS;
use crate::lang::{Lang, Text, format, money, text};
use crate::model::answers::Answer;
use crate::model::building::Pause;
use crate::model::dataset::Dataset;
use crate::model::doubtful::{Pair, Why, pairs_by_parts};
use crate::model::occurrences::{self, Occurrence};
use crate::model::table::Table;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Questions shown at a time.
const SHOWN: usize = 20;

/// A pair, and where each of them occurs.
#[derive(Clone, PartialEq)]
struct Question {
    pair: Pair,
    one: Occurrence,
    other: Occurrence,
}

/// How many pairs there are, and the first questions; found a part at a time.
async fn questions(data: &Dataset, pause: Pause<'_>) -> (usize, Vec<Question>) {
    let all = pairs_by_parts(data, pause).await;
    pause().await;
    let count = all.len();
    let shown: Vec<Pair> = all.into_iter().take(SHOWN).collect();
    let of = |table: Table| {
        let own = shown.iter().filter(|it| it.table == table);
        let codes: Vec<u32> = own.flat_map(|it| [it.one.code, it.other.code]).collect();
        if codes.is_empty() { Default::default() } else { occurrences::of(data, table, &codes) }
    };
    let reps = of(Table::Reps);
    pause().await;
    let customers = of(Table::Customers);
    let found = |table, code: &u32| {
        let all = if table == Table::Reps { &reps } else { &customers };
        all.get(code).cloned().unwrap_or_default()
    };
    let question = |pair: &Pair| Question {
        one: found(pair.table, &pair.one.code),
        other: found(pair.table, &pair.other.code),
        pair: pair.clone(),
    };
    (count, shown.iter().map(question).collect())
}

fn why(why: Why) -> Text {
    match why {
        Why::Ids => text("одно имя, разные коды", "one name, different ids"),
        Why::Forms => text("одно название, разные формы", "one name, different legal forms"),
        Why::Writing => text("инициалы или неполное имя", "initials or a part of the name"),
        Why::Typo => text("отличаются одной буквой", "one letter apart"),
        Why::Phone => text("один телефон", "one phone"),
        Why::Email => text("одна почта", "one e-mail"),
    }
}

/// The questions, and what was joined and answered.
#[component]
pub fn Same() -> impl IntoView {
    let ui = Ui::get();
    let found = RwSignal::new(None);
    let turn = StoredValue::new(0u32);
    Effect::new(move |_| {
        let data = ui.state.data.get();
        turn.update_value(|it| *it = it.wrapping_add(1));
        let this = turn.get_value();
        spawn_local(async move {
            let asked = questions(&data, &browser::rooms()).await;
            // The data may be another by now, or nobody may look any more.
            if turn.try_get_value() == Some(this) {
                found.set(Some(asked));
            }
        });
    });
    let is_found = Memo::new(move |_| found.with(Option::is_some));
    move || is_found.get().then(|| view! { <Questions found/> })
}

/// How many, and the first of them.
type Asking = RwSignal<Option<(usize, Vec<Question>)>>;

#[component]
fn Questions(found: Asking) -> impl IntoView {
    let ui = Ui::get();
    let count = Memo::new(move |_| found.with(|it| it.as_ref().map_or(0, |it| it.0)));
    let note = move || {
        let (count, lang) = (count.get(), ui.state.speaks.get());
        let number = format::count(count, lang);
        match (count, lang) {
            (0, Lang::Ru) => "Вопросов нет: похожих имён не нашли.".to_owned(),
            (0, Lang::En) => "No questions: no names look alike.".to_owned(),
            (_, Lang::Ru) => format!("Похожих пар: {number}. Сами мы их не объединяем."),
            (_, Lang::En) => {
                format!("Pairs that look alike: {number}. We join none of them by ourselves.")
            }
        }
    };
    view! {
        <section class="card" data-testid="same" data-count=move || count.get().to_string()>
            <header class="card-head">
                <h2 id="same-title" tabindex="-1">
                    {ui.state.say("Один и тот же или разные?", "The same or not?")}
                </h2>
                <span class="card-note" role="status">{note}</span>
            </header>
            <ul class="batches">
                {move || {
                    let lang = ui.state.speaks.get();
                    let questions = found.get().map(|it| it.1).unwrap_or_default().into_iter();
                    questions.map(|question| view! { <Asked question lang/> }).collect_view()
                }}
            </ul>
            <Answered/>
        </section>
    }
}

/// `продажи.xlsx, ещё файлов: 2 · 14 строк · 120 000 ₽`
fn place(it: &Occurrence, currency: &str, lang: Lang) -> String {
    let mut files = it.files.iter();
    let mut parts: Vec<String> = files.next().cloned().into_iter().collect();
    let more = files.count();
    if let (Some(first), true) = (parts.first_mut(), more > 0) {
        let word = text("ещё файлов", "more files").get(lang);
        *first = format!("{first}, {word}: {more}");
    }
    parts.push(ROWS.with(it.rows, lang));
    if it.sold.0 != 0 {
        parts.push(money::full(it.sold.exact(), currency, lang));
    }
    parts.join(" · ")
}

#[component]
fn Asked(question: Question, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let currency = ui.currency();
    let Question { pair, one, other } = question;
    let id = |side: &crate::model::answers::Side| {
        side.id.as_ref().map(|it| format!(" · {it}")).unwrap_or_default()
    };
    let (first, second) = (pair.one.side.clone(), pair.other.side.clone());
    let both = format!("{}{}, {}{}", first.name, id(&first), second.name, id(&second));
    let answer = {
        let pair = pair.clone();
        move |is_same: bool| {
            let (one, other) = (pair.one.side.clone(), pair.other.side.clone());
            let said = format!("{}, {}", one.name, other.name);
            ui.state.answer(Answer { table: pair.table, one, other, is_same });
            ui.toast(true, false, move |lang| {
                let head = match is_same {
                    true => text("Объединены", "Joined"),
                    false => text("Разные", "Kept apart"),
                };
                format!("{}: {said}", head.get(lang))
            });
            browser::focus("same-title");
        }
    };
    let no = answer.clone();
    let name = move |side: &crate::model::answers::Side, at: &Occurrence| {
        view! {
            <div>
                <b><bdi>{format!("{}{}", side.name, id(side))}</bdi></b>
                <p><bdi>{place(at, &currency, lang)}</bdi></p>
            </div>
        }
    };
    let (yes_said, no_said) = match pair.table {
        Table::Reps => (text("Один человек", "The same"), text("Разные люди", "Different")),
        _ => (text("Один клиент", "The same"), text("Разные клиенты", "Different")),
    };
    let spoken = move |word: Text| format!("{}: {both}", word.get(lang));
    view! {
        <li class="batch same" data-testid="same-question" data-table=pair.table.id()
            data-one=first.name.clone() data-other=second.name.clone()>
            {icon(if pair.table == Table::Reps { "people" } else { "company" })}
            {name(&first, &one)}
            {name(&second, &other)}
            <span class="note">{why(pair.why).get(lang)}</span>
            <span class="actions">
                <button class="btn" data-testid="same-yes" aria-label=spoken(yes_said) on:click=move |_| answer(true)>
                    {yes_said.get(lang)}
                </button>
                <button class="btn" data-testid="same-no" aria-label=spoken(no_said) on:click=move |_| no(false)>
                    {no_said.get(lang)}
                </button>
            </span>
        </li>
    }
}

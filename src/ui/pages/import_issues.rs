//! What was noticed in the sheets, grouped: errors first, each with where it stands.

use super::import_repairs::{Mended, Repairs, question};
use super::import_words::{GivenWords, UnknownWords, field};
use crate::import::issue::{IssueGroup, IssueKind, Severity};
use crate::import::review::{Reading, Review, SheetReview};
use crate::lang::words::sentence;
use crate::lang::{Lang, format};
use crate::model::names::shown;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use crate::ui::words_import::ISSUES;
use leptos::prelude::*;

/// Issues that are drawn at first, and that a press adds.
const STEP: usize = 40;

/// The issues of a review: sheet and issue by their places, errors and questions first.
fn found(review: &Review) -> Vec<(usize, usize)> {
    let sheets = review.sheets.iter().enumerate();
    let all = sheets.flat_map(|(at, sheet)| (0..sheet.issues.len()).map(move |it| (at, it)));
    let mut found: Vec<(usize, usize)> = all.collect();
    // What is to be answered comes first, whatever it is.
    let is_warning = |(at, issue): &(usize, usize)| {
        let issue = review.sheets.get(*at).and_then(|it| it.issues.get(*issue));
        issue.is_some_and(|it| it.severity == Severity::Warning && it.repairs.is_empty())
    };
    found.sort_by_key(|it| (is_warning(it), it.0));
    found
}

/// All issues of the review.
#[component]
pub fn Issues() -> impl IntoView {
    let ui = Ui::get();
    let room = RwSignal::new(STEP);
    let list = move || {
        let (lang, review) = (ui.state.speaks.get(), ui.import.review()?);
        let found = found(&review);
        let rest = found.len().saturating_sub(room.get());
        let shown = found.iter().take(room.get()).filter_map(|(at, issue)| {
            let sheet = review.sheets.get(*at)?;
            let issue = sheet.issues.get(*issue)?;
            Some(one(ui, *at, sheet, issue, lang))
        });
        let none = ui.state.say("Замечаний нет.", "Nothing to remark.");
        Some(view! {
            {found.is_empty().then(|| view! { <p class="note">{none}</p> })}
            <ul class="issues">{shown.collect_view()}</ul>
            {(rest > 0).then(|| more(room, rest, lang))}
        })
    };
    // What was answered, to be taken back.
    let answered = move || {
        let (lang, review) = (ui.state.speaks.get(), ui.import.review()?);
        let sheets = || review.sheets.iter().enumerate();
        let given = sheets().filter(|(_, it)| !it.choice.meanings.is_empty());
        let given = given.map(|(at, sheet)| {
            view! { <GivenWords at sheet=sheet.clone() lang/> }
        });
        let mended = sheets().filter(|(_, it)| !it.choice.mends.is_empty());
        let mended = mended.map(|(at, sheet)| view! { <Mended at sheet=sheet.clone() lang/> });
        Some((given.collect_view(), mended.collect_view()))
    };
    view! {
        <aside class="review-side card" aria-label=ui.state.say("Замечания", "Issues")>
            <h2>{ui.state.say("Замечания", "Issues")}</h2>
            {list}
            {answered}
        </aside>
    }
}

/// A press that shows more of the issues.
fn more(room: RwSignal<usize>, rest: usize, lang: Lang) -> impl IntoView {
    let count = ISSUES.with(rest, lang);
    let said = match lang {
        Lang::Ru => format!("Показать ещё {count}"),
        Lang::En => format!("Show {count} more"),
    };
    view! {
        <button class="btn" data-testid="issues-more" on:click=move |_| room.update(|it| *it += STEP)>
            {said}
        </button>
    }
}

fn one(
    ui: Ui,
    at: usize,
    sheet: &SheetReview,
    issue: &IssueGroup,
    lang: Lang,
) -> impl IntoView + use<> {
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let column = match (issue.kind, sheet.choice.table.flatten()) {
        (IssueKind::MissingField, Some(table)) => {
            words::field(table, &issue.column).get(lang).to_owned()
        }
        _ => shown(&issue.column),
    };
    let asked = question(issue, lang);
    let what = asked.as_deref().unwrap_or_else(|| issue.kind.text(lang));
    let what = if column.is_empty() { sentence(what) } else { format!("{column}: {what}") };
    let is_here = issue.kind == IssueKind::AlreadyHere;
    let unknown = (issue.kind == IssueKind::UnknownWord)
        .then(|| (field(sheet, &issue.column), issue.clone()));
    let repairs = (!issue.repairs.is_empty()).then(|| (issue.clone(), reading(sheet, issue)));
    let again = move |_| ui.import.change(at, |choice| choice.again = true);
    view! {
        <li class="issue" data-testid="import-issue" data-kind=issue.kind.id()
            data-count=issue.count.to_string() data-severity=severity>
            {icon(if severity == "error" { "warning" } else { "info" })}
            <div>
                <p class="issue-what"><bdi>{what}</bdi></p>
                <p class="issue-where"><bdi>{place(sheet, issue, lang)}</bdi></p>
                {unknown.map(|(field, issue)| view! { <UnknownWords at field issue lang/> })}
                {repairs.map(|(issue, reading)| view! { <Repairs at issue reading lang/> })}
                {is_here.then(|| view! {
                    <div class="actions">
                        <button class="btn" on:click=again>
                            {ui.state.say("Загрузить вместо прежней", "Import in its place")}
                        </button>
                    </div>
                })}
            </div>
            <span class="tag">{format::count(issue.count, lang)}</span>
        </li>
    }
}

/// How the column of an issue is read.
fn reading(sheet: &SheetReview, issue: &IssueGroup) -> Option<Reading> {
    sheet.columns.iter().find(|it| it.header == issue.column)?.reading
}

/// `продажи.xlsx, лист «Сентябрь», строка 42: «12О00»; …`
fn place(sheet: &SheetReview, issue: &IssueGroup, lang: Lang) -> String {
    let file = shown(&sheet.file);
    let name = match (lang, shown(&sheet.sheet).as_str()) {
        (_, "") => file,
        (Lang::Ru, name) => format!("{file}, лист «{name}»"),
        (Lang::En, name) => format!("{file}, sheet \"{name}\""),
    };
    let examples: Vec<String> = issue
        .examples
        .iter()
        .map(|(row, text)| match (lang, *row, shown(text).as_str()) {
            (_, 0, text) => text.to_owned(),
            (Lang::Ru, row, "") => format!("строка {row}"),
            (Lang::En, row, "") => format!("row {row}"),
            (Lang::Ru, row, text) => format!("строка {row}: «{text}»"),
            (Lang::En, row, text) => format!("row {row}: \"{text}\""),
        })
        .collect();
    if examples.is_empty() { name } else { format!("{name}: {}", examples.join("; ")) }
}

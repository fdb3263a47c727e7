//! What was noticed in the sheets, grouped: errors first, each with where it stands.

use super::import_repairs::{Mended, Repairs, question};
use super::import_words::{GivenWords, UnknownWords};
use crate::import::issue::{IssueGroup, IssueKind, Severity};
use crate::import::review::{Reading, SheetReview};
use crate::lang::words::sentence;
use crate::lang::{Lang, format};
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use leptos::prelude::*;

/// All issues of the review.
#[component]
pub fn Issues() -> impl IntoView {
    let ui = Ui::get();
    let found = move || {
        let sheets = ui.import.review().map(|it| it.sheets.clone()).unwrap_or_default();
        let mut found: Vec<(usize, SheetReview, IssueGroup)> = Vec::new();
        for (at, sheet) in sheets.into_iter().enumerate() {
            for issue in sheet.issues.clone() {
                found.push((at, sheet.clone(), issue));
            }
        }
        // What is to be answered comes first, whatever it is.
        let is_warning =
            |issue: &IssueGroup| issue.severity == Severity::Warning && issue.repairs.is_empty();
        found.sort_by_key(|(at, _, issue)| (is_warning(issue), *at));
        found
    };
    let is_none = move || found().is_empty();
    view! {
        <aside class="review-side card" aria-label=ui.state.say("Замечания", "Issues")>
            <h2>{ui.state.say("Замечания", "Issues")}</h2>
            <Show when=is_none>
                <p class="note">{ui.state.say("Замечаний нет.", "Nothing to remark.")}</p>
            </Show>
            <ul class="issues">
                {move || {
                    let lang = ui.state.speaks.get();
                    found()
                        .into_iter()
                        .map(|(at, sheet, issue)| view! { <Issue at sheet issue lang/> })
                        .collect_view()
                }}
            </ul>
            {move || {
                let lang = ui.state.speaks.get();
                let sheets = ui.import.review().map(|it| it.sheets.clone()).unwrap_or_default();
                let given = sheets.into_iter().enumerate();
                given
                    .filter(|(_, sheet)| !sheet.choice.meanings.is_empty())
                    .map(|(at, sheet)| view! { <GivenWords at sheet lang/> })
                    .collect_view()
            }}
            {move || {
                let lang = ui.state.speaks.get();
                let sheets = ui.import.review().map(|it| it.sheets.clone()).unwrap_or_default();
                let mended = sheets.into_iter().enumerate();
                mended
                    .filter(|(_, sheet)| !sheet.choice.mends.is_empty())
                    .map(|(at, sheet)| view! { <Mended at sheet lang/> })
                    .collect_view()
            }}
        </aside>
    }
}

#[component]
fn Issue(at: usize, sheet: SheetReview, issue: IssueGroup, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let column = match (issue.kind, sheet.choice.table.flatten()) {
        (IssueKind::MissingField, Some(table)) => {
            words::field(table, &issue.column).get(lang).to_owned()
        }
        _ => issue.column.clone(),
    };
    let asked = question(&issue, lang);
    let what = asked.as_deref().unwrap_or_else(|| issue.kind.text(lang));
    let what = if column.is_empty() { sentence(what) } else { format!("{column}: {what}") };
    let is_here = issue.kind == IssueKind::AlreadyHere;
    let unknown = (issue.kind == IssueKind::UnknownWord).then(|| (sheet.clone(), issue.clone()));
    let repairs = (!issue.repairs.is_empty()).then(|| (issue.clone(), reading(&sheet, &issue)));
    let again = move |_| ui.import.change(at, |choice| choice.again = true);
    view! {
        <li class="issue" data-testid="import-issue" data-kind=issue.kind.id()
            data-count=issue.count.to_string() data-severity=severity>
            {icon(if severity == "error" { "warning" } else { "info" })}
            <div>
                <p class="issue-what"><bdi>{what}</bdi></p>
                <p class="issue-where"><bdi>{place(&sheet, &issue, lang)}</bdi></p>
                {unknown.map(|(sheet, issue)| view! { <UnknownWords at sheet issue lang/> })}
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
    let name = match (lang, sheet.sheet.as_str()) {
        (_, "") => sheet.file.clone(),
        (Lang::Ru, name) => format!("{}, лист «{name}»", sheet.file),
        (Lang::En, name) => format!("{}, sheet \"{name}\"", sheet.file),
    };
    let examples: Vec<String> = issue
        .examples
        .iter()
        .map(|(row, text)| match (lang, *row, text.as_str()) {
            (_, 0, text) => text.to_owned(),
            (Lang::Ru, row, "") => format!("строка {row}"),
            (Lang::En, row, "") => format!("row {row}"),
            (Lang::Ru, row, text) => format!("строка {row}: «{text}»"),
            (Lang::En, row, text) => format!("row {row}: \"{text}\""),
        })
        .collect();
    if examples.is_empty() { name } else { format!("{name}: {}", examples.join("; ")) }
}

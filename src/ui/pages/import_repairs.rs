//! What can be done about a whole group of issues by one press, and what was done, to be taken back.

use super::import_reading::way;
use crate::import::issue::{Example, IssueGroup, IssueKind, Repair};
use crate::import::review::{Mend, Mending, Reading, SheetReview};
use crate::lang::format::{Sign, trimmed};
use crate::lang::plural::Plural;
use crate::lang::{Lang, date, format, text};
use crate::model::date::Date;
use crate::model::names::{self, shown};
use crate::model::unit::Exact;
use crate::ui::context::Ui;
use crate::ui::words_import::skipped;
use leptos::prelude::*;

/// Cells that are dates.
const DATES: Plural = Plural::new(["дата", "даты", "дат"], ["date", "dates"]);
/// Cells that are numbers.
const NUMBERS: Plural = Plural::new(["число", "числа", "чисел"], ["number", "numbers"]);

/// Parts of one in an example's number.
const MILLIONTHS: i128 = 1_000_000;

fn said(example: Example, lang: Lang) -> String {
    match example {
        Example::Day(day) => date::day_long(Date(day), lang),
        Example::Number(number) => {
            trimmed(Exact::new(number.into(), MILLIONTHS), 6, Sign::Minus, lang)
        }
    }
}

/// What a button says: what the cell shown becomes, or what happens to the rows.
fn label(repair: &Repair, issue: &IssueGroup, lang: Lang) -> String {
    let cell = issue.examples.first().map(|it| shown(&it.1)).unwrap_or_default();
    let count = format::count(issue.count, lang);
    let all = match (issue.count, lang) {
        (1, _) => String::new(),
        (_, Lang::Ru) => format!(" (все {count})"),
        (_, Lang::En) => format!(" (all {count})"),
    };
    match repair {
        Repair::Read(_, Some(example)) => said(*example, lang),
        Repair::Read(reading, None) => way(*reading).get(lang).to_owned(),
        Repair::Mend(Mend { what: Mending::Letters, .. }, Some(example)) => {
            let cell = match lang {
                Lang::Ru => format!("«{cell}»"),
                Lang::En => format!("\"{cell}\""),
            };
            format!("{cell} → {}{all}", said(*example, lang))
        }
        Repair::Mend(Mend { what: Mending::Letters, .. }, None) => {
            format!("{}{all}", text("Читать как цифры", "Read as digits").get(lang))
        }
        Repair::Mend(Mend { what: Mending::Skip, .. }, _) => {
            format!("{}{all}", text("Пропустить строки", "Skip the rows").get(lang))
        }
    }
}

/// `37 дат вида 07/10/25: день или месяц первым?` of cells that may be read in two ways.
pub fn question(issue: &IssueGroup, lang: Lang) -> Option<String> {
    let (words, asked) = match issue.kind {
        IssueKind::AmbiguousDates => (DATES, text("день или месяц первым?", "day or month first?")),
        IssueKind::AmbiguousNumbers => (
            NUMBERS,
            text("знак отделяет тысячи или дробь?", "does the mark split thousands or decimals?"),
        ),
        _ => return None,
    };
    let example = issue.examples.first().map(|it| shown(&it.1)).unwrap_or_default();
    let kind = text("вида", "like").get(lang);
    let asked = asked.get(lang);
    Some(format!("{} {kind} {example}: {asked}", words.with(issue.count, lang)))
}

/// The buttons of a group: each repairs all of it.
#[component]
pub fn Repairs(
    at: usize,
    issue: IssueGroup,
    /// How the column is read now.
    reading: Option<Reading>,
    lang: Lang,
) -> impl IntoView {
    let ui = Ui::get();
    let column = issue.column.clone();
    let button = |repair: &Repair| {
        let repair = repair.clone();
        let shown = label(&repair, &issue, lang);
        let spoken = format!("{shown}. {}", names::shown(&column));
        let (kind, is_now) = match &repair {
            Repair::Read(of, _) => ("read", Some(Some(*of) == reading)),
            Repair::Mend(Mend { what: Mending::Letters, .. }, _) => ("letters", None),
            Repair::Mend(..) => ("skip", None),
        };
        let header = column.clone();
        let press = move |_| {
            let columns = ui.import.review().and_then(|it| it.sheets.get(at).map(columns_of));
            let found = columns.and_then(|it| it.iter().position(|it| *it == header));
            ui.import.change(at, |choice| match (&repair, found) {
                (Repair::Read(reading, _), Some(column)) => {
                    if let Some(it) = choice.readings.get_mut(column) {
                        *it = Some(*reading);
                        choice.settled = vec![column];
                    }
                }
                (Repair::Mend(mend, _), _) => choice.mends.push(*mend),
                (Repair::Read(..), None) => {}
            });
        };
        view! {
            <button class="btn" data-testid="import-repair" data-kind=kind aria-label=spoken
                aria-pressed=is_now.map(|it| it.to_string()) on:click=press>{shown}</button>
        }
    };
    let buttons = issue.repairs.iter().map(button).collect_view();
    let now = issue.repairs.iter().find_map(|it| match it {
        Repair::Read(of, _) if Some(*of) == reading => Some(label(it, &issue, lang)),
        _ => None,
    });
    let now = now.map(|it| {
        let head = text("Пока читаем так", "Read for now as").get(lang);
        view! { <p class="issue-where">{format!("{head}: {it}")}</p> }
    });
    view! { <div class="actions">{buttons}</div> {now} }
}

fn columns_of(sheet: &SheetReview) -> Vec<String> {
    sheet.columns.iter().map(|it| it.header.clone()).collect()
}

/// What was done about the cells of a sheet; a press takes it back.
#[component]
pub fn Mended(at: usize, sheet: SheetReview, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let chip = move |mend: Mend| {
        let header = sheet.columns.get(mend.column).map(|it| it.header.clone()).unwrap_or_default();
        let left_out = |it: &&IssueGroup| it.kind == IssueKind::LeftOut && it.column == header;
        let count = sheet.issues.iter().find(left_out).map_or(0, |it| it.count);
        let done = match mend.what {
            Mending::Letters => {
                text("буквы прочитаны как цифры", "letters read as digits").get(lang).to_owned()
            }
            Mending::Skip => skipped(count, lang),
        };
        let shown = format!("{}: {done}", names::shown(&header));
        let back = move |_| ui.import.change(at, |choice| choice.mends.retain(|it| *it != mend));
        view! {
            <button class="chip" data-testid="import-mended" on:click=back
                title=text("Вернуть, как было", "Take it back").get(lang)>
                <bdi>{shown}</bdi> " ✕"
            </button>
        }
    };
    let mends = sheet.choice.mends.clone();
    let chips = mends.into_iter().map(chip).collect_view();
    view! { <div class="chips">{chips}</div> }
}

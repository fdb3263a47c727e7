//! What can be done about a whole group of issues by one press, and what was done, to be taken back.

use crate::import::issue::{Example, IssueGroup, IssueKind, Repair};
use crate::import::review::{Mend, Mending, SheetReview};
use crate::lang::format::{Sign, trimmed};
use crate::lang::words::ROWS;
use crate::lang::{Lang, date, text};
use crate::model::date::Date;
use crate::model::unit::Exact;
use crate::ui::context::Ui;
use leptos::prelude::*;

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

/// What a button says: what the first example becomes, or what happens to the rows.
fn label(repair: &Repair, lang: Lang) -> String {
    match (repair, lang) {
        (Repair::Read(_, example), _) => said(*example, lang),
        (Repair::Mend(Mend { what: Mending::Letters, .. }, example), _) => {
            let head = text("Исправить на", "Use").get(lang);
            match example {
                Some(example) => format!("{head} {}", said(*example, lang)),
                None => text("Читать как цифры", "Read as digits").get(lang).to_owned(),
            }
        }
        (Repair::Mend(Mend { what: Mending::Skip, .. }, _), _) => {
            text("Пропустить строки", "Skip the rows").get(lang).to_owned()
        }
    }
}

/// The buttons of a group: each repairs all of it.
#[component]
pub fn Repairs(at: usize, issue: IssueGroup, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let all = match lang {
        Lang::Ru => format!("Применить ко всем: {}", issue.count),
        Lang::En => format!("Apply to all {}", issue.count),
    };
    let (column, place) = (issue.column.clone(), issue.column.clone());
    let button = move |repair: Repair| {
        let shown = label(&repair, lang);
        let spoken = format!("{place}: {shown}. {all}");
        let kind = match repair {
            Repair::Read(..) => "read",
            Repair::Mend(Mend { what: Mending::Letters, .. }, _) => "letters",
            Repair::Mend(..) => "skip",
        };
        let header = column.clone();
        let press = move |_| {
            let columns = ui.import.review().and_then(|it| it.sheets.get(at).map(columns_of));
            let found = columns.and_then(|it| it.iter().position(|it| *it == header));
            ui.import.change(at, |choice| match &repair {
                Repair::Read(reading, _) => {
                    if let Some(it) = found.and_then(|it| choice.readings.get_mut(it)) {
                        *it = Some(*reading);
                    }
                }
                Repair::Mend(mend, _) => choice.mends.push(*mend),
            });
        };
        view! {
            <button class="btn" data-testid="import-repair" data-kind=kind title=all.clone()
                aria-label=spoken on:click=press>{shown}</button>
        }
    };
    let buttons = issue.repairs.into_iter().map(button).collect_view();
    view! { <div class="actions">{buttons}</div> }
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
        let shown = match mend.what {
            Mending::Letters => {
                let done = text("буквы прочитаны как цифры", "letters read as digits").get(lang);
                format!("{header}: {done}")
            }
            Mending::Skip => {
                let done = text("пропущено", "left out").get(lang);
                format!("{header}: {done} {}", ROWS.with(count, lang))
            }
        };
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

//! The line under a board: how far the period is, how fresh the data is, what was left out.

use super::icon::small_icon;
use crate::lang::words::ROWS;
use crate::lang::{Lang, date, format};
use crate::report::board::Board;
use crate::report::quality::{Quality, doubt, reason};
use crate::ui::context::Ui;
use leptos::prelude::*;

/// How far the period is: «на 18-й рабочий день из 22».
pub fn running(board: &Board, lang: Lang) -> Option<String> {
    let running = board.running?;
    let (elapsed, of) = (running.elapsed, running.of);
    Some(match lang {
        Lang::Ru => format!("на {elapsed}-й рабочий день из {of}"),
        Lang::En => format!("on working day {elapsed} of {of}"),
    })
}

/// How fresh the data is: `данные по 30.09.2026`.
pub fn fresh(board: &Board, lang: Lang) -> String {
    match (board.quality.last_fact, lang) {
        (Some(last), Lang::Ru) => format!("данные по {}", date::day(last, lang)),
        (Some(last), Lang::En) => format!("data up to {}", date::day(last, lang)),
        (None, Lang::Ru) => "данных ещё нет".to_owned(),
        (None, Lang::En) => "no data yet".to_owned(),
    }
}

/// What the rows were used for and why some were not.
#[component]
pub fn QualityLine(
    /// How the rows were used.
    of: Quality,
) -> impl IntoView {
    let lang = Ui::get().state.speaks;
    let is_stale = of.is_stale;
    view! {
        <p class="note" data-testid="data-quality">
            {move || is_stale.then(|| view! {
                <span class="status" data-status="none">
                    {small_icon("clock")}
                    <span>{Ui::get().state.say("устарело", "stale")}</span>
                </span>
                " "
            })}
            {move || said(&of, lang.get())}
        </p>
    }
}

fn said(quality: &Quality, lang: Lang) -> String {
    let excluded: usize = quality.excluded.iter().map(|(_, count)| count).sum();
    let reasons: Vec<String> = quality
        .excluded
        .iter()
        .map(|(why, count)| format!("{} {}", reason(*why).get(lang), format::count(*count, lang)))
        .collect();
    let mut parts = vec![match lang {
        Lang::Ru => format!("Учтено: {}", ROWS.with(quality.used, lang)),
        Lang::En => format!("Counted: {}", ROWS.with(quality.used, lang)),
    }];
    if excluded > 0 {
        let (all, reasons) = (format::count(excluded, lang), reasons.join("; "));
        parts.push(match lang {
            Lang::Ru => format!("во всех данных не учтено {all} ({reasons})"),
            Lang::En => format!("left out of all data {all} ({reasons})"),
        });
    }
    for (what, count) in &quality.doubts {
        parts.push(format!("{}: {}", doubt(*what).get(lang), ROWS.with(*count, lang)));
    }
    if quality.unassigned > 0 {
        let number = format::count(quality.unassigned, lang);
        parts.push(match lang {
            Lang::Ru => format!("без менеджера {number}"),
            Lang::En => format!("without a salesperson {number}"),
        });
    }
    if quality.unallocated > 0 {
        let number = format::count(quality.unallocated, lang);
        parts.push(match lang {
            Lang::Ru => format!("доли не дают 100 %: {number}"),
            Lang::En => format!("credits do not sum to 100 %: {number}"),
        });
    }
    if quality.defaulted > 0 {
        let what = quality.by_default.map_or("", |it| it.get(lang));
        parts.push(format!("{what} {}", format::count(quality.defaulted, lang)));
    }
    parts.join(" · ") + "."
}

//! A calendar of expected cash: a column a day (a week, a month, as the width allows), hatched as
//! all that is to come; what is late stands before it, solid.

use super::Sheet;
use crate::chart::columns::{Column, Columns, most};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::written::Written;
use crate::chart::{Drawn, NOTATION, Said};
use crate::lang::date::{day_long, period, tick};
use crate::lang::shown::Shown;
use crate::lang::words::{NO_DATA, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::date::{Grain, Period};
use crate::model::unit::Exact;
use crate::report::expected_cash::{Cash, DueDay};

const KEYS: &[Key] =
    &[NOTATION.actual.called(LATE), NOTATION.forecast.called(text("ожидается", "expected"))];
const LATE: Text = text("просрочено", "overdue");
const NAME: Text = text("Ожидаемые поступления", "Expected cash");
const GRAINS: [Grain; 5] = [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year];

pub(super) fn draw(cash: &Cash, sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    // One column is of what is late.
    let (grain, times) = times(cash, most(sheet.width).saturating_sub(1));
    let due =
        |it: &Period| sum(cash.days.iter().filter(|day| !day.is_overdue && it.contains(day.due)));
    let late = sum(cash.days.iter().filter(|it| it.is_overdue));
    let amounts: Vec<(Period, Exact)> = times.iter().map(|it| (*it, due(it))).collect();
    let figures = amounts.iter().map(|it| it.1).chain([late]);
    let written = Written::of(Shown::Money(sheet.currency), figures, lang);
    let mut columns = Vec::new();
    if late != Exact::ZERO {
        let late = column(&written, late, Ink::Actual, LATE.get(lang));
        columns.push(Column { is_apart: true, ..late });
    }
    for (at, (days, amount)) in amounts.iter().enumerate() {
        let (_, month, number) = days.from.parts();
        let mut one = column(&written, *amount, Ink::Forecast, &period(*days, lang));
        one.name = tick(*days, grain, lang);
        one.under = match grain {
            Grain::Day if at == 0 || number == 1 => tick(*days, Grain::Month, lang),
            Grain::Month if at == 0 || month == 1 => tick(*days, Grain::Year, lang),
            _ => String::new(),
        };
        columns.push(one);
    }
    let chart = Columns {
        title: written.title(NAME.get(lang)),
        summary: summary(cash, late, &written),
        keys: KEYS,
        skipped: 0,
        columns,
        lines: Vec::new(),
    };
    chart.draw(lang, sheet.width, sheet.id)
}

/// The finest cut of the days to come of which each part has room, and the parts.
fn times(cash: &Cash, most: usize) -> (Grain, Vec<Period>) {
    let last = cash.days.last().filter(|it| !it.is_overdue).map(|it| it.due);
    let Some(all) = last.and_then(|last| Period::new(cash.as_of, last)) else {
        return (Grain::Day, Vec::new());
    };
    // Days are so many at most, else the parts of what is far away would be looked for by day.
    let count = |grain: &Grain| usize::try_from(all.days() / days_of(*grain)).unwrap_or(0) + 2;
    let grain = GRAINS.into_iter().find(|it| count(it) <= most.max(2));
    let grain = grain.unwrap_or(Grain::Year);
    let mut parts = all.split(grain);
    parts.truncate(most.max(1));
    (grain, parts)
}

fn days_of(grain: Grain) -> i32 {
    match grain {
        Grain::Day => 1,
        Grain::Week => 7,
        Grain::Month => 28,
        Grain::Quarter => 90,
        Grain::HalfYear => 181,
        Grain::Year => 365,
    }
}

fn sum<'a>(days: impl Iterator<Item = &'a DueDay>) -> Exact {
    days.fold(Exact::ZERO, |all, it| all.plus(it.amount).unwrap_or(all))
}

fn column(written: &Written<'_>, amount: Exact, ink: Ink, head: &str) -> Column {
    let is_none = amount == Exact::ZERO;
    Column {
        name: head.to_owned(),
        parts: vec![(amount.approximate(), ink)],
        words: if is_none { String::new() } else { written.value(amount) },
        said: Said {
            head: sentence(head),
            lines: vec![match is_none {
                true => text("ничего не ожидается", "nothing is due").get(written.lang).to_owned(),
                false => written.shown.short(amount, written.lang),
            }],
        },
        ..Column::default()
    }
}

fn summary(cash: &Cash, late: Exact, written: &Written<'_>) -> String {
    let lang = written.lang;
    let short = |amount| written.shown.short(amount, lang);
    let mut said = Vec::new();
    if late != Exact::ZERO {
        said.push(format!("{} {}", sentence(LATE.get(lang)), short(late)));
    }
    let ahead = || cash.days.iter().filter(|it| !it.is_overdue);
    if let Some(last) = ahead().next_back() {
        let (all, until) = (short(sum(ahead())), day_long(last.due, lang));
        said.push(match lang {
            Lang::Ru => format!("Ожидается {all}, последний срок {until}"),
            Lang::En => format!("{all} expected, the last of it on {until}"),
        });
        let week = cash.as_of.plus(7);
        let soon = short(sum(ahead().filter(|it| it.due <= week)));
        said.push(match lang {
            Lang::Ru => format!("В ближайшие 7 дней: {soon}"),
            Lang::En => format!("In the next 7 days: {soon}"),
        });
    }
    if said.is_empty() {
        said.push(sentence(NO_DATA.get(lang)));
    }
    said.join(". ") + "."
}

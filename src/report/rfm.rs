//! The warm base by recency, frequency and money, and how much of it was contacted (the KPI handbook
//! B5): figures and scores of each customer, and the grid of the first two.

use super::grid::{Cell, Grid};
use crate::kpi::ground::base::{Base, Whose, silent_months};
use crate::kpi::ground::purchases::purchases;
use crate::kpi::ground::sales::MONEY_PARTS;
use crate::kpi::{Counted, NoValue, Unit};
use crate::lang::text;
use crate::model::calls::Direction;
use crate::model::date::Period;
use crate::model::meetings::MeetingStatus;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::unit::Exact;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Scores go from 1, the worst fifth, to this.
const FIFTHS: usize = 5;

/// A customer of the base at the end of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rfm {
    /// What it is called.
    pub customer: String,
    /// Days since its last purchase.
    pub recency: i32,
    /// Purchases within the look-back (12 months where it is off).
    pub frequency: usize,
    /// What these were worth, less returns, in major units.
    pub money: Exact,
    /// Which fifth of the base it is in by each of the three: 5 is the best; equals are equal.
    pub scores: [usize; 3],
}

/// The base at the end of the slice's days, by name.
pub fn rfm(slice: &Slice) -> Vec<Rfm> {
    let Some(days) = slice.scope.facts() else { return Vec::new() };
    let (known, whose) = (&slice.known, Whose::of(slice));
    let (purchases, end) = (purchases(known), days.to.plus(1));
    let since = end.months_before(silent_months(known));
    let base = Base::of(known, end, days.to, Some(since));
    let mut rows: Vec<Rfm> = Vec::new();
    for it in base.0.iter().filter(|it| whose.has(it.owner)) {
        let Some(customer) = slice.data.customer(it.customer) else { continue };
        let all = purchases.before(it.customer, end);
        let recent: Vec<u32> = all.filter(|&it| purchases.day(it) >= since).collect();
        let parts = recent.iter().flat_map(|&it| purchases.rows(it));
        let own = parts.filter(|&row| !purchases.is_overlay(row));
        rows.push(Rfm {
            customer: customer.name.clone(),
            recency: days.to.0 - purchases.day(it.last).0,
            frequency: recent.len(),
            money: Exact::new(own.map(|row| purchases.worth(row)).sum(), MONEY_PARTS),
            scores: [0; 3],
        });
    }
    score(&mut rows);
    sort::by(&mut rows, |a, b| a.customer.cmp(&b.customer));
    rows
}

/// Which fifth each row is in: by how many are worse than it.
fn score(rows: &mut [Rfm]) {
    let fifth = |worse: usize| 1 + worse * FIFTHS / rows.len().max(1);
    let recency = ascending(rows.iter().map(|it| Reverse(it.recency)));
    let frequency = ascending(rows.iter().map(|it| it.frequency));
    let money = ascending(rows.iter().map(|it| it.money));
    let scores = |row: &Rfm| {
        [
            fifth(recency.partition_point(|it| *it < Reverse(row.recency))),
            fifth(frequency.partition_point(|it| *it < row.frequency)),
            fifth(money.partition_point(|it| *it < row.money)),
        ]
    };
    let all: Vec<[usize; 3]> = rows.iter().map(scores).collect();
    for (row, scores) in rows.iter_mut().zip(all) {
        row.scores = scores;
    }
}

fn ascending<T: Ord>(column: impl Iterator<Item = T>) -> Vec<T> {
    let mut column: Vec<T> = column.collect();
    sort::whole(&mut column);
    column
}

/// Of the base at the start of the period the share that was called or met in it, by anybody.
/// No value where neither calls nor meetings are known on the as-of date, or the base is empty.
pub fn contacted(slice: &Slice) -> Counted {
    let Some(days) = slice.scope.facts() else { return Counted::of(Err(NoValue::NotBegun), 0) };
    let data = slice.data;
    let mut all = data.calls.at.iter().chain(&data.meetings.at);
    if !all.any(|it| it.date() <= slice.scope.as_of) {
        return Counted::of(Err(NoValue::NoRows), 0);
    }
    let reached = reached(slice, days);
    let (known, whose) = (&slice.known, Whose::of(slice));
    let lookback = data.rules.lookback_months;
    let since = (lookback > 0).then(|| days.from.months_before(lookback));
    let base = Base::of(known, days.from, days.from, since);
    let own: Vec<u32> =
        base.0.iter().filter(|it| whose.has(it.owner)).map(|it| it.customer).collect();
    let count = |of: usize| Exact::whole(i64::try_from(of).unwrap_or(i64::MAX));
    let part = own.iter().filter(|it| reached.contains(it)).count();
    Counted::ratio(count(part), count(own.len()), own.len())
}

/// Customers called, or met with, in these days.
fn reached(slice: &Slice, days: Period) -> BTreeSet<u32> {
    let (calls, meetings) = (&slice.data.calls, &slice.data.meetings);
    let called = calls.at.iter().zip(&calls.customer).zip(&calls.direction);
    let called = called
        .filter(|((at, _), direction)| days.contains(at.date()) && **direction == Direction::Out);
    let met = meetings.at.iter().zip(&meetings.customer).zip(&meetings.status);
    let is_held =
        |status: &Option<MeetingStatus>| matches!(status, None | Some(MeetingStatus::Held));
    let met = met.filter(|((at, _), status)| days.contains(at.date()) && is_held(status));
    called.map(|((_, it), _)| *it).chain(met.map(|((_, it), _)| *it)).collect()
}

/// The grid of recency and frequency, and the share contacted; none where the base is empty.
pub fn grids(slice: &Slice) -> Vec<Grid> {
    let rows = rfm(slice);
    if rows.is_empty() {
        return Vec::new();
    }
    let at = |recency: usize, frequency: usize| {
        let is_it = |it: &&Rfm| it.scores.get(..2) == Some(&[recency, frequency]);
        Cell::count(rows.iter().filter(is_it).count())
    };
    let row = |recency: usize| {
        let name = Cell::count(recency);
        [name].into_iter().chain((1..=FIFTHS).map(|it| at(recency, it))).collect()
    };
    let contacted = vec![
        Cell::Said(text("Доля базы, с которой связались", "Share of the base contacted")),
        Cell::Figure(contacted(slice).value, Unit::Share),
    ];
    let head = [
        text("Давность, балл", "Recency, score"),
        text("Частота 1", "Frequency 1"),
        text("2", "2"),
        text("3", "3"),
        text("4", "4"),
        text("5", "5"),
    ];
    vec![
        Grid {
            id: "warm-contacted",
            title: text("Связь с тёплой базой", "Contact with the warm base"),
            note: Some(text(
                "Исходящий звонок или встреча в периоде с клиентом базы на его начало.",
                "An outgoing call or a meeting in the period with a customer of the base at its start.",
            )),
            head: vec![text("Показатель", "Figure"), text("Значение", "Value")],
            rows: vec![contacted],
            total: None,
        },
        Grid {
            id: "warm-rfm",
            title: text("Давность и частота покупок: клиентов", "Recency and frequency: customers"),
            note: Some(text(
                "Балл — пятая часть активной базы: 5 у лучших.",
                "A score is a fifth of the active base: 5 is the best.",
            )),
            head: head.to_vec(),
            rows: (1..=FIFTHS).rev().map(row).collect(),
            total: None,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{Asked, asked};
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const SALES: &str = "date | document | customer | rep | amount | kind | returns_of
        2026-03-30 | 1 | К1 | А | 500 | |\n2026-03-01 | 2 | К1 | А | 100 | |
        2026-03-20 | 3 | К2 | А | 300 | |\n2026-03-25 | 4 | К2 | А | 100 | return | 3
        2026-02-10 | 5 | К3 | Б | 50 | |\n2025-12-10 | 6 | К4 | | 50 | |
        2024-12-10 | 7 | К5 | А | 900 | |\n2024-12-10 | 8 | К1 | А | 900 | |";

    fn march(more: &[(Table, &str)]) -> Asked {
        let tables: Vec<(Table, &str)> =
            [(Table::Sales, SALES)].into_iter().chain(more.iter().copied()).collect();
        asked("2026-03", Rules::default(), &tables).on("2026-03-31")
    }

    #[test]
    fn a_customer_has_figures_of_the_look_back_and_fifths() {
        let asked = march(&[]);
        let rows = rfm(&asked.slice("repeat_customers", ""));
        let said: Vec<_> = rows
            .iter()
            .map(|it| (&*it.customer, it.recency, it.frequency, it.money.rounded(0), it.scores))
            .collect();
        // К5 has been silent for more than 12 months, and the old purchase of К1 is not looked at.
        assert_eq!(
            said,
            [
                ("К1", 1, 2, 600, [4, 4, 4]),
                ("К2", 11, 1, 200, [3, 1, 3]),
                ("К3", 49, 1, 50, [2, 1, 1]),
                ("К4", 111, 1, 50, [1, 1, 1]),
            ]
        );
        assert_eq!(rfm(&asked.slice("repeat_customers", "Б")).len(), 1);
    }

    #[test]
    fn contacted_is_who_was_called_or_met_of_the_base_at_the_start() {
        let of = |more: &[(Table, &str)], rep: &str| {
            let asked = march(more);
            let counted = contacted(&asked.slice("repeat_customers", rep));
            (counted.value, counted.n)
        };
        // The base on the 1st: К1 (of 2024), К3, К4, К5.
        let calls = "at | rep | customer | direction\n2026-03-02 | Б | К1 | out
            2026-03-03 | А | К3 | in\n2026-04-01 | А | К5 | out\n2026-03-04 | А | К2 | out";
        let meetings = "at | rep | customer | status\n2026-03-05 | А | К4 | held
            2026-03-05 | А | К5 | cancelled";
        let (calls, meetings) = ((Table::Calls, calls), (Table::Meetings, meetings));
        assert_eq!(of(&[], ""), (Err(NoValue::NoRows), 0));
        let later = (Table::Calls, "at | rep | customer\n2026-04-01 | А | К5");
        assert_eq!(of(&[later], ""), (Err(NoValue::NoRows), 0), "after the as-of date");
        assert_eq!(of(&[calls], ""), (Ok(Exact::new(1, 4)), 4));
        assert_eq!(of(&[calls, meetings], ""), (Ok(Exact::new(2, 4)), 4));
        assert_eq!(of(&[calls, meetings], "А"), (Ok(Exact::new(1, 2)), 2));
    }
}

//! Sales as the firm recognises them for the plan in money: shipped, paid, won, or as margin (the
//! KPI handbook B1, "Money").
//!
//! Shipped and won count a line on the date of its document: the tables hold no other date of a
//! won deal, so its `date` is the day it was won (`created` is when it was opened). Margin is a
//! line's amount less what its goods cost; a line without a cost is out. Paid counts money on the
//! day it came, as what it pays is credited (`cash.rs`).

use super::cash::cash;
use super::sales::{self, MONEY_PARTS, in_kinds, lines};
use crate::kpi::{Rows, Unit};
use crate::model::dataset::Reason;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::rules::Recognition;
use crate::model::sales::Line;
use crate::model::slice::{Slice, index};
use crate::model::tally::ByRep;
use crate::model::unit::{Exact, Share};
use std::rc::Rc;

/// What the plan in money counts.
pub(crate) struct Recognised {
    /// The rows.
    pub facts: Rc<Facts>,
    /// What each row is worth; `None`: its part of its line.
    amounts: Option<Amounts>,
}

/// What rows are worth that are no lines.
#[derive(Default)]
pub(super) struct Amounts {
    /// In [`MONEY_PARTS`] of a major unit.
    pub worth: Vec<i128>,
    /// Whether it is sold, not given back or adjusted.
    pub is_sold: Vec<bool>,
}

/// The rows that count for the plan in money.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    recognised(known).facts.clone()
}

fn recognised(known: &Known) -> Rc<Recognised> {
    known.derive(|known| {
        let (facts, amounts) = match known.data.rules.recognition {
            Recognition::Shipment | Recognition::Won => (sales::facts(known), None),
            Recognition::Margin => of_rows(margin(known)),
            Recognition::Payment => of_rows(cash(known)),
        };
        Recognised { facts, amounts }
    })
}

fn of_rows((facts, amounts): (Facts, Amounts)) -> (Rc<Facts>, Option<Amounts>) {
    (Rc::new(facts), Some(amounts))
}

/// Lines whose goods have a cost, at their amount less that.
fn margin(known: &Known) -> (Facts, Amounts) {
    let (lines, sales) = (lines(known), &known.data.sales);
    let all = lines.facts();
    let cost = |row: u32| sales.cost.get(lines.line(row)).copied().flatten();
    let (kept, without): (Vec<u32>, Vec<u32>) =
        (0u32..).take(all.len()).partition(|&row| cost(row).is_some());
    let worth = |&row: &u32| {
        let amount = sales.amount.get(lines.line(row))?;
        Some(i128::from((*amount - cost(row)?).0) * i128::from(lines.share(row)))
    };
    let is_sold = |&row: &u32| sales.line.get(lines.line(row)) == Some(&Line::Sold);
    let is_known = |row: &&u32| all.date.get(index(**row)).is_some_and(|day| *day <= known.as_of);
    let places = without.iter().filter(is_known).filter_map(|&row| all.place.get(index(row)));
    let mut excluded: Vec<_> = places.map(|&place| (place, Reason::NoCost)).collect();
    excluded.dedup();
    let amounts = Amounts {
        worth: kept.iter().filter_map(worth).collect(),
        is_sold: kept.iter().map(is_sold).collect(),
    };
    (Facts { excluded, ..all.picked(&kept) }, amounts)
}

/// What rows are worth, in major units.
pub(crate) fn money(slice: &Slice, rows: &[u32]) -> Exact {
    match &recognised(&slice.known).amounts {
        None => sales::money(slice, rows),
        Some(amounts) => {
            let worth = |&row: &u32| amounts.worth.get(index(row));
            Exact::new(rows.iter().filter_map(worth).sum(), MONEY_PARTS)
        }
    }
}

/// What all rows of a period are worth, by rep, in [`MONEY_PARTS`].
struct Worth(ByRep);

/// What the rows of a slice are worth, in major units.
pub(crate) fn net(slice: &Slice) -> Exact {
    let Some(whose) = slice.everything() else { return money(slice, &slice.rows) };
    let worth = slice.in_period(|slice, rows| {
        let (recognised, lines) = (recognised(&slice.known), lines(&slice.known));
        let amounts = &slice.data.sales.amount;
        Worth(match &recognised.amounts {
            Some(own) => ByRep::of(slice, rows, |sums, row| {
                sums.part += own.worth.get(index(row)).copied().unwrap_or(0);
            }),
            None if lines.is_whole() => {
                let amount = |row: usize| amounts.get(row).map(|it| it.0);
                let mut sums = ByRep::of_column(slice, rows, amount);
                sums.times(Share::ONE.0.into());
                sums
            }
            None => ByRep::of(slice, rows, |sums, row| {
                let amount = amounts.get(lines.line(row)).map_or(0, |it| i128::from(it.0));
                sums.part += amount * i128::from(lines.share(row));
            }),
        })
    });
    Exact::new(worth.0.get(whose).part, MONEY_PARTS)
}

/// The rows of the slice that are sold, before returns and adjustments.
pub(crate) fn sold(slice: &Slice) -> Vec<u32> {
    match &recognised(&slice.known).amounts {
        None => in_kinds(slice, &[Line::Sold]),
        Some(amounts) => {
            let is_sold = |row: &u32| amounts.is_sold.get(index(*row)) == Some(&true);
            slice.rows.iter().copied().filter(is_sold).collect()
        }
    }
}

/// Rows that bring money.
pub(crate) const fn in_money(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| money(slice, &[row]), unit: Unit::Money }
}

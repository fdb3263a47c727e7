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

/// The rows that count for the plan in money.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    match known.data.rules.recognition {
        Recognition::Payment => known.derive(|known| Recognised(Rc::new(cash(known)))).0.clone(),
        _ => of_lines(known),
    }
}

/// The same where the firm does not recognise sales by payment.
pub(crate) fn of_lines(known: &Known) -> Rc<Facts> {
    match known.data.rules.recognition {
        Recognition::Margin => known.derive(|known| Recognised(Rc::new(margin(known)))).0.clone(),
        _ => sales::facts(known),
    }
}

/// Rows that are worth something else than their lines are.
struct Recognised(Rc<Facts>);

/// Lines whose goods have a cost, at their amount less that.
fn margin(known: &Known) -> Facts {
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
    Facts {
        worth: kept.iter().filter_map(worth).collect(),
        is_sold: kept.iter().map(is_sold).collect(),
        excluded,
        ..all.picked(&kept)
    }
}

/// What rows are worth, in major units.
pub(crate) fn money(slice: &Slice, rows: &[u32]) -> Exact {
    if slice.facts.worth.is_empty() {
        return sales::money(slice, rows);
    }
    let worth = |&row: &u32| slice.facts.worth.get(index(row));
    Exact::new(rows.iter().filter_map(worth).sum(), MONEY_PARTS)
}

/// What all rows of a period are worth, by rep, in [`MONEY_PARTS`].
struct Worth(ByRep);

/// What the rows of a slice are worth, in major units.
pub(crate) fn net(slice: &Slice) -> Exact {
    let Some(whose) = slice.everything() else { return money(slice, &slice.rows) };
    let worth = slice.in_period(|slice, rows| {
        let (own, amounts) = (&slice.facts.worth, &slice.data.sales.amount);
        if !own.is_empty() {
            let worth = |row| own.get(index(row)).copied().unwrap_or(0);
            return Worth(ByRep::of(slice, rows, |sums, row| sums.part += worth(row)));
        }
        let lines = lines(&slice.known);
        let amount = |row: usize| amounts.get(row).map(|it| it.0);
        if lines.is_whole() {
            let mut sums = ByRep::of_column(slice, rows, amount);
            sums.times(Share::ONE.0.into());
            return Worth(sums);
        }
        Worth(ByRep::of(slice, rows, |sums, row| {
            let amount = amount(lines.line(row)).map_or(0, i128::from);
            sums.part += amount * i128::from(lines.share(row));
        }))
    });
    Exact::new(worth.0.get(whose).part, MONEY_PARTS)
}

/// The rows of the slice that are sold, before returns and adjustments.
pub(crate) fn sold(slice: &Slice) -> Vec<u32> {
    if slice.facts.worth.is_empty() {
        return in_kinds(slice, &[Line::Sold]);
    }
    let is_sold = |row: &u32| slice.facts.is_sold.get(index(*row)) == Some(&true);
    slice.rows.iter().copied().filter(is_sold).collect()
}

/// Rows that bring money.
pub(crate) const fn in_money(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| money(slice, &[row]), unit: Unit::Money }
}

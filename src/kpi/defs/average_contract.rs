//! Average contract: revenue over the number of contracts (the KPI handbook B6).
//!
//! A contract is of each period in which it has sold lines, with the lines of that period; one
//! whose total is not above zero leaves both sides. A rep's part of a contract is his part of its
//! sold lines, so that reps add up to the company. The median is over contracts that the slice has
//! a part in, each whole; attach rate = contracts with a companion beside a main product / those
//! with a main product. A team's value is total / total, never the mean of means.
//! No value: no contract; for the attach rate, no product that is known to be a companion.

use crate::kpi::engine::{known, money, sum};
use crate::kpi::target::{Plan, Planned};
use crate::kpi::{Better, Counted, Few, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::contracts::{Contract, PARTS};
use crate::model::sales::Line;
use crate::model::slice::{Slice, index};
use crate::model::targets::Level;
use crate::model::unit::{Exact, Money};
use std::collections::BTreeSet;

/// Fewer contracts than this say little (the KPI handbook B6).
const FEW: usize = 5;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "average_contract",
    name: text("Средний договор", "Average contract"),
    definition: text(
        "Выручка, делённая на число договоров.",
        "Revenue divided by the number of contracts.",
    ),
    better: Better::Higher,
    measures: &[
        measure(
            "headline",
            text("средняя сумма договора", "average"),
            Unit::Money,
            How::Ratio(headline),
        ),
        measure(
            "revenue",
            text("выручка по договорам", "revenue of contracts"),
            Unit::Money,
            How::Stat(revenue),
        ),
        measure("contracts", text("договоров", "contracts"), Unit::Count, How::Stat(contracts)),
        measure("median", text("медиана договора", "median"), Unit::Money, How::Stat(median)),
        measure(
            "lines_per_contract",
            text("строк в договоре", "lines per contract"),
            Unit::Count,
            How::Ratio(lines),
        ),
        measure(
            "attach_rate",
            text("доля с сопутствующими", "attach rate"),
            Unit::Share,
            How::Ratio(attach_rate),
        ),
    ],
    fact: "headline",
    target: planned,
    planned: Planning::Whole,
    few: Some(Few { need: FEW, have: |slice| distinct(slice).len() }),
};

const fn measure(id: &'static str, name: Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows }
}

/// The lines of the slice that are in contracts that count.
fn rows(slice: &Slice) -> Vec<u32> {
    slice.rows.iter().copied().filter(|&row| contract(slice, row).is_some()).collect()
}

/// The line's contract, if it counts.
fn contract<'s>(slice: &'s Slice, row: u32) -> Option<&'s Contract> {
    let code = *slice.data.sales.contract.get(index(row))?;
    slice.contracts().get(code).filter(|contract| contract.counts())
}

/// Sums the parts of the contracts that pass.
fn count(slice: &Slice, passes: fn(&Contract) -> bool) -> Exact {
    let passing = |row: &&u32| contract(slice, **row).is_some_and(passes);
    let parts = slice.rows.iter().filter(passing).map(|&row| slice.contracts().part(row));
    Exact::new(parts.map(i128::from).sum(), PARTS.into())
}

fn all(slice: &Slice) -> Exact {
    count(slice, |_| true)
}

fn headline(slice: &Slice) -> Counted {
    let rows = rows(slice);
    match known(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => Counted::ratio(sum(slice, &rows), all(slice), rows.len()),
    }
}

fn revenue(slice: &Slice) -> Counted {
    money(slice, &rows(slice))
}

fn contracts(slice: &Slice) -> Counted {
    Counted::of(known(slice).map(|()| all(slice)), rows(slice).len())
}

/// Codes of the contracts that the slice has a part in.
fn distinct(slice: &Slice) -> BTreeSet<u32> {
    let sales = &slice.data.sales;
    let own = slice.rows.iter().filter(|&&row| {
        sales.line.get(index(row)) == Some(&Line::Sold) && contract(slice, row).is_some()
    });
    own.filter_map(|&row| sales.contract.get(index(row)).copied()).collect()
}

fn median(slice: &Slice) -> Counted {
    let codes = distinct(slice);
    let whole = slice.contracts();
    let mut totals: Vec<i64> =
        codes.into_iter().filter_map(|code| whole.get(code)).map(|it| it.total.0).collect();
    totals.sort_unstable();
    let middle = |at: usize| totals.get(at).copied().map(i128::from);
    let value = match (middle(totals.len().saturating_sub(1) / 2), middle(totals.len() / 2)) {
        (Some(low), Some(high)) => Ok(Exact::new(low + high, 2 * i128::from(Money::PER_MAJOR))),
        _ => Err(NoValue::ZeroWhole),
    };
    Counted::of(known(slice).and(value), totals.len())
}

fn lines(slice: &Slice) -> Counted {
    let sales = &slice.data.sales;
    let is_sold = |row: &u32| sales.line.get(index(*row)) == Some(&Line::Sold);
    let sold = rows(slice).into_iter().filter(is_sold).count();
    match known(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => Counted::ratio(Exact::whole(i64::try_from(sold).unwrap_or(0)), all(slice), sold),
    }
}

fn attach_rate(slice: &Slice) -> Counted {
    if let Err(why) = known(slice) {
        return Counted::of(Err(why), 0);
    }
    if !slice.data.products.iter().any(|product| product.companion) {
        return Counted::of(Err(NoValue::MissingField("kind")), 0);
    }
    let anchored = count(slice, |contract| contract.anchor);
    let attached = count(slice, |contract| contract.anchor && contract.companion);
    Counted::ratio(attached, anchored, rows(slice).len())
}

fn planned(slice: &Slice) -> Option<Planned> {
    if slice.customer.is_some() {
        return None;
    }
    let scope = slice.scope;
    Plan::of(slice.data, KPI.id, Level::Plan, scope.as_of).mean(scope.who, &slice.of, scope.period)
}

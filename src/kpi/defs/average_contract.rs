//! Average contract: revenue over the number of contracts (the KPI handbook B6).
//!
//! A contract is of each period in which it has sold lines, with the lines of that period; one
//! whose total is not above zero leaves both sides. A rep's part of a contract is his part of its
//! sold lines, so that reps add up to the company. The median is over contracts that the slice has
//! a part in, each whole; attach rate = contracts with a companion beside a main product / those
//! with a main product. A team's value is total / total, never the mean of means.
//! No value: no contract; for the attach rate, no product that is known to be a companion.

use crate::kpi::engine::{known, summed};
use crate::kpi::ground::contracts::{part_in, sums};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, facts, in_money, lines, money};
use crate::kpi::{Better, Counted, Few, Figure, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::contracts::{Contract, Contracts, PARTS};
use crate::model::facts::Ground;
use crate::model::sales::Line;
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::table::Table;
use crate::model::unit::{Exact, Money, Share};
use std::collections::BTreeSet;
use std::rc::Rc;

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
    ground: Ground::Events(facts),
    tables: &[Table::Sales],
    defaulted: COUNTED_AMOUNT,
    by: &[By::Team, By::Rep, By::Product, By::ProductGroup, By::Customer, By::Month],
    headline: Figure { id: "headline", unit: Unit::Money, count: headline },
    fact: Figure { id: "headline", unit: Unit::Money, count: headline },
    planned: Planning::Whole,
    norm: None,
    few: Some(Few { need: FEW, have }),
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
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
        How::Ratio(lines_per_contract),
    ),
    measure(
        "attach_rate",
        text("доля с сопутствующими", "attach rate"),
        Unit::Share,
        How::Ratio(attach_rate),
    ),
];

const fn measure(id: &'static str, name: Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: in_money(rows), by: None }
}

/// The contracts of the period, whole, whoever's lines they are of.
pub(crate) fn whole(slice: &Slice) -> Rc<Contracts> {
    slice.in_period(|slice, rows| {
        let lines = lines(&slice.known);
        let line = |&row: &u32| u32::try_from(lines.line(row)).ok();
        let mut of_rows: Vec<u32> = rows.iter().filter_map(line).collect();
        if !of_rows.is_sorted() {
            sort::whole(&mut of_rows);
        }
        of_rows.dedup();
        Contracts::of(slice.data, of_rows)
    })
}

/// The rows of the slice that are in contracts that count.
pub(crate) fn rows(slice: &Slice) -> Vec<u32> {
    let whole = whole(slice);
    let counts = |row: &u32| code(slice, *row).is_some_and(|code| is_counted(&whole, code));
    slice.rows.iter().copied().filter(counts).collect()
}

/// The code of a row's contract.
pub(crate) fn code(slice: &Slice, row: u32) -> Option<u32> {
    slice.data.sales.contract.get(lines(&slice.known).line(row)).copied()
}

fn is_counted(whole: &Contracts, code: u32) -> bool {
    whole.get(code).is_some_and(Contract::counts)
}

/// Sums the parts of the contracts that pass.
fn count(slice: &Slice, passes: fn(&Contract) -> bool) -> Exact {
    let (whole, lines) = (whole(slice), lines(&slice.known));
    let contracts = &slice.data.sales.contract;
    let part = |&row: &u32| {
        let line = lines.line(row);
        let contract = whole.get(*contracts.get(line)?).filter(|it| it.counts() && passes(it));
        contract?;
        let part = whole.part(slice.data, u32::try_from(line).ok()?);
        Some(i128::from(part) * i128::from(lines.share(row)))
    };
    let parts = slice.rows.iter().filter_map(part).sum();
    Exact::new(parts, i128::from(PARTS) * i128::from(Share::ONE.0))
}

fn all(slice: &Slice) -> Exact {
    match sums(slice) {
        Some(sums) => Exact::new(sums.whole, PARTS.into()),
        None => count(slice, |_| true),
    }
}

/// How many contracts the slice has a part in.
fn have(slice: &Slice) -> usize {
    part_in(slice).unwrap_or_else(|| codes(slice).len())
}

fn headline(slice: &Slice) -> Counted {
    if let Some(sums) = sums(slice)
        && known(slice).is_ok()
    {
        let money = Exact::new(sums.part, Money::PER_MAJOR.into());
        return Counted::ratio(money, Exact::new(sums.whole, PARTS.into()), sums.n);
    }
    let rows = rows(slice);
    match known(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => Counted::ratio(money(slice, &rows), all(slice), rows.len()),
    }
}

fn revenue(slice: &Slice) -> Counted {
    summed(slice, &rows(slice), money)
}

pub(super) fn contracts(slice: &Slice) -> Counted {
    let n = sums(slice).map_or_else(|| rows(slice).len(), |sums| sums.n);
    Counted::of(known(slice).map(|()| all(slice)), n)
}

/// The rows that are sold lines of contracts that count.
pub(crate) fn sold(slice: &Slice) -> Vec<u32> {
    let lines = lines(&slice.known);
    let is_sold = |row: &u32| slice.data.sales.line.get(lines.line(*row)) == Some(&Line::Sold);
    rows(slice).into_iter().filter(is_sold).collect()
}

/// Codes of the contracts that the slice has a part in.
pub(crate) fn distinct(slice: &Slice) -> BTreeSet<u32> {
    codes(slice).into_iter().collect()
}

/// The same, ascending.
fn codes(slice: &Slice) -> Vec<u32> {
    let mut codes: Vec<u32> = sold(slice).into_iter().filter_map(|row| code(slice, row)).collect();
    codes.dedup();
    sort::whole(&mut codes);
    codes.dedup();
    codes
}

fn median(slice: &Slice) -> Counted {
    let codes = codes(slice);
    let whole = whole(slice);
    let mut totals: Vec<i64> =
        codes.into_iter().filter_map(|code| whole.get(code)).map(|it| it.total.0).collect();
    sort::whole(&mut totals);
    let middle = |at: usize| totals.get(at).copied().map(i128::from);
    let value = match (middle(totals.len().saturating_sub(1) / 2), middle(totals.len() / 2)) {
        (Some(low), Some(high)) => Ok(Exact::new(low + high, 2 * i128::from(Money::PER_MAJOR))),
        _ => Err(NoValue::ZeroWhole),
    };
    Counted::of(known(slice).and(value), totals.len())
}

fn lines_per_contract(slice: &Slice) -> Counted {
    let lines = lines(&slice.known);
    let sold = sold(slice);
    let credited: i128 = sold.iter().map(|&row| i128::from(lines.share(row))).sum();
    match known(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => {
            let sum = Exact::new(credited, Share::ONE.0.into());
            Counted::ratio(sum, all(slice), sold.len())
        }
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

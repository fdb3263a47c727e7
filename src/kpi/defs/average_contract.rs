//! Average contract: revenue over the number of contracts (the KPI handbook B6).
//!
//! A contract is of each period in which it has sold lines, with the lines of that period; one
//! whose total is not above zero leaves both sides. A rep's part of a contract is his part of its
//! sold lines, so that reps add up to the company. The median is over contracts that the slice has
//! a part in, each whole; attach rate = contracts with a companion beside a main product / those
//! with a main product. A team's value is total / total, never the mean of means.
//! No value: no contract; for the attach rate, no product that is known to be a companion.

use crate::kpi::engine::{known, summed};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, facts, in_money, lines, money};
use crate::kpi::{Better, Counted, Few, Figure, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::column::NO_CODE;
use crate::model::contracts::{Contract, Contracts, PARTS, Plain};
use crate::model::facts::Ground;
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::{By, Slice, UNALLOCATED, index};
use crate::model::sort;
use crate::model::table::Table;
use crate::model::tally::{ByRep, Everything, Sums};
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

/// The contracts that need no look at their lines; a row is a line.
fn plain(known: &Known) -> Rc<Plain> {
    known.derive(|known| Plain::of(known.data, &lines(known).facts().rep))
}

/// What the contracts of a period that count bring: revenue in parts of [`Money`], parts of
/// contracts and rows, by rep.
struct Tally {
    by_rep: ByRep,
    /// Of these the contracts that are one rep's of one day.
    plain: ByRep,
    /// All others.
    rest: Contracts,
}

/// The tally of a slice of whole people; `None` where it is of no such, or lines have credits.
fn tally(slice: &Slice) -> Option<(Everything, Rc<Tally>)> {
    let whose = slice.everything().filter(|_| lines(&slice.known).is_whole())?;
    Some((whose, slice.in_period(|slice, _| tallied(slice))))
}

/// What the contracts that count bring the people of a slice; `None` as with [`tally`].
fn sums(slice: &Slice) -> Option<Sums> {
    tally(slice).map(|(whose, tally)| tally.by_rep.get(whose))
}

fn tallied(slice: &Slice) -> Tally {
    let mut by_rep = ByRep::of(slice, &[], |_, _| {});
    let Some(days) = slice.scope.facts() else {
        return Tally { plain: by_rep.clone(), by_rep, rest: Contracts::default() };
    };
    let contracts = plain(&slice.known);
    for (rep, total, lines) in contracts.of_days(days) {
        if let Some(sums) = by_rep.of_rep(rep) {
            sums.part += i128::from(total);
            sums.whole += i128::from(PARTS);
            sums.n += index(lines);
        }
    }
    let plain = by_rep.clone();
    let rest = Contracts::of(slice.data, contracts.rest(slice.data, days));
    add_rest(slice, &rest, &mut by_rep);
    Tally { by_rep, plain, rest }
}

/// A contract whose sold lines are all one rep's is his whole; only of the rest are parts looked at.
fn add_rest(slice: &Slice, rest: &Contracts, tally: &mut ByRep) {
    const UNSEEN: u32 = UNALLOCATED - 1;
    const SEVERAL: u32 = UNALLOCATED - 2;
    let sales = &slice.data.sales;
    let found = |row: u32| {
        let found = sales.contract.get(index(row)).and_then(|&code| rest.find(code));
        found.filter(|(_, contract)| contract.counts())
    };
    let is_sold = |row: u32| sales.line.get(index(row)) == Some(&Line::Sold);
    let rep = |row: u32| slice.rep(row).unwrap_or(NO_CODE);
    let mut reps = vec![UNSEEN; rest.span()];
    for &row in rest.rows() {
        let (Some((place, _)), Some(sums)) = (found(row), tally.of_rep(rep(row))) else { continue };
        sums.part += sales.amount.get(index(row)).map_or(0, |it| i128::from(it.0));
        sums.n += 1;
        if let Some(of) = reps.get_mut(place).filter(|_| is_sold(row)) {
            let rep = rep(row);
            *of = if *of == UNSEEN || *of == rep { rep } else { SEVERAL };
        }
    }
    let mut add = |rep: u32, part: i64| {
        if let Some(sums) = tally.of_rep(rep) {
            sums.whole += i128::from(part);
        }
    };
    reps.iter().filter(|&&rep| rep != UNSEEN && rep != SEVERAL).for_each(|&rep| add(rep, PARTS));
    let is_shared = |row: u32| found(row).is_some_and(|(at, _)| reps.get(at) == Some(&SEVERAL));
    if reps.contains(&SEVERAL) {
        let shared = rest.rows().iter().filter(|&&row| is_shared(row));
        shared.for_each(|&row| add(rep(row), rest.part(slice.data, row)));
    }
}

/// How many contracts the slice has a part in.
fn have(slice: &Slice) -> usize {
    let Some((whose, tally)) = tally(slice) else { return codes(slice).len() };
    let plain = tally.plain.get(whose).whole / i128::from(PARTS);
    let is_his = |row: u32| match whose {
        Everything::OfAll => true,
        Everything::OfRep(code) => slice.rep(row).unwrap_or(NO_CODE) == code,
    };
    let sales = &slice.data.sales;
    let of_rest = tally
        .rest
        .rows()
        .iter()
        .copied()
        .filter(|&row| is_his(row) && sales.line.get(index(row)) == Some(&Line::Sold));
    let code = |row: u32| sales.contract.get(index(row)).copied();
    let codes = of_rest.filter_map(code).filter(|&code| is_counted(&tally.rest, code));
    usize::try_from(plain).unwrap_or(usize::MAX).saturating_add(sort::distinct(codes).len())
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

//! Deals per hundred cold calls (the KPI handbook B4, 4a).
//!
//! headline = 100 × deals of the period / calls of the period; by a rule, per hundred of the calls
//! that were talked in, or of the contacts reached. cohort = 100 × deals ever won from the calls
//! of the period / those calls: it ripens until the days of a deal after the period are over.
//! low and high: Wilson's 95 % interval, counted with floats and rounded to six decimals.
//! No value: no call of anybody up to the as-of date; a denominator of zero; an interval of more
//! deals than calls; calls that were talked in, where no call says how long it took.

use crate::kpi::engine::{EACH, known, summed};
use crate::kpi::ground::cold::{Cold, cold, facts};
use crate::kpi::ground::contacts::contacts;
use crate::kpi::{
    Better, Counted, Few, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit, wilson,
};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::rules::Denominator;
use crate::model::slice::{By, Slice, index};
use crate::model::sort;
use crate::model::table::Table;
use crate::model::tally::{ByRep, Sums};
use crate::model::unit::{Exact, Quantity};
use std::collections::BTreeSet;

/// Fewer calls than this say little (the KPI handbook B4).
const FEW: usize = 100;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "cold_conversion",
    name: text("Холодная база", "Cold base"),
    definition: text(
        "Сделки на 100 звонков по холодной базе.",
        "Deals per 100 calls to the cold base.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts),
    tables: &[Table::Calls, Table::Targets],
    defaulted: text("взято по умолчанию", "taken by default"),
    by: &[By::Team, By::Rep, By::Campaign, By::Month],
    headline: Figure { id: "headline", unit: Unit::PerHundred, count: headline },
    fact: Figure { id: "headline", unit: Unit::PerHundred, count: headline },
    planned: Planning::Whole,
    norm: Some((3, 1)),
    few: Some(Few { need: FEW, have: dialled }),
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    measure(
        "headline",
        text("сделок на 100 звонков", "deals per 100 calls"),
        Unit::PerHundred,
        How::Ratio(headline),
        DEALS,
    ),
    measure("calls", text("холодных звонков", "cold calls"), Unit::Count, How::Sum(calls), CALLS),
    measure(
        "connects",
        text("состоялся разговор", "talked in"),
        Unit::Count,
        How::Sum(connects),
        Rows { of: talked, ..CALLS },
    ),
    measure(
        "contacts",
        text("разных контактов", "contacts reached"),
        Unit::Count,
        How::Stat(reached),
        Rows { of: talked, ..EACH },
    ),
    measure("deals", text("сделок", "deals"), Unit::Count, How::Stat(deals), DEALS),
    measure(
        "low",
        text("нижняя граница 95 %", "lower end, 95 %"),
        Unit::PerHundred,
        How::Stat(|slice| end(slice, |ends| ends.0)),
        DEALS,
    ),
    measure(
        "high",
        text("верхняя граница 95 %", "upper end, 95 %"),
        Unit::PerHundred,
        How::Stat(|slice| end(slice, |ends| ends.1)),
        DEALS,
    ),
    measure(
        "cohort",
        text("сделок со звонков периода на 100", "deals ever won per 100"),
        Unit::PerHundred,
        How::Ratio(cohort),
        Rows {
            of: winning,
            brings: |slice, row| sum(&[row], &cold(&slice.known).won),
            unit: Unit::Count,
        },
    ),
];

const fn measure(id: &'static str, name: Text, unit: Unit, how: How, rows: Rows) -> Measure {
    Measure { id, name, unit, how, rows, by: None }
}

/// Rows that are calls, and how many each is.
const CALLS: Rows = Rows {
    of: |slice| only(slice, |cold, at| cold.calls.get(at).is_some_and(|it| *it > 0)),
    brings: |slice, row| sum(&[row], &cold(&slice.known).calls),
    unit: Unit::Count,
};

/// Rows that bring deals on their day.
const DEALS: Rows = Rows {
    of: |slice| only(slice, |cold, at| cold.deals.get(at).is_some_and(|it| *it > 0)),
    brings: |slice, row| sum(&[row], &cold(&slice.known).deals),
    unit: Unit::Count,
};

/// Rows that have ever won a deal.
fn winning(slice: &Slice) -> Vec<u32> {
    only(slice, |cold, at| cold.won.get(at).is_some_and(|it| *it > 0))
}

/// Rows that were talked in.
fn talked(slice: &Slice) -> Vec<u32> {
    only(slice, |cold, at| cold.is_connect.get(at) == Some(&true))
}

fn only(slice: &Slice, keep: fn(&Cold, usize) -> bool) -> Vec<u32> {
    let cold = cold(&slice.known);
    slice.rows.iter().copied().filter(|&row| keep(&cold, index(row))).collect()
}

/// Sum of a column of millionths over rows.
fn sum(rows: &[u32], column: &[i64]) -> Exact {
    let all = rows.iter().filter_map(|&row| column.get(index(row)));
    millionths(all.map(|&it| i128::from(it)).sum())
}

fn millionths(sum: i128) -> Exact {
    Exact::new(sum, Quantity::ONE.0.into())
}

fn calls(slice: &Slice) -> Counted {
    summed(slice, &(CALLS.of)(slice), |slice, rows| sum(rows, &cold(&slice.known).calls))
}

/// Deals, calls and rows that bring deals, by rep.
struct Tally(ByRep);

/// The deals and calls of a slice of whole people, in millionths; else `None`.
fn tally(slice: &Slice) -> Option<Sums> {
    let whose = slice.everything()?;
    let tally = slice.in_period(|slice, rows| {
        let cold = cold(&slice.known);
        let of = |column: &[i64], row: u32| column.get(index(row)).copied().unwrap_or(0);
        Tally(ByRep::of(slice, rows, |sums, row| {
            let deals = of(&cold.deals, row);
            sums.part += i128::from(deals.max(0));
            sums.whole += i128::from(of(&cold.calls, row).max(0));
            sums.n += usize::from(deals > 0);
        }))
    });
    Some(tally.0.get(whose))
}

fn deals(slice: &Slice) -> Counted {
    if let Some(sums) = tally(slice) {
        return Counted::of(known(slice).map(|()| millionths(sums.part)), sums.n);
    }
    summed(slice, &(DEALS.of)(slice), |slice, rows| sum(rows, &cold(&slice.known).deals))
}

fn connects(slice: &Slice) -> Counted {
    told(slice, summed(slice, &talked(slice), |slice, rows| sum(rows, &cold(&slice.known).calls)))
}

fn reached(slice: &Slice) -> Counted {
    let rows = talked(slice);
    let cold = cold(&slice.known);
    let mut all: Vec<u32> =
        rows.iter().filter_map(|&row| cold.contact.get(index(row)).copied()).collect();
    sort::whole(&mut all);
    all.dedup();
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    told(slice, summed(slice, &rows, |_, _| Exact::whole(count)))
}

/// What was talked in, where any call says how long it took.
fn told(slice: &Slice, counted: Counted) -> Counted {
    match counted.value {
        Ok(_) if cold(&slice.known).lacks_seconds => {
            Counted::of(Err(NoValue::MissingField("seconds")), counted.n)
        }
        _ => counted,
    }
}

/// What deals are counted per, by the rules.
fn denominator(slice: &Slice) -> Counted {
    match slice.data.rules.denominator {
        Denominator::Dials => match tally(slice) {
            Some(sums) => Counted::of(known(slice).map(|()| millionths(sums.whole)), 0),
            None => calls(slice),
        },
        Denominator::Connects => connects(slice),
        Denominator::Contacts => reached(slice),
    }
}

fn headline(slice: &Slice) -> Counted {
    per_hundred(slice, deals(slice))
}

fn cohort(slice: &Slice) -> Counted {
    per_hundred(
        slice,
        summed(slice, &winning(slice), |slice, rows| sum(rows, &cold(&slice.known).won)),
    )
}

/// So many for each hundred of the denominator, with both sides shown.
fn per_hundred(slice: &Slice, deals: Counted) -> Counted {
    let (part, whole) = match (deals.value, denominator(slice).value) {
        (Ok(part), Ok(whole)) => (part, whole),
        (Err(why), _) | (_, Err(why)) => return Counted::of(Err(why), deals.n),
    };
    let share = Counted::ratio(part, whole, deals.n);
    let value = share.value.and_then(|it| it.times(Exact::whole(100)).ok_or(NoValue::TooLarge));
    Counted { value, ..share }
}

/// An end of the interval, per hundred.
fn end(slice: &Slice, which: fn((Exact, Exact)) -> Exact) -> Counted {
    let headline = headline(slice);
    let value = match (headline.part, headline.whole) {
        (Some(part), Some(whole)) => wilson::interval(part, whole)
            .and_then(|ends| which(ends).times(Exact::whole(100)).ok_or(NoValue::TooLarge)),
        _ => headline.value,
    };
    Counted::of(value, headline.n)
}

/// How many calls there are, to tell whether they say anything.
fn dialled(slice: &Slice) -> usize {
    let counted = tally(slice).map(|sums| Ok(millionths(sums.whole)));
    let calls = counted
        .unwrap_or_else(|| calls(slice).value)
        .map_or(0, |it| it.numerator() / it.denominator());
    usize::try_from(calls).unwrap_or(0)
}

/// How much of the base is called: customers who had bought nothing before the period, those of
/// them whom a cold call has reached up to its end (or the as-of date) over all of them. No value
/// where there is no such customer.
pub(super) fn base_called(slice: &Slice) -> Counted {
    if let Err(why) = known(slice) {
        return Counted::of(Err(why), 0);
    }
    let (contacts, cold) = (contacts(&slice.known), cold(&slice.known));
    let until = slice.scope.period.to.min(slice.scope.as_of);
    let is_cold = |it: &u32| !contacts.standing(*it, slice.scope.period.from).is_warm;
    let outside = (0..).zip(&slice.data.customers).filter(|(_, it)| !it.internal);
    let base: BTreeSet<u32> =
        outside.filter_map(|(code, _)| contacts.of_customer(code)).filter(is_cold).collect();
    let called = cold.called(until).intersection(&base).count();
    let whole = |count: usize| Exact::whole(i64::try_from(count).unwrap_or(i64::MAX));
    Counted::ratio(whole(called), whole(base.len()), called)
}

//! What every KPI has: judgement, plan to date, pace and forecast, written once.

use super::target::Planned;
use super::{Better, Counted, Kpi, NoValue, Planning, Status, Unjudged};
use crate::model::sales::Line;
use crate::model::slice::{Slice, index};
use crate::model::unit::{Exact, Money};

/// Sum of the amounts of lines; no value where the table holds nothing up to the as-of date.
pub fn money(slice: &Slice, rows: &[u32]) -> Counted {
    Counted::of(known(slice).map(|()| sum(slice, rows)), rows.len())
}

/// Sum of the amounts of lines, in major units.
pub fn sum(slice: &Slice, rows: &[u32]) -> Exact {
    let amounts = &slice.data.sales.amount;
    let parts = rows.iter().filter_map(|&row| amounts.get(index(row)));
    Exact::new(parts.map(|amount| i128::from(amount.0)).sum(), Money::PER_MAJOR.into())
}

/// A target as a figure of its own; `n` counts the rows that it is made of.
pub fn target(planned: Option<Planned>) -> Counted {
    match planned {
        Some(planned) => Counted::of(Ok(planned.amount), planned.rows.len()),
        None => Counted::of(Err(NoValue::NoTarget), 0),
    }
}

/// Whether there is any line up to the as-of date, of anybody: only then is nothing zero.
pub fn known(slice: &Slice) -> Result<(), NoValue> {
    if slice.scope.facts().is_none() {
        return Err(NoValue::NotBegun);
    }
    let as_of = slice.scope.as_of;
    let any = slice.data.sales.date.iter().any(|&date| date <= as_of);
    if any { Ok(()) } else { Err(NoValue::NoRows) }
}

/// The lines of the slice that are of these kinds.
pub fn lines(slice: &Slice, wanted: &[Line]) -> Vec<u32> {
    let kinds = &slice.data.sales.line;
    let is_wanted = |row: &u32| kinds.get(index(*row)).is_some_and(|kind| wanted.contains(kind));
    slice.rows.iter().copied().filter(is_wanted).collect()
}

/// fact / target, the other way round where less is better.
pub fn attainment(better: Better, fact: Exact, target: Option<Exact>) -> Result<Exact, NoValue> {
    let target = target.ok_or(NoValue::NoTarget)?;
    let (part, whole) = match better {
        Better::Higher => (fact, target),
        Better::Lower => (target, fact),
    };
    if whole == Exact::ZERO {
        return Err(NoValue::ZeroWhole);
    }
    part.over(whole).ok_or(NoValue::TooLarge)
}

/// How a KPI of a slice stands: below 80 % is a problem, from 80 to below 100 % wants attention.
/// Exact values are compared; a period that is not over is not judged.
pub fn status(
    kpi: &Kpi,
    slice: &Slice,
    fact: &Counted,
    attained: Result<Exact, NoValue>,
) -> Status {
    match (fact.value, attained) {
        (Err(_), _) => Status::None(Unjudged::NoData),
        (_, Err(NoValue::NoTarget)) => Status::None(Unjudged::NoTarget),
        (_, Err(_)) => Status::None(Unjudged::NoData),
        _ if kpi.few.as_ref().is_some_and(|few| (few.have)(slice) < few.need) => {
            Status::None(Unjudged::FewData)
        }
        _ if !slice.scope.is_over() => Status::None(Unjudged::Preliminary),
        (_, Ok(attained)) if attained >= Exact::whole(1) => Status::Good,
        (_, Ok(attained)) if attained >= Exact::new(4, 5) => Status::Watch,
        _ => Status::Bad,
    }
}

/// The target of the days that are over, where the period is not; `None` where it is, or where
/// targets are not split.
pub fn target_to_date(kpi: &Kpi, slice: &Slice) -> Option<Exact> {
    if slice.scope.is_over() || kpi.planned == Planning::Whole {
        return None;
    }
    match slice.scope.elapsed() {
        Some(elapsed) => (kpi.target)(&slice.planned_over(elapsed)).map(|planned| planned.amount),
        None => (kpi.target)(slice).map(|_| Exact::ZERO),
    }
}

/// Working days that are over, and all of the period's.
pub fn working_days(slice: &Slice) -> (i64, i64) {
    let days = &slice.data.workdays;
    let elapsed = slice.scope.elapsed().map_or(0, |elapsed| days.count(elapsed));
    (elapsed, days.count(slice.scope.period))
}

/// Where a sum will end at this pace: fact ÷ (working days over ÷ all of them).
pub fn forecast(slice: &Slice, fact: Exact) -> Result<Exact, NoValue> {
    let (elapsed, all) = working_days(slice);
    if elapsed == all {
        return Ok(fact);
    }
    if elapsed == 0 {
        return Err(NoValue::NotBegun);
    }
    fact.times(Exact::new(all.into(), elapsed.into())).ok_or(NoValue::TooLarge)
}

//! Pace: how far a sum has come against the days that are over (the KPI handbook B1, "Pace").
//!
//! Expected = the target of the days that are over; pace = F / expected;
//! forecast = F ÷ (what part of the period's plan these days carry), by working days and the
//! firm's seasons; required per day = (P − F) / working days left. A person's working days are
//! those of their shifts; absences take from targets, not from these.

use super::engine::{planned, summed_plan};
use super::spread::Spread;
use super::{Kpi, NoValue, Planning};
use crate::model::date::Period;
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// The target of the days that are over, where the period is not; `None` where it is, or where
/// targets are not split. Of what is planned in units of its own it is the part of the plan that
/// these days carry (4b: "the plan is split by days as any sum").
pub fn target_to_date(kpi: &Kpi, slice: &Slice) -> Option<Exact> {
    if slice.scope.is_over() {
        return None;
    }
    if kpi.planned == Planning::Attained {
        let whole = summed_plan(kpi, slice)?;
        let over = slice.scope.elapsed().map(|it| slice.planned_over(it));
        let over = over.and_then(|it| summed_plan(kpi, &it)).unwrap_or(Exact::ZERO);
        return over.over(whole);
    }
    if !kpi.planned.is_split() {
        return None;
    }
    // A target that begins later expects nothing yet.
    let nothing_yet = || planned(kpi, slice).ok().map(|_| Exact::ZERO);
    match slice.scope.elapsed() {
        Some(elapsed) => {
            let over = planned(kpi, &slice.planned_over(elapsed)).ok().map(|it| it.amount);
            over.or_else(nothing_yet)
        }
        None => nothing_yet(),
    }
}

/// The target of the days that are over: all of it, when the period is.
pub fn expected(kpi: &Kpi, slice: &Slice) -> Result<Exact, NoValue> {
    let whole = || planned(kpi, slice).map(|it| it.amount);
    target_to_date(kpi, slice).map_or_else(whole, Ok)
}

/// Working days that are over, and all of the period's, by the calendar of those looked at.
pub fn working_days(slice: &Slice) -> (i64, i64) {
    let count = |days: Period| slice.data.hours.working_days(slice.scope.who, days);
    (slice.scope.elapsed().map_or(0, count), count(slice.scope.period))
}

/// Where a sum will end at this pace.
pub fn forecast(slice: &Slice, fact: Exact) -> Result<Exact, NoValue> {
    let elapsed = slice.scope.elapsed().ok_or(NoValue::NotBegun)?;
    let data = slice.data;
    let spread = Spread::new(&data.hours, &data.rules, slice.scope.who, false);
    let over = spread.share(slice.scope.period, elapsed.to);
    if over == Exact::ZERO {
        return Err(NoValue::NotBegun);
    }
    fact.over(over).ok_or(NoValue::TooLarge)
}

/// What is to be made on each working day left; below zero when the target is passed.
pub fn required_per_day(slice: &Slice, target: Exact, fact: Exact) -> Result<Exact, NoValue> {
    let (elapsed, all) = working_days(slice);
    if slice.scope.is_over() || elapsed == all {
        return Err(NoValue::Over);
    }
    let left = target.minus(fact).ok_or(NoValue::TooLarge)?;
    left.over(Exact::whole(all - elapsed)).ok_or(NoValue::TooLarge)
}

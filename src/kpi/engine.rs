//! What every KPI has: its target, attainment and judgement, written once.

use super::target::{Plan, Planned};
use super::{Better, Counted, Kpi, NoValue, Planning, Rows, Status, Unit, Unjudged};
use crate::model::rules::{LessIsBetter, Rules};
use crate::model::slice::Slice;
use crate::model::targets::Level;
use crate::model::unit::Exact;

/// The sum of rows that stand for money, a count or whatever; no value where the table holds
/// nothing up to the as-of date.
pub fn summed(slice: &Slice, rows: &[u32], sum: impl FnOnce(&Slice, &[u32]) -> Exact) -> Counted {
    Counted::of(known(slice).map(|()| sum(slice, rows)), rows.len())
}

/// The target of a slice: cut by days where it is a sum, else the mean of what holds; what nobody
/// plans (a customer, an age) has none. Where no target is set at all, what is commonly aimed at.
/// Who is away on all of its days has none either, and no part of the KPI (`D_present` = 0).
pub fn planned(kpi: &Kpi, slice: &Slice) -> Result<Planned, NoValue> {
    let scope = slice.scope;
    if slice.is_unplanned() {
        return Err(NoValue::NoTarget);
    }
    let plan = match kpi.planned {
        Planning::Minimum => Plan::minimum(slice.data, kpi.id, scope.as_of),
        _ => Plan::of(slice.data, kpi.id, Level::Plan, scope.as_of),
    };
    let found = holding(kpi, slice, plan);
    let norm = || {
        let (part, whole) = kpi.norm?;
        let amount = Exact::new(part.into(), whole.into());
        Some(Planned { amount, rows: Vec::new() })
    };
    let found = found.or_else(|| norm().filter(|_| plan.people(scope.period).is_empty()));
    let is_away =
        || kpi.planned != Planning::Whole && plan.is_away(scope.who, &slice.of, scope.period);
    found.ok_or_else(|| if is_away() { NoValue::Away } else { NoValue::NoTarget })
}

/// What a part of a slice is compared to: its own target, else that of the whole, where a target is
/// not divided among parts (averages, rates, states).
pub fn compared(kpi: &Kpi, part: &Slice, whole: &Slice) -> Option<Exact> {
    let whole = || planned(kpi, whole).ok().filter(|_| kpi.planned == Planning::Whole);
    planned(kpi, part).ok().or_else(whole).map(|it| it.amount)
}

/// What rows of one level say of the slice.
fn holding(kpi: &Kpi, slice: &Slice, plan: Plan) -> Option<Planned> {
    let (who, period) = (slice.scope.who, slice.scope.period);
    match kpi.planned {
        Planning::Split | Planning::Minimum => plan.sum(who, &slice.of, period),
        Planning::Whole => plan.mean(who, &slice.of, period),
        Planning::Attained => plan.sum(who, &slice.of, period).map(whole),
    }
}

/// The plan of a slice in its own unit, also where the target is all of it.
pub fn summed_plan(kpi: &Kpi, slice: &Slice) -> Option<Exact> {
    let plan = Plan::of(slice.data, kpi.id, Level::Plan, slice.scope.as_of);
    plan.sum(slice.scope.who, &slice.of, slice.scope.period).map(|it| it.amount)
}

/// Whether attainment of a KPI is counted from a base.
pub fn is_from_base(kpi: &Kpi, rules: &Rules) -> bool {
    kpi.better == Better::Lower && rules.less_is_better == LessIsBetter::BaseNorm
}

/// The base of a slice, the worst that is tolerable: its targets of the level «minimum».
pub fn base(kpi: &Kpi, slice: &Slice) -> Result<Planned, NoValue> {
    let plan = Plan::of(slice.data, kpi.id, Level::Minimum, slice.scope.as_of);
    let found = (!slice.is_unplanned()).then(|| holding(kpi, slice, plan)).flatten();
    found.ok_or(NoValue::NoBase)
}

/// All of a plan, whatever it is counted in.
fn whole(planned: Planned) -> Planned {
    Planned { amount: Exact::whole(1), ..planned }
}

/// A target as a figure of its own; `n` counts the rows that it is made of.
pub fn target(planned: Result<Planned, NoValue>) -> Counted {
    let rows = planned.as_ref().map_or(0, |it| it.rows.len());
    Counted::of(planned.map(|it| it.amount), rows)
}

/// Whether the table holds anything up to the as-of date, of anybody: only then is nothing zero.
pub fn known(slice: &Slice) -> Result<(), NoValue> {
    if slice.scope.facts().is_none() {
        return Err(NoValue::NotBegun);
    }
    match slice.facts.first {
        Some(first) if first <= slice.scope.as_of => Ok(()),
        _ => Err(NoValue::NoRows),
    }
}

/// Rows of a slice, each of which counts one.
pub const EACH: Rows =
    Rows { of: |slice| slice.rows.to_vec(), brings: |_, _| Exact::whole(1), unit: Unit::Count };

/// Where less is better and there is nothing at all, that much of the target is reached; on the
/// scale of base and norm nobody reaches more.
const CAP: (i128, i128) = (6, 5);

/// fact / target, the other way round where less is better; nothing of what should be little is
/// the cap, something of what was planned as nothing has no attainment: it is over plan.
pub fn attainment(
    better: Better,
    fact: Exact,
    target: Result<Exact, NoValue>,
) -> Result<Exact, NoValue> {
    let target = target?;
    match better {
        Better::Higher if target == Exact::ZERO && fact > Exact::ZERO => {
            return Err(NoValue::OverPlan);
        }
        Better::Lower if fact == Exact::ZERO => return Ok(Exact::new(CAP.0, CAP.1)),
        _ => {}
    }
    let (part, whole) = match better {
        Better::Higher => (fact, target),
        Better::Lower => (target, fact),
    };
    if whole == Exact::ZERO {
        return Err(NoValue::ZeroWhole);
    }
    part.over(whole).ok_or(NoValue::TooLarge)
}

/// 2 − fact / target, for what is better the less of it there is; nothing at all is the cap.
fn difference(fact: Exact, target: Exact) -> Result<Exact, NoValue> {
    if fact == Exact::ZERO {
        return Ok(Exact::new(CAP.0, CAP.1));
    }
    if target == Exact::ZERO {
        return Err(NoValue::ZeroWhole);
    }
    let part = fact.over(target).and_then(|part| Exact::whole(2).minus(part));
    part.ok_or(NoValue::TooLarge)
}

/// (fact − base) / (norm − base), from nothing to the cap: the base is the worst that is tolerable,
/// the norm what is planned. No value where the base is not the worse of the two (the KPI handbook
/// B0, "Base-norm-goal scale").
pub fn base_norm(better: Better, fact: Exact, base: Exact, norm: Exact) -> Result<Exact, NoValue> {
    let is_worse = match better {
        Better::Higher => base < norm,
        Better::Lower => base > norm,
    };
    if !is_worse {
        return Err(NoValue::NoBase);
    }
    let sides = fact.minus(base).zip(norm.minus(base));
    let reached = sides.and_then(|(part, whole)| part.over(whole)).ok_or(NoValue::TooLarge)?;
    Ok(reached.clamp(Exact::ZERO, Exact::new(CAP.0, CAP.1)))
}

/// fact / target of a slice by the firm's rules: where less is better on the scale that it has
/// chosen, of a minimum at most all of it, unless the firm rewards what is over (the KPI handbook
/// B0, "Achievement", and B8).
pub fn attained(
    kpi: &Kpi,
    slice: &Slice,
    fact: Exact,
    target: Result<Exact, NoValue>,
) -> Result<Exact, NoValue> {
    let rules = &slice.data.rules;
    let value = match (kpi.better, rules.less_is_better) {
        (Better::Lower, LessIsBetter::Difference) => difference(fact, target?)?,
        (Better::Lower, LessIsBetter::BaseNorm) => {
            let norm = target?;
            base_norm(kpi.better, fact, base(kpi, slice)?.amount, norm)?
        }
        (_, LessIsBetter::Ratio) | (Better::Higher, _) => attainment(kpi.better, fact, target)?,
    };
    let is_capped = kpi.planned == Planning::Minimum && !rules.over_minimum;
    Ok(if is_capped { value.min(Exact::whole(1)) } else { value })
}

/// Why a value that does not exist is not judged.
fn unjudged(why: NoValue) -> Unjudged {
    match why {
        NoValue::NoTarget | NoValue::NoBase => Unjudged::NoTarget,
        NoValue::Away => Unjudged::Away,
        NoValue::NoRows | NoValue::NotBegun | NoValue::MissingField(_) => Unjudged::NoData,
        NoValue::TooFew { .. } => Unjudged::FewData,
        NoValue::ZeroWhole
        | NoValue::MixedUnits
        | NoValue::Over
        | NoValue::OverPlan
        | NoValue::OverWhole
        | NoValue::TooLarge => Unjudged::NotApplicable,
    }
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
        // A fact that is itself an attainment says so where nothing is planned.
        (Err(why), _) | (_, Err(why)) => Status::None(unjudged(why)),
        _ if kpi.few.as_ref().is_some_and(|few| (few.have)(slice) < few.need) => {
            Status::None(Unjudged::FewData)
        }
        _ if !slice.scope.is_over() => Status::None(Unjudged::Preliminary),
        (_, Ok(attained)) if attained >= Exact::whole(1) => Status::Good,
        (_, Ok(attained)) if attained >= Exact::new(4, 5) => Status::Watch,
        _ => Status::Bad,
    }
}

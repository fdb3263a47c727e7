//! Targets of any days: which row holds, and what it carries on which days
//! (the KPI handbook B0, "Which row of targets holds", "Proration of a plan for a person").
//! How levels and things add up is in `rollup.rs`.

use super::presence::{WHOLE, runs};
use super::spread::{Spread, part_of};
use crate::model::batch::Place;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::plan_index::PlanRows;
use crate::model::sort;
use crate::model::targets::{Level, Of, Proration, Target, Who};
use crate::model::unit::Exact;

/// What a day carries is kept in `10^-12` of the KPI's unit, so that cutting loses nothing seen.
const FINE: i128 = 1_000_000_000_000;

/// The targets of one KPI at one level, as they are known on a day.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub(super) data: &'a Dataset,
    pub(super) rows: Option<&'a PlanRows>,
    as_of: Date,
    version: Version,
    /// Whether rows of what a thing is made of do not stand for it.
    pub(super) is_by_name: bool,
}

/// Which of several versions of a target holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    Latest,
    Earliest,
}

/// A target, and the rows that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// In the KPI's unit.
    pub amount: Exact,
    /// The rows of targets, each once, in order.
    pub rows: Vec<Place>,
}

/// What is planned for a team or the company, and what is handed out to the level below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// By its own rows.
    pub own: Planned,
    /// The sum of the level below.
    pub below: Planned,
}

impl Assigned {
    /// «Перезаклад»: the level below / own − 1; `None` when the own target is zero.
    pub fn over(&self) -> Option<Exact> {
        self.below.amount.over(self.own.amount)?.minus(Exact::whole(1))
    }
}

/// What rows carry on some days, and whether anybody is there to do it.
#[derive(Clone, Copy)]
pub(super) struct Carried {
    amount: i128,
    is_there: bool,
    is_away: bool,
}

impl Carried {
    pub(super) fn plus(self, other: Carried) -> Carried {
        Carried {
            amount: self.amount + other.amount,
            is_there: self.is_there || other.is_there,
            is_away: self.is_away || other.is_away,
        }
    }

    /// Nobody there on any day that carries is no target, not a target of nothing.
    fn amount(self) -> Option<i128> {
        (self.is_there || !self.is_away).then_some(self.amount)
    }
}

impl<'a> Plan<'a> {
    /// The plan of a KPI; versions that begin after the as-of date are not read.
    pub fn of(data: &'a Dataset, kpi: &str, level: Level, as_of: Date) -> Plan<'a> {
        let rows = data.plans.rows(kpi, level);
        Plan { data, rows, as_of, version: Version::Latest, is_by_name: false }
    }

    /// The minimum of a KPI: of rows of one person and thing those of the level «minimum», else
    /// those of the plan (the KPI handbook B8).
    pub fn minimum(data: &'a Dataset, kpi: &str, as_of: Date) -> Plan<'a> {
        Plan { rows: data.plans.minimum(kpi), ..Plan::of(data, kpi, Level::Minimum, as_of) }
    }

    /// The plan as it was first set, before it was revised.
    pub fn original(self) -> Plan<'a> {
        Plan { version: Version::Earliest, ..self }
    }

    /// The plan of things by rows of their own alone: a group has not what its SKUs have.
    pub fn by_name(self) -> Plan<'a> {
        Plan { is_by_name: true, ..self }
    }

    /// The target of a sum (money, units, counts) over a period: the sum of its days.
    /// A team or the company without rows of its own has the sum of the level below. None for a
    /// person who is away on every working day.
    pub fn sum(&self, who: Who, of: &Of, period: Period) -> Option<Planned> {
        self.added(period, |days, rows| self.level(who, of, days, rows))
    }

    /// Whether rows hold in the period, and whoever they are for is away on every day they lie on.
    pub fn is_away(&self, who: Who, of: &Of, period: Period) -> bool {
        let carried = |days| self.level(who, of, days, &mut Vec::new());
        let carried = self.segments(period).into_iter().filter_map(carried).reduce(Carried::plus);
        carried.is_some_and(|it| it.amount().is_none())
    }

    /// What is planned for a team or the company by rows of its own, and what is handed out below;
    /// `None` where one of the two is not planned. Days without own rows are not looked at.
    pub fn assigned(&self, who: Who, of: &Of, period: Period) -> Option<Assigned> {
        let own = self.added(period, |days, rows| self.own(who, of, days, rows))?;
        let below = self.added(period, |days, rows| {
            self.own(who, of, days, &mut Vec::new())?;
            self.below(who, of, days, rows)
        })?;
        Some(Assigned { own, below })
    }

    /// The target of an average (a rate, a price) over a period: not split, and over several rows
    /// the mean weighted by working days. There is no level below to add up.
    pub fn mean(&self, who: Who, of: &Of, period: Period) -> Option<Planned> {
        let mut rows = Vec::new();
        let mut parts: Vec<(i128, i64, i32)> = Vec::new();
        for days in self.segments(period) {
            for target in self.holding(who, of, days) {
                rows.push(target.place);
                let working = self.data.hours.working_days(who, days);
                parts.push((target.amount.into(), working, days.days()));
            }
        }
        let is_idle = parts.iter().all(|&(_, working, _)| working == 0);
        let (mut sum, mut weights) = (0, 0);
        for (amount, working, days) in parts {
            let weight: i128 = if is_idle { days.into() } else { working.into() };
            sum += amount * weight;
            weights += weight;
        }
        let rows = sort::distinct(rows.into_iter());
        (weights > 0).then(|| Planned { amount: Exact::new(sum, weights * 1_000_000), rows })
    }

    /// Everything that any row of the period is a target of.
    pub fn things(&self, period: Period) -> Vec<&'a Of> {
        sort::distinct(self.planned(period).map(|(_, of)| of))
    }

    /// Everybody who has a target of their own in the period.
    pub fn people(&self, period: Period) -> Vec<Who> {
        sort::distinct(self.planned(period).map(|(who, _)| who))
    }

    /// Whose targets there are in the period, and of what.
    fn planned(&self, period: Period) -> impl Iterator<Item = (Who, &'a Of)> {
        let all = self.rows.into_iter().flat_map(PlanRows::each);
        let is_of = move |rows| self.known(rows).any(|row| row.period.overlap(period).is_some());
        all.filter(move |it| is_of(it.2)).map(|(who, of, _)| (who, of))
    }

    /// The targets of places that are known on the as-of date.
    fn known(&self, rows: &[usize]) -> impl Iterator<Item = &'a Target> {
        let targets = rows.iter().filter_map(|&at| self.data.targets.get(at));
        targets.filter(|row| row.version_from.is_none_or(|from| from <= self.as_of))
    }

    /// The sum of what the pieces of a period carry.
    fn added(
        &self,
        period: Period,
        of: impl Fn(Period, &mut Vec<Place>) -> Option<Carried>,
    ) -> Option<Planned> {
        let mut rows = Vec::new();
        let pieces = self.segments(period).into_iter().filter_map(|days| of(days, &mut rows));
        let amount = pieces.reduce(Carried::plus)?.amount()?;
        Some(Planned { amount: Exact::new(amount, FINE), rows: sort::distinct(rows.into_iter()) })
    }

    /// The period cut wherever a row begins or ends: within a piece the same rows hold.
    fn segments(&self, period: Period) -> Vec<Period> {
        let starts = self.rows.map_or(&[] as &[Date], |rows| &rows.starts);
        let first = starts.partition_point(|&start| start <= period.from);
        let later = starts.iter().skip(first).take_while(|&&start| start <= period.to);
        let starts: Vec<Date> = std::iter::once(period.from).chain(later.copied()).collect();
        let ends = starts.iter().skip(1).map(|start| start.plus(-1)).chain([period.to]);
        starts.iter().zip(ends).filter_map(|(&from, to)| Period::new(from, to)).collect()
    }

    /// The rows that hold on all of these days: the shortest, of equal ones the latest version.
    pub(super) fn holding(&self, who: Who, of: &Of, days: Period) -> Vec<&'a Target> {
        let known = self.known(self.rows.map_or(&[], |rows| rows.places(who, of)));
        let mut holding: Vec<&Target> =
            known.filter(|row| row.period.overlap(days) == Some(days)).collect();
        // Rows of two levels stand together in a minimum alone: the plan only fills in there.
        let level = holding.iter().map(|row| row.level).min();
        holding.retain(|row| Some(row.level) == level);
        let shortest = holding.iter().map(|row| row.period.days()).min();
        holding.retain(|row| Some(row.period.days()) == shortest);
        let versions = holding.iter().map(|row| row.version_from);
        let version = match self.version {
            Version::Latest => versions.max(),
            Version::Earliest => versions.min(),
        };
        holding.retain(|row| Some(row.version_from) == version);
        holding
    }

    /// What a row carries on these days of it.
    pub(super) fn carried(&self, target: &Target, days: Period) -> Carried {
        let data = self.data;
        let by_calendar = target.proration == Proration::Calendar;
        let spread = Spread::new(&data.hours, &data.rules, target.who, by_calendar);
        let whole = i128::from(target.amount) * (FINE / 1_000_000);
        let of = |amount: i128, days: Period| {
            let up_to = |last: Date| spread.up_to(amount, target.period, last);
            up_to(days.to) - up_to(days.from.plus(-1))
        };
        let between = |days: Period| of(whole, days);
        // A target of zero lies on the same days as any other.
        let is_carried = |days: Period| of(if whole == 0 { FINE } else { whole }, days) != 0;
        let (rep, away) = match target.who {
            Who::Rep(code) if target.proration != Proration::None => {
                (data.rep(code), data.plans.away(code))
            }
            _ => (None, [].as_slice()),
        };
        let Some(rep) = rep else {
            return Carried { amount: between(days), is_there: true, is_away: false };
        };
        let idle = !is_carried(days);
        let mut carried = Carried { amount: 0, is_there: false, is_away: idle };
        for run in runs(rep, away, target.period) {
            let Some(cut) = run.days.overlap(days) else { continue };
            let carries = is_carried(cut);
            let Some(part) = run.part else {
                carried.is_away |= carries;
                continue;
            };
            carried.is_there |= carries;
            carried.is_away &= !idle;
            // The run's own running total, so that its days add up exactly.
            let from_start = |last: Date| match Period::new(run.days.from, last) {
                Some(days) => part_of(between(days), part, WHOLE),
                None => 0,
            };
            carried.amount += from_start(cut.to) - from_start(cut.from.plus(-1));
        }
        carried
    }
}

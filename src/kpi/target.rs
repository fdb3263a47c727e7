//! Targets of any days: which row holds, how it is cut, and what the level below adds up to
//! (the KPI handbook B0, "Which row of targets holds", "Proration of a plan for a person").

use crate::model::batch::Place;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::reps::Rep;
use crate::model::targets::{Level, Of, Proration, Target, Who};
use crate::model::unit::{Exact, Share};
use std::collections::{BTreeMap, BTreeSet};

/// What a day carries is kept in `10^-12` of the KPI's unit, so that cutting loses nothing seen.
const FINE: i128 = 1_000_000_000_000;

/// A full position, in millionths.
const WHOLE: i128 = Share::ONE.0 as i128;

/// The targets of one KPI at one level, as they are known on a day.
pub struct Plan<'a> {
    data: &'a Dataset,
    rows: BTreeMap<Who, Vec<&'a Target>>,
}

/// A target, and the rows that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// In the KPI's unit.
    pub amount: Exact,
    /// The rows of targets.
    pub rows: BTreeSet<Place>,
}

impl<'a> Plan<'a> {
    /// The plan of a KPI; versions that begin after the as-of date are not read.
    pub fn of(data: &'a Dataset, kpi: &str, level: Level, as_of: Date) -> Plan<'a> {
        let mut rows: BTreeMap<Who, Vec<&Target>> = BTreeMap::new();
        for target in &data.targets {
            let known = target.version_from.is_none_or(|from| from <= as_of);
            if known && target.level == level && target.kpi == kpi {
                rows.entry(target.who).or_default().push(target);
            }
        }
        Plan { data, rows }
    }

    /// The target of a sum (money, units, counts) over a period: the sum of its days.
    /// A team or the company without rows of its own has the sum of the level below.
    pub fn sum(&self, who: Who, of: &Of, period: Period) -> Option<Planned> {
        let mut planned: Option<i128> = None;
        let mut rows = BTreeSet::new();
        for segment in self.segments(period) {
            if let Some(amount) = self.level(who, of, segment, &mut rows) {
                planned = Some(planned.unwrap_or(0) + amount);
            }
        }
        planned.map(|amount| Planned { amount: Exact::new(amount, FINE), rows })
    }

    /// The target of an average (a rate, a price) over a period: not split, and over several rows
    /// the mean weighted by working days. There is no level below to add up.
    pub fn mean(&self, who: Who, of: &Of, period: Period) -> Option<Planned> {
        let mut sum = Exact::ZERO;
        let mut days = 0;
        let mut rows = BTreeSet::new();
        for segment in self.segments(period) {
            let weight = self.data.workdays.count(segment);
            for target in self.holding(who, of, segment) {
                let amount = Exact::new(target.amount.into(), 1_000_000);
                sum = sum.plus(amount.times(Exact::whole(weight))?)?;
                days += weight;
                rows.insert(target.place);
            }
        }
        let amount = sum.over(Exact::whole(days))?;
        Some(Planned { amount, rows })
    }

    /// Everything that any row of the period is a target of.
    pub fn things(&self, period: Period) -> BTreeSet<&'a Of> {
        let rows = self.rows.values().flatten();
        rows.filter(|row| row.period.overlap(period).is_some()).map(|row| &row.of).collect()
    }

    /// Everybody who has a target of their own in the period.
    pub fn people(&self, period: Period) -> BTreeSet<Who> {
        let has = |rows: &Vec<&Target>| rows.iter().any(|row| row.period.overlap(period).is_some());
        self.rows.iter().filter(|(_, rows)| has(rows)).map(|(who, _)| *who).collect()
    }

    /// The period cut wherever a row begins or ends: within a piece the same rows hold.
    fn segments(&self, period: Period) -> Vec<Period> {
        let mut starts = BTreeSet::from([period.from]);
        for target in self.rows.values().flatten() {
            for start in [target.period.from, target.period.to.plus(1)] {
                if period.contains(start) {
                    starts.insert(start);
                }
            }
        }
        let ends = starts.iter().skip(1).map(|start| start.plus(-1)).chain([period.to]);
        starts.iter().zip(ends).filter_map(|(&from, to)| Period::new(from, to)).collect()
    }

    fn level(&self, who: Who, of: &Of, days: Period, rows: &mut BTreeSet<Place>) -> Option<i128> {
        if let Some(own) = self.own(who, of, days, rows) {
            return Some(own);
        }
        let reps = (0..).zip(&self.data.reps);
        let below: Vec<Who> = match who {
            Who::Company => {
                let teams = (0..).take(self.data.teams.len()).map(Who::Team);
                let others = reps.filter(|(_, rep)| rep.team.is_none()).map(|(it, _)| Who::Rep(it));
                teams.chain(others).collect()
            }
            Who::Team(team) => {
                reps.filter(|(_, rep)| rep.team == Some(team)).map(|(it, _)| Who::Rep(it)).collect()
            }
            Who::Rep(_) | Who::Nobody | Who::Unallocated => return None,
        };
        let parts = below.into_iter().filter_map(|who| self.level(who, of, days, rows));
        parts.reduce(|a, b| a + b)
    }

    /// What `who`'s own rows say: the rows of the thing, else of the things that it is made of.
    fn own(&self, who: Who, of: &Of, days: Period, rows: &mut BTreeSet<Place>) -> Option<i128> {
        let holding = self.holding(who, of, days);
        if !holding.is_empty() {
            rows.extend(holding.iter().map(|target| target.place));
            return Some(holding.iter().map(|target| self.carried(target, days)).sum());
        }
        let all: BTreeSet<&Of> = self.rows.get(&who)?.iter().map(|target| &target.of).collect();
        let group_of = |product: u32| self.data.product(product).and_then(|it| it.group.as_deref());
        let in_group_row = |product: u32| {
            let group = group_of(product).map(|name| Of::Group(name.to_owned()));
            group.is_some_and(|group| !self.holding(who, &group, days).is_empty())
        };
        let is_part = |it: &Of| match (of, it) {
            (Of::All, Of::Group(_)) => true,
            (Of::All, Of::Product(product)) => !in_group_row(*product),
            (Of::Group(group), Of::Product(product)) => group_of(*product) == Some(group),
            _ => false,
        };
        let parts: Vec<&Of> = all.into_iter().filter(|it| is_part(it)).collect();
        parts.into_iter().filter_map(|it| self.own(who, it, days, rows)).reduce(|a, b| a + b)
    }

    /// The rows that hold on all of these days: the shortest, of equal ones the latest version.
    fn holding(&self, who: Who, of: &Of, days: Period) -> Vec<&'a Target> {
        let covers = |row: &&&Target| row.of == *of && row.period.overlap(days) == Some(days);
        let rank = |row: &Target| (-row.period.days(), row.version_from);
        let covering: Vec<&Target> =
            self.rows.get(&who).into_iter().flatten().filter(covers).copied().collect();
        let best = covering.iter().map(|row| rank(row)).max();
        covering.into_iter().filter(|row| Some(rank(row)) == best).collect()
    }

    /// What the row carries on these days of it.
    fn carried(&self, target: &Target, days: Period) -> i128 {
        let person = match target.who {
            Who::Rep(code) if target.proration != Proration::None => self.data.rep(code),
            _ => None,
        };
        match person.filter(|rep| !is_plain(rep)) {
            None => self.carried_whole(target, days),
            Some(rep) => {
                let day = |date| self.carried_whole(target, Period { from: date, to: date });
                days.each_day().map(|date| day(date) * presence(rep, date) / WHOLE).sum()
            }
        }
    }

    /// What a full position carries, so that the days of the row add up to its amount exactly.
    fn carried_whole(&self, target: &Target, days: Period) -> i128 {
        let working = self.data.workdays.count(target.period);
        let by_calendar = target.proration == Proration::Calendar || working == 0;
        let count = |period: Period| {
            let days = period.days();
            i128::from(if by_calendar { days.into() } else { self.data.workdays.count(period) })
        };
        let amount = i128::from(target.amount) * (FINE / 1_000_000);
        let up_to = |last: Date| match Period::new(target.period.from, last) {
            Some(period) => amount * count(period) / count(target.period),
            None => 0,
        };
        up_to(days.to) - up_to(days.from.plus(-1))
    }
}

fn is_plain(rep: &Rep) -> bool {
    rep.fte == Share::ONE
        && rep.ramp.is_empty()
        && rep.active_from.is_none()
        && rep.active_to.is_none()
}

/// Position × ramp of a day, in millionths; 0 when the person does not work here.
fn presence(rep: &Rep, date: Date) -> i128 {
    let here = rep.active_from.is_none_or(|from| from <= date)
        && rep.active_to.is_none_or(|to| date <= to);
    if !here {
        return 0;
    }
    let month = rep.active_from.map(|from| months_between(from, date));
    let ramp = month.and_then(|month| rep.ramp.get(month)).copied().unwrap_or(Share::ONE);
    i128::from(rep.fte.0) * i128::from(ramp.0) / WHOLE
}

/// Whole months from one date to another, day to the same day.
fn months_between(from: Date, to: Date) -> usize {
    let ((year, month, day), (to_year, to_month, to_day)) = (from.parts(), to.parts());
    let months = (to_year - year) * 12 + i32::try_from(to_month).unwrap_or(0)
        - i32::try_from(month).unwrap_or(0)
        - i32::from(to_day < day);
    usize::try_from(months).unwrap_or(0)
}

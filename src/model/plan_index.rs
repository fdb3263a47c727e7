//! Targets found by KPI, level, person and thing, and the days that absences take from plans:
//! what is asked of every slice is sought once.

use super::absences::Absence;
use super::date::{Date, Period};
use super::rules::Rules;
use super::sort;
use super::targets::{Level, Of, Target, Who};

/// The targets of a dataset in order.
#[derive(Clone, Debug, Default)]
pub struct PlanIndex {
    /// By KPI and level; of no level: those of the minimum and of the plan together.
    rows: Vec<((String, Option<Level>), PlanRows)>,
    away: Vec<(u32, Vec<Period>)>,
}

/// The targets of one KPI at one level, as places in the dataset's targets.
#[derive(Clone, Debug, Default)]
pub struct PlanRows {
    /// By whose they are and what they are of, in order.
    of: Vec<((Who, Of), Vec<usize>)>,
    /// The days on which a row begins, or the first on which one holds no more; in order.
    pub starts: Vec<Date>,
}

impl PlanIndex {
    /// Of these targets, and of the absences that the firm takes from plans.
    pub(super) fn new(targets: &[Target], absences: &[Absence], rules: &Rules) -> PlanIndex {
        let keyed = targets.iter().enumerate().flat_map(|(at, target)| {
            let both = (target.level != Level::Stretch).then_some(None);
            let levels = [Some(Some(target.level)), both].into_iter().flatten();
            levels.map(move |level| ((target.kpi.as_str(), level), at))
        });
        let of_key = |((kpi, level), places): ((&str, Option<Level>), Vec<usize>)| {
            ((kpi.to_owned(), level), PlanRows::new(targets, &places))
        };
        let taken = absences.iter().filter(|it| rules.takes(it.kind));
        PlanIndex {
            rows: sort::grouped(keyed).into_iter().map(of_key).collect(),
            away: sort::grouped(taken.map(|it| (it.rep, it.days))),
        }
    }

    /// The targets of a KPI at a level.
    pub fn rows(&self, kpi: &str, level: Level) -> Option<&PlanRows> {
        self.found(kpi, Some(level))
    }

    /// The targets of a KPI that say its minimum, and its plan, which holds where no minimum does.
    pub fn minimum(&self, kpi: &str) -> Option<&PlanRows> {
        self.found(kpi, None)
    }

    fn found(&self, kpi: &str, level: Option<Level>) -> Option<&PlanRows> {
        let found = self.rows.iter().find(|((of, at), _)| *at == level && of == kpi);
        found.map(|it| &it.1)
    }

    /// The absences of a rep that are taken from plans.
    pub fn away(&self, rep: u32) -> &[Period] {
        let at = self.away.binary_search_by(|it| it.0.cmp(&rep)).ok();
        at.and_then(|it| self.away.get(it)).map_or(&[], |it| &it.1)
    }
}

impl PlanRows {
    fn new(targets: &[Target], places: &[usize]) -> PlanRows {
        let known = || places.iter().filter_map(|&at| Some((at, targets.get(at)?)));
        let grouped = sort::grouped(known().map(|(at, it)| ((it.who, &it.of), at)));
        let days = known().flat_map(|(_, it)| [it.period.from, it.period.to.plus(1)]);
        PlanRows {
            of: grouped.into_iter().map(|((who, of), at)| ((who, of.clone()), at)).collect(),
            starts: sort::distinct(days),
        }
    }

    /// Those of somebody and something.
    pub fn places(&self, who: Who, of: &Of) -> &[usize] {
        let order = |it: &((Who, Of), Vec<usize>)| it.0.0.cmp(&who).then_with(|| it.0.1.cmp(of));
        let at = self.of.binary_search_by(order).ok();
        at.and_then(|it| self.of.get(it)).map_or(&[], |it| &it.1)
    }

    /// What somebody has targets of, in order.
    pub fn of_somebody(&self, who: Who) -> impl Iterator<Item = &Of> {
        let first = self.of.partition_point(|it| it.0.0 < who);
        self.of.iter().skip(first).take_while(move |it| it.0.0 == who).map(|it| &it.0.1)
    }

    /// All of them, by whose they are and what they are of.
    pub fn each(&self) -> impl Iterator<Item = (Who, &Of, &[usize])> {
        self.of.iter().map(|((who, of), places)| (*who, of, places.as_slice()))
    }
}

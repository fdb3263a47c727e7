//! Targets found by KPI, level, person and thing, and the days that absences take from plans:
//! what is asked of every slice is sought once.

use super::absences::Absence;
use super::date::{Date, Period};
use super::rules::Rules;
use super::sort;
use super::sorted::Sorted;
use super::targets::{Level, Of, Target, Who};

/// The targets of a dataset in order.
#[derive(Clone, Debug, Default)]
pub struct PlanIndex {
    /// By level and KPI; of no level: those of the minimum and of the plan together.
    kpis: Vec<(Option<Level>, String, PlanRows)>,
    away: Sorted<u32, Vec<Period>>,
}

/// The targets of one KPI at one level, as places in the dataset's targets.
#[derive(Clone, Debug, Default)]
pub struct PlanRows {
    /// By whose they are, then by what they are of.
    pub of: Sorted<Who, Sorted<Of, Vec<usize>>>,
    /// The days on which a row begins, or the first on which one holds no more; in order.
    pub starts: Vec<Date>,
}

impl PlanIndex {
    /// Of these targets, and of the absences that the firm takes from plans.
    pub(super) fn new(targets: &[Target], absences: &[Absence], rules: &Rules) -> PlanIndex {
        let key = |target: &Target, level| (level, target.kpi.clone());
        let levels = targets.iter().enumerate().flat_map(|(at, target)| {
            let minimum = (target.level != Level::Stretch).then(|| key(target, None));
            let levels = [Some(key(target, Some(target.level))), minimum];
            levels.into_iter().flatten().map(move |key| (key, at))
        });
        let kpis = sort::grouped(levels).into_iter();
        let kpis = kpis.map(|((level, kpi), rows)| (level, kpi, PlanRows::new(targets, rows)));
        let taken = absences.iter().filter(|it| rules.takes(it.kind));
        let away = Sorted::grouped(taken.map(|absence| (absence.rep, absence.days)));
        PlanIndex { kpis: kpis.collect(), away }
    }

    /// The targets of a KPI at a level.
    pub fn rows(&self, kpi: &str, level: Level) -> Option<&PlanRows> {
        self.find(kpi, Some(level))
    }

    /// The targets of a KPI that say its minimum, and its plan, which holds where no minimum does.
    pub fn minimum(&self, kpi: &str) -> Option<&PlanRows> {
        self.find(kpi, None)
    }

    fn find(&self, kpi: &str, level: Option<Level>) -> Option<&PlanRows> {
        self.kpis.iter().find(|it| it.0 == level && it.1 == kpi).map(|it| &it.2)
    }

    /// The absences of a rep that are taken from plans.
    pub fn away(&self, rep: u32) -> &[Period] {
        self.away.get(&rep).map_or(&[], Vec::as_slice)
    }
}

impl PlanRows {
    fn new(targets: &[Target], rows: Vec<usize>) -> PlanRows {
        let known = || rows.iter().filter_map(|&at| Some((at, targets.get(at)?)));
        let starts = known().flat_map(|(_, it)| [it.period.from, it.period.to.plus(1)]);
        let starts = sort::distinct(starts);
        let of_who = sort::grouped(known().map(|(at, it)| (it.who, (it.of.clone(), at))));
        let of = of_who.into_iter().map(|(who, own)| (who, Sorted::grouped(own.into_iter())));
        PlanRows { of: of.collect(), starts }
    }
}

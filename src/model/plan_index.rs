//! Targets found by KPI, level, person and thing, and the days that absences take from plans:
//! what is asked of every slice is sought once.

use super::absences::Absence;
use super::date::{Date, Period};
use super::rules::Rules;
use super::sort;
use super::targets::{Level, Of, Target, Who};
use std::collections::BTreeMap;

/// The targets of a dataset in order.
#[derive(Clone, Debug, Default)]
pub struct PlanIndex {
    kpis: BTreeMap<Level, BTreeMap<String, PlanRows>>,
    /// Those of the minimum and of the plan together.
    minimum: BTreeMap<String, PlanRows>,
    away: BTreeMap<u32, Vec<Period>>,
}

/// The targets of one KPI at one level, as places in the dataset's targets.
#[derive(Clone, Debug, Default)]
pub struct PlanRows {
    /// By whose they are, then by what they are of.
    pub of: BTreeMap<Who, BTreeMap<Of, Vec<usize>>>,
    /// The days on which a row begins, or the first on which one holds no more; in order.
    pub starts: Vec<Date>,
}

impl PlanIndex {
    /// Of these targets, and of the absences that the firm takes from plans.
    pub(super) fn new(targets: &[Target], absences: &[Absence], rules: &Rules) -> PlanIndex {
        let mut index = PlanIndex::default();
        for (at, target) in targets.iter().enumerate() {
            let kpis = index.kpis.entry(target.level).or_default();
            kpis.entry(target.kpi.clone()).or_default().add(at, target);
            if target.level != Level::Stretch {
                index.minimum.entry(target.kpi.clone()).or_default().add(at, target);
            }
        }
        let levels = index.kpis.values_mut().flat_map(BTreeMap::values_mut);
        for rows in levels.chain(index.minimum.values_mut()) {
            sort::whole(&mut rows.starts);
            rows.starts.dedup();
        }
        let taken = |it: &&Absence| rules.takes(it.kind);
        for absence in absences.iter().filter(taken) {
            index.away.entry(absence.rep).or_default().push(absence.days);
        }
        index
    }

    /// The targets of a KPI at a level.
    pub fn rows(&self, kpi: &str, level: Level) -> Option<&PlanRows> {
        self.kpis.get(&level)?.get(kpi)
    }

    /// The targets of a KPI that say its minimum, and its plan, which holds where no minimum does.
    pub fn minimum(&self, kpi: &str) -> Option<&PlanRows> {
        self.minimum.get(kpi)
    }

    /// The absences of a rep that are taken from plans.
    pub fn away(&self, rep: u32) -> &[Period] {
        self.away.get(&rep).map_or(&[], Vec::as_slice)
    }
}

impl PlanRows {
    fn add(&mut self, at: usize, target: &Target) {
        let of_who = self.of.entry(target.who).or_default();
        of_who.entry(target.of.clone()).or_default().push(at);
        self.starts.extend([target.period.from, target.period.to.plus(1)]);
    }
}

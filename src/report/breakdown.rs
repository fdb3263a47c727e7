//! A KPI by rep, team, product, group, customer or month.

use super::board::{planned_reps, row};
use crate::kpi::ground::repeats;
use crate::kpi::{Counted, Kpi, NoValue, Status, Unit};
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Part, Slice, UNALLOCATED};
use crate::model::sort;
use crate::model::targets::{Of, Who};
use crate::model::unit::Exact;

/// One part.
#[derive(Clone)]
pub struct BreakdownRow {
    /// What it is called (a month as links write it); `None` for lines that name nothing.
    pub name: Option<String>,
    /// Its name in links, for reps and teams.
    pub link: Option<String>,
    /// Which part it is, for a trace.
    pub part: Part,
    /// The fact in native units.
    pub fact: Result<Exact, NoValue>,
    /// Its target.
    pub target: Option<Exact>,
    /// fact − target (to date, where the period is not over).
    pub variance: Option<Exact>,
    /// The headline value.
    pub headline: Counted,
    /// How it stands.
    pub status: Status,
}

/// Ages of a debt, by code, in days over the due date.
pub const BUCKETS: [&str; 6] = ["not_due", "1-30", "31-60", "61-90", "91-120", "120+"];

/// A KPI by something.
#[derive(Clone)]
pub struct Breakdown {
    /// By what.
    pub by: By,
    /// What fact and target are counted in.
    pub unit: Unit,
    /// The parts: by fact, the largest first; months in order.
    pub rows: Vec<BreakdownRow>,
}

/// The KPI of a scope, by something.
pub fn breakdown(data: &Dataset, scope: Scope, kpi: &'static Kpi, by: By) -> Breakdown {
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let parts = slice.split(by, &wanted(&slice, kpi, by));
    let mut rows: Vec<BreakdownRow> =
        parts.iter().map(|(code, part)| part_row(kpi, by, *code, part)).collect();
    if by != By::Month {
        sort::by_key(&mut rows, |row| {
            (row.name.is_none(), row.fact.is_err(), std::cmp::Reverse(row.fact.ok()))
        });
    }
    Breakdown { by, unit: kpi.fact.unit, rows }
}

/// The parts that have a target and so are shown without lines too.
pub fn wanted(slice: &Slice, kpi: &Kpi, by: By) -> Vec<u32> {
    let targets = || {
        let period = slice.scope.period;
        let of_kpi = slice.data.targets.iter().filter(|target| target.kpi == kpi.id);
        let of_period = of_kpi.filter(move |it| it.period.overlap(period).is_some());
        of_period.filter(|it| slice.scope.who == Who::Company || it.who == slice.scope.who)
    };
    match by {
        By::Rep => planned_reps(slice).into_iter().chain(owners(slice, kpi, by)).collect(),
        By::Team if slice.scope.who == Who::Company => {
            let teams = (0..).take(slice.data.teams.len());
            teams.chain(owners(slice, kpi, by)).collect()
        }
        By::Bucket => (0..).take(BUCKETS.len()).collect(),
        By::Campaign => targets()
            .filter_map(|target| match target.of {
                Of::Campaign(code) => Some(code),
                _ => None,
            })
            .collect(),
        By::Product => targets()
            .filter_map(|target| match target.of {
                Of::Product(code) => Some(code),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The parts of the warm base: somebody's customers count though he sold nothing, nobody's too.
fn owners(slice: &Slice, kpi: &Kpi, by: By) -> Vec<u32> {
    if kpi.id != "repeat_customers" {
        return Vec::new();
    }
    let team = |rep: Option<u32>| rep.and_then(|it| slice.data.rep(it)?.team);
    let part = |rep: Option<u32>| if by == By::Team { team(rep) } else { rep };
    repeats::owners(slice).into_iter().map(|it| part(it).unwrap_or(NO_CODE)).collect()
}

fn part_row(kpi: &'static Kpi, by: By, code: Option<u32>, part: &Slice) -> BreakdownRow {
    let row = row(kpi, part);
    let (name, link) = called(by, code, part);
    BreakdownRow {
        name,
        link,
        part: Part { by, code },
        fact: row.fact,
        target: row.target,
        variance: row.variance,
        headline: row.headline,
        status: row.status,
    }
}

/// What a part is called, and its name in links.
pub fn called(by: By, code: Option<u32>, part: &Slice) -> (Option<String>, Option<String>) {
    let data = part.data;
    let at = code.and_then(|code| usize::try_from(code).ok());
    match by {
        By::Company => (None, None),
        By::Campaign => (at.and_then(|at| data.campaigns.get(at)).map(|it| it.name.clone()), None),
        By::Channel => (at.and_then(|at| data.channels.get(at)).cloned(), None),
        By::Topic => (at.and_then(|at| data.topics.get(at)).map(|it| it.name.clone()), None),
        By::Bucket => (at.and_then(|at| BUCKETS.get(at)).map(|it| (*it).to_owned()), None),
        By::Rep if code == Some(UNALLOCATED) => (None, None),
        By::Month => (Some(part.scope.period.to_string()), None),
        By::Rep => {
            let rep = code.and_then(|code| data.rep(code));
            (rep.map(|it| it.name.clone()), rep.map(|it| it.link.clone()))
        }
        By::Team => {
            let team = at.and_then(|at| data.teams.get(at));
            (team.map(|it| it.name.clone()), team.map(|it| it.link.clone()))
        }
        By::Product => (code.and_then(|it| data.product(it)).map(|it| it.name.clone()), None),
        By::Customer => (code.and_then(|it| data.customer(it)).map(|it| it.name.clone()), None),
        By::ProductGroup => (at.and_then(|at| data.groups.get(at)).cloned(), None),
    }
}

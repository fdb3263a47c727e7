//! The grid of plans as data: its rows, what is typed and not applied yet, and the edits it makes.

use crate::kpi::{Kpi, defs};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Grain, Period};
use crate::model::hand::TargetEdit;
use crate::model::sort;
use crate::model::targets::{Level, Of, Target, Who};
use std::collections::{BTreeMap, BTreeSet};

pub use crate::report::plan_share::MONTHS;

/// Products in the grid at most: more are imported as a file.
const PRODUCTS: usize = 200;

/// What is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Money, a row a person.
    Money,
    /// Pieces, a row a product.
    Units,
}

impl Plan {
    /// Its KPI.
    pub fn kpi(self) -> &'static Kpi {
        match self {
            Plan::Money => defs::money(),
            Plan::Units => defs::find("plan_units").unwrap_or(defs::money()),
        }
    }
}

/// The versions of a plan: from which day on, and how much.
type Versions = Vec<(Option<Date>, i64)>;

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// What it is called; empty for the whole firm.
    pub name: String,
    /// The person as files name them; empty for the firm.
    pub who: String,
    /// The SKU; empty for everything.
    pub of: String,
    /// Its code in the dataset: the person's, or the product's.
    pub code: Option<u32>,
    /// Whether it is in the totals: the firm's own row is not.
    pub is_part: bool,
    /// The plan of each month as written, in millionths; `None` where there is none.
    pub months: [Option<i64>; MONTHS],
    /// The versions of each, by the day that each holds from, in their order.
    pub versions: [Versions; MONTHS],
}

impl PlanRow {
    /// Of a person or product, or of the firm, with nothing but its plans.
    fn of(code: Option<u32>, versions: [Versions; MONTHS]) -> PlanRow {
        PlanRow {
            name: String::new(),
            who: String::new(),
            of: String::new(),
            code,
            is_part: code.is_some(),
            months: std::array::from_fn(|at| versions.get(at)?.last().map(|it| it.1)),
            versions,
        }
    }
}

/// What is typed, by row and month: an amount in millionths, or nothing instead of what was there.
pub type Draft = BTreeMap<(usize, usize), Option<i64>>;

/// A month of a year, from 0.
pub fn month(year: i32, at: usize) -> Period {
    let first = u32::try_from(at + 1).ok().and_then(|it| Date::new(year, it, 1));
    Period::around(first.unwrap_or_default(), Grain::Month)
}

/// The rows of a year, as its plans stand at the end of a day.
pub fn rows(data: &Dataset, plan: Plan, level: Level, year: i32, today: Date) -> Vec<PlanRow> {
    let of_kpi = |it: &&Target| it.kpi == plan.kpi().id && it.level == level;
    let is_known = |it: &&Target| it.version_from.is_none_or(|from| from <= today);
    let targets: Vec<&Target> = data.targets.iter().filter(of_kpi).filter(is_known).collect();
    let versions = |who: Who, of: &Of| -> [Versions; MONTHS] {
        let own = || targets.iter().filter(|it| it.who == who && it.of == *of);
        std::array::from_fn(|at| {
            let of_month = own().filter(|it| it.period == month(year, at));
            let versions = sort::grouped(of_month.map(|it| (it.version_from, it.amount)));
            let sum = |all: Vec<i64>| all.into_iter().fold(0, i64::saturating_add);
            versions.into_iter().map(|(from, all)| (from, sum(all))).collect()
        })
    };
    match plan {
        Plan::Money => people(data, versions),
        Plan::Units => products(data, &targets, versions),
    }
}

fn people(data: &Dataset, versions: impl Fn(Who, &Of) -> [Versions; MONTHS]) -> Vec<PlanRow> {
    let firm = PlanRow::of(None, versions(Who::Company, &Of::All));
    let mut reps: Vec<PlanRow> = (0..)
        .zip(&data.reps)
        .map(|(code, rep)| PlanRow {
            name: rep.name.clone(),
            who: rep.name.clone(),
            ..PlanRow::of(Some(code), versions(Who::Rep(code), &Of::All))
        })
        .collect();
    reps.sort_by(|a, b| a.name.cmp(&b.name));
    std::iter::once(firm).chain(reps).collect()
}

/// The products that have a plan, then the others as long as there is room.
fn products(
    data: &Dataset,
    targets: &[&Target],
    versions: impl Fn(Who, &Of) -> [Versions; MONTHS],
) -> Vec<PlanRow> {
    let planned: BTreeSet<u32> = targets
        .iter()
        .filter_map(|it| if let Of::Product(code) = it.of { Some(code) } else { None })
        .collect();
    let mut codes: Vec<u32> = (0..).take(data.products.len()).collect();
    codes.sort_by_key(|code| (!planned.contains(code), data.product(*code).map(|it| &it.name)));
    codes.truncate(PRODUCTS.max(planned.len()));
    let row = |code: u32| {
        let product = data.product(code)?;
        Some(PlanRow {
            name: product.name.clone(),
            of: product.sku.clone(),
            ..PlanRow::of(Some(code), versions(Who::Company, &Of::Product(code)))
        })
    };
    codes.into_iter().filter_map(row).collect()
}

/// What a cell says: what is typed, else what is written.
pub fn cell(rows: &[PlanRow], draft: &Draft, row: usize, at: usize) -> Option<i64> {
    match draft.get(&(row, at)) {
        Some(typed) => *typed,
        None => rows.get(row)?.months.get(at).copied().flatten(),
    }
}

/// The sum of cells; `None` where none says anything.
pub fn total(cells: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    cells.flatten().reduce(i64::saturating_add)
}

/// Which targets edits are of.
#[derive(Clone, Copy)]
pub struct Edited {
    /// What is planned.
    pub plan: Plan,
    /// How high.
    pub level: Level,
    /// The year.
    pub year: i32,
    /// From this day on, where what was planned before stays until it; else it is corrected. What is
    /// over already can only be corrected.
    pub since: Option<Date>,
}

/// What is typed, as edits of targets.
pub fn edits(rows: &[PlanRow], draft: &Draft, edited: Edited) -> Vec<TargetEdit> {
    let edit = |(&(row, at), &amount): (&(usize, usize), &Option<i64>)| {
        let (of, period) = (rows.get(row)?, month(edited.year, at));
        let before = of.months.get(at).copied().flatten();
        let can_revise = |day: &Date| before.is_some() && *day <= period.to;
        (before != amount).then(|| TargetEdit {
            kpi: edited.plan.kpi().id,
            who: of.who.clone(),
            of: of.of.clone(),
            period,
            level: edited.level,
            amount,
            versions: of.versions.get(at).cloned().unwrap_or_default(),
            since: edited.since.filter(can_revise),
        })
    };
    draft.iter().filter_map(edit).collect()
}

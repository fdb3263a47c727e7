//! The ageing table: what each salesperson or customer owes, by days over the due date.

use super::breakdown::{BUCKETS, called};
use crate::kpi::receivables::{beside, inherited};
use crate::kpi::{NoValue, defs};
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Part, Slice};
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::unit::Exact;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One line of the table, in major units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeingRow {
    /// Whose; `None` for the total and for debts that name nobody.
    pub name: Option<String>,
    /// Its name in links, for reps.
    pub link: Option<String>,
    /// Which part it is, for a trace.
    pub part: Part,
    /// By bucket, in the order of [`BUCKETS`].
    pub ages: [Exact; BUCKETS.len()],
    /// All that is owed.
    pub open: Exact,
    /// Of it, past its due date.
    pub overdue: Exact,
    /// overdue / open; no value where nothing is owed.
    pub share: Result<Exact, NoValue>,
    /// Of what is owed, what is disputed.
    pub disputed: Exact,
    /// Came in advance; stands apart.
    pub advances: Exact,
    /// Of the customers that are theirs: still on the rows of salespeople who have left
    /// («унаследовано»). Not in what they owe here.
    pub inherited: Exact,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ageing {
    /// By whom: reps or customers.
    pub by: By,
    /// Those who owe or have paid in advance: the most overdue first.
    pub rows: Vec<AgeingRow>,
    /// All of them.
    pub total: AgeingRow,
    /// Whether only balances tell it, and the ages are an estimate («оценка»).
    pub is_estimate: bool,
}

/// The receivables of a scope by age. No value where no document is known.
pub fn ageing(data: &Dataset, scope: Scope, by: By) -> Result<Ageing, NoValue> {
    let kpi = defs::receivables();
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let left = left_behind(&slice, by);
    let sum = |left: Option<Exact>| left.unwrap_or(Exact::ZERO);
    let all = left.values().try_fold(Exact::ZERO, |all, it| all.plus(*it));
    let total = AgeingRow { inherited: sum(all), ..row(By::Company, None, &slice)? };
    let heirs: Vec<u32> = left.keys().flatten().copied().collect();
    let parts = slice.split(by, &heirs);
    let rows: Result<Vec<AgeingRow>, NoValue> =
        parts.iter().map(|(code, part)| row(by, *code, part)).collect();
    let mut rows = rows?;
    for row in &mut rows {
        row.inherited = sum(left.get(&row.part.code).copied());
    }
    rows.retain(|row| [row.open, row.advances, row.inherited].iter().any(|it| *it != Exact::ZERO));
    sort::by_key(&mut rows, |row| {
        (row.name.is_none(), Reverse((row.overdue, row.open)), row.name.clone())
    });
    let is_estimate = beside(&slice).is_some_and(|it| it.is_estimate);
    Ok(Ageing { by, rows, total, is_estimate })
}

/// What salespeople who have left still have of others' customers, by the part that these are in.
fn left_behind(slice: &Slice, by: By) -> BTreeMap<Option<u32>, Exact> {
    let (data, who) = (slice.data, slice.scope.who);
    let everybody = defs::receivables().slice(&slice.known, slice.scope.of(Who::Company));
    let mut left: BTreeMap<Option<u32>, Exact> = BTreeMap::new();
    for it in inherited(&everybody).into_iter().filter(|it| data.is_one_of(it.owner, who)) {
        let part = match by {
            By::Rep => Some(it.owner),
            By::Team => data.rep(it.owner).and_then(|rep| rep.team),
            By::Customer => Some(it.customer),
            _ => None,
        };
        let sum = left.entry(part).or_insert(Exact::ZERO);
        *sum = sum.plus(it.open).unwrap_or(*sum);
    }
    left
}

fn row(by: By, code: Option<u32>, part: &Slice) -> Result<AgeingRow, NoValue> {
    let count = |measure: &str, slice: &Slice| {
        let measure = defs::receivables().measure(measure);
        measure.map_or(Err(NoValue::NoRows), |measure| measure.count(slice).value)
    };
    let mut ages = [Exact::ZERO; BUCKETS.len()];
    for (bucket, of_age) in part.split(By::Bucket, &[]) {
        let at = bucket.and_then(|it| usize::try_from(it).ok());
        if let Some(age) = at.and_then(|at| ages.get_mut(at)) {
            *age = count("ageing", &of_age)?;
        }
    }
    let beside = beside(part).ok_or(NoValue::NotBegun)?;
    let (name, link) = called(by, code, part);
    Ok(AgeingRow {
        name,
        link,
        part: Part { by, code },
        ages,
        open: count("open", part)?,
        overdue: count("overdue", part)?,
        share: count("headline", part),
        disputed: beside.disputed,
        advances: beside.advances,
        inherited: Exact::ZERO,
    })
}

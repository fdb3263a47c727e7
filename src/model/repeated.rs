//! Overlapping exports: the rows that a later import brings again. Each counts once, as the latest
//! import has it.
//!
//! A row is the same where its number, its day and its customer are. What says less (a receipt
//! without a customer, a row that is known by all that it holds) is the same only where the imports
//! overlap: where of the rows of the days that both hold, at least half of the shorter come again.
//! So two shops that number their receipts alike, or sell the same thing for the same price, stay
//! two. Equal rows of one import stay as many as they are, and sheets of one file are never compared.

use super::again_keys::{self, Row, rows};
use super::batch::{Batch, Place};
use super::slice::index;
use super::sort;
use super::table::Table;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// A row that does not count, for a later import brings it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Again {
    /// The row.
    pub row: Place,
    /// The row that counts.
    pub counts: Place,
}

/// The rows of these batches that come again in a later one, in order.
///
/// Which import is later: the one of the later day, of one day the one that stands later.
pub fn of(batches: &[Arc<Batch>]) -> Vec<Again> {
    let mut found = Vec::new();
    for group in groups(batches) {
        found.extend(again(&group, batches));
    }
    sort::whole(&mut found);
    let counting = |mut place: Place| {
        while let Some(it) = find(&found, place) {
            place = it.counts;
        }
        place
    };
    found.iter().map(|it| Again { counts: counting(it.counts), ..*it }).collect()
}

/// What is known of a row that comes again.
pub fn find(again: &[Again], row: Place) -> Option<&Again> {
    again.binary_search_by_key(&row, |it| it.row).ok().and_then(|at| again.get(at))
}

/// Those of a batch.
pub(super) fn of_batch(again: &[Again], batch: u32) -> &[Again] {
    let from = again.partition_point(|it| it.row.batch < batch);
    let to = again.partition_point(|it| it.row.batch <= batch);
    again.get(from..to).unwrap_or_default()
}

/// Whether the row of their batch is one of them.
pub(super) fn holds(of_batch: &[Again], row: usize) -> bool {
    !of_batch.is_empty() && of_batch.binary_search_by_key(&row, |it| index(it.row.row)).is_ok()
}

/// What one import brought to a table: its batches, by their places.
#[derive(Default)]
struct Import {
    batches: Vec<u32>,
}

/// Imports of one table whose rows are of one make: documents are not compared with lines.
fn groups(batches: &[Arc<Batch>]) -> Vec<Vec<Import>> {
    let mut groups: BTreeMap<(Table, [bool; 3]), Vec<Import>> = BTreeMap::new();
    for (at, batch) in (0..).zip(batches) {
        if batch.origin.is_hand() || !again_keys::is_compared(batch.table) {
            continue;
        }
        let imports = groups.entry((batch.table, make(batch))).or_default();
        let is_own = |it: &&mut Import| {
            let of = it.batches.first().and_then(|&it| batches.get(index(it)));
            of.is_some_and(|of| of.origin == batch.origin)
        };
        match imports.iter_mut().find(is_own) {
            Some(import) => import.batches.push(at),
            None => imports.push(Import { batches: vec![at] }),
        }
    }
    groups.into_values().filter(|it| it.len() > 1).collect()
}

/// Of sales: whether lines, whether dated, whether of SKUs.
fn make(batch: &Batch) -> [bool; 3] {
    let has = |field: &str| batch.column(field).is_some();
    match batch.table {
        Table::Sales => {
            [!has("date") || has("sku") || has("quantity") || has("price"), has("date"), has("sku")]
        }
        _ => [false; 3],
    }
}

/// An import read, to be compared.
struct Read<'a> {
    batch: &'a Batch,
    rows: Vec<(Place, Row)>,
    days: HashSet<i64>,
    /// How many rows have what, and the first of them.
    keys: HashMap<u64, (usize, Place)>,
    proofs: HashMap<u64, (usize, Place)>,
}

impl<'a> Read<'a> {
    fn of(import: &Import, batches: &'a [Arc<Batch>]) -> Option<Read<'a>> {
        let batch = batches.get(index(*import.batches.first()?))?;
        let of = |&at: &u32| {
            let batch = batches.get(index(at))?;
            let place = move |row| Place { batch: at, row };
            Some((0..).zip(rows(batch, batches)).map(move |(row, it)| (place(row), it)))
        };
        let rows: Vec<(Place, Row)> = import.batches.iter().filter_map(of).flatten().collect();
        let days = rows.iter().map(|it| it.1.day).collect();
        let (keys, proofs) = (counted(&rows, |it| it.key), counted(&rows, |it| it.proof));
        Some(Read { batch, rows, days, keys, proofs })
    }

    /// Whether it is another import that may hold some of the same rows.
    fn may_meet(&self, other: &Read) -> bool {
        let (own, others) = (&self.batch.origin, &other.batch.origin);
        (own.file != others.file || own.sheet == others.sheet)
            && !self.days.is_disjoint(&other.days)
    }

    /// Whether at least half of what both may hold is the same.
    fn overlaps(&self, other: &Read) -> bool {
        let shared = |it: &Read, days: &HashSet<i64>| {
            it.rows.iter().filter(|it| days.contains(&it.1.day)).count()
        };
        let least = shared(self, &other.days).min(shared(other, &self.days));
        let names = |it: &Read| it.batch.column("customer").is_some();
        // By whom as well, where both say so.
        let common = if names(self) && names(other) {
            common(&self.proofs, &other.proofs)
        } else {
            common(&self.keys, &other.keys)
        };
        common > 0 && common * 2 >= least
    }

    /// Its rows that these later imports, the latest first, bring again; of each import whether it
    /// overlaps this one.
    fn again(&self, later: &[(&Read, bool)]) -> Vec<Again> {
        let mut taken: HashMap<u64, usize> = HashMap::new();
        let mut found = Vec::new();
        for (place, row) in &self.rows {
            let same = |(it, overlaps): &(&Read, bool)| match overlaps {
                true => it.keys.get(&row.key).copied(),
                false => it.proofs.get(&row.proof).filter(|_| row.is_proven).copied(),
            };
            let there = || later.iter().filter_map(same);
            let Some((_, counts)) = there().next() else { continue };
            let taken = taken.entry(row.key).or_default();
            let most = there().map(|it| it.0).max().unwrap_or(0);
            // A document's lines are replaced by those of its later state; rows that are known by
            // all that they hold are as many as the import that has the most of them.
            if row.is_keyed || *taken < most {
                *taken += 1;
                found.push(Again { row: *place, counts });
            }
        }
        found
    }
}

fn counted(rows: &[(Place, Row)], by: fn(&Row) -> u64) -> HashMap<u64, (usize, Place)> {
    let mut counted: HashMap<u64, (usize, Place)> = HashMap::new();
    for (place, row) in rows {
        counted.entry(by(row)).or_insert((0, *place)).0 += 1;
    }
    counted
}

fn common(own: &HashMap<u64, (usize, Place)>, others: &HashMap<u64, (usize, Place)>) -> usize {
    let least =
        |(it, own): (&u64, &(usize, Place))| others.get(it).map_or(0, |others| own.0.min(others.0));
    own.iter().map(least).sum()
}

fn again(imports: &[Import], batches: &[Arc<Batch>]) -> Vec<Again> {
    let mut order: Vec<&Import> = imports.iter().collect();
    let at = |it: &Import| it.batches.iter().max().copied();
    let day = |it: &Import| at(it).and_then(|it| batches.get(index(it))).map(|it| it.imported);
    sort::by_key(&mut order, |it| (day(it), at(it)));
    let read: Vec<Read> = meeting(&order, batches).filter_map(|it| Read::of(it, batches)).collect();
    let mut found = Vec::new();
    for (at, own) in read.iter().enumerate() {
        let later = read.iter().skip(at + 1).rev().filter(|it| own.may_meet(it));
        let later: Vec<(&Read, bool)> = later.map(|it| (it, own.overlaps(it))).collect();
        if !later.is_empty() {
            found.extend(own.again(&later));
        }
    }
    found
}

/// Those that hold a day that another holds too: only these are read.
fn meeting<'a>(imports: &[&'a Import], batches: &[Arc<Batch>]) -> impl Iterator<Item = &'a Import> {
    let days = |it: &&&Import| -> HashSet<i64> {
        let of = |&at: &u32| batches.get(index(at)).map(|it| again_keys::days(it, batches));
        it.batches.iter().filter_map(of).flatten().collect()
    };
    let days: Vec<HashSet<i64>> = imports.iter().map(|it| days(&it)).collect();
    let meets = |at: usize| {
        let others = days.iter().enumerate().filter(|it| it.0 != at);
        days.get(at).is_some_and(|own| others.into_iter().any(|(_, it)| !it.is_disjoint(own)))
    };
    let meeting = imports.iter().enumerate().filter(|it| meets(it.0)).map(|it| *it.1);
    meeting.collect::<Vec<_>>().into_iter()
}

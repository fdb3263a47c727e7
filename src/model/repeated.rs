//! Overlapping exports: the rows that a later import brings again. Each counts once, as the latest
//! import has it.
//!
//! A row is the same where its number, its day and its customer are. What says less (a receipt
//! without a customer, a row that is known by all that it holds) is the same only where the imports
//! overlap: where of the rows of the days that both hold, at least half of the shorter come again.
//! So two shops that number their receipts alike, or sell the same thing for the same price, stay
//! two. Equal rows of one import stay as many as they are. Of two sheets of one workbook one repeats the
//! other only where all its rows do, and are known by documents and customers (a month beside «Все
//! продажи») or are a long copy.
//!
//! A document whose date was corrected is the same one: of imports that overlap, where the later one
//! covers the old day and has the number, the customer and the amount on one other day of that year
//! alone. Its lines are known so where they name the customer themselves.
//!
//! Targets of two files add up (plans of two firms), unless most of them say the same amounts again.

use super::again_keys::{self, Row, rows};
use super::again_known::Known;
use super::batch::{Batch, Place};
use super::date::Date;
use super::slice::index;
use super::sort;
use super::table::Table;
use std::cell::OnceCell;
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
type Import = Vec<u32>;

/// Imports of one table whose rows are of one make: documents are not compared with lines.
fn groups(batches: &[Arc<Batch>]) -> Vec<Vec<Import>> {
    let is_compared = |it: &Batch| !it.origin.is_hand() && again_keys::is_compared(it.table);
    let compared = (0..).zip(batches).filter(|it| is_compared(it.1));
    let by_make = sort::grouped(compared.map(|(at, it)| ((it.table, make(it)), at)));
    let imports = |places: Vec<u32>| {
        let mut imports: Vec<Import> = Vec::new();
        let origin = |at: u32| batches.get(index(at)).map(|it| &it.origin);
        for at in places {
            let is_own = |it: &&mut Import| it.first().is_some_and(|&it| origin(it) == origin(at));
            match imports.iter_mut().find(is_own) {
                Some(import) => import.push(at),
                None => imports.push(vec![at]),
            }
        }
        imports
    };
    by_make.into_iter().map(|it| imports(it.1)).filter(|it| it.len() > 1).collect()
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
    days: Vec<i64>,
    keys: Known,
    proofs: Known,
    numbers: Known,
    /// By all that they hold; known where that is asked.
    wholes: OnceCell<Known>,
}

impl<'a> Read<'a> {
    fn of(import: &Import, batches: &'a [Arc<Batch>]) -> Option<Read<'a>> {
        let batch = batches.get(index(*import.first()?))?;
        let mut all = Vec::new();
        for &at in import {
            let rows = batches.get(index(at)).map(|it| rows(it, batches)).unwrap_or_default();
            all.extend((0..).zip(rows).map(|(row, it)| (Place { batch: at, row }, it)));
        }
        let days = different(all.iter().map(|it| it.1.day).collect());
        let keys = Known::of(&all, |it| Some(it.key));
        let proofs = Known::of(&all, |it| Some(it.proof));
        let numbers = Known::of(&all, |it| it.number);
        Some(Read { batch, rows: all, days, keys, proofs, numbers, wholes: OnceCell::new() })
    }

    /// Whether it is another import that may hold some of the same rows.
    fn may_meet(&self, other: &Read) -> bool {
        let (own, others) = (&self.batch.origin, &other.batch.origin);
        own.may_repeat(others)
            && share(&self.days, &other.days)
            && (!own.is_beside(others) || self.is_part(other))
    }

    /// Whether all rows of the shorter one stand in the other, in all that they hold: of documents with
    /// their customers, else of two long sheets that are the same throughout. What else is alike (two
    /// cities of one plan, two people who sell one tariff) may well be two.
    fn is_part(&self, other: &Read) -> bool {
        const LONG: usize = 20;
        let least = self.rows.len().min(other.rows.len());
        let is_proven = |it: &Read| it.rows.iter().all(|it| it.1.is_keyed && it.1.is_proven);
        let is_copy = self.batch.table == Table::Sales
            && least >= LONG
            && self.rows.len() == other.rows.len();
        least > 1
            && (is_copy || is_proven(self) && is_proven(other))
            && self.wholes().common(other.wholes()) == least
    }

    fn wholes(&self) -> &Known {
        self.wholes.get_or_init(|| Known::of(&self.rows, |row| Some(row.whole)))
    }

    /// Whether at least half of what both may hold is the same.
    fn overlaps(&self, other: &Read) -> bool {
        let shared = |it: &Read, days: &[i64]| {
            it.rows.iter().filter(|it| days.binary_search(&it.1.day).is_ok()).count()
        };
        let least = shared(self, &other.days).min(shared(other, &self.days));
        let is_plan = self.batch.table == Table::Targets;
        let tells = |it: &Read| is_plan || it.batch.column("customer").is_some();
        // By whom or how much as well, where both say so.
        let common = if tells(self) && tells(other) {
            self.proofs.common(&other.proofs)
        } else {
            self.keys.common(&other.keys)
        };
        common > 0 && common * 2 >= least
    }

    /// Its rows that these later imports, the latest first, bring again; of each import whether it
    /// overlaps this one.
    fn again(&self, later: &[(&Read, bool)]) -> Vec<Again> {
        let mut found = Vec::new();
        for (place, row) in &self.rows {
            let same = |(it, overlaps): &(&Read, bool)| match overlaps {
                true => it.keys.get(row.key),
                false => it.proofs.get(row.proof).filter(|_| row.is_proven),
            };
            let mut most = 0;
            let mut counts = None;
            for (count, first) in later.iter().filter_map(same) {
                most = most.max(count);
                counts.get_or_insert(first);
            }
            // A document's lines are replaced by those of its later state; rows that are known by
            // all that they hold are as many as the import that has the most of them.
            let moved = || later.iter().filter(|it| it.1).find_map(|it| self.moved(row, it.0));
            let Some(counts) = counts.or_else(moved) else { continue };
            if row.is_keyed || self.before(row.key, *place) < most {
                found.push(Again { row: *place, counts });
            }
        }
        found
    }

    /// Where the document of a row that does not come again stands in a later import under another
    /// day.
    fn moved(&self, row: &Row, later: &Read) -> Option<Place> {
        // 0 is no day.
        let first = later.days.iter().find(|it| **it != 0)?;
        let covered = *first <= row.day && row.day <= *later.days.last()?;
        let number = row.number.filter(|_| covered)?;
        let (day, place) = later.only_day(number)?;
        // Numbers begin anew each year.
        (year(row.day) == year(day) && self.only_day(number).is_some()).then_some(place)
    }

    /// The one day of a document of that number, and its first row; none where it is of two days, or of
    /// so many rows that the number names nothing («б/н»).
    fn only_day(&self, number: u64) -> Option<(i64, Place)> {
        const MOST: usize = 100;
        let group = Some(self.numbers.group(number)).filter(|it| it.len() <= MOST)?;
        let row = |it: &(u64, Place)| self.rows.binary_search_by_key(&it.1, |row| row.0).ok();
        let days = group.iter().map(|it| self.rows.get(row(it)?).map(|row| row.1.day));
        let days: Vec<i64> = days.collect::<Option<_>>()?;
        let day = *days.first()?;
        days.iter().all(|it| *it == day).then_some((day, group.first()?.1))
    }

    /// How many of its rows stand before this one that are known by the same.
    fn before(&self, key: u64, place: Place) -> usize {
        let at = |it: (u64, Place)| self.keys.before(it);
        at((key, place)) - at((key, Place { batch: 0, row: 0 }))
    }
}

fn year(day: i64) -> Option<i32> {
    i32::try_from(day).ok().map(|it| Date(it).parts().0)
}

/// Different days in their order; rows often stand by days, so most are told without sorting.
fn different(mut days: Vec<i64>) -> Vec<i64> {
    days.dedup();
    sort::distinct(days.into_iter())
}

/// Whether two lists in order share something.
fn share(one: &[i64], other: &[i64]) -> bool {
    one.iter().any(|it| other.binary_search(it).is_ok())
}

fn again(imports: &[Import], batches: &[Arc<Batch>]) -> Vec<Again> {
    let mut order: Vec<&Import> = imports.iter().collect();
    let day = |at: Option<u32>| at.and_then(|it| batches.get(index(it))).map(|it| it.imported);
    sort::by_key(&mut order, |it| (day(it.iter().max().copied()), it.iter().max().copied()));
    let read = meeting(&order, batches);
    let read: Vec<Read> = read.iter().filter_map(|it| Read::of(it, batches)).collect();
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
fn meeting<'a>(imports: &[&'a Import], batches: &[Arc<Batch>]) -> Vec<&'a Import> {
    let of = |&at: &u32| batches.get(index(at)).map(|it| again_keys::days(it, batches));
    let days = |it: &&Import| different(it.iter().filter_map(of).flatten().collect());
    let days: Vec<Vec<i64>> = imports.iter().map(days).collect();
    let meets = |(at, own): (usize, &Vec<i64>)| {
        days.iter().enumerate().any(|(other, days)| other != at && share(own, days))
    };
    let meets = days.iter().enumerate().map(meets);
    imports.iter().zip(meets).filter(|it| it.1).map(|it| *it.0).collect()
}

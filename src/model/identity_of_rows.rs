//! When a row of one batch is a row of another: the same again, or a later state of it.
//!
//! A row is known again by its business key where its table has one (the number of the document or
//! invoice, the id, the SKU), else by all that it holds. Several rows of one key (the lines of a
//! document) are paired one by one: first those that hold the same, then the rest in order. So two
//! equal lines of a file are two rows, and a file met again has each of them once.

use super::batch::Batch;
use super::column::{Column, NO_NUMBER};
use super::names::fold;
use super::slice::index;
use super::sort;
use super::table::Table;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// What a row is known again by; of one table alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowIdentity {
    /// Hash of the business key; `None` where the table or the row has none.
    pub key: Option<u64>,
    /// Hash of all that the row holds.
    pub contents: u64,
}

/// What a row is to what was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It was not there.
    New,
    /// Its key was there, and held something else.
    Changed,
    /// It was there as it is.
    Repeated,
}

/// Rows beside those that were there before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What each row is.
    pub states: Vec<RowState>,
    /// Rows of before that none of these is, by their places.
    pub gone: Vec<usize>,
}

impl Compared {
    /// How many rows are so.
    pub fn count(&self, state: RowState) -> usize {
        self.states.iter().filter(|it| **it == state).count()
    }
}

/// The fields that are a row's business key; the first of them that holds something is.
pub fn keys(table: Table) -> &'static [&'static str] {
    match table {
        Table::Reps | Table::Campaigns => &["id", "name"],
        Table::Customers => &["id", "tax_id", "name"],
        Table::Products => &["sku"],
        Table::Topics => &["name"],
        Table::Sales | Table::Credits => &["document"],
        Table::Balances => &["customer"],
        Table::Questions => &["question"],
        Table::Inquiries => &["id"],
        Table::Invoices => &["number"],
        _ => &[],
    }
}

/// What each row of a batch is known again by.
pub fn of(batch: &Batch) -> Vec<RowIdentity> {
    let fields = batch.table.fields();
    let columns: Vec<(usize, Values)> = (0..)
        .zip(fields)
        .filter_map(|(at, field)| Some((at, Values::of(&batch.column(field.id)?.column))))
        .collect();
    let keys: Vec<(usize, Values)> = (0..)
        .zip(keys(batch.table))
        .filter_map(|(at, field)| Some((at, Values::of(&batch.column(field)?.column))))
        .collect();
    let identity = |row| RowIdentity {
        key: keys.iter().find_map(|(at, values)| Some(hash([(*at, values.get(row)?)]))),
        contents: hash(columns.iter().filter_map(|(at, values)| Some((*at, values.get(row)?)))),
    };
    (0..batch.len()).map(identity).collect()
}

/// What rows are to those that were there before.
pub fn compare(rows: &[RowIdentity], before: &[RowIdentity]) -> Compared {
    let mut states = vec![RowState::New; rows.len()];
    let mut is_gone = vec![true; before.len()];
    let contents = |it: &RowIdentity| Some(it.contents);
    for (row, old) in pairs(listed(rows, contents, |_| true), listed(before, contents, |_| true)) {
        set(&mut states, row, RowState::Repeated);
        set(&mut is_gone, old, false);
    }
    let left = listed(rows, |it| it.key, |at| states.get(at) == Some(&RowState::New));
    let old = listed(before, |it| it.key, |at| is_gone.get(at) == Some(&true));
    for (row, old) in pairs(left, old) {
        set(&mut states, row, RowState::Changed);
        set(&mut is_gone, old, false);
    }
    let gone = is_gone.iter().enumerate().filter(|it| *it.1).map(|it| it.0).collect();
    Compared { states, gone }
}

/// Hashes of rows with their places, in order of hashes; those of one hash as they stand.
fn listed(
    rows: &[RowIdentity],
    hash: impl Fn(&RowIdentity) -> Option<u64>,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<(u64, u32)> {
    let all = (0..).zip(rows).filter(|(at, _)| is_wanted(index(*at)));
    let mut listed: Vec<(u64, u32)> = all.filter_map(|(at, it)| Some((hash(it)?, at))).collect();
    sort::whole(&mut listed);
    listed
}

/// The places of those that have one hash, pair by pair.
fn pairs(one: Vec<(u64, u32)>, other: Vec<(u64, u32)>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    while let (Some(&(a, row)), Some(&(b, old))) = (one.peek(), other.peek()) {
        if a <= b {
            one.next();
        }
        if b <= a {
            other.next();
        }
        if a == b {
            found.push((index(row), index(old)));
        }
    }
    found
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(it) = list.get_mut(at) {
        *it = value;
    }
}

pub(super) fn hash(values: impl IntoIterator<Item = (usize, u64)>) -> u64 {
    let mut hasher = DefaultHasher::new();
    values.into_iter().for_each(|it| it.hash(&mut hasher));
    hasher.finish()
}

/// The cells of a column; words as hashes of what is read in them, each word once.
pub(super) enum Values<'a> {
    Words(Vec<u64>, &'a [u32]),
    Numbers(&'a [i64]),
}

impl Values<'_> {
    pub fn of(column: &Column) -> Values<'_> {
        match column {
            Column::Text(texts) => {
                let hash = |word: &str| {
                    let mut hasher = DefaultHasher::new();
                    fold(word).hash(&mut hasher);
                    hasher.finish()
                };
                Values::Words(texts.words.iter().map(hash).collect(), &texts.codes)
            }
            Column::Number(numbers) => Values::Numbers(numbers),
        }
    }

    pub fn get(&self, row: usize) -> Option<u64> {
        match self {
            Values::Words(words, codes) => words.get(index(*codes.get(row)?)).copied(),
            Values::Numbers(numbers) => {
                numbers.get(row).filter(|it| **it != NO_NUMBER).map(|it| it.cast_unsigned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch;
    use proptest::prelude::*;

    fn states(before: &str, after: &str, table: Table) -> (Vec<RowState>, Vec<usize>) {
        let compared = compare(&of(&batch(table, after)), &of(&batch(table, before)));
        (compared.states, compared.gone)
    }

    #[test]
    fn rows_are_known_again_by_their_document_else_by_what_they_hold() {
        use RowState::{Changed, New, Repeated};
        let before = "date|document|sku|amount\n2026-09-01|1|A|10\n2026-09-01|1|B|20\n2026-09-02|2|A|5\n2026-09-03||A|7";
        let after = "document|date|amount|sku\n1|2026-09-01|25|B\n1|2026-09-01|10|a\n3|2026-09-05|1|A\n|2026-09-03|8|A";
        assert_eq!(
            states(before, after, Table::Sales),
            (vec![Changed, Repeated, New, New], vec![2, 3])
        );
        let before = "at|rep\n2026-09-01 10:00|Ким\n2026-09-01 10:00|Ким";
        let after = "at|rep\n2026-09-01 10:00|Ким\n2026-09-01 10:00|КИМ\n2026-09-01 10:00|Ким";
        let all = (vec![Repeated, Repeated, New], vec![]);
        assert_eq!(states(before, after, Table::Calls), all, "equal rows are as many as they are");
    }

    #[test]
    fn a_name_of_one_row_is_no_id_of_another() {
        let states = states("name|id\nКим|7", "name|id\n7|\nЛи|7", Table::Reps);
        assert_eq!(states, (vec![RowState::New, RowState::Changed], vec![]));
    }

    proptest! {
        #[test]
        fn the_same_rows_in_any_order_are_repeated_and_none_is_gone(
            rows in prop::collection::vec((0u8..4, 0u8..4), 0..30), turn in 0usize..30
        ) {
            let text = |rows: &[(u8, u8)]| {
                let lines = rows.iter().map(|(a, b)| format!("2026-09-01|{a}|{b}\n"));
                format!("date|document|amount\n{}", lines.collect::<String>())
            };
            let mut turned = rows.clone();
            turned.rotate_left(turn % rows.len().max(1));
            let found = states(&text(&rows), &text(&turned), Table::Sales);
            prop_assert_eq!(found, (vec![RowState::Repeated; rows.len()], vec![]));
        }

        #[test]
        fn every_row_of_before_is_met_once_or_gone(
            before in prop::collection::vec((0u8..4, 0u8..4), 0..30),
            after in prop::collection::vec((0u8..4, 0u8..4), 0..30)
        ) {
            let text = |rows: &[(u8, u8)]| {
                let lines = rows.iter().map(|(a, b)| format!("2026-09-01|{a}|{b}\n"));
                format!("date|document|amount\n{}", lines.collect::<String>())
            };
            let (states, gone) = states(&text(&before), &text(&after), Table::Sales);
            let met = states.iter().filter(|it| **it != RowState::New).count();
            prop_assert_eq!(met + gone.len(), before.len());
        }
    }
}

//! Columns that follow another: date, rep and customer are the same in all lines of a contract,
//! so they are kept once a contract.

use crate::model::batch::Batch;
use crate::model::column::Column;
use std::borrow::Cow;

/// The runs of one word in the column that others follow.
pub(super) struct Runs {
    /// Which column.
    pub leader: u8,
    /// First row of each run, ascending.
    pub starts: Vec<usize>,
}

impl Runs {
    /// Whether the column has one value in each run.
    pub fn holds(&self, column: &Column) -> bool {
        match column {
            Column::Text(texts) => even(&texts.codes, &self.starts),
            Column::Number(numbers) => even(numbers, &self.starts),
        }
    }
}

/// The column that saves most when others follow it.
pub(super) fn leader(batch: &Batch) -> Option<Runs> {
    let mut best: Option<(usize, Runs)> = None;
    for (at, column) in batch.columns.iter().enumerate() {
        let Some(runs) = runs_of(&column.column, at) else { continue };
        let followers = batch.columns.iter().filter(|other| runs.holds(&other.column)).count() - 1;
        let saved = followers * (batch.len() - runs.starts.len());
        if saved > best.as_ref().map_or(0, |(saved, _)| *saved) {
            best = Some((saved, runs));
        }
    }
    best.map(|(_, runs)| runs)
}

/// The runs of a column of words.
pub(super) fn runs_of(column: &Column, at: usize) -> Option<Runs> {
    let Column::Text(texts) = column else { return None };
    let leader = u8::try_from(at).ok()?;
    let mut last = None;
    let changed = texts.codes.iter().enumerate().filter(|&(_, &code)| {
        let changed = last != Some(code);
        last = Some(code);
        changed
    });
    Some(Runs { leader, starts: changed.map(|(row, _)| row).collect() })
}

/// The order in which columns are written: the leader first.
pub(super) fn order(leader: Option<u8>, columns: usize) -> impl Iterator<Item = usize> {
    let first = leader.map(usize::from);
    first.into_iter().chain((0..columns).filter(move |&at| Some(at) != first))
}

/// The values that are kept.
pub(super) fn thin<'a, T: Copy>(values: &'a [T], runs: Option<&Runs>) -> Cow<'a, [T]> {
    match runs {
        None => Cow::Borrowed(values),
        Some(runs) => runs.starts.iter().filter_map(|&start| values.get(start).copied()).collect(),
    }
}

/// The kept values, a row each.
pub(super) fn spread<T: Copy>(kept: Vec<T>, runs: Option<&Runs>, rows: usize) -> Vec<T> {
    let Some(runs) = runs else { return kept };
    let ends = runs.starts.iter().skip(1).copied().chain([rows]);
    let mut values = Vec::with_capacity(rows);
    for (value, end) in kept.into_iter().zip(ends) {
        values.resize(end, value);
    }
    values
}

fn even<T: PartialEq>(values: &[T], starts: &[usize]) -> bool {
    let mut next = starts.iter().copied().peekable();
    let mut last = None;
    for (row, value) in values.iter().enumerate() {
        if next.next_if_eq(&row).is_none() && last != Some(value) {
            return false;
        }
        last = Some(value);
    }
    true
}

//! Columns that name a thing once above its rows: the cells below are filled down.
//!
//! Such columns stand first, begin filled, are blank for half of the rows at least, and never say
//! the same thing twice in a row, which a column that is filled in each row would.

use super::cast::{Cast, Source};
use super::issue::{IssueKind, Severity};
use super::report::Issues;
use super::totals::Class;
use crate::model::column::{Column, TextsBuilder};
use crate::model::table::Kind;

/// Fills the leading columns down, and tells it.
pub(super) fn fill(
    source: &Source<'_>,
    casts: &mut [Cast],
    classes: &[Class],
    issues: &mut Issues,
) {
    let totals = classes.iter().filter(|it| **it == Class::Total).take(2).count();
    // Where a group begins, by the columns to the left.
    let mut starts: Vec<bool> = vec![false; classes.len()];
    let mut is_first = true;
    for column in 0..source.facts.layout.headers.len() {
        let Some(cast) = casts.iter_mut().find(|it| it.columns.contains(&column)) else { continue };
        if cast.columns != [column] || !is_label(cast.field.kind) {
            break;
        }
        let is_blank = |at: usize| classes.get(at) == Some(&Class::Data) && cast.is_empty(at);
        if !(0..classes.len()).any(is_blank) {
            break;
        }
        // A grouped report says so by an arrow beside the header, or by a total of each group.
        let is_sure = source.export.is_some_and(|it| it.is_grouped)
            && (totals > 1 || cast.header.contains(['↑', '↓']));
        let column = Labels::of(cast, classes);
        let is_grouped = match is_first {
            true => column.begins() && (is_sure && column.blank > 0 || column.is_grouped()),
            false => column.is_filled(&starts) && column.blank > 0,
        };
        if !is_grouped {
            break;
        }
        for (start, is_own) in starts.iter_mut().zip(&column.filled) {
            *start |= is_own;
        }
        is_first = false;
        let count = fill_down(cast, classes, &starts);
        let row = source.facts.layout.rows.first().copied().unwrap_or(0);
        let example = (source.sheet.row_number(row), source.text(row, &cast.columns));
        let header = cast.header.clone();
        issues.listed(IssueKind::FilledDown, Severity::Warning, &header, count, vec![example]);
    }
}

/// What may name a group.
fn is_label(kind: Kind) -> bool {
    matches!(kind, Kind::Ref(_) | Kind::Id | Kind::Text | Kind::Words(_))
}

/// A column that may name groups.
struct Labels {
    /// By row of the sheet: whether it is data, and filled.
    filled: Vec<bool>,
    data: Vec<bool>,
    all: usize,
    blank: usize,
    /// Whether it says the same thing twice in a row.
    repeats: bool,
}

impl Labels {
    fn of(cast: &Cast, classes: &[Class]) -> Labels {
        let data: Vec<bool> = classes.iter().map(|it| *it == Class::Data).collect();
        let filled: Vec<bool> =
            data.iter().enumerate().map(|(at, is_data)| *is_data && !cast.is_empty(at)).collect();
        let rows: Vec<usize> = (0..data.len()).filter(|&at| data.get(at) == Some(&true)).collect();
        let value = |at: usize| (cast.read.column.text(at), cast.read.column.number(at));
        let repeats = rows.windows(2).any(|pair| match pair {
            [one, next] => !cast.is_empty(*one) && value(*one) == value(*next),
            _ => false,
        });
        let blank = rows.len() - filled.iter().filter(|it| **it).count();
        Labels { filled, all: rows.len(), data, blank, repeats }
    }

    /// Whether the first row of data is filled.
    fn begins(&self) -> bool {
        let first = self.data.iter().position(|it| *it);
        first.is_some_and(|at| self.filled.get(at) == Some(&true))
    }

    fn is_grouped(&self) -> bool {
        !self.repeats && self.all >= 4 && self.blank * 2 >= self.all && self.blank + 1 < self.all
    }

    /// Whether each of these rows is.
    fn is_filled(&self, rows: &[bool]) -> bool {
        rows.iter().zip(&self.filled).all(|(wanted, is)| *is || !wanted)
    }
}

/// Fills the rows of data, each from the row where its group begins; how many were.
fn fill_down(cast: &mut Cast, classes: &[Class], starts: &[bool]) -> usize {
    let is_start = |at: usize| starts.get(at) == Some(&true);
    let mut from: Option<usize> = None;
    let mut source = Vec::with_capacity(classes.len());
    let mut filled = Vec::new();
    for (at, class) in classes.iter().enumerate() {
        if *class != Class::Data {
            source.push(at);
            continue;
        }
        if !cast.is_empty(at) {
            from = Some(at);
        } else if is_start(at) {
            from = None;
        } else if from.is_some() {
            filled.push(at);
        }
        source.push(from.unwrap_or(at));
    }
    match &mut cast.read.column {
        Column::Number(numbers) => {
            let own = numbers.clone();
            for &at in &filled {
                let value = source.get(at).and_then(|&it| own.get(it)).copied();
                if let (Some(here), Some(value)) = (numbers.get_mut(at), value) {
                    *here = value;
                }
            }
        }
        Column::Text(texts) => {
            let mut builder = TextsBuilder::default();
            source.iter().for_each(|&at| builder.push(texts.get(at)));
            cast.read.column = Column::Text(builder.finish());
        }
    }
    // Their cells are empty, and are given back so.
    cast.read.odd.extend(&filled);
    cast.read.odd.sort_unstable();
    cast.read.odd.dedup();
    filled.len()
}

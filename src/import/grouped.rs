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

/// Fills the leading columns of names down, and tells it.
pub(super) fn fill(
    source: &Source<'_>,
    casts: &mut [Cast],
    classes: &[Class],
    issues: &mut Issues,
) {
    let mut columns: Vec<usize> = Vec::new();
    for column in 0..source.facts.layout.headers.len() {
        let is_name = |it: &&mut Cast| {
            it.columns == [column] && matches!(it.field.kind, Kind::Ref(_) | Kind::Id | Kind::Text)
        };
        let is_mapped = casts.iter().any(|it| it.columns.contains(&column));
        let Some(cast) = casts.iter_mut().find(is_name) else {
            // A column that is nothing of ours may stand among them.
            if is_mapped { break } else { continue }
        };
        if !is_grouped(cast, classes) {
            break;
        }
        let count = fill_down(cast, classes);
        columns.push(column);
        let row = source.facts.layout.rows.first().copied().unwrap_or(0);
        let example = (source.sheet.row_number(row), source.text(row, &cast.columns));
        let header = cast.header.clone();
        issues.listed(IssueKind::FilledDown, Severity::Warning, &header, count, vec![example]);
    }
}

fn is_grouped(cast: &Cast, classes: &[Class]) -> bool {
    let texts = || {
        classes
            .iter()
            .enumerate()
            .filter(|it| *it.1 == Class::Data)
            .map(|(at, _)| cast.read.column.text(at))
    };
    let (all, blank) =
        texts().fold((0, 0), |(all, blank), it| (all + 1, blank + usize::from(it.is_none())));
    let begins = texts().next().is_some_and(|it| it.is_some());
    let repeats = texts().zip(texts().skip(1)).any(|(one, next)| one.is_some() && one == next);
    begins && !repeats && all >= 4 && blank * 2 >= all && blank < all - 1
}

/// Fills the rows of data; how many were.
fn fill_down(cast: &mut Cast, classes: &[Class]) -> usize {
    let mut builder = TextsBuilder::default();
    let (mut last, mut count): (Option<String>, usize) = (None, 0);
    for at in 0..cast.read.column.len() {
        let own = cast.read.column.text(at).map(str::to_owned);
        let is_blank = own.is_none() && classes.get(at) == Some(&Class::Data);
        if own.is_some() {
            last.clone_from(&own);
        }
        if is_blank && last.is_some() {
            count += 1;
            // Its cell is empty, and is given back so.
            cast.read.odd.push(at);
        }
        builder.push(if is_blank { last.as_deref() } else { own.as_deref() });
    }
    cast.read.column = Column::Text(builder.finish());
    cast.read.odd.sort_unstable();
    cast.read.odd.dedup();
    count
}

//! Groups under each other in one column («Менеджер», below it «Контрагент», below that
//! «Номенклатура») made columns of their own: each row of the lowest level has the names above it.
//!
//! How deep a row stands is told by arithmetic alone: what is above others is their sum, in every
//! column. Where it does not add up the sheet stays as it is.

use super::cell;
use super::field;
use super::header;
use super::layout;
use super::listing::Listing;
use super::name::Name;
use super::numbers::{self, Wanted};
use super::sheet::{Cell, Sheet};
use super::totals;
use crate::model::column::NO_NUMBER;
use crate::model::table::Table;

/// Levels that a sheet may have.
const DEEPEST: usize = 4;

/// Sums of one row.
type Sums = Vec<i128>;

/// The sheet as a list of its lowest level; `None`: it has no levels, or they do not add up.
pub(super) fn listed_of(sheet: &Sheet) -> Option<Sheet> {
    let (first, end) = header::find(sheet)?;
    let levels = levels(sheet, first, end)?;
    let end = first + levels.len().max(end - first);
    let headers = layout::headers_of(sheet, (first, first + 1));
    let columns: Vec<usize> = (1..headers.len()).collect();
    let rows: Vec<usize> =
        (end..sheet.height).filter(|&row| !layout::is_blank(sheet, row)).collect();
    let sums = sums(sheet, first, &rows, &columns)?;
    let (data, total): (Vec<usize>, Vec<usize>) = (0..rows.len())
        .partition(|&at| !rows.get(at).is_some_and(|&row| totals::is_total(sheet, row)));
    let kept: Vec<Sums> = data.iter().filter_map(|&at| sums.get(at).cloned()).collect();
    if kept.is_empty() {
        return None;
    }
    let mut depths = Vec::with_capacity(kept.len());
    while depths.len() < kept.len() {
        let from = depths.len();
        descend(&kept, from, levels.len(), 0, &mut depths).filter(|_| depths.len() > from)?;
    }
    let names: Vec<&str> = levels
        .iter()
        .map(String::as_str)
        .chain(columns.iter().filter_map(|&it| headers.get(it).map(String::as_str)))
        .collect();
    let mut list = Listing::new(sheet, first, &names);
    let mut above: Vec<String> = vec![String::new(); levels.len()];
    let lowest = levels.len() - 1;
    for (&at, &depth) in data.iter().zip(&depths) {
        let Some(&row) = rows.get(at) else { continue };
        if let Some(name) = above.get_mut(depth) {
            *name = cell::text(sheet.cell(row, 0));
        }
        if depth == lowest {
            list.row(row, |list, to| {
                above.iter().enumerate().for_each(|(column, name)| list.text(to, column, name));
                copy(list, to, sheet, row, &columns, levels.len());
            });
        }
    }
    for &at in &total {
        let Some(&row) = rows.get(at) else { continue };
        list.row(row, |list, to| {
            list.copy(to, 0, sheet.cell(row, 0));
            copy(list, to, sheet, row, &columns, levels.len());
        });
    }
    Some(list.finish())
}

fn copy(
    list: &mut Listing<'_>,
    to: usize,
    sheet: &Sheet,
    row: usize,
    columns: &[usize],
    shift: usize,
) {
    for (place, &column) in columns.iter().enumerate() {
        list.copy(to, shift + place, sheet.cell(row, column));
    }
}

/// The names of the levels: headers that stand under the first one, alone in their rows, each another
/// thing that sales are grouped by.
fn levels(sheet: &Sheet, first: usize, end: usize) -> Option<Vec<String>> {
    const NAMING: &[&str] = &["rep", "customer", "sku", "document", "contract"];
    let text = |row: usize| cell::text(sheet.cell(row, 0));
    let alone =
        |row: usize| (1..sheet.columns.len()).all(|it| matches!(sheet.cell(row, it), Cell::Empty));
    let names = |text: &str| {
        let name = Name::of(text);
        NAMING.iter().any(|id| field::fit(Table::Sales, id, &name).is_some_and(|it| it.exact))
    };
    let mut levels = vec![text(first)];
    let mut row = first + 1;
    while levels.len() < DEEPEST && row < sheet.height && alone(row) && names(&text(row)) {
        levels.push(text(row));
        row += 1;
    }
    let are_distinct =
        levels.iter().enumerate().all(|(at, it)| !levels.iter().take(at).any(|other| other == it));
    let is_one = levels.len() >= 2 && row >= end && are_distinct;
    (is_one && levels.first().is_some_and(|it| names(it))).then_some(levels)
}

/// What every row sums, in the columns that add up: money, cost and quantities; `None` where there
/// are none, or one cannot be read.
fn sums(sheet: &Sheet, first: usize, rows: &[usize], columns: &[usize]) -> Option<Vec<Sums>> {
    let mut all: Vec<Sums> = vec![Vec::new(); rows.len()];
    for &column in columns {
        let name = Name::of(&cell::text(sheet.cell(first, column)));
        let is = |id: &&str| field::fit(Table::Sales, id, &name).is_some_and(|it| it.exact);
        if !["amount", "quantity", "cost"].iter().any(is) {
            continue;
        }
        let read = numbers::read(sheet.cells(column, rows), Wanted::PLAIN);
        if !read.unread.is_empty() {
            return None;
        }
        for (sums, &value) in all.iter_mut().zip(&read.values) {
            sums.push(if value == NO_NUMBER { 0 } else { value.into() });
        }
    }
    all.first().is_some_and(|it| !it.is_empty()).then_some(all)
}

/// Reads the row at `from` as one of that depth, and all below it; the rows of the lowest level that
/// it holds are as many as add up to it. `None` where they do not.
fn descend(
    rows: &[Sums],
    from: usize,
    levels: usize,
    depth: usize,
    depths: &mut Vec<usize>,
) -> Option<usize> {
    let own = rows.get(from)?;
    depths.push(depth);
    if depth + 1 == levels {
        return Some(from + 1);
    }
    let mut left = own.clone();
    let mut next = from + 1;
    loop {
        let below = rows.get(next)?;
        left.iter_mut().zip(below).for_each(|(left, it)| *left -= it);
        next = descend(rows, next, levels, depth + 1, depths)?;
        // To the minor unit a row.
        let near = 10_000 * i128::try_from(next - from).unwrap_or(i128::MAX);
        if left.iter().all(|it| it.abs() <= near) {
            return Some(next);
        }
    }
}

//! Tables side by side on one sheet, with empty columns between them.
//!
//! A table may have an empty column inside, so a gap alone says nothing: on both sides of it there
//! must be a table by itself, and they must say the same header or end in different rows.

use super::cell;
use super::facts::Facts;
use super::guess;
use super::header;
use super::listing::Listing;
use super::sheet::{Cell, Sheet};
use std::ops::Range;

/// The tables, left to right, each a sheet of its own; `None`: the sheet is one table.
pub(super) fn split(sheet: &Sheet) -> Option<Vec<Sheet>> {
    let blocks = blocks(sheet);
    if blocks.len() < 2 || blocks.iter().any(|it| it.len() < 2) {
        return None;
    }
    if !(repeats_header(sheet, &blocks) || ends_differ(sheet, &blocks)) {
        return None;
    }
    let tables: Vec<Sheet> = (1..).zip(&blocks).map(|(nth, it)| table(sheet, it, nth)).collect();
    let is_table = |it: &Sheet| {
        let facts = Facts::of(it, None);
        facts.layout.found && guess::table(&facts).is_some()
    };
    tables.iter().all(is_table).then_some(tables)
}

/// The columns between gaps.
fn blocks(sheet: &Sheet) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut from = 0;
    for column in 1..sheet.columns.len() {
        if sheet.column_number(column) > sheet.column_number(column - 1).saturating_add(1) {
            blocks.push(from..column);
            from = column;
        }
    }
    blocks.push(from..sheet.columns.len());
    blocks
}

/// Whether the header says the same in two of them.
fn repeats_header(sheet: &Sheet, blocks: &[Range<usize>]) -> bool {
    let Some((_, end)) = header::find(sheet) else { return false };
    let row = end.saturating_sub(1);
    let mut seen: Vec<String> = Vec::new();
    for block in blocks {
        let own: Vec<String> = block
            .clone()
            .map(|column| cell::text(sheet.cell(row, column)))
            .filter(|it| !it.is_empty())
            .collect();
        if own.iter().any(|it| seen.contains(it)) {
            return true;
        }
        seen.extend(own);
    }
    false
}

fn ends_differ(sheet: &Sheet, blocks: &[Range<usize>]) -> bool {
    let end = |block: &Range<usize>| {
        let filled = |row: &usize| {
            block.clone().any(|column| !matches!(sheet.cell(*row, column), Cell::Empty))
        };
        (0..sheet.height).rev().find(filled)
    };
    let first = blocks.first().and_then(end);
    blocks.iter().skip(1).any(|it| end(it) != first)
}

fn table(sheet: &Sheet, block: &Range<usize>, nth: usize) -> Sheet {
    let mut list = Listing::bare(sheet);
    for row in 0..sheet.height {
        list.row(row, |list, at| {
            for (place, column) in block.clone().enumerate() {
                list.copy(at, place, sheet.cell(row, column));
            }
        });
    }
    let mut table = list.finish();
    table.first_column = sheet.column_number(block.start);
    if nth > 1 {
        // Each is imported, known again and undone by itself.
        table.name = format!("{} ({nth})", sheet.name).trim_start().to_owned();
        table.digest = format!("{}-{nth}", sheet.digest);
    }
    table
}

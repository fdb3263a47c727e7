//! Columns that name the rows of another sheet of the drop: `InvoiceLine.TrackId` and `Track.TrackId`.

use super::cell;
use super::facts::Facts;
use super::mapping::{Link, Mapping};
use super::sheet::Sheet;
use crate::model::table::{Kind, Table};
use std::collections::HashSet;

/// A sheet as far as it is understood.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Its cells.
    pub sheet: &'a Sheet,
    /// Its layout.
    pub facts: &'a Facts,
    /// Its table.
    pub table: Option<Table>,
    /// Its fields.
    pub mapping: &'a Mapping,
}

/// The columns of sheet `at` that name rows of the others.
pub fn of(at: usize, sheets: &[Seen<'_>]) -> Vec<Link> {
    let Some(here) = sheets.get(at) else { return Vec::new() };
    let others = sheets.iter().enumerate().filter(|(other, _)| *other != at);
    let mut links: Vec<Link> = Vec::new();
    for (_, other) in others {
        let Some(field) = field(here.table, other.table) else { continue };
        let Some(key) = other.table.and_then(|table| other.mapping.column(key(table))) else {
            continue;
        };
        let Some(name) = other.facts.layout.names.get(key) else { continue };
        if name.words.len() < 2 {
            // `id` and «Код» are the key of everything.
            continue;
        }
        for (column, own) in here.facts.layout.names.iter().enumerate() {
            if own.words == name.words && overlap(here, column, other, key) {
                links.push(Link { column, field });
            }
        }
    }
    links.dedup();
    links
}

fn key(table: Table) -> &'static str {
    if table == Table::Products { "sku" } else { "id" }
}

/// The field of one table that refers to another.
fn field(of: Option<Table>, to: Option<Table>) -> Option<&'static str> {
    let (of, to) = (of?, to?);
    match (of, to) {
        (Table::Targets, Table::Reps) => Some("who"),
        (Table::Targets, Table::Products) => Some("of"),
        _ if of == to => None,
        _ => of.fields().iter().find(|it| it.kind == Kind::Ref(to)).map(|it| it.id),
    }
}

/// Whether half of the first cells of a column are keys of the other sheet.
fn overlap(here: &Seen<'_>, column: usize, other: &Seen<'_>, key: usize) -> bool {
    let mut buffer = String::new();
    let keys: HashSet<String> = other
        .facts
        .layout
        .rows
        .iter()
        .map(|&row| cell::write(other.sheet.cell(row, key), &mut buffer).to_owned())
        .collect();
    let (mut filled, mut known) = (0, 0);
    for &row in here.facts.layout.rows.iter().take(300) {
        let text = cell::write(here.sheet.cell(row, column), &mut buffer);
        if !cell::is_nothing(text) {
            filled += 1;
            known += usize::from(keys.contains(text));
        }
    }
    known > 0 && known * 2 >= filled
}

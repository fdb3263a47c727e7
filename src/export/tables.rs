//! `tables.zip`: a csv a table, and the settings.

use super::csv::{self, Cell};
use super::zip::zip;
use crate::report::table::{TableCell, WholeTable};

/// The bytes of the zip; an error only where the zip writer gives one.
pub fn tables_zip(tables: &[WholeTable], settings: &str) -> std::io::Result<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = tables
        .iter()
        .map(|table| {
            let rows = table.rows.iter().map(|row| row.iter().map(cell).collect());
            (format!("{}.csv", table.table.id()), csv::table(&table.header, rows))
        })
        .collect();
    files.push(("settings.json".to_owned(), settings.as_bytes().to_vec()));
    zip(&files)
}

/// The cell of a csv file.
pub fn cell(cell: &TableCell) -> Cell {
    match cell {
        TableCell::Empty => Cell::Empty,
        TableCell::Text(text) => Cell::text(text.as_str()),
        TableCell::Number { units, decimals } => {
            Cell::Number { units: *units, decimals: *decimals }
        }
    }
}

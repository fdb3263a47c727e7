//! A sheet made a plain list of another: what it is made with.

use super::cell;
use super::sheet::{Cell, Sheet};

/// A list being made: the rows above the header as they stand, a header, then rows.
pub(super) struct Listing<'a> {
    from: &'a Sheet,
    list: Sheet,
}

impl<'a> Listing<'a> {
    /// Begins one; `header` is the first header row of the sheet, whose place the new one takes.
    pub fn new(from: &'a Sheet, header: usize, headers: &[&str]) -> Listing<'a> {
        let mut it = Listing::bare(from);
        for row in 0..header {
            it.row(row, |it, at| {
                for column in 0..from.columns.len() {
                    it.copy(at, column, from.cell(row, column));
                }
            });
        }
        it.row(header, |it, at| {
            for (column, text) in headers.iter().enumerate() {
                it.text(at, column, text);
            }
        });
        it
    }

    /// Begins one with nothing above its rows.
    pub fn bare(from: &'a Sheet) -> Listing<'a> {
        Listing { from, list: from.bare() }
    }

    /// Adds a row that stands for one of the sheet.
    pub fn row(&mut self, of: usize, fill: impl FnOnce(&mut Self, usize)) {
        let at = self.list.row_numbers.len();
        self.list.row_numbers.push(self.from.row_number(of));
        self.list.height = self.list.height.max(at + 1);
        fill(self, at);
    }

    /// Sets a cell to a text; an empty one is no cell.
    pub fn text(&mut self, row: usize, column: usize, text: &str) {
        self.list.put(row, column, text);
    }

    /// Sets a cell to what another holds.
    pub fn copy(&mut self, row: usize, column: usize, cell: Cell<'_>) {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => self.list.set_number(row, column, number),
            Cell::Date(serial) => self.list.set_date(row, column, serial),
            Cell::Percent(number) => self.list.set_percent(row, column, number),
            Cell::Duration(days) => self.list.set_duration(row, column, days),
            Cell::Flag(flag) => self.list.set_flag(row, column, flag),
            Cell::Text(text) => self.text(row, column, text),
            Cell::Error(text) => {
                let span = self.list.keep(text);
                self.list.set_error(row, column, span);
            }
        }
    }

    /// The list.
    pub fn finish(self) -> Sheet {
        self.list
    }
}

/// Whether a cell holds nothing.
pub(super) fn is_blank(cell: Cell<'_>) -> bool {
    let mut buffer = String::new();
    cell::is_nothing(cell::write(cell, &mut buffer))
}

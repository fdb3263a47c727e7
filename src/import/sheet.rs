//! A sheet as read, before anything is understood: columns of cells, texts in one arena.

mod arena;
mod cells;
mod filling;
mod key;
mod merge;
mod rows;

use super::error::FileRefused;
use arena::Arena;
pub use cells::{Cell, Cells, Span};
use cells::{CellKind, packed};
pub use filling::Filling;
pub use key::Key;
pub use merge::Merge;
pub use rows::Rows;
use std::borrow::Cow;
use std::collections::HashMap;

/// How the text of a file was decoded and cut, for files of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextForm {
    /// Name of the encoding, as `encoding_rs` writes it: `UTF-8`, `windows-1251`.
    pub encoding: String,
    /// What stands between the cells; none in markup.
    pub delimiter: Option<char>,
    /// How many letters could not be decoded.
    pub broken_letters: usize,
    /// Number of the first line, from 1, that is in another encoding than those before it.
    pub other_line: Option<u32>,
}

/// A sheet as read.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty where the format has none.
    pub name: String,
    /// A digest of the file's bytes and the sheet's name, in hex.
    pub digest: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// The columns that hold a cell, in the order of the file; empty ones are left out.
    pub columns: Vec<Cells>,
    /// How many rows hold a cell; empty ones are left out.
    pub height: usize,
    /// The number in the file of row 0 here, from 1.
    pub first_row: u32,
    /// How it was decoded, for files of text.
    pub text_form: Option<TextForm>,
    /// Numbers in the file of the rows, where they do not simply count up (a row left empty, a
    /// quoted line break in a csv); empty when they do.
    pub row_numbers: Vec<u32>,
    /// How deep rows stand in the outline, those that stand deeper than the others: each with its
    /// level, from 1, ascending.
    pub outlines: Vec<(usize, u8)>,
    /// The number in the file of column 0 here, from 1.
    pub first_column: u32,
    /// Numbers in the file of the columns, where they do not simply count up.
    pub column_numbers: Vec<u32>,
    /// What is merged over several rows.
    pub merges: Vec<Merge>,
    /// How many formulas have no value kept in the file: their cells are empty here.
    pub empty_formulas: usize,
    /// How many texts were longer than a cell of Excel may hold, and were cut there.
    pub cut_texts: usize,
    /// How many cells held text that was encoded twice, and is readable again.
    pub repaired_texts: usize,
    /// Files of the same archive that could not be read; of its first sheet alone.
    pub left_beside: Vec<FileRefused>,
    arena: Arena,
}

impl Sheet {
    /// The cell in a row and column of this sheet, both from 0.
    #[inline]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.columns.get(column).map_or(Cell::Empty, |cells| cells.cell(row, &self.arena))
    }

    /// The cells of a column in these rows.
    pub fn cells<'a>(&'a self, column: usize, rows: &'a [usize]) -> Rows<'a> {
        Rows::of(self.columns.get(column), &self.arena, rows)
    }

    /// How deep a row stands in the outline; 0 for most.
    pub fn outline(&self, row: usize) -> u8 {
        let found = self.outlines.binary_search_by_key(&row, |it| it.0).ok();
        found.and_then(|at| self.outlines.get(at)).map_or(0, |it| it.1)
    }

    /// The number of a row in the file, from 1.
    pub fn row_number(&self, row: usize) -> u32 {
        match self.row_numbers.get(row) {
            Some(&number) => number,
            None => self.first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
        }
    }

    /// The number of a column in the file, from 1: column A of a workbook is 1.
    pub fn column_number(&self, column: usize) -> u32 {
        match self.column_numbers.get(column) {
            Some(&number) => number,
            None => self.first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
        }
    }

    /// A sheet of the same file and name without a cell, to be made a list of what is here.
    pub fn bare(&self) -> Sheet {
        Sheet {
            file: self.file.clone(),
            name: self.name.clone(),
            digest: self.digest.clone(),
            hidden: self.hidden,
            text_form: self.text_form.clone(),
            first_row: self.first_row,
            first_column: 1,
            empty_formulas: self.empty_formulas,
            cut_texts: self.cut_texts,
            repaired_texts: self.repaired_texts,
            ..Sheet::default()
        }
    }

    /// Puts a text into the arena; the same span may be set in many cells.
    pub fn keep(&mut self, text: &str) -> Span {
        self.arena.keep(text)
    }

    /// Takes texts over as the arena, so that cells point into them uncopied. Only for a sheet that
    /// keeps no text yet.
    pub fn adopt(&mut self, texts: String) {
        self.arena = Arena::of(texts);
    }

    /// All the text that is kept, for a look at its letters; more than the cells show.
    pub fn kept(&self) -> &str {
        self.arena.all()
    }

    /// The next cell of a column that is being filled; it is given to the sheet when it is full.
    #[inline]
    pub fn fill<'t, E>(
        &mut self,
        filling: &mut Filling,
        row: usize,
        key: Key<'_>,
        text: impl FnOnce() -> Result<Cow<'t, str>, E>,
    ) -> Result<(), E> {
        filling.push(row, key, text, &mut self.arena)
    }

    /// Calls for each text, column by column; of cells one after another that share one, once.
    pub fn each_text(&self, mut see: impl FnMut(&str)) {
        for cells in &self.columns {
            let mut last = None;
            for (kind, &value) in cells.kinds.iter().zip(&cells.values) {
                if *kind == CellKind::Text && last != Some(value) {
                    last = Some(value);
                    see(self.arena.text(value));
                }
            }
        }
    }

    /// Writes texts anew where the call says so; gives the number of cells that are other now.
    pub fn rewrite(&mut self, mut anew: impl FnMut(&str) -> Option<String>) -> usize {
        let mut known: HashMap<u64, Option<u64>> = HashMap::new();
        let mut count = 0;
        let mut columns = std::mem::take(&mut self.columns);
        for cells in &mut columns {
            count += cells.rewrite(|old| {
                *known.entry(old).or_insert_with(|| {
                    let new = anew(self.arena.text(old));
                    new.map(|it| packed(self.arena.keep(&it)))
                })
            });
        }
        self.columns = columns;
        count
    }

    /// Sets a cell to a text of its own; an empty one is no cell.
    pub fn put(&mut self, row: usize, column: usize, text: &str) {
        if !text.is_empty() {
            let span = self.keep(text);
            self.set_text(row, column, span);
        }
    }

    /// Sets a cell to text.
    #[inline]
    pub fn set_text(&mut self, row: usize, column: usize, span: Span) {
        self.set(row, column, CellKind::Text, packed(span));
    }

    /// Sets a cell to an error of the spreadsheet.
    pub fn set_error(&mut self, row: usize, column: usize, span: Span) {
        self.set(row, column, CellKind::Error, packed(span));
        if let Some(cells) = self.columns.get_mut(column) {
            cells.has_errors = true;
        }
    }

    /// Whether any cell of a column may be an error of the spreadsheet.
    pub fn has_errors(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|it| it.has_errors)
    }

    /// Sets a cell to a number; one that is not finite leaves it empty.
    pub fn set_number(&mut self, row: usize, column: usize, number: f64) {
        if number.is_finite() {
            self.set(row, column, CellKind::Number, number.to_bits());
        }
    }

    /// Sets a cell to a date: days as Excel counts them (1900 epoch).
    pub fn set_date(&mut self, row: usize, column: usize, serial: f64) {
        if serial.is_finite() {
            self.set(row, column, CellKind::Date, serial.to_bits());
        }
    }

    /// Sets a cell to a number shown as percents; one that is not finite leaves it empty.
    pub fn set_percent(&mut self, row: usize, column: usize, number: f64) {
        if number.is_finite() {
            self.set(row, column, CellKind::Percent, number.to_bits());
        }
    }

    /// Sets a cell to a duration in days.
    pub fn set_duration(&mut self, row: usize, column: usize, days: f64) {
        if days.is_finite() {
            self.set(row, column, CellKind::Duration, days.to_bits());
        }
    }

    /// Sets a cell to yes or no.
    pub fn set_flag(&mut self, row: usize, column: usize, flag: bool) {
        self.set(row, column, CellKind::Flag, u64::from(flag));
    }

    /// Makes room for the texts of so many rows, told by those of the rows so far. What grows by
    /// itself leaves its old places behind, which memory that never shrinks keeps.
    pub fn expect(&mut self, rows: usize) {
        let told = self.arena.all().len() as u128 * rows as u128 / self.height.max(1) as u128;
        // One text has room in as much as a place in a cell can name.
        self.arena.expect(usize::try_from(told).unwrap_or(0).min(u32::MAX as usize));
    }

    #[inline]
    fn set(&mut self, row: usize, column: usize, kind: CellKind, value: u64) {
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, Cells::default);
        }
        if let Some(cells) = self.columns.get_mut(column) {
            cells.set(row, kind, value);
        }
        self.height = self.height.max(row + 1);
    }
}

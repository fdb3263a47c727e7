//! A sheet being filled: only rows and columns that hold a cell take room, and the limits hold.

use super::guard::{COLUMNS_MAX, ROWS_MAX};
use super::held::{cut, is_blank};
use crate::import::cell::money;
use crate::import::error::Refusal;
use crate::import::sheet::{Filling, Key, Sheet, Span};
use std::borrow::Cow;

/// A sheet being filled, row after row.
///
/// Row `i` of the sheet is the `i`-th row of the file that holds a cell, and likewise for columns,
/// so two cells in far corners are a sheet of two rows and two columns.
pub struct Grid {
    sheet: Sheet,
    /// The columns of a file of texts alone, by place in the sheet.
    fillings: Vec<Filling>,
    /// By number of the column in the file, from 0: 1 + its place in the sheet, 0 for none.
    places: Vec<u16>,
    /// By place in the sheet: number of the column in the file, from 0.
    numbers: Vec<u32>,
    row_number: u32,
    row_open: bool,
    outline: u8,
    cells_left: usize,
    /// Before this row: how many cells were left, how many texts were cut, how many columns there were.
    before: (usize, usize, usize),
}

impl Grid {
    /// An empty one that may take so many cells.
    pub fn new(sheet: Sheet, cells_left: usize) -> Grid {
        Grid {
            sheet,
            fillings: Vec::new(),
            places: Vec::new(),
            numbers: Vec::new(),
            row_number: 0,
            row_open: false,
            outline: 0,
            cells_left,
            before: (cells_left, 0, 0),
        }
    }

    /// Makes room for the rows of a whole file, told by those of its first part: bytes read, bytes
    /// in all.
    pub fn expect(&mut self, read: u64, all: u64) {
        let rows = self.sheet.height as u64;
        // A few more, or the last of them would double what the first ones took.
        let told = rows.saturating_mul(all) / read.max(1);
        let told = usize::try_from(told.saturating_add(told / 64)).unwrap_or(ROWS_MAX);
        // No more than it may take: a file of another make further on is refused, not provided for.
        let most = self.cells_left / self.numbers.len().max(1);
        let told = told.min(ROWS_MAX).min(self.sheet.height + most);
        self.sheet.expect(told);
        for filling in &mut self.fillings {
            filling.expect(self.sheet.height, told);
        }
    }

    /// Goes to a row by its number in the file, from 1.
    pub fn row(&mut self, number: u32) {
        self.row_number = number;
        self.row_open = false;
        self.before = (self.cells_left, self.sheet.cut_texts, self.numbers.len());
    }

    /// Takes back the words of this row: it was not whole.
    pub fn take_row_back(&mut self) {
        let columns = self.before.2;
        (self.cells_left, self.sheet.cut_texts, _) = self.before;
        if std::mem::take(&mut self.row_open) {
            self.sheet.height -= 1;
            self.sheet.row_numbers.truncate(self.sheet.height);
            self.numbers.truncate(columns);
            self.fillings.truncate(columns);
            for place in self.places.iter_mut().filter(|it| usize::from(**it) > columns) {
                *place = 0;
            }
            for filling in &mut self.fillings {
                filling.take_back(self.sheet.height);
            }
        }
    }

    /// How deep the rows from here on stand in the outline.
    pub fn outline(&mut self, level: u8) {
        self.outline = level;
    }

    /// The number of the row it is at, from 1.
    pub fn row_number(&self) -> u32 {
        self.row_number
    }

    /// How many more cells it may take.
    pub fn cells_left(&self) -> usize {
        self.cells_left
    }

    /// Sets a cell of this row to a text that is not blank, in a file of nothing but texts: there
    /// columns are filled by this alone. The same key always says the same text.
    #[inline]
    pub fn word<'t, E: From<Refusal>>(
        &mut self,
        column: usize,
        key: Key<'_>,
        text: impl FnOnce() -> Result<Cow<'t, str>, E>,
    ) -> Result<(), E> {
        let (row, place) = self.place(column)?;
        if place >= self.fillings.len() {
            self.fillings.resize_with(place + 1, Filling::new);
        }
        match self.fillings.get_mut(place) {
            Some(filling) => self.sheet.fill(filling, row, key, text),
            None => Ok(()),
        }
    }

    /// Sets a cell of this row to a text; columns count from 0. White space alone is no cell.
    pub fn text(&mut self, column: usize, text: &str) -> Result<(), Refusal> {
        if is_blank(text) {
            return Ok(());
        }
        let span = self.keep(text);
        self.span(column, span)
    }

    /// Sets a cell to a text kept before; an empty one is no cell.
    #[inline]
    pub fn span(&mut self, column: usize, span: Span) -> Result<(), Refusal> {
        if span.len > 0 {
            let (row, place) = self.place(column)?;
            self.sheet.set_text(row, place, span);
        }
        Ok(())
    }

    /// Sets a cell to a finite number.
    pub fn number(&mut self, column: usize, number: f64) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_number(row, place, number);
        Ok(())
    }

    /// Sets a cell to a date, days as Excel counts them (1900 epoch).
    pub fn date(&mut self, column: usize, serial: f64) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_date(row, place, serial);
        Ok(())
    }

    /// Sets a cell to a finite number shown as percents.
    pub fn percent(&mut self, column: usize, number: f64) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_percent(row, place, number);
        Ok(())
    }

    /// Sets a cell to a duration in days.
    pub fn duration(&mut self, column: usize, days: f64) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_duration(row, place, days);
        Ok(())
    }

    /// Sets a cell to an amount of a currency, as one would write it: its column is read by that.
    pub fn money(&mut self, column: usize, number: f64, code: &str) -> Result<(), Refusal> {
        if number.is_finite() { self.text(column, &money(number, code)) } else { Ok(()) }
    }

    /// Sets a cell to yes or no.
    pub fn flag(&mut self, column: usize, flag: bool) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_flag(row, place, flag);
        Ok(())
    }

    /// Sets a cell to an error of the spreadsheet.
    pub fn error(&mut self, column: usize, error: &str) -> Result<(), Refusal> {
        let span = self.keep(error);
        self.error_span(column, span)
    }

    /// Sets a cell to an error kept before.
    pub fn error_span(&mut self, column: usize, span: Span) -> Result<(), Refusal> {
        let (row, place) = self.place(column)?;
        self.sheet.set_error(row, place, span);
        Ok(())
    }

    /// Counts a formula without a value.
    pub fn empty_formula(&mut self) {
        self.sheet.empty_formulas += 1;
    }

    /// Counts a text that was cut before it came here.
    pub fn cut_text(&mut self) {
        self.sheet.cut_texts += 1;
    }

    /// Says over which rows the cell of a column reaches, by their numbers from 1.
    pub fn merged(&mut self, rows: (u32, u32), column: u32) {
        self.sheet.merge(rows, column);
    }

    /// Keeps a text to be set in many cells, cut at the longest Excel allows.
    pub fn keep(&mut self, text: &str) -> Span {
        let kept = cut(text);
        if kept.len() < text.len() {
            self.sheet.cut_texts += 1;
        }
        self.sheet.keep(kept)
    }

    /// The sheet, and how many cells are left for the next one.
    pub fn finish(mut self) -> (Sheet, usize) {
        if !self.fillings.is_empty() {
            self.sheet.columns = self.fillings.drain(..).map(Filling::finish).collect();
        }
        let mut order: Vec<usize> = (0..self.numbers.len()).collect();
        order.sort_by_key(|&place| self.numbers.get(place));
        let mut columns = Vec::with_capacity(order.len());
        let mut numbers = Vec::with_capacity(order.len());
        for place in order {
            if let (Some(column), Some(&number)) =
                (self.sheet.columns.get_mut(place), self.numbers.get(place))
            {
                columns.push(std::mem::take(column));
                numbers.push(number.saturating_add(1));
            }
        }
        self.sheet.columns = columns;
        self.sheet.first_column = numbers.first().copied().unwrap_or(1);
        if !(self.sheet.first_column..).zip(&numbers).all(|(counted, &number)| counted == number) {
            self.sheet.column_numbers = numbers;
        }
        if self.sheet.height == 0 {
            self.sheet.first_row = 1;
        }
        (self.sheet, self.cells_left)
    }

    /// Where the cell of this row and column goes in the sheet.
    #[inline]
    fn place(&mut self, column: usize) -> Result<(usize, usize), Refusal> {
        if !self.row_open {
            self.open_row()?;
        }
        let Some(left) = self.cells_left.checked_sub(1) else { return Err(Refusal::TooManyCells) };
        self.cells_left = left;
        let row = self.sheet.height.saturating_sub(1);
        match self.places.get(column) {
            Some(&place) if place > 0 => Ok((row, usize::from(place - 1))),
            _ => Ok((row, self.open_column(column)?)),
        }
    }

    // Once a row: what is done for each cell stays small enough to stand in its loop.
    #[inline(never)]
    fn open_row(&mut self) -> Result<(), Refusal> {
        let (rows, number) = (self.sheet.height, self.row_number);
        if rows >= ROWS_MAX {
            return Err(Refusal::TooManyCells);
        }
        if rows == 0 {
            self.sheet.first_row = number;
        } else if !self.sheet.row_numbers.is_empty() {
            self.sheet.row_numbers.push(number);
        } else if self.sheet.row_number(rows) != number {
            self.sheet.row_numbers = (self.sheet.first_row..).take(rows).collect();
            self.sheet.row_numbers.push(number);
        }
        if self.outline > 0 {
            self.sheet.outlines.push((rows, self.outline));
        }
        self.sheet.height = rows + 1;
        self.row_open = true;
        Ok(())
    }

    #[cold]
    fn open_column(&mut self, column: usize) -> Result<usize, Refusal> {
        if column >= COLUMNS_MAX {
            return Err(Refusal::TooManyCells);
        }
        if column >= self.places.len() {
            self.places.resize(column + 1, 0);
        }
        let place = self.numbers.len();
        if let Some(here) = self.places.get_mut(column) {
            *here = u16::try_from(place + 1).unwrap_or(0);
        }
        self.numbers.push(u32::try_from(column).unwrap_or(u32::MAX));
        Ok(place)
    }
}

//! Binary workbooks, `.xls` and `.xlsb`, through calamine.

mod parts;
mod records;

use super::grid::Grid;
use super::guard::{CELLS_MAX, Entry, SHEETS_MAX};
use super::reading::Reading;
use super::serial::{self, EPOCH_GAP_1904};
use crate::import::error::Refusal;
use crate::import::sheet::Sheet;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The cells of a sheet that are shown as percents: row and column from 0.
type Percents = HashSet<(u32, u32)>;

/// Reads an `.xls`. It is read whole, for calamine has no other way: the worker's memory bounds it.
pub fn read_xls(bytes: &[u8], reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    survive(|| {
        let records::Looked { bytes, percents } = records::look(bytes);
        let mut book: Xls<_> = Xls::new(Cursor::new(&bytes)).map_err(|error| match error {
            XlsError::Password => Refusal::Encrypted,
            _ => Refusal::Damaged,
        })?;
        let epoch = book.has_1904_epoch();
        let listed = book.sheets_metadata().to_vec();
        each(listed, reading, |nth, name, grid| {
            let percents = percents.get(nth);
            for merge in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
                let number = |it: u32| it.saturating_add(1);
                let rows = (number(merge.start.0), number(merge.end.0));
                grid.merged(rows, number(merge.start.1));
            }
            let range = book.worksheet_range(name).map_err(|_| Refusal::Damaged)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let cell = u32::try_from(row).ok().zip(u32::try_from(column).ok());
                let (row, column) = cell.ok_or(Refusal::TooManyCells)?;
                let at = (top.saturating_add(row), left.saturating_add(column));
                set(grid, at, value, percents, epoch)?;
            }
            Ok(())
        })
    })
}

/// Reads an `.xlsb`, cell by cell.
pub fn read_xlsb(
    bytes: &[u8],
    entries: Vec<Entry>,
    reading: &mut Reading<'_>,
) -> Result<Vec<Sheet>, Refusal> {
    survive(|| {
        let percents = parts::percents(bytes, entries);
        let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsbError::Password => Refusal::Encrypted,
            _ => Refusal::Damaged,
        })?;
        let epoch = book.has_1904_epoch();
        let listed = book.sheets_metadata().to_vec();
        each(listed, reading, |nth, name, grid| {
            let percents = percents.get(nth);
            let mut cells = book.worksheet_cells_reader(name).map_err(|_| Refusal::Damaged)?;
            while let Some(cell) = cells.next_cell().map_err(|_| Refusal::Damaged)? {
                set(grid, cell.get_position(), cell.get_value(), percents, epoch)?;
            }
            Ok(())
        })
    })
}

/// calamine stops on some damaged files. In the browser that ends the worker and nothing else;
/// natively, in tests, it is caught here.
fn survive(read: impl FnOnce() -> Result<Vec<Sheet>, Refusal>) -> Result<Vec<Sheet>, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Refusal::ReaderDied))
}

fn each(
    listed: Vec<calamine::Sheet>,
    reading: &mut Reading<'_>,
    mut fill: impl FnMut(usize, &str, &mut Grid) -> Result<(), Refusal>,
) -> Result<Vec<Sheet>, Refusal> {
    if listed.len() > SHEETS_MAX {
        return Err(Refusal::TooManyCells);
    }
    reading.expect(listed.len() as u64);
    let mut cells_left = CELLS_MAX;
    let mut sheets = Vec::with_capacity(listed.len());
    let listed = listed.into_iter().enumerate();
    for (nth, entry) in listed.filter(|it| it.1.typ == SheetType::WorkSheet) {
        let mut sheet = reading.sheet(&entry.name);
        sheet.hidden = entry.visible != SheetVisible::Visible;
        let mut grid = Grid::new(sheet, cells_left);
        fill(nth, &entry.name, &mut grid)?;
        let (sheet, left) = grid.finish();
        cells_left = left;
        sheets.push(sheet);
        reading.passed(1);
    }
    Ok(sheets)
}

/// Goes to a row counted from 0.
fn go_to(grid: &mut Grid, row: u32) {
    let number = row.saturating_add(1);
    if grid.row_number() != number {
        grid.row(number);
    }
}

/// Sets a cell, its row and column from 0.
fn set(
    grid: &mut Grid,
    at: (u32, u32),
    value: &impl Value,
    percents: Option<&Percents>,
    epoch_1904: bool,
) -> Result<(), Refusal> {
    go_to(grid, at.0);
    let column = at.1 as usize;
    match value.held() {
        Held::Nothing => Ok(()),
        Held::Text(text) => grid.text(column, text),
        Held::Number(number) if percents.is_some_and(|it| it.contains(&at)) => {
            grid.percent(column, number)
        }
        Held::Number(number) => grid.number(column, number),
        Held::Duration(days) => grid.duration(column, days),
        Held::Date(serial) => {
            grid.date(column, serial + if epoch_1904 { EPOCH_GAP_1904 } else { 0.0 })
        }
        Held::Iso(text) => match serial::iso(text) {
            Some(serial) => grid.date(column, serial),
            None => grid.text(column, text),
        },
        Held::Flag(flag) => grid.flag(column, flag),
        Held::Error(error) => grid.error(column, &error),
    }
}

/// What a cell of calamine holds, in our words.
enum Held<'a> {
    Nothing,
    Text(&'a str),
    Number(f64),
    Date(f64),
    Duration(f64),
    Iso(&'a str),
    Flag(bool),
    Error(String),
}

trait Value {
    fn held(&self) -> Held<'_>;
}

/// A moment is a date, or a duration in days.
fn moment(moment: &calamine::ExcelDateTime) -> Held<'_> {
    if moment.is_duration() { Held::Duration(moment.as_f64()) } else { Held::Date(moment.as_f64()) }
}

impl Value for calamine::Data {
    fn held(&self) -> Held<'_> {
        match self {
            calamine::Data::Empty => Held::Nothing,
            calamine::Data::String(text) | calamine::Data::DurationIso(text) => Held::Text(text),
            calamine::Data::Float(number) => Held::Number(*number),
            calamine::Data::Int(number) => Held::Number(*number as f64),
            calamine::Data::Bool(flag) => Held::Flag(*flag),
            calamine::Data::DateTime(it) => moment(it),
            calamine::Data::DateTimeIso(text) => Held::Iso(text),
            calamine::Data::Error(error) => Held::Error(error.to_string()),
        }
    }
}

impl Value for DataRef<'_> {
    fn held(&self) -> Held<'_> {
        match self {
            DataRef::Empty => Held::Nothing,
            DataRef::String(text) | DataRef::DurationIso(text) => Held::Text(text),
            DataRef::SharedString(text) => Held::Text(text),
            DataRef::Float(number) => Held::Number(*number),
            DataRef::Int(number) => Held::Number(*number as f64),
            DataRef::Bool(flag) => Held::Flag(*flag),
            DataRef::DateTime(it) => moment(it),
            DataRef::DateTimeIso(text) => Held::Iso(text),
            DataRef::Error(error) => Held::Error(error.to_string()),
        }
    }
}

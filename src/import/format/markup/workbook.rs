//! The XML Spreadsheet of Excel 2003: one text, a `Worksheet` a sheet, values with their types.

use super::span::Places;
use crate::import::error::Refusal;
use crate::import::format::grid::Grid;
use crate::import::format::guard::{CELLS_MAX, SHEETS_MAX};
use crate::import::format::reading::Reading;
use crate::import::format::serial;
use crate::import::format::xml::{Attributes, Kind, Token, token, unescape};
use crate::import::sheet::Sheet;

/// Reads the sheets of a workbook, in its order. Fails with `Damaged` where a tag is not XML.
pub fn read(text: &str, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let mut workbook = Workbook::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(token) = token(bytes.get(at..).unwrap_or_default())? {
        at += token.len.max(1);
        workbook.see(token, reading)?;
        if token.name == b"Row" {
            reading.reached(at as u64);
        }
    }
    // A file that was cut off has lost rows that nobody would miss.
    if workbook.table.is_some() { Err(Refusal::Damaged) } else { Ok(workbook.sheets) }
}

/// A workbook being read.
#[derive(Default)]
struct Workbook {
    sheets: Vec<Sheet>,
    /// The style being read.
    style: Vec<u8>,
    /// Ids of the styles that show percents.
    percents: Vec<Vec<u8>>,
    table: Option<Table>,
    used: usize,
}

/// A sheet being read.
struct Table {
    grid: Grid,
    row: u32,
    places: Places,
    column: usize,
    kind: Vec<u8>,
    is_percent: bool,
    letters: String,
    is_value: bool,
    has_formula: bool,
}

impl Workbook {
    fn see(&mut self, token: Token<'_>, reading: &Reading<'_>) -> Result<(), Refusal> {
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open, b"Worksheet") => {
                if self.sheets.len() >= SHEETS_MAX {
                    return Err(Refusal::TooManyCells);
                }
                let sheet = reading.sheet(&attributes.text(b"Name").unwrap_or_default());
                self.table = Some(Table::new(sheet, CELLS_MAX.saturating_sub(self.used)));
            }
            (Kind::Close, b"Worksheet") => {
                if let Some(table) = self.table.take() {
                    let (sheet, left) = table.grid.finish();
                    self.used = CELLS_MAX - left;
                    self.sheets.push(sheet);
                }
            }
            (Kind::Open, b"Style") => {
                self.style = attributes.value(b"ID").unwrap_or_default().to_vec();
            }
            (Kind::Open | Kind::Alone, b"NumberFormat")
                if attributes.value(b"Format").is_some_and(is_percent) =>
            {
                self.percents.push(self.style.clone());
            }
            _ => {
                if let Some(table) = &mut self.table {
                    table.see(token, &self.percents)?;
                }
            }
        }
        Ok(())
    }
}

impl Table {
    fn new(sheet: Sheet, cells_left: usize) -> Table {
        Table {
            grid: Grid::new(sheet, cells_left),
            row: 0,
            places: Places::default(),
            column: 0,
            kind: Vec::new(),
            is_percent: false,
            letters: String::new(),
            is_value: false,
            has_formula: false,
        }
    }

    fn see(&mut self, token: Token<'_>, percents: &[Vec<u8>]) -> Result<(), Refusal> {
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open | Kind::Alone, b"Row") => {
                self.row = number(attributes, b"Index").unwrap_or(self.row.saturating_add(1));
                self.places.next_row();
                self.grid.row(self.row);
            }
            (Kind::Open | Kind::Alone, b"Cell") => {
                if let Some(index) = number(attributes, b"Index") {
                    self.places.go_to(index.saturating_sub(1) as usize);
                }
                let more = |name| number(attributes, name).unwrap_or(0).saturating_add(1);
                let columns = more(b"MergeAcross") as usize;
                let rows = more(b"MergeDown");
                self.column = self.places.take(self.row, columns, rows);
                let last = self.row.saturating_add(rows.saturating_sub(1));
                let column = u32::try_from(self.column).unwrap_or(0).saturating_add(1);
                self.grid.merged((self.row, last), column);
                let style = attributes.value(b"StyleID");
                self.is_percent = style.is_some_and(|it| percents.iter().any(|id| id == it));
                self.has_formula = attributes.value(b"Formula").is_some();
                self.letters.clear();
                self.kind.clear();
                if token.kind == Kind::Alone {
                    self.close()?;
                }
            }
            (Kind::Open, b"Data") => {
                self.kind = attributes.value(b"Type").unwrap_or_default().to_vec();
                self.is_value = true;
            }
            (Kind::Close, b"Data") => self.is_value = false,
            (Kind::Text, _) if self.is_value => unescape(token.body, &mut self.letters),
            (Kind::Plain, _) if self.is_value => {
                self.letters.push_str(&String::from_utf8_lossy(token.body));
            }
            (Kind::Close, b"Cell") => self.close()?,
            _ => {}
        }
        Ok(())
    }

    /// Sets the cell; a value that is not of the type it says stays a text.
    fn close(&mut self) -> Result<(), Refusal> {
        let (grid, column, text) = (&mut self.grid, self.column, self.letters.as_str());
        if text.is_empty() && self.has_formula {
            grid.empty_formula();
        }
        let figure = match self.kind.as_slice() {
            b"Number" => serial::number(text.trim().as_bytes()),
            b"DateTime" => serial::iso(text),
            _ => None,
        };
        match (self.kind.as_slice(), figure) {
            (b"Number", Some(figure)) if self.is_percent => grid.percent(column, figure),
            (b"Number", Some(figure)) => grid.number(column, figure),
            (b"DateTime", Some(serial)) => grid.date(column, serial),
            (b"Boolean", _) if matches!(text, "0" | "1") => grid.flag(column, text == "1"),
            (b"Error", _) if !text.is_empty() => grid.error(column, text),
            _ => grid.text(column, text),
        }
    }
}

fn number(attributes: Attributes<'_>, name: &[u8]) -> Option<u32> {
    attributes.count(name).map(|it| u32::try_from(it).unwrap_or(u32::MAX))
}

/// Whether a format shows percents: `Percent` is the name of the common one.
fn is_percent(format: &[u8]) -> bool {
    format == b"Percent" || format.ends_with(b"%")
}

//! Sheets of OpenDocument, streamed: repeated cells and rows are counted before they are made.

use super::grid::Grid;
use super::guard::{CELLS_MAX, SHEETS_MAX};
use super::package::Package;
use super::reading::Reading;
use super::serial;
use super::shown::currency;
use super::window::Window;
use super::xml::{Attributes, Kind, Token, unescape};
use crate::import::cell::money;
use crate::import::error::Refusal;
use crate::import::sheet::{Sheet, Span};

/// The most spaces one mark of spaces may stand for: longer texts are cut anyway.
const SPACES_MAX: u64 = 1_000;

/// Reads the sheets of a document, in its order.
pub fn read(mut package: Package<'_>, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let manifest = package.whole("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|it| it == b"encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let part = package.find("content.xml").ok_or(Refusal::Damaged)?;
    reading.expect(package.packed(part));
    let part = package.open(part)?;
    let meter = part.meter();
    let mut document = Document::default();
    Window::new(part).each(|token| {
        document.see(token, reading)?;
        if token.name == b"table-row" && token.kind == Kind::Close {
            reading.reached(meter.get());
        }
        Ok(true)
    })?;
    Ok(document.sheets)
}

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
enum Value {
    Text(Span),
    Number(f64),
    Percent(f64),
    Date(f64),
    Duration(f64),
    Flag(bool),
    Error(Span),
}

/// A document being read.
#[derive(Default)]
struct Document {
    sheets: Vec<Sheet>,
    /// Names of the styles of tables that hide them.
    hiding: Vec<String>,
    style: String,
    table: Option<Table>,
    used: usize,
}

/// A table being read.
struct Table {
    grid: Grid,
    next_row: u32,
    row_repeat: u64,
    next_column: usize,
    /// The cells of the row: first column, how many, what.
    row: Vec<(usize, usize, Value)>,
    cell: Option<Cell>,
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    repeat: u64,
    /// The currency of its amount, where it is not the rouble.
    currency: Option<&'static str>,
    /// Over how many rows it reaches.
    rows: u64,
    value: Option<Value>,
    failed: bool,
    formula: bool,
    text: String,
    paragraphs: usize,
    in_paragraph: usize,
    /// Depth in a note, whose text is not the cell's.
    in_note: usize,
}

impl Document {
    fn see(&mut self, token: Token<'_>, reading: &Reading<'_>) -> Result<(), Refusal> {
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open, b"style") => self.style = attributes.text(b"name").unwrap_or_default(),
            (Kind::Open | Kind::Alone, b"table-properties")
                if attributes.value(b"display") == Some(b"false") =>
            {
                self.hiding.push(std::mem::take(&mut self.style));
            }
            (Kind::Open, b"table") if self.table.is_none() => {
                if self.sheets.len() >= SHEETS_MAX {
                    return Err(Refusal::TooManyCells);
                }
                let mut sheet = reading.sheet(&attributes.text(b"name").unwrap_or_default());
                let style = attributes.text(b"style-name").unwrap_or_default();
                sheet.hidden = self.hiding.contains(&style);
                self.table = Some(Table::new(sheet, CELLS_MAX.saturating_sub(self.used)));
            }
            (Kind::Close, b"table") => {
                if let Some(table) = self.table.take_if(|table| table.cell.is_none()) {
                    let (sheet, left) = table.grid.finish();
                    self.used = CELLS_MAX - left;
                    self.sheets.push(sheet);
                }
            }
            _ => {
                if let Some(table) = &mut self.table {
                    table.see(token)?;
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
            next_row: 1,
            row_repeat: 1,
            next_column: 0,
            row: Vec::new(),
            cell: None,
        }
    }

    fn see(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        if let Some(cell) = &mut self.cell {
            if token.kind == Kind::Close && is_cell(token.name) {
                return self.close_cell();
            }
            cell.see(token);
            return Ok(());
        }
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open | Kind::Alone, b"table-row") => {
                self.row_repeat = attributes.count(b"number-rows-repeated").unwrap_or(1);
                self.next_column = 0;
                self.row.clear();
                if token.kind == Kind::Alone {
                    self.close_row()?;
                }
            }
            (Kind::Close, b"table-row") => self.close_row()?,
            (Kind::Open | Kind::Alone, name) if is_cell(name) => {
                self.cell = Some(Cell::new(attributes));
                if token.kind == Kind::Alone {
                    self.close_cell()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let repeat = usize::try_from(cell.repeat).unwrap_or(usize::MAX);
        let more = u32::try_from(cell.rows.saturating_sub(1)).unwrap_or(0);
        let column = u32::try_from(self.next_column).unwrap_or(0).saturating_add(1);
        self.grid.merged((self.next_row, self.next_row.saturating_add(more)), column);
        let value = match cell.value {
            _ if cell.failed => {
                let said = if cell.text.is_empty() { "#VALUE!" } else { cell.text.as_str() };
                Some(Value::Error(self.grid.keep(said)))
            }
            Some(Value::Number(number)) if let Some(code) = cell.currency => {
                Some(Value::Text(self.grid.keep(&money(number, code))))
            }
            Some(value) => Some(value),
            None if cell.text.trim().is_empty() => None,
            None => Some(Value::Text(self.grid.keep(&cell.text))),
        };
        if let Some(value) = value {
            if repeat > self.grid.cells_left() {
                return Err(Refusal::TooManyCells);
            }
            self.row.push((self.next_column, repeat, value));
        } else if cell.formula && !cell.text_came() {
            self.grid.empty_formula();
        }
        self.next_column = self.next_column.saturating_add(repeat);
        Ok(())
    }

    /// Makes the row as often as it is repeated, when that is within the limits.
    fn close_row(&mut self) -> Result<(), Refusal> {
        let cells: u64 = self.row.iter().map(|(_, repeat, _)| *repeat as u64).sum();
        if cells.saturating_mul(self.row_repeat) > self.grid.cells_left() as u64 {
            return Err(Refusal::TooManyCells);
        }
        let repeat = u32::try_from(self.row_repeat).unwrap_or(u32::MAX);
        if !self.row.is_empty() {
            for number in (self.next_row..=u32::MAX).take(repeat as usize) {
                self.grid.row(number);
                for &(first, repeat, value) in &self.row {
                    for column in first..first.saturating_add(repeat) {
                        set(&mut self.grid, column, value)?;
                    }
                }
            }
        }
        self.next_row = self.next_row.saturating_add(repeat);
        self.row.clear();
        Ok(())
    }
}

fn set(grid: &mut Grid, column: usize, value: Value) -> Result<(), Refusal> {
    match value {
        Value::Text(span) => grid.span(column, span),
        Value::Number(number) => grid.number(column, number),
        Value::Percent(number) => grid.percent(column, number),
        Value::Date(serial) => grid.date(column, serial),
        Value::Duration(days) => grid.duration(column, days),
        Value::Flag(flag) => grid.flag(column, flag),
        Value::Error(span) => grid.error_span(column, span),
    }
}

fn is_cell(name: &[u8]) -> bool {
    matches!(name, b"table-cell" | b"covered-table-cell")
}

impl Cell {
    fn new(attributes: Attributes<'_>) -> Cell {
        let mut cell = Cell {
            repeat: attributes.count(b"number-columns-repeated").unwrap_or(1),
            rows: attributes.count(b"number-rows-spanned").unwrap_or(1),
            formula: attributes.value(b"formula").is_some(),
            ..Cell::default()
        };
        // LibreOffice writes both office:value-type and calcext:value-type, only the latter
        // knows errors.
        cell.failed = Attributes(attributes.0)
            .any(|(name, value)| name.ends_with(b":value-type") && value == b"error");
        let text = |name: &[u8]| attributes.text(name);
        cell.currency = text(b"currency").and_then(|it| currency(&it));
        cell.value = match attributes.value(b"value-type") {
            Some(b"float" | b"currency") => {
                attributes.value(b"value").and_then(serial::number).map(Value::Number)
            }
            Some(b"percentage") => {
                attributes.value(b"value").and_then(serial::number).map(Value::Percent)
            }
            Some(b"date") => text(b"date-value").and_then(|it| serial::iso(&it)).map(Value::Date),
            Some(b"time") => {
                text(b"time-value").and_then(|it| serial::duration(&it)).map(Value::Duration)
            }
            Some(b"boolean") => {
                text(b"boolean-value").map(|it| Value::Flag(it.eq_ignore_ascii_case("true")))
            }
            _ => None,
        };
        cell
    }

    fn text_came(&self) -> bool {
        self.paragraphs > 0
    }

    fn see(&mut self, token: Token<'_>) {
        match (token.kind, token.name) {
            (Kind::Open, b"annotation") => self.in_note += 1,
            (Kind::Close, b"annotation") => self.in_note = self.in_note.saturating_sub(1),
            _ if self.in_note > 0 => {}
            (Kind::Open, b"p") => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph += 1;
            }
            (Kind::Close, b"p") => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            (Kind::Text, _) if self.in_paragraph > 0 => unescape(token.body, &mut self.text),
            (Kind::Open | Kind::Alone, b"s") => {
                let spaces = Attributes(token.body).count(b"c").unwrap_or(1).min(SPACES_MAX);
                self.text.extend((0..spaces).map(|_| ' '));
            }
            (Kind::Open | Kind::Alone, b"tab") => self.text.push('\t'),
            (Kind::Open | Kind::Alone, b"line-break") => self.text.push('\n'),
            _ => {}
        }
    }
}

//! The cells of a sheet, scanned from its XML as it is unpacked.

use super::below;
use super::place::{Head, Place};
use super::strings::{Being, Shared, decode_escapes};
use super::words::{
    Meaning, PlainCell, column, meaning, plain_cell, plain_row, row, row_tail, whole,
};
use crate::import::error::Refusal;
use crate::import::format::grid::Grid;
use crate::import::format::serial::{self, EPOCH_GAP_1904};
use crate::import::format::shown::Shown;
use crate::import::format::window::Window;
use crate::import::format::xml::{self, Attributes, Kind, Token, unescape};
use crate::import::sheet::Sheet;
use std::io::Read;

const ROW_END: &[u8] = b"</row>";

/// A sheet being scanned.
pub struct Cells<'a> {
    grid: Grid,
    shared: Shared<'a>,
    styles: &'a [Shown],
    /// Days from the epoch of 1900 to that of the file.
    gap: f64,
    place: Place,
    next_column: usize,
    /// What stands in the tag of the last row behind its number: that of most rows.
    tail: Vec<u8>,
    head: Head,
    value: Vec<u8>,
    text: String,
    being: Being,
}

impl<'a> Cells<'a> {
    /// At the top of a sheet that may take so many cells.
    pub fn new(
        sheet: Sheet,
        cells_left: usize,
        shared: Shared<'a>,
        styles: &'a [Shown],
        epoch_1904: bool,
    ) -> Cells<'a> {
        Cells {
            grid: Grid::new(sheet, cells_left),
            shared,
            styles,
            gap: if epoch_1904 { EPOCH_GAP_1904 } else { 0.0 },
            place: Place::Above,
            next_column: 0,
            tail: Vec::new(),
            head: Head::default(),
            value: Vec::new(),
            text: String::new(),
            being: Being::default(),
        }
    }

    /// Scans a window's worth; true when all rows are read.
    ///
    /// Fails with `Damaged` where the XML is not as it should be, `TooManyCells` over a limit.
    pub fn scan<R: Read>(&mut self, window: &mut Window<R>) -> Result<bool, Refusal> {
        let passed = self.some(window.bytes())?;
        window.pass(passed);
        match self.place {
            Place::Below => Ok(true),
            // All cells are read: whatever is wrong from here on, they are there.
            Place::Merges => Ok(!window.more().unwrap_or(false)),
            _ => {
                if window.more()? {
                    Ok(false)
                } else {
                    Err(Refusal::Damaged)
                }
            }
        }
    }

    /// The sheet, and how many cells are left for the next one.
    pub fn finish(self) -> (Sheet, usize) {
        self.grid.finish()
    }

    #[inline(never)]
    fn some(&mut self, bytes: &[u8]) -> Result<usize, Refusal> {
        let mut at = 0;
        while self.place != Place::Below {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.place == Place::Rows {
                if let Some(cell) = plain_cell(rest) {
                    self.set_plain(cell)?;
                    at += cell.len;
                    continue;
                }
                if rest.starts_with(ROW_END) {
                    at += ROW_END.len();
                    continue;
                }
                if let Some((number, len)) = plain_row(rest, &self.tail) {
                    self.grid.row(number);
                    self.next_column = 0;
                    at += len;
                    continue;
                }
            }
            if self.place == Place::Merges {
                let (passed, is_done) = below::read(rest, &mut self.grid);
                at += passed;
                if is_done {
                    self.place = Place::Below;
                }
                break;
            }
            let Some(token) = xml::token(rest)? else { break };
            at += token.len;
            self.see(token)?;
        }
        Ok(at)
    }

    #[inline]
    fn set_plain(&mut self, cell: PlainCell<'_>) -> Result<(), Refusal> {
        self.next_column = cell.column.saturating_add(1);
        if cell.value.is_empty() {
            return Ok(());
        }
        let (column, shown) = (cell.column, self.shown(cell.style));
        self.head = Head { column, shown, meaning: meaning(cell.kind), ..Head::default() };
        self.set(cell.value)
    }

    fn see(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        match self.place {
            Place::Above if token.name == b"sheetData" => {
                self.place = if token.kind == Kind::Alone { Place::Below } else { Place::Rows };
            }
            // A file cut by a careless program may close the sheet without any rows in it.
            Place::Above if token.name == b"worksheet" && token.kind == Kind::Close => {
                self.place = Place::Below;
            }
            Place::Rows => self.see_in_rows(token)?,
            Place::Cell => self.see_in_cell(token)?,
            Place::Value | Place::Formula if token.kind == Kind::Close => {
                self.place = Place::Cell;
            }
            Place::Value if matches!(token.kind, Kind::Text | Kind::Plain) => {
                self.value.extend_from_slice(token.body);
            }
            Place::Inline if self.being.see(token, &mut self.text) => self.place = Place::Cell,
            _ => {}
        }
        Ok(())
    }

    fn see_in_rows(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        match (token.kind, token.name) {
            (Kind::Open | Kind::Alone, b"row") => {
                let (number, level) = row(token.body)?;
                self.grid.row(number.unwrap_or(self.grid.row_number().saturating_add(1)));
                self.grid.outline(level);
                self.next_column = 0;
                row_tail(token, &mut self.tail);
            }
            (Kind::Open, b"c") => self.open_cell(token)?,
            (Kind::Alone, b"c") => {
                self.open_cell(token)?;
                self.place = Place::Rows;
            }
            (Kind::Close, b"sheetData") => self.place = Place::Merges,
            _ => {}
        }
        Ok(())
    }

    fn see_in_cell(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        match (token.kind, token.name) {
            (Kind::Open, b"v") => {
                self.value.clear();
                (self.place, self.head.valued) = (Place::Value, true);
            }
            (Kind::Open, b"f") => (self.place, self.head.formula) = (Place::Formula, true),
            (Kind::Alone, b"f") => self.head.formula = true,
            (Kind::Open, b"is") => {
                self.text.clear();
                self.being = Being::default();
                (self.place, self.head.valued) = (Place::Inline, true);
            }
            (Kind::Close, b"c") => {
                self.place = Place::Rows;
                self.close_cell()?;
            }
            _ => {}
        }
        Ok(())
    }

    #[inline]
    fn open_cell(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        let mut head = Head { column: self.next_column, ..Head::default() };
        for (name, value) in Attributes(token.body) {
            match name {
                b"r" => head.column = column(value)?,
                b"s" => head.shown = self.shown(value),
                b"t" => head.meaning = meaning(value),
                _ => {}
            }
        }
        self.next_column = head.column.saturating_add(1);
        self.head = head;
        self.value.clear();
        self.text.clear();
        self.place = Place::Cell;
        Ok(())
    }

    fn shown(&self, style: &[u8]) -> Shown {
        let style = whole(style).and_then(|it| usize::try_from(it).ok());
        style.and_then(|it| self.styles.get(it)).copied().unwrap_or_default()
    }

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let head = self.head;
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.set_text(&text)?;
            self.text = text;
            return Ok(());
        }
        let value = std::mem::take(&mut self.value);
        if !value.is_empty() {
            self.set(&value)?;
        } else if head.formula && !(head.valued && head.meaning == Meaning::Text) {
            // A formula may well give a text of no letters; one without any value was never counted.
            self.grid.empty_formula();
        }
        self.value = value;
        Ok(())
    }

    /// Sets the cell to what its letters mean.
    #[inline]
    fn set(&mut self, value: &[u8]) -> Result<(), Refusal> {
        let column = self.head.column;
        match self.head.meaning {
            Meaning::Number => match serial::number(value) {
                Some(number) => match self.head.shown {
                    Shown::Plain => self.grid.number(column, number),
                    Shown::Date => self.grid.date(column, number + self.gap),
                    Shown::Percent => self.grid.percent(column, number),
                    Shown::Duration => self.grid.duration(column, number),
                    Shown::Money(currency) => self.grid.money(column, number, currency),
                },
                None => self.set_letters(value),
            },
            Meaning::Shared => {
                let number = whole(value.trim_ascii()).ok_or(Refusal::Damaged)?;
                let number = usize::try_from(number).map_err(|_| Refusal::Damaged)?;
                let span = self.shared.span(number, |text| self.grid.keep(text))?;
                self.grid.span(column, span)
            }
            Meaning::Text => self.set_letters(value),
            Meaning::Flag => match value.trim_ascii() {
                b"1" | b"true" => self.grid.flag(column, true),
                b"0" | b"false" => self.grid.flag(column, false),
                _ => self.set_letters(value),
            },
            Meaning::Error => self.grid.error(column, &String::from_utf8_lossy(value)),
            Meaning::Iso => match std::str::from_utf8(value).ok().and_then(serial::iso) {
                Some(serial) => self.grid.date(column, serial),
                None => self.set_letters(value),
            },
        }
    }

    /// Sets the cell to escaped letters, as they stand.
    fn set_letters(&mut self, letters: &[u8]) -> Result<(), Refusal> {
        let mut text = String::new();
        unescape(letters, &mut text);
        self.set_text(&text)
    }

    fn set_text(&mut self, text: &str) -> Result<(), Refusal> {
        let decoded = text.contains("_x").then(|| decode_escapes(text));
        self.grid.text(self.head.column, decoded.as_deref().unwrap_or(text))
    }
}

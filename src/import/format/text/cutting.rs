//! A text being cut into cells, a part of it at a time.

use super::records::{self, Field, Records, State};
use crate::import::error::Refusal;
use crate::import::format::grid::Grid;
use crate::import::format::guard::TEXT_LETTERS_MAX;
use crate::import::format::held::{cut, is_blank};
use crate::import::sheet::Sheet;

/// A text being cut.
pub struct Cutting {
    grid: Grid,
    delimiter: u8,
    state: State,
    /// A field without its quotes.
    unescaped: String,
}

impl Cutting {
    /// At its beginning.
    pub fn new(grid: Grid, delimiter: u8) -> Cutting {
        let state = State::default();
        Cutting { grid, delimiter, state, unescaped: String::new() }
    }

    /// Cuts the next part of it, as far as its records are whole: how many bytes that is. The last
    /// part is whole.
    #[inline(never)]
    pub fn some(&mut self, part: &str, is_last: bool) -> Result<usize, Refusal> {
        // Of a line break of two bytes the second one may be still to come.
        let part = if is_last { part } else { part.strip_suffix('\r').unwrap_or(part) };
        let mut records = Records::going_on(part.as_bytes(), self.state, self.delimiter, is_last);
        loop {
            let (at, state) = (records.at(), records.state());
            let Some(line) = records.begin() else {
                self.state = records.state();
                return Ok(part.len());
            };
            self.grid.row(line);
            let mut column = 0;
            loop {
                let (field, is_last) = records.field();
                set(&mut self.grid, &mut self.unescaped, column, part, field)?;
                if is_last {
                    break;
                }
                column += 1;
            }
            if records.is_cut_off() {
                self.grid.take_row_back();
                self.state = state;
                return Ok(at);
            }
        }
    }

    /// Makes room for the rows of the whole file: bytes read, bytes in all.
    pub fn expect(&mut self, read: u64, all: u64) {
        self.grid.expect(read, all);
    }

    /// The sheet.
    pub fn finish(self) -> Sheet {
        self.grid.finish().0
    }
}

#[inline]
fn set(
    grid: &mut Grid,
    unescaped: &mut String,
    column: usize,
    part: &str,
    field: Field,
) -> Result<(), Refusal> {
    let raw = part.get(field.start..field.end).unwrap_or_default();
    if field.escaped {
        unescaped.clear();
        records::unescape(raw, unescaped);
        return word(grid, column, unescaped);
    }
    // Most texts stand as they are: a letter or digit first, and not long.
    let is_plain =
        matches!(raw.as_bytes(), [b'0'..=b'9' | b'A'..=b'M' | b'O'..=b'z' | 0xD0 | 0xD1, ..])
            && raw.len() <= TEXT_LETTERS_MAX;
    if is_plain { grid.word(column, raw) } else { word(grid, column, raw) }
}

/// Sets a cell, unless it is blank, or says that it is: `NULL` in exports of databases.
fn word(grid: &mut Grid, column: usize, text: &str) -> Result<(), Refusal> {
    if is_blank(text) || text == "NULL" {
        return Ok(());
    }
    // A quote before what a spreadsheet takes for a formula is the writer's guard, not the text's.
    let text = if is_guarded(text) { text.get(1..).unwrap_or_default() } else { text };
    let kept = cut(text);
    if kept.len() < text.len() {
        grid.cut_text();
    }
    grid.word(column, kept)
}

/// Whether the text begins with a `'` and then, after more of them, as a formula does.
fn is_guarded(text: &str) -> bool {
    const LEADERS: &[char] = &['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    text.starts_with('\'') && text.trim_start_matches(['\'', ' ']).starts_with(LEADERS)
}

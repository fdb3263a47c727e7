//! A text being cut into cells, a part of it at a time.

use super::Stop;
use super::records::{self, Field, Records, State};
use super::spelling::Spelling;
use crate::import::format::grid::Grid;
use crate::import::format::guard::TEXT_LETTERS_MAX;
use crate::import::format::held::{cut, is_blank};
use crate::import::sheet::{Key, Sheet};

/// A text being cut.
pub struct Cutting {
    grid: Grid,
    spelling: Spelling,
    delimiter: u8,
    state: State,
    /// A field without its quotes.
    unescaped: String,
}

impl Cutting {
    /// At its beginning.
    pub fn new(grid: Grid, spelling: Spelling, delimiter: u8) -> Cutting {
        Cutting { grid, spelling, delimiter, state: State::default(), unescaped: String::new() }
    }

    /// Cuts the next part of it, as far as its records are whole: how many bytes that is. The last
    /// part is whole.
    #[inline(never)]
    pub fn some(&mut self, part: &[u8], is_last: bool) -> Result<usize, Stop> {
        // Of a line break of two bytes the second one may be still to come.
        let part = if is_last { part } else { part.strip_suffix(b"\r").unwrap_or(part) };
        let mut records = Records::going_on(part, self.state, self.delimiter, is_last);
        loop {
            let (at, state) = (records.at(), records.state());
            let Some(line) = records.begin() else {
                self.state = records.state();
                return Ok(part.len());
            };
            self.grid.row(line);
            let mut column = 0;
            loop {
                let (field, ends_row) = records.field();
                self.set(column, part, field)?;
                if ends_row {
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

    /// Sets a cell. What most fields say is known by their bytes.
    #[inline]
    fn set(&mut self, column: usize, part: &[u8], field: Field) -> Result<(), Stop> {
        let key = Key::of(part, field.start, field.end);
        let raw = key.bytes();
        let Some(&first) = raw.first() else { return Ok(()) };
        if self.spelling.is_plain(first) && !field.escaped && raw.len() <= TEXT_LETTERS_MAX {
            return self.grid.word(column, key, || Ok(self.spelling.text(raw)?));
        }
        self.set_looked_at(column, key, field.escaped)
    }

    /// The same, unless it is blank, or says that it is: `NULL` in exports of databases.
    fn set_looked_at(&mut self, column: usize, key: Key<'_>, escaped: bool) -> Result<(), Stop> {
        // A quote that nothing closes may have been taken for one that something does, in a row that was
        // taken back.
        let key = key.quoted(escaped);
        let text = self.spelling.text(key.bytes())?;
        let mut text: &str = &text;
        if escaped {
            self.unescaped.clear();
            records::unescape(text, &mut self.unescaped);
            text = &self.unescaped;
        }
        if is_blank(text) || text == "NULL" {
            return Ok(());
        }
        // A quote before what a spreadsheet takes for a formula is the writer's guard, not the text's.
        let text = if is_guarded(text) { text.get(1..).unwrap_or_default() } else { text };
        let kept = cut(text);
        if kept.len() < text.len() {
            self.grid.cut_text();
        }
        self.grid.word(column, key, || Ok(kept.into()))
    }

    /// Makes room for the rows of the whole file: bytes read, bytes in all.
    pub fn expect(&mut self, read: u64, all: u64) {
        self.grid.expect(read, all);
    }

    /// How many letters could not be decoded.
    pub fn broken(&self, bytes: &[u8]) -> usize {
        self.spelling.broken(bytes)
    }

    /// The sheet.
    pub fn finish(self) -> Sheet {
        self.grid.finish().0
    }
}

/// Whether the text begins with a `'` and then, after more of them, as a formula does.
fn is_guarded(text: &str) -> bool {
    const LEADERS: &[char] = &['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    text.starts_with('\'') && text.trim_start_matches(['\'', ' ']).starts_with(LEADERS)
}

//! The cells of a column: a kind and a value each, texts in the arena of their sheet.

use super::arena::Arena;
use crate::model::column::NO_CODE;

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing there (or only white space).
    Empty,
    /// Text, as it stands in the file.
    Text(&'a str),
    /// A finite number.
    Number(f64),
    /// A date of the spreadsheet: days since 1899-12-31 as Excel counts them (1900 epoch,
    /// already brought to it where the file has the 1904 one), the time of day as the fraction.
    Date(f64),
    /// A finite number shown as percents: 0.075 is `7.5%`, whatever stands in the other cells.
    Percent(f64),
    /// A duration in days, shown as hours that do not end at 24: 1.25 is `30:00:00`.
    Duration(f64),
    /// Yes or no.
    Flag(bool),
    /// An error of the spreadsheet, such as `#DIV/0!`.
    Error(&'a str),
}

/// What kind of cell a code in [`Cells`] stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum CellKind {
    #[default]
    Empty,
    Text,
    Number,
    Date,
    Percent,
    Duration,
    Flag,
    Error,
}

/// The cells of one column; rows past the end are empty.
///
/// A row each, or, where many rows share a few of them, each once and which of them a row has.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub(super) kinds: Vec<CellKind>,
    /// A float's bits, or where the text lies: start shifted by 32, then length.
    pub(super) values: Vec<u64>,
    /// Which cell a row has, where they are shared; [`NO_CODE`] where it has none.
    pub(super) codes: Option<Vec<u32>>,
    /// Whether any of them is, or was, an error.
    pub(super) has_errors: bool,
}

impl Cells {
    /// How many rows they reach over.
    pub(super) fn height(&self) -> usize {
        self.codes.as_ref().map_or(self.kinds.len(), Vec::len)
    }

    #[inline]
    pub(super) fn cell<'a>(&self, row: usize, arena: &'a Arena) -> Cell<'a> {
        match &self.codes {
            None => self.kept(row, arena),
            Some(codes) => match codes.get(row) {
                Some(&code) => self.kept(code as usize, arena),
                None => Cell::Empty,
            },
        }
    }

    /// One of those that are kept.
    #[inline]
    fn kept<'a>(&self, at: usize, arena: &'a Arena) -> Cell<'a> {
        let (Some(&kind), Some(&value)) = (self.kinds.get(at), self.values.get(at)) else {
            return Cell::Empty;
        };
        match kind {
            CellKind::Empty => Cell::Empty,
            CellKind::Text => Cell::Text(arena.text(value)),
            CellKind::Number => Cell::Number(f64::from_bits(value)),
            CellKind::Date => Cell::Date(f64::from_bits(value)),
            CellKind::Percent => Cell::Percent(f64::from_bits(value)),
            CellKind::Duration => Cell::Duration(f64::from_bits(value)),
            CellKind::Flag => Cell::Flag(value != 0),
            CellKind::Error => Cell::Error(arena.text(value)),
        }
    }

    /// The kind and the value of a row.
    fn raw(&self, row: usize) -> (CellKind, u64) {
        let at = match &self.codes {
            None => row,
            Some(codes) => codes.get(row).map_or(usize::MAX, |&code| code as usize),
        };
        match (self.kinds.get(at), self.values.get(at)) {
            (Some(&kind), Some(&value)) => (kind, value),
            _ => (CellKind::Empty, 0),
        }
    }

    /// Sets an empty cell to what another one says, where that is a text or a date.
    pub(super) fn copy_label(&mut self, from: usize, to: usize) {
        let (kind, value) = self.raw(from);
        if self.raw(to).0 == CellKind::Empty && matches!(kind, CellKind::Text | CellKind::Date) {
            self.put(to, kind, value);
        }
    }

    /// Sets a cell, most often the next one.
    #[inline]
    pub(super) fn set(&mut self, row: usize, kind: CellKind, value: u64) {
        if row == self.kinds.len() && self.codes.is_none() {
            self.kinds.push(kind);
            self.values.push(value);
        } else {
            self.put(row, kind, value);
        }
    }

    /// Sets a cell above the last one, or past it, leaving empty ones between.
    #[cold]
    fn put(&mut self, row: usize, kind: CellKind, value: u64) {
        let at = match &mut self.codes {
            None => row,
            Some(codes) => {
                let at = self.kinds.len();
                if row >= codes.len() {
                    codes.resize(row + 1, NO_CODE);
                }
                if let Some(code) = codes.get_mut(row) {
                    *code = u32::try_from(at).unwrap_or(NO_CODE);
                }
                at
            }
        };
        if at >= self.kinds.len() {
            self.kinds.resize(at + 1, CellKind::Empty);
            self.values.resize(at + 1, 0);
        }
        if let (Some(kind_here), Some(value_here)) =
            (self.kinds.get_mut(at), self.values.get_mut(at))
        {
            *kind_here = kind;
            *value_here = value;
        }
    }

    /// Gives the texts other values; how many rows have another one now.
    pub(super) fn rewrite(&mut self, mut anew: impl FnMut(u64) -> Option<u64>) -> usize {
        let mut is_new = Vec::new();
        for (at, (kind, value)) in self.kinds.iter().zip(&mut self.values).enumerate() {
            if *kind == CellKind::Text
                && let Some(new) = anew(*value)
            {
                *value = new;
                is_new.push(at);
            }
        }
        match &self.codes {
            None => is_new.len(),
            Some(codes) => {
                let is_new = |code: &&u32| is_new.binary_search(&(**code as usize)).is_ok();
                codes.iter().filter(is_new).count()
            }
        }
    }
}

/// Where a text lies in the arena of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Bytes.
    pub len: u32,
}

/// A span as a value of [`Cells`].
#[inline]
pub fn packed(span: Span) -> u64 {
    u64::from(span.start) << 32 | u64::from(span.len)
}

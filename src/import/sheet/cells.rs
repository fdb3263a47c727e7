//! The cells of a column: a kind and a value each, texts in the arena of their sheet.

use super::arena::Arena;

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

/// The cells of one column, a row each; rows past the end are empty.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub(super) kinds: Vec<CellKind>,
    /// A float's bits, or where the text lies: start shifted by 32, then length.
    pub(super) values: Vec<u64>,
    /// Whether any of them is, or was, an error.
    pub(super) has_errors: bool,
}

impl Cells {
    #[inline]
    pub(super) fn cell<'a>(&self, row: usize, arena: &'a Arena) -> Cell<'a> {
        let (Some(&kind), Some(&value)) = (self.kinds.get(row), self.values.get(row)) else {
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

    /// Sets an empty cell to what another one says, where that is a text or a date.
    pub(super) fn copy_label(&mut self, from: usize, to: usize) {
        let (Some(&kind), Some(&value)) = (self.kinds.get(from), self.values.get(from)) else {
            return;
        };
        let is_empty = self.kinds.get(to).is_none_or(|it| *it == CellKind::Empty);
        if is_empty && matches!(kind, CellKind::Text | CellKind::Date) {
            self.put(to, kind, value);
        }
    }

    /// Sets a cell above the last one, or past it, leaving empty ones between.
    #[cold]
    pub(super) fn put(&mut self, row: usize, kind: CellKind, value: u64) {
        if row >= self.kinds.len() {
            self.kinds.resize(row + 1, CellKind::Empty);
            self.values.resize(row + 1, 0);
        }
        if let (Some(kind_here), Some(value_here)) =
            (self.kinds.get_mut(row), self.values.get_mut(row))
        {
            *kind_here = kind;
            *value_here = value;
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
pub fn packed(span: Span) -> u64 {
    u64::from(span.start) << 32 | u64::from(span.len)
}

//! Where a scanner of cells is.

use super::words::Meaning;
use crate::import::format::shown::Shown;

/// Where the scanner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Above the rows.
    #[default]
    Above,
    /// Among them, in no cell.
    Rows,
    /// In a cell.
    Cell,
    /// In its value.
    Value,
    /// In its formula.
    Formula,
    /// In a text of its own.
    Inline,
    /// Below the rows, where merged cells are listed.
    Merges,
    /// Below all that is read.
    Below,
}

/// A cell being scanned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head {
    /// Its column, from 0.
    pub column: usize,
    /// What its letters mean.
    pub meaning: Meaning,
    /// How a number is shown.
    pub shown: Shown,
    /// Whether it has a formula.
    pub formula: bool,
    /// Whether `<v>` or `<is>` was there.
    pub valued: bool,
}

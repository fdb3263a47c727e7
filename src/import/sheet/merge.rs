//! Cells merged over several rows.

use super::Sheet;

/// So many are heeded.
const MERGES_MAX: usize = 100_000;

/// Cells merged over several rows, by numbers of the file from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row and the last.
    pub rows: (u32, u32),
    /// The column of the cell that is shown.
    pub column: u32,
}

impl Sheet {
    /// Says over which rows the cell of a column reaches; of one row it is no merged one.
    pub fn merge(&mut self, rows: (u32, u32), column: u32) {
        if rows.1 > rows.0 && self.merges.len() < MERGES_MAX {
            self.merges.push(Merge { rows, column });
        }
    }

    /// The row of a number in the file, where it holds a cell.
    pub fn row_at(&self, number: u32) -> Option<usize> {
        placed(number, self.first_row, &self.row_numbers, self.height)
    }

    /// The column of a number in the file, where it holds a cell.
    pub fn column_at(&self, number: u32) -> Option<usize> {
        placed(number, self.first_column, &self.column_numbers, self.columns.len())
    }

    /// Sets an empty cell to the text or the date of another one of its column.
    pub fn copy_label(&mut self, from: usize, to: usize, column: usize) {
        if let Some(cells) = self.columns.get_mut(column) {
            cells.copy_label(from, to);
        }
    }
}

/// Where a number stands among those that are listed, or else count up from the first.
fn placed(number: u32, first: u32, listed: &[u32], count: usize) -> Option<usize> {
    if !listed.is_empty() {
        return listed.binary_search(&number).ok();
    }
    usize::try_from(number.checked_sub(first)?).ok().filter(|it| *it < count)
}

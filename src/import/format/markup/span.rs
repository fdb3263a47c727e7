//! Which places of a table are taken by cells that reach over several rows or columns.

/// So many columns from the left may be taken from above: tables of people are narrower.
const COLUMNS_MAX: usize = 1_024;

/// The most rows a cell may reach over, as in HTML.
const ROWS_MAX: u32 = 65_534;

/// The places of a table, row by row.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// By column: the first row that is not taken from above.
    free_from: Vec<u32>,
    column: usize,
}

impl Places {
    /// Goes to the start of the next row.
    pub fn next_row(&mut self) {
        self.column = 0;
    }

    /// Goes to a column of the row.
    pub fn go_to(&mut self, column: usize) {
        self.column = column;
    }

    /// The column of the next cell of a row, which reaches over so many columns and rows.
    pub fn take(&mut self, row: u32, columns: usize, rows: u32) -> usize {
        while self.free_from.get(self.column).is_some_and(|&from| from > row) {
            self.column += 1;
        }
        let own = self.column;
        self.column = own.saturating_add(columns.max(1));
        if rows > 1 {
            let end = self.column.min(COLUMNS_MAX);
            if self.free_from.len() < end {
                self.free_from.resize(end, 0);
            }
            let until = row.saturating_add(rows.min(ROWS_MAX));
            self.free_from.get_mut(own..end).into_iter().flatten().for_each(|it| *it = until);
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_two_rows_moves_the_next_row_aside() {
        let mut places = Places::default();
        assert_eq!((places.take(1, 1, 2), places.take(1, 2, 1), places.take(1, 1, 2)), (0, 1, 3));
        places.next_row();
        assert_eq!((places.take(2, 1, 1), places.take(2, 1, 1), places.take(2, 1, 1)), (1, 2, 4));
        places.next_row();
        assert_eq!(places.take(3, usize::MAX, u32::MAX), 0);
        assert_eq!(places.take(3, 1, 1), usize::MAX, "no row is so wide");
    }
}

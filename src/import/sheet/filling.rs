//! A column of texts being filled, row after row: each different text once, as long as there are few.

use super::arena::Arena;
use super::cells::{CellKind, Cells, packed};
use crate::model::column::NO_CODE;
use crate::model::lexicon::{Lexicon, same_bytes};

/// So many different texts are few, however many rows there are.
const FEW: usize = 1_024;

/// Of so many texts that are not those of the row above, one may be new; where more are, looking
/// each of them up costs more than it saves.
const NEW_ONE_IN: usize = 4;

/// A column being filled.
#[derive(Debug)]
pub struct Filling {
    cells: Cells,
    known: Lexicon,
    /// The text of the last row, as a value and as a code.
    last: (u64, u32),
    /// How many were looked up.
    asked: usize,
}

impl Default for Filling {
    fn default() -> Filling {
        let cells = Cells { codes: Some(Vec::new()), ..Cells::default() };
        // No text lies there: the first one is not the same as it, for none is empty.
        Filling { cells, known: Lexicon::default(), last: (0, NO_CODE), asked: 0 }
    }
}

impl Filling {
    /// Sets the cell of a row, below all that are set so far, to a text that is not empty.
    #[inline]
    pub fn push(&mut self, row: usize, text: &str, arena: &mut Arena) {
        let is_again = same_bytes(text.as_bytes(), arena.bytes(self.last.0));
        match &mut self.cells.codes {
            Some(codes) => {
                if codes.len() < row {
                    codes.resize(row, NO_CODE);
                }
                if is_again {
                    codes.push(self.last.1);
                } else {
                    self.look_up(text, arena);
                }
            }
            None => {
                if self.cells.kinds.len() < row {
                    self.cells.kinds.resize(row, CellKind::Empty);
                    self.cells.values.resize(row, 0);
                }
                if !is_again {
                    self.last.0 = packed(arena.keep(text));
                }
                self.cells.kinds.push(CellKind::Text);
                self.cells.values.push(self.last.0);
            }
        }
    }

    /// The next row has a text that is another one than the row above.
    #[inline]
    fn look_up(&mut self, text: &str, arena: &mut Arena) {
        let values = &self.cells.values;
        let kept = |code| values.get(code).map(|&value: &u64| arena.bytes(value));
        let known = self.known.code_by(text.as_bytes(), kept);
        self.asked += 1;
        let code = known.unwrap_or_else(|| {
            let code = u32::try_from(self.cells.values.len()).unwrap_or(NO_CODE);
            self.cells.kinds.push(CellKind::Text);
            self.cells.values.push(packed(arena.keep(text)));
            code
        });
        let value = self.cells.values.get(code as usize).copied().unwrap_or_default();
        self.last = (value, code);
        if let Some(codes) = &mut self.cells.codes {
            codes.push(code);
        }
        if known.is_none() && self.cells.values.len() > (self.asked / NEW_ONE_IN).max(FEW) {
            self.share_no_more();
        }
    }

    /// Gives each row a cell of its own from here on.
    #[cold]
    fn share_no_more(&mut self) {
        let Some(codes) = self.cells.codes.take() else { return };
        let values = std::mem::take(&mut self.cells.values);
        let of = |code: &u32| values.get(*code as usize).copied();
        let kind = |it: &Option<u64>| if it.is_some() { CellKind::Text } else { CellKind::Empty };
        self.cells.kinds = codes.iter().map(|it| kind(&of(it))).collect();
        self.cells.values = codes.iter().map(|it| of(it).unwrap_or_default()).collect();
        self.known = Lexicon::default();
    }

    /// Makes room for so many rows, if it is nearly as full as the sheet is high.
    pub fn expect(&mut self, height: usize, rows: usize) {
        if self.cells.height() < height - height / 8 {
            return;
        }
        match &mut self.cells.codes {
            Some(codes) => codes.reserve_exact(rows.saturating_sub(codes.len())),
            None => {
                let more = rows.saturating_sub(self.cells.kinds.len());
                self.cells.kinds.reserve_exact(more);
                self.cells.values.reserve_exact(more);
            }
        }
    }

    /// Takes back what rows from this one on have.
    pub fn take_back(&mut self, row: usize) {
        match &mut self.cells.codes {
            Some(codes) => codes.truncate(row),
            None => {
                self.cells.kinds.truncate(row);
                self.cells.values.truncate(row);
            }
        }
    }

    /// The column.
    pub fn finish(self) -> Cells {
        self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sheet::Cell;

    /// The cells of a column that is filled with these, a nought being left empty.
    fn filled(rows: impl Iterator<Item = u32>) -> (Cells, Arena) {
        let (mut filling, mut arena) = (Filling::default(), Arena::default());
        for (row, one) in rows.enumerate().filter(|(_, one)| *one > 0) {
            filling.push(row, &one.to_string(), &mut arena);
        }
        (filling.finish(), arena)
    }

    #[test]
    fn rows_have_their_texts_whether_few_or_many_differ() {
        for (different, is_shared) in [(3, true), (700, true), (40_000, false)] {
            // Each twice in a row, some rows empty.
            let rows = || (0..50_000u32).map(|it| (it / 2 * 7919) % different % 39_000);
            let (cells, arena) = filled(rows());
            assert_eq!(cells.codes.is_some(), is_shared, "{different}");
            for (row, one) in rows().enumerate() {
                let expected = one.to_string();
                let cell = if one > 0 { Cell::Text(&expected) } else { Cell::Empty };
                assert_eq!(cells.cell(row, &arena), cell, "row {row} of {different}");
            }
        }
    }

    #[test]
    fn a_shared_cell_that_is_set_anew_leaves_the_others() {
        let (mut cells, mut arena) = filled([1, 2, 1].into_iter());
        let text = packed(arena.keep("x"));
        cells.set(0, CellKind::Text, text);
        cells.set(4, CellKind::Number, 2.5_f64.to_bits());
        cells.copy_label(1, 3);
        let read: Vec<Cell<'_>> = (0..6).map(|row| cells.cell(row, &arena)).collect();
        let expected = ["x", "2", "1", "2"].map(Cell::Text);
        assert_eq!(read, [&expected[..], &[Cell::Number(2.5), Cell::Empty]].concat());
        let again = |value| (arena.text(value) == "2").then_some(text);
        assert_eq!((cells.rewrite(again), cells.cell(3, &arena)), (2, Cell::Text("x")));
    }
}

//! A column of texts being filled, row after row: each different text once, as long as there are few.

use super::arena::Arena;
use super::cells::{CellKind, Cells, packed};
use super::key::{Key, Keys};
use crate::model::column::NO_CODE;
use crate::model::lexicon::Lexicon;
use std::borrow::Cow;

/// So many different texts are few, however many rows there are.
const FEW: usize = 1_024;

/// Of so many texts that are not those of the row above, one may be new; where more are, looking
/// each of them up costs more than it saves.
const NEW_ONE_IN: usize = 4;

/// A column being filled.
///
/// Texts are told apart by their keys: the bytes that they are in the file. What these say is asked of
/// new ones alone.
#[derive(Debug, Default)]
pub struct Filling {
    cells: Cells,
    known: Lexicon,
    /// The key of each code; of a column of many texts the last key alone.
    keys: Keys,
    /// The text that was set last, as a value and as a code; a row that was taken back may have had it.
    last: (u64, u32),
    /// How many were looked up.
    asked: usize,
}

impl Filling {
    /// Of no rows yet.
    pub fn new() -> Filling {
        let cells = Cells { codes: Some(Vec::new()), ..Cells::default() };
        Filling { cells, last: (0, NO_CODE), ..Filling::default() }
    }

    /// Sets the cell of a row, below all that are set so far, to what a key says; neither is empty.
    #[inline]
    pub fn push<'t, E>(
        &mut self,
        row: usize,
        key: Key<'_>,
        text: impl FnOnce() -> Result<Cow<'t, str>, E>,
        arena: &mut Arena,
    ) -> Result<(), E> {
        match &mut self.cells.codes {
            Some(codes) => {
                if codes.len() < row {
                    codes.resize(row, NO_CODE);
                }
                let last = self.last.1;
                if self.keys.is(last as usize, &key) {
                    codes.push(last);
                    Ok(())
                } else {
                    self.look_up(key, text, arena)
                }
            }
            None => {
                if self.cells.kinds.len() < row {
                    self.cells.kinds.resize(row, CellKind::Empty);
                    self.cells.values.resize(row, 0);
                }
                if !self.keys.is(0, &key) {
                    self.last.0 = packed(arena.keep(&text()?));
                    self.keys.set(&key);
                }
                self.cells.kinds.push(CellKind::Text);
                self.cells.values.push(self.last.0);
                Ok(())
            }
        }
    }

    /// The next row has a text that is another one than the row above.
    #[inline]
    fn look_up<'t, E>(
        &mut self,
        key: Key<'_>,
        text: impl FnOnce() -> Result<Cow<'t, str>, E>,
        arena: &mut Arena,
    ) -> Result<(), E> {
        let keys = &self.keys;
        let known = self.known.code_by(key.hash(), |code| keys.is(code, &key));
        self.asked += 1;
        let code = match known {
            Some(code) => code,
            None => {
                let code = u32::try_from(self.cells.values.len()).unwrap_or(NO_CODE);
                let text = text()?;
                self.cells.kinds.push(CellKind::Text);
                self.cells.values.push(packed(arena.keep(&text)));
                self.keys.push(&key);
                code
            }
        };
        let value = self.cells.values.get(code as usize).copied().unwrap_or_default();
        self.last = (value, code);
        if let Some(codes) = &mut self.cells.codes {
            codes.push(code);
        }
        if known.is_none() && self.cells.values.len() > (self.asked / NEW_ONE_IN).max(FEW) {
            self.share_no_more();
            self.keys.set(&key);
        }
        Ok(())
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
        (self.known, self.keys) = (Lexicon::default(), Keys::default());
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
    use std::convert::Infallible;

    /// The cells of a column that is filled with these, a nought being left empty.
    fn filled(rows: impl Iterator<Item = u32>) -> (Cells, Arena) {
        let (mut filling, mut arena) = (Filling::new(), Arena::default());
        for (row, one) in rows.enumerate().filter(|(_, one)| *one > 0) {
            // A key is not what it says.
            let text = || Ok::<_, Infallible>(Cow::Owned(one.to_string()));
            let bytes = (one * 3).to_le_bytes();
            let Ok(()) = filling.push(row, Key::of(&bytes, 0, 4), text, &mut arena);
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

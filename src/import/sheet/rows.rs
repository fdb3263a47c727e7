//! The cells of a column in some rows; where many rows share a few, what one of them means need be
//! found out once.

use super::arena::Arena;
use super::cells::{Cell, Cells};

/// The cells of a column, a row each.
#[derive(Clone, Copy)]
pub struct Rows<'a>(Place<'a>);

#[derive(Clone, Copy)]
enum Place<'a> {
    Sheet { cells: Option<&'a Cells>, arena: &'a Arena, rows: &'a [usize] },
    Here(&'a [Cell<'a>]),
}

impl<'a> Rows<'a> {
    /// These cells.
    pub fn these(cells: &'a [Cell<'a>]) -> Rows<'a> {
        Rows(Place::Here(cells))
    }

    /// Of some rows of a column.
    pub(super) fn of(cells: Option<&'a Cells>, arena: &'a Arena, rows: &'a [usize]) -> Rows<'a> {
        Rows(Place::Sheet { cells, arena, rows })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self.0 {
            Place::Sheet { rows, .. } => rows.len(),
            Place::Here(cells) => cells.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell of the row at a place among these.
    #[inline]
    pub fn cell(&self, at: usize) -> Cell<'a> {
        match self.0 {
            Place::Sheet { cells: Some(cells), arena, rows } => match rows.get(at) {
                Some(&row) => cells.cell(row, arena),
                None => Cell::Empty,
            },
            Place::Sheet { cells: None, .. } => Cell::Empty,
            Place::Here(cells) => cells.get(at).copied().unwrap_or(Cell::Empty),
        }
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = Cell<'a>> + Clone {
        (0..self.len()).map(move |at| self.cell(at))
    }

    /// How many cells are shared by rows; none, where each row has one of its own.
    pub fn shared(&self) -> usize {
        match self.0 {
            Place::Sheet { cells: Some(Cells { codes: Some(_), kinds, .. }), .. } => kinds.len(),
            _ => 0,
        }
    }

    /// Which of the shared cells a row has, from 0; `None` where it has none of them.
    #[inline]
    pub fn code(&self, at: usize) -> Option<usize> {
        let Place::Sheet { cells: Some(Cells { codes: Some(codes), kinds, .. }), rows, .. } =
            self.0
        else {
            return None;
        };
        let code = *codes.get(*rows.get(at)?)? as usize;
        (code < kinds.len()).then_some(code)
    }
}

//! The cells of a column where many rows share a few: what one of them means is found out once.

use super::arena::Arena;
use super::cells::{Cell, Cells};

/// The different cells of a column, and which of them a row has.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    cells: &'a Cells,
    codes: &'a [u32],
    arena: &'a Arena,
}

impl<'a> Shared<'a> {
    /// Those of a column that keeps them so.
    pub(super) fn of(cells: &'a Cells, arena: &'a Arena) -> Option<Shared<'a>> {
        let codes = cells.codes.as_deref()?;
        Some(Shared { cells, codes, arena })
    }

    /// How many there are; some may be alike.
    pub fn count(&self) -> usize {
        self.cells.kinds.len()
    }

    /// Which one a row has, from 0; `None` where it has none.
    #[inline]
    pub fn code(&self, row: usize) -> Option<usize> {
        let code = *self.codes.get(row)? as usize;
        (code < self.count()).then_some(code)
    }

    /// One of them.
    pub fn cell(&self, code: usize) -> Cell<'a> {
        self.cells.kept(code, self.arena)
    }
}

/// Rows of a column, some of which are known to be alike.
#[derive(Clone, Copy)]
pub struct Alike<'a> {
    shared: Option<Shared<'a>>,
    rows: &'a [usize],
}

impl<'a> Alike<'a> {
    /// Of which none is known to be.
    pub const NONE: Alike<'static> = Alike { shared: None, rows: &[] };

    /// Of a column that may share its cells.
    pub fn of(shared: Option<Shared<'a>>, rows: &'a [usize]) -> Alike<'a> {
        Alike { shared, rows }
    }

    /// How many there are that may be alike.
    pub fn count(&self) -> usize {
        self.shared.map_or(0, |it| it.count())
    }

    /// What the row at a place has in common with those that are like it; `None` where that is not
    /// known.
    #[inline]
    pub fn code(&self, at: usize) -> Option<usize> {
        self.shared?.code(*self.rows.get(at)?)
    }
}

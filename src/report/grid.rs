//! A table of a KPI's own kind (ages of debts, a funnel, a ledger) as plain data.

use crate::kpi::{NoValue, Status, Unit};
use crate::lang::Text;
use crate::model::date::{Date, Period};
use crate::model::unit::Exact;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing belongs here.
    Empty,
    /// A figure, or why there is none.
    Figure(Result<Exact, NoValue>, Unit),
    /// The same, and how it stands.
    Judged(Result<Exact, NoValue>, Unit, Status),
    /// A day.
    Day(Date),
    /// A day, week, month.
    Days(Period),
    /// Words of ours.
    Said(Text),
    /// Words of the files: a name, a number of a document.
    Named(String),
}

impl Cell {
    /// A figure that there is.
    pub fn figure(value: Exact, unit: Unit) -> Cell {
        Cell::Figure(Ok(value), unit)
    }

    /// A number of things.
    pub fn count(number: usize) -> Cell {
        Cell::figure(Exact::whole(i64::try_from(number).unwrap_or(i64::MAX)), Unit::Count)
    }

    /// Whether it stands to the right, as numbers do.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Figure(..) | Cell::Judged(..))
    }
}

/// A table: a head, then rows of as many cells; the first of each is what the row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Its name in handles.
    pub id: &'static str,
    /// What it shows.
    pub title: Text,
    /// What must be known to read it: the level of allocation, an estimate.
    pub note: Option<Text>,
    /// What the columns are.
    pub head: Vec<Text>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, where the columns add up.
    pub total: Option<Vec<Cell>>,
}

//! The trace: how a value was counted, down to the rows of the files and the text of their cells.

use crate::kpi::{Counted, Kpi, Measure, Unit};
use crate::lang::Text;
use crate::model::dataset::Reason;
use crate::model::unit::Exact;

/// One term of the formula.
#[derive(Clone)]
pub struct Term {
    /// What it is.
    pub name: Text,
    /// Its value.
    pub value: Exact,
    /// What it is counted in.
    pub unit: Unit,
}

/// A cell of a row, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceCell {
    /// The header in the file.
    pub header: String,
    /// The text of the cell.
    pub text: String,
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracePlace {
    /// Name of the file; empty for what was typed in the app.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Number of the row in it.
    pub row: u32,
    /// Its cells.
    pub cells: Vec<TraceCell>,
}

/// One row that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// Where it stands.
    pub place: TracePlace,
    /// The row of another sheet that lends it date, customer or rep.
    pub lent_by: Option<TracePlace>,
    /// What it brings to the value (to its upper side, where it is a ratio).
    pub counted: Exact,
    /// Whether its amount is price × quantity × (1 − discount).
    pub from_price: bool,
}

/// How a value was counted.
#[derive(Clone)]
pub struct Trace {
    /// The KPI.
    pub kpi: &'static Kpi,
    /// The figure of it.
    pub measure: &'static Measure,
    /// The value.
    pub counted: Counted,
    /// The formula's terms with their numbers.
    pub terms: Vec<Term>,
    /// What the rows are counted in.
    pub unit: Unit,
    /// The rows of this page.
    pub rows: Vec<TraceRow>,
    /// How many rows there are in all.
    pub rows_total: usize,
    /// Rows of targets that the plan is made of.
    pub target_rows: Vec<TraceRow>,
    /// Rows left out, by reason, with the first few of each.
    pub excluded: Vec<(Reason, usize, Vec<TracePlace>)>,
}

//! The data-quality line: rows used, left out by reason, unassigned, defaulted.

use crate::model::dataset::Reason;

/// How the rows of the scope were used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Rows that count.
    pub used: usize,
    /// Rows left out of the whole workspace, by reason.
    pub excluded: Vec<(Reason, usize)>,
    /// Of the rows used, those without a salesperson.
    pub unassigned: usize,
    /// Of the rows used, those whose amount is price × quantity × (1 − discount).
    pub counted_amounts: usize,
    /// Last dated fact up to the as-of date, as days since 1970-01-01.
    pub last_fact: Option<crate::model::date::Date>,
}

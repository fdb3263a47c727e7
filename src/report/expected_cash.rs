//! Expected cash: what is owed by the day on which it is due.

use crate::kpi::defs;
use crate::kpi::receivables::expected;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::unit::Exact;

/// What is due on one day, in major units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub due: Date,
    /// What is still owed of what is due on it.
    pub amount: Exact,
    /// The same with all days before it.
    pub so_far: Exact,
    /// Whether it is past: the money is late.
    pub is_overdue: bool,
}

/// A calendar of what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cash {
    /// The day that it is seen from.
    pub as_of: Date,
    /// The days on which something is due, first to last.
    pub days: Vec<DueDay>,
}

/// The days on which something is due, first to last, as of the last day of the scope; none where
/// nothing is owed.
pub fn expected_cash(data: &Dataset, scope: Scope) -> Vec<DueDay> {
    let slice = defs::receivables().slice(&Known::of(data, scope), scope);
    let Some(days) = scope.facts() else { return Vec::new() };
    let mut so_far = Exact::ZERO;
    let day = |(due, amount): (Date, Exact)| {
        so_far = so_far.plus(amount).unwrap_or(so_far);
        DueDay { due, amount, so_far, is_overdue: due < days.to }
    };
    expected(&slice).into_iter().map(day).collect()
}

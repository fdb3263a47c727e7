//! How the values of each unit are written.

use crate::kpi::Unit;
use crate::lang::shown::Shown;

/// How values of a unit are written.
pub fn shown(unit: Unit, currency: &str) -> Shown<'_> {
    match unit {
        Unit::Share => Shown::Share,
        Unit::Points => Shown::Points,
        Unit::Money => Shown::Money(currency),
        Unit::Count => Shown::Count,
        Unit::Pieces => Shown::Pieces,
        Unit::PerHundred => Shown::PerHundred,
        Unit::Minutes => Shown::Minutes,
        Unit::Days => Shown::Days,
    }
}

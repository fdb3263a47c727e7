//! A sheet as the lists it holds: tables side by side each by itself, and what is no list made one.

use super::beside;
use super::groups;
use super::pivot;
use super::refused;
use super::sheet::Sheet;
use super::sources;
use crate::model::date::Date;

/// The lists of a sheet, one at least; `today`: for months without a year.
pub(super) fn lists(sheet: Sheet, today: Date) -> Vec<Sheet> {
    let sheet = refused::returned(sheet);
    match beside::split(&sheet) {
        Some(tables) => tables.into_iter().map(|it| list(it, today)).collect(),
        None => vec![list(sheet, today)],
    }
}

fn list(sheet: Sheet, today: Date) -> Sheet {
    sources::relisted(&sheet)
        .or_else(|| groups::listed_of(&sheet))
        .or_else(|| pivot::listed_of(&sheet, today))
        .unwrap_or(sheet)
}

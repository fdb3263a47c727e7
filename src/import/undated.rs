//! Deals that are not won have no day of their own: another column tells one, the day they were lost,
//! are expected or were entered, so that they are known as deals. Nothing is counted on that day.

use super::cast::{Cast, Source};
use super::sources::export;
use super::value;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::table::Table;

/// The place of `won` in the list of what a deal may be.
const WON: i64 = 0;

/// Fills the days in, by the columns that the export names for it.
pub(super) fn fill(source: &Source<'_>, casts: &mut [Cast]) {
    let Some(export) = source.export.filter(|_| source.table == Table::Sales) else { return };
    let Some(status) = casts.iter().find(|it| it.field.id == "status") else { return };
    let is_open: Vec<bool> = (0..source.facts.layout.rows.len())
        .map(|at| status.read.column.number(at).is_some_and(|it| it != WON))
        .collect();
    let Some(date) = casts.iter_mut().find(|it| it.field.id == "date") else { return };
    let columns = export.undated.iter().filter_map(|it| export::column(&source.facts.layout, it));
    for column in columns.filter(|it| !date.columns.contains(it)) {
        let hints = source.hints(column, date.field);
        let rows = &source.facts.layout.rows;
        let read = value::read(source.sheet, rows, column, source.table, date.field, &hints);
        let Column::Number(days) = &mut date.read.column else { return };
        for (at, day) in days.iter_mut().enumerate() {
            let other = read.column.number(at).filter(|_| is_open.get(at) == Some(&true));
            if let (NO_NUMBER, Some(other)) = (*day, other) {
                *day = other;
                date.read.odd.push(at);
            }
        }
    }
    date.read.odd.sort_unstable();
    date.read.odd.dedup();
}

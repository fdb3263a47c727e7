//! The days of rows that no column has: of sales the day in the name of each document («Реализация
//! 0000-12 от 05.09.2026»), else the last of the days that the title is about; of plans and
//! turnovers those days themselves.

use super::cast::{Cast, Source};
use super::dates::{self, Dated};
use super::issue::{IssueKind, Severity};
use super::report::Issues;
use super::review::DateOrder;
use super::sheet::Cell;
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::date::Date;
use crate::model::shape::{DateShape, Shape};
use crate::model::table::Table;

/// Adds the days where a sheet has none; where the title alone dates sales it is told.
pub(super) fn add(source: &Source<'_>, casts: &mut Vec<Cast>, issues: &mut Issues) {
    let has = |id: &str| casts.iter().any(|it| it.field.id == id);
    let rows = source.facts.layout.rows.len();
    let title = source.facts.layout.title.days;
    let every = |day: Date| vec![i64::from(day.0); rows];
    match (source.table, title) {
        (Table::Sales, _) if has("date") => {}
        (Table::Sales, title) => match (of_documents(casts), title) {
            (Some(days), _) => push(source, casts, "date", days),
            (None, Some(period)) => {
                let row = source.sheet.row_number(source.facts.layout.header.0);
                let example = || (row, period.to.to_string());
                issues.push(IssueKind::DatedByTitle, Severity::Warning, "", example);
                push(source, casts, "date", every(period.to));
            }
            (None, None) => {}
        },
        (Table::Targets | Table::Balances, Some(period)) if !has("from") && !has("to") => {
            push(source, casts, "from", every(period.from));
            push(source, casts, "to", every(period.to));
        }
        _ => {}
    }
}

/// A column of days that stands in no column of the file.
fn push(source: &Source<'_>, casts: &mut Vec<Cast>, field: &str, days: Vec<i64>) {
    let Some(field) = source.table.field(field) else { return };
    let read = Read {
        column: Column::Number(days),
        shape: Shape::Date(DateShape::Iso),
        odd: Vec::new(),
        troubles: Vec::new(),
        reading: None,
        beside: None,
    };
    casts.push(Cast { field, columns: Vec::new(), header: String::new(), read });
}

/// The day of each row's document, where most documents have one.
fn of_documents(casts: &[Cast]) -> Option<Vec<i64>> {
    let documents = casts.iter().find(|it| it.field.id == "document")?;
    let texts = || (0..documents.read.column.len()).map(|at| documents.read.column.text(at));
    let days: Vec<i64> = texts().map(|it| it.and_then(day).unwrap_or(NO_NUMBER)).collect();
    let dated = days.iter().filter(|it| **it != NO_NUMBER).count();
    (dated > 0 && dated * 2 >= texts().flatten().count()).then_some(days)
}

/// «… 0000-000123 от 05.09.2026 12:00:00».
fn day(document: &str) -> Option<i64> {
    let (_, said) = document.rsplit_once(" от ")?;
    match dates::read(Cell::Text(said.trim())) {
        Dated::Day(day, _) => Some(day.0.into()),
        Dated::Either(it) => it.day(DateOrder::DayFirst).map(|it| it.0.0.into()),
        _ => None,
    }
}

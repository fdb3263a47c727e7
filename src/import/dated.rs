//! The days of sales that no column has: the day in the name of each document («Реализация 0000-12
//! от 05.09.2026»), else the last of the days that the title is about.

use super::cast::{Cast, Source};
use super::dates::{self, Dated};
use super::issue::{IssueKind, Severity};
use super::report::Issues;
use super::review::DateOrder;
use super::sheet::Cell;
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::shape::{DateShape, Shape};
use crate::model::table::Table;

/// Adds the days where sales have none; where the title alone says them it is told.
pub(super) fn add(source: &Source<'_>, casts: &mut Vec<Cast>, issues: &mut Issues) {
    let has_date = casts.iter().any(|it| it.field.id == "date");
    let (false, Table::Sales, Some(field)) = (has_date, source.table, source.table.field("date"))
    else {
        return;
    };
    let title = &source.facts.layout.title;
    let days = match (of_documents(casts), title.days) {
        (Some(days), _) => days,
        (None, Some(period)) => {
            let row = source.sheet.row_number(source.facts.layout.header.0);
            let example = || (row, period.to.to_string());
            issues.push(IssueKind::DatedByTitle, Severity::Warning, "", example);
            vec![period.to.0.into(); source.facts.layout.rows.len()]
        }
        (None, None) => return,
    };
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

/// The day of each row's document, where every document has one.
fn of_documents(casts: &[Cast]) -> Option<Vec<i64>> {
    let documents = casts.iter().find(|it| it.field.id == "document")?;
    let mut any = false;
    let mut days = Vec::with_capacity(documents.read.column.len());
    for at in 0..documents.read.column.len() {
        days.push(match documents.read.column.text(at) {
            None => NO_NUMBER,
            Some(text) => {
                any = true;
                day(text)?
            }
        });
    }
    any.then_some(days)
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

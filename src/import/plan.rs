//! Targets row by row: the KPI they are of, and the last day of their periods.

use super::across;
use super::cast::{Cast, Source};
use super::issue::IssueKind;
use super::kpi_names;
use super::name;
use super::units;
use crate::model::batch::{BatchColumn, Originals};
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::date::{Date, Grain, Period};
use crate::model::shape::{DateShape, Shape};

/// Turns the words of a file for our KPIs into their ids; a row of an unknown one is told and left out.
pub fn name_kpis(casts: &mut [Cast], source: &Source<'_>) {
    let Some(cast) = casts.iter_mut().find(|it| it.field.id == "kpi") else { return };
    let rows = source.facts.layout.rows.len();
    let mut builder = TextsBuilder::default();
    let (mut odd, mut unknown) = (Vec::new(), Vec::new());
    for at in 0..rows {
        let word = cast.read.column.text(at);
        let known = word.and_then(kpi_names::id);
        builder.push(known);
        if known != word || cast.read.odd.binary_search(&at).is_ok() {
            odd.push(at);
        }
        if word.is_some() && known.is_none() {
            unknown.push(at);
        }
    }
    cast.read.column = Column::Text(builder.finish());
    cast.read.odd = odd;
    if !unknown.is_empty() {
        cast.read.troubles.push((IssueKind::UnknownKpi, unknown));
    }
}

/// The columns that the file has not: the KPI, and where periods are said by their first day or
/// their name, the last day.
pub fn added(casts: &[Cast], source: &Source<'_>, kept: &[usize]) -> Vec<BatchColumn> {
    let find = |id: &str| casts.iter().find(|it| it.field.id == id);
    let mut added = Vec::new();
    if find("kpi").is_none() {
        let header = find("amount").map(|it| units::unit(&it.header)).unwrap_or_default();
        let kpi = across::kpi(header, source.facts.layout.title.unit);
        added.push(kpis(kept.iter().map(|_| kpi)));
    }
    if let (None, Some(from)) = (find("to"), find("from"))
        && let Some(ends) = ends(from)
    {
        let value = |at: &usize| ends.get(*at).copied().unwrap_or(NO_NUMBER);
        added.push(dates("to", kept.iter().map(value).collect()));
    }
    added
}

/// A column of ids of KPIs that stands in no file.
pub fn kpis(ids: impl Iterator<Item = &'static str>) -> BatchColumn {
    let mut builder = TextsBuilder::default();
    for id in ids {
        builder.push(Some(id));
    }
    BatchColumn {
        field: "kpi".to_owned(),
        header: String::new(),
        column: Column::Text(builder.finish()),
        shape: Shape::Plain,
        originals: Originals::default(),
    }
}

/// A column of dates that stands in no file.
pub fn dates(field: &str, values: Vec<i64>) -> BatchColumn {
    BatchColumn {
        field: field.to_owned(),
        header: String::new(),
        column: Column::Number(values),
        shape: Shape::Date(DateShape::Iso),
        originals: Originals::default(),
    }
}

/// The last days: as named, or of the month (quarter, year by the header) where every cell is a first day.
fn ends(from: &Cast) -> Option<Vec<i64>> {
    let Column::Number(starts) = &from.read.column else { return None };
    let words = name::words(&from.header);
    let says = |stem: &str| words.iter().any(|it| it.starts_with(stem));
    let grain = match () {
        () if says("кварт") || says("quarter") => Grain::Quarter,
        () if says("год") || says("year") => Grain::Year,
        () => Grain::Month,
    };
    let period = |start: i64| {
        let day = Date(i32::try_from(start).unwrap_or(0));
        let period = Period::around(day, grain);
        (period.from == day).then_some(i64::from(period.to.0))
    };
    let firsts = starts.iter().filter(|it| **it != NO_NUMBER).all(|it| period(*it).is_some());
    if !firsts && from.read.beside.is_none() {
        return None;
    }
    let named = from.read.beside.as_deref().unwrap_or_default();
    let end =
        |(at, start): (usize, &i64)| match named.get(at).copied().filter(|it| *it != NO_NUMBER) {
            Some(end) => end,
            None if *start == NO_NUMBER || !firsts => NO_NUMBER,
            None => period(*start).unwrap_or(NO_NUMBER),
        };
    Some(starts.iter().enumerate().map(end).collect())
}

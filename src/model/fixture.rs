//! Small tables written as text, for tests: a header line of field ids, then a line a row,
//! cells between `|`, nothing for an empty cell.

use super::batch::{Batch, BatchColumn, Origin, Originals};
use super::column::{Column, NO_NUMBER, TextsBuilder};
use super::date::Date;
use super::shape::{ClockShape, DateShape, NumberShape, Shape, TimeShape};
use super::table::{Field, Kind, Table};
use super::time::{Time, second_of_day};
use std::sync::Arc;

/// A batch as if read from a file of the table's name.
pub fn batch(table: Table, text: &str) -> Arc<Batch> {
    batch_of(table, &format!("{}.csv", table.id()), text)
}

/// A batch as if read from that file. Columns that are no field of the table are not there.
pub fn batch_of(table: Table, file: &str, text: &str) -> Arc<Batch> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('|').map(str::trim).collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('|').map(str::trim).collect()).collect();
    let column = |(at, id): (usize, &&str)| {
        let field = table.field(id)?;
        let cells = rows.iter().map(|row| row.get(at).copied().filter(|cell| !cell.is_empty()));
        Some(self::column(field, cells))
    };
    Arc::new(Batch {
        table,
        origin: Origin { file: file.to_owned(), sheet: String::new(), digest: file.to_owned() },
        imported: 0,
        rows: (2..).take(rows.len()).collect(),
        columns: header.iter().enumerate().filter_map(column).collect(),
    })
}

fn column<'a>(field: &Field, cells: impl Iterator<Item = Option<&'a str>>) -> BatchColumn {
    let (column, shape) = if field.kind.is_text() {
        let mut builder = TextsBuilder::default();
        cells.for_each(|cell| builder.push(cell));
        (Column::Text(builder.finish()), Shape::Plain)
    } else {
        let number = |cell: Option<&str>| cell.and_then(|it| read(field.kind, it));
        let numbers = cells.map(|cell| number(cell).unwrap_or(NO_NUMBER)).collect();
        (Column::Number(numbers), shape(field.kind))
    };
    BatchColumn {
        field: field.id.to_owned(),
        header: field.id.to_owned(),
        column,
        shape,
        originals: Originals::default(),
    }
}

fn shape(kind: Kind) -> Shape {
    match kind {
        Kind::Date => Shape::Date(DateShape::Iso),
        Kind::Time => Shape::Time(TimeShape::iso()),
        Kind::TimeOfDay => Shape::Clock(ClockShape::WHOLE),
        Kind::Flag => Shape::Words(vec![(0, "no".to_owned()), (1, "yes".to_owned())]),
        Kind::Words(words) => {
            Shape::Words((0..).zip(words.iter().map(ToString::to_string)).collect())
        }
        kind => Shape::Number(NumberShape::plain(scale(kind))),
    }
}

fn scale(kind: Kind) -> u8 {
    match kind {
        Kind::Money => 4,
        Kind::Share | Kind::Number | Kind::Count | Kind::Seconds | Kind::Minutes => 6,
        _ => 0,
    }
}

fn read(kind: Kind, cell: &str) -> Option<i64> {
    match kind {
        Kind::Date => Date::parse(cell).map(|date| date.0.into()),
        Kind::Time => Time::parse(cell).map(|time| time.0),
        Kind::TimeOfDay => second_of_day(cell).map(i64::from),
        Kind::Flag => ["no", "yes"]
            .iter()
            .position(|it| *it == cell)
            .and_then(|at| i64::try_from(at).ok())
            .or_else(|| cell.parse().ok()),
        Kind::Words(words) => (0..).zip(words).find(|(_, word)| **word == cell).map(|it| it.0),
        kind => {
            let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
            let places = usize::from(scale(kind));
            format!("{whole}{rest:0<places$}").parse().ok()
        }
    }
}

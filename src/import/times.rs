//! A column of dates with times: the day as a column of dates says it, the hour where it is known,
//! times of other zones brought to the workspace's.

use super::calendar::{self, Dates, Wanted};
use super::cell;
use super::clock::{self, Clock};
use super::issue::IssueKind;
use super::review::Reading;
use super::sheet::Cell;
use super::value::Read;
use super::zone;
use crate::model::column::NO_NUMBER;
use crate::model::date::Date;
use crate::model::shape::{ClockShape, DateShape, Shape, TimeShape};
use crate::model::time::Time;

/// A cell taken apart.
#[derive(Clone, Copy)]
struct Parts<'a> {
    /// What holds the day.
    day: Cell<'a>,
    /// Seconds since midnight, where a time stands there.
    second: Option<u32>,
    /// Seconds that the written time is ahead of Greenwich, where the cell says.
    offset: Option<i32>,
    /// A time stands there that cannot be read.
    broken: bool,
}

impl<'a> Parts<'a> {
    fn of(cell: Cell<'a>) -> Parts<'a> {
        let whole = Parts { day: cell, second: None, offset: None, broken: false };
        match cell {
            Cell::Date(serial) => Parts {
                day: Cell::Date(serial.floor()),
                second: Some(clock::second_of(serial)),
                ..whole
            },
            Cell::Number(number) if number.fract() != 0.0 => Parts {
                day: Cell::Number(number.floor()),
                second: Some(clock::second_of(number)),
                ..whole
            },
            Cell::Text(text) => split(text).map_or(whole, |(day, clock)| {
                let offset = zone::offset(clock.rest);
                let broken = offset.is_none() && !is_said_anyway(clock.rest);
                Parts { day: Cell::Text(day), second: Some(clock.second), offset, broken }
            }),
            _ => whole,
        }
    }
}

/// Words after a time that change nothing.
fn is_said_anyway(rest: &str) -> bool {
    matches!(rest, "" | "мск" | "МСК" | "MSK" | "ч" | "ч.")
}

/// The day and the time of `30.09.2026 14:05`, `2026-09-30T14:05:00Z`, `Mar 5, 2026, 2:05 PM`.
fn split(text: &str) -> Option<(&str, Clock<'_>)> {
    let text = text.trim();
    let colon = text.find(':')?;
    let hour = text.get(..colon)?.trim_end_matches(|it: char| it.is_ascii_digit());
    let clock = clock::read(text.get(hour.len()..)?)?;
    let day = hour.trim_end();
    let day = day.strip_suffix(['T', 't', ',', 'в']).unwrap_or(day).trim_end();
    Some((day.strip_suffix(" at").unwrap_or(day), clock))
}

/// Reads a column; `clocks` is the column of times of day beside it, where they stand apart.
pub fn read<'a>(
    cells: impl Iterator<Item = Cell<'a>> + Clone,
    clocks: Option<Vec<Cell<'a>>>,
    wanted: Wanted,
    is_year_said: bool,
) -> Read {
    let mut parts: Vec<Parts> = cells.clone().map(Parts::of).collect();
    for (part, clock) in parts.iter_mut().zip(clocks.into_iter().flatten()) {
        let known = part.second.filter(|&it| it > 0);
        part.second = known.or(clock::of_cell(clock)).or(part.second);
    }
    // Programs write midnight where they know the day alone: an hour is known in such a column
    // only where some time of it is not midnight.
    let has_hours = parts.iter().any(|it| it.second.is_some_and(|it| it > 0));
    let dates = calendar::read(parts.iter().map(|it| it.day), wanted);
    let mut broken = Vec::new();
    let mut values = Vec::with_capacity(parts.len());
    for (row, (part, &day)) in parts.iter().zip(&dates.values).enumerate() {
        if part.broken && day != NO_NUMBER {
            broken.push(row);
        }
        let value = if part.broken { None } else { time(day, part, has_hours) };
        values.push(value.map_or(NO_NUMBER, |it| it.0));
    }
    let shapes = shapes(&parts, &dates, cells.clone());
    let mut read = clock::written(cells, values, shapes, IssueKind::UnreadDate);
    read.reading = dates.order.map(Reading::Date);
    read.troubles = vec![
        (IssueKind::UnreadDate, dates.unread),
        (IssueKind::UnreadTime, broken),
        (IssueKind::AbsurdDate, dates.absurd),
        (IssueKind::AmbiguousDates, dates.ambiguous),
        (IssueKind::NoYear, if is_year_said { Vec::new() } else { dates.no_year }),
    ];
    read
}

fn time(day: i64, part: &Parts, has_hours: bool) -> Option<Time> {
    let day = Date(i32::try_from(day).ok().filter(|_| day != NO_NUMBER)?);
    match part.second.filter(|_| has_hours) {
        None => Some(Time::day(day)),
        Some(second) => {
            let written = Time::new(day, second)?;
            Some(part.offset.map_or(written, |offset| zone::of_moscow(written, offset)))
        }
    }
}

/// The shapes that the first cell with a time suggests, and those of its day alone.
fn shapes<'a>(parts: &[Parts], dates: &Dates, cells: impl Iterator<Item = Cell<'a>>) -> Vec<Shape> {
    let date = dates.shape.unwrap_or(DateShape::Iso);
    // A date of the spreadsheet itself is shown as ISO with a space.
    let serial = TimeShape { date, between: " ".to_owned(), ..TimeShape::iso() };
    let mut shapes = Vec::new();
    let timed = cells.zip(parts).zip(&dates.values).filter(|((_, it), _)| it.second.is_some());
    for ((cell, part), &day) in timed.take(20) {
        let Cell::Text(text) = cell else { continue };
        let Some((start, clock)) = split(text) else { continue };
        let hours = text.trim().get(start.len()..).unwrap_or_default();
        let digits = hours.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
        let written = clock.shape;
        let shift = Date(i32::try_from(day).unwrap_or_default());
        let shift = Time::new(shift, clock.second).zip(part.offset).map_or(0, |(at, offset)| {
            i32::try_from(at.seconds() - zone::of_moscow(at, offset).seconds()).unwrap_or(0)
        });
        for clock in [written, ClockShape { padded: !written.padded, ..written }] {
            let between = hours.get(..digits).unwrap_or_default().to_owned();
            let suffix = suffix(hours);
            let shape = Shape::Time(TimeShape { date, between, clock, shift, suffix });
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
    }
    shapes.push(Shape::Time(serial));
    shapes
}

/// What stands after the time in `T14:05:00Z`.
fn suffix(hours: &str) -> String {
    let after = hours.rfind(':').and_then(|at| hours.get(at + 1..)).unwrap_or_default();
    // Of `+03:00` the last colon is the zone's.
    let zone = hours.find(['+', 'Z']).and_then(|at| hours.get(at..));
    let plain = after.trim_start_matches(|it: char| it.is_ascii_digit());
    zone.unwrap_or(plain).to_owned()
}

/// Whether a text holds a time of day beside a date.
pub fn has_clock(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(serial) => serial >= 1.0 && clock::second_of(serial) > 0,
        Cell::Text(text) => split(text).is_some_and(|(day, _)| !day.is_empty()),
        _ => false,
    }
}

/// Whether a cell is a time of day and no date.
pub fn is_clock(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Date(serial) | Cell::Duration(serial) => (0.0..1.0).contains(&serial),
        Cell::Text(text) => clock::read(text).is_some_and(|it| it.rest.is_empty()),
        _ => false,
    }
}

/// The text of a cell that holds anything.
pub fn is_filled(cell: Cell<'_>) -> bool {
    !cell::is_nothing(cell::write(cell, &mut String::new()))
}

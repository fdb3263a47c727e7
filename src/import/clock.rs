//! Times of day as cells hold them: `09:00`, `9:05:07`, `2:05 PM`, the fraction of a day.

use super::cell;
use super::issue::IssueKind;
use super::sheet::Cell;
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::shape::{ClockShape, Shape};

/// Seconds of a day, as floats count them.
const DAY: f64 = 86_400.0;

/// A text that begins with a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock<'a> {
    /// Seconds since midnight.
    pub second: u32,
    /// How it is written.
    pub shape: ClockShape,
    /// What stands after it, without white space around: a zone, or nothing.
    pub rest: &'a str,
}

/// Reads `14:05`, `14:05:07`, `14:05:07.123`, `2:05 pm`, and what stands after; `24:00` is the
/// midnight that ends the day, which here is 0.
pub fn read(text: &str) -> Option<Clock<'_>> {
    let (hour, rest) = digits(text.trim_start())?;
    let padded = text.trim_start().len() - rest.len() == 2;
    let (minute, rest) = digits(rest.strip_prefix(':')?)?;
    let (second, rest, seconds) = match rest.strip_prefix(':') {
        Some(rest) => {
            let (second, rest) = digits(rest)?;
            (second, without_fraction(rest), true)
        }
        None => (0, rest, false),
    };
    let rest = rest.trim();
    let lower = rest.to_ascii_lowercase();
    let (hour, rest) = match lower.trim_start_matches('.') {
        it if it.starts_with("pm") && hour <= 12 => (hour % 12 + 12, rest.get(2..)?),
        it if it.starts_with("am") && hour <= 12 => (hour % 12, rest.get(2..)?),
        _ => (hour, rest),
    };
    let whole = hour * 3_600 + minute * 60 + second;
    let right = minute < 60 && second < 60 && whole <= 86_400;
    let shape = ClockShape { padded, seconds };
    right.then(|| Clock { second: whole % 86_400, shape, rest: rest.trim() })
}

/// One or two digits, and what stands after.
fn digits(text: &str) -> Option<(u32, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(len)?;
    let number = digits.parse().ok().filter(|_| len <= 2)?;
    Some((number, rest))
}

fn without_fraction(text: &str) -> &str {
    match text.strip_prefix(['.', ',']) {
        Some(rest) if rest.starts_with(|it: char| it.is_ascii_digit()) => {
            rest.trim_start_matches(|it: char| it.is_ascii_digit())
        }
        _ => text,
    }
}

/// The second of the day that a cell holds; of numbers the fraction of a day, or whole hours.
pub fn of_cell(cell: Cell<'_>) -> Option<u32> {
    match cell {
        Cell::Text(text) => read(text).filter(|it| it.rest.is_empty()).map(|it| it.second),
        Cell::Date(serial) => Some(second_of(serial)),
        Cell::Number(number) if (0.0..1.0).contains(&number) => Some(second_of(number)),
        Cell::Number(hours) if hours.fract() == 0.0 && (1.0..=24.0).contains(&hours) => {
            Some(hours as u32 % 24 * 3_600)
        }
        Cell::Duration(days) if (0.0..=1.0).contains(&days) => Some(second_of(days)),
        Cell::Empty
        | Cell::Number(_)
        | Cell::Percent(_)
        | Cell::Duration(_)
        | Cell::Flag(_)
        | Cell::Error(_) => None,
    }
}

/// The second of the day that the fraction of a spreadsheet's date counts.
pub fn second_of(serial: f64) -> u32 {
    ((serial - serial.floor()) * DAY).round() as u32 % 86_400
}

/// Reads a column of times of day.
pub fn column<'a>(cells: impl Iterator<Item = Cell<'a>> + Clone) -> Read {
    let seconds = cells.clone().map(of_cell);
    let values = seconds.map(|it| it.map_or(NO_NUMBER, i64::from)).collect();
    let shapes = [true, false].map(|padded| ClockShape { padded, seconds: false });
    let whole = shapes.map(|it| ClockShape { seconds: true, ..it });
    let shapes = shapes.into_iter().chain(whole).map(Shape::Clock).collect();
    written(cells, values, shapes, IssueKind::UnreadTime)
}

/// A column of these values, written in the one of the shapes that gives most texts back; a text
/// that is no value is unread.
pub fn written<'a>(
    cells: impl Iterator<Item = Cell<'a>> + Clone,
    values: Vec<i64>,
    shapes: Vec<Shape>,
    unread_as: IssueKind,
) -> Read {
    let mut buffer = String::new();
    let mut counted: Vec<usize> = vec![0; shapes.len()];
    // The first cells tell.
    for (cell, &value) in cells.clone().zip(&values).take(500).filter(|it| *it.1 != NO_NUMBER) {
        let text = cell::write(cell, &mut buffer);
        for (shape, count) in shapes.iter().zip(&mut counted) {
            *count += usize::from(shape.write(value) == text);
        }
    }
    let best = counted.iter().enumerate().max_by_key(|&(at, &count)| (count, usize::MAX - at));
    let shape = best.and_then(|(at, _)| shapes.get(at)).cloned().unwrap_or(Shape::Plain);
    let (mut odd, mut unread) = (Vec::new(), Vec::new());
    for (row, (cell, &value)) in cells.zip(&values).enumerate() {
        let text = cell::write(cell, &mut buffer);
        if value == NO_NUMBER {
            if !text.is_empty() {
                odd.push(row);
            }
            if !cell::is_nothing(text) {
                unread.push(row);
            }
        } else if shape.write(value) != text {
            odd.push(row);
        }
    }
    let troubles = vec![(unread_as, unread)];
    Read { column: Column::Number(values), shape, odd, troubles, reading: None, beside: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        let at = |text| of_cell(Cell::Text(text)).map(|it| (it / 3_600, it / 60 % 60, it % 60));
        assert_eq!(at("09:00"), Some((9, 0, 0)));
        assert_eq!(at(" 9:05:07 "), Some((9, 5, 7)));
        assert_eq!(at("2:05 PM"), Some((14, 5, 0)));
        assert_eq!(at("12:30am"), Some((0, 30, 0)));
        assert_eq!(at("24:00"), Some((0, 0, 0)));
        assert_eq!(at("14:05:07.999"), Some((14, 5, 7)));
        for text in ["25:00", "9:60", "утром", "9", "9:5:5:5", "123:00"] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn fractions_of_a_day_are_times_of_it() {
        assert_eq!(of_cell(Cell::Date(0.375)), Some(9 * 3_600));
        assert_eq!(of_cell(Cell::Number(0.75)), Some(18 * 3_600));
        assert_eq!(of_cell(Cell::Number(18.0)), Some(18 * 3_600));
        // Nine o'clock and five minutes as a float keeps it.
        assert_eq!(second_of(46_295.378_472_222_22), 9 * 3_600 + 300);
    }

    #[test]
    fn a_column_of_times_is_given_back() {
        let texts = ["09:00", "18:30", "8:00", "нет", ""];
        let read = column(texts.iter().map(|it| Cell::Text(it)));
        let shape = ClockShape { padded: true, seconds: false };
        assert_eq!((read.shape.clone(), read.odd.clone()), (Shape::Clock(shape), vec![2, 3]));
        assert_eq!(read.unread(), 1);
    }
}

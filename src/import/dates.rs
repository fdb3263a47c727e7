//! One cell as a date, with what only the column can decide left open.

use super::cell;
use super::either::{Either, Shapes};
use super::named_day;
use super::period::{self, Said};
use super::sheet::Cell;
use crate::model::date::Date;
use crate::model::shape::DateShape;

/// A cell that should be a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dated {
    /// Nothing there.
    Nothing,
    /// A day, whichever way the column is written, and the shapes that give its text back.
    Day(Date, Shapes),
    /// Two numbers and a year: which is the day is for the column to say.
    Either(Either),
    /// A month, quarter or year.
    Period(Said),
    /// A day before 1900 or after 2100.
    Absurd,
    /// No date.
    Unread,
}

/// Reads a cell.
pub fn read(cell: Cell<'_>) -> Dated {
    match cell {
        Cell::Empty => Dated::Nothing,
        Cell::Percent(_) | Cell::Duration(_) | Cell::Flag(_) | Cell::Error(_) => Dated::Unread,
        Cell::Date(serial) => {
            let exact =
                if serial.fract() == 0.0 { Shapes::one(DateShape::Serial) } else { Shapes::NONE };
            match cell::day_of_serial(serial) {
                Some(day) => sane(day, exact),
                None => Dated::Unread,
            }
        }
        Cell::Number(number) => of_number(number),
        Cell::Text(text) => of_text(cell::trimmed(text)),
    }
}

fn sane(day: Date, shapes: Shapes) -> Dated {
    let (year, ..) = day.parts();
    if (1900..=2100).contains(&year) { Dated::Day(day, shapes) } else { Dated::Absurd }
}

/// A plain number is a date when it counts days from 1954 to 2119, or names a year.
fn of_number(number: f64) -> Dated {
    if (1900.0..=2100.0).contains(&number) && number.fract() == 0.0 {
        return period::read(&number.to_string()).map_or(Dated::Unread, Dated::Period);
    }
    if !(20_000.0..80_000.0).contains(&number) {
        return Dated::Unread;
    }
    let exact =
        if number.fract() == 0.0 { Shapes::one(DateShape::SerialNumber) } else { Shapes::NONE };
    cell::day_of_serial(number).map_or(Dated::Unread, |day| sane(day, exact))
}

fn of_text(text: &str) -> Dated {
    if text.is_empty() {
        return Dated::Nothing;
    }
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        if let Some(dated) = numeric(text) {
            return dated;
        }
        if text.bytes().all(|it| it.is_ascii_digit()) {
            return of_digits(text);
        }
    }
    if cell::is_nothing(text) {
        return Dated::Nothing;
    }
    match period::read(text) {
        Some(said) => Dated::Period(said),
        None => named_day::read(text).map_or(Dated::Unread, |day| sane(day, Shapes::NONE)),
    }
}

fn of_digits(text: &str) -> Dated {
    let part = |from: usize, to: usize| text.get(from..to).and_then(|it| it.parse::<u32>().ok());
    match (text.len(), part(0, 4), part(4, 6), part(6, 8)) {
        (8, Some(year), Some(month), Some(day)) => i32::try_from(year)
            .ok()
            .and_then(|year| Date::new(year, month, day))
            .map_or(Dated::Unread, |day| sane(day, Shapes::NONE)),
        (4 | 5, ..) => text.parse().map_or(Dated::Unread, of_number),
        _ => Dated::Unread,
    }
}

/// Three numbers between marks, and perhaps a time.
fn numeric(text: &str) -> Option<Dated> {
    let (a, a_len, rest) = number(text)?;
    let mark = rest.chars().next().filter(|it| matches!(it, '.' | '/' | '-'))?;
    let (b, b_len, rest) = number(rest.get(1..)?)?;
    let (c, c_len, rest) = number(rest.strip_prefix(mark)?)?;
    let time = time(rest)?;
    if a_len == 4 {
        let Some(day) = Date::new(i32::try_from(a).ok()?, b, c) else { return Some(Dated::Unread) };
        let padded = mark == '-' && b_len == 2 && c_len == 2;
        let shapes = match time {
            Time::None if padded => Shapes::one(DateShape::Iso),
            Time::Midnight if padded => Shapes::one(DateShape::IsoMidnight),
            Time::Millis if padded => Shapes::one(DateShape::IsoMidnightMillis),
            _ => Shapes::NONE,
        };
        return Some(sane(day, shapes));
    }
    let year = match c_len {
        4 => i32::try_from(c).ok()?,
        2 => i32::try_from(c).ok()? + if c < 70 { 2_000 } else { 1_900 },
        5.. => return Some(Dated::Absurd),
        _ => return Some(Dated::Unread),
    };
    if !(1900..=2100).contains(&year) {
        return Some(Dated::Absurd);
    }
    if a == 0 || b == 0 || a > 31 || b > 31 || a > 12 && b > 12 {
        return Some(Dated::Unread);
    }
    let shapes = shapes(mark, [(a, a_len), (b, b_len)], c_len, time);
    Some(Dated::Either(Either { first: a, second: b, year, dotted: mark == '.', shapes }))
}

/// The shapes with the day first, and with the month first.
fn shapes(mark: char, parts: [(u32, usize); 2], year_len: usize, time: Time) -> [Shapes; 2] {
    let padded = parts.iter().all(|(_, len)| *len == 2);
    let bare = parts.iter().all(|(it, len)| *len == if *it > 9 { 2 } else { 1 });
    match (mark, year_len, time) {
        ('.', 4, Time::None) if padded => [Shapes::one(DateShape::Dotted), Shapes::NONE],
        ('.', 2, Time::None) if padded => [Shapes::one(DateShape::DottedShort), Shapes::NONE],
        ('.', 4, Time::ShortMidnight) if padded => {
            [Shapes::one(DateShape::DottedMidnight), Shapes::NONE]
        }
        ('/', 4, Time::None) => {
            let mut both = [Shapes::NONE; 2];
            if padded {
                both = [Shapes::one(DateShape::DaySlash), Shapes::one(DateShape::MonthSlash)];
            }
            if bare {
                both[1] = both[1].and(Shapes::one(DateShape::MonthSlashBare));
            }
            both
        }
        _ => [Shapes::NONE; 2],
    }
}

fn number(text: &str) -> Option<(u32, usize, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(len)?;
    if len > 6 {
        return None;
    }
    Some((digits.parse().ok()?, len, rest))
}

#[derive(Clone, Copy, PartialEq)]
enum Time {
    None,
    Midnight,
    Millis,
    ShortMidnight,
    Other,
}

fn time(rest: &str) -> Option<Time> {
    match rest {
        "" => return Some(Time::None),
        " 00:00:00" => return Some(Time::Midnight),
        " 00:00:00.000" => return Some(Time::Millis),
        " 0:00:00" => return Some(Time::ShortMidnight),
        " г." | " г" | "г." | "г" => return Some(Time::Other),
        _ => {}
    }
    let clock =
        rest.strip_prefix("T").or_else(|| rest.strip_prefix([' ', ',', '\u{a0}']))?.trim_start();
    let (hour, _, after) = number(clock)?;
    let (minute, _, after) = number(after.strip_prefix(':')?)?;
    let plain =
        |it: char| it.is_ascii_alphanumeric() || matches!(it, ':' | '.' | '+' | '-' | ' ' | ',');
    (hour <= 24 && minute < 60 && after.chars().all(plain) && after.len() < 32)
        .then_some(Time::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::review::DateOrder;

    fn day(text: &str) -> Option<String> {
        match read(Cell::Text(text)) {
            Dated::Day(day, _) => Some(day.to_string()),
            Dated::Either(it) => it.day(DateOrder::DayFirst).map(|(day, _)| day.to_string()),
            _ => None,
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "05.03.2026",
            "5.3.26",
            "05.03.2026 14:30:15",
            "05.03.2026 0:00:00",
            "2026-03-05",
            "2026-03-05T10:00:00+03:00",
            "2026-03-05 14:15",
            "2026-03-05 00:00:00.000",
            "05/03/2026",
            "5/3/2026 8:26",
            "05-Mar-2026",
            "5 марта 2026 г.",
            "5 мар 2026",
            "Mar 5, 2026",
            "March 5th, 2026",
            "Thursday, March 5, 2026",
            "Thu, 5 Mar 2026 14:30:00",
            "чт, 5 марта 2026 г.",
            "20260305",
            "46086",
            "2026/03/05",
            "05.03.2026 г.",
            "05-03-2026",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-03-05"), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for text in [
            "31.13.2026",
            "32.01.2026",
            "завтра",
            "1.2",
            "10:30",
            "2026-02-30",
            "1-2-3",
            "12.05.20261",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        for (text, told) in [("March 1st, 2026", "2026-03-01"), ("Mar 22nd, 2026", "2026-03-22")] {
            assert_eq!(day(text).as_deref(), Some(told));
        }
        assert_eq!(read(Cell::Text("01.01.0001")), Dated::Absurd);
        assert_eq!(read(Cell::Text("9999-12-31")), Dated::Absurd);
        assert_eq!(read(Cell::Text("NULL")), Dated::Nothing);
        assert_eq!(read(Cell::Text("не закрыта")), Dated::Nothing);
    }
}

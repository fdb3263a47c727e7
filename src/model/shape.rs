//! Shapes: how the cells of a column were written, so that their text can be given back.

use super::date::Date;
use super::time::Time;
use serde::{Deserialize, Serialize};

/// Millionths of one.
const MILLION: i64 = 1_000_000;

/// How the cells of a column of numbers were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Words, or nothing that a shape could say.
    Plain,
    /// A number of the unit `10^-scale`, such as `1 234,56 ₽`.
    Number(NumberShape),
    /// A date, such as `30.09.2026`.
    Date(DateShape),
    /// One of the words the file uses, by value: `Да` / `Нет`, `Выиграна` / `Проиграна`.
    Words(Vec<(i64, String)>),
    /// A date and time, such as `30.09.2026 14:05`.
    Time(TimeShape),
    /// A time of day, such as `09:00`, of seconds since midnight.
    Clock(ClockShape),
    /// A duration, such as `1:02:33`, of millionths of a second.
    Seconds(ClockShape),
    /// The same of millionths of a minute.
    Minutes(ClockShape),
}

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberShape {
    /// Decimals of the kept value: 4 for money, 6 for shares and quantities, 0 for days.
    pub scale: u8,
    /// The cell's value times `10^power` is the kept one's: 3 for «тыс.», −2 for percents.
    pub power: i8,
    /// The decimal mark.
    pub decimal: char,
    /// What stands between groups of three, if anything.
    pub group: Option<char>,
    /// Decimals always written; `None`: as many as there are, without zeros at the end.
    pub decimals: Option<u8>,
    /// What stands before the number («$»).
    pub prefix: String,
    /// What stands after it (« ₽», « %»).
    pub suffix: String,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateShape {
    /// `2026-09-30`
    Iso,
    /// `2026-09-30 00:00:00`
    IsoMidnight,
    /// `2026-09-30 00:00:00.000`
    IsoMidnightMillis,
    /// `30.09.2026`
    Dotted,
    /// `30.09.26`
    DottedShort,
    /// `30.09.2026 0:00:00`
    DottedMidnight,
    /// `30/09/2026`
    DaySlash,
    /// `09/30/2026`
    MonthSlash,
    /// A date of the spreadsheet itself, given back as ISO.
    Serial,
    /// `9/3/2026`, month first, no zeros before.
    MonthSlashBare,
    /// `46268`: days as a spreadsheet counts them, in a cell that is no date.
    SerialNumber,
}

/// How a date and time is written; a time of unknown hour is written as its date alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeShape {
    /// The date.
    pub date: DateShape,
    /// What stands between date and time.
    pub between: String,
    /// The time.
    pub clock: ClockShape,
    /// Seconds that the written time is later than the kept one: it is of another zone.
    pub shift: i32,
    /// What stands after the time (`Z`, `+03:00`).
    pub suffix: String,
}

/// How a time of day or a duration is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockShape {
    /// Whether hours have two digits: `09:00`.
    pub padded: bool,
    /// Whether seconds stand there.
    pub seconds: bool,
}

/// Days from 1899-12-30, from which spreadsheets count (past their 29 February 1900), to 1970-01-01.
pub const SERIAL_OF_1970: i32 = 25_569;

impl Shape {
    /// The text of a kept value.
    pub fn write(&self, value: i64) -> String {
        match self {
            Shape::Plain => value.to_string(),
            Shape::Number(number) => number.write(value),
            Shape::Date(date) => date.write(value),
            Shape::Words(words) => words
                .iter()
                .find(|(it, _)| *it == value)
                .map_or_else(|| value.to_string(), |(_, word)| word.clone()),
            Shape::Time(time) => time.write(Time(value)),
            Shape::Clock(clock) => clock.write(value),
            Shape::Seconds(clock) => clock.write(value / MILLION),
            Shape::Minutes(clock) => clock.write(value.saturating_mul(60) / MILLION),
        }
    }
}

impl NumberShape {
    /// A number as a spreadsheet keeps it: a point, no groups, no zeros at the end.
    pub fn plain(scale: u8) -> NumberShape {
        NumberShape {
            scale,
            power: 0,
            decimal: '.',
            group: None,
            decimals: None,
            prefix: String::new(),
            suffix: String::new(),
        }
    }

    fn write(&self, value: i64) -> String {
        // Digits after the mark: the kept ones, moved by the power.
        let places = i32::from(self.scale) + i32::from(self.power);
        let mut digits = value.unsigned_abs().to_string();
        let places = match usize::try_from(places) {
            Ok(places) => places,
            Err(_) => {
                digits.push_str(&"0".repeat(usize::from(places.unsigned_abs().to_le_bytes()[0])));
                0
            }
        };
        if digits.len() <= places {
            digits = format!("{}{digits}", "0".repeat(places + 1 - digits.len()));
        }
        let (whole, rest) = digits.split_at(digits.len() - places);
        let mut rest = rest.trim_end_matches('0').to_owned();
        if let Some(decimals) = self.decimals {
            while rest.len() < usize::from(decimals) {
                rest.push('0');
            }
        }
        let sign = if value < 0 { "-" } else { "" };
        let whole = self.grouped(whole);
        let mark = if rest.is_empty() { String::new() } else { self.decimal.to_string() };
        format!("{}{sign}{whole}{mark}{rest}{}", self.prefix, self.suffix)
    }

    fn grouped(&self, whole: &str) -> String {
        let Some(group) = self.group else { return whole.to_owned() };
        let mut text = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        text
    }
}

impl TimeShape {
    /// `2026-09-30T14:05:00`
    pub fn iso() -> TimeShape {
        TimeShape {
            date: DateShape::Iso,
            between: "T".to_owned(),
            clock: ClockShape::WHOLE,
            shift: 0,
            suffix: String::new(),
        }
    }

    fn write(&self, value: Time) -> String {
        if !value.has_hour() {
            return self.date.write(value.date().0.into());
        }
        let written = Time::of_seconds(value.seconds().saturating_add(self.shift.into()));
        let date = self.date.write(written.date().0.into());
        let clock = self.clock.write(written.second_of_day().unwrap_or_default().into());
        format!("{date}{}{clock}{}", self.between, self.suffix)
    }
}

impl ClockShape {
    /// `09:00:00`
    pub const WHOLE: ClockShape = ClockShape { padded: true, seconds: true };

    fn write(self, seconds: i64) -> String {
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
        let hours = if self.padded { format!("{hours:02}") } else { hours.to_string() };
        let seconds = if self.seconds { format!(":{:02}", seconds % 60) } else { String::new() };
        format!("{hours}:{minutes:02}{seconds}")
    }
}

impl DateShape {
    /// Every shape.
    pub const ALL: [DateShape; 11] = [
        DateShape::Iso,
        DateShape::IsoMidnight,
        DateShape::IsoMidnightMillis,
        DateShape::Dotted,
        DateShape::DottedShort,
        DateShape::DottedMidnight,
        DateShape::DaySlash,
        DateShape::MonthSlash,
        DateShape::Serial,
        DateShape::MonthSlashBare,
        DateShape::SerialNumber,
    ];

    fn write(self, value: i64) -> String {
        let date = Date(i32::try_from(value).unwrap_or(0));
        let (year, month, day) = date.parts();
        match self {
            DateShape::Iso | DateShape::Serial => date.to_string(),
            DateShape::IsoMidnight => format!("{date} 00:00:00"),
            DateShape::IsoMidnightMillis => format!("{date} 00:00:00.000"),
            DateShape::Dotted => format!("{day:02}.{month:02}.{year:04}"),
            DateShape::DottedShort => format!("{day:02}.{month:02}.{:02}", year.rem_euclid(100)),
            DateShape::DottedMidnight => format!("{day:02}.{month:02}.{year:04} 0:00:00"),
            DateShape::DaySlash => format!("{day:02}/{month:02}/{year:04}"),
            DateShape::MonthSlash => format!("{month:02}/{day:02}/{year:04}"),
            DateShape::MonthSlashBare => format!("{month}/{day}/{year:04}"),
            DateShape::SerialNumber => date.plus(SERIAL_OF_1970).0.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_back_as_it_stood() {
        let rouble = NumberShape {
            decimal: ',',
            group: Some('\u{a0}'),
            decimals: Some(2),
            suffix: " ₽".to_owned(),
            ..NumberShape::plain(4)
        };
        assert_eq!(Shape::Number(rouble).write(12_345_600), "1\u{a0}234,56 ₽");
        assert_eq!(Shape::Number(NumberShape::plain(4)).write(-98_000), "-9.8");
        let percent = NumberShape { power: -2, suffix: "%".to_owned(), ..NumberShape::plain(6) };
        assert_eq!(Shape::Number(percent).write(75_000), "7.5%");
        let thousands = NumberShape { power: 3, ..NumberShape::plain(4) };
        assert_eq!(Shape::Number(thousands).write(12_500_000), "1.25");
    }

    #[test]
    fn a_date_is_given_back_as_it_stood() {
        let day = i64::from(Date::new(2026, 9, 3).expect("a date").0);
        assert_eq!(Shape::Date(DateShape::Dotted).write(day), "03.09.2026");
        assert_eq!(Shape::Date(DateShape::MonthSlash).write(day), "09/03/2026");
    }

    #[test]
    fn a_time_is_given_back_as_it_stood() {
        let time = Time::parse("2026-09-03T09:05:07").expect("a time");
        assert_eq!(Shape::Time(TimeShape::iso()).write(time.0), "2026-09-03T09:05:07");
        let clock = ClockShape { padded: false, seconds: false };
        let dotted = TimeShape {
            date: DateShape::Dotted,
            between: " ".to_owned(),
            clock,
            ..TimeShape::iso()
        };
        assert_eq!(Shape::Time(dotted.clone()).write(time.0), "03.09.2026 9:05");
        assert_eq!(Shape::Time(dotted).write(Time::day(time.date()).0), "03.09.2026");
        let utc = TimeShape { shift: -3 * 3_600, suffix: "Z".to_owned(), ..TimeShape::iso() };
        assert_eq!(Shape::Time(utc).write(time.0), "2026-09-03T06:05:07Z");
        assert_eq!(Shape::Clock(ClockShape::WHOLE).write(9 * 3_600), "09:00:00");
        assert_eq!(Shape::Minutes(ClockShape::WHOLE).write(62_550_000), "01:02:33");
        assert_eq!(Shape::Seconds(clock).write(3_723 * MILLION), "1:02");
    }
}

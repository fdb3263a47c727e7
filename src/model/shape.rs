//! Shapes: how the cells of a column were written, so that their text can be given back.

use super::date::Date;
use serde::{Deserialize, Serialize};

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
}

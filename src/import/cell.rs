//! The text of a cell, whatever kind the spreadsheet gave it.

use super::sheet::Cell;
use crate::model::date::Date;
use crate::model::shape::SERIAL_OF_1970;
use std::fmt::Write;

/// The text of a cell as a person would copy it, without white space around it.
pub fn write<'a>(cell: Cell<'a>, buffer: &'a mut String) -> &'a str {
    buffer.clear();
    match cell {
        Cell::Empty => return "",
        Cell::Text(text) | Cell::Error(text) => return trimmed(text),
        Cell::Number(number) => write_number(number, buffer),
        Cell::Date(serial) => write_serial(serial, buffer),
        Cell::Percent(number) => write_percent(number, buffer),
        Cell::Duration(days) => write_duration(days, buffer),
        Cell::Flag(flag) => buffer.push_str(if flag { "TRUE" } else { "FALSE" }),
    }
    buffer
}

/// The text without white space around it.
#[inline]
pub fn trimmed(text: &str) -> &str {
    // Neither ASCII that is seen nor Russian letters and their like are white space.
    let is_seen = |bytes: [u8; 2]| match bytes {
        [0xC3..=0xDF, _] => true,
        [_, last] => last.is_ascii_graphic(),
    };
    match (text.as_bytes().first(), text.as_bytes().last_chunk()) {
        (Some(0x21..=0x7E | 0xC3..=0xDF), Some(last)) if is_seen(*last) => text,
        _ => text.trim(),
    }
}

/// The text of a cell, for the few that are shown.
pub fn text(cell: Cell<'_>) -> String {
    write(cell, &mut String::new()).to_owned()
}

/// The shortest decimal that is this float; no exponent, whole numbers without a point.
pub fn write_number(number: f64, buffer: &mut String) {
    // Writing to a string does not fail.
    let _ = write!(buffer, "{number}");
}

/// An amount of a currency, as one would write it: `1234.5 USD`.
pub fn money(number: f64, code: &str) -> String {
    let mut text = String::new();
    write_number(number, &mut text);
    // Three digits behind a mark might be thousands.
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    text.push(' ');
    text.push_str(code);
    text
}

/// The number in percents, moved by two places as text: 0.07 is `7%`, not `7.000000000000001%`.
pub fn write_percent(number: f64, buffer: &mut String) {
    let mut plain = String::new();
    write_number(number.abs(), &mut plain);
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = format!("{whole}{rest:0<2}");
    let (whole, rest) = digits.split_at_checked(whole.len() + 2).unwrap_or((&digits, ""));
    let (whole, rest) = (whole.trim_start_matches('0'), rest.trim_end_matches('0'));
    if number < 0.0 {
        buffer.push('-');
    }
    buffer.push_str(if whole.is_empty() { "0" } else { whole });
    if !rest.is_empty() {
        buffer.push('.');
        buffer.push_str(rest);
    }
    buffer.push('%');
}

/// Hours, minutes and seconds: `30:00:00`, `00:00:01.5`.
fn write_duration(days: f64, buffer: &mut String) {
    let millis = (days.abs() * 86_400_000.0).round() as u64;
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    let sign = if days < 0.0 { "-" } else { "" };
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    let _ = write!(buffer, "{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60);
    if millis > 0 {
        let part = format!("{millis:03}");
        let _ = write!(buffer, ".{}", part.trim_end_matches('0'));
    }
}

/// The day of a spreadsheet's date. Excel counts a 29 February 1900 that never was:
/// before it the days are one less off; itself it is no day.
pub fn day_of_serial(serial: f64) -> Option<Date> {
    let whole = serial.floor();
    if !(1.0..=200_000_000.0).contains(&whole) {
        return None;
    }
    let days = whole as i32;
    match days {
        60 => None,
        1..60 => Some(Date(days - SERIAL_OF_1970 + 1)),
        _ => Some(Date(days - SERIAL_OF_1970)),
    }
}

fn write_serial(serial: f64, buffer: &mut String) {
    let Some(day) = day_of_serial(serial) else { return write_number(serial, buffer) };
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as u32;
    let _ = write!(buffer, "{day}");
    if seconds > 0 {
        let (hour, minute) = (seconds / 3_600, seconds / 60 % 60);
        let _ = write!(buffer, " {hour:02}:{minute:02}:{:02}", seconds % 60);
    }
}

/// Whether a text says that nothing is there.
pub fn is_nothing(text: &str) -> bool {
    const NOTHING: &[&str] =
        &["null", "<null>", "n/a", "#n/a", "nan", "nil", "(пусто)", "(blank)", "не закрыта"];
    match text.len() {
        0 => true,
        1..=3 => {
            matches!(text, "-" | "–" | "—" | "--" | "---" | "n/a" | "N/A" | "NaN" | "nan" | "nil")
        }
        4..=24 => {
            text.starts_with(['n', 'N', '#', '<', '(', 'н', 'Н'])
                && NOTHING.contains(&text.to_lowercase().as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_dates_are_exact_days() {
        let day = |serial: f64| day_of_serial(serial).map(|it| it.to_string());
        assert_eq!(day(1.0).as_deref(), Some("1900-01-01"));
        assert_eq!(day(59.0).as_deref(), Some("1900-02-28"));
        assert_eq!(day(60.0), None);
        assert_eq!(day(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(day(45_631.0).as_deref(), Some("2024-12-05"));
        assert_eq!(day(45_631.999_99).as_deref(), Some("2024-12-05"));
        assert_eq!(day(0.5), None);
        assert_eq!(text(Cell::Date(45_631.5)), "2024-12-05 12:00:00");
    }

    #[test]
    fn numbers_are_their_shortest_decimals() {
        assert_eq!(text(Cell::Number(9.8)), "9.8");
        assert_eq!(text(Cell::Number(17_850.0)), "17850");
        assert_eq!(text(Cell::Number(0.150_000_005_96)), "0.15000000596");
    }

    #[test]
    fn white_space_is_taken_off_as_the_library_does() {
        let ends = ["", " ", "\u{a0}", "\u{2009}", "\u{85}", "\t", "a", "я", "Р", "…", "é", "日"];
        for before in ends {
            for after in ends {
                let text = format!("{before}x{after}");
                assert_eq!(trimmed(&text), text.trim(), "{text:?}");
                let text = format!("{before}{after}");
                assert_eq!(trimmed(&text), text.trim(), "{text:?}");
            }
        }
    }

    #[test]
    fn percents_and_durations_are_as_they_are_shown() {
        for (number, shown) in [
            (0.075, "7.5%"),
            (0.07, "7%"),
            (-0.295, "-29.5%"),
            (1.5, "150%"),
            (0.0, "0%"),
            (12.0, "1200%"),
            (0.001_25, "0.125%"),
        ] {
            assert_eq!(text(Cell::Percent(number)), shown);
        }
        for (days, shown) in [
            (1.25, "30:00:00"),
            (0.0, "00:00:00"),
            (1.5 / 86_400.0, "00:00:01.5"),
            (-0.5, "-12:00:00"),
        ] {
            assert_eq!(text(Cell::Duration(days)), shown);
        }
    }

    #[test]
    fn some_texts_say_nothing() {
        for text in ["", "NULL", "null", "—", "-", "N/A", "#N/A", "NaN", "не закрыта"] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["0", "Nina", "нет", "Nullarbor Ltd"] {
            assert!(!is_nothing(text), "{text}");
        }
    }
}

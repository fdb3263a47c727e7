//! Numbers and ISO dates as the formats write them, in bytes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Days between the two epochs of Excel, 1900 and 1904.
pub const EPOCH_GAP_1904: f64 = 1462.0;

const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A finite number as XML writes it: `-12.5`, `1E-3`. A whole number that a float would change, such
/// as an id of 19 digits, is none: it stays a text.
#[inline]
pub fn number(letters: &[u8]) -> Option<f64> {
    let (negative, digits) = match letters.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, letters),
    };
    // Up to 15 digits are exact in a float, and so is one division by a power of ten.
    if !digits.is_empty() && digits.len() <= 16 {
        let (mut whole, mut fraction, mut point, mut plain) = (0u64, 0usize, false, true);
        for &byte in digits {
            match byte {
                b'0'..=b'9' => {
                    whole = whole * 10 + u64::from(byte - b'0');
                    fraction += usize::from(point);
                }
                b'.' if !point => point = true,
                _ => plain = false,
            }
        }
        let counted = digits.len() - usize::from(point);
        if plain
            && (1..=15).contains(&counted)
            && let Some(power) = POWERS.get(fraction)
        {
            let value = whole as f64 / power;
            return Some(if negative { -value } else { value });
        }
    }
    let value: f64 = std::str::from_utf8(letters).ok()?.trim().parse().ok()?;
    let is_changed = digits.len() > 15
        && digits.iter().all(u8::is_ascii_digit)
        && value.abs().to_string().as_bytes() != digits;
    (value.is_finite() && !is_changed).then_some(value)
}

/// The serial (1900 epoch) of an ISO date or moment, `2026-09-30` or `2026-09-30T10:15:00.5Z`;
/// a time alone is the fraction of a day.
pub fn iso(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('Z');
    if let Ok(time) = NaiveTime::parse_from_str(text, "%H:%M:%S%.f") {
        return Some(day_share(time));
    }
    let moment = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map(|date| date.and_time(NaiveTime::MIN))
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f"))
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
        .ok()?;
    let days = moment.date().signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30)?);
    let days = days.num_days();
    // Excel believes in 1900-02-29, day 60; before it days count from 1899-12-31.
    let days = if days <= 60 { days - 1 } else { days };
    Some(days as f64 + day_share(moment.time()))
}

fn day_share(time: NaiveTime) -> f64 {
    let seconds = f64::from(time.num_seconds_from_midnight());
    (seconds + f64::from(time.nanosecond()) / 1e9) / 86_400.0
}

/// The share of a day of an ISO duration, `PT01H30M00S`.
pub fn duration(text: &str) -> Option<f64> {
    let (negative, text) = match text.trim().strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.trim()),
    };
    let (days, time) = text.strip_prefix('P')?.split_once('T')?;
    let mut seconds = match days.strip_suffix('D') {
        Some(days) => days.parse::<f64>().ok()? * 86_400.0,
        None if days.is_empty() => 0.0,
        None => return None,
    };
    let mut rest = time;
    for (mark, unit) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((count, after)) = rest.split_once(mark) {
            seconds += count.parse::<f64>().ok()? * unit;
            rest = after;
        }
    }
    let share = seconds / 86_400.0;
    (rest.is_empty() && share.is_finite()).then_some(if negative { -share } else { share })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        for text in [
            "0",
            "-0",
            "5",
            "1234.5",
            "-12.25",
            "0.1",
            "45631.625",
            "1E-3",
            "1e300",
            "123456789012345",
            "1234567890123456",
            "1.234567890123456789",
            "0.30000000000000004",
            "1.",
            ".5",
            "-.5",
            " 7 ",
            "+7",
        ] {
            assert_eq!(number(text.as_bytes()), text.trim().parse().ok(), "{text}");
        }
        for text in
            ["", "-", ".", "NaN", "inf", "1e999", "12a", "1.2.3", "--1", "1234567890123456789"]
        {
            assert_eq!(number(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn iso_dates_are_serials() {
        assert_eq!(iso("2026-09-30"), Some(46_295.0));
        assert_eq!(iso("1900-01-01"), Some(1.0));
        assert_eq!(iso("1900-02-28"), Some(59.0));
        assert_eq!(iso("1900-03-01"), Some(61.0));
        assert_eq!(iso("2026-09-30T12:00:00.000Z"), Some(46_295.5));
        assert_eq!(iso("06:00:00"), Some(0.25));
        assert_eq!(iso("9999999-99-99"), None);
    }

    #[test]
    fn iso_durations_are_shares_of_a_day() {
        assert_eq!(duration("PT12H00M00S"), Some(0.5));
        assert_eq!(duration("P1DT6H"), Some(1.25));
        assert_eq!(duration("12:00"), None);
    }
}

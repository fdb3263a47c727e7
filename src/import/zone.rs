//! Time zones as cells say them: times of any are read as those of Moscow.

use crate::model::time::Time;
use crate::model::zone::moscow_ahead;

const HOUR: i32 = 3_600;

/// Seconds ahead of Greenwich that `Z`, `+03:00`, `+0300`, `UTC` say.
pub fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let text = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text);
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let digits: String = rest.chars().filter(|it| *it != ':').collect();
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i32>().ok();
    let plain = digits.bytes().all(|it| it.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, 0),
        4 => (number(0, 2)?, number(2, 4)?),
        _ => return None,
    };
    (plain && hours <= 14 && minutes < 60).then_some(sign * (hours * HOUR + minutes * 60))
}

/// The civil time of Moscow when that time is written somewhere so far ahead of Greenwich; a
/// workspace of another zone moves it to its own.
pub fn of_moscow(written: Time, ahead: i32) -> Time {
    let greenwich = written.seconds() - i64::from(ahead);
    Time::of_seconds(greenwich + moscow_ahead(greenwich))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moscow(text: &str, ahead: i32) -> String {
        of_moscow(Time::parse(text).expect(text), ahead).to_string()
    }

    #[test]
    fn offsets_are_read_as_programs_write_them() {
        for (text, hours) in [("Z", 0), ("+03:00", 3), ("-0500", -5), ("UTC+3", 3), ("+5", 5)] {
            assert_eq!(offset(text), Some(hours * HOUR), "{text}");
        }
        assert_eq!(offset("+05:30"), Some(5 * HOUR + 1_800));
        for text in ["", "MSK", "+", "+3:0:0:0", "+99:00"] {
            assert_eq!(offset(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_other_zones_become_moscows() {
        assert_eq!(moscow("2026-09-30T22:30:00", 0), "2026-10-01T01:30:00");
        assert_eq!(moscow("2026-09-30T14:05:00", 3 * HOUR), "2026-09-30T14:05:00");
        assert_eq!(moscow("2012-01-01T00:00:00", 0), "2012-01-01T04:00:00");
        assert_eq!(moscow("2010-07-01T00:00:00", 0), "2010-07-01T04:00:00");
        assert_eq!(moscow("2010-12-01T00:00:00", 0), "2010-12-01T03:00:00");
    }
}

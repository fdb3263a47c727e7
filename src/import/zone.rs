//! Time zones: what cells say of them, and the workspace's own.

use crate::model::time::Time;

const HOUR: i32 = 3_600;

/// The workspace's zone is Europe/Moscow: seconds ahead of Greenwich from each moment (seconds
/// since 1970 in Greenwich) on. Before 2011 the hour changed twice a year, by the rule of the
/// European Union: the third hour of the last Sundays of March and October.
const MOSCOW: &[(i64, i32)] = &[
    // 2011-03-26T23:00Z: summer time for good.
    (1_301_180_400, 4 * HOUR),
    // 2014-10-25T22:00Z: winter time for good.
    (1_414_274_400, 3 * HOUR),
];

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

/// The civil time of the workspace's zone when that time is written somewhere so far ahead of
/// Greenwich.
pub fn of_workspace(written: Time, ahead: i32) -> Time {
    let greenwich = written.seconds() - i64::from(ahead);
    let own = MOSCOW.iter().rev().find(|(from, _)| *from <= greenwich).map(|it| it.1);
    Time::of_seconds(greenwich + i64::from(own.unwrap_or_else(|| before_2011(greenwich))))
}

/// Winter time is 3 hours ahead, summer time 4.
fn before_2011(greenwich: i64) -> i32 {
    let day = Time::of_seconds(greenwich).date();
    let (year, ..) = day.parts();
    let last_sunday = |month: u32| {
        let last = crate::model::date::Date::new(year, month, 31).unwrap_or(day);
        let back = i32::try_from(last.weekday() % 7).unwrap_or(0);
        i64::from(last.plus(-back).0) * 86_400
    };
    // At 23:00 in Greenwich of the Saturday: two in the morning of the Sunday in Moscow.
    let summer = last_sunday(3) - 3_600..last_sunday(10) - 3_600;
    if summer.contains(&greenwich) { 4 * HOUR } else { 3 * HOUR }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moscow(text: &str, ahead: i32) -> String {
        of_workspace(Time::parse(text).expect(text), ahead).to_string()
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

//! Civil times: a date and, where it is known, a time of day, in the zone of the workspace.

use super::date::Date;
use std::fmt;

/// Seconds of a day.
pub const DAY: u32 = 86_400;

/// A civil date and time in the zone of the workspace. One integer, so that a column of times is a
/// column of integers: seconds since 1970-01-01T00:00, doubled, and 1 more where only the day is
/// known. A time of unknown hour stands right after its midnight in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

impl Time {
    /// That second of that day; `None` when a day has no such second.
    pub fn new(date: Date, second: u32) -> Option<Time> {
        let midnight = i64::from(date.0) * i64::from(DAY);
        (second < DAY).then(|| Time((midnight + i64::from(second)) * 2))
    }

    /// Some time of that day, nobody knows when.
    pub fn day(date: Date) -> Time {
        Time(i64::from(date.0) * i64::from(DAY) * 2 + 1)
    }

    /// So many seconds after 1970-01-01T00:00.
    pub fn of_seconds(seconds: i64) -> Time {
        Time(seconds.saturating_mul(2))
    }

    /// The day it is in.
    pub fn date(self) -> Date {
        Date(i32::try_from(self.seconds().div_euclid(DAY.into())).unwrap_or_default())
    }

    /// Seconds since midnight; `None` when only the day is known.
    pub fn second_of_day(self) -> Option<u32> {
        let second = u32::try_from(self.seconds().rem_euclid(DAY.into())).ok();
        second.filter(|_| self.has_hour())
    }

    /// Whether the time of day is known.
    pub fn has_hour(self) -> bool {
        self.0 & 1 == 0
    }

    /// Seconds since 1970-01-01T00:00; those of midnight when only the day is known.
    pub fn seconds(self) -> i64 {
        self.0 >> 1
    }

    /// Reads `2026-09-30T14:05:00` (seconds may be missing, a space may stand for the `T`) and the
    /// bare date; years are those that facts may have, 1900 to 2100.
    pub fn parse(text: &str) -> Option<Time> {
        match text.split_once(['T', ' ']) {
            None => Date::parse(text).map(Time::day),
            Some((date, time)) => Time::new(Date::parse(date)?, second_of_day(time)?),
        }
    }
}

/// Reads `14:05:00` or `14:05` as seconds since midnight.
pub fn second_of_day(text: &str) -> Option<u32> {
    let mut parts = text.split(':').map(|part| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits)
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let right = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    right.then_some(hour * 3_600 + minute * 60 + second)
}

/// `14:05:00` of seconds since midnight.
pub fn clock(second: u32) -> String {
    format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// ISO: `2026-09-30T14:05:00`, or the bare date.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.second_of_day() {
            None => self.date().fmt(f),
            Some(second) => write!(f, "{}T{}", self.date(), clock(second)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        Time::parse(text).expect(text)
    }

    #[test]
    fn times_and_bare_dates_read_back() {
        for text in ["2026-09-30T14:05:00", "2026-09-30", "1969-12-31T23:59:59", "1930-01-01"] {
            assert_eq!(time(text).to_string(), text);
        }
        assert_eq!(time("2026-09-30 14:05"), time("2026-09-30T14:05:00"));
        for text in ["2026-09-30T24:00:00", "2026-09-30T14", "2026-09-30T1:2:3:4", "14:05", ""] {
            assert_eq!(Time::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_of_unknown_hour_has_a_day_and_no_second() {
        let day = time("1969-12-31");
        assert_eq!((day.date(), day.second_of_day()), (Date(-1), None));
        assert_eq!(time("1969-12-31T00:00").second_of_day(), Some(0));
        assert_eq!(day.seconds(), -86_400);
    }

    #[test]
    fn times_stand_in_order() {
        let mut times =
            ["2026-09-30T00:00:01", "2026-10-01", "2026-09-30", "2026-09-30T00:00"].map(time);
        times.sort();
        let texts = times.map(|it| it.to_string());
        assert_eq!(
            texts,
            ["2026-09-30T00:00:00", "2026-09-30", "2026-09-30T00:00:01", "2026-10-01"]
        );
    }
}

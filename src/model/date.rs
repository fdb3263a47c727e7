//! Civil dates and the periods made of them.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A civil date: days since 1970-01-01, so that a column of dates is a column of integers.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Date(pub i32);

/// Days from 0001-01-01 (as chrono counts) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

impl Date {
    /// The date, or `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day).map(Date::from)
    }

    /// As a chrono date.
    pub fn civil(self) -> NaiveDate {
        self.0
            .checked_add(EPOCH_FROM_CE)
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .unwrap_or_default()
    }

    /// Year, month 1–12, day 1–31.
    pub fn parts(self) -> (i32, u32, u32) {
        let civil = self.civil();
        (civil.year(), civil.month(), civil.day())
    }

    /// 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u32 {
        self.civil().weekday().number_from_monday()
    }

    /// So many days later (earlier when negative).
    pub fn plus(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }

    /// So many months earlier, the same day of the month, or its last where it has no such day.
    pub fn months_before(self, months: u32) -> Date {
        let earlier = self.civil().checked_sub_months(Months::new(months));
        earlier.map_or(self, Date::from)
    }

    /// Reads `2026-09-30`; years are those that facts may have, 1900 to 2100.
    pub fn parse(text: &str) -> Option<Date> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        // A number's own reader takes a sign.
        if !text.bytes().all(|it| it.is_ascii_digit() || it == b'-') {
            return None;
        }
        let year = year.parse().ok().filter(|year| (1900..=2100).contains(year))?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?)
    }
}

impl From<NaiveDate> for Date {
    fn from(civil: NaiveDate) -> Date {
        Date(civil.num_days_from_ce() - EPOCH_FROM_CE)
    }
}

/// ISO: `2026-09-30`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How finely a period is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// A calendar year.
    Year,
}

/// From one date to another, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// From one date to another; `None` when the last is before the first.
    pub fn new(from: Date, to: Date) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// The day, week, month … that the date is in.
    pub fn around(date: Date, grain: Grain) -> Period {
        let (year, month, _) = date.parts();
        let months = |first: u32, count: u32| {
            let (next_year, next) = if first + count > 12 {
                (year + 1, first + count - 12)
            } else {
                (year, first + count)
            };
            let from = Date::new(year, first, 1).unwrap_or(date);
            let to = Date::new(next_year, next, 1).map_or(date, |start| start.plus(-1));
            Period { from, to }
        };
        match grain {
            Grain::Day => Period { from: date, to: date },
            Grain::Week => {
                let monday = date.plus(1 - i32::try_from(date.weekday()).unwrap_or(1));
                Period { from: monday, to: monday.plus(6) }
            }
            Grain::Month => months(month, 1),
            Grain::Quarter => months((month - 1) / 3 * 3 + 1, 3),
            Grain::HalfYear => months((month - 1) / 6 * 6 + 1, 6),
            Grain::Year => months(1, 12),
        }
    }

    /// Whether the date is in it.
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    /// Every day of it, first to last.
    pub fn each_day(self) -> impl Iterator<Item = Date> {
        (self.from.0..=self.to.0).map(Date)
    }

    /// What both have, if anything.
    pub fn overlap(self, other: Period) -> Option<Period> {
        Period::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// Its days, weeks, months …, the first and the last cut to what is in it.
    pub fn split(self, grain: Grain) -> Vec<Period> {
        let mut parts = Vec::new();
        let mut from = self.from;
        while from <= self.to {
            let to = Period::around(from, grain).to.min(self.to);
            parts.push(Period { from, to });
            from = to.plus(1);
        }
        parts
    }

    /// The month, quarter … that it is exactly, the longest first.
    pub fn grain(self) -> Option<Grain> {
        [Grain::Year, Grain::HalfYear, Grain::Quarter, Grain::Month, Grain::Week, Grain::Day]
            .into_iter()
            .find(|&grain| Period::around(self.from, grain) == self)
    }

    /// The whole period of the same length before (or after) it: last month for a month.
    pub fn shifted(self, steps: i32) -> Period {
        match self.grain() {
            Some(grain) => {
                let mut period = self;
                for _ in 0..steps.unsigned_abs() {
                    let beside = if steps < 0 { period.from.plus(-1) } else { period.to.plus(1) };
                    period = Period::around(beside, grain);
                }
                period
            }
            None => {
                let days = self.days() * steps;
                Period { from: self.from.plus(days), to: self.to.plus(days) }
            }
        }
    }

    /// Reads the forms of a link: `2026`, `2026-Q3`, `2026-09`, `2026-09-01..2026-09-30`.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some((from, to)) = text.split_once("..") {
            return Period::new(Date::parse(from)?, Date::parse(to)?);
        }
        if text.contains('+') {
            return None;
        }
        let (year, rest) = text.split_at_checked(4)?;
        let year: i32 = year.parse().ok()?;
        let (first, grain) = match rest.strip_prefix('-') {
            None if rest.is_empty() => (1, Grain::Year),
            None => return None,
            Some(part) => match part.strip_prefix('Q') {
                Some(quarter) => {
                    let quarter: u32 = quarter.parse().ok().filter(|it| (1..=4).contains(it))?;
                    (quarter * 3 - 2, Grain::Quarter)
                }
                None if part.len() == 2 => (part.parse().ok()?, Grain::Month),
                None => return None,
            },
        };
        let start = Date::new(year, first, 1).filter(|_| (1900..=2100).contains(&year))?;
        Some(Period::around(start, grain))
    }
}

/// The form of a link: the shortest that says it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.from.parts();
        match self.grain() {
            Some(Grain::Year) => write!(f, "{year:04}"),
            Some(Grain::Quarter) => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
            Some(Grain::Month) => write!(f, "{year:04}-{month:02}"),
            _ => write!(f, "{}..{}", self.from, self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn links_read_back() {
        for text in ["2026", "2026-Q3", "2026-09", "2024-02", "2026-09-01..2026-09-15"] {
            assert_eq!(Period::parse(text).expect(text).to_string(), text);
        }
        for text in [
            "",
            "2026-13",
            "2026-Q5",
            "26",
            "2026-9",
            "2026-+9",
            "2026-Q+3",
            "2026-09-15..2026-09-01",
            "год",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_leap_february_has_29_days() {
        assert_eq!(Period::parse("2024-02").map(Period::days), Some(29));
        assert_eq!(Period::parse("2023-02").map(Period::days), Some(28));
    }

    #[test]
    fn a_quarter_is_its_months() {
        let quarter = Period::parse("2026-Q4").expect("a quarter");
        let months: Vec<String> =
            quarter.split(Grain::Month).iter().map(Period::to_string).collect();
        assert_eq!(months, ["2026-10", "2026-11", "2026-12"]);
        assert_eq!(quarter.shifted(-1).to_string(), "2026-Q3");
        assert_eq!(quarter.shifted(1).to_string(), "2027-Q1");
    }

    #[test]
    fn weeks_start_on_monday() {
        let week = Period::around(date("2026-11-22"), Grain::Week);
        assert_eq!((week.from, week.to), (date("2026-11-16"), date("2026-11-22")));
        assert_eq!(date("2026-11-23").weekday(), 1);
    }

    #[test]
    fn a_date_has_no_signs_and_no_room() {
        for text in ["2026-+9-3", "2026-9-+3", "+2026-09-03", "2026--9-3", " 2026-09-03", "2026-09"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse("2026-9-3"), Some(date("2026-09-03")));
    }

    #[test]
    fn dates_are_days_since_1970() {
        assert_eq!(date("1970-01-01"), Date(0));
        assert_eq!(date("2026-11-23").to_string(), "2026-11-23");
    }
}

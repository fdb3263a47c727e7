//! A timeline: the worked seconds of every day of a schedule, summed ahead a year at a time.

use super::date::{Date, Grain, Period};
use super::interval::{Interval, merged};
use std::sync::OnceLock;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The years that facts may have.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The worked time of a schedule; each year is counted when first asked for.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    years: Vec<OnceLock<Box<Year>>>,
}

/// The worked time of a year.
#[derive(Clone, Debug)]
struct Year {
    first: Date,
    /// The worked intervals of all days, each within its date.
    intervals: Vec<Interval>,
    /// Of each day: where its intervals begin; one more than there are days.
    starts: Vec<u32>,
    /// Of each day: seconds of the year worked before it; one more than there are days.
    seconds: Vec<u32>,
    /// Of each day: working days of the year before it; one more than there are days.
    days: Vec<u32>,
}

impl Default for Timeline {
    fn default() -> Timeline {
        Timeline { years: YEARS.map(|_| OnceLock::new()).collect() }
    }
}

impl Timeline {
    /// Seconds worked between two moments, given in seconds since 1970-01-01; `day` gives the
    /// intervals that belong to a date.
    pub fn seconds(&self, from: i64, to: i64, day: impl Fn(Date) -> Vec<Interval>) -> i64 {
        let known = |moment: i64| moment.clamp(midnight(*YEARS.start()), midnight(YEARS.end() + 1));
        let (from, to) = (known(from), known(to));
        if to <= from {
            return 0;
        }
        let (first, last) = (date_of(from), date_of(to));
        let before = |moment: i64, date: Date| {
            let year = self.year(date, &day);
            year.map_or(0, |year| year.seconds_before(date, moment.rem_euclid(DAY)))
        };
        self.whole_years(first, last, &day, |year| last_of(&year.seconds)) + before(to, last)
            - before(from, first)
    }

    /// Working days of a period: dates that an interval belongs to.
    pub fn days(&self, period: Period, day: impl Fn(Date) -> Vec<Interval>) -> i64 {
        let end = period.to.plus(1);
        let before = |date: Date| self.year(date, &day).map_or(0, |year| year.days_before(date));
        self.whole_years(period.from, end, &day, |year| last_of(&year.days)) + before(end)
            - before(period.from)
    }

    /// The sum over the years from that of the first date to the one before that of the last.
    fn whole_years(
        &self,
        first: Date,
        last: Date,
        day: &impl Fn(Date) -> Vec<Interval>,
        of: impl Fn(&Year) -> i64,
    ) -> i64 {
        let years = first.parts().0.max(*YEARS.start())..last.parts().0;
        let whole = |year| self.year(Date::new(year, 1, 1)?, day).map(&of);
        years.filter_map(whole).sum()
    }

    fn year(&self, date: Date, day: &impl Fn(Date) -> Vec<Interval>) -> Option<&Year> {
        let at = usize::try_from(date.parts().0 - YEARS.start()).ok()?;
        let year = self.years.get(at)?;
        Some(year.get_or_init(|| Box::new(Year::count(Period::around(date, Grain::Year), day))))
    }
}

impl Year {
    fn count(period: Period, day: impl Fn(Date) -> Vec<Interval>) -> Year {
        let (mut seconds, mut days) = (0, 0);
        let mut year = Year {
            first: period.from,
            intervals: Vec::new(),
            starts: vec![0],
            seconds: vec![0],
            days: vec![0],
        };
        let mut night: Vec<Interval> = past_midnight(&day(period.from.plus(-1)));
        for date in period.each_day() {
            let own = day(date);
            days += u32::from(!own.is_empty());
            night.extend(own.iter().filter_map(|it| it.before_midnight()));
            let of_date = merged(night);
            seconds += of_date.iter().map(|it| it.seconds()).sum::<u32>();
            year.intervals.extend(of_date);
            year.starts.push(u32::try_from(year.intervals.len()).unwrap_or(u32::MAX));
            year.seconds.push(seconds);
            year.days.push(days);
            night = past_midnight(&own);
        }
        year
    }

    fn index(&self, date: Date) -> usize {
        usize::try_from(date.0 - self.first.0).unwrap_or(0)
    }

    /// Seconds worked from the beginning of the year to a second of a day of it.
    fn seconds_before(&self, date: Date, second: i64) -> i64 {
        let at = self.index(date);
        let start = |at: usize| self.starts.get(at).and_then(|&it| usize::try_from(it).ok());
        let of_date = match (start(at), start(at + 1)) {
            (Some(from), Some(to)) => self.intervals.get(from..to).unwrap_or_default(),
            _ => &[],
        };
        let worked =
            of_date.iter().map(|it| (second.min(i64::from(it.end)) - i64::from(it.start)).max(0));
        i64::from(self.seconds.get(at).copied().unwrap_or(0)) + worked.sum::<i64>()
    }

    fn days_before(&self, date: Date) -> i64 {
        i64::from(self.days.get(self.index(date)).copied().unwrap_or(0))
    }
}

fn past_midnight(of: &[Interval]) -> Vec<Interval> {
    of.iter().filter_map(|it| it.past_midnight()).collect()
}

fn last_of(sums: &[u32]) -> i64 {
    i64::from(sums.last().copied().unwrap_or(0))
}

/// The moment at which a year begins.
fn midnight(year: i32) -> i64 {
    Date::new(year, 1, 1).map_or(0, |date| i64::from(date.0) * DAY)
}

fn date_of(moment: i64) -> Date {
    Date(i32::try_from(moment.div_euclid(DAY)).unwrap_or_default())
}

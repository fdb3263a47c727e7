//! Intervals of a day, in seconds since its midnight.

use super::sort;

/// Seconds of a day.
const DAY: u32 = 86_400;

/// From a second to another of the same date, the end not in it. An interval that ends after
/// midnight belongs to the date it starts on: 22:00–06:00 is 79,200 to 108,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first second.
    pub start: u32,
    /// The second that is no more in it, later than the start and by a day at most.
    pub end: u32,
}

impl Interval {
    /// From a time of day to another; an end at or before the start is past midnight.
    pub fn of_day(start: u32, end: u32) -> Interval {
        let past_midnight = if end <= start { DAY } else { 0 };
        Interval { start, end: end + past_midnight }
    }

    /// How many seconds it has.
    pub fn seconds(self) -> u32 {
        self.end - self.start
    }

    /// What of it lies on the date it starts on.
    pub fn before_midnight(self) -> Option<Interval> {
        let end = self.end.min(DAY);
        (self.start < end).then_some(Interval { end, ..self })
    }

    /// What of it lies on the next date, in seconds of that one.
    pub fn past_midnight(self) -> Option<Interval> {
        let (start, end) = (self.start.saturating_sub(DAY), self.end.saturating_sub(DAY));
        (start < end).then_some(Interval { start, end })
    }
}

/// The same in order, those that overlap or touch made one.
pub fn merged(mut intervals: Vec<Interval>) -> Vec<Interval> {
    sort::whole(&mut intervals);
    let mut merged: Vec<Interval> = Vec::with_capacity(intervals.len());
    for next in intervals {
        match merged.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => merged.push(next),
        }
    }
    merged
}

/// The same with its end so many seconds earlier: what lies after that is cut off.
pub fn ending_earlier(intervals: Vec<Interval>, seconds: u32) -> Vec<Interval> {
    let last = intervals.iter().map(|it| it.end).max().unwrap_or(0).saturating_sub(seconds);
    let cut = |it: Interval| Interval { end: it.end.min(last), ..it };
    intervals.into_iter().filter(|it| it.start < last).map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u32 = 3_600;

    fn hours(of: &[(u32, u32)]) -> Vec<Interval> {
        of.iter().map(|&(from, to)| Interval { start: from * HOUR, end: to * HOUR }).collect()
    }

    #[test]
    fn an_end_at_or_before_the_start_is_past_midnight() {
        assert_eq!(Interval::of_day(22 * HOUR, 6 * HOUR).seconds(), 8 * HOUR);
        assert_eq!(Interval::of_day(0, 0).seconds(), 24 * HOUR);
        assert_eq!(Interval::of_day(0, 24 * HOUR).seconds(), 24 * HOUR);
        assert_eq!(Interval::of_day(9 * HOUR, 18 * HOUR).past_midnight(), None);
    }

    #[test]
    fn a_night_lies_on_two_dates() {
        let night = Interval::of_day(22 * HOUR, 6 * HOUR);
        assert_eq!(night.before_midnight(), Some(Interval { start: 22 * HOUR, end: 24 * HOUR }));
        assert_eq!(night.past_midnight(), Some(Interval { start: 0, end: 6 * HOUR }));
        assert_eq!(Interval::of_day(18 * HOUR, 0).past_midnight(), None);
    }

    #[test]
    fn overlaps_are_merged() {
        let merged = merged(hours(&[(14, 18), (9, 13), (12, 15), (20, 21)]));
        assert_eq!(merged, hours(&[(9, 18), (20, 21)]));
    }

    #[test]
    fn a_short_day_loses_its_last_hour_and_not_the_dinner() {
        let earlier = |of: &[(u32, u32)]| ending_earlier(hours(of), HOUR);
        assert_eq!(earlier(&[(9, 13), (14, 18)]), hours(&[(9, 13), (14, 17)]));
        assert_eq!(earlier(&[(9, 13), (17, 18)]), hours(&[(9, 13)]));
        assert_eq!(earlier(&[]), []);
    }
}

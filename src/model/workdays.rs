//! Working days counted ahead, so that a plan is cut to any days at once.

use super::calendar::Calendar;
use super::date::{Date, Period};

/// How many working days there are up to each day of a span.
#[derive(Clone, Debug, Default)]
pub struct WorkDays {
    first: Date,
    /// Working days from `first` to the day of that index, it included.
    up_to: Vec<u32>,
    calendar: Calendar,
}

impl WorkDays {
    /// Counts the span; days out of it are looked up one by one.
    pub fn new(calendar: Calendar, span: Option<Period>) -> WorkDays {
        let mut up_to = Vec::new();
        let mut sum = 0;
        for day in span.into_iter().flat_map(Period::each_day) {
            sum += u32::from(calendar.is_working(day));
            up_to.push(sum);
        }
        WorkDays { first: span.map(|it| it.from).unwrap_or_default(), up_to, calendar }
    }

    /// The calendar they are counted by.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// How many working days the period has.
    pub fn count(&self, period: Period) -> i64 {
        match (self.before(period.from), self.before(period.to.plus(1))) {
            (Some(before), Some(through)) => i64::from(through - before),
            _ => self.calendar.working_days(period),
        }
    }

    /// Working days of the span before the day; `None` when the day is out of it.
    fn before(&self, day: Date) -> Option<u32> {
        let index = usize::try_from(day.0.checked_sub(self.first.0)?).ok()?;
        if index == 0 {
            return (!self.up_to.is_empty()).then_some(0);
        }
        self.up_to.get(index - 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_ahead_is_counting() {
        let year = Period::parse("2026").expect("a year");
        let days = WorkDays::new(Calendar::default(), Some(year));
        for text in
            ["2026", "2026-01", "2026-12", "2026-03-01..2026-05-09", "2025-12-20..2026-01-20"]
        {
            let period = Period::parse(text).expect(text);
            assert_eq!(days.count(period), Calendar::default().working_days(period), "{text}");
        }
    }
}

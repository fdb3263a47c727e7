//! The working calendar: the Russian production calendar, and what a company changes in it.

use super::date::{Date, Period};
use holidays_ru::{Federal, Resolved};

/// What a day is for the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DayKind {
    /// A day off.
    Off,
    /// A whole working day.
    Working,
    /// A working day shorter by an hour (Labour Code of Russia, article 95).
    Short,
}

/// Which days the firm works. Years that the calendar does not know have Saturdays and Sundays off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    overrides: Vec<(Date, DayKind)>,
}

impl Calendar {
    /// The production calendar with the days that the company has changed, each named once, in order.
    pub fn new(overrides: impl Iterator<Item = (Date, DayKind)>) -> Calendar {
        Calendar { overrides: overrides.collect() }
    }

    /// What the company has said of the day.
    fn changed(&self, date: Date) -> Option<DayKind> {
        let at = self.overrides.binary_search_by_key(&date, |it| it.0).ok()?;
        self.overrides.get(at).map(|it| it.1)
    }

    /// What the day is.
    pub fn kind(&self, date: Date) -> DayKind {
        if let Some(kind) = self.changed(date) {
            return kind;
        }
        match holidays_ru::flags::<Federal, _>(date.civil()).map(Resolved::value) {
            Some(flags) if flags.is_day_off() => DayKind::Off,
            Some(flags) if flags.is_short_day() => DayKind::Short,
            Some(_) => DayKind::Working,
            None if date.weekday() > 5 => DayKind::Off,
            None => DayKind::Working,
        }
    }

    /// Whether the firm works that day.
    pub fn is_working(&self, date: Date) -> bool {
        self.kind(date) != DayKind::Off
    }

    /// Whether any of these days is in a calendar that is only foreseen.
    pub fn foresees(&self, days: Period) -> bool {
        days.each_day().any(|date| self.is_foreseen(date))
    }

    /// Whether the calendar of that day is not approved yet, only foreseen.
    pub fn is_foreseen(&self, date: Date) -> bool {
        self.changed(date).is_none()
            && !matches!(holidays_ru::flags::<Federal, _>(date.civil()), Some(Resolved::Fact(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_may_work_on_a_day_off() {
        let new_year = Date::new(2026, 1, 1).expect("a date");
        let calendar = Calendar::new([(new_year, DayKind::Short)].into_iter());
        assert_eq!(calendar.kind(new_year), DayKind::Short);
        assert!(calendar.is_working(new_year) && !Calendar::default().is_working(new_year));
    }

    #[test]
    fn years_ahead_are_foreseen() {
        let calendar = Calendar::default();
        assert!(calendar.is_foreseen(Date::new(2040, 3, 5).expect("a date")));
        assert!(!calendar.is_foreseen(Date::new(2025, 3, 5).expect("a date")));
        assert!(!calendar.is_working(Date::new(2040, 3, 4).expect("a Sunday")));
    }
}

//! The scope: what the person looks at.

use super::date::{Date, Period};
use super::targets::Who;

/// What a value is set against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compare {
    /// The plan.
    #[default]
    Plan,
    /// The period before.
    Previous,
    /// The same period a year before.
    Year,
}

/// What the person looks at: a period, the state of knowledge at a date, some people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The period.
    pub period: Period,
    /// Nothing dated after the end of this day is read.
    pub as_of: Date,
    /// Today, read once: a past day has ended, today has not.
    pub today: Date,
    /// Whose rows.
    pub who: Who,
}

impl Scope {
    /// The days of the period whose facts are read: none when it starts after the as-of date.
    pub fn facts(&self) -> Option<Period> {
        Period::new(self.period.from, self.period.to.min(self.as_of))
    }

    /// The days of the period that are over by the as-of date: a past date has ended, today has not.
    pub fn elapsed(&self) -> Option<Period> {
        let last = self.as_of.min(self.today.plus(-1)).min(self.period.to);
        Period::new(self.period.from, last)
    }

    /// Whether the whole period is over by the as-of date.
    pub fn is_over(&self) -> bool {
        self.elapsed() == Some(self.period)
    }

    /// The same people and as-of date over another period.
    pub fn over(&self, period: Period) -> Scope {
        Scope { period, ..*self }
    }

    /// The same period and as-of date for other people.
    pub fn of(&self, who: Who) -> Scope {
        Scope { who, ..*self }
    }
}

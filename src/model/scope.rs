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
    /// Whose rows.
    pub who: Who,
}

impl Scope {
    /// The days of the period whose facts are read: none when it starts after the as-of date.
    pub fn facts(&self) -> Option<Period> {
        Period::new(self.period.from, self.period.to.min(self.as_of))
    }
}

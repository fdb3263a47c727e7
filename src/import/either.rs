//! Days whose order of day and month is still open, and the shapes that would give them back.

use super::review::DateOrder;
use crate::model::date::Date;
use crate::model::shape::DateShape;

/// Day and month in an order still unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Either {
    /// The first number.
    pub first: u32,
    /// The second.
    pub second: u32,
    /// The year.
    pub year: i32,
    /// Whether points stand between them: then it is day first unless it cannot be.
    pub dotted: bool,
    /// What gives its text back with the day first, and with the month first.
    pub shapes: [Shapes; 2],
}

/// A set of shapes of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shapes(u16);

impl Shapes {
    /// None of them.
    pub const NONE: Shapes = Shapes(0);

    /// This one alone.
    pub fn one(shape: DateShape) -> Shapes {
        let at = DateShape::ALL.iter().position(|it| *it == shape).unwrap_or(0);
        Shapes(1 << at)
    }

    /// Those of both.
    pub fn and(self, other: Shapes) -> Shapes {
        Shapes(self.0 | other.0)
    }

    /// Whether any of the others is among them.
    pub fn meets(self, other: Shapes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the shape is among them.
    pub fn has(self, shape: DateShape) -> bool {
        self.meets(Shapes::one(shape))
    }
}

impl Either {
    /// Whether it is one day in one order, and another in the other.
    pub fn may_be_both(self) -> bool {
        self.first != self.second && self.first <= 12 && self.second <= 12
    }

    /// The day in that order; `None` where there is no such day.
    pub fn day(self, order: DateOrder) -> Option<(Date, Shapes)> {
        let [day_first, month_first] = self.shapes;
        let (day, month, shapes) = match order {
            DateOrder::MonthFirst => (self.second, self.first, month_first),
            DateOrder::DayFirst | DateOrder::YearFirst => (self.first, self.second, day_first),
        };
        Some((Date::new(self.year, month, day)?, shapes))
    }
}

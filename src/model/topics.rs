//! Topics of product knowledge: the table's fields, and a topic as the KPIs see one.

use super::batch::Place;
use super::date::Date;
use super::names::shown;
use super::table::{Field, Kind, field, required};
use super::unit::{Quantity, Share};

/// The part of the points that passes, unless the topic's row says.
pub const PASS: Share = Share(800_000);

/// Days that a result holds, unless the topic's row says.
pub const VALID_DAYS: i64 = 180;

/// One row is one topic.
pub(super) const FIELDS: &[Field] = &[
    required("name", Kind::Text),
    field("required", Kind::Flag),
    field("weight", Kind::Number),
    field("pass", Kind::Share),
    field("valid_days", Kind::Days),
    field("from", Kind::Date),
    field("to", Kind::Date),
];

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// As the files write it.
    pub name: String,
    /// Whether everybody has to know it.
    pub required: bool,
    /// How much it weighs among the topics.
    pub weight: Quantity,
    /// The part of the points that passes.
    pub pass: Share,
    /// Days that a result holds.
    pub valid_days: i64,
    /// First day that it is in force.
    pub from: Option<Date>,
    /// Last day that it is in force.
    pub to: Option<Date>,
    /// Its row; `None` where only facts name it.
    pub place: Option<Place>,
}

impl Topic {
    /// One of which nothing but its name is known.
    pub(super) fn named(name: &str) -> Topic {
        Topic {
            name: shown(name),
            required: true,
            weight: Quantity::ONE,
            pass: PASS,
            valid_days: VALID_DAYS,
            from: None,
            to: None,
            place: None,
        }
    }
}

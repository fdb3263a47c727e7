//! Targets: the table's fields, and one target as the KPIs see it.

use super::batch::Place;
use super::date::{Date, Period};
use super::table::{Field, Kind, field, required};

/// How high a target is set.
pub const LEVELS: &[&str] = &["minimum", "plan", "stretch"];

/// How a person's target follows the days worked.
pub const PRORATIONS: &[&str] = &["working", "calendar", "none"];

/// One row is one target.
pub(super) const FIELDS: &[Field] = &[
    required("kpi", Kind::Id),
    field("who", Kind::Text),
    field("of", Kind::Text),
    required("from", Kind::Date),
    field("to", Kind::Date),
    field("level", Kind::Words(LEVELS)),
    required("amount", Kind::Number),
    field("proration", Kind::Words(PRORATIONS)),
    field("version_from", Kind::Date),
];

/// Whose target it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// The whole firm.
    Company,
    /// A team, by code.
    Team(u32),
    /// A salesperson, by code.
    Rep(u32),
    /// Nobody: facts without a salesperson («Не назначен»). Has no targets.
    Nobody,
    /// What credits leave over, a minus where they are too many («Не распределено»). Has no targets.
    Unallocated,
}

/// What a target is of, within its KPI.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Of {
    /// Everything.
    All,
    /// One product, by code.
    Product(u32),
    /// A product group, by name.
    Group(String),
    /// A campaign, by code.
    Campaign(u32),
    /// A channel of inquiries, by code.
    Channel(u32),
    /// A topic of product knowledge, by code.
    Topic(u32),
    /// Lines that name no product. Has no targets.
    Nothing,
}

/// How high it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Not to be missed.
    Minimum,
    /// The plan.
    Plan,
    /// More than planned.
    Stretch,
}

/// How a person's target follows the days worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proration {
    /// By working days present.
    Working,
    /// By calendar days present.
    Calendar,
    /// The amount as entered.
    None,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Id of the KPI.
    pub kpi: String,
    /// Whose it is.
    pub who: Who,
    /// What it is of.
    pub of: Of,
    /// The days it covers.
    pub period: Period,
    /// How high it is set.
    pub level: Level,
    /// In millionths of the KPI's unit (major units of money, pieces).
    pub amount: i64,
    /// How it follows the days worked.
    pub proration: Proration,
    /// The day from which this version of it holds.
    pub version_from: Option<Date>,
    /// The row of the file that it is.
    pub place: Place,
}

/// The most that a target of a KPI can be, in millionths: of a share the whole, of deals per hundred
/// calls a hundred; `None` where it may be anything. Attainment may be aimed at above 100 %.
pub fn most(kpi: &str) -> Option<i64> {
    match kpi {
        "product_knowledge" | "response_time" | "overdue_receivables" => Some(1_000_000),
        "cold_conversion" => Some(100_000_000),
        _ => None,
    }
}

//! The board: every KPI of the scope against its plan, and the people behind it.

use super::trend::Trend;
use crate::kpi::{Counted, Kpi, NoValue, Status, Unit};
use crate::model::scope::Scope;
use crate::model::unit::Exact;

/// One KPI against its plan.
#[derive(Clone)]
pub struct BoardRow {
    /// The KPI.
    pub kpi: &'static Kpi,
    /// The headline value.
    pub headline: Counted,
    /// What fact, plan and variance are counted in.
    pub unit: Unit,
    /// The fact in native units.
    pub fact: Result<Exact, NoValue>,
    /// The plan of the whole period.
    pub target: Option<Exact>,
    /// The plan of the days that are over, where the period is not.
    pub to_date: Option<Exact>,
    /// fact / target, direction applied.
    pub attainment: Result<Exact, NoValue>,
    /// to_date / target: where the tick of the bullet stands.
    pub expected: Option<Exact>,
    /// fact − plan (to date, where the period is not over).
    pub variance: Option<Exact>,
    /// How it stands.
    pub status: Status,
}

/// One salesperson against the plan in money.
#[derive(Clone)]
pub struct PersonRow {
    /// Whose row.
    pub person: Person,
    /// Sold less returned.
    pub net: Result<Exact, NoValue>,
    /// The person's target.
    pub target: Option<Exact>,
    /// The target of the days that are over, where the period is not.
    pub to_date: Option<Exact>,
    /// net / target.
    pub attainment: Result<Exact, NoValue>,
    /// Average contract.
    pub average: Result<Exact, NoValue>,
    /// How many contracts.
    pub contracts: Exact,
    /// How it stands.
    pub status: Status,
}

/// Who a row of people is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// A salesperson, by code; name and link as the dataset has them.
    Rep {
        /// Code in the dataset.
        code: u32,
        /// As the files write it.
        name: String,
        /// Its name in links.
        link: String,
        /// Name of the team.
        team: Option<String>,
    },
    /// «Не назначен»: facts without a salesperson.
    Unassigned,
}

/// How far a period that is not over has come, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Working days that are over.
    pub elapsed: i64,
    /// Working days of the whole period.
    pub of: i64,
}

/// What the board shows.
#[derive(Clone)]
pub struct Board {
    /// What is looked at.
    pub scope: Scope,
    /// Set where the period is not over on the as-of date.
    pub running: Option<Running>,
    /// The KPIs, in the order of the handbook.
    pub rows: Vec<BoardRow>,
    /// The people, by variance to plan, the worst first; «Не назначен» last.
    pub people: Vec<PersonRow>,
    /// Money by month of the year (or of the whole time) in view.
    pub trend: Trend,
    /// What was left out and why.
    pub quality: super::quality::Quality,
}

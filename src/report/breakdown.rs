//! A KPI by rep, team, product, group, customer or month.

use crate::kpi::{Counted, NoValue, Status, Unit};
use crate::model::unit::Exact;

/// What a value is broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Not at all.
    Company,
    /// Teams.
    Team,
    /// Salespeople.
    Rep,
    /// Products.
    Product,
    /// Product groups.
    ProductGroup,
    /// Customers.
    Customer,
    /// Months.
    Month,
}

/// One part.
#[derive(Clone)]
pub struct BreakdownRow {
    /// What it is called; `None` for rows that name none («Не назначен», «Без товара»).
    pub name: Option<String>,
    /// Its name in links, for reps and teams.
    pub link: Option<String>,
    /// The fact in native units.
    pub fact: Result<Exact, NoValue>,
    /// Its target.
    pub target: Option<Exact>,
    /// The headline value.
    pub headline: Counted,
    /// How it stands.
    pub status: Status,
}

/// A KPI by something.
#[derive(Clone)]
pub struct Breakdown {
    /// By what.
    pub by: By,
    /// What fact and target are counted in.
    pub unit: Unit,
    /// The parts: by fact, the largest first; months in order.
    pub rows: Vec<BreakdownRow>,
}

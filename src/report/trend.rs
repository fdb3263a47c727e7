//! Plan, actual and forecast by month (or week, or day) of the period in view.

use crate::kpi::Unit;
use crate::model::date::{Grain, Period};
use crate::model::unit::Exact;

/// One month (week, day).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// Which days.
    pub period: Period,
    /// What was done; `None` where the period has not begun on the as-of date or nothing is known.
    pub actual: Option<Exact>,
    /// What was planned.
    pub target: Option<Exact>,
    /// Where a running period will end at this pace (the whole of it, actual included);
    /// `None` for closed ones.
    pub forecast: Option<Exact>,
}

/// A KPI over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Id of the KPI.
    pub kpi: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// How finely the time is cut.
    pub grain: Grain,
    /// First to last.
    pub points: Vec<TrendPoint>,
}

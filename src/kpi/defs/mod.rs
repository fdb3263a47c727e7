//! The KPIs, one a file, in the order of the handbook.

mod average_contract;
mod meetings;
mod plan_revenue;
mod plan_units;
mod presentations;
mod product_knowledge;
mod response_time;

use super::Kpi;

/// Every KPI.
pub const ALL: &[&Kpi] = &[
    &plan_revenue::KPI,
    &plan_units::KPI,
    &product_knowledge::KPI,
    &response_time::KPI,
    &average_contract::KPI,
    &meetings::KPI,
    &presentations::KPI,
];

/// The KPI of that id.
pub fn find(id: &str) -> Option<&'static Kpi> {
    ALL.iter().copied().find(|kpi| kpi.id == id)
}

/// The plan in money: the one that people and months are shown by.
pub fn money() -> &'static Kpi {
    &plan_revenue::KPI
}

/// The average contract: the one that counts contracts.
pub fn contracts() -> &'static Kpi {
    &average_contract::KPI
}

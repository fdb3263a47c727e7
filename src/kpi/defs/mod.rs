//! The KPIs, one a file, in the order of the handbook.

mod average_contract;
mod meetings;
mod overdue_receivables;
mod plan_revenue;
mod plan_units;
mod presentations;

use super::Kpi;

/// Every KPI.
pub const ALL: &[&Kpi] = &[
    &plan_revenue::KPI,
    &plan_units::KPI,
    &average_contract::KPI,
    &overdue_receivables::KPI,
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

/// The overdue receivables: the one whose debts are shown by age.
pub fn receivables() -> &'static Kpi {
    &overdue_receivables::KPI
}

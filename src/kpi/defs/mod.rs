//! The KPIs, one a file, in the order of the handbook.

pub(crate) mod average_contract;
mod campaign_plan;
mod cold_conversion;
mod meetings;
mod overdue_receivables;
mod plan_revenue;
mod plan_units;
mod presentations;
mod product_knowledge;
mod repeat_customers;
mod response_time;

use super::{Counted, Kpi, Measure};
use crate::lang::Text;
use crate::model::slice::Slice;

/// Every KPI.
pub const ALL: &[&Kpi] = &[
    &plan_revenue::KPI,
    &plan_units::KPI,
    &product_knowledge::KPI,
    &response_time::KPI,
    &cold_conversion::KPI,
    &campaign_plan::KPI,
    &repeat_customers::KPI,
    &average_contract::KPI,
    &overdue_receivables::KPI,
    &meetings::KPI,
    &presentations::KPI,
];

/// Those that are counted from sales, targets and what these name, where the firm does not
/// recognise sales by payment.
pub(super) const OF_SALES: &[&Kpi] =
    &[&plan_revenue::OF_LINES, &plan_units::KPI, &repeat_customers::KPI, &average_contract::KPI];

/// Their ids, for those who count none of them.
pub(super) const NAMES_OF_SALES: [&str; OF_SALES.len()] = {
    let mut names = [""; OF_SALES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = OF_SALES[at].id;
        at += 1;
    }
    names
};

/// Id and name of each, for those who count few of them.
pub const NAMES: &[(&str, Text)] = &[
    (plan_revenue::KPI.id, plan_revenue::KPI.name),
    (plan_units::KPI.id, plan_units::KPI.name),
    (product_knowledge::KPI.id, product_knowledge::KPI.name),
    (response_time::KPI.id, response_time::KPI.name),
    (cold_conversion::KPI.id, cold_conversion::KPI.name),
    (campaign_plan::KPI.id, campaign_plan::KPI.name),
    (repeat_customers::KPI.id, repeat_customers::KPI.name),
    (average_contract::KPI.id, average_contract::KPI.name),
    (overdue_receivables::KPI.id, overdue_receivables::KPI.name),
    (meetings::KPI.id, meetings::KPI.name),
    (presentations::KPI.id, presentations::KPI.name),
];

/// The id of [`money`].
pub const MONEY: &str = plan_revenue::KPI.id;

/// The figures of each, in the same order. Apart from the KPIs: the board shows a headline and a
/// fact, and a program that asks for no other figure does not carry what counts it.
const MEASURES: &[&[Measure]] = &[
    plan_revenue::MEASURES,
    plan_units::MEASURES,
    product_knowledge::MEASURES,
    response_time::MEASURES,
    cold_conversion::MEASURES,
    campaign_plan::MEASURES,
    repeat_customers::MEASURES,
    average_contract::MEASURES,
    overdue_receivables::MEASURES,
    meetings::MEASURES,
    presentations::MEASURES,
];

/// The figures of a KPI.
pub(super) fn measures(kpi: &Kpi) -> &'static [Measure] {
    let of = ALL.iter().zip(MEASURES).find(|(it, _)| it.id == kpi.id);
    of.map_or(&[], |(_, measures)| measures)
}

/// The KPI of that id.
pub fn find(id: &str) -> Option<&'static Kpi> {
    ALL.iter().copied().find(|kpi| kpi.id == id)
}

/// The plan in money: the one that people and months are shown by.
pub const fn money() -> &'static Kpi {
    &plan_revenue::KPI
}

/// The same where the firm does not recognise sales by payment.
pub(super) const fn money_of_lines() -> &'static Kpi {
    &plan_revenue::OF_LINES
}

/// The average contract: the one that counts contracts.
pub fn contracts() -> &'static Kpi {
    &average_contract::KPI
}

/// How many contracts a slice of [`contracts`] has.
pub fn signed(slice: &Slice) -> Counted {
    average_contract::contracts(slice)
}

/// The overdue receivables: the one whose debts are shown by age.
pub fn receivables() -> &'static Kpi {
    &overdue_receivables::KPI
}

/// Deals of cold calls: the one that a funnel is made of.
pub fn cold() -> &'static Kpi {
    &cold_conversion::KPI
}

/// How much of the cold base is called: of the customers who had bought nothing before the period
/// of a slice of [`cold`], the share that a cold call has reached up to its end.
pub fn base_called(slice: &Slice) -> Counted {
    cold_conversion::base_called(slice)
}

/// Campaigns, each against its own plan.
pub fn campaigns() -> &'static Kpi {
    &campaign_plan::KPI
}

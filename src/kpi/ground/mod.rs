//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

pub(in crate::kpi) mod credit;
pub(super) mod meetings;
pub(super) mod receivables;
pub(super) mod sales;

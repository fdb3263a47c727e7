//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

pub mod attempts;
pub(crate) mod base;
mod cash;
pub(in crate::kpi) mod credit;
mod credits;
mod documents;
pub mod inquiries;
mod inquiry_rows;
pub mod knowledge;
pub(super) mod meetings;
pub(crate) mod purchases;
pub(super) mod receivables;
pub(crate) mod recognised;
pub(crate) mod repeats;
pub(crate) mod sales;
mod sla;

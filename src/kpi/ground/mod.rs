//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

pub mod attempts;
pub mod inquiries;
mod inquiry_rows;
pub mod knowledge;
pub(super) mod meetings;
pub(super) mod sales;
mod sla;

//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

mod credits;
pub(super) mod purchases;
pub(super) mod sales;

//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

pub(super) mod meetings;
pub(super) mod sales;

//! The rows that KPIs count, derived from the tables as they are known on the as-of date.

pub mod attempts;
pub(crate) mod base;
pub(crate) mod campaigns;
#[cfg(test)]
mod campaigns_tests;
mod cash;
mod claims;
pub(crate) mod clients;
pub(crate) mod cold;
#[cfg(test)]
mod cold_tests;
pub(crate) mod contacts;
pub(crate) mod contracts;
pub(crate) mod credits;
pub(crate) mod deadline;
mod documents;
pub mod inquiries;
mod inquiry_rows;
pub mod knowledge;
pub(crate) mod meetings;
#[cfg(test)]
mod meetings_tests;
pub(crate) mod purchases;
pub(super) mod receivables;
pub(crate) mod recognised;
pub(crate) mod repeats;
pub(crate) mod sales;
mod shared_out;
mod sla;
mod touches;

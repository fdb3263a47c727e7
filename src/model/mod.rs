//! What a sales team is and does. Knows no spreadsheet, no language and no screen.

pub mod batch;
pub mod calendar;
pub mod column;
pub mod customers;
pub mod dataset;
pub mod date;
pub mod products;
pub mod reps;
pub mod sales;
pub mod scope;
pub mod shape;
pub mod slice;
pub mod table;
pub mod targets;
pub mod unit;

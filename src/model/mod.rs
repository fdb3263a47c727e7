//! What a sales team is and does. Knows no spreadsheet, no language and no screen.

pub mod batch;
pub mod calendar;
pub mod column;
pub mod contracts;
pub mod currency;
pub mod customers;
pub mod dataset;
pub mod date;
mod dimensions;
mod documents;
pub mod fixture;
pub mod hand;
mod join;
pub mod names;
mod plans;
pub mod products;
pub mod reps;
pub mod sales;
mod sales_rows;
pub mod scope;
pub mod shape;
pub mod slice;
pub mod table;
pub mod targets;
pub mod unit;
pub mod workdays;

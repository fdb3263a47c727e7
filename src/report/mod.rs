//! Counts arranged to be shown or saved, as plain data.

pub mod ageing;
pub mod assortment;
pub mod board;
pub mod breakdown;
pub mod contracts;
pub mod details;
pub mod expected_cash;
pub mod grid;
pub mod knowledge;
pub mod knowledge_grids;
pub mod matrix;
pub mod message;
pub mod movement;
pub mod quality;
pub mod receivables;
pub mod results;
pub mod sales_grids;
pub mod settings;
pub mod table;
mod table_rows;
pub mod trace;
pub mod trend;
pub mod variance;
pub mod waiting;
pub mod waiting_grids;
pub mod warm_base;

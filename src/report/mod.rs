//! Counts arranged to be shown or saved, as plain data.

pub mod ageing;
pub mod board;
pub mod breakdown;
pub mod expected_cash;
pub mod grid;
pub mod matrix;
pub mod message;
pub mod movement;
pub mod quality;
pub mod receivables;
pub mod results;
pub mod settings;
pub mod table;
pub mod trace;
pub mod trend;

//! Bytes to batches: reads what people really have, and says what it could not read.

pub mod cell;
pub mod dates;
pub mod error;
pub mod field;
pub mod format;
pub mod issue;
pub mod looks;
pub mod message;
pub mod name;
pub mod number;
pub mod numbers;
pub mod period;
pub mod review;
pub mod sheet;
pub mod synonyms;
pub mod calendar;
pub mod value;
pub mod words;
#[cfg(not(target_arch = "wasm32"))]
pub mod fixture;
pub mod header;
pub mod layout;

//! Bytes to batches: reads what people really have, and says what it could not read.

pub mod error;
pub mod format;
pub mod issue;
pub mod message;
pub mod review;
pub mod sheet;

//! Counts arranged to be shown or saved, as plain data.

pub mod trend;

//! Tables to files that other programs read.

pub mod csv;
pub mod tables;
pub mod template;
pub mod tsv;
pub mod zip;

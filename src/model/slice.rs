//! The slice: the rows of a dataset that a scope gives.

use super::dataset::Dataset;
use super::scope::Scope;

/// Some rows of a dataset.
pub struct Slice<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    /// What is looked at.
    pub scope: Scope,
}

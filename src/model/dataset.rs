//! The dataset: the sum of batches, joined. Built once, then read-only.

/// All that is known.
#[derive(Debug, Default)]
pub struct Dataset {}

//! What an import has brought, counted.

use super::state_ground::Entry;
use crate::import::review::Review;

/// What has landed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows of the sheets taken.
    pub read: usize,
    /// Rows that landed.
    pub used: usize,
    /// Rows left out.
    pub skipped: usize,
}

impl Summary {
    /// What these batches of this review bring.
    pub fn of(review: &Review, entries: &[Entry]) -> Summary {
        let taken = || review.sheets.iter().filter(|it| it.choice.table.flatten().is_some());
        Summary {
            read: taken().map(|it| it.rows_read).sum(),
            used: entries.iter().map(|it| it.batch.len()).sum(),
            skipped: taken().map(|it| it.rows_read.saturating_sub(it.rows_used)).sum(),
        }
    }
}

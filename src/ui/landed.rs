//! What an import has brought, counted.

use super::state::State;
use super::state_ground::Entry;
use crate::import::review::Review;
use crate::model::dataset::Dataset;
use crate::model::slice::index;
use reactive_graph::traits::WithUntracked;
use std::sync::Arc;

/// Rows of one sheet that were left out, as a csv file to be repaired and brought back.
#[derive(Clone, PartialEq)]
pub struct LeftOut {
    /// Name of the file.
    pub name: String,
    /// How many rows.
    pub rows: usize,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Which import they are of.
    pub run: u32,
}

/// What has landed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows of the sheets taken.
    pub read: usize,
    /// Rows that landed.
    pub used: usize,
    /// Rows left out.
    pub skipped: usize,
    /// Rows of earlier imports that these bring again, and that count no more.
    pub repeated: usize,
    /// Rows of these that others of these bring again.
    pub twice: usize,
    /// Which import it was.
    pub run: u32,
}

impl Summary {
    /// What these batches of this review bring; they are in the state already.
    pub fn of(review: &Review, entries: &[Entry], state: State, run: u32) -> Summary {
        // A demo may be in view.
        let own = state.own_data();
        let is_new: Vec<bool> = state.kept.with_untracked(|ground| {
            ground.entries.iter().map(|it| entries.contains(it)).collect()
        });
        let is_new = |batch: u32| is_new.get(index(batch)) == Some(&true);
        let again = |data: &Dataset, is_twice: bool| {
            let again = data.again.iter().filter(|it| is_new(it.counts.batch));
            again.filter(|it| is_new(it.row.batch) == is_twice).count()
        };
        let taken = || review.sheets.iter().filter(|it| it.choice.table.flatten().is_some());
        Summary {
            read: taken().map(|it| it.rows_read).sum(),
            used: entries.iter().map(|it| it.batch.len()).sum(),
            skipped: taken().map(|it| it.rows_read.saturating_sub(it.rows_used)).sum(),
            run,
            repeated: again(&own, false),
            twice: again(&own, true),
        }
    }
}

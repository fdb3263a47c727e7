//! Room for a save: what may be given up for it.

use crate::store::backend::Backend;
use crate::store::error::SaveError;
use crate::store::head::{Entry, NONE};
use crate::store::stored::StoredBatch;
use crate::store::workspace::{Saved, Workspace};
use std::sync::Arc;

impl<B: Backend> Workspace<B> {
    /// Gives up the save before the last; whether there was one to give up.
    pub(super) fn drop_older(&mut self, slot: usize) -> bool {
        let there = self.slots[slot].as_deref().is_some_and(|text| text != NONE);
        if !there || self.leave_empty(slot).is_err() {
            return false;
        }
        self.older = None;
        self.collect();
        true
    }

    /// Saves as [`Workspace::commit`] does. Where there is no room for what is new, what is no longer
    /// wanted goes first: then even an error leaves that done.
    pub fn commit_letting_go(
        &mut self,
        batches: &[Arc<StoredBatch>],
        extra: &str,
    ) -> Result<Saved, SaveError> {
        match self.commit(batches, extra) {
            Err(SaveError::Full) if self.let_go(batches, extra) => self.commit(batches, extra),
            result => result,
        }
    }

    /// Saves what is wanted of what is kept already, without what is new, and gives up the save
    /// before it; whether that made room.
    fn let_go(&mut self, batches: &[Arc<StoredBatch>], extra: &str) -> bool {
        let is_written =
            |it: &&Arc<StoredBatch>| it.chunks().iter().all(|chunk| self.verified.contains(chunk));
        let kept: Vec<Arc<StoredBatch>> = batches.iter().filter(is_written).cloned().collect();
        let before = self.last.as_ref().map_or(0, |(_, head)| head.batches.len());
        // What a later state was to replace was deleted by nobody: it stays until that is written.
        let is_kept = |entry: &Entry| kept.iter().any(|it| it.chunks() == entry.chunks);
        let new = batches.iter().filter(|it| !is_written(it));
        let gone = self.last.iter().flat_map(|it| &it.1.batches).filter(|it| !is_kept(it));
        let gone: Vec<&str> = gone.map(|it| it.label.as_str()).collect();
        let is_replaced = new.into_iter().any(|it| gone.contains(&it.label()));
        if is_replaced
            || kept.len() == batches.len()
            || kept.len() >= before
            || self.commit(&kept, extra).is_err()
        {
            return false;
        }
        self.last.as_ref().map(|(slot, _)| 1 - slot).is_some_and(|slot| self.drop_older(slot))
    }
}

//! A workspace: saved whole or not at all, opened from the last save that is whole.
//!
//! A save writes the chunks that are not there yet, then the head to the slot of the save before
//! the last, reads it back, and only then forgets what neither slot needs. Until the head stands,
//! the last save is untouched.

use crate::model::sort;
use crate::store::backend::Backend;
use crate::store::error::{SaveError, Warning};
use crate::store::head::{Head, NONE};
use crate::store::opening;
use crate::store::stored::StoredBatch;
use std::collections::HashSet;
use std::sync::Arc;

/// What a save holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Which save it is, from 1; 0 where there is none.
    pub generation: u64,
    /// The batches, in their order.
    pub batches: Vec<Arc<StoredBatch>>,
    /// The KPI system, scope and settings, as the caller wrote them.
    pub extra: String,
}

/// A workspace as it was found.
#[derive(Debug)]
pub struct Opened<B> {
    /// To save it.
    pub workspace: Workspace<B>,
    /// What is in it.
    pub state: Kept,
    /// What the person must know.
    pub warning: Option<Warning>,
    /// Batches of damaged saves that are whole themselves and not in the state.
    pub rescued: Vec<Arc<StoredBatch>>,
}

/// A save that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which save it is.
    pub generation: u64,
    /// UTF-16 units taken of [`super::backend::UNITS_MAX`], by everything the origin keeps.
    pub units_used: usize,
}

/// The door to what is kept.
#[derive(Debug)]
pub struct Workspace<B> {
    pub(super) backend: B,
    pub(super) root: String,
    /// Why nothing may be written.
    pub(super) lock: Option<SaveError>,
    /// The texts of both slots, as last seen or written.
    pub(super) slots: [Option<String>; 2],
    /// The slot of the last save, and that save.
    pub(super) last: Option<(usize, Head)>,
    /// The save before it, if its head is whole.
    pub(super) older: Option<Head>,
    /// The highest generation seen.
    pub(super) seen: u64,
    /// Chunks known to be there and whole.
    pub(super) verified: HashSet<String>,
}

impl<B: Backend> Workspace<B> {
    /// Opens a workspace by its id (letters, digits, `-` and `_`; others are left out).
    pub fn open(backend: B, id: &str) -> Opened<B> {
        opening::open(backend, id)
    }

    /// UTF-16 units taken of [`super::backend::UNITS_MAX`], by everything the origin keeps.
    pub fn units_used(&self) -> usize {
        self.backend.units().unwrap_or(0)
    }

    /// Whether it can be saved at all.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_some()
    }

    /// Saves: all of it, or an error and what was saved before. The same again writes nothing.
    ///
    /// Where there is no room, the save before the last is given up for it.
    pub fn commit(
        &mut self,
        batches: &[Arc<StoredBatch>],
        extra: &str,
    ) -> Result<Saved, SaveError> {
        self.standing()?;
        let head = Head::new(self.seen + 1, batches, extra);
        if let Some((_, last)) = &self.last
            && last.batches == head.batches
            && last.extra == head.extra
        {
            return Ok(Saved { generation: last.generation, units_used: self.units_used() });
        }
        let slot = self.last.as_ref().map_or(0, |(slot, _)| 1 - slot);
        let text = head.text(&self.slot_key(slot)).ok_or(SaveError::NotReadBack)?;
        if self.slots[1 - slot].is_none() {
            self.leave_empty(1 - slot)?;
        }
        match self.write(batches, slot, &text) {
            Err(SaveError::Full) if self.drop_older(slot) => self.write(batches, slot, &text)?,
            result => result?,
        }
        self.settle(slot, text, head);
        Ok(Saved { generation: self.seen, units_used: self.units_used() })
    }

    /// Whether it can be saved, and what was saved last is still there.
    pub fn standing(&self) -> Result<(), SaveError> {
        if let Some(lock) = self.lock {
            return Err(lock);
        }
        let (mut is_other, mut is_left) = (false, false);
        for (slot, text) in self.slots.iter().enumerate() {
            let now = self.backend.get(&self.slot_key(slot))?;
            is_left |= now.is_some();
            is_other |= now != *text;
        }
        match (is_other, is_left) {
            (false, _) => Ok(()),
            (true, true) => Err(SaveError::Elsewhere),
            (true, false) => Err(SaveError::Erased),
        }
    }

    /// Where what was saved has been erased, the next save is a first one. Asked for by the
    /// person, never done by itself: it may have been erased for good reason.
    pub fn begin_anew(&mut self) {
        if self.standing() == Err(SaveError::Erased) {
            (self.slots, self.last, self.older) = ([None, None], None, None);
            self.verified.clear();
        }
    }

    /// Forgets everything of a workspace of which nothing could be opened. Asked for by the
    /// person, never done by itself.
    pub fn start_over(&mut self) -> Result<(), SaveError> {
        match self.lock {
            Some(SaveError::Damaged) => {}
            Some(lock) => return Err(lock),
            None => return Ok(()),
        }
        let mut keys = self.backend.keys()?;
        keys.retain(|key| key.starts_with(&self.root));
        // Heads first: chunks without a head are nothing, a head without chunks is damage.
        sort::by_key(&mut keys, |key| key.starts_with(&self.chunk_key("")));
        for key in keys {
            self.backend.remove(&key)?;
        }
        self.slots = [None, None];
        self.lock = None;
        Ok(())
    }

    /// What is done once the head stands.
    fn settle(&mut self, slot: usize, text: String, head: Head) {
        self.slots[slot] = Some(text);
        self.seen = head.generation;
        self.verified.extend(head.chunks());
        self.older = self.last.take().map(|(_, last)| last);
        self.last = Some((slot, head));
        self.collect();
    }

    /// Forgets the chunks that neither slot needs. What is left by a failure goes the next time.
    pub(super) fn collect(&mut self) {
        let keep = self.needed();
        let prefix = self.chunk_key("");
        for key in self.backend.keys().unwrap_or_default() {
            if let Some(chunk) = key.strip_prefix(&prefix)
                && !keep.contains(chunk)
            {
                let _ = self.backend.remove(&key);
            }
        }
        self.verified.retain(|chunk| keep.contains(chunk));
    }

    fn needed(&self) -> HashSet<String> {
        let last = self.last.iter().map(|(_, head)| head);
        let mut needed = HashSet::new();
        needed.extend(last.chain(&self.older).flat_map(Head::chunks));
        needed
    }

    /// Says of a slot that it is empty on purpose, so that a lost head is told from none.
    pub(super) fn leave_empty(&mut self, slot: usize) -> Result<(), SaveError> {
        if let Err(error) = self.put(&self.slot_key(slot), NONE) {
            self.restore(slot);
            return Err(error);
        }
        self.slots[slot] = Some(NONE.to_owned());
        Ok(())
    }

    fn write(
        &self,
        batches: &[Arc<StoredBatch>],
        slot: usize,
        text: &str,
    ) -> Result<(), SaveError> {
        let mut written = Vec::new();
        let chunks = self.write_chunks(batches, &mut written);
        let Err(error) = chunks.and_then(|()| self.put(&self.slot_key(slot), text)) else {
            return Ok(());
        };
        // Take back what was written, unless the new head stands after all and needs it.
        if self.restore(slot) {
            for key in written {
                let _ = self.backend.remove(&key);
            }
        }
        Err(error)
    }

    fn write_chunks(
        &self,
        batches: &[Arc<StoredBatch>],
        written: &mut Vec<String>,
    ) -> Result<(), SaveError> {
        for batch in batches {
            for (at, chunk) in batch.chunks().iter().enumerate() {
                if self.verified.contains(chunk) {
                    continue;
                }
                let (key, text) = (self.chunk_key(chunk), batch.text(at));
                // The save before the last may have it: what is right is not written over.
                if self.backend.get(&key)?.as_deref() != Some(text.as_str()) {
                    let result = self.put(&key, &text);
                    written.push(key);
                    result?;
                }
            }
        }
        Ok(())
    }

    /// Puts back the text of a slot after a failure; whether it stands as before.
    fn restore(&self, slot: usize) -> bool {
        let (key, old) = (self.slot_key(slot), &self.slots[slot]);
        if self.backend.get(&key).is_ok_and(|now| now == *old) {
            return true;
        }
        let _ = match old {
            Some(old) => self.backend.set(&key, old),
            None => self.backend.remove(&key),
        };
        self.backend.get(&key).is_ok_and(|now| now == *old)
    }

    /// Keeps a text and reads it back.
    fn put(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.backend.set(key, text)?;
        let back = self.backend.get(key)?;
        if back.as_deref() == Some(text) { Ok(()) } else { Err(SaveError::NotReadBack) }
    }

    pub(super) fn slot_key(&self, slot: usize) -> String {
        format!("{}h{slot}", self.root)
    }

    pub(super) fn chunk_key(&self, chunk: &str) -> String {
        format!("{}c:{chunk}", self.root)
    }
}

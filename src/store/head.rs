//! Heads: what a save holds, in two slots by turns, so that one of them is always whole.

use crate::store::pack::{pack, unpack};
use crate::store::stored::{StoredBatch, digest};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of what is kept that this program writes. The codec's version is part of it:
/// a new one there is a new one here, so that an older program does not touch what it cannot read.
pub(super) const SCHEMA: u32 = 1;

/// The text of a slot that holds no save on purpose (the first save has none before it, or it was
/// given up to make room): not the same as a lost one.
pub(super) const NONE: &str = "none";

const MARK: &str = "planerka ";

/// What a save holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub schema: u32,
    /// One more than the save before it: never a time of day, clocks are turned back.
    pub generation: u64,
    pub batches: Vec<Entry>,
    pub extra: String,
}

/// A batch of a save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub label: String,
    pub chunks: Vec<String>,
}

/// What a slot was found to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Nothing.
    Empty,
    /// Nothing, on purpose.
    None,
    /// Something else than was written.
    Damaged,
    /// A head of a newer program.
    Newer,
    /// A head.
    Whole(Head),
}

impl Head {
    /// The head of a save.
    pub fn new(generation: u64, batches: &[Arc<StoredBatch>], extra: &str) -> Head {
        let entry = |batch: &Arc<StoredBatch>| Entry {
            label: batch.label().to_owned(),
            chunks: batch.chunks().to_vec(),
        };
        Head {
            schema: SCHEMA,
            generation,
            batches: batches.iter().map(entry).collect(),
            extra: extra.to_owned(),
        }
    }

    /// The text of the slot of this key: a mark, a checksum, what postcard writes.
    pub fn text(&self, key: &str) -> Option<String> {
        let packed = pack(&postcard::to_stdvec(self).ok()?);
        Some(format!("{MARK}{} {packed}", checksum(key, &packed)))
    }

    /// Names of all chunks of it.
    pub fn chunks(&self) -> impl Iterator<Item = String> + '_ {
        self.batches.iter().flat_map(|entry| entry.chunks.iter().cloned())
    }
}

impl Slot {
    /// Reads the slot of this key.
    pub fn of(key: &str, text: Option<&str>) -> Slot {
        match text {
            None => Slot::Empty,
            Some(NONE) => Slot::None,
            Some(text) => Slot::read(key, text).unwrap_or(Slot::Damaged),
        }
    }

    fn read(key: &str, text: &str) -> Option<Slot> {
        let (sum, packed) = text.strip_prefix(MARK)?.split_once(' ')?;
        if checksum(key, packed) != sum {
            return None;
        }
        let bytes = unpack(packed)?;
        // Every version of a head begins with its number.
        let (schema, _) = postcard::take_from_bytes::<u32>(&bytes).ok()?;
        if schema > SCHEMA {
            return Some(Slot::Newer);
        }
        postcard::from_bytes(&bytes).ok().map(Slot::Whole)
    }
}

/// The key is part of it: a head copied to another slot or workspace is none.
fn checksum(key: &str, packed: &str) -> String {
    digest(format!("{key} {packed}").as_bytes())
}

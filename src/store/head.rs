//! Heads: what a save holds, in two slots by turns, so that one of them is always whole.

use crate::store::stored::{StoredBatch, digest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The version of what is kept that this program writes. The codec's version is part of it:
/// a new one there is a new one here, so that an older program does not touch what it cannot read.
pub(super) const SCHEMA: u32 = 1;

/// The text of a slot whose save was given up to make room: not the same as a lost one.
pub(super) const DROPPED: &str = "dropped";

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
    Dropped,
    /// Something else than was written.
    Damaged,
    /// A head of a newer program.
    Newer,
    /// A head.
    Whole(Head),
}

/// What every version of a head begins with.
#[derive(Deserialize)]
struct Version {
    schema: u32,
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

    /// The text of its slot: a mark, a checksum, JSON.
    pub fn text(&self) -> Option<String> {
        let json = serde_json::to_string(self).ok()?;
        Some(format!("{MARK}{} {json}", digest(json.as_bytes())))
    }

    /// Names of all chunks of it.
    pub fn chunks(&self) -> BTreeSet<String> {
        self.batches.iter().flat_map(|entry| entry.chunks.iter().cloned()).collect()
    }
}

impl Slot {
    /// Reads a slot.
    pub fn of(text: Option<&str>) -> Slot {
        match text {
            None => Slot::Empty,
            Some(DROPPED) => Slot::Dropped,
            Some(text) => Slot::read(text).unwrap_or(Slot::Damaged),
        }
    }

    fn read(text: &str) -> Option<Slot> {
        let (sum, json) = text.strip_prefix(MARK)?.split_once(' ')?;
        if digest(json.as_bytes()) != sum {
            return None;
        }
        let Version { schema } = serde_json::from_str(json).ok()?;
        if schema > SCHEMA {
            return Some(Slot::Newer);
        }
        serde_json::from_str(json).ok().map(Slot::Whole)
    }
}

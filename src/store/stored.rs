//! A batch as it is kept: its bytes, cut into chunks that are named by what is in them.

use crate::model::batch::Batch;
use crate::store::codec;
use crate::store::error::Damage;
use crate::store::pack;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::ops::Range;

/// UTF-16 units of a chunk at most: a longer text would hold up the page while it is written.
pub const CHUNK_UNITS: usize = 256 * 1024;

/// Bytes of a chunk: as many as [`CHUNK_UNITS`] hold, in whole groups of 15 bytes (8 units).
const CHUNK: usize = (CHUNK_UNITS - 1) / 8 * 15;

const _: () = assert!(pack::units(CHUNK) <= CHUNK_UNITS);

/// The encoded bytes of a batch. They never change, so what is saved is never written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBatch {
    id: String,
    label: String,
    bytes: Vec<u8>,
    chunks: Vec<String>,
}

impl StoredBatch {
    /// The batch encoded; an error where it breaks the limits or the dictionary.
    pub fn encode(batch: &Batch) -> Result<StoredBatch, Damage> {
        Ok(StoredBatch::new(label(batch), codec::encode(batch)?))
    }

    /// Encoded bytes (the worker's), and what to call them where they turn out damaged.
    pub fn new(label: String, bytes: Vec<u8>) -> StoredBatch {
        let chunks: Vec<String> = bytes.chunks(CHUNK).map(digest).collect();
        StoredBatch::known(label, bytes, chunks)
    }

    /// Bytes whose chunks have these names.
    pub(super) fn known(label: String, bytes: Vec<u8>, chunks: Vec<String>) -> StoredBatch {
        let id = match chunks.as_slice() {
            [one] => one.clone(),
            many => digest(many.concat().as_bytes()),
        };
        StoredBatch { id, label, bytes, chunks }
    }

    /// Named by what is in it: the same bytes have the same id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The table, the file and the sheet, for the person.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The encoded bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The batch.
    pub fn decode(&self) -> Result<Batch, Damage> {
        codec::decode(&self.bytes)
    }

    /// UTF-16 units it takes, keys aside.
    pub fn units(&self) -> usize {
        self.bytes.chunks(CHUNK).map(|chunk| pack::units(chunk.len())).sum()
    }

    /// Names of its chunks, in order.
    pub(super) fn chunks(&self) -> &[String] {
        &self.chunks
    }

    /// The text of a chunk.
    pub(super) fn text(&self, chunk: usize) -> String {
        let range: Range<usize> = chunk * CHUNK..((chunk + 1) * CHUNK).min(self.bytes.len());
        pack::pack(self.bytes.get(range).unwrap_or_default())
    }
}

/// What a batch is called where it cannot be opened.
pub fn label(batch: &Batch) -> String {
    let parts = [batch.table.id(), batch.origin.file.as_str(), batch.origin.sheet.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

/// SHA-256 cut to 128 bits, in hex: no two chunks of a workspace share it by chance, and half
/// of the length of the keys is saved.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

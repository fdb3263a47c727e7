//! The header of an encoded batch, and the bytes that follow it, written and read in its order.

use super::check;
use super::numbers::Packed;
use super::words::WordsHeader;
use crate::model::batch::Origin;
use crate::model::shape::Shape;
use crate::store::error::Damage;
use serde::{Deserialize, Serialize};

/// What stands before the columns' bytes.
///
/// Postcard knows fields by their order: a change here is a new version of the format.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    /// Id of the table.
    pub table: String,
    pub origin: Origin,
    pub imported: i32,
    /// How many rows.
    pub rows: u32,
    /// Their numbers in the sheet.
    pub numbers: Packed,
    /// The column that others follow; it stands first.
    pub leader: Option<u8>,
    pub columns: Vec<ColumnHeader>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ColumnHeader {
    pub field: String,
    pub header: String,
    pub shape: Shape,
    /// Whether a value is kept for a run of the leader rather than for a row.
    pub follows: bool,
    pub values: Values,
    pub originals: OriginalsHeader,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Values {
    Text {
        words: WordsHeader,
        codes: Packed,
    },
    Number {
        /// Bytes of the deflated bitmap of what is there; 0 where nothing is missing.
        gaps: u32,
        /// How many values there are.
        present: u32,
        values: Packed,
    },
}

#[derive(Serialize, Deserialize)]
pub(super) struct OriginalsHeader {
    pub count: u32,
    pub rows: Packed,
    pub words: WordsHeader,
    pub codes: Packed,
}

/// The bytes after the header, as they are written.
pub(super) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    /// With nothing written yet.
    pub fn new() -> Writer {
        Writer { bytes: Vec::new() }
    }

    /// Adds a part; its length goes to the header.
    pub fn put(&mut self, part: &[u8]) -> Result<u32, Damage> {
        self.bytes.extend_from_slice(part);
        u32::try_from(part.len()).map_err(|_| Damage::TooLarge)
    }
}

/// The bytes after the header, as they are read, and how much text they may still unpack to.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    text: usize,
    words: usize,
}

impl<'a> Reader<'a> {
    pub fn new(rest: &'a [u8]) -> Reader<'a> {
        // Templates count as words too while they are read: hence twice the limits of a batch.
        Reader { rest, text: 2 * check::TEXT_MAX, words: 2 * check::WORDS_MAX }
    }

    /// The next part.
    pub fn take(&mut self, bytes: u32) -> Result<&'a [u8], Damage> {
        let bytes = usize::try_from(bytes).map_err(|_| Damage::TooLarge)?;
        let (part, rest) = self.rest.split_at_checked(bytes).ok_or(Damage::Contents("a length"))?;
        self.rest = rest;
        Ok(part)
    }

    /// Makes room for so many words before they are made.
    pub fn admit_words(&mut self, words: usize) -> Result<(), Damage> {
        self.words = self.words.checked_sub(words).ok_or(Damage::TooLarge)?;
        Ok(())
    }

    /// Makes room for so many bytes of text.
    pub fn admit_text(&mut self, bytes: usize) -> Result<(), Damage> {
        self.text = self.text.checked_sub(bytes).ok_or(Damage::TooLarge)?;
        Ok(())
    }

    /// How much text there may still be.
    pub fn text_left(&self) -> usize {
        self.text
    }

    /// There is nothing more.
    pub fn end(self) -> Result<(), Damage> {
        if self.rest.is_empty() { Ok(()) } else { Err(Damage::Contents("a length")) }
    }
}

//! The parts of a zip, unpacked piece by piece and never further than they declare.

use super::guard::{Entry, key};
use crate::import::error::Refusal;
use std::cell::Cell;
use std::io::{Cursor, Read, Result as IoResult, Seek, SeekFrom};
use std::rc::Rc;
use zip::ZipArchive;

/// The most that a part which is read whole may take: styles, relations, a csv in a zip.
const WHOLE_BYTES_MAX: u64 = 256 << 20;

/// A zip within the limits of the guard.
pub struct Package<'a> {
    archive: ZipArchive<Metered<'a>>,
    entries: Vec<Entry>,
    meter: Rc<Cell<u64>>,
}

impl<'a> Package<'a> {
    /// Of the bytes whose directory the guard has read. Fails with `Damaged`.
    pub fn new(bytes: &'a [u8], entries: Vec<Entry>) -> Result<Package<'a>, Refusal> {
        let meter = Rc::new(Cell::new(0));
        let metered = Metered { bytes: Cursor::new(bytes), meter: Rc::clone(&meter) };
        let archive = ZipArchive::new(metered).map_err(|_| Refusal::Damaged)?;
        Ok(Package { archive, entries, meter })
    }

    /// The number of a part, by its path in letters of any case.
    pub fn find(&self, path: &str) -> Option<usize> {
        let path = key(path);
        self.entries.iter().rposition(|entry| entry.name == path)
    }

    /// The parts, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many bytes a part takes in the file.
    pub fn packed(&self, part: usize) -> u64 {
        self.entries.get(part).map_or(0, |entry| entry.packed)
    }

    /// Opens a part to be read; the meter counts its bytes in the file from here.
    pub fn open(&mut self, part: usize) -> Result<Part<'_>, Refusal> {
        let entry = self.entries.get(part).ok_or(Refusal::Damaged)?;
        let index = self.archive.index_for_name_raw(&entry.raw_name).ok_or(Refusal::Damaged)?;
        let left = entry.unpacked;
        self.meter.set(0);
        let meter = Rc::clone(&self.meter);
        let file = self.archive.by_index(index).map_err(|_| Refusal::Damaged)?;
        Ok(Part { file: Box::new(file), left, meter })
    }

    /// Reads a small part whole; `None` when there is none.
    pub fn whole(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(part) = self.find(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        let read = self
            .open(part)?
            .take(WHOLE_BYTES_MAX)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::Damaged)?;
        if read as u64 == WHOLE_BYTES_MAX { Err(Refusal::Bomb) } else { Ok(Some(bytes)) }
    }
}

/// A part being unpacked.
pub struct Part<'a> {
    file: Box<dyn Read + 'a>,
    left: u64,
    meter: Rc<Cell<u64>>,
}

impl Part<'_> {
    /// How many bytes are still to come, as it declares.
    pub fn unpacked(&self) -> u64 {
        self.left
    }

    /// Counts the bytes of the file that were read for this part.
    pub fn meter(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.meter)
    }
}

impl Read for Part<'_> {
    fn read(&mut self, room: &mut [u8]) -> IoResult<usize> {
        let read = self.file.read(room)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => return Err(std::io::Error::other("longer than it declares")),
        }
        Ok(read)
    }
}

/// The file's bytes, counted as they are read.
struct Metered<'a> {
    bytes: Cursor<&'a [u8]>,
    meter: Rc<Cell<u64>>,
}

impl Read for Metered<'_> {
    fn read(&mut self, room: &mut [u8]) -> IoResult<usize> {
        let read = self.bytes.read(room)?;
        self.meter.set(self.meter.get().saturating_add(read as u64));
        Ok(read)
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.bytes.seek(to)
    }
}

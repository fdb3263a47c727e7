//! What stands before every reader: the limits of a file, and the directory of a zip read by
//! ourselves, before anything is unpacked.

use crate::import::error::Refusal;
use encoding_rs::IBM866;

/// The largest file: twice the largest export seen, and it must fit in the worker with its cells.
pub const FILE_BYTES_MAX: usize = 256 << 20;
/// Parts in a zip: workbooks of hundreds of sheets and pictures have some hundreds.
pub const ENTRIES_MAX: usize = 2_000;
/// One part unpacked: a full sheet of Excel is well under it.
pub const PART_BYTES_MAX: u64 = 1 << 30;
/// All parts unpacked.
pub const UNPACKED_BYTES_MAX: u64 = 2 << 30;
/// Unpacked against packed; sheets of one repeated number reach about 100.
pub const RATIO_MAX: u64 = 200;
/// Below this the ratio says nothing: small parts of blanks pack very well and harm nobody.
pub const RATIO_FREE_BYTES: u64 = 16 << 20;
/// Rows of a sheet, as in Excel.
pub const ROWS_MAX: usize = 1_048_576;
/// Columns of a sheet, as in Excel.
pub const COLUMNS_MAX: usize = 16_384;
/// Cells of all the sheets of a file: about 200 MB as columns.
pub const CELLS_MAX: usize = 20_000_000;
/// Letters of one text, as in Excel.
pub const TEXT_LETTERS_MAX: usize = 32_767;
/// Sheets of a file: more are not chosen from by a person.
pub const SHEETS_MAX: usize = 255;
/// Sheets of all the files in an archive: a year of daily exports.
pub const ARCHIVE_SHEETS_MAX: usize = 500;

/// A part of a zip, as its directory declares it. What it declares may be a lie: readers stop at
/// `unpacked`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, as the bytes stand in the file.
    pub raw_name: Vec<u8>,
    /// The same as text.
    pub path: String,
    /// Its path in small letters with `/`, to look it up by.
    pub name: String,
    /// Bytes in the file.
    pub packed: u64,
    /// Bytes unpacked.
    pub unpacked: u64,
}

/// Refuses a file over the limit of size, or without any bytes.
pub fn size(bytes: usize) -> Result<(), Refusal> {
    match bytes {
        0 => Err(Refusal::Empty),
        length if length > FILE_BYTES_MAX => Err(Refusal::TooLarge),
        _ => Ok(()),
    }
}

/// The parts of a zip, when it is within the limits.
///
/// Fails with `Damaged` when there is no readable directory, `Encrypted` when a part is, `Bomb`
/// when there are too many parts or they unpack to too much.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Refusal> {
    let directory = directory(bytes).ok_or(Refusal::Damaged)?;
    if directory.count > ENTRIES_MAX as u64 {
        return Err(Refusal::Bomb);
    }
    let mut entries = Vec::new();
    let (mut packed, mut unpacked) = (0u64, 0u64);
    let mut at = directory.start;
    while at < directory.end {
        let (entry, next, encrypted) = entry(bytes, at).ok_or(Refusal::Damaged)?;
        if encrypted {
            return Err(Refusal::Encrypted);
        }
        packed = packed.saturating_add(entry.packed);
        unpacked = unpacked.saturating_add(entry.unpacked);
        let swollen =
            entry.unpacked > RATIO_FREE_BYTES && entry.unpacked / RATIO_MAX >= entry.packed.max(1);
        // Packed parts larger than the file lie over one another.
        let overlapping = packed > bytes.len() as u64;
        if swollen
            || overlapping
            || entry.unpacked > PART_BYTES_MAX
            || unpacked > UNPACKED_BYTES_MAX
            || entries.len() >= ENTRIES_MAX
        {
            return Err(Refusal::Bomb);
        }
        entries.push(entry);
        at = next;
    }
    Ok(entries)
}

struct Directory {
    count: u64,
    start: usize,
    end: usize,
}

/// Finds the directory from the end of the file; bytes before the zip are allowed.
fn directory(bytes: &[u8]) -> Option<Directory> {
    const RECORD: usize = 22;
    let last = bytes.len().checked_sub(RECORD)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let at = (first..=last).rev().find(|&at| starts(bytes, at, b"PK\x05\x06"))?;
    let (mut end, mut count) = (at, u64::from(u16_at(bytes, at + 10)?));
    let mut length = u64::from(u32_at(bytes, at + 12)?);
    if count == u64::from(u16::MAX) || length == u64::from(u32::MAX) {
        let locator = at.checked_sub(20)?;
        if starts(bytes, locator, b"PK\x06\x07") {
            let record = bytes.get(..locator)?.windows(4).rposition(|it| it == b"PK\x06\x06")?;
            end = record;
            count = u64_at(bytes, record.checked_add(32)?)?;
            length = u64_at(bytes, record.checked_add(40)?)?;
        }
    }
    let start = end.checked_sub(usize::try_from(length).ok()?)?;
    Some(Directory { count, start, end })
}

/// The entry of the directory that starts there, where the next one does, and whether it is
/// encrypted.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize, bool)> {
    const HEADER: usize = 46;
    if !starts(bytes, at, b"PK\x01\x02") {
        return None;
    }
    let flags = u16_at(bytes, at.checked_add(8)?)?;
    let encrypted = flags & 1 != 0;
    let (packed, unpacked) = (u32_at(bytes, at + 20)?, u32_at(bytes, at + 24)?);
    let name_length = usize::from(u16_at(bytes, at + 28)?);
    let extra_length = usize::from(u16_at(bytes, at + 30)?);
    let comment_length = usize::from(u16_at(bytes, at + 32)?);
    let name_start = at.checked_add(HEADER)?;
    let extra_start = name_start.checked_add(name_length)?;
    let extra_end = extra_start.checked_add(extra_length)?;
    let raw_name = bytes.get(name_start..extra_start)?.to_vec();
    let (packed, unpacked) = wide_sizes(bytes.get(extra_start..extra_end)?, packed, unpacked)?;
    let path = path_text(&raw_name, flags & UTF_8 != 0);
    let entry = Entry { raw_name, name: key(&path), path, packed, unpacked };
    Some((entry, extra_end.checked_add(comment_length)?, encrypted))
}

/// The flag of an entry that says that its path is UTF-8.
const UTF_8: u16 = 1 << 11;

/// A path as text: archivers that do not say UTF-8 write it all the same, or what DOS wrote, as
/// Windows does with Russian names.
fn path_text(raw: &[u8], is_utf_8: bool) -> String {
    match std::str::from_utf8(raw) {
        Ok(path) => path.to_owned(),
        Err(_) if is_utf_8 => String::from_utf8_lossy(raw).into_owned(),
        Err(_) => IBM866.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// A path in small letters with `/` and none in front.
pub fn key(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Packed and unpacked size, from the zip64 field where the plain ones are full.
fn wide_sizes(mut extra: &[u8], packed: u32, unpacked: u32) -> Option<(u64, u64)> {
    let (mut wide_packed, mut wide_unpacked) = (u64::from(packed), u64::from(unpacked));
    if packed != u32::MAX && unpacked != u32::MAX {
        return Some((wide_packed, wide_unpacked));
    }
    while extra.len() >= 4 {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        if id == 1 {
            let mut at = 4;
            if unpacked == u32::MAX {
                wide_unpacked = u64_at(extra, at)?;
                at += 8;
            }
            if packed == u32::MAX {
                wide_packed = u64_at(extra, at)?;
            }
            return Some((wide_packed, wide_unpacked));
        }
        extra = extra.get(length.checked_add(4)?..)?;
    }
    Some((wide_packed, wide_unpacked))
}

fn starts(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(with))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let part = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(part.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(part.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(part.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_archivers_that_say_no_encoding_are_read() {
        let dos = [0x8F, 0xE0, 0xAE, 0xA4, 0xA0, 0xA6, 0xA8, b'.', b'c', b's', b'v'];
        assert_eq!(path_text(&dos, false), "Продажи.csv");
        assert_eq!(path_text("Продажи.csv".as_bytes(), false), "Продажи.csv");
        assert_eq!(path_text("Продажи.csv".as_bytes(), true), "Продажи.csv");
        assert!(path_text(&dos, true).contains(char::REPLACEMENT_CHARACTER));
    }
}

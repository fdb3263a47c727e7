//! What a file is, by its bytes, whatever it is called.

use super::archive;
use super::guard::{self, Entry};
use crate::import::error::Refusal;
use crate::import::foreign::Foreign;

/// What a file may be read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// A zip with a workbook of XML.
    Xlsx(Vec<Entry>),
    /// A zip with a binary workbook.
    Xlsb(Vec<Entry>),
    /// A zip with an OpenDocument.
    Ods(Vec<Entry>),
    /// A zip of files, some of which may be tables.
    Archive(Vec<Entry>),
    /// A compound file with a workbook.
    Xls,
    /// No format of bytes that we know: text, unless it turns out otherwise.
    Text,
}

/// First bytes of what is known and not read, and what it is. Text would not start so.
const FOREIGN: &[(&[u8], Foreign)] = &[
    (b"MOXCEL", Foreign::Moxel),
    (b"%PDF", Foreign::Pdf),
    // Workbooks of one sheet, BIFF 2 to 4; the last as some programs write BIFF 5 or 8 without the
    // compound file around it.
    (b"\x09\x00\x04\x00", Foreign::OldExcel),
    (b"\x09\x02\x06\x00", Foreign::OldExcel),
    (b"\x09\x04\x06\x00", Foreign::OldExcel),
    (b"\x09\x08\x08\x00", Foreign::OldExcel),
    (b"\x09\x08\x10\x00", Foreign::OldExcel),
    (b"MIME-Version:", Foreign::WebArchive),
    (b"PAR1", Foreign::Database),
    (b"SQLite format 3", Foreign::Database),
    (b"\0\x01\0\0Standard Jet DB", Foreign::Database),
    (b"\0\x01\0\0Standard ACE DB", Foreign::Database),
    (b"{\\rtf", Foreign::Document),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF", Foreign::Archive),
    (b"\x1F\x8B", Foreign::Archive),
    (b"\xFD7zXZ", Foreign::Archive),
    (b"\x28\xB5\x2F\xFD", Foreign::Archive),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
];

/// So many bytes at the front tell whether a file may be a text.
pub const HEAD: usize = 64;

/// Tells what the bytes are; a zip is held to the limits here, before anything of it is unpacked.
pub fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    guard::size(bytes.len())?;
    match is_packed(bytes) {
        false => text(bytes).map(|()| Format::Text),
        true if bytes.starts_with(&COMPOUND) => compound(bytes),
        true => zip(guard::entries(bytes)?),
    }
}

/// Whether a file that begins so is a zip or a compound file: what such a one is, all of it tells.
pub fn is_packed(head: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", &COMPOUND].iter().any(|it| head.starts_with(it))
}

/// Refuses a file that begins as none of text does.
pub fn text(head: &[u8]) -> Result<(), Refusal> {
    match foreign(head) {
        Some(it) => Err(Refusal::Unsupported(it)),
        None if head.starts_with(b"\x7FELF") => Err(Refusal::NotASpreadsheet),
        None => Ok(()),
    }
}

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let known = FOREIGN.iter().find(|(front, _)| bytes.starts_with(front)).map(|it| it.1);
    let named = |at: usize, name: &[u8]| bytes.get(at..).is_some_and(|it| it.starts_with(name));
    let is_picture = named(4, b"ftyphei") || bytes.starts_with(b"RIFF") && named(8, b"WEBP");
    known
        .or_else(|| is_picture.then_some(Foreign::Picture))
        .or_else(|| is_dbf(bytes).then_some(Foreign::Dbf))
}

/// A table of dBase: its version, the day it was written, where its rows begin and how long they are.
fn is_dbf(bytes: &[u8]) -> bool {
    let &[version, _, month, day, _, _, _, _, start, start_high, row, row_high, ..] = bytes else {
        return false;
    };
    let (start, row) =
        (u16::from_le_bytes([start, start_high]), u16::from_le_bytes([row, row_high]));
    matches!(version, 0x02 | 0x03 | 0x30..=0x32 | 0x43 | 0x63 | 0x83 | 0x8B | 0x8E | 0xCB | 0xF5)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && start >= 33
        && row > 1
        && bytes.get(12..14) == Some(&[0, 0])
}

fn zip(entries: Vec<Entry>) -> Result<Format, Refusal> {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    let starts = |with: &str| entries.iter().any(|entry| entry.name.starts_with(with));
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb(entries))
    } else if has("xl/workbook.xml") || starts("xl/worksheets/") {
        Ok(Format::Xlsx(entries))
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        Err(Refusal::Unsupported(Foreign::Document))
    } else if has("content.xml") {
        Ok(Format::Ods(entries))
    } else if has("index/document.iwa") || has("index.zip") {
        Err(Refusal::Unsupported(Foreign::Numbers))
    } else if entries.iter().any(archive::is_table) {
        Ok(Format::Archive(entries))
    } else if entries.iter().any(archive::is_archive) {
        Err(Refusal::Unsupported(Foreign::ArchiveWithin))
    } else {
        Err(Refusal::Unsupported(Foreign::ArchiveOfNone))
    }
}

const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A compound file is told by the names in its directory: entries of 128 bytes at multiples of
/// that, the name first. The chain of its sectors is not followed, it may be a ring.
fn compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let named = |name: &str| {
        let mut wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        wanted.extend([0, 0]);
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&wanted))
    };
    if named("EncryptedPackage") || named("EncryptionInfo") {
        Err(Refusal::Encrypted)
    } else if named("Workbook") || named("Book") || named("WORKBOOK") || named("BOOK") {
        Ok(Format::Xls)
    } else if named("WordDocument") || named("PowerPoint Document") {
        Err(Refusal::Unsupported(Foreign::Document))
    } else if named("Root Entry") || named("R") {
        Err(Refusal::NotASpreadsheet)
    } else {
        Err(Refusal::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_bytes() {
        assert_eq!(sniff(b""), Err(Refusal::Empty));
        for (bytes, foreign) in [
            (&b"\x89PNG\r\n"[..], Foreign::Picture),
            (b"%PDF-1.7", Foreign::Pdf),
            (b"MOXCEL\0", Foreign::Moxel),
            (b"\x03\x7e\x09\x1e\x02\0\0\0\x41\0\x14\0\0\0\0\0", Foreign::Dbf),
            (b"\0\x01\0\0Standard ACE DB\0", Foreign::Database),
            (b"\0\0\0\x18ftypheic", Foreign::Picture),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Foreign::Picture),
            (b"\x09\x08\x10\x00\x00\x06", Foreign::OldExcel),
        ] {
            assert_eq!(sniff(bytes), Err(Refusal::Unsupported(foreign)), "{foreign:?}");
        }
        assert_eq!(sniff(b"PK\x03\x04"), Err(Refusal::Damaged));
        assert_eq!(sniff("имя;сумма".as_bytes()), Ok(Format::Text));
    }

    #[test]
    fn compound_files_are_told_by_their_directory() {
        let with = |name: &str| {
            let mut bytes = vec![0u8; 1024];
            bytes[..8].copy_from_slice(&COMPOUND);
            for (entry, name) in [(512, "Root Entry"), (640, name)] {
                for (place, unit) in name.encode_utf16().enumerate() {
                    bytes[entry + place * 2..entry + place * 2 + 2]
                        .copy_from_slice(&unit.to_le_bytes());
                }
            }
            sniff(&bytes)
        };
        assert_eq!(with("Workbook"), Ok(Format::Xls));
        assert_eq!(with("EncryptedPackage"), Err(Refusal::Encrypted));
        assert_eq!(with("WordDocument"), Err(Refusal::Unsupported(Foreign::Document)));
        assert_eq!(with("Thumbs"), Err(Refusal::NotASpreadsheet));
        assert_eq!(sniff(&COMPOUND), Err(Refusal::Damaged));
    }
}

//! What a file is, by its bytes, whatever it is called.

use super::archive;
use super::guard::{self, Entry};
use crate::import::error::Refusal;

/// What a file may be read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// A zip with a workbook of XML.
    Xlsx(Vec<Entry>),
    /// A zip with a binary workbook.
    Xlsb(Vec<Entry>),
    /// A zip with an OpenDocument.
    Ods(Vec<Entry>),
    /// A zip of csv files.
    Archive(Vec<Entry>),
    /// A compound file with a workbook.
    Xls,
    /// No format of bytes that we know: text, unless it turns out otherwise.
    Text,
}

/// First bytes of what is no spreadsheet, where text would not start so; the rest of them is told
/// by bytes that text has not.
const OTHERS: &[&[u8]] = &[
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xBC\xAF",
    b"\x1F\x8B",
    b"\xFD7zXZ",
    b"\x7FELF",
    b"SQLite format 3",
];

/// First bytes of spreadsheets and tables that we do not read: those of 1C, pdf, Parquet, workbooks
/// of Excel before 5, saved pages.
const UNREAD: &[&[u8]] = &[
    b"MOXCEL",
    b"%PDF",
    b"PAR1",
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x10\x00",
    b"MIME-Version:",
];

/// Tells what the bytes are; a zip is held to the limits here, before anything of it is unpacked.
pub fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    guard::size(bytes)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(guard::entries(bytes)?);
    }
    if bytes.starts_with(&COMPOUND) {
        return compound(bytes);
    }
    let starts = |with: &&[u8]| bytes.starts_with(with);
    if UNREAD.iter().any(starts) {
        return Err(Refusal::Unsupported);
    }
    if OTHERS.iter().any(starts) {
        return Err(Refusal::NotASpreadsheet);
    }
    Ok(Format::Text)
}

fn zip(entries: Vec<Entry>) -> Result<Format, Refusal> {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    let starts = |with: &str| entries.iter().any(|entry| entry.name.starts_with(with));
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb(entries))
    } else if has("xl/workbook.xml") || starts("xl/worksheets/") {
        Ok(Format::Xlsx(entries))
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        Err(Refusal::NotASpreadsheet)
    } else if has("content.xml") {
        Ok(Format::Ods(entries))
    } else if has("index/document.iwa") || has("index.zip") {
        Err(Refusal::Unsupported)
    } else if entries.iter().any(archive::is_table) {
        Ok(Format::Archive(entries))
    } else {
        Err(Refusal::NotASpreadsheet)
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
        assert_eq!(sniff(b"\x89PNG\r\n"), Err(Refusal::NotASpreadsheet));
        assert_eq!(sniff(b"%PDF-1.7"), Err(Refusal::Unsupported));
        assert_eq!(sniff(b"MOXCEL\0"), Err(Refusal::Unsupported));
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
        assert_eq!(with("WordDocument"), Err(Refusal::NotASpreadsheet));
        assert_eq!(sniff(&COMPOUND), Err(Refusal::Damaged));
    }
}

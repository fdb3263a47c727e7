//! A zip of csv files, such as the tables that this app exports: a sheet a file.

use super::guard::Entry;
use super::package::Package;
use super::reading::Reading;
use super::{TextOptions, text};
use crate::import::error::Refusal;
use crate::import::sheet::Sheet;

/// Whether a part of the zip is a table in text.
pub fn is_table(entry: &Entry) -> bool {
    [".csv", ".tsv"].iter().any(|end| entry.name.ends_with(end)) && !entry.name.contains("__macosx")
}

/// Whether a part of the zip is a workbook, to be unpacked by the person.
pub fn is_workbook(entry: &Entry) -> bool {
    [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"].iter().any(|end| entry.name.ends_with(end))
}

/// Reads the tables in it; other files are not heeded. Fails as text does, and with `Damaged`.
pub fn read(mut package: Package<'_>, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let mut sheets = Vec::new();
    for name in package.names(is_table) {
        let Some(bytes) = package.whole(&name)? else { continue };
        if bytes.is_empty() {
            continue;
        }
        for mut sheet in text::read(&bytes.into(), &TextOptions::default(), reading)? {
            let named = reading.sheet(&name);
            (sheet.name, sheet.digest) = (named.name, named.digest);
            // It cannot be read anew by itself, in another encoding.
            sheet.text_form = None;
            sheets.push(sheet);
        }
    }
    if sheets.is_empty() { Err(Refusal::Empty) } else { Ok(sheets) }
}

//! The parts of an `.xlsb`, for what calamine leaves out: which numbers are shown as percents.
//!
//! [MS-XLSB]: a record is its type, its length and its data. One part names the formats and the
//! styles, one the sheets; a cell names its style.

use super::Percents;
use crate::import::format::guard::{Entry, SHEETS_MAX};
use crate::import::format::package::Package;
use crate::import::format::relations::relations;
use crate::import::format::shown::{Shown, builtin, of_code};
use std::collections::HashMap;
use std::io::{BufReader, Read, copy, sink};

/// The cells that are shown as percents, of each sheet in the order of the workbook. Where the file is
/// not as it should be its numbers are plain ones: the reader says what is wrong.
pub fn percents(bytes: &[u8], entries: Vec<Entry>) -> Vec<Percents> {
    let Ok(mut package) = Package::new(bytes, entries) else { return Vec::new() };
    let listed = relations(&mut package, "xl/_rels/workbook.bin.rels", "xl").unwrap_or_default();
    let styles = listed.iter().find(|it| it.kind == "styles").map(|it| it.target.as_str());
    let styles = Styles::read(&mut package, styles.unwrap_or("xl/styles.bin"));
    if !styles.percents.contains(&true) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for id in sheets(&mut package) {
        let path = listed.iter().find(|it| it.id == id).map(|it| it.target.as_str());
        found.push(styles.of_sheet(&mut package, path.unwrap_or_default()));
    }
    found
}

/// By which ids the workbook calls its sheets.
fn sheets(package: &mut Package<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    each(package, "xl/workbook.bin", |kind, data| {
        if kind == BUNDLE_SHEET {
            ids.push(text(data.get(8..).unwrap_or_default()));
        }
        // Of more sheets the file is refused.
        ids.len() < SHEETS_MAX
    });
    ids
}

/// The styles of the workbook.
#[derive(Default)]
struct Styles {
    /// Whether each style shows percents.
    percents: Vec<bool>,
}

impl Styles {
    fn read(package: &mut Package<'_>, path: &str) -> Styles {
        let (mut formats, mut styles) = (HashMap::new(), Vec::new());
        let mut are_of_cells = false;
        each(package, path, |kind, data| {
            match kind {
                FORMAT => {
                    let code = of_code(&text(data.get(2..).unwrap_or_default()));
                    formats.extend(word(data, 0).map(|id| (id, code)));
                }
                CELL_STYLES => are_of_cells = true,
                CELL_STYLES_END => return false,
                STYLE if are_of_cells => styles.push(word(data, 2).unwrap_or_default()),
                _ => {}
            }
            true
        });
        let shown = |id: &u16| formats.get(id).copied().unwrap_or(builtin((*id).into()));
        Styles { percents: styles.iter().map(|id| shown(id) == Shown::Percent).collect() }
    }

    fn of_sheet(&self, package: &mut Package<'_>, path: &str) -> Percents {
        let mut found = Percents::new();
        let mut row = 0;
        each(package, path, |kind, data| {
            match kind {
                ROW => row = long(data, 0).unwrap_or_default(),
                RK | REAL | FORMULA => {
                    // The style takes three bytes, flags the fourth.
                    let style = long(data, 4).map(|it| (it & 0x00FF_FFFF) as usize);
                    let is_percent = style.and_then(|it| self.percents.get(it)) == Some(&true);
                    found.extend(long(data, 0).filter(|_| is_percent).map(|it| (row, it)));
                }
                _ => {}
            }
            true
        });
        found
    }
}

const ROW: u16 = 0;
const RK: u16 = 2;
const REAL: u16 = 5;
const FORMULA: u16 = 9;
const FORMAT: u16 = 44;
const STYLE: u16 = 47;
const BUNDLE_SHEET: u16 = 156;
const CELL_STYLES: u16 = 617;
const CELL_STYLES_END: u16 = 618;

/// No record that is looked into is longer: a format's code has 255 letters at most.
const LENGTH_MAX: u64 = 2_048;

/// Shows the records of a part, until one is enough or the part ends.
fn each(package: &mut Package<'_>, path: &str, mut see: impl FnMut(u16, &[u8]) -> bool) {
    let Some(Ok(part)) = package.find(path).map(|part| package.open(part)) else { return };
    let mut part = BufReader::new(part);
    let mut data = Vec::new();
    while let Some(kind) = record(&mut part, &mut data)
        && see(kind, &data)
    {}
}

/// The next record: its type, and its data up to what is looked at.
fn record(part: &mut impl Read, data: &mut Vec<u8>) -> Option<u16> {
    let kind = sevens(part, 2)?;
    let length = u64::from(sevens(part, 4)?);
    data.clear();
    let kept = length.min(LENGTH_MAX);
    (part.by_ref().take(kept).read_to_end(data).ok()? as u64 == kept).then_some(())?;
    copy(&mut part.by_ref().take(length - kept), &mut sink()).ok()?;
    u16::try_from(kind).ok()
}

/// A number seven bits a byte, the low ones first; bytes of it that others follow have their eighth.
fn sevens(part: &mut impl Read, bytes: u32) -> Option<u32> {
    let mut number = 0;
    for at in 0..bytes {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        let [byte] = byte;
        number |= u32::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// A text: how many letters of UTF-16, then they.
fn text(data: &[u8]) -> String {
    let units = long(data, 0).and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
    let letters = data.get(4..).unwrap_or_default().chunks_exact(2).take(units);
    let units: Vec<u16> = letters.filter_map(|it| word(it, 0)).collect();
    String::from_utf16_lossy(&units)
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..).and_then(|rest| rest.first_chunk()).map(|it| u16::from_le_bytes(*it))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..).and_then(|rest| rest.first_chunk()).map(|it| u32::from_le_bytes(*it))
}

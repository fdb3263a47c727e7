//! The records of an `.xls`, for what calamine leaves out and what it takes on trust: which numbers
//! are shown as percents, and how large a sheet says it is.
//!
//! [MS-XLS]: a record is its type, its length and its data. The records of the workbook name the
//! formats and where the sheets begin; a cell names its style.

use super::Percents;
use crate::import::format::guard::SHEETS_MAX;
use crate::import::format::shown::{Shown, builtin, of_code};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

/// An `.xls` looked through before it is read.
pub struct Looked<'a> {
    /// The file, as calamine may have it.
    pub bytes: Cow<'a, [u8]>,
    /// Of each sheet, in the order of the workbook.
    pub percents: Vec<Percents>,
}

/// Looks it through. Where the file is not as it should be, its numbers are plain ones and its bytes
/// stay: the reader says what is wrong.
pub fn look(bytes: &[u8]) -> Looked<'_> {
    let mut looked = Looked { bytes: Cow::Borrowed(bytes), percents: Vec::new() };
    let Some((name, stream)) = stream(bytes) else { return looked };
    let book = Book::read(&stream);
    let mut lies = Vec::new();
    // Of more sheets the file is refused.
    for &at in book.sheets.iter().take(SHEETS_MAX) {
        let sheet = book.of_sheet(stream.get(at..).unwrap_or_default());
        lies.extend(sheet.lies.iter().map(|lie| (at + lie.0, lie.1)));
        looked.percents.push(sheet.percents);
    }
    if !lies.is_empty()
        && let Some(mended) = mended(bytes, name, &lies)
    {
        looked.bytes = Cow::Owned(mended);
    }
    looked
}

/// The workbook within the compound file, and its name there.
fn stream(bytes: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|it| file.is_stream(it))?;
    let mut stream = Vec::new();
    // Its length is what the file says: no more is taken than the file could hold.
    let size = bytes.len() as u64;
    file.open_stream(name).ok()?.take(size).read_to_end(&mut stream).ok()?;
    Some((name, stream))
}

/// The file with noughts at these places of its workbook: a sheet that says no size is read by its
/// cells.
fn mended(bytes: &[u8], name: &str, lies: &[(usize, usize)]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let mut stream = file.open_stream(name).ok()?;
    for &(at, length) in lies {
        stream.seek(SeekFrom::Start(at as u64)).ok()?;
        stream.write_all(&vec![0; length]).ok()?;
    }
    stream.flush().ok()?;
    drop(stream);
    Some(file.into_inner().into_inner())
}

/// What the workbook says of all sheets.
#[derive(Default)]
struct Book {
    is_5: bool,
    /// Number formats of the file's own, by their number; of one number the last.
    formats: HashMap<u16, Shown>,
    /// Number format of each style, while the workbook is read.
    styles: Vec<u16>,
    /// Whether each style shows percents.
    percents: Vec<bool>,
    /// Where sheets begin.
    sheets: Vec<usize>,
}

impl Book {
    fn read(stream: &[u8]) -> Book {
        let mut book = Book::default();
        for Record { kind, data, .. } in substream(stream) {
            match kind {
                BOF => book.is_5 = word(data, 0) == Some(0x0500),
                FORMAT => book.formats.extend(book.format(data)),
                XF => book.styles.push(word(data, 2).unwrap_or_default()),
                BOUND_SHEET => {
                    let at = data.first_chunk::<4>().map(|it| u32::from_le_bytes(*it));
                    book.sheets.push(at.map_or(usize::MAX, |it| it as usize));
                }
                _ => {}
            }
        }
        let shown = |id: &u16| book.formats.get(id).copied().unwrap_or(builtin((*id).into()));
        book.percents = book.styles.iter().map(|id| shown(id) == Shown::Percent).collect();
        book
    }

    fn format(&self, data: &[u8]) -> Option<(u16, Shown)> {
        // What tells percents is ASCII, whatever the letters around it are.
        let letter = |it: &u8| char::from(*it);
        let code: String = match self.is_5 {
            true => data.get(3..)?.iter().map(letter).collect(),
            false if data.get(4)? & 1 == 0 => data.get(5..)?.iter().map(letter).collect(),
            false => data.get(5..)?.chunks_exact(2).map(wide).collect(),
        };
        Some((word(data, 0)?, of_code(&code)))
    }

    fn is_percent(&self, style: Option<u16>) -> bool {
        style.and_then(|it| self.percents.get(usize::from(it))).copied().unwrap_or(false)
    }

    fn of_sheet(&self, stream: &[u8]) -> Sheet {
        let mut sheet = Sheet::default();
        let (mut cells, mut sizes) = (0_u64, Vec::new());
        for Record { kind, data, at, .. } in substream(stream) {
            if kind == DIMENSIONS {
                sizes.push((area(data), at, data.len()));
            }
            let Some((row, column)) = word(data, 0).zip(word(data, 2)) else { continue };
            match kind {
                NUMBER | RK | FORMULA if self.is_percent(word(data, 4)) => {
                    sheet.percents.insert((row.into(), column.into()));
                }
                // A style and a number a cell, then the last column.
                MUL_RK => {
                    let styles = data.get(4..).unwrap_or_default().chunks_exact(6);
                    for (column, cell) in (column..=u16::MAX).zip(styles) {
                        cells += 1;
                        if self.is_percent(word(cell, 0)) {
                            sheet.percents.insert((row.into(), column.into()));
                        }
                    }
                }
                _ => {}
            }
            cells += 1;
        }
        let is_lie = |area: Option<u64>| area.is_none_or(|it| it > AREA_FREE + 4 * cells);
        let lies = sizes.into_iter().filter(|it| is_lie(it.0));
        sheet.lies = lies.map(|it| (it.1, it.2)).collect();
        sheet
    }
}

/// What the records of a sheet say.
#[derive(Default)]
struct Sheet {
    percents: Percents,
    /// Where a size stands, and how many bytes that takes, where it is far larger than the cells:
    /// calamine makes room for all of it at once.
    lies: Vec<(usize, usize)>,
}

/// A sheet of so many cells may say what it likes.
const AREA_FREE: u64 = 1 << 20;

/// How many cells a sheet says it spans: rows and columns, each its first and past its last; `None`
/// where that is no area.
fn area(data: &[u8]) -> Option<u64> {
    let long = |at: usize| data.get(at..)?.first_chunk::<4>().map(|it| u32::from_le_bytes(*it));
    let short = |at| word(data, at).map(u32::from);
    let (top, bottom, left, right) = match data.len() {
        10 => (short(0)?, short(2)?, short(4)?, short(6)?),
        _ => (long(0)?, long(4)?, short(8)?, short(10)?),
    };
    let left = if left > 0xFF || right < left { 0 } else { left };
    if bottom == 0 || right == 0 {
        return Some(0);
    }
    let sides = bottom.checked_sub(top).zip(right.checked_sub(left));
    let (rows, columns) = sides.filter(|it| it.0 > 0 && it.1 > 0)?;
    Some(u64::from(rows) * u64::from(columns))
}

const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const XF: u16 = 0x00E0;
const NUMBER: u16 = 0x0203;
const DIMENSIONS: u16 = 0x0200;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BOF: u16 = 0x0809;

/// A record of a part.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    /// Where its data begin.
    at: usize,
    depth: usize,
}

/// The records of a part to its end, without those of charts that stand in it: they have cells too.
fn substream(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let (mut rest, mut depth) = (bytes, 0_usize);
    let records = std::iter::from_fn(move || {
        let (kind, behind) = rest.split_first_chunk::<2>()?;
        let (length, behind) = behind.split_first_chunk::<2>()?;
        let at = bytes.len() - behind.len();
        let data;
        (data, rest) = behind.split_at_checked(u16::from_le_bytes(*length).into())?;
        let kind = u16::from_le_bytes(*kind);
        depth = match kind {
            BOF => depth + 1,
            EOF => depth.saturating_sub(1),
            _ => depth,
        };
        Some(Record { kind, data, at, depth })
    });
    records.take_while(|it| it.depth > 0).filter(|it| it.depth == 1)
}

/// Two bytes as a number.
fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..).and_then(|rest| rest.first_chunk::<2>()).map(|it| u16::from_le_bytes(*it))
}

fn wide(letter: &[u8]) -> char {
    word(letter, 0).and_then(|it| char::from_u32(it.into())).unwrap_or(char::REPLACEMENT_CHARACTER)
}

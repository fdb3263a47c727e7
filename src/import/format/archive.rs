//! A zip of files: tables in text, such as this app exports, and workbooks. What is no table, or
//! cannot be read, is named.

use super::archive_sum::Sum;
use super::digest::Digest;
use super::guard::Entry;
use super::package::Package;
use super::reading::Reading;
use super::sniff::{Format, sniff};
use super::{TextOptions, binary, ods, text, xlsx};
use crate::import::error::{FileRefused, Refusal};
use crate::import::foreign::Foreign;
use crate::import::sheet::Sheet;

/// Endings of what may be a table.
const TABLES: &[&str] = &[
    "csv", "tsv", "txt", "xlsx", "xlsm", "xltx", "xlsb", "xls", "xlt", "ods", "html", "htm", "xml",
];

/// Endings of archives.
const ARCHIVES: &[&str] = &["zip", "rar", "7z", "gz", "tar", "bz2", "xz"];

/// Endings of what is known and no table, with what to do about it.
const FOREIGN: &[(&[&str], Foreign)] = &[
    (ARCHIVES, Foreign::ArchiveWithin),
    (&["mxl"], Foreign::Moxel),
    (&["numbers"], Foreign::Numbers),
    (&["pdf"], Foreign::Pdf),
    (&["dbf"], Foreign::Dbf),
    (&["mdb", "accdb", "sqlite", "db"], Foreign::Database),
    (&["json"], Foreign::Json),
    (&["doc", "docx", "odt", "rtf", "ppt", "pptx"], Foreign::Document),
    (&["png", "jpg", "jpeg", "gif", "webp", "heic", "tif", "tiff", "bmp"], Foreign::Picture),
];

/// Whether a part of the zip may be a table, by its name.
pub fn is_table(entry: &Entry) -> bool {
    is_file(entry) && TABLES.contains(&ending(&entry.name))
}

/// Whether a part of the zip is an archive, by its name.
pub fn is_archive(entry: &Entry) -> bool {
    is_file(entry) && ARCHIVES.contains(&ending(&entry.name))
}

/// Whether a person has put it there: not a folder, not what the system or this app adds.
fn is_file(entry: &Entry) -> bool {
    let name = entry.name.rsplit('/').next().unwrap_or_default();
    let is_added = matches!(name, "thumbs.db" | "desktop.ini" | "settings.json");
    !name.is_empty() && !name.starts_with('.') && !is_added && !entry.name.contains("__macosx")
}

fn ending(name: &str) -> &str {
    name.rsplit('/').next().and_then(|it| it.rsplit_once('.')).map_or("", |it| it.1)
}

/// Reads the tables in it; the others are named beside the first of them. Where there is none, fails
/// as the first of the files did.
pub fn read(mut package: Package<'_>, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let (mut sheets, mut left) = (Vec::new(), Vec::new());
    let mut sum = Sum::of(&package);
    reading.expect(package.entries().iter().filter(|it| is_table(it)).map(|it| it.unpacked).sum());
    for entry in package.entries().to_vec().iter().filter(|it| is_file(it)) {
        let read = if is_table(entry) {
            let read = part(&mut package, entry, reading, &mut sum);
            reading.passed(entry.unpacked);
            read
        } else {
            Err(why(&entry.name))
        };
        match read {
            Ok(read) => sheets.extend(read),
            Err(why) => left.push(FileRefused { file: reading.within(&entry.path), why }),
        }
    }
    match sheets.first_mut() {
        Some(first) => first.left_beside = left,
        None => return Err(left.first().map_or(Refusal::Empty, |it| it.why)),
    }
    Ok(sheets)
}

/// Why what is no table is not read.
fn why(name: &str) -> Refusal {
    let foreign = FOREIGN.iter().find(|it| it.0.contains(&ending(name)));
    foreign.map_or(Refusal::NotASpreadsheet, |it| Refusal::Unsupported(it.1))
}

/// Reads one file of it, by what its bytes are.
fn part(
    package: &mut Package<'_>,
    entry: &Entry,
    outer: &mut Reading<'_>,
    sum: &mut Sum,
) -> Result<Vec<Sheet>, Refusal> {
    let bytes = package.whole(&entry.name)?.ok_or(Refusal::Damaged)?;
    let format = sniff(&bytes)?;
    let within = outer.within(&entry.path);
    let mut progress =
        |percent: u8| outer.reached(entry.unpacked.saturating_mul(u64::from(percent)) / 100);
    let mut reading = Reading::new(&within, Digest::of(&bytes), &mut progress);
    let mut sheets = match format {
        Format::Xlsx(entries) => {
            sum.unpack(&entries)?;
            xlsx::read(Package::new(&bytes, entries)?, &mut reading)
        }
        Format::Ods(entries) => {
            sum.unpack(&entries)?;
            ods::read(Package::new(&bytes, entries)?, &mut reading)
        }
        Format::Xlsb(entries) => {
            sum.unpack(&entries)?;
            binary::read_xlsb(&bytes, entries, &mut reading)
        }
        Format::Xls => binary::read_xls(&bytes, &mut reading),
        Format::Text => text::read(&bytes.into(), &TextOptions::default(), &mut reading),
        Format::Archive(_) => Err(Refusal::Unsupported(Foreign::ArchiveWithin)),
    }?;
    let is_prose = ending(&entry.name) == "txt" && sheets.iter().all(|it| it.columns.len() < 2);
    if is_prose {
        return Err(Refusal::NotASpreadsheet);
    }
    sum.take(&sheets)?;
    if let ([only], true) = (sheets.as_mut_slice(), is_csv(&entry.name)) {
        // A sheet of the archive, as ever: what was imported from one before is known again.
        let named = outer.sheet(&entry.name);
        (only.file, only.name, only.digest) = (named.file, entry.path.clone(), named.digest);
    }
    for sheet in &mut sheets {
        // It cannot be read anew by itself, in another encoding.
        sheet.text_form = None;
    }
    Ok(sheets)
}

fn is_csv(name: &str) -> bool {
    matches!(ending(name), "csv" | "tsv" | "txt")
}

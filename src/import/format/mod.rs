//! Bytes to cells, a format a file.

mod archive;
mod archive_sum;
mod binary;
mod bytes;
mod digest;
mod eight;
mod grid;
#[cfg(test)]
mod grid_tests;
mod guard;
mod held;
mod markup;
mod mend;
mod ods;
mod package;
mod reading;
mod relations;
mod serial;
mod shown;
mod sniff;
mod text;
pub mod warm;
mod window;
mod xlsx;
mod xml;

use crate::import::error::Refusal;
use crate::import::merged;
use crate::import::sheet::Sheet;
pub use bytes::{Bytes, Outside};
use digest::Digest;
use package::Package;
use reading::Reading;
use sniff::Format;

/// How to read a file of text, where the person chose it; other formats say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextOptions {
    /// Name of the encoding (`windows-1251`, `cp866`, `utf-8`); an unknown one is not heeded.
    pub encoding: Option<String>,
    /// What stands between the cells; ASCII, anything else is not heeded.
    pub delimiter: Option<char>,
}

/// Reads the sheets of a file, whatever its name says it is, and tells how far it is in percents.
///
/// Never panics natively, whatever the bytes; in the browser calamine may end the worker on damaged
/// `.xls` and `.xlsb` files. Memory and time are bounded by the limits in `guard.rs`.
pub fn read(
    file: &str,
    bytes: &Bytes,
    options: &TextOptions,
    progress: &mut dyn FnMut(u8),
) -> Result<Vec<Sheet>, Refusal> {
    guard::size(bytes.len())?;
    let mut head = Vec::new();
    bytes.read(0, sniff::HEAD, &mut head);
    let mut sheets = if sniff::is_packed(&head) {
        packed(&bytes.whole(), file, progress)
    } else {
        sniff::text(&head)?;
        text::read(bytes, options, &mut Reading::new(file, Digest::default(), progress))
    }?;
    for sheet in &mut sheets {
        mend::mend(sheet);
        merged::spread(sheet);
    }
    Ok(sheets)
}

/// Reads a zip or a compound file.
fn packed(bytes: &[u8], file: &str, progress: &mut dyn FnMut(u8)) -> Result<Vec<Sheet>, Refusal> {
    let format = sniff::sniff(bytes)?;
    let mut reading = Reading::new(file, Digest::of(bytes), progress);
    match format {
        Format::Xlsx(entries) => xlsx::read(Package::new(bytes, entries)?, &mut reading),
        Format::Archive(entries) => archive::read(Package::new(bytes, entries)?, &mut reading),
        Format::Ods(entries) => ods::read(Package::new(bytes, entries)?, &mut reading),
        Format::Xlsb(entries) => binary::read_xlsb(bytes, entries, &mut reading),
        Format::Xls => binary::read_xls(bytes, &mut reading),
        // What begins as one of the two is no text.
        Format::Text => Err(Refusal::NotASpreadsheet),
    }
}

//! Files of text: csv and its kin, in any encoding and with any delimiter.

mod decode;
mod delimiter;
mod ends;
pub mod letters;
mod lines;
mod records;

use super::grid::Grid;
use super::guard::{CELLS_MAX, TEXT_LETTERS_MAX};
use super::held::{cut, is_blank};
use super::reading::Reading;
use super::{Bytes, TextOptions, markup};
use crate::import::error::Refusal;
use crate::import::sheet::{Sheet, Span, TextForm};
use decode::Decoded;
use records::{Field, Records};

/// Records between two words of progress; the hot loop is left and entered again as often.
const STEP: usize = 8_192;

/// Reads a file of text as one sheet, its cells where they lie in the text.
///
/// Markup is read as such, its tables as sheets. Fails with `NotASpreadsheet` for bytes that are no
/// text, `Unsupported` for XML and JSON that hold no sheets.
pub fn read(
    bytes: &Bytes,
    options: &TextOptions,
    reading: &mut Reading<'_>,
) -> Result<Vec<Sheet>, Refusal> {
    let Decoded { text: whole, start, encoding, broken_letters, other_line } =
        decode::decode(bytes, options)?;
    let text = whole.get(start..).unwrap_or_default();
    if is_blank(text) {
        return Err(Refusal::Empty);
    }
    let form = TextForm { encoding, delimiter: None, broken_letters, other_line };
    if let Some(markup) = markup::told(text) {
        let mut sheets = markup::read(markup, text, reading)?;
        if let [only] = sheets.as_mut_slice() {
            // One of several cannot be read anew by itself, in another encoding.
            only.text_form = Some(form);
        }
        return Ok(sheets);
    }
    reading.expect(whole.len() as u64);
    let (delimiter, said) = delimiter::choose(text, options.delimiter);
    let mut sheet = reading.sheet("");
    sheet.text_form = Some(TextForm { delimiter: Some(char::from(delimiter)), ..form });

    let mut cutting = Cutting {
        text: &whole,
        records: Records::new(whole.as_bytes(), start + said, delimiter),
        grid: Grid::new(sheet, CELLS_MAX),
        unescaped: String::new(),
    };
    let mut is_first = true;
    while !cutting.some()? {
        let at = cutting.records.at() as u64;
        if std::mem::take(&mut is_first) {
            cutting.grid.expect(at, whole.len() as u64);
        }
        reading.reached(at);
    }
    let Cutting { grid, unescaped, .. } = cutting;
    let (mut sheet, _) = grid.finish();
    sheet.adopt(whole, unescaped);
    reading.reached(u64::MAX);
    Ok(vec![sheet])
}

/// A text being cut into cells.
struct Cutting<'a> {
    text: &'a str,
    records: Records<'a>,
    grid: Grid,
    /// Texts that do not lie in the file as they are read; they will stand behind it.
    unescaped: String,
}

impl Cutting<'_> {
    /// Cuts some records; true at the end.
    #[inline(never)]
    fn some(&mut self) -> Result<bool, Refusal> {
        for _ in 0..STEP {
            let Some(line) = self.records.begin() else { return Ok(true) };
            self.grid.row(line);
            let mut column = 0;
            loop {
                let (field, last) = self.records.field();
                self.set(column, field)?;
                if last {
                    break;
                }
                column += 1;
            }
        }
        Ok(false)
    }

    #[inline]
    fn set(&mut self, column: usize, field: Field) -> Result<(), Refusal> {
        let raw = self.text.get(field.start..field.end).unwrap_or_default();
        if field.escaped {
            let start = self.unescaped.len();
            records::unescape(raw, &mut self.unescaped);
            let text = self.unescaped.get(start..).unwrap_or_default();
            let span = span(self.text.len() + start, text, &mut self.grid)?;
            return self.grid.span(column, span);
        }
        // Most texts stand as they are: a letter or digit first, and not long.
        let is_plain =
            matches!(raw.as_bytes(), [b'0'..=b'9' | b'A'..=b'M' | b'O'..=b'z' | 0xD0 | 0xD1, ..])
                && raw.len() <= TEXT_LETTERS_MAX;
        let span = match (is_plain, u32::try_from(field.start), u32::try_from(raw.len())) {
            (true, Ok(start), Ok(len)) => Span { start, len },
            _ => span(field.start, raw, &mut self.grid)?,
        };
        self.grid.span(column, span)
    }
}

/// Where a cell lies; of no length when it is blank, or says that it is: `NULL` in exports of
/// databases.
#[inline]
fn span(start: usize, text: &str, grid: &mut Grid) -> Result<Span, Refusal> {
    let blank = is_blank(text) || text == "NULL";
    // A quote before what a spreadsheet takes for a formula is the writer's guard, not the text's.
    let guarded = !blank && is_guarded(text);
    let (start, text) =
        if guarded { (start + 1, text.get(1..).unwrap_or_default()) } else { (start, text) };
    let kept = if blank { "" } else { cut(text) };
    if !blank && kept.len() < text.len() {
        grid.cut_text();
    }
    let start = u32::try_from(start).map_err(|_| Refusal::TooLarge)?;
    let len = u32::try_from(kept.len()).map_err(|_| Refusal::TooLarge)?;
    Ok(Span { start, len })
}

/// Whether the text begins with a `'` and then, after more of them, as a formula does.
fn is_guarded(text: &str) -> bool {
    const LEADERS: &[char] = &['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    text.starts_with('\'') && text.trim_start_matches(['\'', ' ']).starts_with(LEADERS)
}

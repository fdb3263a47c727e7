//! Files of text: csv and its kin, in any encoding and with any delimiter.

mod cutting;
mod decode;
mod delimiter;
mod ends;
pub mod letters;
mod lines;
mod records;
mod spelling;
mod stream;
#[cfg(test)]
mod stream_tests;

use super::digest::Digest;
use super::grid::Grid;
use super::guard::CELLS_MAX;
use super::held::is_blank;
use super::reading::Reading;
use super::{Bytes, TextOptions, markup};
use crate::import::error::Refusal;
use crate::import::sheet::{Sheet, TextForm};
use cutting::Cutting;
use decode::{How, Told};
use spelling::Unclean;
use stream::{Letters, PIECE};

/// So many pieces at the front tell what is in the file and what stands between its cells.
const HEAD: usize = decode::SAMPLE / PIECE;

/// Of so many letters one may be a control letter: more are found in bytes that are no text.
const CONTROL_ONE_IN: usize = 200;

/// The same of clean UTF-8, which other bytes hardly ever are.
const CONTROL_ONE_IN_CLEAN: usize = 10;

/// Reads a file of text as one sheet.
///
/// Markup is read as such, its tables as sheets. Fails with `NotASpreadsheet` for bytes that are no
/// text, `Unsupported` for XML and JSON that hold no sheets.
pub fn read(
    file: &Bytes,
    options: &TextOptions,
    reading: &mut Reading<'_>,
) -> Result<Vec<Sheet>, Refusal> {
    in_pieces(file, options, reading, PIECE)
}

/// The same, so many bytes in one go.
fn in_pieces(
    file: &Bytes,
    options: &TextOptions,
    reading: &mut Reading<'_>,
    piece: usize,
) -> Result<Vec<Sheet>, Refusal> {
    let mut head = Vec::new();
    file.read(0, decode::SAMPLE, &mut head);
    let told = decode::told(&head, file, options);
    let mut read = |told| sheets(file, told, options.delimiter, reading, piece);
    match read(told) {
        Ok(sheets) => Ok(sheets),
        Err(Stop::Refused(why)) => Err(why),
        // Further on than its front it is in another encoding after all.
        Err(Stop::Unclean) => match read(decode::unclean(file, options, told.mark)) {
            Err(Stop::Refused(why)) => Err(why),
            read => read.map_err(|_| Refusal::NotASpreadsheet),
        },
    }
}

/// Why a text was not read to its end.
enum Stop {
    Refused(Refusal),
    Unclean,
}

impl From<Refusal> for Stop {
    fn from(why: Refusal) -> Stop {
        Stop::Refused(why)
    }
}

impl From<Unclean> for Stop {
    fn from(Unclean: Unclean) -> Stop {
        Stop::Unclean
    }
}

fn sheets(
    file: &Bytes,
    told: Told,
    delimiter: Option<char>,
    reading: &mut Reading<'_>,
    piece: usize,
) -> Result<Vec<Sheet>, Stop> {
    let mut letters = Letters::of(file, told.how, told.mark, piece);
    let spelling = Letters::spelling(told.how);
    letters.more(HEAD * piece);
    while is_blank(&spelling.text(letters.bytes())?) {
        if letters.is_end() {
            return Err(Refusal::Empty.into());
        }
        letters.more(HEAD * piece);
        if !is_blank(&spelling.text(letters.bytes())?) {
            // What the text is its first letters tell, not those that blanks left room for.
            letters.more(HEAD * piece);
        }
    }
    let text = spelling.text(letters.bytes())?;
    if !is_text(&text, told.how == How::Clean) {
        return Err(Refusal::NotASpreadsheet.into());
    }
    if let Some(markup) = markup::told(&text) {
        drop(text);
        letters.more(usize::MAX);
        let form = form(told, None, spelling.broken(letters.bytes()));
        reading.digested(letters.digest());
        let text = spelling.text(letters.bytes())?;
        let mut sheets = markup::read(markup, &text, reading)?;
        if let [only] = sheets.as_mut_slice() {
            // One of several cannot be read anew by itself, in another encoding.
            only.text_form = Some(form);
        }
        return Ok(sheets);
    }
    let (delimiter, said) = delimiter::choose(&text, delimiter);
    drop(text);
    letters.pass(said);
    reading.expect(file.len() as u64);
    let cutting = Cutting::new(Grid::new(reading.sheet(""), CELLS_MAX), spelling, delimiter);
    let (mut sheet, broken, digest) = cut(letters, cutting, reading)?;
    sheet.digest = digest.sheet("");
    sheet.text_form = Some(form(told, Some(char::from(delimiter)), broken));
    reading.reached(u64::MAX);
    Ok(vec![sheet])
}

/// Cuts a text to its end: the sheet, how many letters could not be decoded, and the file's digest.
fn cut(
    mut letters: Letters<'_>,
    mut cutting: Cutting,
    reading: &mut Reading<'_>,
) -> Result<(Sheet, usize, Digest), Stop> {
    let (mut broken_letters, mut is_first) = (0, true);
    loop {
        let bytes = letters.bytes();
        let passed = cutting.some(bytes, letters.is_end())?;
        broken_letters += cutting.broken(bytes.get(..passed).unwrap_or_default());
        letters.pass(passed);
        let (at, all) = (letters.read() as u64, letters.len() as u64);
        reading.reached(at);
        if letters.is_end() {
            return Ok((cutting.finish(), broken_letters, letters.digest()));
        }
        if std::mem::take(&mut is_first) {
            cutting.expect(at, all);
        }
        letters.more(0);
    }
}

fn form(told: Told, delimiter: Option<char>, broken_letters: usize) -> TextForm {
    let Told { how, other_line, .. } = told;
    TextForm { encoding: how.name().to_owned(), delimiter, broken_letters, other_line }
}

fn is_text(text: &str, is_clean: bool) -> bool {
    let one_in = if is_clean { CONTROL_ONE_IN_CLEAN } else { CONTROL_ONE_IN };
    let (mut letters, mut controls) = (0usize, 0usize);
    for letter in text.chars() {
        letters += 1;
        let usual = matches!(letter, '\t' | '\n' | '\r' | '\u{C}' | '\u{1A}' | '\u{85}');
        controls += usize::from((letter.is_control() && !usual) || letter == '\0');
    }
    controls.saturating_mul(one_in) <= letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sheet::Cell;
    use proptest::prelude::*;

    /// A text read in pieces of so many bytes: what it says of itself, and its cells.
    fn read(bytes: &[u8], delimiter: Option<char>, piece: usize) -> Result<String, Refusal> {
        let options = TextOptions { encoding: None, delimiter };
        let mut progress = |_| ();
        let mut reading = Reading::new("a.csv", Digest::default(), &mut progress);
        let sheets = in_pieces(&bytes.into(), &options, &mut reading, piece)?;
        let told = sheets.iter().map(|it| {
            let cells = |row: usize| -> Vec<Cell<'_>> {
                (0..it.columns.len()).map(|column| it.cell(row, column)).collect()
            };
            let rows =
                (0..it.height).map(|row| format!("{}: {:?}", it.row_number(row), cells(row)));
            let rows: Vec<String> = rows.collect();
            let columns: Vec<u32> = (0..it.columns.len()).map(|at| it.column_number(at)).collect();
            format!("{} {:?} {columns:?} {}", it.digest, it.text_form, rows.join("\n"))
        });
        Ok(told.collect::<Vec<_>>().join("\n\n"))
    }

    #[test]
    fn a_few_noughts_make_no_text_another_format() {
        let bytes = b"date,customer,amount\n2026-06-01,\0\0Kim,100\n2026-06-02,Kim,1\n";
        assert!(read(bytes, None, PIECE).expect("a text").contains("\"UTF-8\""));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let bytes: Vec<u8> = (0..4096u32).map(|it| ((it * 7919) >> 3) as u8).collect();
        assert_eq!(read(&bytes, None, PIECE), Err(Refusal::NotASpreadsheet));
    }

    #[test]
    fn a_page_behind_many_blanks_is_one() {
        let page =
            " ".repeat(4 * PIECE * HEAD - 2) + "<table><tr><td>a</td><td>b</td></tr></table>";
        let told = read(page.as_bytes(), None, PIECE).expect("a page");
        assert!(told.ends_with("1: [Text(\"a\"), Text(\"b\")]"), "{told}");
    }

    #[test]
    fn blanks_before_a_text_are_passed_in_whatever_pieces() {
        for piece in [1, 3, PIECE] {
            let told = read(b"\n\r\n  \n\n\na;b\n", Some(';'), piece).expect("a text");
            assert!(told.ends_with("6: [Text(\"a\"), Text(\"b\")]"), "{told}");
            assert_eq!(read(b"\n \r\n\n", None, piece), Err(Refusal::Empty));
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_a_letter_in_whatever_pieces() {
        let letters = "aёaaaёaёёaёёёёaaёёёёёaaёaaёёaёaaaaёaёaaaёaёaaaёёёёёaёёёёё";
        let text = format!("\n'={letters} \"a\n\n\r\rёa\"\n'=a\n\" \"\"\r;NULL;");
        let whole = read(text.as_bytes(), Some(';'), PIECE).expect("a text");
        assert!(whole.ends_with(r#"8: [Text("\" \"\"")]"#), "{whole}");
        for piece in 1..40 {
            assert_eq!(read(text.as_bytes(), Some(';'), piece).as_ref(), Ok(&whole), "{piece}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_the_same_in_pieces(
            text in prop::collection::vec("[a-cё;\"\n\r ]{0,20}|[abё]{20,90}|\"[ab\n]{0,9}\"|;NULL;|\n'=a", 0..8)
                .prop_map(|it| it.concat()),
            piece in 1..40usize,
        ) {
            let whole = read(text.as_bytes(), Some(';'), PIECE);
            prop_assert_eq!(read(text.as_bytes(), Some(';'), piece), whole);
        }
    }
}

//! The small words of a sheet's XML: references, numbers, what a cell's letters mean.

use crate::import::error::Refusal;
use crate::import::format::eight;
use crate::import::format::guard::{COLUMNS_MAX, ROWS_MAX};
use crate::import::format::xml::{Attributes, Kind, Token};

/// What the letters of a cell mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// A number, or a date by its style.
    #[default]
    Number,
    /// The number of a shared string.
    Shared,
    /// Themselves.
    Text,
    /// Yes or no.
    Flag,
    /// An error of the spreadsheet.
    Error,
    /// An ISO date.
    Iso,
}

/// A cell as nearly all are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainCell<'a> {
    /// From 0.
    pub column: usize,
    /// The attribute `s`, empty when there is none.
    pub style: &'a [u8],
    /// The attribute `t`, empty when there is none.
    pub kind: &'a [u8],
    /// The letters of `<v>`; none of a cell without one.
    pub value: &'a [u8],
    /// How many bytes the cell takes.
    pub len: usize,
}

/// `<c r="A1" s="1" t="s"><v>…</v></c>` or `<c r="A1" s="1"/>`, seen in one go; `None` for a cell
/// that is written in any other way or is not whole, and is read piece by piece.
#[inline]
pub fn plain_cell(bytes: &[u8]) -> Option<PlainCell<'_>> {
    let (column, mut rest) = plain_reference(bytes.strip_prefix(b"<c r=\"")?)?;
    let (mut style, mut kind): (&[u8], &[u8]) = (b"", b"");
    loop {
        match rest {
            [b'>', b'<', b'v', b'>', value @ ..] => {
                let (value, end) = value.split_at_checked(eight::find(value, b'<')?)?;
                let len = bytes.len() - end.strip_prefix(b"</v></c>")?.len();
                return (!value.is_empty()).then_some(PlainCell {
                    column,
                    style,
                    kind,
                    value,
                    len,
                });
            }
            [b' ', b's', b'=', b'"', value @ ..] => (style, rest) = quoted(value)?,
            [b' ', b't', b'=', b'"', value @ ..] => (kind, rest) = quoted(value)?,
            [b'/', b'>', end @ ..] => {
                let len = bytes.len() - end.len();
                return Some(PlainCell { column, style, kind, value: b"", len });
            }
            _ => return None,
        }
    }
}

/// The column of `AB12"`, from 0, and what stands behind it.
#[inline]
fn plain_reference(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut column, mut at) = (0usize, 0);
    while let Some(letter @ b'A'..=b'Z') = bytes.get(at) {
        column = column * 26 + usize::from(letter - b'A') + 1;
        if column > COLUMNS_MAX {
            return None;
        }
        at += 1;
    }
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    match bytes.get(at..)? {
        [b'"', rest @ ..] => Some((column.checked_sub(1)?, rest)),
        _ => None,
    }
}

/// The number of `<row r="12" …>` where all behind it is as it was in another row (`tail`), and how
/// many bytes it takes.
#[inline]
pub fn plain_row(bytes: &[u8], tail: &[u8]) -> Option<(u32, usize)> {
    let (number, rest) = quoted(bytes.strip_prefix(b"<row r=\"")?)?;
    let rest = rest.strip_prefix(tail).filter(|_| !tail.is_empty())?;
    Some((row_number(number).ok()?, bytes.len() - rest.len()))
}

/// What stands in the tag of a row behind its number; nothing where that does not stand first.
pub fn row_tail(token: Token<'_>, tail: &mut Vec<u8>) {
    tail.clear();
    let behind = token.body.strip_prefix(b" r=\"").and_then(quoted);
    if let Some((_, behind)) = behind.filter(|_| token.kind == Kind::Open) {
        tail.extend_from_slice(behind);
        tail.push(b'>');
    }
}

/// What stands before the next quote, and what after it.
#[inline]
fn quoted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (value, rest) = bytes.split_at_checked(eight::find(bytes, b'"')?)?;
    Some((value, rest.get(1..)?))
}

/// By the attribute `t`.
pub fn meaning(kind: &[u8]) -> Meaning {
    match kind {
        b"s" => Meaning::Shared,
        b"str" | b"inlineStr" => Meaning::Text,
        b"b" => Meaning::Flag,
        b"e" => Meaning::Error,
        b"d" => Meaning::Iso,
        _ => Meaning::Number,
    }
}

/// The column of `AB12`, from 0; the row in it is that of the row element.
#[inline]
pub fn column(reference: &[u8]) -> Result<usize, Refusal> {
    let mut column = 0usize;
    for &byte in reference {
        match byte {
            b'A'..=b'Z' => column = column * 26 + usize::from(byte - b'A') + 1,
            b'a'..=b'z' => column = column * 26 + usize::from(byte - b'a') + 1,
            _ => break,
        }
        if column > COLUMNS_MAX {
            return Err(Refusal::TooManyCells);
        }
    }
    column.checked_sub(1).ok_or(Refusal::Damaged)
}

/// The number of a row, from 1.
pub fn row_number(letters: &[u8]) -> Result<u32, Refusal> {
    match whole(letters).map(u32::try_from) {
        Some(Ok(0)) | None => Err(Refusal::Damaged),
        Some(Ok(number)) if number as usize <= ROWS_MAX => Ok(number),
        Some(_) => Err(Refusal::TooManyCells),
    }
}

/// What the tag of a row says: its number, and how deep it stands in the outline.
///
/// Fails with `Damaged` where the number is none of a row.
pub fn row(body: &[u8]) -> Result<(Option<u32>, u8), Refusal> {
    let number = Attributes(body).value(b"r").map(row_number).transpose()?;
    // Spreadsheets have seven levels.
    let level = Attributes(body).value(b"outlineLevel").and_then(whole).unwrap_or(0).min(7);
    Ok((number, u8::try_from(level).unwrap_or(0)))
}

/// Over which rows a reference of two corners reaches, and its first column, all from 1: `A2:B4`.
pub fn range(reference: &[u8]) -> Option<((u32, u32), u32)> {
    let colon = reference.iter().position(|it| *it == b':')?;
    let (first, last) = (reference.get(..colon)?, reference.get(colon + 1..)?);
    let row = |corner: &[u8]| {
        let digits = corner.iter().position(u8::is_ascii_digit)?;
        u32::try_from(whole(corner.get(digits..)?)?).ok()
    };
    let column = u32::try_from(column(first).ok()?).ok()?;
    Some(((row(first)?, row(last)?), column.saturating_add(1)))
}

/// A whole number of at most 18 digits.
#[inline]
pub fn whole(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut number = 0u64;
    for &digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u64::from(digit - b'0');
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_columns() {
        assert_eq!(column(b"A1"), Ok(0));
        assert_eq!(column(b"XFD1048576"), Ok(16_383));
        assert_eq!(column(b"XFE1"), Err(Refusal::TooManyCells));
        assert_eq!(column(b"ZZZZZZZ4294967295"), Err(Refusal::TooManyCells));
        assert_eq!(column(b"12"), Err(Refusal::Damaged));
    }

    #[test]
    fn plain_cells_are_seen_in_one_go() {
        let text = b"<c r=\"B7\" s=\"3\" t=\"s\"><v>12</v></c><c";
        let cell =
            PlainCell { column: 1, style: b"3", kind: b"s", value: b"12", len: text.len() - 2 };
        assert_eq!(plain_cell(text), Some(cell));
        for cut in 0..cell.len {
            assert_eq!(plain_cell(&text[..cut]), None);
        }
        let alone = PlainCell { column: 27, style: b"3", kind: b"", value: b"", len: 18 };
        assert_eq!(plain_cell(b"<c r=\"AB7\" s=\"3\"/><c"), Some(alone));
        for other in [
            "<c r=\"7\"><v>1</v></c>",
            "<c r=\"B7\" cm=\"1\"><v>1</v></c>",
            "<c r=\"B7\"></c>",
            "<c r=\"XFE7\"><v>1</v></c>",
            "<c r=\"B7\"><v></v></c>",
            "<c r=\"B7\"><f>1</f><v>1</v></c>",
            "<c><v>1</v></c>",
        ] {
            assert_eq!(plain_cell(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn rows_like_others_are_seen_in_one_go() {
        let tail = b" spans=\"1:7\">";
        assert_eq!(plain_row(b"<row r=\"12\" spans=\"1:7\"><c", tail), Some((12, 24)));
        for other in [
            "<row r=\"12\" spans=\"1:8\">",
            "<row r=\"12\">",
            "<row spans=\"1:7\">",
            "<row r=\"0\" spans=\"1:7\">",
        ] {
            assert_eq!(plain_row(other.as_bytes(), tail), None, "{other}");
        }
        assert_eq!(plain_row(b"<row r=\"12\">", b""), None);
    }

    #[test]
    fn rows_are_within_the_limit() {
        assert_eq!(row_number(b"1048576"), Ok(1_048_576));
        assert_eq!(row_number(b"1048577"), Err(Refusal::TooManyCells));
        assert_eq!(row_number(b"0"), Err(Refusal::Damaged));
        assert_eq!(row_number(b"-1"), Err(Refusal::Damaged));
    }
}

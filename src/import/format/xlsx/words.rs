//! The small words of a sheet's XML: references, numbers, what a cell's letters mean.

use crate::import::error::Refusal;
use crate::import::format::guard::{COLUMNS_MAX, ROWS_MAX};
use crate::import::format::xml;

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

/// `<v>…</v></c>`, as nearly all cells go on: the letters, and how many bytes it is.
#[inline]
pub fn plain_value(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let value = bytes.strip_prefix(b"<v>")?;
    let length = xml::find(value, b'<')?;
    let (value, end) = value.split_at_checked(length)?;
    (length > 0 && end.starts_with(b"</v></c>")).then_some((value, length + 11))
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
    fn rows_are_within_the_limit() {
        assert_eq!(row_number(b"1048576"), Ok(1_048_576));
        assert_eq!(row_number(b"1048577"), Err(Refusal::TooManyCells));
        assert_eq!(row_number(b"0"), Err(Refusal::Damaged));
        assert_eq!(row_number(b"-1"), Err(Refusal::Damaged));
    }
}

//! The digits of a cell: what their marks say, and their value.

/// What the marks of one cell say about the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// Nothing: no marks.
    Silent,
    /// This is the decimal mark.
    Decimal(char),
    /// `1,234`: this mark, one thing or the other.
    Doubtful(char),
}

/// How the digits of a cell are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// What stands between groups of three.
    pub group: Option<char>,
    /// Digits before the decimal mark.
    pub whole: u8,
    /// Digits after it.
    pub decimals: u8,
    /// The last of those is a zero.
    pub zero_ends: bool,
    /// What no shape writes: `007`, `.5`, `-0`, digits that were rounded away.
    pub strange: bool,
}

/// What the marks of a cell say.
pub fn vote(digits: &str) -> Vote {
    let (mut commas, mut points, mut others) = (0, 0, 0);
    let mut last = None;
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b',' => (commas, last) = (commas + 1, Some((at, ','))),
            b'.' => (points, last) = (points + 1, Some((at, '.'))),
            b'0'..=b'9' => {}
            _ => others += 1,
        }
    }
    let Some((at, mark)) = last else { return Vote::Silent };
    if commas > 0 && points > 0 || others > 0 && commas + points == 1 {
        return Vote::Decimal(mark);
    }
    if commas + points > 1 {
        return Vote::Decimal(if mark == ',' { '.' } else { ',' });
    }
    let after = digits.len() - at - 1;
    if after == 3 && (1..=3).contains(&at) && !digits.starts_with('0') {
        Vote::Doubtful(mark)
    } else {
        Vote::Decimal(mark)
    }
}

/// The digits in units of `10^-places`, rounded half away from zero, and how they are written;
/// `None` when they cannot be read with this decimal mark, or do not fit.
pub fn value(digits: &str, decimal: char, places: u32) -> Option<(i64, Look)> {
    let mut look = Look::default();
    let mut kept: i64 = 0;
    let mut since_group = 0_u8;
    let mut rounds_up = false;
    let mut in_decimals = false;
    for letter in digits.chars() {
        if let Some(digit) = letter.to_digit(10) {
            if in_decimals {
                look.decimals = look.decimals.saturating_add(1);
                look.zero_ends = digit == 0;
                match u32::from(look.decimals).checked_sub(places) {
                    None | Some(0) => kept = kept.checked_mul(10)?.checked_add(digit.into())?,
                    Some(over) => {
                        rounds_up |= over == 1 && digit >= 5;
                        look.strange |= digit > 0;
                    }
                }
            } else {
                look.strange |= look.whole == 1 && kept == 0;
                look.whole = look.whole.saturating_add(1);
                since_group = since_group.saturating_add(1);
                kept = kept.checked_mul(10)?.checked_add(digit.into())?;
            }
        } else if letter == decimal {
            if in_decimals || look.group.is_some() && since_group != 3 {
                return None;
            }
            in_decimals = true;
        } else {
            let same = look.group.is_none_or(|it| it == letter);
            let full = if look.group.is_none() {
                (1..=3).contains(&since_group)
            } else {
                since_group == 3
            };
            if in_decimals || !same || !full {
                return None;
            }
            (look.group, since_group) = (Some(letter), 0);
        }
    }
    if !in_decimals && look.group.is_some() && since_group != 3 {
        return None;
    }
    look.strange |= look.whole == 0;
    let missing = places.saturating_sub(u32::from(look.decimals));
    let kept = kept.checked_mul(10_i64.checked_pow(missing)?)?.checked_add(rounds_up.into())?;
    Some((kept, look))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dress::{dressed, scale};

    fn money(text: &str, decimal: char) -> Option<i64> {
        let dressed = dressed(text)?;
        let power = scale(dressed.suffix)?.power;
        let places = u32::try_from(4 + power).expect("places");
        let (value, _) = value(dressed.digits, decimal, places)?;
        Some(if dressed.minus { -value } else { value })
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for (text, decimal, value) in [
            ("1 234,56", ',', 12_345_600),
            ("1\u{a0}234,56 ₽", ',', 12_345_600),
            ("1\u{202f}234\u{202f}567", ',', 12_345_670_000),
            ("1.234,56", ',', 12_345_600),
            ("1,234.56", '.', 12_345_600),
            ("1'234.50", '.', 12_345_000),
            ("18500.00", '.', 185_000_000),
            ("−5", '.', -50_000),
            ("(1 000)", ',', -10_000_000),
            ("100-", '.', -1_000_000),
            ("$45,000", '.', 450_000_000),
            ("-$5.5", '.', -55_000),
            ("$-5.5", '.', -55_000),
            ("12,5 руб.", ',', 125_000),
            ("1,2 млн", ',', 12_000_000_000),
            ("45k", '.', 450_000_000),
            ("1,2 тыс. руб.", ',', 12_000_000),
            (".5", '.', 5_000),
            ("0.00005", '.', 1),
            ("0.00004999", '.', 0),
            ("руб.100", '.', 1_000_000),
        ] {
            assert_eq!(money(text, decimal), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "abc",
            "1 23,4",
            "12-34",
            "1.2.3",
            "5 foo",
            "01.02.2026",
            "--5",
            "1,23,456",
            "9999999999999999",
        ] {
            assert_eq!(money(text, ','), None, "{text}");
        }
    }

    #[test]
    fn marks_say_what_they_are() {
        for (digits, vote_of) in [
            ("1234", Vote::Silent),
            ("1 234", Vote::Silent),
            ("18500.00", Vote::Decimal('.')),
            ("1.234,56", Vote::Decimal(',')),
            ("1,000,000", Vote::Decimal('.')),
            ("1,000", Vote::Doubtful(',')),
            ("0,125", Vote::Decimal(',')),
            ("1234,567", Vote::Decimal(',')),
            ("1 234,567", Vote::Decimal(',')),
        ] {
            assert_eq!(vote(digits), vote_of, "{digits}");
        }
    }
}

//! Numbers as nearly all cells have them, read in one go; whatever is written in any other way is
//! `None` here and read letter by letter (`number.rs`), which the tests hold beside it.

use super::number::{Look, Vote};
use super::sheet::Cell;

/// Digits that a float holds exactly, and that no sum of an `i64` overflows.
const DIGITS: usize = 15;

const FLOATS: [f64; 5] = [1.0, 1e1, 1e2, 1e3, 1e4];

const POWERS: [i64; 16] = {
    let mut powers = [1; 16];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The largest number that each of the powers may multiply.
const MOST: [i64; 16] = {
    let mut most = [0; 16];
    let mut at = 0;
    while at < most.len() {
        most[at] = i64::MAX / POWERS[at];
        at += 1;
    }
    most
};

/// A float of up to four decimals, in units of `10^-places`, and how its shortest decimal is written.
///
/// The shortest decimal is the one of the fewest decimals that is this float: no two decimals of up
/// to fifteen digits are the same float, and the quotient of two exact floats is rounded as a parser
/// would round it.
#[inline]
pub fn of_float(number: f64, places: u32) -> Option<(i64, Look)> {
    for (decimals, power) in (0u8..).zip(FLOATS) {
        let scaled = (number * power).round_ties_even();
        if !(0.0..1e15).contains(&scaled) {
            return None;
        }
        if scaled / power == number {
            let digits = scaled as i64;
            let whole = count(digits / POWERS.get(usize::from(decimals))?);
            let value = shifted(digits, decimals, places)?;
            return Some((value, Look { whole, decimals, ..Look::default() }));
        }
    }
    None
}

/// Digits with at most the decimal mark among them, in units of `10^-places`, and how they are written.
#[inline]
pub fn of_digits(digits: &str, decimal: char, places: u32) -> Option<(i64, Look)> {
    let bytes = digits.as_bytes();
    if bytes.len() > DIGITS {
        return None;
    }
    let decimal = u8::try_from(decimal).ok()?;
    let (mut kept, mut mark) = (0i64, None);
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => kept = kept * 10 + i64::from(byte - b'0'),
            _ if byte == decimal && mark.is_none() => mark = Some(at),
            _ => return None,
        }
    }
    let whole = mark.unwrap_or(bytes.len());
    let decimals = u8::try_from(mark.map_or(0, |at| bytes.len() - at - 1)).ok()?;
    let value = shifted(kept, decimals, places)?;
    let look = Look {
        whole: u8::try_from(whole).ok()?,
        decimals,
        zero_ends: decimals > 0 && bytes.last() == Some(&b'0'),
        strange: whole == 0 || whole > 1 && bytes.first() == Some(&b'0'),
        ..Look::default()
    };
    Some((value, look))
}

/// A cell of digits alone, from its first letter to its last.
#[inline]
pub fn digits<'a>(cell: Cell<'a>) -> Option<&'a str> {
    let Cell::Text(text) = cell else { return None };
    match text.as_bytes() {
        [b'0'..=b'9'] | [b'0'..=b'9', .., b'0'..=b'9'] => Some(text),
        _ => None,
    }
}

/// What the mark says where there is but one of them, and nothing but digits beside it.
#[inline]
pub fn vote(digits: &str) -> Option<Vote> {
    let bytes = digits.as_bytes();
    let mut mark = None;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b',' | b'.' if mark.is_none() => mark = Some((at, char::from(byte))),
            _ => return None,
        }
    }
    Some(match mark {
        None => Vote::Silent,
        Some((at @ 1..=3, mark)) if bytes.len() - at == 4 && bytes.first() != Some(&b'0') => {
            Vote::Doubtful(mark)
        }
        Some((_, mark)) => Vote::Decimal(mark),
    })
}

/// Digits of so many decimals in units of `10^-places`; `None` where some would be rounded away.
#[inline]
fn shifted(digits: i64, decimals: u8, places: u32) -> Option<i64> {
    let missing = usize::try_from(places).ok()?.checked_sub(usize::from(decimals))?;
    // A product that is checked is one of 128 bits in a browser.
    let power = *POWERS.get(missing)?;
    (digits <= *MOST.get(missing)?).then(|| digits.wrapping_mul(power))
}

/// How many digits a number has; nought has one.
#[inline]
fn count(number: i64) -> u8 {
    let more = POWERS.iter().skip(1).take_while(|&&power| number >= power).count();
    u8::try_from(more + 1).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::number;
    use proptest::prelude::*;

    fn letter_by_letter(float: f64, places: u32) -> Option<(i64, Look)> {
        number::value(&float.to_string(), '.', places)
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_other() {
        for float in [0.1 + 0.2, 1e15, 0.00001, 1.23456, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(of_float(float, 4), None, "{float}");
        }
        for digits in ["1 234", "1,2", "1.2.3", "1234567890123456", "1.23456"] {
            assert_eq!(of_digits(digits, '.', 4), None, "{digits}");
        }
        assert_eq!(of_digits("1,5", ',', 4).map(|it| it.0), Some(15_000));
    }

    proptest! {
        #[test]
        fn floats_are_those_of_their_letters(
            digits in 0i64..2_000_000_000_000_000,
            decimals in 0usize..9,
            places in 0u32..10,
        ) {
            let float = digits as f64 / 10f64.powi(decimals as i32);
            if let Some(read) = of_float(float, places) {
                prop_assert_eq!(Some(read), letter_by_letter(float, places), "{}", float);
            } else {
                prop_assert!(digits > 9_999 || decimals > 4 || decimals > places as usize);
            }
        }

        #[test]
        fn any_float_is_that_of_its_letters(bits in any::<u64>(), places in 0u32..10) {
            let float = f64::from_bits(bits).abs();
            if let Some(read) = of_float(float, places) {
                prop_assert_eq!(Some(read), letter_by_letter(float, places), "{}", float);
            }
        }

        #[test]
        fn digits_are_read_as_letter_by_letter(
            digits in "[0-9]{0,12}[.,]?[0-9]{0,6}",
            places in 0u32..10,
        ) {
            for decimal in ['.', ','] {
                if let Some(vote) = vote(&digits) {
                    prop_assert_eq!(vote, number::vote(&digits), "{}", digits);
                }
                if let Some(read) = of_digits(&digits, decimal, places) {
                    prop_assert_eq!(Some(read), number::value(&digits, decimal, places));
                }
            }
        }
    }
}

//! Streams of numbers: multiples of a step above the least, byte by byte, deflated.

use super::header::{Reader, Values, Writer};
use super::planes;
use crate::model::column::NO_NUMBER;
use crate::store::error::Damage;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// miniz_oxide's own default: higher is slower for a percent or two.
pub(super) const DEFLATE_LEVEL: u8 = 6;

/// So many numbers say which way is the shorter; trying both on all would double the time.
const SAMPLE: usize = 16_384;

/// Bits of a byte.
const BYTE: u32 = 8;

const WRONG: Damage = Damage::Contents("a column of numbers");

/// A stream of numbers of the bytes after the header: their lowest bytes, the next ones, ….
/// Bytes of one weight are alike, so that deflate takes little more than the numbers differ by.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Packed {
    /// The number before the first, where changes are kept rather than the numbers themselves.
    changes_from: Option<i64>,
    /// The least of what is kept.
    least: i64,
    /// What is above it are multiples of this.
    step: u64,
    /// Of so many bytes each.
    width: u8,
    bytes: u32,
}

impl Writer {
    /// Numbers of rows, lengths: small and often one after another.
    pub fn numbers(&mut self, numbers: &[u32]) -> Result<Packed, Damage> {
        let numbers: Vec<i64> = numbers.iter().copied().map(i64::from).collect();
        self.signed(&numbers)
    }

    /// Codes of words; none of them is 0 here, so that the range stays small.
    pub fn codes(&mut self, codes: &[u32]) -> Result<Packed, Damage> {
        let shifted: Vec<u32> = codes.iter().map(|code| code.wrapping_add(1)).collect();
        self.numbers(&shifted)
    }

    /// Values of a column of numbers: which are there, and those that are.
    pub fn values(&mut self, values: &[i64]) -> Result<Values, Damage> {
        let present: Cow<[i64]> = if values.contains(&NO_NUMBER) {
            values.iter().copied().filter(|&it| it != NO_NUMBER).collect()
        } else {
            values.into()
        };
        let mut gaps = 0;
        if present.len() < values.len() {
            let mut bits = vec![0u8; values.len().div_ceil(8)];
            for (at, _) in values.iter().enumerate().filter(|&(_, &it)| it != NO_NUMBER) {
                bits[at / 8] |= 1 << (at % 8);
            }
            gaps = self.put(&deflate(&bits))?;
        }
        Ok(Values::Number {
            gaps,
            present: u32::try_from(present.len()).map_err(|_| Damage::TooLarge)?,
            values: self.signed(&present)?,
        })
    }

    /// Numbers of either sign.
    pub fn signed(&mut self, numbers: &[i64]) -> Result<Packed, Damage> {
        let middle = (numbers.len().max(SAMPLE) - SAMPLE) / 2;
        let sample = &numbers[middle..numbers.len().min(middle + SAMPLE)];
        let shorter = |changed: &[i64]| Planes::of(changed).deflated().len();
        let is_changes = shorter(&changes(sample)) < shorter(sample);
        let kept = if is_changes { changes(numbers).into() } else { Cow::Borrowed(numbers) };
        let planes = Planes::of(&kept);
        Ok(Packed {
            changes_from: numbers.first().copied().filter(|_| is_changes),
            least: planes.least,
            step: planes.step,
            width: planes.width,
            bytes: self.put(&planes.deflated())?,
        })
    }
}

/// Numbers as bytes by weight.
struct Planes {
    least: i64,
    step: u64,
    width: u8,
    bytes: Vec<u8>,
}

impl Planes {
    fn of(numbers: &[i64]) -> Planes {
        let least = numbers.iter().copied().min().unwrap_or(0);
        let above = || numbers.iter().map(|number| number.wrapping_sub(least).cast_unsigned());
        let step = above().fold(0, |step, it| match it.checked_rem(step) {
            Some(0) => step,
            _ => common(step, it),
        });
        let steps: Vec<u64> = if step <= 1 {
            above().collect()
        } else {
            above().map(|it| it.checked_div(step).unwrap_or(0)).collect()
        };
        let most = steps.iter().copied().max().unwrap_or(0);
        let width = (u64::BITS - most.leading_zeros()).div_ceil(BYTE);
        let bytes = (0..width)
            .flat_map(|plane| steps.iter().map(move |it| (it >> (plane * BYTE)).to_le_bytes()[0]))
            .collect();
        Planes { least, step, width: width.to_le_bytes()[0], bytes }
    }

    fn deflated(&self) -> Vec<u8> {
        planes::deflated(&self.bytes, self.bytes.len() / usize::from(self.width).max(1))
    }
}

/// What each number is above the one before it; the first, nothing.
fn changes(numbers: &[i64]) -> Vec<i64> {
    let before = numbers.first().into_iter().chain(numbers);
    numbers.iter().zip(before).map(|(number, before)| number.wrapping_sub(*before)).collect()
}

/// The greatest common divisor.
fn common(a: u64, b: u64) -> u64 {
    if a == 1 || b == 0 { a } else { common(b, a % b) }
}

impl Reader<'_> {
    /// So many numbers of rows, or lengths.
    pub fn numbers(&mut self, packed: Packed, count: usize) -> Result<Vec<u32>, Damage> {
        let numbers = self.signed(packed, count)?;
        numbers.into_iter().map(|it| u32::try_from(it).map_err(|_| WRONG)).collect()
    }

    /// So many codes of words.
    pub fn codes(&mut self, packed: Packed, count: usize) -> Result<Vec<u32>, Damage> {
        let mut codes = self.numbers(packed, count)?;
        codes.iter_mut().for_each(|code| *code = code.wrapping_sub(1));
        Ok(codes)
    }

    /// So many values of a column of numbers.
    pub fn values(
        &mut self,
        gaps: u32,
        present: u32,
        values: Packed,
        count: usize,
    ) -> Result<Vec<i64>, Damage> {
        const WRONG: Damage = Damage::Contents("which values are there");
        let present = usize::try_from(present).ok().filter(|&it| it <= count).ok_or(WRONG)?;
        let bits = self.take(gaps)?;
        if gaps == 0 {
            if present != count {
                return Err(WRONG);
            }
            return self.signed(values, count);
        }
        let bits = inflate(bits, count.div_ceil(8))?;
        let mut values = self.signed(values, present)?.into_iter();
        if bits.len() != count.div_ceil(8) {
            return Err(WRONG);
        }
        let there = |at: usize| bits[at / 8] & (1 << (at % 8)) != 0;
        if (0..count).filter(|&at| there(at)).count() != present {
            return Err(WRONG);
        }
        Ok((0..count)
            .map(|at| if there(at) { values.next().unwrap_or(NO_NUMBER) } else { NO_NUMBER })
            .collect())
    }

    /// So many numbers of either sign. The caller has seen to it that the count is within the limits.
    pub fn signed(&mut self, packed: Packed, count: usize) -> Result<Vec<i64>, Damage> {
        let part = self.take(packed.bytes)?;
        let width = usize::from(packed.width);
        if packed.width > u64::BITS.div_ceil(BYTE).to_le_bytes()[0] {
            return Err(WRONG);
        }
        let length = count * width;
        let bytes = if length == 0 { part.to_vec() } else { inflate(part, length)? };
        if bytes.len() != length {
            return Err(WRONG);
        }
        let mut numbers = vec![0; count];
        for (plane, bytes) in (0u32..).step_by(8).zip(bytes.chunks_exact(count.max(1))) {
            for (steps, &byte) in numbers.iter_mut().zip(bytes) {
                *steps |= i64::from(byte) << plane;
            }
        }
        let step = packed.step.cast_signed();
        let mut before = packed.changes_from.unwrap_or(0);
        for number in &mut numbers {
            *number = packed.least.wrapping_add(step.wrapping_mul(*number));
            if packed.changes_from.is_some() {
                before = before.wrapping_add(*number);
                *number = before;
            }
        }
        Ok(numbers)
    }
}

/// Deflated bytes.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, DEFLATE_LEVEL)
}

/// Bytes inflated, at most so many.
pub(super) fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Damage> {
    if bytes.is_empty() {
        return Err(Damage::Contents("a compressed part"));
    }
    miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, limit)
        .map_err(|_| Damage::Contents("a compressed part"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(numbers: &[i64]) -> Result<Vec<i64>, Damage> {
        let mut writer = Writer::new();
        let packed = writer.signed(numbers)?;
        Reader::new(&writer.bytes).signed(packed, numbers.len())
    }

    #[test]
    fn the_largest_and_the_least_come_back_together() {
        for numbers in [vec![], vec![i64::MIN], vec![i64::MIN, i64::MAX, 0, -1, i64::MAX]] {
            assert_eq!(back(&numbers), Ok(numbers));
        }
    }

    #[test]
    fn money_takes_no_room_for_what_no_price_has() {
        // Whole roubles, kept in ten-thousandths of one.
        let prices: Vec<i64> = (0..1000).map(|it| it * 7919 % 251 * 10_000).collect();
        let mut writer = Writer::new();
        assert_eq!(writer.signed(&prices).map(|it| it.width), Ok(1));
    }

    #[test]
    fn another_count_than_was_written_is_damage() {
        let mut writer = Writer::new();
        let packed = writer.signed(&[1, 5, 3]).expect("packed");
        for count in [0, 2, 4] {
            assert!(Reader::new(&writer.bytes).signed(packed, count).is_err(), "{count}");
        }
        let wide = Packed { width: 9, ..packed };
        assert_eq!(Reader::new(&writer.bytes).signed(wide, 3), Err(WRONG));
    }

    proptest! {
        #[test]
        fn any_numbers_come_back(
            numbers in prop::collection::vec(any::<i64>(), 0..50),
            shift in 0u32..64,
        ) {
            let numbers: Vec<i64> = numbers.iter().map(|it| it >> shift).collect();
            prop_assert_eq!(back(&numbers), Ok(numbers));
        }
    }
}

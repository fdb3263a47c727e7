//! Streams of numbers: `pco`, or deflated varints where rows repeat one another.

use super::header::{Reader, Values, Writer};
use super::press::Stream;
use crate::model::column::NO_NUMBER;
use crate::store::error::Damage;
use pco::data_types::Number;
use pco::standalone::{DecompressorItem, FileDecompressor, simple_compress};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// miniz_oxide's own default: higher is slower for a percent or two.
pub(super) const DEFLATE_LEVEL: u8 = 6;

/// So many numbers say which way is the shorter; trying both on all would double the time.
const SAMPLE: usize = 16_384;

/// Deflated varints must win by so much (9/10), because `pco` is read ten times as fast.
const WIN: (usize, usize) = (9, 10);

/// A longest varint of 64 bits.
const VARINT_MAX: usize = 10;

/// How a stream of numbers was written.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum How {
    /// By `pco`.
    Pco,
    /// Varints of postcard, deflated.
    Varints,
}

/// A stream of numbers of the bytes after the header.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Packed {
    how: How,
    bytes: u32,
}

impl Writer {
    /// Numbers of rows, lengths: small and often one after another.
    pub fn numbers(&mut self, numbers: &[u32]) -> Result<Packed, Damage> {
        self.packed(numbers)
    }

    /// Codes of words; none of them is 0 here, so that the range stays small.
    pub fn codes(&mut self, codes: &[u32]) -> Result<Packed, Damage> {
        let shifted: Vec<u32> = codes.iter().map(|code| code.wrapping_add(1)).collect();
        self.packed(&shifted)
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
        self.packed(numbers)
    }

    fn packed<T: Stream>(&mut self, numbers: &[T]) -> Result<Packed, Damage> {
        let Some(by_pco) = self.press.map(T::of) else {
            let part = by_varints(numbers)?;
            return Ok(Packed { how: How::Varints, bytes: self.put(&part)? });
        };
        let middle = (numbers.len().max(SAMPLE) - SAMPLE) / 2;
        let sample = &numbers[middle..numbers.len().min(middle + SAMPLE)];
        let (fast, short) = (by_pco(sample)?, by_varints(sample)?);
        let how = if short.len() * WIN.1 < fast.len() * WIN.0 { How::Varints } else { How::Pco };
        let part = match how {
            How::Pco if sample.len() == numbers.len() => fast,
            How::Pco => by_pco(numbers)?,
            How::Varints if sample.len() == numbers.len() => short,
            How::Varints => by_varints(numbers)?,
        };
        Ok(Packed { how, bytes: self.put(&part)? })
    }
}

impl Reader<'_> {
    /// So many numbers of rows, or lengths.
    pub fn numbers(&mut self, packed: Packed, count: usize) -> Result<Vec<u32>, Damage> {
        self.packed(packed, count)
    }

    /// So many codes of words.
    pub fn codes(&mut self, packed: Packed, count: usize) -> Result<Vec<u32>, Damage> {
        let mut codes = self.packed::<u32>(packed, count)?;
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

    /// So many numbers of either sign.
    pub fn signed(&mut self, packed: Packed, count: usize) -> Result<Vec<i64>, Damage> {
        self.packed(packed, count)
    }

    /// The caller has seen to it that the count is within the limits.
    fn packed<T>(&mut self, packed: Packed, count: usize) -> Result<Vec<T>, Damage>
    where
        T: Number + DeserializeOwned,
    {
        let part = self.take(packed.bytes)?;
        match packed.how {
            How::Pco => from_pco(part, count),
            How::Varints => from_varints(part, count),
        }
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

pub(super) fn by_pco<T: Number>(numbers: &[T]) -> Result<Vec<u8>, Damage> {
    simple_compress(numbers, &pco::ChunkConfig::default())
        .map_err(|_| Damage::Contents("a column of numbers"))
}

fn from_pco<T: Number>(part: &[u8], count: usize) -> Result<Vec<T>, Damage> {
    const WRONG: Damage = Damage::Contents("a column of numbers");
    let (file, mut rest) = FileDecompressor::new(part).map_err(|_| WRONG)?;
    let mut numbers = vec![T::default(); count];
    let mut empty = numbers.as_mut_slice();
    loop {
        if is_greedy(rest, size_of::<T>() * 8) {
            return Err(WRONG);
        }
        let mut chunk = match file.chunk_decompressor::<T, _>(rest).map_err(|_| WRONG)? {
            DecompressorItem::Chunk(chunk) => chunk,
            DecompressorItem::EndOfData([]) if empty.is_empty() => return Ok(numbers),
            DecompressorItem::EndOfData(_) => return Err(WRONG),
        };
        let (filled, left) = empty.split_at_mut_checked(chunk.n()).ok_or(WRONG)?;
        if !chunk.read(filled).map_err(|_| WRONG)?.finished {
            return Err(WRONG);
        }
        empty = left;
        rest = chunk.into_src();
    }
}

/// Whether the next chunk is of a way that `pco` takes memory for before it looks for the bytes,
/// up to 256 MiB: a dictionary, or a longer look back than `pco` itself writes.
fn is_greedy(rest: &[u8], number_bits: usize) -> bool {
    /// Kind of number and count.
    const BEFORE: usize = 4;
    const INT_MULT: u128 = 1;
    const DICT: u128 = 4;
    const LOOKBACK: u128 = 2;
    /// One less than the logarithm of the longest window that is written.
    const WINDOW: u128 = 14;
    let bits = rest
        .iter()
        .skip(BEFORE)
        .take(16)
        .rev()
        .fold(0u128, |bits, &byte| bits << 8 | u128::from(byte));
    let mode = bits & 0xF;
    let delta = bits >> if mode == INT_MULT { 4 + number_bits } else { 4 };
    mode == DICT || (delta & 0xF == LOOKBACK && delta >> 4 & 0x1F > WINDOW)
}

fn by_varints<T: Serialize>(numbers: &[T]) -> Result<Vec<u8>, Damage> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let bytes =
        postcard::to_stdvec(numbers).map_err(|_| Damage::Contents("a column of numbers"))?;
    Ok(deflate(&bytes))
}

fn from_varints<T: DeserializeOwned>(part: &[u8], count: usize) -> Result<Vec<T>, Damage> {
    const WRONG: Damage = Damage::Contents("a column of numbers");
    if count == 0 {
        return if part.is_empty() { Ok(Vec::new()) } else { Err(WRONG) };
    }
    let bytes = inflate(part, (count + 1).saturating_mul(VARINT_MAX))?;
    let (numbers, rest): (Vec<T>, _) = postcard::take_from_bytes(&bytes).map_err(|_| WRONG)?;
    if numbers.len() == count && rest.is_empty() { Ok(numbers) } else { Err(WRONG) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pco::{ChunkConfig, DeltaSpec, ModeSpec};

    #[test]
    fn ways_that_take_memory_first_are_refused() {
        let numbers: Vec<i64> = (0..5000).map(|it| it % 7 * 1_000_003).collect();
        let base = ChunkConfig::default();
        for mode in [ModeSpec::Classic, ModeSpec::TryIntMult(1_000_003), ModeSpec::TryDict] {
            let dict = matches!(mode, ModeSpec::TryDict);
            for delta in [DeltaSpec::NoOp, DeltaSpec::TryConsecutive(1), DeltaSpec::TryLookback] {
                let lookback = matches!(delta, DeltaSpec::TryLookback);
                let config = base.clone().with_mode_spec(mode.clone()).with_delta_spec(delta);
                let mut bytes = simple_compress(&numbers, &config).expect("compressed");
                let back = from_pco::<i64>(&bytes, numbers.len());
                assert_eq!(back.is_ok(), !dict, "{config:?}");
                if !lookback || dict {
                    continue;
                }
                let (_, rest) = FileDecompressor::new(bytes.as_slice()).expect("a header");
                let at = bytes.len() - rest.len() + 4;
                let at = if bytes[at] & 0xF == 1 { at + 8 } else { at };
                // The window stands in the five bits after the way of looking back: the largest.
                assert_eq!(bytes[at] >> 4, 2, "{config:?}");
                bytes[at + 1] = bytes[at + 1] & !0x1F | 23;
                assert!(is_greedy(&bytes[bytes.len() - rest_len(&bytes)..], 64));
                assert!(from_pco::<i64>(&bytes, numbers.len()).is_err());
            }
        }
    }

    fn rest_len(bytes: &[u8]) -> usize {
        FileDecompressor::new(bytes).expect("a header").1.len()
    }

    #[test]
    fn long_streams_of_several_chunks_come_back() {
        let numbers: Vec<u32> = (0..600_000).map(|it| it / 3 % 1000 * (it % 5)).collect();
        let bytes = by_pco(&numbers).expect("compressed");
        assert!(from_pco::<u32>(&bytes, numbers.len()) == Ok(numbers));
        assert!(from_pco::<u32>(&bytes, 599_999).is_err());
        assert!(from_pco::<u32>(&bytes, 600_001).is_err());
    }
}

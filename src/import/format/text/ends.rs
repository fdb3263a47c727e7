//! Where fields end, 64 bytes looked at in one go: a delimiter or a line break.

/// How many bytes are looked at.
const BLOCK: usize = 64;

/// The ends among some bytes of a text, a bit each.
pub struct Ends {
    /// The first of them.
    from: usize,
    bits: u64,
}

impl Ends {
    /// Those from a place of the text on.
    #[inline]
    pub fn of(bytes: &[u8], from: usize, delimiter: u8) -> Ends {
        let rest = bytes.get(from..).unwrap_or_default();
        let bits = match rest.first_chunk::<BLOCK>() {
            Some(block) => bits(block, delimiter),
            None => {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(to, it)| *to = *it);
                bits(&block, delimiter)
            }
        };
        Ends { from, bits }
    }

    /// How far the first end at this place or behind it is from it; `None` where these bytes have
    /// none, or begin behind it.
    #[inline]
    pub fn ahead(&self, at: usize) -> Option<usize> {
        let passed = u32::try_from(at.checked_sub(self.from)?).ok()?;
        let left = self.bits.checked_shr(passed)?;
        (left != 0).then_some(left.trailing_zeros() as usize)
    }

    /// The place behind these bytes, where a place is among them.
    #[inline]
    pub fn behind(&self, at: usize) -> usize {
        if at.wrapping_sub(self.from) < BLOCK { self.from + BLOCK } else { at }
    }
}

/// Sixteen bytes at a time.
#[cfg(target_feature = "simd128")]
#[inline]
fn bits(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let (delimiters, feeds, returns) =
        (u8x16_splat(delimiter), u8x16_splat(b'\n'), u8x16_splat(b'\r'));
    let (sixteens, _) = block.as_chunks::<16>();
    sixteens.iter().rev().fold(0, |bits, it| {
        let both = u128::from_le_bytes(*it);
        let it = u64x2(both as u64, (both >> 64) as u64);
        let ends =
            v128_or(u8x16_eq(it, delimiters), v128_or(u8x16_eq(it, feeds), u8x16_eq(it, returns)));
        bits << 16 | u64::from(u8x16_bitmask(ends))
    })
}

/// The same a byte at a time, where tests run.
#[cfg(not(target_feature = "simd128"))]
fn bits(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let is_end = |it: &u8| *it == delimiter || *it == b'\n' || *it == b'\r';
    block.iter().rev().fold(0, |bits, it| bits << 1 | u64::from(is_end(it)))
}

//! Where fields end, 64 bytes looked at in one go: a delimiter or a line break.

/// How many bytes are looked at.
const BLOCK: usize = 64;

/// The ends of a text, one after another.
pub struct Ends<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    /// The first of the bytes that are looked at.
    from: usize,
    /// The ends among them that are not passed, a bit each.
    bits: u64,
}

impl<'a> Ends<'a> {
    /// From the beginning of it.
    pub fn of(bytes: &'a [u8], delimiter: u8) -> Ends<'a> {
        let mut ends = Ends { bytes, delimiter, from: 0, bits: 0 };
        ends.look(0);
        ends
    }

    /// Passes the first end at this place or behind it, and gives its place; the end of the text, where
    /// there is none. Places may be left out, none comes twice.
    #[inline]
    pub fn pass(&mut self, at: usize) -> usize {
        loop {
            while self.bits != 0 {
                let end = self.from + self.bits.trailing_zeros() as usize;
                self.bits &= self.bits - 1;
                if end >= at {
                    return end;
                }
            }
            let next = at.max(self.from + BLOCK);
            if next >= self.bytes.len() {
                return self.bytes.len();
            }
            self.look(next);
        }
    }

    #[inline]
    fn look(&mut self, from: usize) {
        let rest = self.bytes.get(from..).unwrap_or_default();
        self.bits = match rest.first_chunk::<BLOCK>() {
            Some(block) => bits(block, self.delimiter),
            None => {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(to, it)| *to = *it);
                // What stands behind the text ends nothing, whatever the delimiter is.
                bits(&block, self.delimiter) & ((1 << rest.len()) - 1)
            }
        };
        self.from = from;
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

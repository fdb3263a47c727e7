//! Eight bytes looked at in one go.

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Where a byte stands among eight, read as little-endian: the lowest top bit that is set is the
/// first of its places; those above it may be none.
#[inline]
pub fn places(eight: u64, byte: u8) -> u64 {
    let differ = eight ^ ONES.wrapping_mul(byte as u64);
    differ.wrapping_sub(ONES) & !differ & TOPS
}

/// Which of the eight the first place is.
#[inline]
pub fn first(places: u64) -> usize {
    (places.trailing_zeros() / 8) as usize
}

/// Where a byte first stands in any number of them.
#[inline]
pub fn find(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = places(u64::from_le_bytes(*eight), byte);
        if found != 0 {
            return Some(at + first(found));
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|&it| it == byte).map(|ahead| at + ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_byte_is_found_where_it_first_stands(
            bytes in prop::collection::vec(prop::sample::select(vec![0u8, 1, b';', b';' + 1, 0x80, 0xBB, 0xFF]), 0..40),
        ) {
            for byte in [0, 1, b';', 0x80, 0xFF] {
                prop_assert_eq!(find(&bytes, byte), bytes.iter().position(|&it| it == byte));
            }
        }
    }
}

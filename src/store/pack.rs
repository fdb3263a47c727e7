//! Bytes as text for local storage: 15 bits a UTF-16 unit.
//!
//! Local storage counts units, whatever they hold. The characters `U+0800..=U+87FF` are one unit
//! each and none is half of a pair, so every browser gives them back as they were.

/// The character of the value 0.
const BASE: u32 = 0x0800;

/// Bits a unit.
const BITS: u32 = 15;

/// All bits of a unit.
const MASK: u32 = (1 << BITS) - 1;

/// Units that so many bytes take.
pub const fn units(bytes: usize) -> usize {
    1 + (bytes * 8).div_ceil(BITS as usize)
}

/// The text of the bytes: first their number modulo 2^15, then 15 bits a character.
pub fn pack(bytes: &[u8]) -> String {
    // Three bytes of UTF-8 a character.
    let mut text = String::with_capacity(units(bytes.len()) * 3);
    push(&mut text, low_bits(bytes.len()));
    let (mut held, mut bits) = (0u32, 0);
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits >= BITS {
            push(&mut text, held & MASK);
            held >>= BITS;
            bits -= BITS;
        }
    }
    if bits > 0 {
        push(&mut text, held);
    }
    text
}

/// The bytes of the text; `None` where [`pack`] could not have made it.
pub fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut characters = text.chars();
    let length = value(characters.next()?)?;
    let mut bytes = Vec::with_capacity(text.len() / 3 * BITS as usize / 8);
    let (mut held, mut bits) = (0u32, 0);
    for character in characters {
        held |= value(character)? << bits;
        bits += BITS;
        while bits >= 8 {
            bytes.push(held.to_le_bytes()[0]);
            held >>= 8;
            bits -= 8;
        }
    }
    if low_bits(bytes.len()) != length {
        // The last unit may have had room for one more byte than there was.
        if bytes.pop()? != 0 {
            return None;
        }
    }
    let whole = held == 0 && low_bits(bytes.len()) == length;
    (whole && units(bytes.len()) == text.chars().count()).then_some(bytes)
}

fn push(text: &mut String, value: u32) {
    text.extend(char::from_u32(BASE + value));
}

fn value(character: char) -> Option<u32> {
    u32::from(character).checked_sub(BASE).filter(|&it| it <= MASK)
}

fn low_bits(length: usize) -> u32 {
    u32::try_from(length & 0x7FFF).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let text = pack(&bytes);
            prop_assert_eq!(text.encode_utf16().count(), units(bytes.len()));
            prop_assert_eq!(unpack(&text), Some(bytes));
        }

        #[test]
        fn a_text_is_of_one_list_of_bytes(text in "[\u{800}-\u{87ff}]{0,12}") {
            if let Some(bytes) = unpack(&text) {
                prop_assert_eq!(pack(&bytes), text);
            }
        }
    }

    #[test]
    fn every_length_comes_back() {
        for length in (0..200).chain(32_760..32_780) {
            for byte in [0, 0xFF] {
                let bytes = vec![byte; length];
                assert_eq!(unpack(&pack(&bytes)), Some(bytes));
            }
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "plain", "\u{800}\u{800}", "\u{801}", "\u{8800}"] {
            assert_eq!(unpack(text), None, "{text}");
        }
    }
}

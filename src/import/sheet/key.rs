//! The bytes of a cell as they stand in the file, by which its text is told from others: by four numbers
//! and a length, where it has up to 32 of them, as most have.

use crate::model::lexicon::{hash, mixed, same_bytes};

/// Bytes at either end that are looked at as numbers.
const END: usize = 16;

/// Of a text of so many bytes the ones that belong to it, in the first 16 from where it begins.
const MASKS: [[u64; 2]; END + 1] = masks();

/// A cell's bytes.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    bytes: &'a [u8],
    /// The first 16 bytes and the last 16; of fewer, both times those there are.
    ends: [u64; 4],
    /// Whether its quotes are to be taken out: the same bytes say another text where they are letters.
    is_quoted: bool,
}

impl<'a> Key<'a> {
    /// Those of a part of a file from one place up to another.
    #[inline]
    pub fn of(part: &'a [u8], start: usize, end: usize) -> Key<'a> {
        let bytes = part.get(start..end).unwrap_or_default();
        let last = if bytes.len() < END { start } else { end - END };
        let ends = numbers(part, start).zip(numbers(part, last));
        let [low, high] = MASKS.get(bytes.len().min(END)).copied().unwrap_or_default();
        match ends {
            Some(([a, b], [c, d])) => {
                let ends = [a & low, b & high, c & low, d & high];
                Key { bytes, ends, is_quoted: false }
            }
            None => Key::apart(bytes),
        }
    }

    /// Of bytes behind which nothing may be looked at.
    #[cold]
    fn apart(bytes: &'a [u8]) -> Key<'a> {
        let mut padded = [0; END];
        padded.iter_mut().zip(bytes).for_each(|(to, it)| *to = *it);
        let [a, b] = numbers(&padded, 0).unwrap_or_default();
        let last = bytes.len().checked_sub(END).and_then(|it| numbers(bytes, it));
        let [c, d] = last.unwrap_or([a, b]);
        Key { bytes, ends: [a, b, c, d], is_quoted: false }
    }

    /// The same, its quotes to be taken out or not.
    pub fn quoted(self, is_quoted: bool) -> Key<'a> {
        Key { is_quoted, ..self }
    }

    /// The bytes.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// A number that is most often another one for other bytes.
    #[inline]
    pub fn hash(&self) -> u64 {
        if self.bytes.len() > END * 2 {
            hash(self.bytes)
        } else {
            mixed(self.ends, self.bytes.len())
        }
    }
}

#[inline]
fn numbers(bytes: &[u8], at: usize) -> Option<[u64; 2]> {
    let both = u128::from_le_bytes(*bytes.get(at..)?.first_chunk::<END>()?);
    Some([both as u64, (both >> 64) as u64])
}

const fn masks() -> [[u64; 2]; END + 1] {
    let mut masks = [[0; 2]; END + 1];
    let mut length = 1;
    while length <= END {
        masks[length] = [low_bytes(length), low_bytes(length.saturating_sub(8))];
        length += 1;
    }
    masks
}

/// The first bytes of eight, as many as are asked for.
const fn low_bytes(count: usize) -> u64 {
    match count {
        0 => 0,
        1..8 => (1 << (count * 8)) - 1,
        _ => u64::MAX,
    }
}

/// The keys of a column, by number.
#[derive(Debug, Default)]
pub struct Keys {
    kept: Vec<Kept>,
    /// The bytes of the long ones.
    long: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Kept {
    ends: [u64; 4],
    is_quoted: bool,
    length: usize,
    /// Where the bytes of a long one begin.
    at: usize,
}

impl Keys {
    /// Keeps one more.
    pub fn push(&mut self, key: &Key<'_>) {
        let (length, at) = (key.bytes.len(), self.long.len());
        if length > END * 2 {
            self.long.extend_from_slice(key.bytes);
        }
        self.kept.push(Kept { ends: key.ends, is_quoted: key.is_quoted, length, at });
    }

    /// Keeps this one alone.
    pub fn set(&mut self, key: &Key<'_>) {
        self.kept.clear();
        self.long.clear();
        self.push(key);
    }

    /// Whether the one of that number has these bytes.
    #[inline]
    pub fn is(&self, number: usize, key: &Key<'_>) -> bool {
        let Some(kept) = self.kept.get(number) else { return false };
        let ends = kept.ends.iter().zip(key.ends);
        let differ = ends.fold(0, |all, (one, other)| all | (one ^ other));
        if kept.length != key.bytes.len() || differ != 0 || kept.is_quoted != key.is_quoted {
            return false;
        }
        kept.length <= END * 2
            || self
                .long
                .get(kept.at..kept.at + kept.length)
                .is_some_and(|it| same_bytes(it, key.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_are_the_same_where_their_bytes_are(
            one in prop::collection::vec(0..3u8, 0..70),
            other in prop::collection::vec(0..3u8, 0..70),
            changed in 0..70usize,
            before in 0..20usize,
            after in 0..20usize,
        ) {
            // The same bytes wherever they stand, whatever stands beside them.
            let part = [vec![7; before], one.clone(), vec![9; after]].concat();
            let key = Key::of(&part, before, before + one.len());
            let mut keys = Keys::default();
            keys.push(&Key::of(&other, 0, other.len()));
            keys.push(&Key::of(&one, 0, one.len()));
            prop_assert!(keys.is(1, &key) && !keys.is(2, &key));
            prop_assert_eq!(keys.is(0, &key), one == other);
            prop_assert!(!keys.is(1, &key.quoted(true)));
            prop_assert_eq!(Key::of(&one, 0, one.len()).hash(), key.hash());
            let mut near = one.clone();
            if let Some(byte) = near.get_mut(changed) {
                *byte ^= 0x80;
                prop_assert!(!keys.is(1, &Key::of(&near, 0, near.len())));
            }
        }
    }
}

//! Which code a word has: a table of hashes beside the list of words, so that no word is kept twice.
//!
//! The columns of a million rows are made through it, so its hash is a quick one that a file could
//! be made to defeat; such a file is as slow as any other that is made to be, and is ended so.

use super::word_list::WordList;

/// A place of the table without a word.
const FREE: u64 = u64::MAX;

/// Odd, its bits well spread: the fraction of the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// So many words have twice the places: nearly all are found where they are first looked for.
const FEW: usize = 1 << 15;

/// The codes of words, found by the word.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// A power of two of places, none before the first word: the hash's upper half, then the code.
    places: Vec<u64>,
    count: usize,
}

impl Lexicon {
    /// Of words that have codes already.
    pub fn of(words: &WordList) -> Lexicon {
        let room = ((words.len() + 1) * 4).next_power_of_two().max(64);
        let mut lexicon = Lexicon { places: vec![FREE; room], count: 0 };
        for word in words.iter() {
            lexicon.code_by(hash(word.as_bytes()), |_| false);
        }
        lexicon
    }

    /// The code of a word among these (the words of all codes given so far), `None` for a new one,
    /// which has the next code from now on.
    #[inline]
    pub fn code(&mut self, word: &str, words: &WordList) -> Option<u32> {
        let word = word.as_bytes();
        let is_it = |code| words.get(code).is_some_and(|it| same_bytes(it.as_bytes(), word));
        self.code_by(hash(word), is_it)
    }

    /// The same where the words are kept in another way: by the hash of the word, and whether that of a
    /// code is it.
    #[inline]
    pub fn code_by(&mut self, hash: u64, is_it: impl Fn(usize) -> bool) -> Option<u32> {
        let wide = if self.count < FEW { 4 } else { 2 };
        if self.places.len() < (self.count + 1) * wide {
            self.grow();
        }
        let mask = self.places.len() - 1;
        let mut at = place(hash, mask);
        while let Some(&kept) = self.places.get(at)
            && kept != FREE
        {
            let code = (kept & 0xFFFF_FFFF) as u32;
            if kept >> 32 == hash >> 32 && is_it(code as usize) {
                return Some(code);
            }
            at = (at + 1) & mask;
        }
        if let Some(free) = self.places.get_mut(at) {
            *free = hash & !0xFFFF_FFFF | self.count as u64 & 0xFFFF_FFFF;
            self.count += 1;
        }
        None
    }

    #[cold]
    fn grow(&mut self) {
        let room = (self.places.len() * 2).max(64);
        let kept = std::mem::replace(&mut self.places, vec![FREE; room]);
        let mask = room - 1;
        for one in kept.into_iter().filter(|it| *it != FREE) {
            let mut at = place(one, mask);
            while self.places.get(at).is_some_and(|it| *it != FREE) {
                at = (at + 1) & mask;
            }
            if let Some(free) = self.places.get_mut(at) {
                *free = one;
            }
        }
    }
}

/// Whether two texts are equal; of the short texts of cells this is told sooner than by a call.
#[inline]
pub fn same(one: &str, other: &str) -> bool {
    same_bytes(one.as_bytes(), other.as_bytes())
}

/// The same of bytes: eight at a time, the last of them once more where they do not come out even.
#[inline]
pub fn same_bytes(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    if std::ptr::eq(one.as_ptr(), other.as_ptr()) {
        return true;
    }
    if let (Some(one_last), Some(other_last)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        // Words that are alike in length mostly differ at the end.
        if one_last != other_last {
            return false;
        }
        let eights = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
        return eights.into_iter().all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b));
    }
    few(one) == few(other)
}

/// Up to eight bytes as a number; of as many, other bytes are another number.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
}

/// Where a hash first looks: by its uppermost bits, into which the others were mixed.
#[inline]
fn place(hash: u64, mask: usize) -> usize {
    (hash >> (64 - mask.count_ones())) as usize & mask
}

/// Sixteen bytes at a time, in two numbers that need not wait for each other, the last of them once
/// more where they do not come out even.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let length = bytes.len() as u64;
    let (mut one, mut other) = (length, SPREAD);
    if let Some(last) = bytes.last_chunk::<16>() {
        for sixteen in bytes.as_chunks::<16>().0 {
            (one, other) = both(one, other, sixteen);
        }
        (one, other) = both(one, other, last);
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        one = mix(one, u64::from_le_bytes(*first));
        other = mix(other, u64::from_le_bytes(*last));
    } else {
        one = mix(one, few(bytes));
    }
    mix(one, other)
}

/// The same of four numbers and a length.
#[inline]
pub fn mixed([a, b, c, d]: [u64; 4], length: usize) -> u64 {
    mix(mix(mix(length as u64, a), b), mix(mix(SPREAD, c), d))
}

#[inline]
fn both(one: u64, other: u64, sixteen: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*sixteen);
    (mix(one, both as u64), mix(other, (both >> 64) as u64))
}

#[inline]
fn mix(hash: u64, eight: u64) -> u64 {
    (hash.rotate_left(23) ^ eight).wrapping_mul(SPREAD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn many_words_that_differ_in_a_digit_are_told_apart() {
        let (mut lexicon, mut words) = (Lexicon::default(), WordList::default());
        for number in 0..50_000 {
            let word = format!("Д-{number:07}");
            assert_eq!(lexicon.code(&word, &words), None);
            words.push(&word);
        }
        for (code, word) in words.iter().enumerate() {
            assert_eq!(lexicon.code(word, &words), Some(code as u32));
        }
        let uppers: std::collections::HashSet<u64> =
            words.iter().map(|it| hash(it.as_bytes()) >> 32).collect();
        assert!(uppers.len() > 49_900, "{} hashes", uppers.len());
        let mask = (1 << 17) - 1;
        let places: std::collections::HashSet<usize> =
            words.iter().map(|it| place(hash(it.as_bytes()), mask)).collect();
        // By chance 50,000 fall upon 41,600 of 131,072 places.
        assert!(places.len() > 40_000, "{} places", places.len());
    }

    proptest! {
        #[test]
        fn texts_are_the_same_where_they_are_equal(one in "[aя]{0,20}", other in "[aя]{0,20}") {
            prop_assert!(same(&one, &one.clone()));
            prop_assert_eq!(same(&one, &other), one == other);
            let (last, differs) = (format!("{one}b"), format!("{one}c"));
            prop_assert!(!same(&last, &differs));
        }

        #[test]
        fn codes_are_those_of_a_map(all in prop::collection::vec("[aя]{0,12}", 0..300)) {
            let (mut lexicon, mut words) = (Lexicon::default(), WordList::default());
            let mut known: HashMap<String, u32> = HashMap::new();
            for word in all {
                let code = lexicon.code(&word, &words);
                prop_assert_eq!(code, known.get(&word).copied());
                if code.is_none() {
                    known.insert(word.clone(), words.len() as u32);
                    words.push(&word);
                }
            }
        }
    }
}

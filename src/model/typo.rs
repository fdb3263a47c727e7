//! Names one slip of a finger apart: a letter more, fewer, another, or two that changed places.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Longer names are not compared.
const LETTERS: usize = 80;

/// Shorter words have no slips: «Ким А.» and «Ким О.», «ТД 1» and «ТД 2» are two.
const WORD: usize = 4;

/// A hash of a text.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Keys of which names one slip apart share one: of the name as it is, and without each of its
/// letters. The digits of a name are in each of its keys: «Точка 1» is no slip of «Точка 2».
pub(super) fn keys(name: &str, keys: &mut Vec<u64>) {
    let letters: Vec<u64> = name.chars().map(|it| u64::from(u32::from(it))).collect();
    if letters.len() > LETTERS || !name.split(' ').any(|it| it.chars().count() >= WORD) {
        return;
    }
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let seed = hash(&digits);
    // The hash of a text without one letter follows from those of what is before and after it.
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut power = 1_u64;
    let mut after = vec![0_u64; letters.len() + 1];
    let mut powers = vec![1_u64; letters.len() + 1];
    for (at, letter) in letters.iter().enumerate().rev() {
        let next = after.get(at + 1).copied().unwrap_or(0);
        set(&mut after, at, next.wrapping_add(letter.wrapping_mul(power)));
        power = power.wrapping_mul(BASE);
    }
    for at in 1..powers.len() {
        let last = powers.get(at - 1).copied().unwrap_or(1);
        set(&mut powers, at, last.wrapping_mul(BASE));
    }
    let whole = after.first().copied().unwrap_or(0);
    keys.push(mixed(whole, seed));
    let mut before = 0_u64;
    for (at, letter) in letters.iter().enumerate() {
        let rest = letters.len() - at - 1;
        let of = |list: &[u64], at: usize| list.get(at).copied().unwrap_or(0);
        let without = before.wrapping_mul(of(&powers, rest)).wrapping_add(of(&after, at + 1));
        keys.push(mixed(without, seed));
        before = before.wrapping_mul(BASE).wrapping_add(*letter);
    }
}

fn mixed(hash: u64, seed: u64) -> u64 {
    (hash ^ seed.rotate_left(17)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

fn set(list: &mut [u64], at: usize, value: u64) {
    if let Some(it) = list.get_mut(at) {
        *it = value;
    }
}

/// Whether two different names are one slip apart, within a word of four letters or more, and not in
/// a digit.
pub(super) fn is_one_apart(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|it| it.0 == it.1).count();
    let rest = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|it| it.0 == it.1).count();
    let middle = |it: &[char]| it.get(start..it.len() - end).unwrap_or_default().to_vec();
    let (x, y) = (middle(&a), middle(&b));
    let is_slip = match (x.as_slice(), y.as_slice()) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    };
    let is_letter = x.iter().chain(&y).all(|it| it.is_alphabetic());
    is_slip && is_letter && word_at(&a, start) >= WORD && word_at(&b, start) >= WORD
}

/// How many letters the word around a place has.
fn word_at(letters: &[char], at: usize) -> usize {
    let is_of_word = |it: &&char| it.is_alphanumeric();
    let before = letters.iter().take(at).rev().take_while(is_of_word).count();
    before + letters.iter().skip(at).take_while(is_of_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_told_from_other_names() {
        for (one, other) in [
            ("ромашка", "рамашка"),
            ("ромашка", "ромшка"),
            ("ромашка юг", "ромашкаа юг"),
            ("иванов иван", "иваонв иван"),
        ] {
            assert!(is_one_apart(one, other) && is_one_apart(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("ким а", "ким о"),
            ("точка 1", "точка 2"),
            ("ромашка", "ромашка"),
            ("ромашка", "рамошка"),
            ("альфа", "бета"),
            ("база 12", "база 123"),
            ("", "а"),
        ] {
            assert!(!is_one_apart(one, other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn names_one_slip_apart_share_a_key(
            name in "[а-г]{4,9}( [а-г]{1,5})?", at in 0usize..9, letter in "[а-г]", how in 0u8..4
        ) {
            let mut letters: Vec<char> = name.chars().collect();
            let at = at.min(letters.len() - 2);
            let new = letter.chars().next().expect("a letter");
            match how {
                0 => letters[at] = new,
                1 => letters.insert(at, new),
                2 => drop(letters.remove(at)),
                _ => letters.swap(at, at + 1),
            }
            let other: String = letters.into_iter().collect();
            if is_one_apart(&name, &other) {
                let (mut one, mut two) = (Vec::new(), Vec::new());
                keys(&name, &mut one);
                keys(&other, &mut two);
                prop_assert!(one.iter().any(|it| two.contains(it)), "{name} {other}");
            }
        }
    }
}

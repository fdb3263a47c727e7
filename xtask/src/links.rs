//! The names by which the glue of the screen's program and its wasm find each other: what each does, and
//! sixteen digits of a hash, which no compression makes smaller, in both files: 5 KB of the first load.
//! Their number does as well.

use std::collections::BTreeMap;
use std::ops::Range;

/// What every such name begins with.
const START: &[u8] = b"__wbg_";
const DIGITS: usize = 16;

/// Puts a number of the same length in the place of each name, in both files.
pub fn number(glue: &mut [u8], wasm: &mut [u8]) {
    let mut numbers = BTreeMap::new();
    for place in names(glue) {
        let next = numbers.len();
        let number = *numbers.entry(glue[place.clone()].to_vec()).or_insert(next);
        write(glue, place, number);
    }
    for place in names(wasm) {
        if let Some(&number) = numbers.get(&wasm[place.clone()]) {
            write(wasm, place, number);
        }
    }
}

fn write(bytes: &mut [u8], place: Range<usize>, number: usize) {
    let width = place.len();
    bytes[place].copy_from_slice(format!("{number:0width$}").as_bytes());
}

/// Where each name stands, what all begin with aside.
fn names(bytes: &[u8]) -> Vec<Range<usize>> {
    let starts = bytes.windows(START.len()).enumerate().filter(|(_, it)| *it == START);
    starts.filter_map(|(at, _)| name(bytes, at + START.len())).collect()
}

/// The name that begins there; `None` where it does not end in a hash.
fn name(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let is_name = |it: &u8| it.is_ascii_alphanumeric() || *it == b'_';
    let end = start + bytes[start..].iter().take_while(|it| is_name(it)).count();
    let hash = end.checked_sub(DIGITS).filter(|it| *it > start)?;
    let is_hash = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let found = bytes[hash - 1] == b'_' && bytes[hash..end].iter().all(is_hash);
    found.then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_get_the_same_numbers_and_nothing_else_changes() {
        let mut glue = b"__wbg_get_00a1b2c3d4e5f607: get, __wbg_set_ffa1b2c3d4e5f607() {}, \
            __wbg_get_00a1b2c3d4e5f607, __wbg_set_wasm, __wbg_add_unhashedunhashed"
            .to_vec();
        let mut wasm = b"\x1a__wbg_set_ffa1b2c3d4e5f607\x00\x03__wbg_get_00a1b2c3d4e5f607\x00\
            __wbg_lost_00a1b2c3d4e5f6ff\x00"
            .to_vec();
        number(&mut glue, &mut wasm);
        let glue = String::from_utf8(glue).unwrap();
        assert_eq!(
            glue,
            "__wbg_00000000000000000000: get, __wbg_00000000000000000001() {}, \
             __wbg_00000000000000000000, __wbg_set_wasm, __wbg_add_unhashedunhashed"
        );
        let wasm = String::from_utf8(wasm).unwrap();
        assert_eq!(
            wasm,
            "\x1a__wbg_00000000000000000001\x00\x03__wbg_00000000000000000000\x00\
             __wbg_lost_00a1b2c3d4e5f6ff\x00"
        );
    }
}

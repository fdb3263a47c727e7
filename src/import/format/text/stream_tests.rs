//! Letters of all encodings, a piece at a time.

use super::decode;
use super::stream::{Letters, PIECE};
use crate::import::format::digest::Digest;
use crate::import::format::{Bytes, TextOptions};
use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, X_MAC_CYRILLIC};
use proptest::prelude::*;

const WORDS: &str = "Менеджер;Сумма;Дата\r\nПётр Иванов;1 234,50;30.09.2026\r\n";

/// The letters of a file as they come, some passed, in pieces of so many bytes; and how they were
/// told.
fn letters(bytes: &[u8], options: &TextOptions, piece: usize) -> (String, decode::Told) {
    let file = Bytes::from(bytes);
    let head = bytes.get(..decode::SAMPLE).unwrap_or(bytes);
    let mut told = decode::told(head, &file, options);
    let mut whole = String::new();
    let mut read = Letters::of(&file, told.how, told.mark, piece);
    while !read.is_end() || whole.is_empty() {
        read.more(0);
        let bytes = read.bytes();
        let Ok(text) = Letters::spelling(told.how).text(bytes) else {
            told = decode::unclean(&file, options, told.mark);
            read = Letters::of(&file, told.how, told.mark, piece);
            whole.clear();
            continue;
        };
        // Any place between two letters, here behind ASCII.
        let passed = bytes.iter().position(u8::is_ascii).map_or(bytes.len(), |it| it + 1);
        let passed = if read.is_end() { bytes.len() } else { passed };
        let letters = Letters::spelling(told.how).text(&bytes[..passed]);
        whole.push_str(&letters.expect("whole letters"));
        drop(text);
        read.pass(passed);
        if file.len() == told.mark {
            break;
        }
    }
    read.more(usize::MAX);
    assert!(read.bytes().is_empty(), "there are no more of them");
    let digest = read.digest().sheet("");
    assert_eq!(digest, Digest::of(bytes).sheet(""), "the digest is of all bytes");
    (whole, told)
}

fn decoded(bytes: &[u8]) -> (String, &'static str, Option<u32>) {
    let (text, told) = letters(bytes, &TextOptions::default(), PIECE);
    (text, told.how.name(), told.other_line)
}

fn utf_16(mark: bool, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = if mark { format!("\u{FEFF}{WORDS}") } else { WORDS.to_owned() };
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn encodings_are_told_without_being_said() {
    for (bytes, name) in [
        (WORDS.as_bytes().to_vec(), "UTF-8"),
        (format!("\u{FEFF}{WORDS}").into_bytes(), "UTF-8"),
        (utf_16(true, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(true, u16::to_be_bytes), "UTF-16BE"),
        (utf_16(false, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(false, u16::to_be_bytes), "UTF-16BE"),
        (WINDOWS_1251.encode(WORDS).0.into_owned(), "windows-1251"),
        (IBM866.encode(WORDS).0.into_owned(), "IBM866"),
        (KOI8_R.encode(WORDS).0.into_owned(), "KOI8-U"),
        (X_MAC_CYRILLIC.encode(WORDS).0.into_owned(), "x-mac-cyrillic"),
    ] {
        assert_eq!(decoded(&bytes), (WORDS.to_owned(), name, None));
    }
}

#[test]
fn a_few_broken_letters_do_not_change_the_encoding() {
    let mut bytes = [WORDS.repeat(10).as_bytes(), b"\xD0;\n"].concat();
    bytes.extend(WORDS.as_bytes());
    let (text, encoding, _) = decoded(&bytes);
    assert_eq!((encoding, text.matches('\u{FFFD}').count()), ("UTF-8", 1));
}

#[test]
fn an_old_encoding_is_told_wherever_its_letters_begin() {
    let mut bytes = "date;sum\r\n".repeat(200_000).into_bytes();
    bytes.extend_from_slice(&WINDOWS_1251.encode(WORDS).0);
    let (text, encoding, other_line) = decoded(&bytes);
    assert_eq!((encoding, other_line), ("windows-1251", None));
    assert!(text.ends_with(WORDS));
}

#[test]
fn a_line_in_an_encoding_of_its_own_is_told() {
    let old = WINDOWS_1251.encode(WORDS).0.into_owned();
    let whole = WORDS.as_bytes().to_vec();
    for (parts, line) in [
        ([&old, &whole], Some(3)),
        ([&whole, &old], Some(3)),
        ([&old, &old], None),
        ([&whole, &whole], None),
    ] {
        let bytes = parts.map(Vec::as_slice).concat();
        for piece in [1, 7, 50, PIECE] {
            let (text, told) = letters(&bytes, &TextOptions::default(), piece);
            assert_eq!((text, told.other_line), (WORDS.repeat(2), line));
        }
    }
    let mut cut = WORDS.repeat(10).into_bytes();
    cut.extend(&b";\xd0"[..]);
    assert_eq!(decoded(&cut).2, None, "cut off inside a letter");
}

#[test]
fn the_person_has_the_last_word() {
    let options = TextOptions { encoding: Some("cp866".to_owned()), delimiter: None };
    let (text, told) = letters(&IBM866.encode(WORDS).0, &options, PIECE);
    assert_eq!((text.as_str(), told.how.name()), (WORDS, "IBM866"));
}

proptest! {
    #[test]
    fn letters_are_the_same_in_pieces(
        text in "[a;ё日😀\u{FEFF}\n]{0,40}",
        broken in prop::collection::vec(any::<u8>(), 0..3),
        piece in 1..30usize,
    ) {
        let bytes = [text.as_bytes(), &broken].concat();
        let whole = letters(&bytes, &TextOptions::default(), PIECE);
        prop_assert_eq!(letters(&bytes, &TextOptions::default(), piece), whole);
    }
}

//! Bytes to letters: what the person chose, else the mark at the front, UTF-8, UTF-16, else the old
//! encoding in which the letters are Russian, else what a page says of itself, else a guess.

use super::letters;
use super::lines;
use crate::import::error::Refusal;
use crate::import::format::{Bytes, TextOptions, markup};
use crate::import::sheet::Text;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes the guess is made from.
const SAMPLE: usize = 1 << 20;

/// How many of them the pairs of letters are counted in: each encoding is tried.
const LETTERS: usize = 64 << 10;

/// Of so many letters one may be a control letter: more are found in bytes that are no text.
const CONTROL_ONE_IN: usize = 200;

/// The same of clean UTF-8, which other bytes hardly ever are.
const CONTROL_ONE_IN_CLEAN: usize = 10;

/// Of so many letters beyond ASCII one may be broken in a file that is UTF-8 all the same.
const BROKEN_ONE_IN: usize = 20;

/// Decoded so much at a time, so that the browser can swap in the optimized code of the loop.
const PIECE: usize = 64 << 10;

const REPLACEMENT: char = '\u{FFFD}';

/// A text and how it was read.
#[derive(Debug)]
pub struct Decoded {
    /// Its letters.
    pub text: Text,
    /// Where they begin, past a mark at the front.
    pub start: usize,
    /// Name of the encoding.
    pub encoding: String,
    /// How many letters could not be decoded.
    pub broken_letters: usize,
    /// Number of the first line, from 1, that is in another encoding than those before it.
    pub other_line: Option<u32>,
}

/// Decodes a file. Fails with `NotASpreadsheet` when it is no text.
pub fn decode(file: &Bytes, options: &TextOptions) -> Result<Decoded, Refusal> {
    let bytes = file.as_ref();
    let marked = Encoding::for_bom(bytes);
    let wanted = options.encoding.as_ref().and_then(|it| Encoding::for_label(it.as_bytes()));
    let said = wanted.or(marked.map(|(encoding, _)| encoding));
    let mark = marked.filter(|(marked, _)| said == Some(*marked)).map_or(0, |(_, length)| length);
    let bytes = bytes.get(mark..).unwrap_or_default();
    let (mut other_line, mut is_clean) = (None, false);
    let mut start = 0;
    let (text, encoding) = match said {
        Some(encoding) if encoding != UTF_8 => {
            other_line = if marked.is_none() { lines::other_line(bytes) } else { None };
            by(encoding, bytes)
        }
        None if bytes.iter().take(SAMPLE).any(|&byte| byte == 0)
            && let Some(encoding) = utf_16(bytes) =>
        {
            by(encoding, bytes)
        }
        _ => match file.text() {
            Some(text) => {
                (is_clean, start) = (true, mark);
                (text, UTF_8)
            }
            None => {
                let bytes = file.as_ref().get(mark..).unwrap_or_default();
                other_line = lines::other_line(bytes);
                if said.is_none() && other_line.is_some() {
                    by_lines(bytes)
                } else {
                    by(said.unwrap_or_else(|| guess(bytes)), bytes)
                }
            }
        },
    };
    if !is_text(
        text.get(start..).unwrap_or_default(),
        if is_clean { CONTROL_ONE_IN_CLEAN } else { CONTROL_ONE_IN },
    ) {
        return Err(Refusal::NotASpreadsheet);
    }
    // Its first byte begins hardly any other letter: most texts are looked through for that alone.
    let is_broken = text.as_bytes().contains(&0xEF);
    let broken_letters = if is_broken { text.matches(REPLACEMENT).count() } else { 0 };
    Ok(Decoded { text, start, encoding: encoding.name().to_owned(), broken_letters, other_line })
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> (Text, &'static Encoding) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Old encodings have a byte a letter, Russian letters of UTF-8 have two.
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut part = String::new();
    let mut pieces = bytes.chunks(PIECE).peekable();
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        part.clear();
        // The decoder fills what room there is: a part of its own is soon filled.
        part.reserve(decoder.max_utf8_buffer_length(piece.len()).unwrap_or(piece.len() * 3));
        let _ = decoder.decode_to_string(piece, &mut part, is_last);
        text.push_str(&part);
    }
    (text.into(), encoding)
}

/// Lines of two encodings: those that have whole letters of UTF-8 as that, the others by the guess
/// at them.
fn by_lines(bytes: &[u8]) -> (Text, &'static Encoding) {
    let is_old = |line: &&[u8]| lines::is_utf_8(line) == Some(false);
    let lines = || bytes.split_inclusive(|it| *it == b'\n');
    let others: Vec<u8> = lines().filter(is_old).flatten().copied().collect();
    let encoding = guess(&others);
    let mut text = String::with_capacity(bytes.len());
    for line in lines() {
        match is_old(&line) {
            true => text.push_str(&encoding.decode_without_bom_handling(line).0),
            false => text.push_str(&String::from_utf8_lossy(line)),
        }
    }
    (text.into(), encoding)
}

/// The encoding of bytes that are not clean UTF-8. What a page says of itself is a hint: programs
/// write one thing and mean another.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let hint = markup::charset(bytes);
    if is_nearly_utf_8(bytes) {
        return UTF_8;
    }
    let foreign = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // Some letters before the first foreign one help to tell words apart.
    let sample = bytes.get(foreign.saturating_sub(64)..).unwrap_or(bytes);
    let letters = sample.get(..LETTERS).unwrap_or(sample);
    if let Some(encoding) = letters::russian(letters, hint).or(hint) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample.get(..SAMPLE).unwrap_or(sample), true);
    detector.guess(Some(b"ru"), Utf8Detection::Deny)
}

/// UTF-16 without a mark: spaces, digits and line breaks have a zero byte, on one side only.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut first, mut second, mut pairs) = (0usize, 0usize, 0usize);
    for pair in bytes.chunks_exact(2).take(SAMPLE / 2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
        pairs += 1;
    }
    let many = |zeros: usize| zeros.saturating_mul(20) >= pairs;
    if many(second) && first.saturating_mul(100) <= second {
        Some(UTF_16LE)
    } else if many(first) && second.saturating_mul(100) <= first {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Letters of UTF-8 do not come about by chance: where most are whole, a few are broken (a file
/// cut off, or put together from pieces cut inside a letter).
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken.saturating_mul(BROKEN_ONE_IN) <= whole
}

fn is_text(text: &str, one_in: usize) -> bool {
    let (mut letters, mut controls) = (0usize, 0usize);
    for letter in text.chars().take(SAMPLE) {
        letters += 1;
        let usual = matches!(letter, '\t' | '\n' | '\r' | '\u{C}' | '\u{1A}' | '\u{85}');
        controls += usize::from((letter.is_control() && !usual) || letter == '\0');
    }
    controls.saturating_mul(one_in) <= letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, X_MAC_CYRILLIC};

    const WORDS: &str = "Менеджер;Сумма;Дата\r\nПётр Иванов;1 234,50;30.09.2026\r\n";

    fn decoded(bytes: &[u8]) -> Decoded {
        decode(&bytes.to_vec().into(), &TextOptions::default()).expect("a text")
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
            let decoded = decoded(&bytes);
            assert_eq!((&decoded.text[decoded.start..], decoded.encoding.as_str()), (WORDS, name));
            assert_eq!(decoded.broken_letters, 0);
        }
    }

    #[test]
    fn a_few_broken_letters_do_not_change_the_encoding() {
        let mut bytes = WORDS.repeat(10).into_bytes();
        bytes.truncate(1);
        let mut bytes = [WORDS.repeat(10).into_bytes(), bytes, b";\n".to_vec()].concat();
        bytes.extend(WORDS.as_bytes());
        let decoded = decoded(&bytes);
        assert_eq!((decoded.encoding.as_str(), decoded.broken_letters), ("UTF-8", 1));
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
            let decoded = decoded(&parts.map(Vec::as_slice).concat());
            assert_eq!((&*decoded.text, decoded.other_line), (&*WORDS.repeat(2), line));
        }
        let mut cut = WORDS.repeat(10).into_bytes();
        cut.extend(&b";\xd0"[..]);
        assert_eq!(decoded(&cut).other_line, None, "cut off inside a letter");
    }

    #[test]
    fn a_few_noughts_make_no_text_another_format() {
        let decoded = decoded(b"date,customer,amount\n2026-06-01,\0\0Kim,100\n2026-06-02,Kim,1\n");
        assert_eq!(decoded.encoding, "UTF-8");
    }

    #[test]
    fn the_person_has_the_last_word() {
        let options = TextOptions { encoding: Some("cp866".to_owned()), delimiter: None };
        let decoded =
            decode(&IBM866.encode(WORDS).0.into_owned().into(), &options).expect("a text");
        assert_eq!((&*decoded.text, decoded.encoding.as_str()), (WORDS, "IBM866"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let bytes: Vec<u8> = (0..4096u32).map(|it| ((it * 7919) >> 3) as u8).collect();
        let refused = decode(&bytes.into(), &TextOptions::default()).map(|it| it.encoding);
        assert_eq!(refused, Err(Refusal::NotASpreadsheet));
    }
}

//! The letters of a file, a piece at a time: the bytes of a large one never lie in memory as a whole.

use super::decode::How;
use super::lines;
use super::spelling::Spelling;
use crate::import::format::Bytes;
use crate::import::format::digest::Digest;
use encoding_rs::{Decoder, Encoding};

/// So many bytes are read in one go: they stay in the nearer memory of the processor while they are
/// looked at, and the loops over them are left and entered again as often.
pub const PIECE: usize = 64 << 10;

/// The letters of a file that are read and not yet passed.
pub struct Letters<'a> {
    file: &'a Bytes,
    /// The byte that is read next.
    at: usize,
    /// Bytes read in one go, at least.
    piece: usize,
    /// Room for bytes as they lie in the file, and how much of it they take.
    raw: Vec<u8>,
    raw_end: usize,
    /// What they are decoded to, where they are not letters as they lie.
    text: String,
    /// How many bytes at the front of the letters are passed.
    passed: usize,
    digest: Digest,
    decoding: Decoding,
    /// Whether they are UTF-8 as they lie.
    is_utf_8: bool,
}

enum Decoding {
    /// None: they are letters as they lie, by their spelling.
    Raw,
    By(Box<Decoder>),
    ByLines(&'static Encoding),
}

impl<'a> Letters<'a> {
    /// From behind the mark of a file, so many bytes in one go.
    pub fn of(file: &'a Bytes, how: How, mark: usize, piece: usize) -> Letters<'a> {
        let decoding = match how {
            How::Clean => Decoding::Raw,
            How::By(encoding) if Spelling::is_single(encoding) => Decoding::Raw,
            How::By(encoding) => {
                Decoding::By(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            How::ByLines(encoding) => Decoding::ByLines(encoding),
        };
        let mut digest = Digest::default();
        let mut raw = Vec::new();
        file.read(0, mark, &mut raw);
        digest.see(&raw);
        let text = String::new();
        let is_utf_8 = how == How::Clean;
        Letters {
            file,
            at: mark,
            piece,
            raw,
            raw_end: 0,
            text,
            passed: 0,
            digest,
            decoding,
            is_utf_8,
        }
    }

    /// Reads more of them, at least so many bytes; nothing at the end of the file.
    pub fn more(&mut self, least: usize) {
        let passed = std::mem::take(&mut self.passed);
        if matches!(self.decoding, Decoding::Raw) {
            self.leave_behind(passed);
        } else {
            self.text.drain(..passed);
        }
        if self.is_end() {
            return;
        }
        // What one piece was not enough for may need them all: twice as many each time.
        let most = self.piece.max(least).max(self.text.len()).max(self.raw_end);
        let end = self.raw_end + most.min(self.file.len().saturating_sub(self.at));
        if self.raw.len() < end {
            self.raw.resize(end, 0);
        }
        let room = self.raw.get_mut(self.raw_end..end).unwrap_or_default();
        self.at += self.file.copy(self.at, room);
        self.digest.see(room);
        self.raw_end = end;
        self.decode();
    }

    /// Makes letters of the bytes that are read, where they are none as they lie.
    fn decode(&mut self) {
        let is_end = self.is_end();
        let raw = self.raw.get(..self.raw_end).unwrap_or_default();
        let decoded = match &mut self.decoding {
            Decoding::Raw => return,
            Decoding::By(decoder) => {
                let mut pieces = raw.chunks(PIECE).peekable();
                while let Some(piece) = pieces.next() {
                    let room = decoder.max_utf8_buffer_length(piece.len());
                    self.text.reserve(room.unwrap_or(piece.len() * 3));
                    let is_end = is_end && pieces.peek().is_none();
                    let _ = decoder.decode_to_string(piece, &mut self.text, is_end);
                }
                raw.len()
            }
            Decoding::ByLines(encoding) => {
                let last = raw.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
                let whole = if is_end { raw.len() } else { last };
                let lines = raw.get(..whole).unwrap_or_default();
                for line in lines.split_inclusive(|it| *it == b'\n') {
                    self.text.push_str(&match lines::is_utf_8(line) {
                        Some(false) => encoding.decode_without_bom_handling(line).0,
                        _ => String::from_utf8_lossy(line),
                    });
                }
                whole
            }
        };
        self.leave_behind(decoded);
    }

    /// So many of the bytes read are done with.
    fn leave_behind(&mut self, count: usize) {
        self.raw.copy_within(count..self.raw_end, 0);
        self.raw_end -= count;
    }

    /// Whether all of the file is read.
    pub fn is_end(&self) -> bool {
        self.at >= self.file.len()
    }

    /// How many bytes the file has.
    pub fn len(&self) -> usize {
        self.file.len()
    }

    /// How many bytes of the file are read.
    pub fn read(&self) -> usize {
        self.at
    }

    /// Those that are read and not passed, spelled as [`Letters::spelling`] says; the last one is whole.
    pub fn bytes(&self) -> &[u8] {
        if !matches!(self.decoding, Decoding::Raw) {
            return self.text.as_bytes().get(self.passed..).unwrap_or_default();
        }
        let bytes = self.raw.get(self.passed..self.raw_end).unwrap_or_default();
        if self.is_end() || !self.is_utf_8 { bytes } else { whole_letters(bytes) }
    }

    /// How the bytes of a file that is read so are spelled.
    pub fn spelling(how: How) -> Spelling {
        match how {
            How::By(encoding) if Spelling::is_single(encoding) => Spelling::single(encoding),
            _ => Spelling::utf_8(),
        }
    }

    /// Passes so many bytes of the letters.
    pub fn pass(&mut self, count: usize) {
        self.passed += count;
    }

    /// The digest of the file, all of which is read.
    pub fn digest(&self) -> Digest {
        self.digest.clone()
    }
}

/// The bytes without a letter that is cut off at their end.
fn whole_letters(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().rev().take(3).position(|it| *it >= 0xC0);
    let Some((behind, &byte)) = first.and_then(|it| Some((it, bytes.iter().rev().nth(it)?))) else {
        return bytes;
    };
    let length = match byte {
        0xF0.. => 4,
        0xE0.. => 3,
        _ => 2,
    };
    let end = if behind + 1 < length { bytes.len() - behind - 1 } else { bytes.len() };
    bytes.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::format::TextOptions;
    use crate::import::format::text::decode;
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
}

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

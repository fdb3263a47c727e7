//! Which encoding the bytes of a text are in: what the person chose, else the mark at the front, UTF-8,
//! UTF-16, else the old encoding in which the letters are Russian, else what a page says of itself, else
//! a guess.

use super::letters;
use super::lines::{self, Lines};
use crate::import::format::{Bytes, TextOptions, markup};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes a guess is made from.
pub const SAMPLE: usize = 1 << 20;

/// How many of them the pairs of letters are counted in: each encoding is tried.
const LETTERS: usize = 64 << 10;

/// Of so many letters beyond ASCII one may be broken in a file that is UTF-8 all the same.
const BROKEN_ONE_IN: usize = 20;

/// So many letters before the first foreign one help to tell words apart.
const BEFORE: usize = 64;

/// How the bytes of a text are letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// They are clean UTF-8, unless one of them turns out not to be.
    Clean,
    /// By this encoding; what is none of its letters is replaced.
    By(&'static Encoding),
    /// Lines that have whole letters of UTF-8 as that, the others by this encoding.
    ByLines(&'static Encoding),
}

impl How {
    /// Name of the encoding.
    pub fn name(self) -> &'static str {
        match self {
            How::Clean => UTF_8.name(),
            How::By(encoding) | How::ByLines(encoding) => encoding.name(),
        }
    }
}

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// By which encoding.
    pub how: How,
    /// Bytes at the front that mark it.
    pub mark: usize,
    /// Number of the first line, from 1, that is in another encoding than those before it.
    pub other_line: Option<u32>,
}

/// Tells it by the first bytes of the file; those of UTF-8 are believed to go on so.
pub fn told(head: &[u8], file: &Bytes, options: &TextOptions) -> Told {
    let marked = Encoding::for_bom(head);
    let wanted = options.encoding.as_ref().and_then(|it| Encoding::for_label(it.as_bytes()));
    let said = wanted.or(marked.map(|(encoding, _)| encoding));
    let mark = marked.filter(|(marked, _)| said == Some(*marked)).map_or(0, |(_, length)| length);
    let head = head.get(mark..).unwrap_or_default();
    let told = |how| Told { how, mark, other_line: None };
    match said {
        Some(encoding) if encoding != UTF_8 => {
            let other_line = if marked.is_none() { other_line(file, mark) } else { None };
            Told { other_line, ..told(How::By(encoding)) }
        }
        None if head.contains(&0)
            && let Some(encoding) = utf_16(head) =>
        {
            told(How::By(encoding))
        }
        _ if is_clean(head) => told(How::Clean),
        _ => unclean(file, options, mark),
    }
}

/// The same of a file that is not clean UTF-8.
pub fn unclean(file: &Bytes, options: &TextOptions, mark: usize) -> Told {
    let is_said = mark > 0 || options.encoding.as_ref().is_some_and(|it| is_known(it));
    let other_line = other_line(file, mark);
    let how = match () {
        () if is_said => How::By(UTF_8),
        () if other_line.is_some() => How::ByLines(guess(&old_lines(file, mark), None)),
        () => How::By(guess_of(file, mark)),
    };
    Told { how, mark, other_line }
}

fn is_known(label: &str) -> bool {
    Encoding::for_label(label.as_bytes()).is_some()
}

/// Whether these bytes are clean UTF-8, but for a letter cut off at the end.
fn is_clean(bytes: &[u8]) -> bool {
    match str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

fn other_line(file: &Bytes, mark: usize) -> Option<u32> {
    let mut lines = Lines::default();
    each_piece(file, mark, |piece| lines.see(piece).is_none());
    lines.other()
}

/// Lines of an old encoding among those of UTF-8, as many as a guess is made from.
fn old_lines(file: &Bytes, mark: usize) -> Vec<u8> {
    let (mut old, mut begun) = (Vec::new(), Vec::new());
    each_piece(file, mark, |piece| {
        for part in piece.split_inclusive(|it| *it == b'\n') {
            begun.extend_from_slice(part);
            if begun.ends_with(b"\n") {
                if lines::is_utf_8(&begun) == Some(false) {
                    old.extend_from_slice(&begun);
                }
                begun.clear();
            }
        }
        old.len() < SAMPLE
    });
    if lines::is_utf_8(&begun) == Some(false) {
        old.append(&mut begun);
    }
    old
}

/// Calls for the bytes behind the mark, a piece after another, as long as the call says so.
fn each_piece(file: &Bytes, mark: usize, mut see: impl FnMut(&[u8]) -> bool) {
    let (mut at, mut piece) = (mark, Vec::new());
    loop {
        piece.clear();
        let count = file.read(at, super::stream::PIECE, &mut piece);
        if count == 0 || !see(&piece) {
            return;
        }
        at += count;
    }
}

/// The encoding of a file, from where its first foreign letters stand.
fn guess_of(file: &Bytes, mark: usize) -> &'static Encoding {
    let (mut passed, mut foreign) = (mark, None);
    each_piece(file, mark, |piece| {
        foreign = piece.iter().position(|byte| !byte.is_ascii()).map(|it| passed + it);
        passed += piece.len();
        foreign.is_none()
    });
    let from = foreign.unwrap_or(mark).saturating_sub(BEFORE).max(mark);
    let mut sample = Vec::new();
    file.read(from, SAMPLE, &mut sample);
    if is_nearly_utf_8(&sample) {
        return UTF_8;
    }
    let mut head = Vec::new();
    file.read(mark, LETTERS, &mut head);
    guess(&sample, markup::charset(&head))
}

/// The encoding of bytes that are not UTF-8. What a page says of itself is a hint: programs write one
/// thing and mean another.
fn guess(sample: &[u8], hint: Option<&'static Encoding>) -> &'static Encoding {
    let letters = sample.get(..LETTERS).unwrap_or(sample);
    if let Some(encoding) = letters::russian(letters, hint).or(hint) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
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
fn is_nearly_utf_8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken.saturating_mul(BROKEN_ONE_IN) <= whole
}

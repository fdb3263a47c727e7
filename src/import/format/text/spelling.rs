//! What the bytes of a text say, a cell at a time: of most cells it is known already.

use encoding_rs::Encoding;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;

/// Bytes that were to be clean UTF-8 and are not.
#[derive(Debug)]
pub struct Unclean;

const REPLACEMENT: &str = "\u{FFFD}";

/// How bytes are letters.
pub struct Spelling {
    /// An encoding of a byte a letter, ASCII among them; `None` is UTF-8.
    encoding: Option<&'static Encoding>,
    /// By first byte: whether a text that begins so stands as it is, neither blank nor guarded, nor
    /// called nothing. It is said of most; the others are looked at.
    is_plain: [bool; 256],
    /// Bytes that are no letter.
    broken: Vec<u8>,
}

impl Spelling {
    /// Of UTF-8.
    pub fn utf_8() -> Spelling {
        let mut is_plain = plain_ascii();
        // First bytes of Russian letters.
        (is_plain[0xD0], is_plain[0xD1]) = (true, true);
        Spelling { encoding: None, is_plain, broken: Vec::new() }
    }

    /// Of an encoding of a byte a letter.
    pub fn single(encoding: &'static Encoding) -> Spelling {
        let (mut is_plain, mut broken) = (plain_ascii(), Vec::new());
        for byte in 0x80..=u8::MAX {
            let letter = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
            is_plain[usize::from(byte)] = letter.is_some_and(char::is_alphabetic);
            broken.extend((letter == REPLACEMENT.chars().next()).then_some(byte));
        }
        Spelling { encoding: Some(encoding), is_plain, broken }
    }

    /// Whether bytes may be cut out of an encoding and read one cell at a time.
    pub fn is_single(encoding: &'static Encoding) -> bool {
        encoding.is_single_byte() && encoding.is_ascii_compatible()
    }

    /// The letters of bytes that neither begin nor end within one.
    pub fn text<'a>(&self, bytes: &'a [u8]) -> Result<Cow<'a, str>, Unclean> {
        match self.encoding {
            Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0),
            None => str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Unclean),
        }
    }

    /// Whether a text that begins so stands as it is.
    #[inline]
    pub fn is_plain(&self, first: u8) -> bool {
        self.is_plain[usize::from(first)]
    }

    /// How many letters could not be decoded.
    pub fn broken(&self, bytes: &[u8]) -> usize {
        match self.encoding {
            Some(_) => self.broken.iter().map(|it| memchr_iter(*it, bytes).count()).sum(),
            // Its first byte begins hardly any other letter: most texts are looked through for that alone.
            None if memchr(0xEF, bytes).is_none() => 0,
            None => {
                bytes.windows(REPLACEMENT.len()).filter(|it| *it == REPLACEMENT.as_bytes()).count()
            }
        }
    }
}

fn plain_ascii() -> [bool; 256] {
    std::array::from_fn(|byte| {
        let byte = u8::try_from(byte).unwrap_or_default();
        matches!(byte, b'0'..=b'9' | b'A'..=b'M' | b'O'..=b'z')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{IBM866, KOI8_U, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};

    #[test]
    fn a_text_that_begins_plainly_is_seen() {
        for encoding in [WINDOWS_1251, IBM866, KOI8_U, X_MAC_CYRILLIC, WINDOWS_1252] {
            let spelling = Spelling::single(encoding);
            for byte in 0..=u8::MAX {
                let text = spelling.text(&[byte]).expect("any byte is a letter").into_owned();
                let is_seen = text.chars().all(|it| !it.is_whitespace() && !it.is_control());
                assert!(!spelling.is_plain(byte) || is_seen, "{byte} of {}", encoding.name());
                let is_broken = text == REPLACEMENT;
                assert_eq!(spelling.broken(&[byte]), usize::from(is_broken), "{byte}");
            }
        }
        let windows = Spelling::single(WINDOWS_1251);
        assert!(windows.is_plain(0xCF) && !windows.is_plain(0xA0) && !windows.is_plain(b'\''));
    }

    #[test]
    fn utf_8_is_told_by_its_cells() {
        let spelling = Spelling::utf_8();
        assert_eq!(spelling.text("Ёлка".as_bytes()).ok().as_deref(), Some("Ёлка"));
        assert!(spelling.text(&[0xD0]).is_err() && spelling.text(&[0xCF, 0xE5]).is_err());
        assert_eq!(spelling.broken("а\u{FFFD}\u{FFFD}\u{FEFF}б".as_bytes()), 2);
    }
}

//! The bytes of a file. They may be many: they are never moved, and a file of clean text is its own
//! text, shared by the sheet whose cells lie in it.

use crate::import::sheet::Text;
use encoding_rs::UTF_8;
use std::borrow::Cow;
use std::sync::Arc;

/// The bytes of a file, behind what stands before them in the message that brought it.
pub struct Bytes {
    message: Arc<Vec<u8>>,
    from: usize,
}

impl Bytes {
    /// Those of a message from a place on.
    pub fn behind(message: Vec<u8>, from: usize) -> Bytes {
        Bytes { message: Arc::new(message), from }
    }

    /// The text that they are; `None` where they are not clean UTF-8. What tells so here does it quicker
    /// than the standard library.
    pub fn text(&self) -> Option<Text> {
        Text::of(&self.message, self.from, |bytes| {
            match UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
                Cow::Borrowed(text) => Some(text),
                Cow::Owned(_) => None,
            }
        })
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self.message.get(self.from..).unwrap_or_default()
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes::behind(bytes, 0)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Bytes {
        Bytes::from(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_text_lies_in_the_bytes() {
        let message = [&[0xFF, 0x80][..], "Сумма;1".as_bytes()].concat();
        let bytes = Bytes::behind(message, 2);
        let text = bytes.text().expect("clean");
        assert_eq!((&*text, text.as_ptr()), ("Сумма;1", bytes.as_ref().as_ptr()));
    }

    #[test]
    fn bytes_of_another_encoding_are_no_text() {
        let bytes = Bytes::behind(vec![1, 2, 0xD1, 0x3B], 2);
        assert!(bytes.text().is_none());
        assert_eq!(bytes.as_ref(), [0xD1, 0x3B]);
    }
}

//! The bytes of a file. They may be many: they are never moved, and a file of clean text is its own
//! text, shared by the sheet whose cells lie in it.

use std::sync::Arc;

/// The bytes of a file, behind what stands before them in the message that brought it.
pub struct Bytes {
    held: Held,
    from: usize,
}

enum Held {
    Bytes(Vec<u8>),
    Text(Arc<String>),
}

impl Bytes {
    /// Those of a message from a place on.
    pub fn behind(message: Vec<u8>, from: usize) -> Bytes {
        Bytes { held: Held::Bytes(message), from }
    }

    /// The text that they are, and where in it the file begins; `None` where they are not clean UTF-8.
    pub fn text(&mut self) -> Option<(Arc<String>, usize)> {
        if let Held::Bytes(bytes) = &mut self.held {
            let mut whole = std::mem::take(bytes);
            // What stands before the file is read by now, and is no text.
            whole.iter_mut().take(self.from).for_each(|it| *it = b' ');
            self.held = match String::from_utf8(whole) {
                Ok(text) => Held::Text(Arc::new(text)),
                Err(other) => Held::Bytes(other.into_bytes()),
            };
        }
        match &self.held {
            Held::Text(text) => Some((Arc::clone(text), self.from)),
            Held::Bytes(_) => None,
        }
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        let whole = match &self.held {
            Held::Bytes(bytes) => bytes,
            Held::Text(text) => text.as_bytes(),
        };
        whole.get(self.from..).unwrap_or_default()
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
    fn a_clean_text_is_shared_and_the_bytes_stay_what_they_were() {
        let message = [&[0xFF, 0x80][..], "Сумма;1".as_bytes()].concat();
        let mut bytes = Bytes::behind(message, 2);
        let (text, from) = bytes.text().expect("clean");
        assert_eq!((&text[from..], bytes.as_ref()), ("Сумма;1", "Сумма;1".as_bytes()));
        assert!(Arc::ptr_eq(&text, &bytes.text().expect("clean").0));
    }

    #[test]
    fn bytes_of_another_encoding_stay_as_they_are() {
        let mut bytes = Bytes::behind(vec![1, 2, 0xD1, 0x3B], 2);
        assert!(bytes.text().is_none());
        assert_eq!(bytes.as_ref(), [0xD1, 0x3B]);
    }
}

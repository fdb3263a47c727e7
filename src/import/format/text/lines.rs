//! Lines of a text in UTF-8 and in an old encoding, told apart by their letters.

use memchr::memchr;

/// The lines of a text, looked at piece by piece for the first one whose letters are whole UTF-8 where
/// those before are bytes of an old encoding, or the other way round.
#[derive(Default)]
pub struct Lines {
    /// How many are behind.
    passed: u32,
    /// Whether the first one that told anything was UTF-8.
    first: Option<bool>,
    /// A line that the last piece ended within.
    begun: Vec<u8>,
    other: Option<u32>,
}

impl Lines {
    /// Looks at the next bytes; the number of the line, from 1, once it is found.
    pub fn see(&mut self, mut bytes: &[u8]) -> Option<u32> {
        while self.other.is_none()
            && let Some(end) = memchr(b'\n', bytes)
        {
            let (line, rest) = bytes.split_at(end);
            if self.begun.is_empty() {
                self.end(line);
            } else {
                let mut whole = std::mem::take(&mut self.begun);
                whole.extend_from_slice(line);
                self.end(&whole);
            }
            bytes = rest.get(1..).unwrap_or_default();
        }
        self.begun.extend_from_slice(bytes);
        self.other
    }

    /// The number of the line, where there is one.
    pub fn other(mut self) -> Option<u32> {
        if self.other.is_none() {
            let last = std::mem::take(&mut self.begun);
            self.end(&last);
        }
        self.other
    }

    fn end(&mut self, line: &[u8]) {
        self.passed = self.passed.saturating_add(1);
        let is_other = match self.first {
            Some(true) => is_utf_8(line) == Some(false),
            // Most lines of an old encoding say so by the first of their letters.
            Some(false) => matches!(letters(line, true), (2.., 0)),
            None => {
                self.first = is_utf_8(line);
                false
            }
        };
        self.other = is_other.then_some(self.passed);
    }
}

/// Whether the letters of a line are UTF-8 or of an old encoding; of fewer than two it says nothing.
pub fn is_utf_8(line: &[u8]) -> Option<bool> {
    match letters(line, false) {
        (2.., 0) => Some(true),
        (whole, broken @ 2..) if broken > whole => Some(false),
        _ => None,
    }
}

/// How many letters beyond ASCII are whole, and how many bytes belong to none; on the way to the first
/// of those, where no more is asked.
fn letters(line: &[u8], to_first_broken: bool) -> (usize, usize) {
    let (mut whole, mut broken, mut at) = (0usize, 0usize, 0);
    while let Some(rest) = line.get(at..) {
        let length = match rest {
            [] => break,
            [..0x80, ..] => {
                at += 1;
                continue;
            }
            [0xC2..0xE0, 0x80..0xC0, ..] => 2,
            [0xE0..0xF0, 0x80..0xC0, 0x80..0xC0, ..] => 3,
            [0xF0..0xF5, 0x80..0xC0, 0x80..0xC0, 0x80..0xC0, ..] => 4,
            _ => 1,
        };
        // Of the longer ones some name no letter: the library knows which.
        let is_whole = length == 2
            || length > 2 && rest.get(..length).is_some_and(|it| str::from_utf8(it).is_ok());
        if is_whole {
            (whole, at) = (whole + 1, at + length);
        } else {
            (broken, at) = (broken + 1, at + 1);
            if to_first_broken {
                break;
            }
        }
    }
    (whole, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_are_counted_as_the_library_does(
            mut line in prop::collection::vec(
                prop_oneof![any::<u8>(), prop::sample::select(vec![0xD0, 0xB0, 0xE2, 0x80, 0xED, 0xA0, 0xF0, 0x9F])],
                0..40,
            ),
            text in "[aё日😀]{0,8}",
        ) {
            line.extend(text.as_bytes());
            let (mut whole, mut broken) = (0, 0);
            for chunk in line.utf8_chunks() {
                whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
                broken += chunk.invalid().len();
            }
            prop_assert_eq!(letters(&line, false), (whole, broken));
            prop_assert_eq!(letters(&line, true).1, broken.min(1));
        }
    }
}

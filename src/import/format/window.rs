//! A part of a file seen through a moving window, so that it is never whole in memory.

use super::xml::{self, Token};
use crate::import::error::Refusal;
use std::io::Read;

/// How much is read at a time: the hot loops are left and entered again as often, so that the
/// browser can swap in their optimized code.
const CHUNK: usize = 64 << 10;

/// The longest piece of XML: a cell's text fully escaped is under a third of it.
const PIECE_MAX: usize = 4 << 20;

/// What becomes of the bytes at the front.
pub enum Step {
    /// So many are seen, at least one.
    Pass(usize),
    /// More are needed.
    Wait,
    /// No more are wanted.
    Stop,
}

/// Bytes read but not yet understood.
pub struct Window<R> {
    from: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: Read> Window<R> {
    /// On what is read from there.
    pub fn new(from: R) -> Window<R> {
        Window { from, buffer: vec![0; CHUNK * 2], start: 0, end: 0 }
    }

    /// What is in the window.
    pub fn bytes(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Leaves so many bytes behind.
    pub fn pass(&mut self, bytes: usize) {
        self.start = self.start.saturating_add(bytes).min(self.end);
    }

    /// Reads on; false at the end.
    ///
    /// Fails with `Damaged` where the part is damaged, or when one piece takes too much.
    pub fn more(&mut self) -> Result<bool, Refusal> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.len() - self.end < CHUNK {
            if self.buffer.len() >= PIECE_MAX {
                return Err(Refusal::Damaged);
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let read = self.from.read(room).map_err(|_| Refusal::Damaged)?;
        self.end += read;
        Ok(read > 0)
    }

    /// Calls for each piece of XML until it says to stop or the part ends, and says which:
    /// true when it was stopped.
    pub fn each(
        &mut self,
        mut see: impl FnMut(Token<'_>) -> Result<bool, Refusal>,
    ) -> Result<bool, Refusal> {
        self.steps(|bytes| match xml::token(bytes)? {
            None => Ok(Step::Wait),
            Some(token) => Ok(if see(token)? { Step::Pass(token.len) } else { Step::Stop }),
        })
    }

    /// The same for what the caller tells piece from piece itself.
    pub fn steps(
        &mut self,
        mut step: impl FnMut(&[u8]) -> Result<Step, Refusal>,
    ) -> Result<bool, Refusal> {
        loop {
            let mut passed = 0;
            let bytes = self.bytes();
            loop {
                match step(bytes.get(passed..).unwrap_or_default())? {
                    Step::Pass(bytes) => passed += bytes,
                    Step::Wait => break,
                    Step::Stop => return Ok(true),
                }
            }
            self.pass(passed);
            if !self.more()? {
                return if self.bytes().trim_ascii().is_empty() {
                    Ok(false)
                } else {
                    Err(Refusal::Damaged)
                };
            }
        }
    }
}

/// Calls for each piece of an XML text held whole, until it says to stop.
pub fn each(
    text: &[u8],
    see: impl FnMut(Token<'_>) -> Result<bool, Refusal>,
) -> Result<bool, Refusal> {
    Window::new(text).each(see)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            self.0.read(room.get_mut(..1).unwrap_or_default())
        }
    }

    #[test]
    fn pieces_are_whole_however_they_are_read() {
        let mut seen = Vec::new();
        let stopped = Window::new(Drops("<a b='1'>ёж<!-- c --></a>\n".as_bytes()))
            .each(|token| {
                seen.push((token.kind, token.body.to_vec()));
                Ok(true)
            })
            .expect("well-formed");
        assert!(!stopped);
        assert_eq!(seen.len(), 4);
        assert_eq!(seen[1].1, "ёж".as_bytes());
    }

    #[test]
    fn a_cut_text_is_damaged() {
        assert_eq!(each(b"<a><b", |_| Ok(true)), Err(Refusal::Damaged));
    }

    #[test]
    fn an_endless_piece_is_damaged() {
        let endless = std::io::repeat(b'a');
        assert_eq!(Window::new(endless).each(|_| Ok(true)), Err(Refusal::Damaged));
    }
}

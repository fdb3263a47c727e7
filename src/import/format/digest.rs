//! A digest of a file and a sheet's name: by it the same sheet is known again.
//!
//! XXH3 in 128 bits: it tells files apart that nobody made to be alike (who did would fool nobody
//! but himself), at the speed of memory. SHA-256 took longer over a text than reading it.

use std::fmt::Write as _;
use twox_hash::xxhash3_128::Hasher;

/// Fed so much at a time, so that the browser can swap in the optimized code of the loop.
const PIECE: usize = 64 << 10;

/// The digest of a file's bytes, to which a sheet's name is added.
#[derive(Clone, Default)]
pub struct Digest(Hasher);

impl Digest {
    /// Of the bytes of a file.
    pub fn of(bytes: &[u8]) -> Digest {
        let mut digest = Digest::default();
        digest.see(bytes);
        digest
    }

    /// Of more bytes, behind those seen so far.
    pub fn see(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(PIECE) {
            self.0.write(piece);
        }
    }

    /// Of the file and a sheet of it, in hex.
    pub fn sheet(&self, name: &str) -> String {
        let mut hash = self.0.clone();
        hash.write(name.as_bytes());
        let mut hex = String::with_capacity(32);
        // Writing into a string does not fail.
        let _ = write!(hex, "{:032x}", hash.finish_128());
        hex
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digest() {
        // XXH3_128bits of "abc", as the library's own program prints it.
        assert_eq!(Digest::of(b"ab").sheet("c"), "06b05ab6733a618578af5f94892f3950");
    }

    #[test]
    fn one_bit_makes_another() {
        let bytes = vec![7u8; 3 * PIECE + 5];
        let other = |at: usize| {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1;
            Digest::of(&bytes).sheet("")
        };
        for at in [0, PIECE - 1, PIECE, 2 * PIECE + 1, bytes.len() - 1] {
            assert_ne!(other(at), Digest::of(&bytes).sheet(""), "{at}");
        }
    }
}

//! SHA-256 of a file and a sheet's name: by it the same sheet is known again.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The digest of a file's bytes, to which a sheet's name is added.
pub struct Digest(Sha256);

impl Digest {
    /// Of the bytes of a file.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::new_with_prefix(bytes))
    }

    /// Of the file and a sheet of it, in hex.
    pub fn sheet(&self, name: &str) -> String {
        let mut hash = self.0.clone();
        hash.update(name.as_bytes());
        let mut hex = String::with_capacity(64);
        for byte in hash.finalize() {
            // Writing into a string does not fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digest() {
        assert_eq!(
            Digest::of(b"ab").sheet("c"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

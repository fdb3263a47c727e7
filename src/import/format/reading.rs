//! A file being read: its name and digest for the sheets, and how far the reader is.

use super::digest::Digest;
use crate::import::sheet::Sheet;

/// A file being read.
pub struct Reading<'a> {
    file: &'a str,
    digest: Digest,
    total: u64,
    passed: u64,
    percent: u8,
    progress: &'a mut dyn FnMut(u8),
}

impl<'a> Reading<'a> {
    /// From the start of it; progress is told in percents as it grows.
    pub fn new(file: &'a str, digest: Digest, progress: &'a mut dyn FnMut(u8)) -> Reading<'a> {
        Reading { file, digest, total: 0, passed: 0, percent: 0, progress }
    }

    /// Says what the digest of the file is, where that is known at its end alone.
    pub fn digested(&mut self, digest: Digest) {
        self.digest = digest;
    }

    /// An empty sheet of this file.
    pub fn sheet(&self, name: &str) -> Sheet {
        let mut sheet = Sheet::default();
        self.file.clone_into(&mut sheet.file);
        name.clone_into(&mut sheet.name);
        sheet.digest = self.digest.sheet(name);
        sheet
    }

    /// The name of a file within this one, as it is told.
    pub fn within(&self, path: &str) -> String {
        format!("{}/{}", self.file, path.replace('\\', "/").trim_start_matches('/'))
    }

    /// Says how many bytes there are to read.
    pub fn expect(&mut self, bytes: u64) {
        self.total = bytes;
    }

    /// Says how many bytes of this part are read.
    pub fn reached(&mut self, bytes: u64) {
        let done = self.passed.saturating_add(bytes).min(self.total);
        let percent = done.saturating_mul(100).checked_div(self.total).unwrap_or(0);
        let percent = u8::try_from(percent).unwrap_or(100);
        if percent > self.percent {
            self.percent = percent;
            (self.progress)(percent);
        }
    }

    /// Says that a part of so many bytes is done.
    pub fn passed(&mut self, bytes: u64) {
        self.passed = self.passed.saturating_add(bytes);
        self.reached(0);
    }
}

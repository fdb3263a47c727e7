//! What the library reads: old binary workbooks, xlsb, ods. It may die of a file; the fuzzer goes on
//! and shows what the guard should catch:
//!
//!   cargo +nightly fuzz run --fuzz-dir tests/fuzz library -- -fork=1 -ignore_crashes=1 \
//!     -ignore_ooms=1 -ignore_timeouts=1 -max_total_time=1200

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0")
        || bytes.starts_with(b"\x09")
    {
        let _ = format::read("a.xls", &bytes.to_vec().into(), &TextOptions::default(), &mut |_| ());
    }
});

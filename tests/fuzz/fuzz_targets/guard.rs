//! Zips: the directory, the parts and what is unpacked of them. Binary workbooks are the library's.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};

fuzz_target!(|bytes: &[u8]| {
    let is_binary = bytes.windows(12).any(|it| it.eq_ignore_ascii_case(b"workbook.bin"));
    if !bytes.starts_with(b"PK") || is_binary {
        return;
    }
    let _ = format::read("a.xlsx", &bytes.to_vec().into(), &TextOptions::default(), &mut |_| ());
});

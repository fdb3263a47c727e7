//! Texts: encodings, delimiters, quotes, double encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};

fuzz_target!(|bytes: &[u8]| {
    // A compound file or a zip is not ours to cut.
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return;
    }
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let encoding = match first % 8 {
        0 => Some("windows-1251"),
        1 => Some("IBM866"),
        2 => Some("UTF-16LE"),
        3 => Some("x-mac-cyrillic"),
        _ => None,
    };
    let options = TextOptions { encoding: encoding.map(str::to_owned), delimiter: None };
    let _ = format::read("a.csv", &rest.to_vec().into(), &options, &mut |_| ());
});

//! What any bytes are: told by their head alone, whatever the name says. Nothing behind a damaged
//! head of the library's formats is read here.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};

fuzz_target!(|bytes: &[u8]| {
    let heads = [
        &b""[..],
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"<?xml ",
        b"<html>",
    ];
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let bytes = [heads[usize::from(*first) % heads.len()], rest].concat();
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return;
    }
    for name in ["a.xlsx", "a.xls", "a.csv", "a"] {
        let _ = format::read(name, &bytes.clone().into(), &TextOptions::default(), &mut |_| ());
    }
});

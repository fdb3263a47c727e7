//! What any bytes are: told, never read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format;

fuzz_target!(|bytes: &[u8]| {
    let _ = format::is_text(bytes);
    for front in [&b"PK\x03\x04"[..], b"PK\x05\x06", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
        let _ = format::is_text(&[front, bytes].concat());
    }
});

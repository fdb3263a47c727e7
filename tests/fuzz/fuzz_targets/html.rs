//! Pages of HTML: tags as browsers forgive them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};

fuzz_target!(|bytes: &[u8]| {
    let page = [b"<table>", bytes].concat();
    let _ = format::read("a.xls", &page.into(), &TextOptions::default(), &mut |_| ());
});

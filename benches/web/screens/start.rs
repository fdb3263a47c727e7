//! The built app from its address to a screen that answers, at 10 Mbit/s and 40 ms, packed as a static
//! host packs it: `cold` in a browser that has never seen it, `warm` in one that has been closed and
//! opened again, where 50,000 rows are kept. `hello` is the least program of the same framework over the
//! same line (benches/hello). `demo_at_once` is the demo's board after a click as soon as
//! there is something to click, while it is still being made.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::{import, told, took, watched};
use crate::browser::Browser;
use crate::lab::{Lab, Profile};
use crate::packed::Packed;
use crate::results::{self, Measured};
use crate::rounds;

/// Each round with a profile of its own.
pub fn measure(key: &str) -> Measured {
    let lab = Lab::open().expect("xtask says what to measure");
    let host = Packed::start(&lab.dist);
    let least = Packed::start(&hello());
    let mut measured = Measured::new(key);
    measured.owe("ratio_interactive_ms_hello", 2.7);
    measured.owe("lcp_cold_ms", 2500.0);
    measured.owe("demo_at_once_first_kpi_ms", 1000.0);
    measured.owe("warm_ms", 1000.0);
    measured.owe("warm_board_ms", 1000.0);
    measured.owe("cold_cls", 0.1);
    measured.owe("warm_cls", 0.1);
    for _ in 0..rounds() {
        let browser = lab.browser();
        shown(&browser, &least, "app-ready");
        measured.add("interactive_ms", "hello", told(&browser, "watched.painted['app-ready']"));
        drop(browser);
        demo_at_once(&mut measured, &lab, &host);
        let profile = Rc::new(Profile::new());
        cold(&mut measured, &lab.browser_in(&profile), &host);
        warm(&mut measured, &lab.browser_in(&profile), &host);
    }
    measured
}

fn cold(measured: &mut Measured, browser: &Browser, host: &Packed) {
    shown(browser, host, "demo-open");
    measured.add("interactive_ms", "ours", told(browser, "watched.painted['app-ready']"));
    measured.add("ms", "lcp_cold", told(browser, "watched.lcp"));
    measured.add("cls", "cold", told(browser, "watched.cls()"));
    import(browser);
}

fn warm(measured: &mut Measured, browser: &Browser, host: &Packed) {
    shown(browser, host, "kpi-row");
    measured.add("ms", "warm", told(browser, "watched.painted['app-ready']"));
    measured.add("ms", "warm_board", told(browser, "watched.painted['kpi-row']"));
    measured.add("ms", "lcp_warm", told(browser, "watched.lcp"));
    measured.add("cls", "warm", told(browser, "watched.cls()"));
}

/// The folder of the least program, with the page that loads it.
fn hello() -> PathBuf {
    let built = std::env::var_os("PLANERKA_ENGINE").expect("xtask says where its programs are");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/web/peers/hello.html");
    let folder = results::folder().join("hello");
    std::fs::create_dir_all(&folder).expect("target/bench/hello can be made");
    std::fs::copy(page, folder.join("index.html")).expect("the page can be copied");
    for name in ["bench_hello.js", "bench_hello_bg.wasm"] {
        let program = Path::new(&built).join(name);
        std::fs::copy(program, folder.join(name)).expect("xtask has built it");
    }
    folder
}

/// The demo is still on its way when it is asked for.
fn demo_at_once(measured: &mut Measured, lab: &Lab, host: &Packed) {
    let browser = lab.browser();
    shown(&browser, host, "demo-open");
    let board = "document.querySelector('[data-testid=kpi-row]')";
    let all = took(&browser, "click", board, || browser.click("demo-open"));
    measured.add("first_kpi_ms", "demo_at_once", told(&browser, "watched.first"));
    measured.add("ms", "demo_at_once", all);
}

/// Opens the app and waits until this handle is painted, and a moment for what follows it.
fn shown(browser: &Browser, host: &Packed, handle: &str) {
    watched(browser);
    browser.visit(&host.address());
    browser.wait_until(&format!("watched.painted['{handle}']"));
    std::thread::sleep(std::time::Duration::from_millis(200));
}

//! The built app in a real Chromium; `cargo xtask test` builds it and says where it is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by a panic, in its helpers too"
)]

#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod browser;
#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod driver;
#[path = "../../xtask/src/http.rs"]
mod files;
mod hands;
#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod lab;
#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod logs;
#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod same;
mod server;
#[allow(dead_code, reason = "shared with benches/web: each uses its part")]
mod steps;
mod strings;
mod walk;
mod worker;

mod after;
mod axe;
mod clicks;
mod copies;
mod demo;
mod exam;
mod hostile;
mod imports;
mod journey;
mod kept;
mod keyboard;
mod large;
mod late;
mod look;
mod offline;
mod pictures;
mod plans;
mod readme;
mod review;
mod shell;
mod views;

//! The native tests that look at more than one room.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod basis;
mod charts;
mod corrected;
mod demo;
mod events;
mod exported;
mod flow;
mod formats;
mod gallery;
mod golden;
mod golden_files;
mod hours;
mod identities;
mod imports;
mod impossible;
mod joins;
mod knowledge;
mod layers;
mod misread;
mod oracle;
mod overlaps;
mod own_headers;
mod people;
mod pictures;
mod plans;
mod proration;
mod reach;
mod receivables;
mod registry;
mod response;
mod scale;
mod sources;
mod store;
mod structure;
mod tables;
mod team;
mod tokens;
mod warm;
mod zendesk;

use std::path::{Path, PathBuf};

/// The folder of sample data: `PLANERKA_SAMPLES`, or `shared/samples` beside the project; says so
/// when there is none, and the test is skipped.
fn samples() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let folder = std::env::var_os("PLANERKA_SAMPLES").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no sample data in {}", folder.display());
    None
}

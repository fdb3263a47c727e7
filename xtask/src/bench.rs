//! `bench`: the release app and the peers, measured by `benches/web.rs` in a real browser.

use std::path::PathBuf;

use crate::run::{self, run, tools_dir};
use crate::{browser, build, corpus, tools};

/// What the app is compared with, from npm.
const PEERS: [&str; 4] =
    ["xlsx@0.18.5", "exceljs@4.4.0", "papaparse@5.7.1", "@duckdb/duckdb-wasm@1.32.0"];

/// Builds, installs the peers, runs the benches named (all, when none is).
pub fn command(names: &[String]) -> Result<(), String> {
    if let Some((name, folders)) = names.split_first()
        && name == "corpus"
    {
        return corpus::command(folders);
    }
    let browser = browser::needed()?;
    let dist = build::release()?;
    for peer in PEERS {
        let name = peer.rsplit_once('@').map_or(peer, |(name, _)| name);
        if !tools_dir().join("node_modules").join(name).is_dir() {
            eprintln!("Installing {peer} (npm) into target/tools: the app is measured beside it.");
            tools::npm(peer)?;
        }
    }
    let mut cargo = run::command("cargo");
    // The bench itself only drives the browser, so it needs no optimised build.
    cargo.args(["bench", "--profile", "dev", "--locked", "--bench", "web", "--"]).args(names);
    // The engine by itself is what `kpi` drives alone.
    if names.is_empty() || names.iter().any(|name| name.starts_with("kpi")) {
        cargo.env("PLANERKA_ENGINE", engine()?);
    }
    cargo.env("PLANERKA_DIST", &dist).env("PLANERKA_TOOLS", tools_dir());
    cargo.env("PLANERKA_CHROME", &browser.chromium).env("PLANERKA_CHROMEDRIVER", &browser.driver);
    run(&mut cargo)
}

/// The engine as a program of its own, built as the screen is: what `benches/kpi` drives.
fn engine() -> Result<PathBuf, String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--locked", "--example", "bench_kpi", "--release", "--target", TARGET]);
    run(&mut cargo)?;
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or(run::root().join("target"), PathBuf::from);
    let (linked, folder) = (
        target.join(TARGET).join("release").join("examples").join("bench_kpi.wasm"),
        target.join("bench").join("engine"),
    );
    let mut bind = run::command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(linked);
    run(&mut bind)?;
    Ok(folder)
}

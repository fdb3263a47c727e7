//! `bench`: the release app and the peers, measured by `benches/web.rs` in a real browser.

use std::path::PathBuf;

use crate::run::{self, run, tools_dir};
use crate::tools::Optimiser;
use crate::{browser, build, corpus, split, tools};

/// What the app is compared with, from npm.
const PEERS: [&str; 6] = [
    "xlsx@0.18.5",
    "exceljs@4.4.0",
    "papaparse@5.7.1",
    "@duckdb/duckdb-wasm@1.32.0",
    "echarts@6.1.0",
    "chart.js@4.6.1",
];

/// Programs of our own that a page drives beside the peers: whose names begin which benches, and
/// the example that each is.
const PROGRAMS: [(&str, &str); 3] =
    [("kpi", "bench_kpi"), ("screens", "bench_charts"), ("screens", "bench_hello")];

/// How the names of the benches begin.
const GROUPS: [&str; 4] = ["first_load", "import", "kpi", "screens"];

/// Builds, installs the peers, runs the benches named (all, when none is).
pub fn command(names: &[String]) -> Result<(), String> {
    if let Some((name, folders)) = names.split_first()
        && name == "corpus"
    {
        return corpus::command(folders);
    }
    // Before the build: a name that is none is said at once.
    if let Some(name) = names.iter().find(|it| !GROUPS.iter().any(|group| it.starts_with(group))) {
        return Err(format!("no bench begins as {name} does: {} or corpus", GROUPS.join(", ")));
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
    let is_asked =
        |begin: &str| names.is_empty() || names.iter().any(|name| name.starts_with(begin));
    for (_, example) in PROGRAMS.iter().filter(|(begin, _)| is_asked(begin)) {
        cargo.env("PLANERKA_ENGINE", program(example)?);
    }
    cargo.env("PLANERKA_DIST", &dist).env("PLANERKA_TOOLS", tools_dir());
    cargo.env("PLANERKA_CHROME", &browser.chromium).env("PLANERKA_CHROMEDRIVER", &browser.driver);
    run(&mut cargo)
}

/// A room of the app as a program of its own, built as the screen is; gives the folder of all.
fn program(example: &str) -> Result<PathBuf, String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo = run::command("cargo");
    cargo.args(["build", "--locked", "--example", example, "--release", "--target", TARGET]);
    run(&mut cargo)?;
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or(run::root().join("target"), PathBuf::from);
    let examples = target.join(TARGET).join("release").join("examples");
    let folder = target.join("bench").join("engine");
    let mut bind = run::command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
    run(bind.arg(examples.join(format!("{example}.wasm"))))?;
    if tools::optimiser() == Optimiser::Ready {
        let bound = folder.join(format!("{example}_bg.wasm"));
        split::optimise(&bound, &bound)?;
    }
    Ok(folder)
}

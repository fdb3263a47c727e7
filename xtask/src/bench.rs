//! `bench`: the release app and the peers, measured by `benches/web.rs` in a real browser.

use crate::run::{self, run, tools_dir};
use crate::{browser, build, tools};

/// What the app is compared with, from npm.
const PEERS: [&str; 1] = ["xlsx@0.18.5"];

/// Builds, installs the peers, runs the benches named (all, when none is).
pub fn command(names: &[String]) -> Result<(), String> {
    let browser = browser::needed()?;
    let dist = build::release()?;
    for peer in PEERS {
        let name = peer.split('@').next().unwrap_or(peer);
        if !tools_dir().join("node_modules").join(name).is_dir() {
            eprintln!("Installing {peer} (npm) into target/tools: the app is measured beside it.");
            tools::npm(peer)?;
        }
    }
    let mut cargo = run::command("cargo");
    // The bench itself only drives the browser, so it needs no optimised build.
    cargo.args(["bench", "--profile", "dev", "--locked", "--bench", "web", "--"]).args(names);
    cargo.env("PLANERKA_DIST", &dist).env("PLANERKA_TOOLS", tools_dir());
    cargo.env("PLANERKA_CHROME", &browser.chromium).env("PLANERKA_CHROMEDRIVER", &browser.driver);
    run(&mut cargo)
}

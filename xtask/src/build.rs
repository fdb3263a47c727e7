//! The app, built by Trunk and sealed by our own hook (`seal.rs`).

use std::path::PathBuf;

use crate::run::{command, output, root, run};
use crate::tools::{self, Optimiser};

/// Tells the hook to seal a build that Trunk itself does not call a release, and cargo's profile of
/// it (`1` is `ci`).
pub const SEAL: &str = "PLANERKA_SEAL";

/// The release app in `dist/`; returns that folder.
pub fn release() -> Result<PathBuf, String> {
    tools::needed()?;
    let optimised = tools::optimiser() == Optimiser::Ready;
    trunk("release", optimised, root().join("dist"))
}

/// The same app as the browser tests take it: thin LTO and no wasm-opt, so built sooner.
pub fn for_tests() -> Result<PathBuf, String> {
    tools::needed()?;
    trunk("ci", false, root().join("target").join("dist-ci"))
}

fn trunk(profile: &str, optimised: bool, dist: PathBuf) -> Result<PathBuf, String> {
    fetch_crates();
    let mut trunk = command("trunk");
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env(SEAL, profile);
    trunk.args(["build", "--cargo-profile", profile, "--dist"]).arg(&dist);
    if optimised {
        // Trunk runs wasm-opt in what it calls a release, and only there.
        trunk.arg("--release");
    }
    run(&mut trunk)?;
    Ok(dist)
}

/// Trunk builds without a network, so crates that are missing are fetched before.
fn fetch_crates() {
    let fetch = ["fetch", "--locked", "--quiet"];
    if output(command("cargo").args(fetch).arg("--offline")).is_none()
        && let Err(why) = run(command("cargo").args(fetch))
    {
        // Crates of other systems may be what is missing: the build will tell.
        eprintln!("xtask: {why}");
    }
}

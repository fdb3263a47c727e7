//! The tools of a build: what is missing is installed, and said with its reason.

use std::path::PathBuf;

use crate::run::{command, find, output, root, run, tools_dir};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const AXE: &str = "4.14.1";
const SPLITTER: &str = "0.2.4";
const TARGET: &str = "wasm32-unknown-unknown";

/// Whether wasm-opt is there: without npm the app is built all the same, only larger.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Optimiser {
    /// wasm-opt of the version that Trunk.toml asks for.
    Ready,
    /// Not to be had on this machine.
    Missing,
}

/// Target, trunk and wasm-bindgen: nothing is built without them.
pub fn needed() -> Result<(), String> {
    target()?;
    cargo_tool("trunk", "trunk", TRUNK, "builds the app")?;
    splitter()?;
    let bindgen = locked_version("wasm-bindgen")?;
    cargo_tool(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &bindgen,
        "joins wasm and JavaScript; must equal Cargo.lock",
    )
}

/// wasm-split-cli, which does not tell its version: what cargo notes of its root does.
fn splitter() -> Result<(), String> {
    let package = "wasm_split_cli_support";
    let noted = std::fs::read_to_string(tools_dir().join(".crates.toml")).unwrap_or_default();
    if noted.contains(&format!("\"{package} {SPLITTER} ")) && find("wasm-split-cli").is_some() {
        return Ok(());
    }
    eprintln!(
        "Installing {package} {SPLITTER} into target/tools (some minutes): it cuts the app into \
         the part that is loaded first and those that are loaded when they are opened."
    );
    let version = ["--version", SPLITTER, "--features", "build-binary", "--locked", "--force"];
    let mut cargo = command("cargo");
    run(cargo.args(["install", package]).args(version).arg("--root").arg(tools_dir()))
}

/// The wasm target alone, for lints.
pub fn target() -> Result<(), String> {
    let Some(sysroot) = output(command("rustc").args(["--print", "sysroot"])) else {
        return Err("no rustc here: install Rust with rustup first".into());
    };
    let library = std::path::Path::new(sysroot.trim()).join("lib").join("rustlib").join(TARGET);
    if library.is_dir() {
        return Ok(());
    }
    eprintln!("Installing the Rust target {TARGET}: the app is compiled for it.");
    run(command("rustup").args(["target", "add", TARGET]))
        .map_err(|why| format!("the Rust target {TARGET} is missing and cannot be added: {why}"))
}

/// wasm-opt from npm: it alone ships the right version for every system.
pub fn optimiser() -> Optimiser {
    let there = || {
        output(command("wasm-opt").arg("--version"))
            .is_some_and(|said| said.contains(&format!("version {BINARYEN}")))
    };
    if there() {
        return Optimiser::Ready;
    }
    if find("npm").is_none() {
        eprintln!(
            "No npm here, so no wasm-opt {BINARYEN}: going on without it, the app is larger."
        );
        return Optimiser::Missing;
    }
    eprintln!(
        "Installing wasm-opt {BINARYEN} (npm binaryen) into target/tools: it makes the app smaller."
    );
    match npm(&format!("binaryen@{BINARYEN}.0.0")) {
        Ok(()) if there() => Optimiser::Ready,
        Ok(()) => {
            eprintln!("wasm-opt does not run here: going on without it, the app is larger.");
            Optimiser::Missing
        }
        Err(why) => {
            eprintln!("{why}: going on without wasm-opt, the app is larger.");
            Optimiser::Missing
        }
    }
}

/// The rules of accessibility as one script, for the browser tests; they skip its test without it.
pub fn axe() -> Option<PathBuf> {
    let folder = tools_dir().join("node_modules").join("axe-core");
    let is_there = || {
        let package = std::fs::read_to_string(folder.join("package.json"));
        package.is_ok_and(|it| it.contains(&format!("\"version\": \"{AXE}\"")))
    };
    if !is_there() && find("npm").is_some() {
        eprintln!("Installing axe-core {AXE} into target/tools: it checks the pages.");
        npm(&format!("axe-core@{AXE}")).unwrap_or_else(|why| eprintln!("{why}"));
    }
    is_there().then(|| folder.join("axe.min.js"))
}

/// One npm package into target/tools, beside those that are there.
pub fn npm(package: &str) -> Result<(), String> {
    let folder = tools_dir();
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    run(command("npm")
        .args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"])
        .arg(folder)
        .arg(package))
}

fn cargo_tool(binary: &str, package: &str, version: &str, why: &str) -> Result<(), String> {
    let said = output(command(binary).arg("--version"));
    if said.as_deref().and_then(|s| s.split_whitespace().nth(1)) == Some(version) {
        return Ok(());
    }
    eprintln!("Installing {package} {version} (some minutes): {why}.");
    let install = |locked: bool| {
        let mut cargo = command("cargo");
        cargo.args(["install", package, "--version", version]);
        if locked {
            cargo.arg("--locked");
        }
        if said.is_some() {
            // Another version is somebody's own: it is left alone.
            cargo.arg("--root").arg(tools_dir());
        }
        run(&mut cargo)
    };
    install(true).or_else(|_| {
        eprintln!("{package} cannot be had with its own lock file: trying without it.");
        install(false)
    })
}

/// The version of a package that Cargo.lock names.
fn locked_version(package: &str) -> Result<String, String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|e| format!("Cargo.lock: {e}"))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock names no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version_of_wasm_bindgen() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}

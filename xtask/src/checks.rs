//! `check` and `test`: format, lints and tests, in the order of what fails soonest.

use std::time::Instant;

use crate::run::{command, root, run};
use crate::{browser, build, limit, tools};

/// Format, lints for both targets, native tests.
pub fn check() -> Result<(), String> {
    tools::target()?;
    step("format", || run(command("cargo").args(["fmt", "--all", "--check"])))?;
    step("lints", || {
        let native = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ];
        run(command("cargo").args(native))
    })?;
    step("lints, wasm", || {
        let wasm = ["clippy", "-p", "planerka", "--lib", "--bins", "--locked", "--quiet"];
        let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        run(command("cargo").args(wasm).args(target))
    })?;
    step("native tests", || {
        let mut cargo = command("cargo");
        cargo.args(["test", "--workspace", "--locked", "--lib", "--bins"]);
        for name in native_tests()? {
            cargo.args(["--test", &name]);
        }
        run(&mut cargo)
    })
}

/// Everything: `check`, then the built app in a real browser.
pub fn test() -> Result<(), String> {
    check()?;
    let browser = browser::needed()?;
    let mut dist = Default::default();
    step("build for the browser tests", || {
        dist = build::for_tests()?;
        limit::held(&dist)
    })?;
    step("browser tests", || {
        let mut cargo = command("cargo");
        cargo.args(["test", "--locked", "--test", "web"]);
        cargo.env("PLANERKA_DIST", &dist).envs(tools::axe().map(|it| ("PLANERKA_AXE", it)));
        cargo
            .env("PLANERKA_CHROME", &browser.chromium)
            .env("PLANERKA_CHROMEDRIVER", &browser.driver);
        run(&mut cargo)
    })
}

/// The test programs of `tests/` but the browser's, which has its own step.
fn native_tests() -> Result<Vec<String>, String> {
    let folder = root().join("tests");
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("main.rs").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "web")
        .collect();
    names.sort();
    Ok(names)
}

fn step(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let start = Instant::now();
    work()?;
    eprintln!("xtask: {name}: {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

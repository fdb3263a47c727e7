//! `first_load`: the brotli size of every file that is fetched before the board of saved data shows.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::lab::{Lab, MOUNT, Profile};
use crate::packed::brotli;
use crate::results::Measured;

/// A visit of a browser that has data but no file of the app; sizes do not vary. Two workspaces:
/// sales and plans, for which the program counts sales alone, and one with every table.
pub fn measure(key: &str) -> Measured {
    let mut measured = Measured::new(key);
    measured.add("kb", "ours", kilobytes(&[tests("firm/firm.xlsx")]));
    let team = std::fs::read_dir(tests("team")).expect("the team's folder").flatten();
    let sheets = team.map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "csv"));
    measured.add("kb_of_every_table", "ours", kilobytes(&sheets.collect::<Vec<_>>()));
    measured
}

fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// All that is fetched before the board shows of what these files hold.
fn kilobytes(sheets: &[PathBuf]) -> f64 {
    let lab = Lab::open().expect("xtask says what to measure");
    let profile = Rc::new(Profile::new());
    save(&lab, &profile, sheets);
    let before = lab.server.asked().len();
    let browser = lab.browser_in(&profile);
    browser.devtools("Network.clearBrowserCache", &serde_json::json!({}));
    browser.open("");
    browser.wait_for("kpi-row");
    // The server's record: a worker's own requests show in it alone.
    let mut names: Vec<String> = lab
        .server
        .asked()
        .split_off(before)
        .into_iter()
        .filter_map(|path| path.strip_prefix(MOUNT).map(str::to_owned))
        .map(|name| if name.is_empty() { "index.html".into() } else { name })
        .collect();
    names.sort();
    names.dedup();
    for ending in [".html", ".css", ".js", "_bg.wasm"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "no {ending} in {names:?}");
    }
    let files: Vec<PathBuf> = names.iter().map(|name| lab.dist.join(name)).collect();
    let sizes: Vec<f64> = brotli(&files).iter().map(|it| it.len() as f64).collect();
    for (name, bytes) in names.iter().zip(&sizes) {
        println!("  {name:<44} {bytes:>9} bytes of brotli");
    }
    println!();
    sizes.iter().sum::<f64>() / 1000.0
}

/// Imports files and waits until they are kept.
fn save(lab: &Lab, profile: &Rc<Profile>, sheets: &[PathBuf]) {
    let browser = lab.browser_in(profile);
    browser.open("");
    browser.wait_for("app-ready");
    let sheets: Vec<&Path> = sheets.iter().map(PathBuf::as_path).collect();
    browser.set_files("import-input", &sheets);
    browser.click("import-commit");
    browser.wait_for("import-done");
    browser.wait_until(
        "document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved'",
    );
}

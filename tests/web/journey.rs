//! Steps that every journey takes: files in, the button, results out.

use crate::browser::Browser;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a file may take to be read.
pub const READING: Duration = Duration::from_secs(60);

/// The project's own fixtures.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("data").join(name)
}

/// The folder of sample data; says so when there is none, and the test is skipped.
pub fn samples() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let folder = std::env::var_os("PLANERKA_SAMPLES").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return folder.canonicalize().ok();
    }
    println!("skipped: no sample data beside the project");
    None
}

/// The csv files of a folder, by name.
pub fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of files");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "csv")).collect();
    files.sort();
    files
}

/// Gives the app files and waits for the review of them.
pub fn offer(browser: &Browser, files: &[PathBuf]) {
    browser.wait_for("app-ready");
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    browser.set_files("import-input", &paths);
    browser.wait_within("import-commit", READING);
}

/// Imports files with the defaults that are offered; the number of rows on the button lands.
pub fn import(browser: &Browser, files: &[PathBuf]) {
    offer(browser, files);
    let promised = browser.attribute("import-commit", "data-rows");
    browser.click("import-commit");
    browser.wait_within("import-done", READING);
    assert_eq!(browser.attribute("import-done", "data-rows-used"), promised);
    saved(browser);
}

/// Waits until everything is kept.
pub fn saved(browser: &Browser) {
    browser.wait_until(
        "document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved'",
    );
}

/// Goes to a route without loading the page anew.
pub fn go(browser: &Browser, route: &str) {
    browser.js(&format!("location.hash = '{route}'"));
}

/// The results file of a route.
pub fn results(browser: &Browser, route: &str) -> Value {
    go(browser, route);
    browser.wait_for("kpi-row");
    let file = browser.downloads().join("kpi-results.json");
    let _ = std::fs::remove_file(&file);
    browser.click("export-results");
    serde_json::from_slice(&browser.download("kpi-results.json")).expect("a results file")
}

/// One value of a results file; `Null` where there is none.
pub fn value(results: &Value, kpi: &str, measure: &str, by: &str, name: Option<&str>) -> Value {
    let values = results["values"].as_array().expect("values");
    let is_it = |it: &&Value| {
        it["kpi"] == kpi
            && it["measure"] == measure
            && it["by"] == by
            && name.is_none_or(|name| it["name"] == name)
    };
    let found: Vec<&Value> = values.iter().filter(is_it).collect();
    assert!(found.len() <= 1, "{kpi} {measure} {by} {name:?}: {found:?}");
    found.first().map_or(Value::Null, |it| it["value"].clone())
}

/// The same, of the whole company, as a number with two decimals.
pub fn company(results: &Value, kpi: &str, measure: &str) -> String {
    two_decimals(&value(results, kpi, measure, "company", None))
}

/// A number as text with two decimals.
pub fn two_decimals(value: &Value) -> String {
    value.as_f64().map_or_else(|| value.to_string(), |it| format!("{it:.2}"))
}

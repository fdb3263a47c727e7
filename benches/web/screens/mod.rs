//! `screens_*`: charts beside ECharts and Chart.js, and the built app as a person feels it: start,
//! demo, another period, a minute of work. What is owed stands in the handbook (speed.md; screens.md
//! 5, items 1 to 4).

pub mod board;
pub mod charts;
pub mod minute;
pub mod start;

use std::path::PathBuf;

use serde_json::json;

use crate::browser::Browser;
use crate::data::Sales;
use crate::{csv, results};

/// Rows of the workspace that the app is measured with.
const ROWS: usize = 50_000;

/// What the page tells of itself: see the file.
const WATCH: &str = include_str!("watch.js");

/// Has every page of this browser watched.
fn watched(browser: &Browser) {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
}

/// A number that the page tells.
fn told(browser: &Browser, expression: &str) -> f64 {
    let value = browser.js(&format!("return {expression}"));
    value.as_f64().unwrap_or_else(|| browser.fail(&format!("{expression} is {value}")))
}

/// From an event of the person (or a link: `hashchange`) until what follows is painted, in ms; `until`
/// is true of the page once it shows.
fn took(browser: &Browser, event: &str, until: &str, act: impl FnOnce()) -> f64 {
    browser.js(&format!("watched.time('{event}', () => {until})"));
    act();
    browser.wait_until("watched.took !== null");
    told(browser, "watched.took")
}

/// Sale lines of two years as a csv file, made at the first run.
fn sales() -> PathBuf {
    let folder = results::folder().join("data");
    let file = folder.join(format!("sales_{ROWS}_screens.csv"));
    if !file.is_file() {
        std::fs::create_dir_all(&folder).expect("target/bench/data can be made");
        std::fs::write(&file, csv::text(&Sales::new(ROWS), false)).expect("written");
    }
    file
}

/// Imports them and waits until they are kept.
fn import(browser: &Browser) {
    browser.wait_for("app-ready");
    browser.set_files("import-input", &[&sales()]);
    browser.wait_for("import-commit");
    browser.click("import-commit");
    browser.wait_for("import-done");
    browser.wait_until(
        "document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved'",
    );
}

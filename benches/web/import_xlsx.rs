//! `import_xlsx_*`: a workbook of sale lines to typed columns, ours beside SheetJS.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::browser::Browser;
use crate::data::Sales;
use crate::lab::Lab;
use crate::results::{self, Measured};
use crate::{rounds, xlsx};

/// One import in a fresh browser.
struct Import {
    ms: f64,
    check: Value,
}

/// Rounds are outermost and their order turns, so that noise falls on all alike.
pub fn measure(key: &str, rows: usize) -> Measured {
    let sales = Sales::new(rows);
    let data = results::folder().join("data");
    let file = written(&data, &sales);
    let tools =
        PathBuf::from(std::env::var_os("PLANERKA_TOOLS").expect("xtask says where the peers are"));
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join("web").join("peers");
    let dist =
        PathBuf::from(std::env::var_os("PLANERKA_DIST").expect("xtask says where the app is"));
    let more = [("/peers/", peers), ("/npm/", tools.join("node_modules")), ("/data/", data)];
    let lab = Lab::of(&dist, &more).expect("xtask says which browser");
    let expected = sales.check();

    let mut measured = Measured::new(key);
    for round in 0..rounds() {
        let mut order = ["ours", "sheetjs"];
        order.rotate_left(round % 2);
        for who in order {
            let browser = lab.browser();
            let import = match who {
                "ours" => ours_import(&browser, &file),
                _ => Some(sheetjs_import(&browser, &lab, &file)),
            };
            let Some(import) = import else { continue };
            assert_eq!(import.check, expected, "{who} reads other values");
            measured.add("ms", who, import.ms);
            if let Some(peak) = browser.renderer_peak_kb() {
                measured.add("peak_mb", who, peak as f64 / 1024.0);
            }
        }
    }
    measured
}

/// Ours: to be completed when the worker has its messages (a request built here, natively, is
/// posted to the worker of `meta[name=planerka-worker]` with the file's bytes; the time runs from
/// the post to the answer; `check` is counted from the answered batch).
fn ours_import(_browser: &Browser, _file: &Path) -> Option<Import> {
    None
}

fn sheetjs_import(browser: &Browser, lab: &Lab, file: &Path) -> Import {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    browser.visit(&lab.server.address("/peers/sheetjs.html"));
    browser.wait_for("peer-ready");
    let answer = browser.js_async(&format!("return imported('/data/{name}')"));
    let ms = answer["ms"].as_f64().unwrap_or_else(|| panic!("SheetJS answered {answer}"));
    Import { ms, check: answer["check"].clone() }
}

/// The workbook of these rows, made at the first run.
fn written(folder: &Path, sales: &Sales) -> PathBuf {
    let file = folder.join(format!("sales_{}.xlsx", sales.len()));
    if !file.is_file() {
        std::fs::create_dir_all(folder).expect("target/bench/data can be made");
        let part = file.with_extension("part");
        std::fs::write(&part, xlsx::workbook(sales)).expect("the workbook can be written");
        std::fs::rename(&part, &file).expect("and named");
    }
    file
}

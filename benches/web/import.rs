//! `import_*`: a file of sale lines to typed columns, ours beside the libraries that read such files.
//!
//! `ours_ms` is to the review, when every column is typed and every check
//! made; `ours_packed_ms` has the codec too, which no peer has. The peers are told what the columns
//! are. Peak memory is that of the whole renderer.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::browser::Browser;
use crate::data::Sales;
use crate::lab::Lab;
use crate::results::{self, Measured};
use crate::{csv, ours, rounds, xlsx};

/// A file to import.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Lines of sales.
    pub rows: usize,
    /// A workbook, or a text.
    pub workbook: bool,
    /// As a Russian program writes it, or an English one.
    pub russian: bool,
}

impl Kind {
    fn peers(self) -> &'static [&'static str] {
        match self.workbook {
            // Nothing else in a browser reads a full sheet.
            true if self.rows > 500_000 => &[],
            true => &["sheetjs", "exceljs"],
            false => &["papaparse", "duckdb"],
        }
    }
}

/// Rounds are outermost and their order turns, so that noise falls on all alike.
pub fn measure(key: &str, kind: Kind) -> Measured {
    let sales = Sales::new(kind.rows);
    let data = results::folder().join("data");
    let file = written(&data, &sales, kind);
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
        let mut order = [&["ours"], kind.peers()].concat();
        let turn = round % order.len();
        order.rotate_left(turn);
        for who in order {
            let browser = lab.browser();
            let check = if who == "ours" {
                let import = ours::import(&browser, &lab, &file);
                measured.add("ms", who, import.typed);
                measured.add("packed_ms", who, import.packed);
                import.check
            } else {
                let (ms, check) = peer(&browser, &lab, who, &file, kind);
                measured.add("ms", who, ms);
                check
            };
            agree(who, &check, &expected);
            if let Some(peak) = browser.renderer_peak_kb() {
                measured.add("peak_mb", who, peak as f64 / 1024.0);
            }
        }
    }
    measured
}

/// PapaParse's worker cuts letters of UTF-8 in two where a chunk ends, so that some names are wrong:
/// it is held to everything but the names.
fn agree(who: &str, check: &Value, expected: &Value) {
    for (name, value) in expected.as_object().expect("figures") {
        let is_name = matches!(name.as_str(), "contracts" | "managers" | "customers" | "products");
        if who == "papaparse" && is_name {
            continue;
        }
        let same = check[name].as_f64() == value.as_f64();
        assert!(same, "{who} reads other {name}: {check}, not {expected}");
    }
}

fn peer(browser: &Browser, lab: &Lab, who: &str, file: &Path, kind: Kind) -> (f64, Value) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    browser.visit(&lab.server.address(&format!("/peers/{who}.html")));
    browser.wait_for("peer-ready");
    let Kind { rows, russian, .. } = kind;
    let answer = browser.js_async(&format!("return imported('/data/{name}', {rows}, {russian})"));
    let ms = answer["ms"].as_f64().unwrap_or_else(|| panic!("{who} answered {answer}"));
    (ms, answer["check"].clone())
}

/// The file of these rows, made at the first run.
fn written(folder: &Path, sales: &Sales, kind: Kind) -> PathBuf {
    let style = if kind.russian { "ru" } else { "en" };
    let ending = if kind.workbook { "xlsx" } else { "csv" };
    let file = folder.join(format!("sales_{}_{style}.{ending}", sales.len()));
    if !file.is_file() {
        std::fs::create_dir_all(folder).expect("target/bench/data can be made");
        let part = file.with_extension("part");
        let bytes = match kind.workbook {
            true => xlsx::workbook(sales, kind.russian),
            false => csv::text(sales, kind.russian),
        };
        std::fs::write(&part, bytes).expect("the file can be written");
        std::fs::rename(&part, &file).expect("and named");
    }
    file
}

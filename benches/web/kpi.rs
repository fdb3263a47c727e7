//! `kpi`: the headline of every KPI for the company, 20 reps and 12 months, in the app's engine, in
//! DuckDB-wasm and in JavaScript by hand, in one page; how that grows; and the board's redraw.
//!
//! Ours counts eleven KPIs, the peers the nine whose figures are compared with ours: they count
//! them for data without returns, credits, shifts and currencies, ours looks at all of that.
//! "warm" is a look at data that is loaded: facts are derived (as tables are loaded for DuckDB and
//! columns for JavaScript), every figure is counted anew. "cold" is the first look, and for ours
//! holds deriving the facts.

use std::path::{Path, PathBuf};

use planerka::kpi::defs;
use serde_json::{Value, json};

use crate::lab::Lab;
use crate::results::Measured;
use crate::rounds;

/// Sale lines of a size, and the units that its times are kept under: warm and cold.
const SIZES: [(u32, &str, &str); 3] = [
    (10_000, "ms_10k", "cold_ms_10k"),
    (100_000, "ms_100k", "cold_ms_100k"),
    (1_000_000, "ms", "cold_ms"),
];

const WHO: [&str; 3] = ["ours", "js", "duckdb"];

/// Redraws of the board at the largest size: what has changed. "beside" and "jump" are periods of
/// another as-of date that were counted ahead, in steps of which "preparing" is the longest; "as_of"
/// is one that nothing was counted for.
const BOARDS: [(&str, &str); 7] = [
    ("month", "board_period"),
    ("person", "board_person"),
    ("year", "board_year"),
    ("beside", "board_back"),
    ("jump", "board_jump"),
    ("preparing", "board_prepared"),
    ("as_of", "board_far"),
];

/// Everything of one size in a page of its own; sizes one after the other.
pub fn measure(key: &str) -> Measured {
    let lab = lab();
    let mut measured = Measured::new(key);
    println!("  lines      ours, warm      js   duckdb   ours, cold   (medians, ms)");
    for (lines, warm, cold) in SIZES {
        let browser = lab.browser();
        browser.visit(&lab.server.address("/peers/kpi.html"));
        browser.wait_for("peer-ready");
        let answer =
            browser.js_async(&format!("return await measured({lines}, {}, true)", rounds()));
        assert_eq!(answer["wrong"], json!([]), "figures differ: {answer}");
        let samples = |name: &str| samples(&answer, name);
        for who in WHO {
            samples(who).into_iter().for_each(|ms| measured.add(warm, who, ms));
            samples(&format!("{who}_cold")).into_iter().for_each(|ms| measured.add(cold, who, ms));
        }
        let [ours, js, duckdb, first] =
            ["ours", "js", "duckdb", "ours_cold"].map(|who| median(samples(who)));
        println!("  {lines:>9} {ours:>12.1} {js:>8.1} {duckdb:>8.1} {first:>12.1}");
        if lines == SIZES[SIZES.len() - 1].0 {
            details(&mut measured, &answer);
        }
    }
    measured
}

/// What only the largest size tells: each KPI by itself, and the board.
fn details(measured: &mut Measured, answer: &Value) {
    for kpi in defs::ALL {
        let of = samples(answer, &format!("of_{}", kpi.id));
        of.into_iter().for_each(|ms| measured.add("kpi_ms", kpi.id, ms));
    }
    for (what, name) in BOARDS {
        samples(answer, name).into_iter().for_each(|ms| measured.add("board_ms", what, ms));
    }
}

fn lab() -> Lab {
    let folder =
        |name: &str| PathBuf::from(std::env::var_os(name).expect("xtask says where it is"));
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join("web").join("peers");
    let more = [
        ("/peers/", peers),
        ("/npm/", folder("PLANERKA_TOOLS").join("node_modules")),
        ("/engine/", folder("PLANERKA_ENGINE")),
    ];
    Lab::of(&folder("PLANERKA_DIST"), &more).expect("xtask says which browser")
}

fn samples(answer: &Value, name: &str) -> Vec<f64> {
    let all = answer["samples"][name].as_array().unwrap_or_else(|| panic!("{name} in {answer}"));
    all.iter().filter_map(Value::as_f64).collect()
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}

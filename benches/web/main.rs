//! The built app and its peers measured in a real Chromium; `cargo xtask bench` builds and calls it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a bench that cannot go on says so by a panic, in its helpers too"
)]

#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/browser.rs"]
mod browser;
#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/driver.rs"]
mod driver;
#[allow(unused_imports, reason = "its unit tests have no harness here")]
#[path = "../../xtask/src/http.rs"]
mod files;
#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/lab.rs"]
mod lab;
#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/logs.rs"]
mod logs;
#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/server.rs"]
mod server;
#[allow(dead_code, reason = "shared with tests/web: each uses its part")]
#[path = "../../tests/web/steps.rs"]
mod steps;
#[path = "../../tests/web/worker.rs"]
mod worker;

mod csv;
mod data;
mod first_load;
mod import;
mod kpi;
mod ours;
mod packed;
#[path = "../random.rs"]
mod random;
mod results;
mod screens;
mod xlsx;

/// A bench by its key in the results.
type Bench = (&'static str, fn(&str) -> results::Measured);

const BENCHES: [Bench; 15] = [
    ("first_load", first_load::measure),
    ("import_xlsx_10k", |key| import::measure(key, workbook(10_000, false))),
    ("import_xlsx_10k_ru", |key| import::measure(key, workbook(10_000, true))),
    ("import_xlsx_100k", |key| import::measure(key, workbook(100_000, false))),
    ("import_xlsx_100k_ru", |key| import::measure(key, workbook(100_000, true))),
    // All the rows that a sheet has, the header among them.
    ("import_xlsx_full", |key| import::measure(key, workbook(1_048_575, true))),
    ("import_csv_100k", |key| import::measure(key, text(100_000, false))),
    ("import_csv_100k_ru", |key| import::measure(key, text(100_000, true))),
    ("import_csv_1m", |key| import::measure(key, text(1_000_000, false))),
    ("import_csv_1m_ru", |key| import::measure(key, text(1_000_000, true))),
    ("kpi", kpi::measure),
    ("screens_charts", screens::charts::measure),
    ("screens_start", screens::start::measure),
    ("screens_board", screens::board::measure),
    ("screens_minute", screens::minute::measure),
];

fn workbook(rows: usize, russian: bool) -> import::Kind {
    import::Kind { rows, workbook: true, russian }
}

fn text(rows: usize, russian: bool) -> import::Kind {
    import::Kind { rows, workbook: false, russian }
}

fn main() {
    if std::env::var_os("PLANERKA_DIST").is_none() {
        println!(
            "benches skipped: PLANERKA_DIST is not set; `cargo xtask bench` builds the app and sets it"
        );
        return;
    }
    // cargo bench adds `--bench`; everything else names a bench.
    let names: Vec<String> =
        std::env::args().skip(1).filter(|name| !name.starts_with("--")).collect();
    // `import` names every bench that begins so.
    let names_it = |name: &str, key: &str| key == name || key.starts_with(&format!("{name}_"));
    let known = |name: &String| BENCHES.iter().any(|(key, _)| names_it(name, key));
    if let Some(stranger) = names.iter().find(|name| !known(name)) {
        let keys: Vec<&str> = BENCHES.iter().map(|(key, _)| *key).collect();
        eprintln!("no bench {stranger:?} in the browser; there are {}", keys.join(", "));
        std::process::exit(2);
    }
    for (key, measure) in BENCHES {
        if names.is_empty() || names.iter().any(|name| names_it(name, key)) {
            results::keep(&measure(key));
        }
    }
}

/// How many rounds a bench takes the median of.
fn rounds() -> usize {
    let wish = std::env::var("PLANERKA_ROUNDS").ok().and_then(|text| text.parse().ok());
    wish.unwrap_or(5)
}

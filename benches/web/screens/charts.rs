//! Eight charts of a demo company's quarter, by the app's chart room, by ECharts and by Chart.js, from
//! the same numbers and as large: plan and actual by month, the running total, people against plans,
//! waiting times, medians and ninetieth percentiles, debts by age, a funnel, contracts one by one.
//!
//! `first` is the first draw in a fresh page, the library loaded; `redraw` puts another quarter's
//! numbers into the charts that are there; `anew` draws into empty cells. Times are from the numbers
//! to painted, `_script_ms` to the forced layout before it. Ours writes figures on its marks,
//! descriptions for readers and what each mark says; the peers draw marks, axes and a title.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::browser::Browser;
use crate::lab::Lab;
use crate::results::{self, Measured};
use crate::rounds;

const WHO: [&str; 4] = ["ours", "echarts_svg", "echarts_canvas", "chartjs"];

/// Draws of a kind in each page, and what their two times are kept under.
const TIMES: usize = 25;
const KINDS: [(&str, &str, &str); 3] = [
    ("first", "first_ms", "first_script_ms"),
    ("redraw", "redraw_ms", "redraw_script_ms"),
    ("anew", "anew_ms", "anew_script_ms"),
];

/// A fresh browser for each in every round, whose order turns.
pub fn measure(key: &str) -> Measured {
    let lab = lab();
    let figures = open(&lab.browser(), &lab, "figures", "figures");
    std::fs::write(results::folder().join("data").join("screens.json"), figures.to_string())
        .expect("written");
    let mut measured = Measured::new(key);
    for peer in ["echarts_svg", "echarts_canvas"] {
        measured.owe(&format!("ratio_redraw_ms_{peer}"), 0.7);
        measured.owe(&format!("ratio_anew_ms_{peer}"), 0.7);
        measured.owe(&format!("ratio_first_ms_{peer}"), 0.5);
    }
    for round in 0..rounds() {
        let mut order = WHO;
        order.rotate_left(round % WHO.len());
        for who in order {
            let browser = lab.browser();
            let answer = open(&browser, &lab, who, &format!("await measured({TIMES})"));
            for (kind, painted, script) in KINDS {
                let all = answer[kind].as_array().unwrap_or_else(|| panic!("{who}: {answer}"));
                all.iter().for_each(|it| add(&mut measured, who, [painted, script], it));
            }
            if round == 0 {
                browser.set_size(1900, 800);
                browser.screenshot(&format!("screens-{who}"));
            }
        }
    }
    measured
}

fn add(measured: &mut Measured, who: &'static str, units: [&'static str; 2], times: &Value) {
    let time = |name: &str| times[name].as_f64().expect("a time");
    measured.add(units[0], who, time("painted"));
    measured.add(units[1], who, time("script"));
}

/// What the page of a library answers.
fn open(browser: &Browser, lab: &Lab, who: &str, answer: &str) -> Value {
    browser.visit(&lab.server.address(&format!("/peers/screens.html?who={who}")));
    browser.wait_for("peer-ready");
    browser.js_async(&format!("return {answer}"))
}

fn lab() -> Lab {
    let folder =
        |name: &str| PathBuf::from(std::env::var_os(name).expect("xtask says where it is"));
    let data = results::folder().join("data");
    std::fs::create_dir_all(&data).expect("target/bench/data can be made");
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join("web").join("peers");
    let more = [
        ("/peers/", peers),
        ("/npm/", folder("PLANERKA_TOOLS").join("node_modules")),
        ("/engine/", folder("PLANERKA_ENGINE")),
        ("/data/", data),
    ];
    Lab::of(&folder("PLANERKA_DIST"), &more).expect("xtask says which browser")
}

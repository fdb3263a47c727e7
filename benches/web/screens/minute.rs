//! A scripted minute of real clicks and keys in the built app with 50,000 rows: the interaction to next
//! paint as the Event Timing of the browser tells it, the longest task, the layout shift. The slowest
//! interactions are printed with where their time went, the largest shifts with what moved.

use std::time::{Duration, Instant};

use fantoccini::Locator;

use super::{import, told, watched};
use crate::browser::Browser;
use crate::lab::Lab;
use crate::results::Measured;
use crate::rounds;

const MINUTE: Duration = Duration::from_secs(60);
/// Between one step and the next, as of somebody who knows the way.
const PAUSE: Duration = Duration::from_millis(250);

/// Ctrl and K.
const PALETTE: &str = "\u{e009}k";
const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";

/// A step of the minute.
enum Step {
    /// Clicks what a selector finds.
    Click(&'static str),
    /// Types where the focus is, a key at a time.
    Keys(&'static [&'static str]),
    /// Types into the list of people.
    Who(&'static [&'static str]),
}
use Step::{Click, Keys, Who};

const STEPS: &[Step] = &[
    Click(".rail a[href^='#/board']"),
    Click(".period > button:first-of-type"),
    Click(".period > button:first-of-type"),
    Click(".period > button:last-of-type"),
    Who(&[DOWN, DOWN, DOWN]),
    Who(&[UP, UP, UP]),
    Click("[data-testid=kpi-row] a"),
    Click("[data-testid=measure] button"),
    Click("#trace-close"),
    Click("[data-testid=by][data-by=product]"),
    Click("[data-testid=by][data-by=customer]"),
    Click(".period > button:first-of-type"),
    Click("[data-testid=as-table]"),
    Click("[data-testid=as-table]"),
    Click(".rail a[href^='#/people']"),
    Click("[data-testid=rep-row] a"),
    Keys(&[PALETTE]),
    Click("[data-testid=palette-field]"),
    Keys(&["п", "л", "а", "н", ESCAPE]),
    Click(".rail a[href^='#/plans']"),
    Click("#plan-1-0"),
    Keys(&["1", "2", "0", "0", "0", TAB, "1", "5", "0", "0", "0", ENTER]),
    Click("[data-testid=lang-switch]"),
    Click("[data-testid=lang-switch]"),
    Click(".rail a[href^='#/data']"),
    Click(".rail a[href^='#/settings']"),
    Click("[data-testid=theme-switch]"),
    Click(".rail a[href^='#/board']"),
    Click("[data-testid=kpi-row]:last-of-type a"),
    Click(".period > button:last-of-type"),
];

/// Each round in a fresh browser.
pub fn measure(key: &str) -> Measured {
    let lab = Lab::open().expect("xtask says what to measure");
    let mut measured = Measured::new(key);
    measured.owe("inp_ms", 200.0);
    measured.owe("worst_ms", 200.0);
    measured.owe("shift_cls", 0.1);
    for _ in 0..rounds() {
        let browser = lab.browser();
        watched(&browser);
        browser.open("#/?lang=ru");
        import(&browser);
        browser.visit("about:blank");
        browser.open("#/board?p=2025-06&lang=ru");
        browser.wait_for("kpi-row");
        browser.js("watched.task = 0; watched.frames = []");
        a_minute(&browser);
        measured.add("ms", "inp", told(&browser, "watched.inp()"));
        let worst = "Math.max(...[...watched.interactions.values()].map((it) => it.duration))";
        measured.add("ms", "worst", told(&browser, worst));
        measured.add("ms", "longest_task", told(&browser, "watched.task"));
        measured.add("cls", "shift", told(&browser, "watched.cls()"));
        measured.add("count", "interactions", told(&browser, "performance.interactionCount"));
        told_most(&browser);
    }
    measured
}

fn a_minute(browser: &Browser) {
    let start = Instant::now();
    for step in STEPS.iter().cycle().take_while(|_| start.elapsed() < MINUTE) {
        match step {
            Click(selector) => {
                let found = browser.client.wait().for_element(Locator::Css(selector));
                let element = browser.wait(selector, found);
                // Not below the header, as a person scrolls.
                let seen =
                    "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
                let of = vec![serde_json::json!(selector)];
                browser.wait(selector, browser.client.execute(seen, of));
                browser.wait(selector, element.click());
            }
            Keys(keys) => keys.iter().for_each(|key| press(browser, key)),
            Who(keys) => keys.iter().for_each(|key| browser.type_into("who", key)),
        }
        std::thread::sleep(PAUSE);
    }
}

fn press(browser: &Browser, keys: &str) {
    let element = browser.wait("focus", browser.client.active_element());
    browser.wait(keys, element.send_keys(keys));
}

/// What was slowest, the longest frames and what moved most, with where.
fn told_most(browser: &Browser) {
    let all = browser.js(
        "return [...watched.interactions.values()].sort((a, b) => b.duration - a.duration).slice(0, 5)",
    );
    for it in all.as_array().into_iter().flatten() {
        let ms = |name: &str| it[name].as_f64().unwrap_or_default();
        println!(
            "  {:>6.0} ms: {} of {} (waited {:.0}, worked {:.0})",
            ms("duration"),
            it["name"].as_str().unwrap_or_default(),
            it["of"],
            ms("delay"),
            ms("work")
        );
    }
    let all =
        browser.js("return watched.frames.toSorted((a, b) => b.duration - a.duration).slice(0, 5)");
    for it in all.as_array().into_iter().flatten() {
        let ms = |name: &str| it[name].as_f64().unwrap_or_default();
        println!(
            "  frame {:.0} ms at {:.0} of {}: ran {}, drew {:.0}",
            ms("duration"),
            ms("at"),
            it["where"],
            it["ran"],
            ms("drew")
        );
    }
    let all = browser.js("return watched.shifts.toSorted((a, b) => b.value - a.value).slice(0, 3)");
    for it in all.as_array().into_iter().flatten() {
        println!(
            "  shift {:.3} at {:.0}: {}",
            it["value"].as_f64().unwrap_or_default(),
            it["at"].as_f64().unwrap_or_default(),
            it["of"]
        );
    }
}

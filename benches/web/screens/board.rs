//! The built app's board: from the click on the demo, and from another period or person with 50,000
//! rows, until it is painted; of a demo also until the first KPI is.
//!
//! `beside` and `jump` are periods that the app has counted ahead (`src/ui/ahead.rs`); `unprepared` is
//! another one at once after a reload, `year` a whole year, counted when it is asked for.

use std::time::Duration;

use super::{import, told, took, watched};
use crate::browser::Browser;
use crate::lab::Lab;
use crate::results::Measured;
use crate::rounds;

/// The board that is looked at, and where the links lead.
const HERE: &str = "#/board?p=2025-06&lang=ru";
const JUMP: &str = "#/board?p=2024-12&lang=ru";
const FAR: &str = "#/board?p=2024-03&lang=ru";
const YEAR: &str = "#/board?p=2024&lang=ru";

const DEMOS: [&str; 3] = ["demo_1", "demo_2", "demo_3"];

/// Longer than the app takes to count ahead what is near.
const AHEAD: Duration = Duration::from_secs(20);
/// A person reads what the start says; meanwhile the app fetches what comes late.
const READ: Duration = Duration::from_secs(5);

/// Each round in a fresh browser.
pub fn measure(key: &str) -> Measured {
    let lab = Lab::open().expect("xtask says what to measure");
    let mut measured = Measured::new(key);
    DEMOS.iter().for_each(|it| measured.owe(&format!("{it}_first_kpi_ms"), 1000.0));
    let periods = ["beside_ms", "jump_ms", "unprepared_ms", "year_ms", "person_ms"];
    periods.iter().for_each(|it| measured.owe(it, 200.0));
    for _ in 0..rounds() {
        demos(&mut measured, &lab.browser());
        periods_and_people(&mut measured, &lab.browser());
    }
    measured
}

fn demos(measured: &mut Measured, browser: &Browser) {
    watched(browser);
    browser.open("#/?lang=ru");
    browser.wait_for("demo-open");
    std::thread::sleep(READ);
    for (number, name) in (1..).zip(DEMOS) {
        let board = format!(
            "document.querySelector('[data-testid=demo-ribbon]')?.dataset.demo === '{number}'\
             && document.querySelector('[data-testid=kpi-row]')"
        );
        let all = match number {
            1 => took(browser, "click", &board, || browser.click("demo-open")),
            _ => took(browser, "change", &board, || {
                browser.choose("demo-company", &number.to_string());
            }),
        };
        measured.add("first_kpi_ms", name, told(browser, "watched.first"));
        measured.add("ms", name, all);
    }
}

fn periods_and_people(measured: &mut Measured, browser: &Browser) {
    watched(browser);
    browser.open("#/?lang=ru");
    import(browser);
    browser.visit("about:blank");
    browser.open(HERE);
    browser.wait_for("kpi-row");
    measured.add("ms", "unprepared", to(browser, FAR));
    to(browser, HERE);
    std::thread::sleep(AHEAD);
    let period = "document.querySelector('[data-testid=period]').textContent";
    let before = browser.js(&format!("return {period}"));
    let changed = format!("{period} !== {before}");
    measured.add("ms", "beside", took(browser, "click", &changed, || step(browser)));
    measured.add("ms", "jump", to(browser, JUMP));
    measured.add("ms", "year", to(browser, YEAR));
    to(browser, HERE);
    let person = browser.js("return document.querySelector('[data-testid=who]').options[3].value");
    let person = person.as_str().expect("a person");
    let shown = "location.hash.includes('who=')";
    let choose = || browser.choose("who", person);
    measured.add("ms", "person", took(browser, "change", shown, choose));
}

/// The period before.
fn step(browser: &Browser) {
    let found = fantoccini::Locator::Css(".period > button");
    let button = browser.wait("the step back", browser.client.find(found));
    browser.wait("the step back", button.click());
}

/// To another period by its link.
fn to(browser: &Browser, link: &str) -> f64 {
    let period = "document.querySelector('[data-testid=period]').textContent";
    let before = browser.js(&format!("return {period}"));
    took(browser, "hashchange", &format!("{period} !== {before}"), || {
        browser.js(&format!("location.hash = '{link}'"));
    })
}

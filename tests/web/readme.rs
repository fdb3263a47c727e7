//! The pictures of the README, of the first demo company. They are left in `target/web`; those in
//! `tests/web/readme` are copies, changed by hand when the screens have changed.

use crate::lab::Lab;
use std::path::Path;

/// The name of each, how wide and high it is, the route, and what is waited for.
const PICTURES: [(&str, [u32; 2], &str, &str); 4] = [
    ("board-ru", [1366, 768], "board?p=LAST&lang=ru", "kpi-row"),
    ("board-en", [1366, 768], "board?p=LAST&lang=en", "kpi-row"),
    ("kpi", [1366, 768], "kpi/overdue_receivables?p=LAST&lang=ru", "picture"),
    ("phone", [390, 844], "board?p=LAST&lang=ru", "kpi-row"),
];

#[test]
fn the_readme_shows_what_there_is() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    // The last whole month: a demo ends yesterday.
    browser.open("");
    let last =
        "const day = new Date(); day.setDate(0); return day.toLocaleDateString('sv').slice(0, 7)";
    let last = browser.js(last).as_str().expect("a month").to_owned();
    for (name, [width, height], route, handle) in PICTURES {
        browser.set_size(width, height);
        browser.visit("about:blank");
        browser.open(&format!("#/demo/1/{}", route.replace("LAST", &last)));
        browser.wait_for(handle);
        browser.screenshot(&format!("readme-{name}"));
    }
    browser.set_size(1366, 768);
    browser.visit("about:blank");
    browser.open(&format!("#/demo/1/kpi/plan_revenue?p={last}&lang=ru"));
    browser.wait_for("measure");
    browser.js("document.querySelector('[data-testid=measure][data-measure=net] button').click()");
    browser.wait_for("trace-row");
    browser.screenshot("readme-trace");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("a README");
    for name in PICTURES.map(|it| it.0).into_iter().chain(["trace"]) {
        let path = format!("tests/web/readme/{name}.png");
        assert!(readme.contains(&path) && root.join(&path).is_file(), "{path}");
    }
}

//! The rules of accessibility that a program can check: axe-core on every page.

use crate::browser::Browser;
use crate::journey::{data, go, offer};
use crate::lab::Lab;
use crate::look::{ROUTES, team};

/// The broken rules of the page: `rule (impact): element`.
const BROKEN: &str = r"
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
        `${rule.id} (${rule.impact}): ${node.target.join(' ')} ${node.any.concat(node.all).map((it) => it.message).slice(0, 1)}`));
";

/// The text of axe-core; says so when it is not there, and the test is skipped.
pub fn axe() -> Option<String> {
    let path = std::env::var_os("PLANERKA_AXE");
    if path.is_none() {
        println!("skipped: no axe-core here (npm brings it)");
    }
    Some(std::fs::read_to_string(path?).expect("axe-core"))
}

/// The rules that the page breaks, each with the name of the page.
pub fn broken(browser: &Browser, axe: &str, name: &str) -> Vec<String> {
    if browser.js("return typeof axe") == "undefined" {
        browser.js(axe);
    }
    let found = browser.js_async(BROKEN);
    let rules = found.as_array().unwrap_or_else(|| panic!("{name}: {found}"));
    rules.iter().map(|it| format!("{name}: {}", it.as_str().unwrap_or_default())).collect()
}

#[test]
fn every_page_keeps_the_rules_of_accessibility() {
    let (Some(lab), Some(axe)) = (Lab::open(), axe()) else { return };
    let browser = lab.browser();
    team(&browser);
    let mut wrong = Vec::new();
    for (lang, theme) in [("ru", "light"), ("en", "light"), ("en", "dark"), ("ru", "dark")] {
        // The first click leaves the system's theme.
        let is_on = format!("document.documentElement.dataset.theme === '{theme}'");
        while browser.js(&format!("return {is_on}")) != true {
            browser.click("theme-switch");
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        let view = format!("{lang}, {theme}");
        for (name, route) in ROUTES {
            let mark = if route.contains('?') { '&' } else { '?' };
            go(&browser, &format!("{route}{mark}lang={lang}"));
            browser.wait_until(&format!("document.documentElement.lang === '{lang}'"));
            browser.wait_until("!document.querySelector('[aria-busy=true]')");
            wrong.extend(broken(&browser, &axe, &format!("{name} {view}")));
        }
        offer(&browser, &[data("firm/firm.xlsx")]);
        wrong.extend(broken(&browser, &axe, &format!("import {view}")));
        // The next one is not added to it.
        browser.click("import-stop");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

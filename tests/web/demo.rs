//! The demo companies: one click from the start, none by link, and never among the person's own data.

use crate::axe::{axe, broken};
use crate::browser::Browser;
use crate::copies::{put, without_program};
use crate::exam::begun;
use crate::hands::{ENTER, press};
use crate::journey::{company, data, go, import, results, saved};
use crate::lab::Lab;
use crate::look::{CYRILLIC, faults};
use serde_json::{Value, json};

const OWN: &str = "#/board?p=2026-Q3&asof=2026-09-30";

/// Waits for the board of the nth demo, every KPI with a figure.
fn shown(browser: &Browser, number: usize) {
    browser.wait_until(&format!(
        "document.querySelector('[data-testid=demo-ribbon]')?.dataset.demo === '{number}'"
    ));
    browser.wait_for("kpi-row");
    let empty = browser.js("return [...document.querySelectorAll('[data-testid=kpi-row]')]\
         .filter((it) => !it.dataset.value).map((it) => it.dataset.kpi)");
    assert_eq!(empty, json!([]), "without a figure");
    assert_eq!(browser.all("kpi-row").len(), 11);
}

/// All that is kept, byte for byte.
fn kept(browser: &Browser) -> Value {
    browser.js("return JSON.stringify(Object.entries(localStorage).sort())")
}

fn figures(browser: &Browser) -> Value {
    browser.js("return [...document.querySelectorAll('[data-testid=kpi-row]')].map((it) => it.dataset.value)")
}

#[test]
fn one_click_from_the_start_is_a_board_and_another_one_the_next_company() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("demo-open");
    saved(&browser);
    let before = kept(&browser);
    browser.click("demo-open");
    shown(&browser, 1);
    assert_eq!(browser.js("return location.hash"), "#/demo/1/board");
    let first = figures(&browser);
    browser.choose("demo-company", "3");
    shown(&browser, 3);
    assert_ne!(figures(&browser), first);
    // The same again, as it was rehearsed.
    browser.js("history.back()");
    shown(&browser, 1);
    assert_eq!(figures(&browser), first);
    browser.click("demo-leave");
    browser.wait_for("demo-open");
    browser.wait_until("!document.querySelector('[data-testid=demo-ribbon]')");
    assert_eq!(browser.text("save-state"), "No data");
    assert_eq!(kept(&browser), before);
}

/// The board of the example on the start screen, once its rows are there.
fn sample(browser: &Browser) -> usize {
    browser.wait_for("sample-row");
    browser.all("sample-row").len()
}

#[test]
fn the_start_shows_the_examples_board_in_room_that_was_kept_for_it() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    let axe = axe();
    let mut wrong = Vec::new();
    for (width, height) in [(1366, 681), (360, 640), (768, 1024)] {
        browser.set_size(width, height);
        for lang in ["ru", "en"] {
            let name = format!("sample-{width}-{lang}");
            browser.visit("about:blank");
            browser.open(&format!("#/?lang={lang}"));
            browser.wait_for("demo-open");
            let place = |browser: &Browser| {
                browser.js("return document.querySelector('.sample').offsetHeight")
            };
            let before = place(&browser);
            assert_eq!(sample(&browser), 6);
            std::thread::sleep(std::time::Duration::from_millis(300));
            assert_eq!(place(&browser), before, "{name}: the height");
            let fold = browser.js(
                "const bar = document.querySelector('.tabbar')?.getBoundingClientRect();\
                 const fold = bar?.height ? bar.top : innerHeight;\
                 const last = [...document.querySelectorAll('.start .actions .btn')].at(-1);\
                 return last.getBoundingClientRect().bottom <= fold",
            );
            assert_eq!(fold, true, "{name}: the ways in stand above the fold");
            browser.screenshot(&name);
            if lang == "en" {
                assert_eq!(browser.js(CYRILLIC), json!([]), "left in Russian");
            }
            wrong.extend(faults(&browser).into_iter().map(|it| format!("{name}: {it}")));
            wrong.extend(axe.iter().flat_map(|it| broken(&browser, it, &name)));
        }
    }
    browser.click("theme-switch");
    browser.screenshot("sample-dark");
    wrong.extend(axe.iter().flat_map(|it| broken(&browser, it, "dark")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Another language is another company's names; a row leads to its KPI of the whole example.
    browser.click("lang-switch");
    browser.wait_until("document.documentElement.lang === 'ru'");
    sample(&browser);
    browser.js("document.querySelector('[data-testid=sample-row] a').click()");
    browser.wait_for("measure");
    assert_eq!(browser.js("return location.hash.split('?')[0]"), "#/demo/1/kpi/plan_revenue");
}

#[test]
fn a_link_is_a_board_without_a_click_in_either_language() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    for (number, lang) in [(1, "en"), (2, "ru"), (3, "en")] {
        browser.visit("about:blank");
        browser.open(&format!("#/demo/{number}/board?lang={lang}"));
        shown(&browser, number);
        assert_eq!(browser.js("return document.documentElement.lang"), lang);
        if lang == "en" {
            assert_eq!(browser.js(CYRILLIC), json!([]), "left in Russian");
        }
    }
    browser.click("lang-switch");
    browser.wait_until("document.documentElement.lang === 'ru'");
    assert!(browser.text("demo-ribbon").contains("данные вымышлены"));
}

#[test]
fn a_persons_own_data_stand_aside_untouched() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let net = |browser: &Browser| company(&results(browser, OWN), "plan_revenue", "net");
    let (own, before) = (net(&browser), kept(&browser));
    go(&browser, "#/demo/1/board");
    shown(&browser, 1);
    assert!(browser.all("save-state").is_empty(), "nothing of a demo is saved");
    // What is done in it is done to it alone.
    go(&browser, "#/demo/1/data");
    browser.wait_for("undo-import");
    browser.click("undo-import");
    browser.wait_for("restore");
    assert_eq!(kept(&browser), before);
    assert_eq!(net(&browser), own);
    assert!(browser.all("undo").is_empty() || browser.all("demo-ribbon").is_empty());
    go(&browser, "#/demo/2/board");
    shown(&browser, 2);
    browser.click("demo-leave");
    browser.wait_until("!document.querySelector('[data-testid=demo-ribbon]')");
    assert_eq!(browser.js("return location.hash"), "#/board");
    assert_eq!(net(&browser), own);
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(net(&browser), own);
    assert_eq!(kept(&browser), before);
    // Files that are given in a demo are the person's own.
    go(&browser, "#/demo/3/board");
    shown(&browser, 3);
    import(&browser, &[data("firm/заказы.csv"), data("firm/строки.csv")]);
    assert!(browser.all("demo-ribbon").is_empty());
    assert_eq!(net(&browser), own, "the same documents count once");
    assert_ne!(kept(&browser), before);
}

#[test]
fn a_test_under_way_is_neither_gone_on_with_nor_dropped_in_a_demo() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    begun(&browser);
    let before = kept(&browser);
    go(&browser, "#/demo/1/exam?lang=ru");
    browser.wait_until("document.querySelector('[data-testid=demo-ribbon]')?.dataset.demo === '1'");
    browser.wait_for("exam-begin");
    assert!(browser.all("exam-aside").is_empty() && browser.all("exam-stale").is_empty());
    go(&browser, "#/exam?lang=ru");
    browser.wait_for("exam-aside");
    assert_eq!(kept(&browser), before);
}

#[test]
fn a_test_of_a_demo_is_taken_to_its_end_and_nothing_of_it_is_kept() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/demo/2/exam?lang=ru");
    browser.wait_for("exam-begin");
    let before = kept(&browser);
    browser.js("const list = document.querySelector('[data-testid=exam-rep]');\
         list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }))");
    // What is due is chosen; here all topics are.
    let others = "document.querySelectorAll('[data-testid=exam-topic]:not(:checked)')";
    browser.wait_until(&format!("{others}.length < 5"));
    browser.js(&format!("{others}.forEach((it) => it.click())"));
    browser.screenshot("demo-exam");
    browser.js("document.querySelector('[data-testid=exam-start]').click()");
    let mut questions = 0;
    loop {
        browser.wait_until(
            "document.querySelector('[data-testid=exam-question], [data-testid=exam-outcome]')",
        );
        if browser.all("exam-question").is_empty() {
            break;
        }
        let at = browser.attribute("exam-question", "data-at").expect("its place");
        assert_eq!(browser.all("exam-answer").len(), 4);
        press(&browser, &format!("1{ENTER}"));
        browser.wait_until(&format!(
            "document.querySelector('[data-testid=exam-question]')?.dataset.at !== '{at}'"
        ));
        questions += 1;
    }
    assert!(questions >= 10, "{questions} were asked");
    browser.screenshot("demo-exam-outcome");
    assert_eq!(browser.all("exam-mark").len(), 5, "every topic has a mark");
    assert_eq!(kept(&browser), before);
}

#[test]
fn one_that_cannot_be_made_is_told_and_asked_for_again() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, taken) = without_program("demo");
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let browser = lab.browser();
    browser.open("#/demo/1/board");
    browser.wait_for("demo-lost");
    browser.screenshot("demo-lost");
    put(&taken);
    browser.click("demo-again");
    shown(&browser, 1);
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

#[test]
fn every_board_of_a_demo_fits_and_keeps_the_rules_of_accessibility() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    let axe = axe();
    let mut wrong = Vec::new();
    let mut look = |number: usize, lang: &str, theme: &str| {
        go(&browser, &format!("#/demo/{number}/board?lang={lang}"));
        shown(&browser, number);
        for width in [1366, 360] {
            let name = format!("demo-{number}-{width}-{lang}-{theme}");
            browser.set_size(width, 740);
            std::thread::sleep(std::time::Duration::from_millis(300));
            browser.screenshot(&name);
            wrong.extend(faults(&browser).into_iter().map(|it| format!("{name}: {it}")));
            wrong.extend(axe.iter().flat_map(|it| broken(&browser, it, &name)));
        }
    };
    browser.open("");
    browser.wait_for("demo-open");
    for number in 1..=3 {
        look(number, "ru", "light");
    }
    look(1, "en", "light");
    while browser.attribute("theme-switch", "data-theme").as_deref() != Some("dark") {
        browser.click("theme-switch");
    }
    look(2, "ru", "dark");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

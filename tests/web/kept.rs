//! What is imported and typed is there again; a storage that is full or blocked loses nothing.

use crate::browser::Browser;
use crate::journey::{company, data, go, import, offer, results, saved};
use crate::lab::{Lab, Profile};
use serde_json::json;
use std::rc::Rc;

const ROUTE: &str = "#/board?p=2026-Q3&asof=2026-09-30";

fn net(browser: &Browser) -> String {
    company(&results(browser, ROUTE), "plan_revenue", "net")
}

#[test]
fn it_is_all_still_there_in_a_new_tab_of_the_browser() {
    let Some(lab) = Lab::open() else { return };
    let profile = Rc::new(Profile::new());
    let first = lab.browser_in(&profile);
    first.open("");
    import(&first, &[data("firm/firm.xlsx")]);
    let before = results(&first, ROUTE);
    drop(first);
    let second = lab.browser_in(&profile);
    second.open(ROUTE);
    second.wait_for("kpi-row");
    assert_eq!(results(&second, ROUTE), before);
}

#[test]
fn an_import_is_undone_and_the_file_may_come_again() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let before = net(&browser);
    // The same file twice is nothing new.
    offer(&browser, &[data("firm/firm.xlsx")]);
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("0"));
    go(&browser, ROUTE);
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(net(&browser), before);
    // The last change of this visit is what undo takes back; after a reload there is none, so
    // another import and its undo.
    let more = browser.downloads().join("more.csv");
    let rows = "Date,Document,Customer,Salesperson,SKU,Quantity,Amount\n2026-09-01,R-1,Daisy,Kim,A1,1,100\n";
    std::fs::write(&more, rows).expect("written");
    import(&browser, &[more]);
    assert_ne!(net(&browser), before);
    browser.click("undo");
    saved(&browser);
    assert_eq!(net(&browser), before);
    // The same documents from other files count once.
    import(&browser, &[data("firm/заказы.csv"), data("firm/строки.csv")]);
    assert_eq!(net(&browser), before);
    browser.click("undo");
    saved(&browser);
    assert_eq!(net(&browser), before);
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(net(&browser), before);
}

/// Imports where others have taken all of the storage.
fn import_with_no_room(browser: &Browser) {
    browser.js("let text = 'x'.repeat(1 << 20); let key = 0;\
         while (text) { try { localStorage.setItem('other' + key++, text); }\
         catch { text = text.slice(text.length / 2 | 0 || 1); if (text.length < 2) text = ''; } }");
    offer(browser, &[data("firm/firm.xlsx")]);
    browser.click("import-commit");
    browser.wait_for("import-done");
}

#[test]
fn a_full_storage_is_said_and_the_data_stay_on_screen() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    import_with_no_room(&browser);
    browser
        .wait_until("document.querySelector('[data-testid=save-state]').dataset.state === 'full'");
    assert_eq!(net(&browser), "148760.94");
    // Room is made: the next change is kept, and all of it is there again.
    browser.js("for (const key of Object.keys(localStorage)) if (key.startsWith('other')) localStorage.removeItem(key)");
    browser.click("full-again");
    saved(&browser);
    browser.reload();
    browser.wait_for("app-ready");
    assert_eq!(net(&browser), "148760.94");
}

#[test]
fn a_full_storage_says_what_to_do_and_is_tried_again_when_the_person_comes_back() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    import_with_no_room(&browser);
    browser.wait_for("full-again");
    browser.screenshot("full");
    browser.click("full-download");
    assert!(!browser.download("tables.zip").is_empty());
    browser.click("full-data");
    browser.wait_until("location.hash.startsWith('#/data')");
    browser.click("full-again");
    browser
        .wait_until("document.querySelector('[data-testid=save-state]').dataset.state === 'full'");
    browser.js("for (const key of Object.keys(localStorage)) if (key.startsWith('other')) localStorage.removeItem(key);\
         window.dispatchEvent(new Event('focus'))");
    saved(&browser);
    browser.wait_until("!document.querySelector('[data-testid=save-error]')");
}

#[test]
fn a_blocked_storage_is_said_and_everything_else_works() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    // As a browser that refuses site data does: reading the property throws.
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });" }),
    );
    browser.open("");
    offer(&browser, &[data("firm/firm.xlsx")]);
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert_eq!(net(&browser), "148760.94");
    let state = browser.attribute("save-state", "data-state");
    assert_eq!(state.as_deref(), Some("unsaved"));
}

/// The text of the one banner.
fn told(browser: &Browser, kind: &str) -> String {
    browser.wait_for("warning");
    assert_eq!(browser.attribute("warning", "data-kind").as_deref(), Some(kind));
    browser.text("warning")
}

#[test]
fn one_wrong_letter_is_told_once_and_what_is_left_is_on_screen() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    go(&browser, ROUTE);
    let before = browser.attribute("kpi-row", "data-value").expect("a figure");
    browser.js("const key = 'planerka/main/h0', text = localStorage.getItem(key);\
         localStorage.setItem(key, text.slice(0, -1) + (text.at(-1) === 'A' ? 'B' : 'A'));");
    browser.reload();
    let said = told(&browser, "nothing_opened");
    assert_eq!(said.matches("is damaged").count(), 1, "{said}");
    assert_eq!(browser.attribute("save-state", "data-state").as_deref(), Some("readonly"));
    browser.click("export-left");
    assert!(!browser.download("tables.zip").is_empty());
    browser.wait_for("kpi-row");
    assert_eq!(browser.attribute("kpi-row", "data-value").as_deref(), Some(before.as_str()));
    browser.screenshot("damaged-head");
}

#[test]
fn what_another_tab_erased_is_not_said_to_be_saved() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    browser.new_tab();
    browser.open("#/board");
    browser.wait_for("app-ready");
    browser.js("localStorage.clear()");
    browser.reload();
    browser.wait_for("app-ready");
    assert_eq!(browser.text("save-state"), "No data");
    browser.tab(0);
    let is_told = "document.querySelector('[data-testid=save-error]')?.dataset.kind === 'erased'";
    browser.wait_until(is_told);
    browser.screenshot("erased");
    browser.click("save-state");
    browser.wait_for("save-again");
    browser.click("save-again");
    saved(&browser);
    browser.reload();
    browser.wait_for("app-ready");
    assert_eq!(net(&browser), "148760.94");
}

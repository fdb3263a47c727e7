//! After an import: any of them is taken back and brought back, what comes again counts once, and a
//! template goes out and comes in.

use crate::browser::Browser;
use crate::journey::{company, go, import, offer, results, saved};
use crate::lab::Lab;
use std::path::PathBuf;

const ROUTE: &str = "#/board?p=2026-09&asof=2026-09-30";

fn file(browser: &Browser, name: &str, rows: &str) -> PathBuf {
    let path = browser.downloads().join(name);
    let text = format!("Date,Document,Customer,Salesperson,SKU,Quantity,Amount\n{rows}");
    std::fs::write(&path, text).expect("written");
    path
}

fn net(browser: &Browser) -> String {
    company(&results(browser, ROUTE), "plan_revenue", "net")
}

const FIRST: &str = "2026-09-01,R-1,Daisy,Dmitry Kim,A1,1,100\n2026-09-02,R-2,Daisy,Dmitry Kim,A1,2,200\n2026-09-03,R-3,Lily,Anna Orlova,B2,1,50\n";
const SECOND: &str = "2026-09-02,R-2,Daisy,Dmitry Kim,A1,2,250\n2026-09-03,R-3,Lily,Anna Orlova,B2,1,50\n2026-09-04,R-4,Lily,Anna Orlova,B2,1,7\n";

#[test]
fn an_earlier_import_is_taken_back_and_brought_back() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    let (first, second) =
        (file(&browser, "first.csv", FIRST), file(&browser, "second.csv", SECOND));
    import(&browser, &[first]);
    assert_eq!(net(&browser), "350.00");
    import(&browser, &[second]);
    // Two rows of the first come again: one of them has another amount now.
    assert_eq!(browser.attribute("import-done", "data-rows-repeated").as_deref(), Some("2"));
    browser.screenshot("import-done-repeated");
    assert_eq!(net(&browser), "407.00");
    // The newest stands above: the second of the list is the first import.
    go(&browser, "#/data");
    browser.wait_for("undo-import");
    browser.js("document.querySelectorAll('[data-testid=undo-import]')[1].click()");
    browser.wait_for("restore");
    assert_eq!(net(&browser), "307.00");
    go(&browser, "#/data");
    for width in [1366, 360] {
        browser.set_size(width, 800);
        browser.wait_for("restore");
        let sticks_out = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(browser.js(sticks_out), false);
        browser.screenshot(&format!("taken-back-{width}"));
    }
    browser.set_size(1366, 800);
    browser.click("restore");
    saved(&browser);
    // It is back where it stood: of what both hold the second file's rows count.
    assert_eq!(net(&browser), "407.00");
    let key = |shift: bool| {
        browser.js(&format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey: {shift}, bubbles: true, cancelable: true }}))"
        ));
    };
    key(false);
    assert_eq!(net(&browser), "307.00");
    key(true);
    assert_eq!(net(&browser), "407.00");
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(net(&browser), "407.00");
}

#[test]
fn a_template_goes_out_and_comes_in_with_no_question() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    let first = file(&browser, "first.csv", FIRST);
    import(&browser, &[first]);
    go(&browser, "#/data");
    browser.wait_for("template");
    browser.js("document.querySelector('[data-testid=template][data-table=sales][data-filled=true]').click()");
    let bytes = browser.download("Sales (example).xlsx");
    let path = browser.downloads().join("again.xlsx");
    std::fs::write(&path, bytes).expect("written");
    let second = lab.browser();
    second.open("");
    offer(&second, &[path]);
    assert_eq!(second.attribute("import-sheet", "data-table").as_deref(), Some("sales"));
    assert_eq!(second.attribute("import-commit", "data-rows").as_deref(), Some("3"));
    second.click("import-commit");
    second.wait_for("import-done");
    saved(&second);
    // 18145 + 4500 - 907.25
    assert_eq!(net(&second), "21737.75");
}

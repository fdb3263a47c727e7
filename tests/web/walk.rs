//! From a number to its rows, and plans typed and pasted.

use crate::browser::Browser;
use crate::journey::{company, data, go, import, results, saved, two_decimals, value};
use crate::lab::Lab;

const SCOPE: &str = "p=2026-Q3&asof=2026-09-30&lang=ru";

/// The texts of the rows of the open trace.
fn traced_rows(browser: &Browser) -> Vec<String> {
    browser.wait_for("trace-row");
    let rows = browser.js("return [...document.querySelectorAll('[data-testid=trace-row]')]\
         .map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join(' | '))");
    rows.as_array().into_iter().flatten().filter_map(|it| it.as_str()).map(str::to_owned).collect()
}

#[test]
fn a_number_is_walked_to_file_sheet_row_and_cells() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    go(&browser, &format!("#/kpi/plan_revenue?{SCOPE}"));
    browser.wait_for("measure");
    browser.js("document.querySelector('[data-testid=measure][data-measure=net] button').click()");
    let rows = traced_rows(&browser);
    assert_eq!(rows.len(), 47, "every line of the quarter, on one page");
    // The first line of the sheet of lines stands in its row 2; its cells are given back.
    let first = rows.iter().find(|row| row.starts_with("firm.xlsx, Строки заказов | 2 |"));
    let first = first.unwrap_or_else(|| panic!("no row 2 of the lines: {rows:#?}"));
    assert!(first.contains("5001"), "{first}");
    // A product's number leads to the rows of that product alone.
    browser.js("document.getElementById('trace-close').click()");
    browser.js("[...document.querySelectorAll('[data-testid=by]')].find((it) => it.dataset.by === 'product').click()");
    browser.wait_until("document.querySelector('[data-testid=part][data-name=Кабель] button')");
    browser.js("document.querySelector('[data-testid=part][data-name=Кабель] button').click()");
    let rows = traced_rows(&browser);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains("00012")), "{rows:#?}");
}

#[test]
fn plans_are_pasted_from_excel_applied_and_undone() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/заказы.csv"), data("firm/строки.csv")]);
    go(&browser, "#/plans?p=2026-Q3&lang=ru");
    browser.wait_for("plans");
    // Two people, two months: as Excel puts a range on the clipboard.
    browser.js(
        "const cell = document.getElementById('plan-1-6');\
         cell.focus();\
         const board = new DataTransfer();\
         board.setData('text/plain', '1\u{a0}000,50\\t2 000\\n3000\\t4 000,25');\
         cell.dispatchEvent(\
           new ClipboardEvent('paste', { clipboardData: board, bubbles: true, cancelable: true }));",
    );
    browser
        .wait_until("document.querySelector('[data-testid=plans-apply]').dataset.changes === '4'");
    browser.click("plans-apply");
    saved(&browser);
    let target = |browser: &Browser| {
        company(&results(browser, &format!("#/board?{SCOPE}")), "plan_revenue", "target")
    };
    assert_eq!(target(&browser), "10000.75");
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(target(&browser), "10000.75");
    let found = results(&browser, &format!("#/board?{SCOPE}"));
    let reps = ["1", "2", "3"].map(|rep| value(&found, "plan_revenue", "target", "rep", Some(rep)));
    assert!(reps.iter().any(|it| two_decimals(it) == "3000.50"), "{reps:?}");
}

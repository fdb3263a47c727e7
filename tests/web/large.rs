//! Reviews of wide sheets and of many: the page never stands still, what lands is in view, and the
//! rest is a press away. Files that come to a review are added to it.

use crate::browser::Browser;
use crate::hands::{ENTER, press, walk_to};
use crate::hostile::{GAP, watch_frames};
use crate::journey::{import, offer, saved};
use crate::lab::Lab;
use rust_xlsxwriter::Workbook;
use std::path::PathBuf;

fn file(browser: &Browser, name: &str, bytes: &[u8]) -> PathBuf {
    let path = browser.downloads().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// Sales with so many columns of no use, the amount after them.
fn wide(columns: usize) -> String {
    let extra: String = (0..columns).map(|it| format!(";К{it}")).collect();
    let mut text = format!("Дата;Номер;Клиент;Менеджер{extra};Сумма\n");
    for row in 1..=5 {
        text.push_str(&format!("0{row}.08.2026;{row};Р;Ким{};{row}00\n", ";x".repeat(columns)));
    }
    text
}

fn workbook(sheets: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    for nth in 0..sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(format!("Лист {nth}")).expect("a name");
        let head = ["Дата", "Номер", "Клиент", "Менеджер", "Товар", "Количество", "Цена", "Сумма"];
        for (column, name) in head.iter().enumerate() {
            sheet.write(0, column as u16, *name).expect("a cell");
        }
        for row in 1..=20u32 {
            let day = format!("{:02}.08.2026", row);
            let cells = [&day, &format!("Д{nth}-{row}"), "Ромашка", "Ким", "Стул", "1", "5", "5"];
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row, column as u16, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn count(browser: &Browser, selector: &str) -> u64 {
    let script = format!("return document.querySelectorAll(\"{selector}\").length");
    browser.js(&script).as_u64().expect("a number")
}

fn still(browser: &Browser, what: &str) {
    browser.js_async(
        "for (let it = 0; it < 30; it += 1) await new Promise(requestAnimationFrame); return 0;",
    );
    let gap = browser.js("return window.longestGap").as_f64().expect("a number");
    println!("{what}: longest gap between frames {gap:.0} ms");
    assert!(gap <= GAP, "{what}: the page stood still for {gap} ms");
}

#[test]
fn a_sheet_of_a_thousand_columns_is_drawn_in_part_with_all_that_lands() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    browser.wait_for("app-ready");
    watch_frames(&browser);
    offer(&browser, &[file(&browser, "wide.csv", wide(1_000).as_bytes())]);
    browser.wait_for("columns-more");
    still(&browser, "1,005 columns");
    assert_eq!(count(&browser, "[data-testid=import-map]"), 40);
    assert_eq!(count(&browser, "[data-column='Сумма']"), 1, "what lands is in view");
    let is_mapped = "document.querySelector(\"[data-column='Сумма']\").value === 'amount'";
    browser.wait_until(is_mapped);
    assert_eq!(browser.attribute("columns-more", "data-hidden").as_deref(), Some("965"));
    browser.screenshot("review-wide");
    browser.js("window.longestGap = 0");
    walk_to(&browser, "columns-more");
    press(&browser, ENTER);
    browser.wait_until("document.querySelectorAll('[data-testid=import-map]').length === 140");
    still(&browser, "100 columns more");
    // A menu has all of its fields by itself, and at once where the focus comes to it.
    browser.js("document.querySelector(\"[data-column='К100']\").focus()");
    browser.wait_until("document.querySelector(\"[data-column='К100']\").options.length > 10");
    browser.wait_until(
        "[...document.querySelectorAll('[data-testid=import-map]')].every((it) => it.options.length > 10)",
    );
    browser.js("window.longestGap = 0");
    browser.js("const it = document.querySelector(\"[data-column='К100']\");\
         it.value = 'sku'; it.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    still(&browser, "a choice");
    assert_eq!(browser.js("return document.querySelector(\"[data-column='К100']\").value"), "sku");
    browser.click("import-commit");
    browser.wait_for("import-done");
    saved(&browser);
}

#[test]
fn a_workbook_of_a_hundred_sheets_is_folded_and_each_opens() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    browser.wait_for("app-ready");
    watch_frames(&browser);
    offer(&browser, &[file(&browser, "sheets.xlsx", &workbook(100))]);
    browser.wait_until("document.querySelectorAll('[data-testid=import-sheet]').length === 100");
    still(&browser, "100 sheets");
    assert_eq!(count(&browser, ".raw"), 6, "the first are open");
    assert_eq!(count(&browser, "[data-testid=import-sheet][data-state=ready]"), 100);
    browser.screenshot("review-sheets");
    browser.js("window.longestGap = 0");
    // The first that is folded, with the keyboard.
    browser.js("document.querySelectorAll('[data-testid=sheet-fold]')[6].focus()");
    press(&browser, ENTER);
    browser.wait_until("document.querySelectorAll('.raw').length === 7");
    browser.js("const it = document.querySelectorAll('[data-testid=import-sheet]')[6]\
           .querySelector('[data-testid=import-table]');\
         it.value = 'none'; it.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    still(&browser, "a choice");
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("1980"));
    press(&browser, ENTER);
    let folded =
        browser.js("return document.querySelectorAll('[data-testid=sheet-fold]')[6].ariaExpanded");
    assert_eq!(folded, "false");
}

#[test]
fn a_file_that_comes_to_a_review_is_added_and_the_choices_stay() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    let csv = |rep: &str, rows: &str| format!("Дата;Номер;Клиент;{rep};Сумма\n{rows}");
    let august = csv("Кто вёл", "03.08.2026;А-1;Ромашка;К\u{200b}им;100\n");
    offer(&browser, &[file(&browser, "август.csv", august.as_bytes())]);
    browser.js("const it = document.querySelector(\"[data-column='Кто вёл']\");\
         it.value = 'rep'; it.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    // What nobody sees is told, and shown as the board shows it.
    assert_eq!(count(&browser, "[data-testid=import-issue][data-kind=unseen]"), 1);
    assert!(browser.text("import-issue").contains("К\u{fffd}им"));
    let september = csv("Менеджер", "03.09.2026;А-2;Ромашка;Лев;200\n");
    let path = file(&browser, "сентябрь.csv", september.as_bytes());
    browser.set_files("import-input", &[&path]);
    browser.wait_until("document.querySelectorAll('[data-testid=import-sheet]').length === 2");
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    assert_eq!(
        browser.js("return document.querySelector(\"[data-column='Кто вёл']\").value"),
        "rep"
    );
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("2"));
    browser.screenshot("review-added");
    walk_to(&browser, "import-commit");
    press(&browser, ENTER);
    browser.wait_for("import-done");
    assert_eq!(browser.attribute("import-done", "data-rows-used").as_deref(), Some("2"));
    saved(&browser);
}

#[test]
fn rows_of_two_files_of_one_drop_are_not_said_to_be_of_earlier_ones() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    let rows = |extra: &str| {
        format!(
            "Дата;Номер;Клиент;Менеджер;Сумма\n03.08.2026;А-1;Ромашка;Ким;100\n\
             04.08.2026;А-2;Ромашка;Ким;200\n{extra}"
        )
    };
    let one = file(&browser, "one.csv", rows("05.08.2026;А-3;Ромашка;Ким;300\n").as_bytes());
    let two = file(&browser, "two.csv", rows("06.08.2026;А-4;Ромашка;Ким;400\n").as_bytes());
    import(&browser, &[one, two]);
    let done = |name: &str| browser.attribute("import-done", name);
    assert_eq!(done("data-rows-repeated").as_deref(), Some("0"));
    println!("{}", browser.text("import-done"));
    assert!(!browser.text("import-done").contains("прежних"));
}

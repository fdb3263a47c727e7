//! How many clicks the flows of the screens handbook take (2.4), and the same with the keyboard
//! alone. A click is one activation inside the app; what the system's dialog of files takes is added.

use crate::browser::Browser;
use crate::exam::firm;
use crate::hands::{ENTER, press, walk_to, walk_until};
use crate::journey::{READING, go, saved};
use crate::lab::Lab;
use std::path::PathBuf;

/// The button that opens the dialog of files, and the file chosen in it.
const PICKER: i64 = 2;

fn file(browser: &Browser, name: &str, header: &str, month: u32) -> PathBuf {
    let row =
        |at: u32| format!("{:02}.{month:02}.2026;А-{month}{at};Ким;{}\n", at + 1, 100 * at + 100);
    let path = browser.downloads().join(name);
    std::fs::write(&path, format!("{header}\n{}", (0..9).map(row).collect::<String>()))
        .expect("written");
    path
}

/// Counts what the person does from now on: real clicks, not those of scripts.
fn count(browser: &Browser) {
    browser.js(
        "if (!('clicks' in window)) addEventListener('click', (it) => { if (it.isTrusted) clicks += 1; }, true);\
         window.clicks = 0;",
    );
}

fn clicks(browser: &Browser) -> i64 {
    browser.js("return clicks").as_i64().expect("a number")
}

/// Counts pointers from now on: what Enter does is a click of none.
fn count_pointers(browser: &Browser) {
    browser
        .js("window.pointers = 0; addEventListener('pointerdown', () => { pointers += 1; }, true)");
}

fn choose(browser: &Browser, file: &std::path::Path) {
    browser.wait_for("app-ready");
    browser.set_files("import-input", &[file]);
    browser.wait_within("import-commit", READING);
}

#[test]
fn flows_take_as_many_clicks_as_the_handbook_allows() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    browser.wait_for("demo-open");
    count(&browser);
    browser.click("demo-open");
    browser.wait_for("kpi-row");
    assert_eq!(clicks(&browser), 1, "F1, a demo");
    count(&browser);
    browser.click("lang-switch");
    browser.wait_until("document.documentElement.lang === 'en'");
    assert_eq!(clicks(&browser), 1, "F14, the language");
    browser.click("lang-switch");
    browser.click("demo-leave");
    browser.wait_for("demo-open");

    count(&browser);
    choose(&browser, &file(&browser, "september.csv", "Дата;Документ;Менеджер;Сумма", 9));
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert_eq!(clicks(&browser) + PICKER, 3, "F2, known headers");
    saved(&browser);
    count(&browser);
    choose(&browser, &file(&browser, "october.csv", "Дата;Документ;Менеджер;Сумма", 10));
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert_eq!(clicks(&browser), 1, "F2c, the next month dropped");
    saved(&browser);
    count(&browser);
    browser.click("import-undo");
    browser.wait_until("!document.querySelector('[data-testid=import-done]')");
    saved(&browser);
    assert_eq!(clicks(&browser), 1, "F2d, taken back");

    count(&browser);
    choose(&browser, &file(&browser, "unknown.csv", "Дата;Документ;Менеджер;Ххх", 11));
    let menu = fantoccini::Locator::Css("[data-testid=import-map][data-column=Ххх]");
    let menu = browser.wait("the menu", browser.client.find(menu));
    browser.wait("amount", menu.select_by_value("amount"));
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert!(clicks(&browser) + PICKER <= 5, "F2b, a column chosen: {}", clicks(&browser));
}

#[test]
fn the_same_flows_go_with_the_keyboard_alone() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    browser.wait_for("demo-open");
    count_pointers(&browser);
    walk_to(&browser, "demo-open");
    press(&browser, ENTER);
    browser.wait_for("kpi-row");
    walk_to(&browser, "lang-switch");
    press(&browser, ENTER);
    browser.wait_until("document.documentElement.lang === 'en'");
    walk_to(&browser, "demo-leave");
    press(&browser, ENTER);
    browser.wait_for("demo-open");
    // The field of files takes the focus: Enter opens the system's dialog.
    walk_to(&browser, "import-input");
    choose(&browser, &file(&browser, "september.csv", "Дата;Документ;Менеджер;Сумма", 9));
    walk_to(&browser, "import-commit");
    press(&browser, ENTER);
    browser.wait_for("import-done");
    saved(&browser);
    go(&browser, "#/plans?p=2027&lang=ru");
    walk_to(&browser, "plans-share");
    press(&browser, ENTER);
    walk_to(&browser, "share-way");
    // The next way of the list: by working days.
    press(&browser, "\u{e015}");
    walk_to(&browser, "share-number");
    press(&browser, "1200000");
    walk_to(&browser, "share-show");
    press(&browser, ENTER);
    browser
        .wait_until("document.querySelector('[data-testid=plans-apply]').dataset.changes === '12'");
    walk_to(&browser, "plans-apply");
    press(&browser, ENTER);
    saved(&browser);
    browser
        .wait_until("document.querySelector('[data-testid=plans-apply]').dataset.changes === '0'");
    // Undo, as everywhere.
    browser.js("document.activeElement.blur()");
    press(&browser, "\u{e009}z");
    browser.wait_until("document.getElementById('plan-1-0').value === ''");
    assert_eq!(browser.js("return pointers"), 0);
}

/// Cells of a spreadsheet pasted where the focus is.
fn paste(browser: &Browser, cells: &str) {
    browser.js(&format!(
        "const board = new DataTransfer(); board.setData('text/plain', '{cells}');\
         document.activeElement.dispatchEvent(\
           new ClipboardEvent('paste', {{ clipboardData: board, bubbles: true, cancelable: true }}));",
    ));
}

/// The whole of a file's way with keys: chosen in the system's dialog, whose field has the focus.
fn imported_by_keys(browser: &Browser, file: &std::path::Path) {
    walk_to(browser, "import-input");
    choose(browser, file);
    walk_to(browser, "import-commit");
    press(browser, ENTER);
    browser.wait_for("import-done");
    saved(browser);
}

#[test]
fn the_next_month_a_column_and_plans_go_with_the_keyboard_alone() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/?lang=ru");
    browser.wait_for("demo-open");
    count_pointers(&browser);
    let known = "Дата;Документ;Менеджер;Сумма";
    imported_by_keys(&browser, &file(&browser, "september.csv", known, 9));
    imported_by_keys(&browser, &file(&browser, "october.csv", known, 10));
    walk_to(&browser, "import-undo");
    press(&browser, ENTER);
    browser.wait_until("!document.querySelector('[data-testid=import-done]')");
    saved(&browser);

    walk_to(&browser, "import-input");
    choose(&browser, &file(&browser, "unknown.csv", "Дата;Документ;Менеджер;Ххх", 11));
    walk_until(&browser, "the column's menu", "dataset.column === 'Ххх'");
    // The first letters of an option choose it.
    let option = "return document.querySelector(\
        '[data-testid=import-map][data-column=Ххх] option[value=amount]').textContent.trim()";
    let option = browser.js(option);
    press(&browser, option.as_str().expect("an option"));
    browser.wait_until(
        "document.querySelector('[data-testid=import-map][data-column=Ххх]').value === 'amount'",
    );
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    walk_to(&browser, "import-commit");
    press(&browser, ENTER);
    browser.wait_for("import-done");
    saved(&browser);

    walk_until(&browser, "the plans", "matches(\".rail a[href^='#/plans']\")");
    press(&browser, ENTER);
    browser.wait_for("plans");
    walk_until(&browser, "the first cell", "id === 'plan-1-0'");
    paste(&browser, "100\\t200");
    browser
        .wait_until("document.querySelector('[data-testid=plans-apply]').dataset.changes === '2'");
    walk_to(&browser, "plans-apply");
    press(&browser, ENTER);
    saved(&browser);
    assert_eq!(browser.js("return pointers"), 0);
}

/// Clicks what a selector finds, as a person does.
fn click(browser: &Browser, selector: &str) {
    let found = browser.wait(selector, browser.client.find(fantoccini::Locator::Css(selector)));
    browser.wait(selector, found.click());
}

#[test]
fn plans_from_excel_and_a_test_begin_in_three_clicks() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    firm(&browser, "");
    go(&browser, "#/board?lang=ru");
    browser.wait_for("kpi-row");
    count(&browser);
    click(&browser, ".rail a[href^='#/plans']");
    browser.wait_for("plans");
    click(&browser, "#plan-1-0");
    paste(&browser, "100\\t200\\n300\\t400");
    browser
        .wait_until("document.querySelector('[data-testid=plans-apply]').dataset.changes === '4'");
    browser.click("plans-apply");
    saved(&browser);
    assert_eq!(clicks(&browser), 3, "F4b, plans from Excel");
    count(&browser);
    click(&browser, ".rail a[href^='#/exam']");
    browser.wait_for("exam-rep");
    let people =
        "return [...document.querySelector('[data-testid=exam-rep]').options].at(-1).value";
    let person = browser.js(people);
    browser.choose("exam-rep", person.as_str().expect("a person"));
    browser.click("exam-start");
    browser.wait_for("exam-question");
    // The choice in the list opens it and takes a person.
    assert!(clicks(&browser) <= 4, "F6, a test: {}", clicks(&browser));
}

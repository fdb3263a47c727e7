//! The review repairs, counts and remembers; names that may be one are asked about, and every answer
//! is taken back.

use crate::axe::{axe, broken};
use crate::browser::Browser;
use crate::journey::{company, go, import, offer, results, saved};
use crate::lab::Lab;
use crate::look::faults;
use std::path::PathBuf;

const ROUTE: &str = "#/board?p=2026-Q3&asof=2026-09-30";

fn file(browser: &Browser, name: &str, rows: &str) -> PathBuf {
    let path = browser.downloads().join(name);
    std::fs::write(&path, format!("Дата;Номер;Клиент;Кто вёл;Сумма\n{rows}")).expect("written");
    path
}

const AUGUST: &str = "03.08.2026;А-1;Ромашка;Ким Дмитрий;12О00\n04.08.2026;А-2;Лютик;Ким Д.;З00\n\
    05.08.2026;А-3;Лютик;Орлова Анна;500\n06.08.2026;А-4;Ромашка;Орлова Анна;700\n\
    Итого;;;;13500\n";

const SEPTEMBER: &str = "05.08.2026;А-3;Лютик;Орлова Анна;550\n06.08.2026;А-4;Ромашка;Орлова Анна;700\n\
    01.09.2026;А-5;Ромашка;Ким Дмитрий;100\n02.09.2026;А-6;Лютик;Ким Д.;200\n";

fn count(browser: &Browser, selector: &str) -> u64 {
    let script = format!("return document.querySelectorAll(\"{selector}\").length");
    browser.js(&script).as_u64().expect("a number")
}

/// Waits until the answer to the last choice and what is counted after it are there.
fn counted(browser: &Browser) {
    browser.wait_until("!document.querySelector('[aria-busy=true]')");
    browser.wait_until("document.querySelector('[data-testid=import-beside]')?.dataset.new");
}

fn beside(browser: &Browser) -> [Option<String>; 4] {
    ["new", "changed", "repeated", "gone"]
        .map(|it| browser.attribute("import-beside", &format!("data-{it}")))
}

fn told(counts: [usize; 4]) -> [Option<String>; 4] {
    counts.map(|it| Some(it.to_string()))
}

/// Pictures of a page at every width, in both languages, one of them dark; what is wrong with it.
fn looked_at(browser: &Browser, name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (lang, width, theme) in [
        ("ru", 1366, "light"),
        ("ru", 360, "light"),
        ("en", 1366, "light"),
        ("en", 360, "light"),
        ("ru", 1366, "dark"),
    ] {
        browser.set_size(width, 800);
        while browser.attribute("theme-switch", "data-theme").as_deref() != Some(theme) {
            browser.click("theme-switch");
        }
        while browser.js("return document.documentElement.lang") != lang {
            browser.click("lang-switch");
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
        let height = browser.js("return document.documentElement.scrollHeight").as_u64();
        browser.set_size(width, u32::try_from(height.unwrap_or(800)).unwrap_or(800).min(6_000));
        browser.screenshot(&format!("{name}-{width}-{lang}-{theme}"));
        browser.set_size(width, 800);
        let view = format!("{name} {width} {lang} {theme}");
        wrong.extend(faults(browser).into_iter().map(|it| format!("{view}: {it}")));
        if let Some(axe) = axe() {
            wrong.extend(broken(browser, &axe, &view));
        }
    }
    browser.set_size(1366, 800);
    wrong
}

/// August's file, whose salesperson's column is chosen by hand and whose letters become digits.
fn august(browser: &Browser) {
    offer(browser, &[file(browser, "август.csv", AUGUST)]);
    browser.js(
        "const it = document.querySelector(\"[data-testid=import-map][data-column='Кто вёл']\");\
         it.value = 'rep'; it.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    counted(browser);
}

#[test]
fn one_press_repairs_a_group_the_totals_agree_and_the_number_of_the_button_lands() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    august(&browser);
    let issue = "[data-testid=import-issue][data-kind=letter_in_number]";
    assert_eq!(count(&browser, &format!("{issue}[data-count='2']")), 1);
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("2"));
    assert_eq!(browser.attribute("import-total", "data-equal").as_deref(), Some("false"));
    let mut wrong = looked_at(&browser, "review-before");
    browser.click("import-repair");
    counted(&browser);
    assert_eq!(count(&browser, issue), 0);
    assert_eq!(browser.attribute("import-total", "data-equal").as_deref(), Some("true"));
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("4"));
    assert_eq!(beside(&browser), told([4, 0, 0, 0]));
    wrong.extend(looked_at(&browser, "review-repaired"));
    // What was done is taken back by a press, and done again.
    browser.click("import-mended");
    counted(&browser);
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("2"));
    browser.click("import-repair");
    counted(&browser);
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert_eq!(browser.attribute("import-done", "data-rows-used").as_deref(), Some("4"));
    saved(&browser);
    assert_eq!(company(&results(&browser, ROUTE), "plan_revenue", "net"), "13500.00");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_next_months_file_asks_nothing_and_says_what_it_changes() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    august(&browser);
    browser.click("import-repair");
    counted(&browser);
    browser.click("import-commit");
    browser.wait_for("import-done");
    saved(&browser);
    // What was chosen is kept from one visit to the next.
    browser.reload();
    offer(&browser, &[file(&browser, "сентябрь.csv", SEPTEMBER)]);
    counted(&browser);
    assert_eq!(count(&browser, "[data-testid=import-recalled]"), 1);
    assert_eq!(count(&browser, "[data-testid=import-issue]"), 0);
    assert_eq!(count(&browser, "th[data-confidence=unknown], th[data-confidence=likely]"), 0);
    assert_eq!(count(&browser, "th[data-confidence=remembered]"), 1);
    assert_eq!(beside(&browser), told([2, 1, 1, 0]));
    let wrong = looked_at(&browser, "review-next");
    browser.click("import-commit");
    browser.wait_for("import-done");
    assert_eq!(browser.attribute("import-done", "data-rows-repeated").as_deref(), Some("2"));
    saved(&browser);
    // The new rows, and 50 more of the changed one.
    assert_eq!(company(&results(&browser, ROUTE), "plan_revenue", "net"), "13850.00");
    go(&browser, "#/data");
    assert_eq!(browser.attribute("memory", "data-count").as_deref(), Some("1"));
    browser.click("memory-forget");
    saved(&browser);
    browser.reload();
    offer(&browser, &[file(&browser, "октябрь.csv", &SEPTEMBER.replace(".09.", ".10."))]);
    counted(&browser);
    assert_eq!(count(&browser, "[data-testid=import-recalled]"), 0, "forgotten");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_column_of_two_readings_asks_once_and_shows_both() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    let rows = |year: u32| {
        format!(
            "07/10/{year};А-1;Ромашка;Ким Дмитрий;1,234\n08/11/{year};А-2;Лютик;Ким Дмитрий;2,500\n"
        )
    };
    let question =
        |kind: &str| count(&browser, &format!("[data-testid=import-issue][data-kind={kind}]"));
    offer(&browser, &[file(&browser, "вопросы.csv", &rows(25))]);
    counted(&browser);
    assert_eq!((question("ambiguous_dates"), question("ambiguous_numbers")), (1, 1));
    let mut wrong = looked_at(&browser, "review-questions");
    let shown = browser.text("import-issue");
    assert!(shown.contains("2 даты вида 07/10/25: день или месяц первым?"), "{shown}");
    assert!(shown.contains("7 октября 2025") && shown.contains("10 июля 2025"), "{shown}");
    // The answer that is in force already is an answer too.
    browser.click("import-repair");
    counted(&browser);
    assert_eq!((question("ambiguous_dates"), question("ambiguous_numbers")), (0, 1));
    browser.js("document.querySelectorAll('[data-testid=import-repair]')[1].click()");
    counted(&browser);
    assert_eq!((question("ambiguous_dates"), question("ambiguous_numbers")), (0, 0));
    wrong.extend(looked_at(&browser, "review-answered"));
    browser.click("import-commit");
    browser.wait_for("import-done");
    saved(&browser);
    let found = results(&browser, "#/board?p=2025-10&asof=2025-10-31");
    assert_eq!(company(&found, "plan_revenue", "net"), "1234.00");
    offer(&browser, &[file(&browser, "вопросы-26.csv", &rows(26))]);
    counted(&browser);
    assert_eq!((question("ambiguous_dates"), question("ambiguous_numbers")), (0, 0));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn rows_that_are_left_out_are_downloaded_repaired_and_brought_back() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    let rows = "03.08.2026;А-1;Ромашка;Ким Дмитрий;100\n03.08.2026;А-1;Ромашка;Ким Дмитрий;много\n";
    import(&browser, &[file(&browser, "август.csv", rows)]);
    assert_eq!(browser.attribute("left-out-file", "data-rows").as_deref(), Some("1"));
    let mut wrong = looked_at(&browser, "import-left-out");
    go(&browser, "#/data");
    let name = browser.attribute("left-out-file", "data-name").expect("a name");
    browser.click("left-out-download");
    let text = String::from_utf8(browser.download(&name)).expect("UTF-8");
    assert!(text.contains("много"), "{text}");
    wrong.extend(looked_at(&browser, "data-left-out"));
    let mended = browser.downloads().join(&name);
    std::fs::write(&mended, text.replace("много", "50")).expect("written");
    offer(&browser, &[mended]);
    counted(&browser);
    assert_eq!(count(&browser, "[data-testid=import-issue]"), 0);
    assert_eq!(
        count(&browser, "[data-testid=import-map]"),
        5,
        "its own columns are not asked about"
    );
    assert_eq!(beside(&browser), told([1, 0, 0, 0]));
    browser.click("import-commit");
    browser.wait_for("import-done");
    saved(&browser);
    assert_eq!(count(&browser, "[data-testid=left-out]"), 0, "of this import nothing is left out");
    assert_eq!(company(&results(&browser, ROUTE), "plan_revenue", "net"), "150.00");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// How many people the board shows.
fn people(browser: &Browser) -> u64 {
    go(browser, ROUTE);
    browser.wait_for("rep-row");
    count(browser, "[data-testid=rep-row]")
}

/// How many questions there are, on the page of data.
fn questions(browser: &Browser) -> Option<String> {
    go(browser, "#/data");
    browser.attribute("same", "data-count")
}

#[test]
fn names_that_may_be_one_are_asked_about_and_every_answer_is_taken_back() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    let rows = "03.08.2026;А-1;ООО Ромашка;Ким Дмитрий;100\n04.08.2026;А-2;АО Ромашка;Ким Д.;200\n05.08.2026;А-3;Лютик;Орлова Анна;500\n06.08.2026;А-4;Лютик;Анна Орлова;50\n";
    let path = browser.downloads().join("продажи.csv");
    std::fs::write(&path, format!("Дата;Номер;Клиент;Менеджер;Сумма\n{rows}")).expect("written");
    import(&browser, &[path]);
    // The order of words is no question; initials are.
    assert_eq!(people(&browser), 3);
    assert_eq!(questions(&browser).as_deref(), Some("2"));
    assert_eq!(browser.attribute("same-question", "data-one").as_deref(), Some("Ким Дмитрий"));
    let mut wrong = looked_at(&browser, "same");
    browser.click("same-yes");
    assert_eq!(questions(&browser).as_deref(), Some("1"));
    assert_eq!(people(&browser), 2);
    saved(&browser);
    browser.reload();
    browser.wait_for("rep-row");
    assert_eq!(people(&browser), 2, "an answer is kept");
    assert_eq!(questions(&browser).as_deref(), Some("1"));
    // A name that was joined is parted again: by the answer, or out of what is taken for one.
    browser.js(
        "document.querySelectorAll('[data-testid=same] details').forEach((it) => it.open = true)",
    );
    wrong.extend(looked_at(&browser, "same-answered"));
    browser.click("same-forget");
    assert_eq!(questions(&browser).as_deref(), Some("2"));
    assert_eq!(people(&browser), 3);
    // «Нет» is remembered as well as «да».
    go(&browser, "#/data");
    browser.click("same-no");
    assert_eq!(questions(&browser).as_deref(), Some("1"));
    assert_eq!(people(&browser), 3);
    browser.click("undo");
    assert_eq!(questions(&browser).as_deref(), Some("2"), "undone like any step");
    // What was joined with no question is parted as well.
    browser.js(
        "document.querySelectorAll('[data-testid=same] details').forEach((it) => it.open = true)",
    );
    browser.click("same-part");
    assert_eq!(people(&browser), 4);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

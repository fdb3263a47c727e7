//! Plans of a year: shared out, copied from the year before, revised, on three levels.

use crate::browser::Browser;
use crate::journey::{company, go, import, results, saved};
use crate::lab::{Lab, output_folder};

/// Two people's sales of 2025: one sells more and more, the other the same every month.
fn sold(browser: &Browser) {
    let row = |month: i32, rep: &str, amount: i32| format!("\n05.{month:02}.2025;{rep};{amount}");
    let rows = (1..=12).map(|it| row(it, "Аня Ким", 1_000 * it) + &row(it, "Боря Лис", 10_000));
    let file = output_folder().join(format!("sold-{}.csv", std::process::id()));
    std::fs::write(&file, format!("Дата;Менеджер;Сумма{}", rows.collect::<String>()))
        .expect("written");
    browser.open("?lang=ru");
    import(browser, &[file]);
}

fn changes(browser: &Browser, count: usize) {
    browser.wait_until(&format!(
        "document.querySelector('[data-testid=plans-apply]').dataset.changes === '{count}'"
    ));
}

fn cell(browser: &Browser, row: usize, month: usize) -> String {
    let value = browser.js(&format!("return document.getElementById('plan-{row}-{month}').value"));
    value.as_str().unwrap_or_default().replace('\u{a0}', " ")
}

fn target(browser: &Browser, period: &str) -> String {
    company(&results(browser, &format!("#/board?p={period}&lang=ru")), "plan_revenue", "target")
}

#[test]
fn a_year_is_shared_out_as_the_last_one_sold_in_four_clicks() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    sold(&browser);
    go(&browser, "#/plans?p=2026&lang=ru");
    browser.wait_for("plans");
    browser.js("window.clicks = 0; addEventListener('click', (it) => { if (it.isTrusted) clicks += 1; }, true)");
    browser.click("plans-share");
    browser.type_into("share-number", "3 960 000");
    browser.click("share-show");
    changes(&browser, 24);
    // 78 and 120 thousand were sold: the year is twenty times that, month by month.
    assert_eq!((cell(&browser, 1, 0), cell(&browser, 1, 11)), ("20 000".into(), "240 000".into()));
    assert_eq!(cell(&browser, 2, 5), "200 000");
    browser.screenshot("plans-shared");
    browser.click("plans-apply");
    assert_eq!(browser.js("return clicks"), 3, "a click less than the handbook allows");
    saved(&browser);
    assert_eq!(target(&browser, "2026"), "3960000.00");

    // The next year as this one and a tenth more.
    go(&browser, "#/plans?p=2027&lang=ru");
    browser
        .wait_until("document.querySelector('[data-testid=plans-year]')?.textContent === '2027'");
    browser.click("plans-share");
    browser.choose("share-way", "plan");
    browser.type_into("share-number", "+10%");
    browser.click("share-show");
    changes(&browser, 24);
    assert_eq!(cell(&browser, 1, 11), "264 000");
    browser.click("plans-apply");
    saved(&browser);
    assert_eq!(target(&browser, "2027"), "4356000.00");
    browser.reload();
    assert_eq!(target(&browser, "2027"), "4356000.00");
}

#[test]
fn what_cannot_be_shared_says_why_and_writes_nothing() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    sold(&browser);
    go(&browser, "#/plans?p=2025&lang=ru");
    browser.click("plans-share");
    let said = |it: &str| {
        browser.wait_until(&format!(
            "document.querySelector('[data-testid=plans-share-form] [role=status]').textContent.includes('{it}')"
        ));
        changes(&browser, 0);
    };
    browser.click("share-show");
    said("Введите число");
    browser.type_into("share-number", "100");
    browser.click("share-show");
    said("взять за основу нечего");
    browser.choose("share-way", "plan");
    browser.click("share-show");
    said("нет планов");
    // By working days it can be: seventeen of January, to the rouble.
    browser.choose("share-way", "days");
    browser.choose("share-over", "1");
    browser.click("share-show");
    changes(&browser, 12);
}

#[test]
fn a_plan_is_revised_with_its_history_and_set_on_another_level() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    sold(&browser);
    let next = "new Date().getFullYear() + 1";
    let year = browser.js(&format!("return String({next})"));
    let year = year.as_str().unwrap_or_default().to_owned();
    let type_in = |amount: &str| {
        browser.wait_for("plans");
        browser.js(&format!(
            "const cell = document.getElementById('plan-1-11');\
             cell.value = '{amount}';\
             cell.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ));
        changes(&browser, 1);
    };
    let plans = format!("#/plans?p={year}&lang=ru");
    go(&browser, &plans);
    type_in("1000");
    assert!(browser.all("plans-keep").is_empty(), "nothing was planned before");
    browser.click("plans-apply");
    saved(&browser);
    type_in("1500");
    browser.click("plans-keep");
    browser.click("plans-apply");
    saved(&browser);
    browser.wait_until("document.querySelector('[data-grid=plan-history]')");
    let rows = browser
        .js("return [...document.querySelectorAll('[data-grid=plan-history] tbody tr')]\
         .map((row) => row.cells[4].textContent.trim() + ' ' + row.cells[5].textContent.trim())");
    let rows = rows.to_string().replace('\u{a0}', " ");
    assert!(rows.contains("исходный 1 000") && rows.contains("1 500"), "{rows}");
    assert_eq!(target(&browser, &format!("{year}-12")), "1500.00");
    // A goal above the plan stands beside it, and moves nothing of it.
    go(&browser, &plans);
    browser.wait_for("plans");
    browser.js("document.querySelector('[data-testid=plan-level][data-level=stretch]').click()");
    assert_eq!(cell(&browser, 1, 11), "");
    type_in("2000");
    browser.click("plans-apply");
    saved(&browser);
    assert_eq!(cell(&browser, 1, 11), "2 000");
    assert_eq!(target(&browser, &format!("{year}-12")), "1500.00");
    browser.screenshot("plans-stretch");
}

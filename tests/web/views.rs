//! The other ways to look at the charts of a KPI: in the link, and no headline changes with them.

use crate::browser::Browser;
use crate::journey::go;
use crate::lab::Lab;
use crate::look::team;
use serde_json::Value;

/// Which button of the ways to look is pressed, and what is said of it.
const VIEW: &str = "const all = [...document.querySelectorAll('[data-testid=kpi-view]')]; \
     const pressed = all.filter((it) => it.ariaPressed === 'true').map((it) => it.dataset.view); \
     return { all: all.map((it) => it.dataset.view).join(), pressed: pressed.join(), \
         focus: document.activeElement?.dataset?.view ?? '', hash: location.hash, \
         title: document.querySelector('[data-testid=message]')?.textContent ?? '', \
         note: document.querySelector('[data-testid=kpi-view-note]')?.textContent ?? '' }";

/// Presses a way to look with a key of the keyboard, and waits until it is what is shown.
fn look_at(browser: &Browser, view: &str) -> Value {
    let button = format!("[data-testid=kpi-view][data-view={view}]");
    browser.wait_until(&format!("document.querySelector('{button}')"));
    browser.js(&format!("document.querySelector('{button}').focus()"));
    let active = browser.wait("the button", browser.client.active_element());
    browser.wait("Enter", active.send_keys("\u{e007}"));
    browser.wait_until(&format!("document.querySelector('{button}')?.ariaPressed === 'true'"));
    browser.wait_until("document.querySelector('[data-testid=picture] svg[role=img]')");
    browser.js(VIEW)
}

fn figures(browser: &Browser) -> String {
    browser.js("return [...document.querySelectorAll('.chart h2')].map((it) => it.textContent).join(' | ')").to_string()
}

#[test]
fn the_plan_is_looked_at_in_money_in_units_and_by_sku() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    go(&browser, "#/kpi/plan_revenue?p=2026-Q3&asof=2026-09-18&lang=ru");
    browser.wait_for("kpi-view");
    let money = browser.js(VIEW);
    assert_eq!((&money["all"], &money["pressed"]), (&"money,units,sku".into(), &"money".into()));
    let units = look_at(&browser, "units");
    assert_eq!(units["hash"], "#/kpi/plan_units?p=2026-Q3&asof=2026-09-18&lang=ru");
    // The page is another, and the focus is where it was.
    browser.wait_until("document.activeElement?.dataset?.view === 'units'");
    assert!(figures(&browser).contains("Нарастающим итогом"), "{}", figures(&browser));
    let skus = look_at(&browser, "sku");
    assert_eq!(skus["hash"], "#/kpi/plan_units?p=2026-Q3&asof=2026-09-18&view=sku&lang=ru");
    assert_eq!(skus["title"], units["title"], "the headline is what it was");
    assert!(skus["note"].as_str().is_some_and(|it| it.contains("Итог показателя не меняется")));
    browser.wait_until(
        "document.querySelector('.chart h2')?.textContent.includes('SKU, выполнившие план')",
    );
    assert!(!figures(&browser).contains("Нарастающим итогом"), "{}", figures(&browser));
    for (width, name) in [(1366, "view-sku-1366"), (360, "view-sku-360")] {
        browser.set_size(width, 900);
        std::thread::sleep(std::time::Duration::from_millis(400));
        browser.screenshot(name);
        assert_eq!(crate::look::faults(&browser), Vec::<String>::new());
    }
    browser.reload();
    browser.wait_until(
        "document.querySelector('.chart h2')?.textContent.includes('SKU, выполнившие план')",
    );
    assert_eq!(browser.js(VIEW)["pressed"], "sku", "a reload keeps it");
    // Another month keeps it, another KPI has none.
    go(&browser, "#/kpi/plan_units?p=2026-09&view=sku&lang=en");
    browser.wait_until(
        "document.querySelector('.chart h2')?.textContent.includes('SKUs that met their plan')",
    );
    assert_eq!(browser.js(VIEW)["pressed"], "sku");
    let back = look_at(&browser, "money");
    assert_eq!(back["hash"], "#/kpi/plan_revenue?p=2026-09&lang=en");
    go(&browser, "#/kpi/meetings?p=2026-09&view=sku");
    browser.wait_until("document.querySelector('[data-testid=picture]')");
    assert_eq!(browser.js(VIEW)["all"], "");
}

#[test]
fn response_time_is_looked_at_by_the_calendar_and_counts_as_before() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    for (lang, working, calendar) in [
        ("ru", "рабочих минут", "календарных минут"),
        ("en", "working minutes", "calendar minutes"),
    ] {
        go(&browser, &format!("#/kpi/response_time?p=2026-Q3&asof=2026-09-18&lang={lang}"));
        browser.wait_until(&format!(
            "document.querySelector('.chart h2')?.textContent.includes('{working}')"
        ));
        let before = browser.js(VIEW);
        assert_eq!(
            (&before["all"], &before["pressed"]),
            (&"working,calendar".into(), &"working".into())
        );
        let after = look_at(&browser, "calendar");
        browser.wait_until(&format!(
            "document.querySelector('.chart h2')?.textContent.includes('{calendar}')"
        ));
        assert_eq!((&after["title"], &after["focus"]), (&before["title"], &"calendar".into()));
        assert_ne!(after["note"], before["note"]);
        assert!(after["hash"].as_str().is_some_and(|it| it.contains("view=calendar")));
        let words = browser.js(
            "return [...document.querySelectorAll('[data-testid=picture]')].map((it) => it.textContent).join()",
        );
        assert!(!words.to_string().contains(working), "{words}");
        for width in [1366, 360] {
            browser.set_size(width, 900);
            std::thread::sleep(std::time::Duration::from_millis(400));
            browser.screenshot(&format!("view-calendar-{lang}-{width}"));
            assert_eq!(crate::look::faults(&browser), Vec::<String>::new());
        }
        browser.reload();
        browser.wait_until(&format!(
            "document.querySelector('.chart h2')?.textContent.includes('{calendar}')"
        ));
        assert_eq!(browser.js(VIEW)["pressed"], "calendar", "a reload keeps it");
    }
    browser.click("theme-switch");
    browser.set_size(1366, 900);
    std::thread::sleep(std::time::Duration::from_millis(400));
    browser.screenshot("view-calendar-theme");
}

/// Presses each figure at the head of a KPI; the names of the countings that open.
fn explained(browser: &Browser, kpi: &str) -> Vec<String> {
    go(browser, &format!("#/kpi/{kpi}?p=2026-09&asof=2026-09-30&lang=ru"));
    browser.wait_until(&format!(
        "document.querySelector('[data-testid=measure]') && location.hash.includes('{kpi}')"
    ));
    let count = browser.all("headline-figure").len();
    let press = |at: usize| {
        browser.js(&format!(
            "document.querySelectorAll('[data-testid=headline-figure]')[{at}].click()"
        ));
        browser.wait_for("trace");
        let said = browser.js("return document.getElementById('trace-title').textContent");
        browser.js("document.getElementById('trace-close').click()");
        browser.wait_until("document.querySelector('[data-testid=trace]') === null");
        said.as_str().unwrap_or_default().to_owned()
    };
    (0..count).map(press).collect()
}

#[test]
fn a_figure_at_the_head_of_a_kpi_opens_its_own_counting() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    let money = explained(&browser, "plan_revenue");
    assert_eq!(
        money,
        [
            "План, деньги: продано за вычетом возвратов",
            "План, деньги: план",
            "План, деньги: выполнение плана"
        ]
    );
    let contract = explained(&browser, "average_contract");
    assert_eq!(contract.len(), 1, "{contract:?}");
}

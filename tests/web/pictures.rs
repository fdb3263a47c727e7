//! Every KPI drawn in its form on its own page: named, reached and read with the keyboard alone, and
//! the same figures as a table.

use crate::browser::Browser;
use crate::journey::go;
use crate::lab::Lab;
use crate::look::{ROUTES, team};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many pictures each page has of a team that every table is filled of.
const PICTURES: &[(&str, u64)] = &[
    ("money", 2),
    ("units", 3),
    ("knowledge", 1),
    ("response", 2),
    ("cold", 2),
    ("campaigns", 1),
    ("repeat", 1),
    ("average", 2),
    ("overdue", 4),
    ("meetings", 2),
    ("presentations", 2),
];

/// What each picture of the page is: its name, its marks, and what is wrong with it.
const READ: &str = r"
    const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
    return [...document.querySelectorAll('[data-testid=picture]')].map((it) => {
        const svg = it.querySelector('svg[role=img]');
        const marks = [...it.querySelectorAll('button.target')];
        const faults = [];
        if (!svg?.querySelector('title')?.textContent) faults.push('no title');
        if (!svg?.querySelector('desc')?.textContent) faults.push('no description');
        if (!it.querySelector('figcaption').textContent) faults.push('no caption');
        if (/NaN|undefined|inf/.test(svg?.outerHTML ?? '')) faults.push('no number');
        if (marks.filter((mark) => mark.tabIndex === 0).length !== 1) faults.push('stops of the Tab key');
        for (const mark of marks) {
            const box = mark.getBoundingClientRect();
            if (!mark.ariaLabel?.includes(': ')) faults.push('a mark says nothing');
            if (box.width < 23.5 || box.height < 23.5) faults.push(`${box.width}x${box.height}`);
        }
        const sizes = [...svg?.querySelectorAll('text') ?? []].map((text) =>
            parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
        if (sizes.some((size) => size < 11.99)) faults.push(`words of ${Math.min(...sizes)} px`);
        if (ids.length !== new Set(ids).size) faults.push('ids repeat');
        return { grid: it.dataset.grid, marks: marks.length, faults };
    });
";

fn pictures(browser: &Browser, name: &str, route: &str) -> Vec<Value> {
    let wanted = PICTURES.iter().find(|it| it.0 == name).map_or(0, |it| it.1);
    go(browser, route);
    browser.wait_until(&format!(
        "document.querySelectorAll('[data-testid=picture] svg[role=img]').length === {wanted}"
    ));
    browser.js(READ).as_array().cloned().unwrap_or_default()
}

#[test]
fn every_kpi_is_drawn_and_every_mark_can_be_read() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    let routes: BTreeMap<&str, &str> = ROUTES.iter().copied().collect();
    let mut wrong = Vec::new();
    for width in [1366, 360] {
        browser.set_size(width, 740);
        for (name, _) in PICTURES {
            for picture in pictures(&browser, name, routes[name]) {
                let at = format!("{name} at {width}, {}", picture["grid"]);
                let faults = picture["faults"].as_array().into_iter().flatten();
                wrong.extend(faults.map(|it| format!("{at}: {it}")));
                if picture["marks"].as_u64().is_none_or(|it| it == 0) {
                    wrong.push(format!("{at}: no marks"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_picture_is_walked_with_the_keys_alone_and_turns_into_its_table() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    pictures(&browser, "overdue", "#/kpi/overdue_receivables?p=2026-Q3&asof=2026-09-18&lang=ru");
    let key = |key: &str| {
        browser.js(&format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
        ));
    };
    let said = || browser.js("return document.querySelector('.tip')?.textContent ?? ''");
    browser.js("document.querySelector('[data-testid=picture] button.target').focus()");
    browser.wait_until("document.querySelector('.tip')");
    let first = said();
    assert!(first.as_str().is_some_and(|it| it.contains("Enter: подробнее")), "{first}");
    key("ArrowDown");
    browser.wait_until(&format!("document.querySelector('.tip')?.textContent !== {first}"));
    key("End");
    let is_last = "return document.activeElement === \
         [...document.querySelectorAll('[data-testid=picture]')][0].querySelector('button.target:last-of-type')";
    assert_eq!(browser.js(is_last), true);
    key("Escape");
    browser.wait_until("!document.querySelector('.tip')");
    // Of the people of the picture each has a row in its table.
    let marks = "document.querySelectorAll('[data-testid=picture]')[0].querySelectorAll('button.target').length";
    let people = browser.js(&format!("return {marks}"));
    browser.js("document.querySelector('[data-testid=picture] [aria-pressed]').click()");
    browser.wait_until(&format!(
        "document.querySelectorAll('[data-testid=picture]')[0].querySelectorAll('tbody tr').length === {people}"
    ));
    browser.js("document.querySelector('[data-testid=picture] [aria-pressed]').click()");
    // A mark leads to its person.
    browser.wait_until(&format!("{marks} === {people}"));
    browser.js("document.querySelector('[data-testid=picture] button.target').click()");
    browser.wait_until("location.hash.startsWith('#/people/')");
}

/// What the button of a figure puts on the clipboard, and the table that the figure shows.
fn copied(browser: &Browser, figure: &str) -> (String, u64) {
    let at = format!("document.querySelectorAll('{figure}')[0]");
    browser.js(&format!("{at}.querySelector('[data-testid=copy-table]').click()"));
    browser.wait_until("[...document.querySelectorAll('[data-testid=toast]')].some((it) => /Скопировано|Copied/.test(it.textContent))");
    let text = browser.js_async("return navigator.clipboard.readText()");
    browser.js(&format!("{at}.querySelector('[data-testid=as-table]').click()"));
    browser.wait_until(&format!("{at}.querySelector('tbody tr')"));
    let rows = browser.js(&format!("return {at}.querySelectorAll('tbody tr, tfoot tr').length"));
    browser.js(&format!("{at}.querySelector('[data-testid=as-table]').click()"));
    (text.as_str().unwrap_or_default().to_owned(), rows.as_u64().unwrap_or_default())
}

#[test]
fn the_table_of_a_figure_is_copied_for_the_spreadsheet_of_the_language() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    let all =
        serde_json::json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", &all);
    team(&browser);
    for (lang, head, whole) in
        [("ru", "Менеджер\tНе просрочено, ₽", "Всего"), ("en", "Salesperson\tNot due, ₽", "In all")]
    {
        pictures(
            &browser,
            "overdue",
            &format!("#/kpi/overdue_receivables?p=2026-Q3&asof=2026-09-18&lang={lang}"),
        );
        browser.wait_until(&format!("document.documentElement.lang === '{lang}'"));
        let (text, rows) = copied(&browser, "[data-grid=receivables-ages]");
        let lines: Vec<&str> = text.split('\n').collect();
        assert!(lines[0].starts_with(head), "{text}");
        assert_eq!(lines.len() as u64, rows + 1, "{text}");
        assert!(lines.last().is_some_and(|it| it.starts_with(whole)), "{text}");
        let number = |it: &str| it.chars().all(|it| it.is_ascii_digit() || "-,.%".contains(it));
        assert!(lines.last().is_some_and(|it| it.split('\t').skip(1).all(number)), "{text}");
        assert!(!text.contains(['\u{a0}', '−']), "{text}");
        let share = lines.last().and_then(|it| it.split('\t').nth(9)).unwrap_or_default();
        let (mark, other) = if lang == "ru" { (',', '.') } else { ('.', ',') };
        assert!(share.ends_with('%') && share.contains(mark) && !share.contains(other), "{share}");
    }
    // The months of the board, whose program writes no tables.
    go(&browser, "#/board?p=2026-Q3&asof=2026-09-18&lang=ru");
    browser.wait_for("kpi-row");
    browser.wait_until("!document.querySelector('[data-testid=toast]')");
    let (text, rows) = copied(&browser, "figure.chart");
    assert!(text.starts_with("Период\tФакт, ₽\tПлан, ₽\tПрогноз, ₽\tОтклонение, ₽\n"), "{text}");
    assert_eq!(text.split('\n').count() as u64, rows + 1, "{text}");
}

/// Sales of more people than a chart has rows, one of them named as a formula begins.
fn crowd(browser: &Browser) -> std::path::PathBuf {
    let mut text = "Дата;Документ;Клиент;Менеджер;Товар;Количество;Сумма\n".to_owned();
    for at in 1..=25 {
        let name = if at == 1 { "=1+1".to_owned() } else { format!("Продавец {at}") };
        text += &format!("{at:02}.09.2026;{at};Ромашка;{name};Чай;1;{}\n", at * 100);
    }
    let path = browser.downloads().join("crowd.csv");
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_chart_says_how_many_it_leaves_to_its_table_and_the_table_has_all() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    let all =
        serde_json::json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", &all);
    browser.open("");
    crate::journey::import(&browser, &[crowd(&browser)]);
    go(&browser, "#/kpi/plan_revenue?p=2026-09&asof=2026-09-30&lang=ru");
    let people = "[data-grid=people]";
    browser.wait_until(&format!("document.querySelector('{people} svg[role=img]')"));
    let drawn =
        browser.js(&format!("return document.querySelectorAll('{people} button.target').length"));
    assert_eq!(drawn, 20);
    let caption =
        browser.js(&format!("return document.querySelector('{people} figcaption').textContent"));
    assert!(
        caption.to_string().contains("Показаны первые 20 из 25, остальные в таблице"),
        "{caption}"
    );
    browser.wait_until("!document.querySelector('[data-testid=toast]')");
    let (text, rows) = copied(&browser, people);
    assert_eq!((rows, text.split('\n').count()), (25, 26), "{text}");
    assert!(text.contains("\n'=1+1\t100\t") && !text.contains("\n="), "{text}");
}

#[test]
fn what_is_to_be_known_of_a_picture_stands_in_its_caption() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/demo/2/kpi/response_time?lang=en");
    browser.wait_for("picture");
    let note = "document.querySelector('[data-testid=picture] figcaption .card-note')";
    browser.wait_until(&format!("{note}?.textContent.includes('inutes')"));
    browser.js(&format!("{note}.scrollIntoView({{ block: 'end' }})"));
    browser.screenshot("picture-note");
}

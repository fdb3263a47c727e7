//! Every page at every width, in both languages and both themes: nothing sticks out, nothing is too
//! small to read or to hit, and nothing is left in the other language. Leaves a picture of each in
//! `target/web`, to be looked at.

use crate::browser::Browser;
use crate::journey::{csv_files, data, go, import, offer};
use crate::lab::{Lab, output_folder};
use serde_json::{Value, json};
use std::path::PathBuf;

pub const ROUTES: &[(&str, &str)] = &[
    ("start", "#/"),
    ("board", "#/board?p=2026-09&asof=2026-09-18"),
    ("quarter", "#/board?p=2026-Q3&asof=2026-09-30"),
    ("people", "#/people?p=2026-Q3&asof=2026-09-18"),
    ("money", "#/kpi/plan_revenue?p=2026-Q3&asof=2026-09-18"),
    ("units", "#/kpi/plan_units?p=2026-Q3&asof=2026-09-18"),
    ("knowledge", "#/kpi/product_knowledge?p=2026-Q3&asof=2026-09-18"),
    ("response", "#/kpi/response_time?p=2026-Q3&asof=2026-09-18"),
    ("cold", "#/kpi/cold_conversion?p=2026-Q3&asof=2026-09-18"),
    ("campaigns", "#/kpi/campaign_plan?p=2026-Q3&asof=2026-09-18"),
    ("repeat", "#/kpi/repeat_customers?p=2026-Q3&asof=2026-09-18"),
    ("average", "#/kpi/average_contract?p=2026-Q3&asof=2026-09-18"),
    ("overdue", "#/kpi/overdue_receivables?p=2026-Q3&asof=2026-09-18"),
    ("meetings", "#/kpi/meetings?p=2026-Q3&asof=2026-09-18"),
    ("presentations", "#/kpi/presentations?p=2026-Q3&asof=2026-09-18"),
    ("plans", "#/plans?p=2026-Q3"),
    ("exam", "#/exam"),
    ("data", "#/data"),
    ("settings", "#/settings"),
];

/// What is wrong with the page as it stands, in words.
const FAULTS: &str = r"
    const faults = [];
    const seen = (it) => it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    if (document.documentElement.scrollWidth > innerWidth) {
        const wide = [...document.querySelectorAll('body *')]
            .filter((it) => seen(it) && it.getBoundingClientRect().right > innerWidth + 1)
            .slice(-3).map((it) => `${it.tagName}.${it.className}`);
        faults.push(`wider than the view: ${wide}`);
    }
    for (const it of document.querySelectorAll('body *')) {
        if (!seen(it)) continue;
        const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const size = parseFloat(getComputedStyle(it).fontSize);
        if (own && size < 12 && !it.closest('svg')) faults.push(`${size} px: ${it.textContent.slice(0, 40)}`);
        const box = it.getBoundingClientRect();
        const hit = it.matches('button, select, a[href], input:not([type=file])');
        const inline = it.matches('p a, td a, li a, td button, p button');
        if (hit && !inline && box.width && (box.height < 23.5 || box.width < 23.5)) {
            faults.push(`${box.width}x${box.height}: ${it.outerHTML.slice(0, 120)}`);
        }
        if (hit && !it.textContent.trim() && !it.ariaLabel && !it.title && !it.labels?.length
            && !it.getAttribute('aria-labelledby')) {
            faults.push(`no name: ${it.outerHTML.slice(0, 120)}`);
        }
    }
    return [...new Set(faults)];
";

/// Words of the page in Cyrillic that are no data of the firm.
pub const CYRILLIC: &str = r"
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const left = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.parentElement.checkVisibility() || node.parentElement.closest('[data-said-by=file]')) continue;
        if (/[а-яё]/i.test(node.data)) left.push(node.data.trim());
    }
    return left;
";

/// What is wrong with the page as it stands.
pub fn faults(browser: &Browser) -> Vec<String> {
    let found = browser.js(FAULTS);
    found.as_array().into_iter().flatten().map(ToString::to_string).collect()
}

/// The team that has every table filled, imported with the defaults that are offered.
pub fn team(browser: &Browser) {
    browser.open("");
    import(browser, &csv_files(&data("team")));
}

#[test]
fn every_page_fits_and_reads_at_every_width() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    team(&browser);
    let mut wrong = Vec::new();
    for (width, height) in [(1366, 681), (360, 740), (768, 1024), (1920, 1080)] {
        browser.set_size(width, height);
        for (name, route) in ROUTES {
            go(&browser, route);
            std::thread::sleep(std::time::Duration::from_millis(300));
            browser.screenshot(&format!("{name}-{width}"));
            wrong.extend(faults(&browser).into_iter().map(|it| format!("{name} at {width}: {it}")));
        }
    }
    // Words are longer in Russian.
    browser.set_size(360, 740);
    browser.click("lang-switch");
    for (name, route) in ROUTES {
        go(&browser, route);
        std::thread::sleep(std::time::Duration::from_millis(300));
        browser.screenshot(&format!("{name}-360-ru"));
        wrong.extend(faults(&browser).into_iter().map(|it| format!("{name} in Russian: {it}")));
    }
    for handle in ["who", "undo", "period", "theme-switch"] {
        assert_eq!(
            browser.js(&format!(
                "return document.querySelector('[data-testid={handle}]').checkVisibility()"
            )),
            true,
            "{handle}"
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Names that no screen was made for: endless, and turned round.
fn odd_names() -> PathBuf {
    let file = output_folder().join("odd-names.csv");
    let long = "Ы".repeat(30_000);
    let sales = format!(
        "Дата;Документ;Клиент;Менеджер;Товар;Количество;Сумма\n\
         01.09.2026;1;{long};{long};{long};1;900\n\
         02.09.2026;2;Ромашка;Ким \u{202e}вонавИ;Чай;2;100\n"
    );
    std::fs::write(&file, sales).expect("written");
    file
}

#[test]
fn a_name_without_end_or_turned_round_takes_no_more_than_its_place() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[odd_names()]);
    let mut wrong = Vec::new();
    for width in [1366, 360] {
        browser.set_size(width, 740);
        for (name, route) in ROUTES {
            go(&browser, route);
            std::thread::sleep(std::time::Duration::from_millis(300));
            browser.screenshot(&format!("odd-{name}-{width}"));
            wrong.extend(faults(&browser).into_iter().map(|it| format!("{name} at {width}: {it}")));
            let tall = browser
                .js("return [...document.querySelectorAll('h1, h2, tr, li, .toast, .banner')]\
                .filter((it) => it.getBoundingClientRect().height > 500).map((it) => it.tagName)");
            wrong.extend(
                tall.as_array()
                    .into_iter()
                    .flatten()
                    .map(|it| format!("{name} at {width}: {it} is tall")),
            );
        }
    }
    let marks =
        browser.js("return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)");
    assert_eq!(marks, false);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_review_fits_at_every_width() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    offer(&browser, &[data("firm/firm.xlsx")]);
    let mut wrong = Vec::new();
    for (width, height) in [(1366, 681), (360, 740), (1920, 1080)] {
        browser.set_size(width, height);
        std::thread::sleep(std::time::Duration::from_millis(300));
        browser.screenshot(&format!("review-{width}"));
        wrong.extend(faults(&browser).into_iter().map(|it| format!("review at {width}: {it}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_board_is_above_the_fold_and_switches_language_and_theme_in_place() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.set_size(1366, 681);
    team(&browser);
    go(&browser, "#/board?p=2026-Q3&asof=2026-09-18&lang=ru");
    browser.wait_until("document.documentElement.lang === 'ru'");
    browser.wait_for("kpi-row");
    let bottom = "return Math.max(...[...document.querySelectorAll('[data-testid=kpi-row], [data-testid=rep-row]')]\
                  .map((it) => it.getBoundingClientRect().bottom))";
    assert!(browser.js(bottom).as_f64().is_some_and(|it| it <= 681.0));
    browser.js("window.sameVisit = true");
    let before = browser.js("return location.hash");
    browser.click("lang-switch");
    browser.wait_until("document.documentElement.lang === 'en'");
    let of_the_firm = words_of_the_firm();
    let mut left = Vec::new();
    for (name, route) in ROUTES {
        go(&browser, route);
        std::thread::sleep(std::time::Duration::from_millis(300));
        browser.screenshot(&format!("{name}-en"));
        let texts = browser.js(CYRILLIC);
        let texts = texts.as_array().into_iter().flatten().filter_map(|it| it.as_str());
        let ours = texts.filter(|it| is_ours(it, &of_the_firm));
        left.extend(ours.map(|it| format!("{name}: {it}")));
    }
    assert_eq!(left, Vec::<String>::new(), "left in Russian");
    browser.click("theme-switch");
    for (name, route) in ROUTES {
        go(&browser, route);
        std::thread::sleep(std::time::Duration::from_millis(200));
        browser.screenshot(&format!("{name}-dark"));
    }
    assert_eq!(browser.js("return window.sameVisit"), true, "no reload");
    assert!(before.as_str().is_some_and(|it| it.contains("2026-Q3")));
}

/// What the files of the team say, which stays as it is in any language; the longest first.
fn words_of_the_firm() -> Vec<String> {
    let mut words: Vec<String> = vec!["Русский".to_owned()];
    for file in csv_files(&data("team")) {
        words.extend(file.file_name().map(|it| it.to_string_lossy().into_owned()));
        let text = std::fs::read_to_string(&file).expect("a file of the team");
        words.extend(
            text.lines().flat_map(|line| line.split([';', '/'])).map(|it| it.trim().to_owned()),
        );
    }
    words.retain(|it| it.chars().any(|it| matches!(it, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')));
    words.sort_by_key(|it| std::cmp::Reverse(it.len()));
    words.dedup();
    words
}

/// Whether something in Russian is left of a text without the words of the firm.
fn is_ours(text: &str, of_the_firm: &[String]) -> bool {
    let left = of_the_firm.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
    left.chars().any(|it| matches!(it, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}

#[test]
fn the_board_is_one_sheet_of_paper_from_either_theme() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.set_size(1366, 681);
    team(&browser);
    for theme in ["light", "dark"] {
        go(&browser, "#/board?p=2026-Q3&asof=2026-09-18");
        while browser.attribute("theme-switch", "data-theme").as_deref() != Some(theme) {
            browser.click("theme-switch");
        }
        browser.wait_for("kpi-row");
        std::thread::sleep(std::time::Duration::from_millis(300));
        let asked = json!({ "preferCSSPageSize": true, "printBackground": true });
        let pdf = browser.devtools("Page.printToPDF", &asked);
        // The sheets of a file are its objects of this type; its pages as a whole are another.
        let count = format!("return atob({}).match(/\\/Type *\\/Page\\b/g).length", pdf["data"]);
        assert_eq!(browser.js(&count), 1, "{theme}: sheets of paper");
        let paper = json!({ "media": "print" });
        browser.devtools("Emulation.setEmulatedMedia", &paper);
        let ground = browser
            .js("return getComputedStyle(document.body.querySelector('.card')).backgroundColor");
        assert_eq!(ground, "rgb(255, 255, 255)", "{theme}");
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    }
}

#[test]
fn a_printed_counting_says_which_of_how_many_rows_it_shows() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("#/demo/1/kpi/plan_revenue?lang=ru");
    browser.wait_for("measure");
    browser.js("document.querySelector('[data-testid=measure] button').click()");
    browser.wait_for("trace-row");
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let shown = browser.js(
        "return [...document.querySelectorAll('[data-testid=trace] :is(.actions > span, .btn, h2)')]\
         .filter((it) => it.checkVisibility()).map((it) => it.textContent)",
    );
    let shown: Vec<&str> =
        shown.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(shown.len(), 3, "two headings and the rows, no button: {shown:?}");
    assert!(shown[2].starts_with("Строки 1–50 из "), "{shown:?}");
    browser.screenshot("trace-print");
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
}

//! Files that cannot be read, or hardly: each ends in an error that names it and says what to do,
//! or in a review that says what it found; the page never freezes and the board stays as it was.

use crate::browser::Browser;
use crate::journey::{company, data, go, import, results};
use crate::lab::Lab;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The longest that the page may stand still, in milliseconds.
pub const GAP: f64 = 250.0;

/// The longest that a file may take to be told: the guard's own limit of silence, and some.
const TELLING: Duration = Duration::from_secs(60);

/// Watches the time between two frames from now on.
pub fn watch_frames(browser: &Browser) {
    browser.js(
        "window.longestGap = 0; let last = performance.now();\
         (function frame(now) { window.longestGap = Math.max(window.longestGap, now - last); last = now;\
         requestAnimationFrame(frame); })(last);",
    );
}

/// Gives a file that must not land, and waits until the app says something of it: the kind of its
/// error, or nothing where it is a review.
fn offer_bad(browser: &Browser, file: &Path) -> Option<String> {
    browser.wait_for("app-ready");
    // A review that is looked at would take it in.
    browser.js("document.querySelector('[data-testid=import-stop]')?.click()");
    go(browser, "#/data");
    browser.set_files("import-input", &[file]);
    let until = Instant::now() + TELLING;
    loop {
        let told =
            browser.js("const error = document.querySelector('[data-testid=import-error]');\
             if (error) return [error.dataset.kind, error.textContent];\
             return document.querySelector('[data-testid=import-sheet]') ? ['', ''] : null;");
        if let (Some(kind), Some(text)) = (told[0].as_str(), told[1].as_str()) {
            if kind.is_empty() {
                return None;
            }
            let name = file.file_name().and_then(|it| it.to_str()).expect("a name");
            assert!(text.contains(name), "«{text}» does not name {name}");
            assert!(text.chars().count() > name.chars().count() + 20, "«{text}» says nothing");
            return Some(kind.to_owned());
        }
        assert!(Instant::now() < until, "nothing was said of {}", file.display());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A folder of bad files of our own.
fn bad_files() -> PathBuf {
    let folder = crate::lab::output_folder().join("bad");
    std::fs::create_dir_all(&folder).expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("written");
    let whole = std::fs::read(data("firm/firm.xlsx")).expect("our workbook");
    write("empty.xlsx", b"");
    write(
        "picture.xlsx",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde",
    );
    write("truncated.xlsx", &whole[..whole.len() / 2]);
    write("damaged.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing of a workbook");
    write("page.xls", b"<html><body><p>Log in again</p></body></html>");
    write("rates.xml", b"<?xml version='1.0'?><ValCurs><Valute>1</Valute></ValCurs>");
    write("no_header.csv", b"1;2;3\n4;5;6\n7;8;9\n");
    write("no_rows.csv", "Дата;Менеджер;Сумма\n".as_bytes());
    write("one_column.csv", "Сумма\n10\n20\n".as_bytes());
    std::fs::copy(data("password.xlsx"), folder.join("password.xlsx")).expect("copied");
    folder
}

#[test]
fn bad_files_are_told_and_the_board_stays() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let net = || {
        let found = results(&browser, "#/board?p=2026-Q3&asof=2026-09-30");
        company(&found, "plan_revenue", "net")
    };
    let before = net();
    watch_frames(&browser);
    let folder = bad_files();
    let expected = [
        ("empty.xlsx", Some("empty")),
        ("picture.xlsx", Some("not_a_spreadsheet")),
        ("password.xlsx", Some("encrypted")),
        ("truncated.xlsx", Some("damaged")),
        ("damaged.xls", Some("damaged")),
        ("page.xls", Some("not_a_spreadsheet")),
        ("rates.xml", Some("unsupported")),
        ("no_header.csv", None),
        ("no_rows.csv", None),
        ("one_column.csv", None),
    ];
    for (name, kind) in expected {
        let told = offer_bad(&browser, &folder.join(name));
        assert_eq!(told.as_deref(), kind, "{name}");
        if kind.is_none() {
            let lands = browser.attribute("import-commit", "data-rows");
            assert_eq!(lands.as_deref(), Some("0"), "{name}: nothing of it can land");
            assert!(!browser.all("import-issue").is_empty(), "{name}: and it is said why");
        }
    }
    assert_eq!(net(), before);
    is_alive(&browser);
}

#[test]
fn hostile_files_end_in_a_word_and_the_page_lives() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/handbook/tools/hostile.py");
    let script = std::env::var_os("PLANERKA_HOSTILE").map_or(script, PathBuf::from);
    if !script.is_file() {
        println!("skipped: no hostile.py beside the project");
        return;
    }
    let Some(lab) = Lab::open() else { return };
    let folder = crate::lab::output_folder().join("hostile");
    let made = Command::new("python3").arg(&script).arg(&folder).output();
    if !made.is_ok_and(|it| it.status.success()) {
        println!("skipped: python3 did not make the hostile files");
        return;
    }
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let route = "#/board?p=2026-Q3&asof=2026-09-30";
    let before = company(&results(&browser, route), "plan_revenue", "net");
    watch_frames(&browser);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|it| it.expect("an entry").path())
        .collect();
    files.sort();
    assert!(files.len() >= 32, "{} files", files.len());
    for file in files {
        let started = Instant::now();
        let told = offer_bad(&browser, &file);
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{name}: {} in {:?}", told.as_deref().unwrap_or("a review"), started.elapsed());
    }
    is_alive(&browser);
    assert_eq!(company(&results(&browser, route), "plan_revenue", "net"), before);
}

fn is_alive(browser: &Browser) {
    let gap = browser.js("return window.longestGap").as_f64().expect("a number");
    println!("longest gap between frames: {gap:.0} ms");
    assert!(gap <= GAP, "the page stood still for {gap} ms");
    assert_eq!(browser.violations(), Vec::<String>::new());
}

#[test]
fn a_long_import_shows_percents_and_stops_at_once() {
    let Some(lab) = Lab::open() else { return };
    let file = crate::lab::output_folder().join("long.csv");
    let mut text = String::from("Дата;Документ;Менеджер;Клиент;Артикул;Количество;Сумма\n");
    for row in 0..600_000 {
        let (day, number) = (1 + row % 28, row / 3);
        text.push_str(&format!(
            "{day:02}.09.2026;Д-{number};Орлова А.;ООО «Клиент {}»;A-{};{};{},50\n",
            number % 997,
            row % 211,
            1 + row % 9,
            1000 + row % 7000
        ));
    }
    std::fs::write(&file, text).expect("written");
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    watch_frames(&browser);
    browser.js("window.percents = []; new MutationObserver(() => {\
           const bar = document.querySelector('[data-testid=import-progress]');\
           if (bar) window.percents.push(Number(bar.dataset.percent));\
         }).observe(document.body, { subtree: true, childList: true, attributes: true });");
    browser.set_files("import-input", &[&file]);
    browser.wait_for("import-cancel");
    browser.wait_until("window.percents.some((it) => it > 0 && it < 100)");
    let took = browser.js_async(
        "const start = performance.now();\
         document.querySelector('[data-testid=import-cancel]').click();\
         while (document.querySelector('[data-testid=import-progress]')) await new Promise(requestAnimationFrame);\
         return performance.now() - start;",
    );
    let took = took.as_f64().expect("a time");
    assert!(took < 500.0, "it took {took} ms to stop");
    assert_eq!(browser.all("import-sheet").len(), 0);
    // And the app is ready for the next file.
    import(&browser, &[data("firm/firm.xlsx")]);
    is_alive(&browser);
}

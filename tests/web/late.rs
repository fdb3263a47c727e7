//! Parts of the app that come late: only our own files, each once, none after the last; a part that
//! does not come is told and asked for again.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::browser::Browser;
use crate::copies::{files, parts, put, without, without_program};
use crate::journey::{csv_files, data, go, import, saved};
use crate::lab::{Lab, MOUNT};
use crate::server::Host;

/// Waits until every part has been asked for, what makes demos, and the reader of files: where nothing
/// is here yet it is got ready, and where something is, it has brought it; then the browser keeps it all.
fn all_here(lab: &Lab) {
    let parts = parts(&lab.dist, "").len();
    let start = Instant::now();
    let asked = |end: &str| lab.server.asked().iter().filter(|it| it.ends_with(end)).count();
    // The program itself and the two that work beside it are the three more.
    while asked(".wasm") < parts + 3 || asked("sw.js") == 0 {
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", lab.server.asked());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn only_its_own_files_are_asked_for_each_once_and_nothing_after_the_last() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let page = std::fs::read_to_string(lab.dist.join("index.html")).expect("the page");
    for part in parts(&lab.dist, "") {
        let name = part.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!page.contains(&name), "{name} belongs to no first load");
    }
    all_here(&lab);
    let asked = lab.server.asked();
    browser.network_log();
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(lab.server.asked(), asked);
    // The page and the files of the built app, each once, and no other.
    let mut expected: Vec<String> = files(&lab.dist)
        .into_iter()
        .map(|name| format!("{MOUNT}{name}"))
        .chain([MOUNT.to_owned()])
        .collect();
    expected.sort();
    let mut sorted = asked;
    sorted.sort();
    assert_eq!(sorted, expected);
    let own = lab.server.address(MOUNT);
    let page = browser.network_log();
    let mut foreign = page.iter().filter(|url| url.starts_with("http") && !url.starts_with(&own));
    assert_eq!(foreign.next(), None);
}

#[test]
fn once_all_parts_are_here_the_network_may_go() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    all_here(&lab);
    // What was asked for last has still to come and to be compiled, on a slow machine too.
    std::thread::sleep(Duration::from_secs(5));
    let gone =
        json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.emulateNetworkConditions", &gone);
    for (route, handle) in [
        ("#/kpi/plan_revenue", "measure"),
        ("#/plans", "plans"),
        ("#/settings", "storage"),
        ("#/data", "batch"),
        ("#/board", "kpi-row"),
    ] {
        go(&browser, route);
        browser.wait_for(handle);
    }
    assert!(browser.all("late-missing").is_empty());
    // The reader of files is kept too: one in waiting, and another one after it.
    let asked = lab.server.asked();
    for name in ["Встречи", "Звонки"] {
        go(&browser, "#/data");
        import(&browser, &[data(&format!("team/{name}.csv"))]);
    }
    assert_eq!(lab.server.asked(), asked);
}

#[test]
fn where_data_is_kept_nothing_of_a_demo_comes_until_the_browser_is_idle() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    saved(&browser);
    let demos = || lab.server.asked().iter().filter(|it| it.contains("/demo-")).count();
    let before = demos();
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
    browser.devtools("Network.setBypassServiceWorker", &json!({ "bypass": true }));
    go(&browser, "#/board");
    browser.reload();
    browser.wait_for("kpi-row");
    assert_eq!(demos(), before);
    let start = Instant::now();
    while demos() < before + 2 {
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", lab.server.asked());
        std::thread::sleep(Duration::from_millis(50));
    }
    // From then on every company comes without a network.
    std::thread::sleep(Duration::from_secs(5));
    let asked = lab.server.asked();
    for number in [2, 1] {
        go(&browser, &format!("#/demo/{number}/board"));
        browser.wait_until(&format!(
            "document.querySelector('[data-testid=demo-ribbon]')?.dataset.demo === '{number}'"
        ));
        browser.wait_for("kpi-row");
    }
    assert_eq!(lab.server.asked(), asked);
}

#[test]
fn without_its_reader_a_file_is_not_blamed() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, taken) = without_program("worker");
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let (browser, file) = given_a_file(&lab);
    browser.wait_for("import-error");
    assert_eq!(browser.attribute("import-error", "data-kind"), Some("unreached".to_owned()));
    put(&taken);
    import(&browser, &[file]);
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

/// The app as it is opened and given a file.
fn given_a_file(lab: &Lab) -> (Browser, PathBuf) {
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let file = data("firm/firm.xlsx");
    browser.set_files("import-input", &[&file]);
    (browser, file)
}

fn is_said(browser: &Browser, words: &str) {
    let said = browser.text("late-missing");
    assert!(said.contains(words), "{said}");
}

#[test]
fn a_part_that_does_not_come_is_told_in_both_languages_and_comes_when_asked_again() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, taken) = without("pages");
    for (path, _) in &taken {
        std::fs::remove_file(path).expect("a part can be removed");
    }
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let browser = lab.browser();
    browser.open("#/settings?lang=ru");
    is_said(&browser, "не загрузилась");
    go(&browser, "#/settings?lang=en");
    browser.wait_until("document.documentElement.lang === 'en'");
    is_said(&browser, "did not load");
    // Still not there.
    browser.click("late-again");
    browser.wait_for("late-missing");
    put(&taken);
    browser.click("late-again");
    browser.wait_for("storage");
    assert!(browser.all("late-missing").is_empty() && browser.all("crash").is_empty());
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

#[test]
fn a_changed_part_is_refused_and_files_are_not_lost_in_silence() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, taken) = without("files");
    let changed: Vec<(PathBuf, Vec<u8>)> = taken
        .iter()
        .map(|(path, bytes)| {
            let mut bytes = bytes.clone();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            (path.clone(), bytes)
        })
        .collect();
    put(&changed);
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let (browser, file) = given_a_file(&lab);
    browser.wait_for("late-missing");
    browser.wait_until("document.querySelector('.toast') !== null");
    put(&taken);
    browser.click("late-again");
    browser.wait_until("document.querySelector('[data-testid=late-missing]') === null");
    import(&browser, &[file]);
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

#[test]
fn saved_events_are_shown_by_what_counts_them_or_not_at_all() {
    shown_or_not_at_all("events", &csv_files(&data("team")), 11);
}

#[test]
fn saved_sales_are_shown_by_what_counts_them_or_not_at_all() {
    shown_or_not_at_all("chunk_", &[data("firm/firm.xlsx")], 4);
}

/// Has every file come from the host again, as after a new build.
fn forget_the_app(browser: &Browser) {
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.setBypassServiceWorker", &json!({ "bypass": true }));
    browser.devtools("Network.clearBrowserCache", &json!({}));
}

#[test]
fn while_what_counts_saved_sales_does_not_come_a_screen_says_so() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    saved(&browser);
    go(&browser, "#/board");
    forget_the_app(&browser);
    lab.server.set(Host::Holding("chunk_"));
    browser.reload();
    browser.wait_for("late");
    assert!(browser.all("kpi-row").is_empty() && browser.all("late-missing").is_empty());
    lab.server.set(Host::Well);
    browser.wait_for("kpi-row");
    assert_eq!(browser.all("kpi-row").len(), 4);
}

/// Imports files, then opens them once more without the part: that is told, and when it is here again the
/// board is as it was, of so many KPIs.
fn shown_or_not_at_all(part: &str, files: &[PathBuf], kpis: usize) {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, taken) = without(part);
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    import(&browser, files);
    saved(&browser);
    let board = |browser: &Browser| {
        go(browser, "#/board");
        browser.wait_for("kpi-row");
        browser.js("return [...document.querySelectorAll('[data-testid=kpi-row]')].map(it => it.dataset.kpi + it.dataset.value)")
    };
    let before = board(&browser);
    assert_eq!(before.as_array().map(Vec::len), Some(kpis), "{before}");
    for (path, _) in &taken {
        std::fs::remove_file(path).expect("a part can be removed");
    }
    forget_the_app(&browser);
    browser.reload();
    browser.wait_for("late-missing");
    assert!(browser.all("kpi-row").is_empty() && browser.all("app-ready").is_empty());
    put(&taken);
    browser.click("late-again");
    assert_eq!(board(&browser), before);
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

//! The app without a network: after one visit it opens, whole; where there is a network it is the newest.

use std::path::PathBuf;
use std::rc::Rc;

use serde_json::Value;

use crate::browser::Browser;
use crate::copies::{copied, put};
use crate::journey::{data, go, import, saved};
use crate::lab::{Lab, MOUNT, Profile};
use crate::server::Host;

/// Waits until the settings say that the app is kept.
fn is_kept(browser: &Browser) {
    go(browser, "#/settings");
    browser.wait_until("document.querySelector('[data-testid=offline]')?.dataset.kept === 'true'");
}

/// The figures of the board.
fn board(browser: &Browser) -> Value {
    go(browser, "#/board");
    browser.wait_for("kpi-row");
    browser.js(
        "return [...document.querySelectorAll('[data-testid=kpi-row]')].map(it => it.dataset.kpi + it.dataset.value)",
    )
}

#[test]
fn after_one_visit_the_app_opens_without_a_network() {
    let Some(lab) = Lab::open() else { return };
    let profile = Rc::new(Profile::new());
    let browser = lab.browser_in(&profile);
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let before = board(&browser);
    is_kept(&browser);
    lab.server.set(Host::Away);
    let asked = lab.server.asked().len();
    browser.reload();
    assert_eq!(board(&browser), before);
    go(&browser, "#/data");
    import(&browser, &[data("team/Встречи.csv")]);
    go(&browser, "#/demo/2/board");
    browser.wait_for("demo-ribbon");
    browser.wait_for("kpi-row");
    go(&browser, "#/board");
    let after = board(&browser);
    saved(&browser);
    drop(browser);

    // As on the next day: nothing of the browser is in memory any more.
    let next = lab.browser_in(&profile);
    next.open("?from=link#/board");
    assert_eq!(board(&next), after);
    next.open("index.html#/kpi/plan_revenue");
    next.wait_for("measure");
    // A network that says nothing is not waited for without end, and an error of the host is no page.
    for host in [Host::Silent, Host::Broken, Host::Refusing] {
        lab.server.set(host);
        next.open("#/board");
        next.reload();
        assert_eq!(board(&next), after);
    }
    let own = [MOUNT.to_owned(), format!("{MOUNT}sw.js"), format!("{MOUNT}index.html")];
    let asked = lab.server.asked().split_off(asked);
    assert!(asked.iter().all(|it| own.contains(it)), "{asked:?}");
}

/// A copy of the built app with its page and what keeps it.
fn copy(name: &str) -> (PathBuf, String, String) {
    let (folder, _) = copied(name, |_| Vec::new());
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).expect("a file of the app");
    let (page, keeper) = (read("index.html"), read("sw.js"));
    (folder, page, keeper)
}

#[test]
fn the_newest_page_is_shown_with_a_network_and_then_without() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, page, keeper) = copy("newer");
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let browser = lab.browser();
    browser.open("");
    is_kept(&browser);
    let newer = page.replacen("<title>", "<meta name=\"newer\"><title>", 1);
    put(&[(folder.join("index.html"), newer.into_bytes())]);
    let is_newer = || {
        browser.reload();
        browser.wait_for("app-ready");
        browser.js("return document.querySelector('meta[name=newer]') !== null")
    };
    assert_eq!(is_newer(), true, "the network first");
    lab.server.set(Host::Away);
    assert_eq!(is_newer(), false, "one version, whole, without it");

    lab.server.set(Host::Well);
    let digest = "const file = await (await fetch('./', { cache: 'reload' })).arrayBuffer();\
        const bytes = new Uint8Array(await crypto.subtle.digest('SHA-384', file));\
        return 'sha384-' + btoa(String.fromCharCode(...bytes))";
    assert_eq!(is_newer(), true);
    let digest = browser.js_async(digest).as_str().expect("a digest").to_owned();
    let after = |text: &str| keeper.split_once(text).and_then(|(_, it)| it.split_once('\''));
    let old = after("['./','").expect("the page is listed").0;
    let version = after("place + '").expect("it has a version").0;
    let newer = keeper.replace(old, &digest).replace(version, "0123456789abcdef");
    put(&[(folder.join("sw.js"), newer.into_bytes())]);
    browser.reload();
    browser.wait_for("app-ready");
    // The one before stays as long as a page of it may be open; of those before it nothing does.
    let kept = "const all = await caches.keys();\
        const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();\
        return !installing && !waiting && active.state === 'activated'\
            && all.length === 2 && all[1].endsWith(' 0123456789abcdef')";
    let start = std::time::Instant::now();
    while browser.js_async(kept) != true {
        assert!(start.elapsed().as_secs() < 20, "{}", browser.js_async("return caches.keys()"));
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    lab.server.set(Host::Away);
    assert_eq!(is_newer(), true, "the newer one without a network");
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

#[test]
fn what_is_not_whole_is_not_kept() {
    if Lab::dist().is_none() {
        return;
    }
    let (folder, _, keeper) = copy("damaged");
    let part = keeper.split('\'').find(|it| it.contains("-pages-")).expect("a late part");
    put(&[(folder.join(part), b"something else".to_vec())]);
    let Some(lab) = Lab::of(&folder, &[]) else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let left = browser.js_async(
        "const { installing } = await navigator.serviceWorker.register('./sw.js');\
         await new Promise((done) => installing.onstatechange = done);\
         return installing.state + (await caches.keys()).length",
    );
    assert_eq!(left, "redundant0");
    std::fs::remove_dir_all(&folder).expect("the copy can be removed");
}

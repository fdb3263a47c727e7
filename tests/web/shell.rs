//! The shell: the built app loads sealed, and lets nothing out or in.

use std::path::Path;
use std::time::Duration;

use crate::journey::{data, go, import};
use crate::lab::{Lab, output_folder};
use crate::server::Server;

#[test]
fn the_app_loads_sealed_and_the_policy_refuses_nothing_of_it() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let policy = browser
        .js("return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content");
    assert!(policy.as_str().is_some_and(|text| text.contains("default-src 'none'")), "{policy}");
    assert_eq!(browser.js("return document.getElementById('boot')"), serde_json::Value::Null);
    assert_eq!(browser.violations(), Vec::<String>::new());
    let errors: Vec<_> =
        browser.console().into_iter().filter(|line| line.level == "SEVERE").collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn a_browser_without_simd_is_told_which_one_to_take() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    let without = "const validate = WebAssembly.validate;\
         WebAssembly.validate = (bytes) => validate(bytes) && !String(bytes).endsWith('253,15,253,98,11');";
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &serde_json::json!({ "source": without }),
    );
    browser.open("");
    browser.wait_until("document.querySelector('#boot-old')?.checkVisibility()");
    let said = browser.text("boot-old");
    for words in ["Safari 16.4 или новее", "Firefox 89", "Chrome or Edge 91"] {
        assert!(said.contains(words), "{said}");
    }
    browser.screenshot("boot-old");
    assert_eq!(browser.js("return document.querySelector('#boot-wait').checkVisibility()"), false);
    let program = |it: &String| it.ends_with(".wasm");
    assert!(!lab.server.asked().iter().any(program), "nothing that cannot run is fetched");
}

#[test]
fn a_link_that_is_not_understood_is_told_until_another_is_followed() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("bitrix24/DEAL_20260601.xls")]);
    let told = || {
        browser.js(
            "return [...document.querySelectorAll('[data-testid=link-unread]')].map(it => it.dataset.kind).join()",
        )
    };
    go(&browser, "#/board?p=2026-13&who=r-nobody&asof=yesterday");
    browser.wait_for("link-unread");
    assert_eq!(told(), "period,asof,who");
    let contract = "[data-testid=kpi-row][data-kpi=average_contract]";
    assert_eq!(
        browser.js(&format!("return document.querySelector('{contract}').dataset.value")),
        "775.25"
    );
    go(&browser, "#/nowhere");
    browser.wait_until(
        "document.querySelector('[data-testid=link-unread]')?.dataset.kind === 'screen'",
    );
    go(&browser, "#/board?who=unassigned&p=2026-05");
    browser.wait_until("!document.querySelector('[data-testid=link-unread]')");
}

#[test]
fn pasted_cells_are_reviewed_like_a_file_and_a_field_keeps_what_is_pasted_into_it() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let paste = |target: &str, text: &str| {
        browser.js(&format!(
            "const given = new DataTransfer(); given.setData('text/plain', {text:?});\
             {target}.dispatchEvent(new ClipboardEvent('paste', \
                 {{ clipboardData: given, bubbles: true, cancelable: true }}))"
        ));
    };
    let cells = "Дата\tМенеджер\tСумма\n05.05.2026\tКим\t1 250,50\n29.05.2026\tЛи\t300\n";
    paste("document.body", "Привет,\nкак дела?");
    paste("document.querySelector('[data-testid=import-input]')", cells);
    std::thread::sleep(Duration::from_millis(500));
    assert!(browser.all("import-sheet").is_empty() && browser.all("import-progress").is_empty());
    paste("document.body", cells);
    browser.wait_for("import-commit");
    assert_eq!(browser.attribute("import-commit", "data-rows").as_deref(), Some("2"));
    assert_eq!(browser.attribute("import-sheet", "data-table").as_deref(), Some("sales"));
}

#[test]
fn no_text_becomes_code_and_nothing_goes_to_another_origin() {
    let Some(lab) = Lab::open() else { return };
    let foreign = Server::start(Vec::new());
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let refused = |body: &str| {
        let answer = browser.js_async(body).to_string();
        assert!(answer.contains("Error:") || answer == "null", "{body} answered {answer}");
    };
    refused("return eval('1 + 1')");
    refused("return new Function('return 2')()");
    refused(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')",
    );
    refused("document.body.insertAdjacentHTML('beforeend', '<svg/onload=window.hit=1>')");
    let sink = foreign.address("/");
    refused(&format!("return (await fetch('{sink}', {{ mode: 'no-cors' }})).type"));
    refused(&format!("return window.open('{sink}')"));
    refused("return globalThis.RTCPeerConnection ?? null");
    browser.js(&format!("location.href = '{sink}'"));
    browser.js(&format!("new Image().src = '{sink}pixel'"));
    std::thread::sleep(Duration::from_millis(500));
    assert!(!browser.violations().is_empty());
    assert_eq!(browser.js("return window.hit ?? null"), serde_json::Value::Null);
    assert_eq!(foreign.asked(), Vec::<String>::new());
    browser.wait_for("app-ready");
}

#[test]
fn markup_may_hold_any_words_of_a_customer() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let shown = browser.js_async(
        "const box = document.createElement('div');\
         box.innerHTML = '<svg viewBox=\"0 0 1 1\"><title>x onclick=1 &lt;script&gt; javascript:</title></svg>';\
         return box.textContent;",
    );
    assert_eq!(shown, "x onclick=1 <script> javascript:");
    assert_eq!(browser.violations(), Vec::<String>::new());
}

#[test]
fn the_worker_runs_under_the_policy_of_the_page() {
    let Some(lab) = Lab::open() else { return };
    let foreign = Server::start(Vec::new());
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let start = format!(
        "const meta = document.querySelector('meta[name=planerka-worker]');\
         const at = (path) => new URL(path, document.baseURI).href;\
         const wasm = JSON.stringify([at(meta.dataset.wasm), {{ integrity: meta.dataset.integrity, credentials: 'omit' }}]);\
         const source = `import init from '${{at(meta.content)}}'; await init({{ module_or_path: fetch(...${{wasm}}) }});\
           const out = await fetch('{}').then(() => 'out', () => 'refused');\
           postMessage('ran, fetch ' + out);`;\
         const worker = new Worker(URL.createObjectURL(new Blob([source], {{ type: 'text/javascript' }})), {{ type: 'module' }});\
         return new Promise((done) => {{\
           worker.onmessage = ({{ data }}) => String(data).startsWith('ran') && done(data);\
           worker.onerror = (event) => done('error ' + event.message);\
         }});",
        foreign.address("/")
    );
    assert_eq!(browser.js_async(&start), "ran, fetch refused");
    assert_eq!(foreign.asked(), Vec::<String>::new());
}

#[test]
fn a_changed_app_is_refused_and_the_crash_page_gives_the_data_out() {
    for ending in ["_bg.wasm", ".js"] {
        let Some(dist) = Lab::dist() else { return };
        let changed = output_folder().join(format!("changed-{}", std::process::id()));
        copy_with_one_bit_flipped(&dist, &changed, ending);
        let Some(lab) = Lab::of(&changed, &[]) else {
            return;
        };
        let browser = lab.browser();
        browser.open("");
        browser.wait_for("crash");
        assert!(browser.all("app-ready").is_empty());
        browser.js("localStorage.setItem('kept', 'Ромашка')");
        browser.js("document.querySelectorAll('[data-testid=crash] button')[1].click()");
        let saved = browser.download("planerka-data.json");
        assert_eq!(String::from_utf8_lossy(&saved), r#"{"kept":"Ромашка"}"#);
        std::fs::remove_dir_all(&changed).expect("the copy can be removed");
    }
}

fn copy_with_one_bit_flipped(from: &Path, to: &Path, ending: &str) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the built app").flatten() {
        let mut bytes = std::fs::read(entry.path()).expect("a file of it");
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.starts_with("planerka-") && text.ends_with(ending) {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        std::fs::write(to.join(name), bytes).expect("its copy");
    }
}

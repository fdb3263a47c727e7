//! `import_xlsx_*`: a workbook of sale lines to typed columns, ours beside SheetJS.

use std::path::{Path, PathBuf};

use planerka::import::message::{Reply, Request, decode, encode, parts};
use planerka::store::codec;
use serde_json::Value;

use crate::browser::Browser;
use crate::data::Sales;
use crate::lab::{Lab, MOUNT};
use crate::results::{self, Measured};
use crate::{rounds, xlsx};

/// One import in a fresh browser.
struct Import {
    ms: f64,
    check: Value,
}

/// Rounds are outermost and their order turns, so that noise falls on all alike.
pub fn measure(key: &str, rows: usize) -> Measured {
    let sales = Sales::new(rows);
    let data = results::folder().join("data");
    let file = written(&data, &sales);
    let tools =
        PathBuf::from(std::env::var_os("PLANERKA_TOOLS").expect("xtask says where the peers are"));
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join("web").join("peers");
    let dist =
        PathBuf::from(std::env::var_os("PLANERKA_DIST").expect("xtask says where the app is"));
    let more = [("/peers/", peers), ("/npm/", tools.join("node_modules")), ("/data/", data)];
    let lab = Lab::of(&dist, &more).expect("xtask says which browser");
    let expected = sales.check();

    let mut measured = Measured::new(key);
    for round in 0..rounds() {
        let mut order = ["ours", "sheetjs"];
        order.rotate_left(round % 2);
        for who in order {
            let browser = lab.browser();
            let import = match who {
                "ours" => ours_import(&browser, &lab, &file),
                _ => sheetjs_import(&browser, &lab, &file),
            };
            assert_eq!(import.check, expected, "{who} reads other values");
            measured.add("ms", who, import.ms);
            if let Some(peak) = browser.renderer_peak_kb() {
                measured.add("peak_mb", who, peak as f64 / 1024.0);
            }
        }
    }
    measured
}

/// Ours: the app's worker, spoken to as the app speaks to it. The messages are written here,
/// natively; the time runs from the post of the file's bytes to the encoded batch, so it holds
/// finding the header, typing the columns, row numbers, issues and the codec.
fn ours_import(browser: &Browser, lab: &Lab, file: &Path) -> Import {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(file).expect("the workbook can be read");
    let read = Request::Read {
        files: vec![(name, bytes.len() as u64)],
        here: Vec::new(),
        people: Vec::new(),
        today: 20_700,
    };
    let folder = file.parent().expect("a folder");
    std::fs::write(folder.join("read.bin"), encode(&read, &[&bytes])).expect("written");
    std::fs::write(folder.join("commit.bin"), encode(&Request::Commit, &[])).expect("written");
    browser.visit(&lab.server.address(MOUNT));
    browser.wait_for("app-ready");
    let answer = browser.js_async(OURS);
    let ms = answer["ms"].as_f64().unwrap_or_else(|| panic!("the worker answered {answer}"));
    let reply = base64(answer["reply"].as_str().expect("a reply"));
    Import { ms, check: check(&reply) }
}

/// What every importer must agree on, from the batch that the worker answered.
fn check(reply: &[u8]) -> Value {
    let (reply, payload) = decode::<Reply>(reply).expect("a reply");
    let Reply::Batches { lengths } = reply else { panic!("{reply:?}") };
    let parts = parts(payload, &lengths).expect("whole parts");
    let batch = codec::decode(parts.first().expect("a batch")).expect("a sound batch");
    let sum = |field: &str| -> i64 {
        let column = &batch.column(field).expect(field).column;
        (0..batch.len()).filter_map(|row| column.number(row)).sum()
    };
    let distinct = |field: &str| -> usize {
        let column = &batch.column(field).expect(field).column;
        let words = (0..batch.len()).filter_map(|row| column.text(row));
        words.collect::<std::collections::BTreeSet<_>>().len()
    };
    serde_json::json!({
        "rows": batch.len(),
        "amount": (sum("amount") as f64 / 10_000.0).round() as u64,
        "quantity": sum("quantity") / 1_000_000,
        "day": sum("date"),
        "contracts": distinct("contract"),
        "managers": distinct("rep"),
        "customers": distinct("customer"),
        "products": distinct("sku"),
    })
}

fn base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|&it| it != b'=').map(value).collect();
    let bits = letters.chunks(4).flat_map(|four| {
        let all =
            four.iter().fold(0u32, |sum, &it| sum << 6 | u32::from(it)) << (6 * (4 - four.len()));
        all.to_be_bytes()[1..four.len()].to_vec()
    });
    bits.collect()
}

/// Starts the worker as the app does, and times it. The first byte of a reply's header tells its
/// kind: 2 is a review, 3 the batches, 5 a failure.
const OURS: &str = r"
    const meta = document.querySelector('meta[name=planerka-worker]');
    const at = (address) => new URL(address, document.baseURI).href;
    const options = { integrity: meta.dataset.integrity, credentials: 'omit' };
    const source = `import init from '${at(meta.content)}';
        await init({ module_or_path: fetch('${at(meta.dataset.wasm)}', ${JSON.stringify(options)}) });`;
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module' });
    const next = (wanted) => new Promise((done, fail) => {
        worker.onerror = (event) => fail(new Error(event.message));
        worker.onmessage = ({ data }) => {
            const kind = new Uint8Array(data)[4];
            if (kind === 5) fail(new Error('refused'));
            if (kind === wanted) done(data);
        };
    });
    const load = async (name) => (await fetch(`/data/${name}.bin`)).arrayBuffer();
    const ready = next(0);
    const [read, commit] = [await load('read'), await load('commit')];
    await ready;
    const start = performance.now();
    const review = next(2);
    worker.postMessage(read, [read]);
    await review;
    const batches = next(3);
    worker.postMessage(commit, [commit]);
    const reply = new Uint8Array(await batches);
    const ms = performance.now() - start;
    worker.terminate();
    let text = '';
    for (let at = 0; at < reply.length; at += 8192) {
        text += String.fromCharCode(...reply.subarray(at, at + 8192));
    }
    return { ms, reply: btoa(text) };
";

fn sheetjs_import(browser: &Browser, lab: &Lab, file: &Path) -> Import {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    browser.visit(&lab.server.address("/peers/sheetjs.html"));
    browser.wait_for("peer-ready");
    let answer = browser.js_async(&format!("return imported('/data/{name}')"));
    let ms = answer["ms"].as_f64().unwrap_or_else(|| panic!("SheetJS answered {answer}"));
    Import { ms, check: answer["check"].clone() }
}

/// The workbook of these rows, made at the first run.
fn written(folder: &Path, sales: &Sales) -> PathBuf {
    let file = folder.join(format!("sales_{}.xlsx", sales.len()));
    if !file.is_file() {
        std::fs::create_dir_all(folder).expect("target/bench/data can be made");
        let part = file.with_extension("part");
        std::fs::write(&part, xlsx::workbook(sales)).expect("the workbook can be written");
        std::fs::rename(&part, &file).expect("and named");
    }
    file
}

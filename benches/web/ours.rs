//! Ours: the app's worker, spoken to as the app speaks to it, in a page of its own as the peers are.
//! The messages are written here, natively.

use std::path::Path;

use planerka::import::message::{Reply, Request, decode, encode, parts};
use planerka::lang::Lang;
use planerka::store::codec;
use serde_json::Value;

use crate::browser::Browser;
use crate::lab::Lab;
use crate::worker;

/// One import.
pub struct Import {
    /// From the post of the file's bytes to the review: by then the header is found, every column
    /// typed, every check made.
    pub typed: f64,
    /// To the encoded batch: with the codec.
    pub packed: f64,
    /// What every importer must agree on.
    pub check: Value,
}

/// Imports a file in this browser. The worker has had a moment to warm up, as the app gives it.
pub fn import(browser: &Browser, lab: &Lab, file: &Path) -> Import {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(file).expect("the file can be read");
    let read = Request::Read {
        files: vec![(name, bytes.len() as u64)],
        here: Vec::new(),
        people: Vec::new(),
        today: 20_700,
    };
    let folder = file.parent().expect("a folder");
    std::fs::write(folder.join("read.bin"), encode(&read, &[&bytes])).expect("written");
    std::fs::write(folder.join("commit.bin"), encode(&Request::Commit(Lang::Ru), &[]))
        .expect("written");
    browser.visit(&lab.server.address("/peers/ours.html"));
    browser.wait_for("peer-ready");
    let answer = browser.js_async(&format!("{}{TIMED}", worker::START));
    let time = |name: &str| {
        answer[name].as_f64().unwrap_or_else(|| panic!("the worker answered {answer}"))
    };
    let (typed, packed) = (time("typed"), time("packed"));
    let reply = worker::bytes(answer["reply"].as_str().expect("a reply"));
    Import { typed, packed, check: check(&reply) }
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

/// Times it, once it has had a moment to warm up.
const TIMED: &str = r"
    await next(0);
    const [read, commit] = [await load('/data/read.bin'), await load('/data/commit.bin')];
    await new Promise((done) => setTimeout(done, 2000));
    const start = performance.now();
    const review = next(2);
    worker.postMessage(read, [read]);
    await review;
    const typed = performance.now() - start;
    const batches = next(3);
    worker.postMessage(commit, [commit]);
    const reply = await batches;
    const packed = performance.now() - start;
    worker.terminate();
    return { typed, packed, reply: text(reply) };
";

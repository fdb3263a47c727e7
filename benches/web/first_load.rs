//! `first_load`: the brotli size of every file that is fetched before the app is ready.

use std::path::PathBuf;
use std::process::Command;

use crate::lab::{Lab, MOUNT};
use crate::results::Measured;

/// One load of one fresh browser: sizes do not vary.
pub fn measure(key: &str) -> Measured {
    let lab = Lab::open().expect("xtask says what to measure");
    let browser = lab.browser();
    browser.open("");
    browser.wait_for("app-ready");
    let own = lab.server.address(MOUNT);
    let fetched = browser.network_log();
    // A worker's own requests show in the server's record alone.
    let workers = lab.server.asked().into_iter().map(|path| lab.server.address(&path));
    let mut names: Vec<String> = fetched
        .into_iter()
        .chain(workers)
        .filter_map(|url| {
            url.strip_prefix(&own)
                .map(|name| name.split(['?', '#']).next().unwrap_or(name).to_string())
        })
        .map(|name| if name.is_empty() { "index.html".into() } else { name })
        .collect();
    names.sort();
    names.dedup();
    let files: Vec<PathBuf> = names.iter().map(|name| lab.dist.join(name)).collect();
    let mut measured = Measured::new(key);
    let mut total = 0.0;
    for (name, bytes) in names.iter().zip(brotli_bytes(&files)) {
        println!("  {name:<44} {bytes:>9} bytes of brotli");
        total += bytes;
    }
    measured.add("kb", "ours", total / 1000.0);
    measured
}

/// Brotli at its best quality, as a static host would keep it; node has it built in.
fn brotli_bytes(files: &[PathBuf]) -> Vec<f64> {
    const SCRIPT: &str = "const { readFileSync } = require('fs'), { brotliCompressSync } = require('zlib');\
        for (const f of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(f)).length)";
    let done = Command::new("node")
        .arg("-e")
        .arg(SCRIPT)
        .args(files)
        .output()
        .expect("node, for its brotli");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout)
        .lines()
        .map(|line| line.parse().expect("a size"))
        .collect()
}

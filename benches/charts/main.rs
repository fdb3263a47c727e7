//! Our side of `cargo xtask bench screens`: the chart room as a program of its own, and the figures
//! of a demo company, for us as reports and for the peers as plain numbers. Natively it prints what
//! drawing each chart costs.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the page alone asks for the numbers of the peers")
)]

mod company;
mod dashboard;
mod plain;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::time::Instant;
    const TIMES: u32 = 200;
    let dashboard = dashboard::Dashboard::new();
    for at in 0..dashboard.len() {
        let start = Instant::now();
        let mut bytes = 0;
        for time in 0..TIMES {
            bytes = dashboard.draw(time as usize % 2, at, 640, "chart").len();
        }
        let ms = start.elapsed().as_secs_f64() * 1000.0 / f64::from(TIMES);
        println!("{:20} {ms:8.3} ms {bytes:>7} bytes", dashboard.name(at));
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

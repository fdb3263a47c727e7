//! The engine's side of `cargo xtask bench kpi`: a seeded firm, and the figures and boards that the
//! app counts of it. In wasm the page drives it; natively it prints what each KPI costs.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the page alone asks for columns and all figures at once")
)]

mod batches;
mod engine;
mod firm;
#[path = "../random.rs"]
mod random;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let number = |at: usize| std::env::args().nth(at).and_then(|it| it.parse().ok());
    native::timed(number(1).unwrap_or(100_000), number(2).unwrap_or(5));
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::engine::Engine;
    use std::time::Instant;

    fn least(samples: Vec<f64>) -> f64 {
        samples.into_iter().min_by(f64::total_cmp).unwrap_or(f64::NAN)
    }

    /// Milliseconds of each KPI: first (its facts are derived), anew (the least of so many looks),
    /// once more in the same look.
    pub fn timed(lines: i32, looks: i32) {
        let time = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        };
        let mut engine = None;
        println!("built in {:.0}", time(&mut || engine = Some(Engine::new(lines))));
        let Some(mut engine) = engine else { return };
        engine.look();
        let ids = engine.kpis();
        let all = 0..ids.len();
        let first: Vec<f64> =
            all.clone().map(|at| time(&mut || drop(engine.count_one(at)))).collect();
        let mut anew = vec![Vec::new(); ids.len()];
        for _ in 0..looks.max(1) {
            engine.look();
            let times = all.clone().map(|at| time(&mut || drop(engine.count_one(at))));
            anew.iter_mut().zip(times).for_each(|(all, ms)| all.push(ms));
        }
        let anew: Vec<f64> = anew.into_iter().map(least).collect();
        let again: Vec<f64> = all.map(|at| time(&mut || drop(engine.count_one(at)))).collect();
        for (at, id) in ids.iter().enumerate() {
            println!("{id:20} {:9.1} {:9.1} {:9.1}", first[at], anew[at], again[at]);
        }
        let sum = |of: &[f64]| of.iter().sum::<f64>();
        println!("{:20} {:9.1} {:9.1} {:9.1}", "all", sum(&first), sum(&anew), sum(&again));
        // A day that nothing is derived for: what each KPI of the board then costs.
        for (at, id) in ids.iter().enumerate() {
            let mut prepare = || assert!(engine.prepare(7, 7, 7, at, false));
            println!("another day: {id:20} {:9.1}", time(&mut prepare));
        }
        for (name, from, to, rep, as_of) in [
            ("year", 1, 12, -1, 12),
            ("month", 9, 9, -1, 12),
            ("quarter", 4, 6, -1, 12),
            ("person", 9, 9, 3, 12),
            ("looked back", 8, 8, -1, 8),
        ] {
            let mut rows = 0;
            let ms = (0..if as_of < 12 { 1 } else { looks })
                .map(|_| time(&mut || rows = engine.board(from, to, rep, as_of)))
                .collect();
            let ms = least(ms);
            println!("board of {name}: {ms:.1} ({rows} rows)");
        }
    }
}

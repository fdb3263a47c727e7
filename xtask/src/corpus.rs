//! `bench corpus -- FOLDER…`: files of any kind through the worker's code, natively.

use crate::run::{self, run};

/// Builds the reader with its checks on and gives it the folders.
///
/// It is a dev build: there a sum that does not fit stops the program, and is counted.
pub fn command(folders: &[String]) -> Result<(), String> {
    let folders: Vec<&String> = folders.iter().filter(|it| *it != "--").collect();
    if folders.is_empty() {
        return Err("which folder? cargo xtask bench corpus -- FOLDER".to_owned());
    }
    let mut cargo = run::command("cargo");
    cargo.args(["run", "--quiet", "--locked", "--example", "bench_corpus", "--"]).args(folders);
    run(&mut cargo)
}

//! Every file under the folders named, read by the worker's code, each in a process of its own with
//! 2 GB and 20 seconds: what came of it, and how often our own code or the library died.
//!
//! Driven by `cargo xtask bench corpus -- FOLDER…`. Natively a death of the library for binary
//! workbooks is caught where it panics; in the browser it ends the worker, and the screen names it
//! `reader_died` as well.

#[cfg(not(target_arch = "wasm32"))]
mod outcome;
#[cfg(not(target_arch = "wasm32"))]
mod reader;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    match arguments.as_slice() {
        [one, file] if one.as_os_str() == reader::ONE => {
            reader::read(file);
            std::process::ExitCode::SUCCESS
        }
        [] => {
            eprintln!("which folder? cargo xtask bench corpus -- FOLDER");
            std::process::ExitCode::FAILURE
        }
        folders => outcome::all(folders),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

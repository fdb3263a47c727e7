//! The parts of the program that come late, one file of the built app each, and the functions by
//! which each is entered. What only they reach is in their files (xtask/src/split.rs).

use super::context::Ui;
use super::exporting::{self, Export};
use super::importing::Importing;
use super::late::{Coming, Draw, Missing};
use super::{pages, parts};
use std::future::Future;
use std::pin::Pin;
use web_sys::File;

/// `part, door() -> type = function`: a function of a part, which comes when the door is asked.
macro_rules! doors {
    ($($(#[$doc:meta])* $part:ident, $door:ident() -> $gives:ty = $what:path;)*) => {
        $($(#[$doc])*
        pub fn $door() -> Coming<$gives> {
            #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
            fn $door() -> Result<$gives, Missing> {
                Ok($what)
            }
            Box::pin($door())
        })*

        /// Every part on its way.
        pub fn all() -> impl Iterator<Item = Pin<Box<dyn Future<Output = ()>>>> {
            let doors: [fn() -> Pin<Box<dyn Future<Output = ()>>>; _] =
                [$(|| Box::pin(async { let _ = $door().await; })),*];
            doors.into_iter().map(|door| door())
        }
    };
}

// Two parts and what both use make three files. Each further part may double the shared files
// (one for every set of parts that shares something), and the idle time fetches all of them anyway.
doors! {
    /// People, one person, one KPI.
    pages, figures() -> Draw = pages::figures;
    /// Targets, typed or pasted.
    pages, plans() -> Draw = pages::plans;
    /// What is here, and the settings.
    pages, house() -> Draw = pages::house;
    /// The counting of a figure down to the rows.
    pages, trace() -> Draw = parts::trace_panel::draw;
    /// The review of an import.
    files, review() -> Draw = pages::review;
    /// What reads files.
    files, reader() -> fn(Importing, Vec<File>) = Importing::read;
    /// What writes them.
    files, writer() -> fn(Ui, Export) = exporting::export;
}

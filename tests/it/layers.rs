//! The rooms of `src/` import one way only, as ARCHITECTURE.md draws it.
//!
//! Imports are written one room a line, `use crate::kpi::{…};`, so reading the
//! text is enough.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("lang", &["model"]),
    ("import", &["model", "lang"]),
    ("store", &["model", "lang"]),
    ("kpi", &["model", "lang"]),
    ("report", &["model", "lang", "kpi"]),
    ("export", &["model", "lang", "report"]),
    ("chart", &["model", "lang", "report"]),
    ("demo", &["model", "lang"]),
    ("ui", &["model", "lang", "import", "store", "kpi", "report", "export", "chart", "demo"]),
];

/// Crates, and the rooms (or the files of them) that alone may name them.
const CRATES: &[(&str, &[&str])] = &[
    ("leptos", &["ui"]),
    ("reactive_graph", &["ui"]),
    ("web_sys", &["ui", "store/browser.rs"]),
    ("js_sys", &["ui", "store/browser.rs"]),
    ("wasm_bindgen", &["ui", "store/browser.rs"]),
    ("gloo_storage", &["store/browser.rs"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("calamine", &["import/format"]),
    ("encoding_rs", &["import/format"]),
    ("chardetng", &["import/format"]),
    ("csv", &["import/format", "export"]),
    ("zip", &["import/format", "export"]),
    ("twox_hash", &["import/format"]),
    ("rust_xlsxwriter", &["export"]),
    ("miniz_oxide", &["store"]),
    ("holidays_ru", &["model"]),
];

/// Words that stand in one file alone, or nowhere.
const WORDS: &[(&str, &str)] = &[("inner_html", "ui/parts/chart.rs"), ("style=", "")];

/// A longer file wants to be two.
const LINES_MAX: usize = 300;

/// Files that may be longer, each with its reason.
const LONG: &[(&str, &str)] = &[];

#[test]
fn rooms_import_one_way() {
    let mut wrong = Vec::new();
    for &(room, allowed) in ROOMS {
        for path in rust_files(&src().join(room)) {
            let code = fs::read_to_string(&path).expect("readable file");
            let name = path.strip_prefix(src()).expect("under src").display().to_string();
            wrong.extend(
                untidy(&name, room, allowed, &code)
                    .into_iter()
                    .map(|what| format!("{name}: {what}")),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_src_is_a_room() {
    for entry in fs::read_dir(src()).expect("src") {
        let path = entry.expect("entry").path();
        let name = path.file_name().and_then(|it| it.to_str()).expect("a name");
        assert!(
            !path.is_dir() || name == "bin" || ROOMS.iter().any(|(room, _)| *room == name),
            "{name} is no room"
        );
    }
}

/// The desk alone stands beside the rooms; it is no place to put things.
#[test]
fn beside_the_rooms_stand_the_programs_and_the_desk() {
    let entries = fs::read_dir(src()).expect("src").map(|it| it.expect("entry").path());
    let files = entries.filter(|path| path.is_file());
    let mut names: Vec<String> =
        files.filter_map(|it| it.file_name()?.to_str().map(str::to_owned)).collect();
    names.sort();
    assert_eq!(names, ["desk.rs", "lib.rs", "main.rs"]);
}

#[test]
fn the_check_sees_what_it_forbids() {
    let wrong = untidy(
        "kpi/mod.rs",
        "kpi",
        &["model"],
        "//! Doc.\nuse crate::ui::state::State;\nuse leptos::prelude::*;\nview! { <p style=\"\"> }\n",
    );
    assert_eq!(wrong, ["imports ui", "names leptos", "holds style="]);
}

fn untidy(name: &str, room: &str, allowed: &[&str], code: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !code.starts_with("//!") {
        wrong.push("has no module doc".to_owned());
    }
    if code.lines().count() > LINES_MAX && !LONG.iter().any(|(file, _)| *file == name) {
        wrong.push(format!("is over {LINES_MAX} lines"));
    }
    if code.contains("crate::{") || code.contains("super::super") {
        wrong.push("hides which room it imports".to_owned());
    }
    for import in code.split("crate::").skip(1) {
        let import: String =
            import.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if !import.is_empty() && import != room && !allowed.contains(&import.as_str()) {
            wrong.push(format!("imports {import}"));
        }
    }
    for &(crate_name, rooms) in CRATES {
        let alone = rooms.iter().any(|allowed| name.starts_with(allowed));
        if !alone && names_crate(code, crate_name) {
            wrong.push(format!("names {crate_name}"));
        }
    }
    for &(word, file) in WORDS {
        if name != file && code.contains(word) {
            wrong.push(format!("holds {word}"));
        }
    }
    wrong
}

/// Whether the crate is named as the first part of a path: `csv::Reader`, not `export::csv::write`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::"))
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

//! Copies of the built app, with files of it taken away or changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::lab::{Lab, output_folder};

/// The files of the built app but the page itself.
pub fn files(dist: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(dist).expect("the built app").flatten();
    let names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "index.html").collect()
}

/// One of the programs that work beside the screen's, by the beginning of its name.
fn program(dist: &Path, name: &str) -> Vec<PathBuf> {
    let is = |it: &String| it.starts_with(name) && it.ends_with(".wasm");
    files(dist).into_iter().filter(is).map(|it| dist.join(it)).collect()
}

/// The parts among them; `part` names one.
pub fn parts(dist: &Path, part: &str) -> Vec<PathBuf> {
    let is_part = |name: &String| {
        name.starts_with(&format!("planerka-{part}"))
            && name.ends_with(".wasm")
            && !name.ends_with("_bg.wasm")
    };
    let found: Vec<PathBuf> =
        files(dist).into_iter().filter(is_part).map(|name| dist.join(name)).collect();
    assert!(!found.is_empty(), "the app has parts {part}");
    found
}

/// Files that were taken away, with what is to be put back.
pub type Taken = Vec<(PathBuf, Vec<u8>)>;

/// A copy of the built app, and the files of one of its parts.
pub fn without(part: &str) -> (PathBuf, Taken) {
    copied(part, |folder| parts(folder, part))
}

/// A copy of the built app, and one of its programs, which is taken away: `demo` or `worker`.
pub fn without_program(name: &str) -> (PathBuf, Taken) {
    let (folder, taken) = copied(name, |folder| program(folder, &format!("{name}-")));
    for (path, _) in &taken {
        std::fs::remove_file(path).expect("the program can be removed");
    }
    (folder, taken)
}

/// A copy of the built app, and files of it.
pub fn copied(part: &str, of: impl Fn(&Path) -> Vec<PathBuf>) -> (PathBuf, Taken) {
    let folder = output_folder().join(format!("late-{part}-{}", std::process::id()));
    let dist = Lab::dist().expect("said before");
    std::fs::create_dir_all(&folder).expect("a folder");
    for entry in std::fs::read_dir(dist).expect("the built app").flatten() {
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
    }
    let taken = of(&folder).into_iter();
    let taken = taken.map(|path| (path.clone(), std::fs::read(&path).expect("a part"))).collect();
    (folder, taken)
}

pub fn put(files: &[(PathBuf, Vec<u8>)]) {
    for (path, bytes) in files {
        std::fs::write(path, bytes).expect("the copy can be written");
    }
}

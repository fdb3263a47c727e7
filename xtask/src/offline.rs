//! The service worker of the built app: which files it keeps, and their digests.

use std::fs;
use std::path::Path;

use crate::{policy, sha};

/// Its file, which the guard of the page names too (`pre.js`).
pub const NAME: &str = "sw.js";

const SCRIPT: &str = include_str!("sw.js");

/// Writes it beside the files of the sealed app: all that lies in the folder by now.
pub fn write(folder: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut listed = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = fs::read(entry.path()).map_err(|e| format!("{name}: {e}"))?;
        // A host names the page by its folder.
        let address = if name == "index.html" { "./".to_owned() } else { format!("./{name}") };
        listed.push(format!("['{address}','{}']", sha::integrity(&bytes)));
    }
    listed.sort();
    let files = format!("[\n{}\n]", listed.join(",\n"));
    let script = policy::bare(SCRIPT)
        .replace("{VERSION}", &sha::name(format!("{SCRIPT}{files}").as_bytes()))
        .replace("{FILES}", &files);
    fs::write(folder.join(NAME), script).map_err(|e| format!("{NAME}: {e}"))
}

//! How large the program may be that is fetched before the board shows.

use std::fs;
use std::path::Path;

/// Bytes of the screen's program as the browser tests take it (profile `ci`, not compressed), its
/// late parts aside: half a percent more than the 1,505,810 that it had on 2026-11-30, when the first
/// load was 347 KB of the 350 allowed. What makes it grow can often come late: see "How to add" in
/// ARCHITECTURE.md. Lower it when the program shrinks.
const MOST: u64 = 1_513_000;

/// An error where the program of the built app is larger.
pub fn held(dist: &Path) -> Result<(), String> {
    let entries = fs::read_dir(dist).map_err(|e| format!("{}: {e}", dist.display()))?;
    let is_first = |name: &str| name.starts_with("planerka-") && name.ends_with("_bg.wasm");
    let first = entries.flatten().find(|it| is_first(&it.file_name().to_string_lossy()));
    let first = first.ok_or_else(|| format!("{} holds no planerka-…_bg.wasm", dist.display()))?;
    let bytes = first.metadata().map_err(|e| format!("{}: {e}", first.path().display()))?.len();
    eprintln!("xtask: {bytes} bytes before the board shows, {MOST} at most");
    if bytes <= MOST {
        return Ok(());
    }
    Err(format!("the program before the board has {} bytes too many", bytes - MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_weighed_without_its_late_parts() {
        let folder = std::env::temp_dir().join(format!("planerka-limit-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(held(&folder).is_err());
        let file = |name: &str, bytes: u64| {
            fs::File::create(folder.join(name)).unwrap().set_len(bytes).unwrap();
        };
        file("planerka-pages-1.wasm", 2 * MOST);
        file("worker-1_bg.wasm", 2 * MOST);
        file("planerka-1_bg.wasm", MOST);
        let at_most = held(&folder);
        file("planerka-1_bg.wasm", MOST + 1);
        let over = held(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert!(at_most.is_ok() && over.is_err());
    }
}

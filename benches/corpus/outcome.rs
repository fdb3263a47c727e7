//! All the files: a process each, its end told, the ends counted and kept with the other results.

use super::reader::ONE;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Output, Stdio};
use std::time::{Duration, Instant};

/// What a file may take: the address space of its process, and the time.
const MEMORY_KB: u64 = 2 << 20;
const TIME: Duration = Duration::from_secs(20);

/// How a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Read, or refused with a name.
    Named,
    /// The library died; the app names that.
    Library,
    /// Our own code panicked.
    Panic,
    /// Our own code asked for more memory than there is, or was killed.
    Abort,
    /// It took too long.
    Timeout,
}

/// Reads all the files under the folders, and fails where any of them ended otherwise than named.
pub fn all(folders: &[PathBuf]) -> ExitCode {
    let mut files = Vec::new();
    folders.iter().for_each(|it| list(it, &mut files));
    files.sort();
    if cfg!(not(unix)) {
        println!("The limit of memory is not held here: it needs `ulimit` of a Unix shell.");
    }
    let mut ends = Vec::with_capacity(files.len());
    for file in &files {
        let start = Instant::now();
        let (end, said) = one(file);
        println!(
            "{:>6} ms  {:<8} {}: {said}",
            start.elapsed().as_millis(),
            format!("{end:?}"),
            file.display()
        );
        ends.push(end);
    }
    let count = |of: End| ends.iter().filter(|it| **it == of).count();
    let bad = count(End::Panic) + count(End::Abort) + count(End::Timeout);
    let counts = [
        ("files", files.len()),
        ("panics", count(End::Panic)),
        ("aborts", count(End::Abort)),
        ("library_deaths", count(End::Library)),
        ("timeouts", count(End::Timeout)),
        ("named_outcomes", count(End::Named) + count(End::Library)),
    ];
    println!("corpus");
    counts.iter().for_each(|(name, count)| println!("  {name:<24} {count:>12}"));
    if let Err(why) = keep(&counts) {
        eprintln!("target/bench/results.json: {why}");
        return ExitCode::FAILURE;
    }
    if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn list(at: &Path, files: &mut Vec<PathBuf>) {
    if at.is_file() {
        files.push(at.to_path_buf());
    }
    for entry in std::fs::read_dir(at).into_iter().flatten().flatten() {
        // A link may lead back up.
        if !entry.path().is_symlink() {
            list(&entry.path(), files);
        }
    }
}

/// Reads one file in a process of its own.
fn one(file: &Path) -> (End, String) {
    let child = match spawn(file) {
        Ok(child) => child,
        Err(why) => return (End::Abort, format!("no process: {why}")),
    };
    match wait(child) {
        Ok(Some(output)) => end(file, &output),
        Ok(None) => (End::Timeout, format!("over {} s", TIME.as_secs())),
        Err(why) => (End::Abort, format!("no end: {why}")),
    }
}

fn spawn(file: &Path) -> std::io::Result<Child> {
    let own = std::env::current_exe()?;
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("ulimit -v {MEMORY_KB}; exec \"$0\" \"$@\"")).arg(own);
        shell
    } else {
        Command::new(own)
    };
    command.arg(ONE).arg(file).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// What the process said, or nothing where it was stopped. It says less than a pipe holds.
fn wait(mut child: Child) -> std::io::Result<Option<Output>> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > TIME {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().map(Some)
}

fn end(file: &Path, output: &Output) -> (End, String) {
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let panics: Vec<&str> = why.lines().filter_map(|it| it.strip_prefix("panic at ")).collect();
    // Paths of our own code are those of the project; a library's are whole.
    if panics.iter().any(|it| !Path::new(it).is_absolute()) {
        return (End::Panic, why);
    }
    if !panics.is_empty() {
        return (End::Library, format!("{said} ({why})"));
    }
    if output.status.success() && !said.is_empty() {
        return (End::Named, said);
    }
    let by = if is_binary(file) { End::Library } else { End::Abort };
    (by, format!("{} {why}", output.status))
}

/// Whether it is a workbook that the library reads.
fn is_binary(file: &Path) -> bool {
    let bytes = std::fs::read(file).unwrap_or_default();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.windows(15).any(|it| it == b"xl/workbook.bin")
}

/// Replaces the entry of the corpus in the results, leaving the other entries.
fn keep(counts: &[(&str, usize)]) -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join("bench");
    let file = folder.join("results.json");
    let old = std::fs::read_to_string(&file).ok().and_then(|it| serde_json::from_str(&it).ok());
    let mut all: Map<String, Value> = old.unwrap_or_default();
    let counts = counts.iter().map(|(name, count)| ((*name).to_owned(), Value::from(*count)));
    all.insert("corpus".to_owned(), Value::Object(counts.collect()));
    std::fs::create_dir_all(folder)?;
    std::fs::write(file, serde_json::to_string_pretty(&all).unwrap_or_default() + "\n")
}

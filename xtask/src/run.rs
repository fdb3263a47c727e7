//! Running other programs: one way to say what is run, with which PATH, and that it failed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project's root, wherever the command was typed.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where tools of the project alone are kept (npm packages, a cargo root).
pub fn tools_dir() -> PathBuf {
    root().join("target").join("tools")
}

/// PATH with the project's own tools before the machine's, and cargo's bin folder at the end.
fn path() -> std::ffi::OsString {
    let tools = tools_dir();
    let mut folders = vec![tools.join("node_modules").join(".bin"), tools.join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    if let Some(cargo) = cargo_home.or_else(|| home.map(|h| PathBuf::from(h).join(".cargo"))) {
        folders.push(cargo.join("bin"));
    }
    env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// The file that `name` would run, looked up in our PATH as the system does it.
pub fn find(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    env::split_paths(&path())
        .flat_map(|folder| endings.iter().map(move |e| folder.join(format!("{name}{e}"))))
        .find(|file| file.is_file())
}

/// A command with our PATH. NO_COLOR is taken away: trunk 0.21 refuses to start with it.
pub fn command(name: &str) -> Command {
    let mut command = match find(name) {
        Some(file) => Command::new(file),
        None => Command::new(name),
    };
    command.env("PATH", path()).env_remove("NO_COLOR").current_dir(root());
    command
}

/// Says the command and runs it; a status other than 0 is an error that names it.
pub fn run(command: &mut Command) -> Result<(), String> {
    let line = said(command);
    eprintln!("$ {line}");
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` ended with {status}")),
        Err(e) => Err(format!("`{line}` could not be started: {e}")),
    }
}

/// What the command writes to its output, when it ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let done = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

fn said(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}

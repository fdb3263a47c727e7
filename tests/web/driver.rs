//! chromedriver as a child: started on a free port, ended with the test that started it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The running driver.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts it and waits until it says its port. A driver takes the port it was given on IPv4 on
    /// IPv6 too, and ends where another process was quicker there: then it is started once more.
    pub fn start(program: &Path) -> Self {
        const TRIES: usize = 5;
        let mut said = Vec::new();
        for _try in 0..TRIES {
            match Self::begin(program) {
                Ok(driver) => return driver,
                Err(lines) => said.extend(lines),
            }
        }
        panic!("{} ended {TRIES} times without naming its port: {said:?}", program.display())
    }

    /// One start; what it said where it ended before it had a port.
    fn begin(program: &Path) -> Result<Self, Vec<String>> {
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|e| panic!("{}: {e}", program.display()));
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut said = Vec::new();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(port) = port_in(&line) {
                // Read on, or the driver would stop at a full pipe.
                std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
                return Ok(Self { child, port });
            }
            said.push(line);
        }
        let _status = child.wait();
        Err(said)
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _status = self.child.wait();
    }
}

/// `ChromeDriver was started successfully on port 40123.`
fn port_in(line: &str) -> Option<u16> {
    let (_, after) = line.split_once("successfully on port ")?;
    after.trim_end_matches('.').parse().ok()
}

/// The largest `VmHWM` of the renderers whose browser runs on this profile, in KB; from `/proc`.
pub fn renderer_peak_kb(profile: &Path) -> Option<u64> {
    let processes = processes()?;
    let main = browser_of(profile, &processes)?;
    let parent =
        |id: u32| processes.iter().find(|(child, _, _)| *child == id).map(|(_, parent, _)| *parent);
    let below =
        |id: u32| std::iter::successors(Some(id), |id| parent(*id)).take(10).any(|id| id == main);
    let renderers =
        processes.iter().filter(|(id, _, line)| line.contains("--type=renderer") && below(*id));
    renderers.filter_map(|(id, _, _)| status(*id, "VmHWM:")).max()
}

/// Ends the browser that runs on this profile; only on Linux.
pub fn end_browser_of(profile: &Path) {
    if let Some(id) = processes().and_then(|all| browser_of(profile, &all)) {
        let _ended = Command::new("kill").arg("-9").arg(id.to_string()).status();
    }
}

/// Id, parent and command line.
type Process = (u32, u32, String);

fn processes() -> Option<Vec<Process>> {
    Some(std::fs::read_dir("/proc").ok()?.flatten().filter_map(process).collect())
}

fn browser_of(profile: &Path, processes: &[Process]) -> Option<u32> {
    let mark = format!("--user-data-dir={}", profile.display());
    let is_browser = |line: &str| line.contains(&mark) && !line.contains("--type=");
    processes.iter().find(|(_, _, line)| is_browser(line)).map(|(id, _, _)| *id)
}

/// One entry of `/proc`.
fn process(entry: std::fs::DirEntry) -> Option<Process> {
    let id = entry.file_name().to_str()?.parse().ok()?;
    let line = std::fs::read(entry.path().join("cmdline")).ok()?;
    let parent = u32::try_from(status(id, "PPid:")?).ok()?;
    Some((id, parent, String::from_utf8_lossy(&line).replace('\0', " ")))
}

/// The first number after a name in `/proc/ID/status`.
fn status(id: u32, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

//! One Chromium: started, listened to, closed; a step that fails says what went wrong.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::lab::{Bench, Profile, output_folder};
use crate::logs::{Line, Logs, Post};

/// A browser with one profile; closed when it goes out of scope.
pub struct Browser {
    /// WebDriver itself, for what has no method here.
    pub client: Client,
    /// Where the app is served.
    pub address: String,
    logs: RefCell<Logs>,
    /// Its profile and downloads.
    pub profile: Rc<Profile>,
    bench: Rc<Bench>,
}

impl Browser {
    /// Starts Chromium on a profile; `address` is the app's.
    pub fn start(bench: &Rc<Bench>, profile: &Rc<Profile>, address: String) -> Self {
        let capabilities = capabilities(bench, profile);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
        let connected = bench.runtime.block_on(builder.connect(&bench.driver.address()));
        let client = connected.unwrap_or_else(|e| panic!("Chromium does not start: {e}"));
        let logs = RefCell::default();
        Self { client, address, logs, profile: Rc::clone(profile), bench: Rc::clone(bench) }
    }

    /// Waits for a step of WebDriver; its failure ends the test.
    pub fn wait<T, E: std::fmt::Display>(
        &self,
        what: &str,
        work: impl Future<Output = Result<T, E>>,
    ) -> T {
        self.bench.runtime.block_on(work).unwrap_or_else(|e| self.fail(&format!("{what}: {e}")))
    }

    /// The address of every request of the page since the browser started.
    pub fn network_log(&self) -> Vec<String> {
        let answer = self.wait("performance log", self.client.issue_cmd(Post::log("performance")));
        let mut logs = self.logs.borrow_mut();
        logs.add_requests(&answer);
        logs.requests.clone()
    }

    /// Every line of the console since the browser started.
    pub fn console(&self) -> Vec<Line> {
        let answer = self.wait("browser log", self.client.issue_cmd(Post::log("browser")));
        let mut logs = self.logs.borrow_mut();
        logs.add_console(&answer);
        logs.console.clone()
    }

    /// What the policy refused, as the console says it.
    pub fn violations(&self) -> Vec<String> {
        self.console().into_iter().filter(Line::is_violation).map(|line| line.message).collect()
    }

    /// Waits for WebDriver itself.
    pub fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.bench.runtime.block_on(work)
    }

    /// The most memory that a renderer of this browser has taken, in KB; only on Linux.
    pub fn renderer_peak_kb(&self) -> Option<u64> {
        crate::driver::renderer_peak_kb(&self.profile.data())
    }

    /// Ends the test with what a person needs to see why.
    pub fn fail(&self, why: &str) -> ! {
        let bench = &self.bench.runtime;
        let picture = bench.block_on(self.client.screenshot()).ok().and_then(|png| {
            let name = why
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { '-' })
                .take(60)
                .collect::<String>();
            let file = output_folder().join(format!("failed-{name}.png"));
            std::fs::write(&file, png).ok().map(|()| file)
        });
        let address =
            bench.block_on(self.client.current_url()).map(String::from).unwrap_or_default();
        if let Ok(answer) = bench.block_on(self.client.issue_cmd(Post::log("browser"))) {
            self.logs.borrow_mut().add_console(&answer);
        }
        let console: Vec<String> = self
            .logs
            .borrow()
            .console
            .iter()
            .map(|line| format!("  {} {}", line.level, line.message))
            .collect();
        panic!("{why}\nat {address}\npicture: {picture:?}\nconsole:\n{}", console.join("\n"));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let client = self.client.clone();
        let close = async { tokio::time::timeout(Duration::from_secs(10), client.close()).await };
        if !matches!(self.bench.runtime.block_on(close), Ok(Ok(()))) {
            // It does not answer: ended by its process, which no profile but ours names.
            crate::driver::end_browser_of(&self.profile.data());
        }
    }
}

fn capabilities(bench: &Bench, profile: &Profile) -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--window-size=1366,768",
    ];
    let mut arguments: Vec<String> = arguments.map(String::from).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.data().display()));
    json!({
        "browserName": "chrome",
        "timeouts": { "script": 300_000, "pageLoad": 60_000 },
        "goog:chromeOptions": {
            "binary": bench.chromium,
            "args": arguments,
            "prefs": { "download.default_directory": profile.downloads(), "download.prompt_for_download": false },
        },
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    })
}

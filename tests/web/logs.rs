//! What the browser says of itself: requests and console lines, read through chromedriver.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A chromedriver command that WebDriver itself has not: POST with a JSON body.
#[derive(Debug)]
pub struct Post {
    path: &'static str,
    body: Value,
}

impl Post {
    /// The lines of a log (`performance`, `browser`) since it was last asked.
    pub fn log(kind: &str) -> Self {
        Self { path: "se/log", body: json!({ "type": kind }) }
    }

    /// A command of the DevTools protocol.
    pub fn devtools(command: &str, parameters: &Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (::http::Method, Option<String>) {
        (::http::Method::POST, Some(self.body.to_string()))
    }
}

/// All that was read since the browser started.
#[derive(Default)]
pub struct Logs {
    /// Addresses of `Network.requestWillBeSent`.
    pub requests: Vec<String>,
    /// Console lines.
    pub console: Vec<Line>,
}

/// One line of the console.
#[derive(Clone, Debug)]
pub struct Line {
    /// `SEVERE`, `WARNING`, `INFO`, …
    pub level: String,
    /// `security`, `javascript`, `network`, `console-api`, …
    pub source: String,
    /// The words.
    pub message: String,
}

impl Line {
    /// Whether the policy or the trusted types refused something.
    pub fn is_violation(&self) -> bool {
        let marks =
            ["Content Security Policy", "Content-Security-Policy", "TrustedHTML", "TrustedScript"];
        self.source == "security" || marks.iter().any(|mark| self.message.contains(mark))
    }
}

impl Logs {
    /// Adds what `Post::log("performance")` answered.
    pub fn add_requests(&mut self, answer: &Value) {
        let messages =
            answer.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
        for message in messages {
            let event: Value = serde_json::from_str(message).unwrap_or_default();
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent"
                && let Some(url) = event["params"]["request"]["url"].as_str()
            {
                self.requests.push(url.to_string());
            }
        }
    }

    /// Adds what `Post::log("browser")` answered.
    pub fn add_console(&mut self, answer: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        let lines = answer.as_array().into_iter().flatten().map(|entry| Line {
            level: text(&entry["level"]),
            source: text(&entry["source"]),
            message: text(&entry["message"]),
        });
        self.console.extend(lines);
    }
}

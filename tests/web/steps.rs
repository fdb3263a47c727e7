//! What a person does in the browser, step by step: each waits for its end.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::lab::output_folder;
use crate::logs::Post;

/// How long a page may take for one step.
const DEADLINE: Duration = Duration::from_secs(20);

impl Browser {
    /// The app at a route (`""`, `#/board?p=2026-09`).
    pub fn open(&self, route: &str) {
        self.visit(&format!("{}{route}", self.address));
    }

    /// Any address.
    pub fn visit(&self, address: &str) {
        self.wait(address, self.client.goto(address));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.wait("reload", self.client.refresh());
    }

    /// The element with this `data-testid`, once it is there.
    pub fn wait_for(&self, handle: &str) -> Element {
        self.wait_within(handle, DEADLINE)
    }

    /// The same with a deadline of one's own.
    pub fn wait_within(&self, handle: &str, deadline: Duration) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.all(handle).into_iter().next() {
                return element;
            }
            if start.elapsed() > deadline {
                self.fail(&format!("no [data-testid={handle}] within {} s", deadline.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until an expression of JavaScript is true.
    pub fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        while self.js(&format!("return Boolean({expression})")) != true {
            if start.elapsed() > DEADLINE {
                self.fail(&format!("never true: {expression}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Every element with this `data-testid`, in the order of the page.
    pub fn all(&self, handle: &str) -> Vec<Element> {
        let selector = format!("[data-testid=\"{handle}\"]");
        self.wait(handle, self.client.find_all(Locator::Css(&selector)))
    }

    /// An attribute of the first such element.
    pub fn attribute(&self, handle: &str, name: &str) -> Option<String> {
        let element = self.wait_for(handle);
        self.wait(handle, element.attr(name))
    }

    /// The shown text of the first such element.
    pub fn text(&self, handle: &str) -> String {
        let element = self.wait_for(handle);
        self.wait(handle, element.text())
    }

    /// Clicks the first such element.
    pub fn click(&self, handle: &str) {
        let element = self.wait_for(handle);
        self.wait(handle, element.click());
    }

    /// Types into the first such element.
    pub fn type_into(&self, handle: &str, text: &str) {
        let element = self.wait_for(handle);
        self.wait(handle, element.send_keys(text));
    }

    /// Chooses an option of a `<select>` by its value.
    pub fn choose(&self, handle: &str, value: &str) {
        let element = self.wait_for(handle);
        self.wait(handle, element.select_by_value(value));
    }

    /// Gives files to an `<input type=file>`, hidden or not.
    pub fn set_files(&self, handle: &str, files: &[&Path]) {
        let absolute =
            |file: &&Path| std::path::absolute(file).expect("a path").display().to_string();
        let paths: Vec<String> = files.iter().map(absolute).collect();
        self.type_into(handle, &paths.join("\n"));
    }

    /// Runs `script` in the page; `return` gives the answer.
    pub fn js(&self, script: &str) -> Value {
        self.wait(script, self.client.execute(script, Vec::new()))
    }

    /// Runs an async function's body in a turn of the page's own, where its policy holds in full
    /// (a script of the driver itself may eval); an exception answers `"Name: message"`.
    pub fn js_async(&self, body: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             setTimeout(() => (async () => {{ {body} }})().then(done, (e) => done(e.name + ': ' + e.message)));"
        );
        self.wait(body, self.client.execute_async(&script, Vec::new()))
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.wait(command, self.client.issue_cmd(Post::devtools(command, parameters)))
    }

    /// The size of the page's view, in CSS pixels.
    pub fn set_size(&self, width: u32, height: u32) {
        let view =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &view);
    }

    /// A picture of the page as `target/web/NAME.png`.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let png = self.wait("screenshot", self.client.screenshot());
        let file = output_folder().join(format!("{name}.png"));
        std::fs::write(&file, png).expect("target/web can be written");
        file
    }

    /// The folder that downloads land in.
    pub fn downloads(&self) -> PathBuf {
        self.profile.downloads()
    }

    /// The bytes of a download, once it is complete.
    pub fn download(&self, name: &str) -> Vec<u8> {
        let file = self.downloads().join(name);
        let start = Instant::now();
        // Chromium holds the name with an empty file before it puts the whole one there.
        while !std::fs::metadata(&file).is_ok_and(|it| it.len() > 0) {
            if start.elapsed() > DEADLINE {
                self.fail(&format!("{name} was not downloaded"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        std::fs::read(&file).expect("a download can be read")
    }

    /// A second tab on the same profile, in front; the number of the tab for `tab`.
    pub fn new_tab(&self) -> usize {
        let opened = self.wait("new tab", self.client.new_window(true));
        self.wait("new tab", self.client.switch_to_window(opened.handle));
        self.wait("tabs", self.client.windows()).len() - 1
    }

    /// Brings a tab to the front; 0 is the first.
    pub fn tab(&self, number: usize) {
        let tabs = self.wait("tabs", self.client.windows());
        let tab =
            tabs.get(number).unwrap_or_else(|| self.fail(&format!("no tab {number}"))).clone();
        self.wait("tab", self.client.switch_to_window(tab));
    }
}

//! Keys as a person presses them.

use crate::browser::Browser;
use serde_json::json;

pub const ENTER: &str = "\u{e007}";

/// Presses keys where the focus is.
pub fn press(browser: &Browser, keys: &str) {
    let element = browser.wait("focus", browser.client.active_element());
    browser.wait(keys, element.send_keys(keys));
}

/// Walks to an element with the Tab key alone.
pub fn walk_to(browser: &Browser, handle: &str) {
    browser.wait_for(handle);
    walk_until(browser, handle, &format!("dataset.testid === '{handle}'"));
}

/// The same to one of which this holds.
pub fn walk_until(browser: &Browser, what: &str, holds: &str) {
    let is_there = format!("return document.activeElement?.{holds}");
    for _ in 0..200 {
        if browser.js(&is_there) == true {
            return;
        }
        // Of the browser, not of the element: a field of files takes no keys from a driver.
        for kind in ["rawKeyDown", "keyUp"] {
            let tab =
                json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
            browser.devtools("Input.dispatchKeyEvent", &tab);
        }
    }
    browser.fail(&format!("the Tab key does not come to {what}"));
}

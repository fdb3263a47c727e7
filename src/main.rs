//! The screen program: mounts the app and does nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    planerka::ui::mount();
}

/// Native builds compile every target; the app itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

//! The program that makes demo companies, and does nothing else: it is small, so that the first one
//! is there before anybody asks for it.

/// Native builds compile every target; the program itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod screen;

#[cfg(target_arch = "wasm32")]
fn main() {
    screen::listen(|message, send| planerka::desk::demo(message, send), |_| false);
}

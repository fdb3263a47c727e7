//! The worker program: a message loop around the desk. Nothing else.
//!
//! It parses untrusted bytes. Whatever kills it, the screen lives on and says which file it was.

/// Native builds compile every target; the worker itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod screen;

#[cfg(target_arch = "wasm32")]
fn main() {
    use planerka::desk::Desk;
    let mut desk = Desk::default();
    screen::listen(move |message, send| desk.answer(message, send), Desk::warm_up);
}

//! The worker program: a message loop over import, export and the codec. Nothing else.

/// Native builds compile every target; the worker itself exists only in a browser.
fn main() {}

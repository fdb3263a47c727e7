//! The built app measured in a real Chromium.
fn main() {}

//! The commands of the README: serve, build, test, check, bench.
fn main() {}

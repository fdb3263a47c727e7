//! The native tests that look at more than one room.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod imports;
mod layers;

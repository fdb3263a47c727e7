//! The native tests that look at more than one room.

mod layers;

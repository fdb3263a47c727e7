//! Planerka.

//! The keyboard (the screens handbook 2.6): keys that work on every screen, the palette of commands
//! and the sheet of keys. It comes late: the first screen is there without it.

#[cfg(target_arch = "wasm32")]
mod act;
#[cfg(target_arch = "wasm32")]
mod commands;
#[cfg(target_arch = "wasm32")]
mod listen;
pub mod map;
#[cfg(target_arch = "wasm32")]
mod palette;
pub mod query;
#[cfg(target_arch = "wasm32")]
mod sheet;

#[cfg(target_arch = "wasm32")]
pub use listen::listen;

//! What the person sees: the state of the app, its routes, and the screens that show them.
//!
//! State, routes, pasted text and the words for tables are plain code, tested natively; everything with markup exists
//! in a browser only.

pub mod exam_draft;
pub mod keyboard;
pub mod looked_at;
pub mod memory;
pub mod paste;
pub mod route;
#[cfg(test)]
mod route_tests;
pub mod settings;
pub mod state;
mod state_ahead;
#[cfg(test)]
mod state_ahead_tests;
mod state_answers;
mod state_demo;
pub mod state_device;
pub mod state_ground;
pub mod state_places;
mod state_scope;
mod state_tested;
#[cfg(test)]
mod state_tests;
pub mod template;
mod template_rows;
pub mod unread;
pub mod words;
pub mod words_events;
pub mod words_import;

#[cfg(target_arch = "wasm32")]
mod ahead;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod context;
#[cfg(target_arch = "wasm32")]
mod demos;
#[cfg(target_arch = "wasm32")]
mod exporting;
#[cfg(target_arch = "wasm32")]
mod importing;
#[cfg(target_arch = "wasm32")]
mod importing_asked;
#[cfg(target_arch = "wasm32")]
mod importing_told;
#[cfg(target_arch = "wasm32")]
mod landed;
#[cfg(target_arch = "wasm32")]
mod late;
#[cfg(target_arch = "wasm32")]
pub mod late_parts;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod program;
#[cfg(target_arch = "wasm32")]
mod saving;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod spare;
#[cfg(target_arch = "wasm32")]
mod worker;

#[cfg(target_arch = "wasm32")]
pub use mount::mount;

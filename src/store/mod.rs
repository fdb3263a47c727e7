//! What is kept between visits: batches as few bytes, and the saving of them all or not at all.

pub mod backend;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod codec;
pub mod error;
mod head;
pub mod memory;
mod opening;
pub mod pack;
mod room;
pub mod stored;
pub mod workspace;

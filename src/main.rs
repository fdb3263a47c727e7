//! The screen program: mounts the app, and holds the doors to the parts of it that come late.

/// What is reached through a door alone is in a file of its own (xtask/src/split.rs), named here
/// first.
///
/// Two parts and what both use make three files. Demos are a part of their own: nothing else than it and
/// what counts everything is to come before the first one is there. Each further part may double the files of what is
/// shared (one for every set of parts that shares something), and all are fetched at leisure anyway.
#[cfg(target_arch = "wasm32")]
mod doors {
    use planerka::ui::late_parts::{
        self as part, Coming, Copy, Count, Doors, Draw, Listen, Maker, Missing, Read, Ready, Write,
    };

    macro_rules! doors {
        ($($file:ident: $door:ident -> $gives:ty;)*) => {
            $(fn $door() -> Coming<$gives> {
                #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
                fn $door() -> Result<$gives, Missing> {
                    Ok(part::$door)
                }
                Box::pin($door())
            })*

            /// All of them.
            pub static DOORS: Doors = Doors { $($door),* };
        };
    }

    doors! {
        events: reach -> Count;
        pages: figures -> Draw;
        pages: house -> Draw;
        pages: trace -> Draw;
        pages: keys -> Listen;
        pages: copy -> Copy;
        demos: maker -> Maker;
        demos: demo -> Draw;
        demos: ribbon -> Draw;
        demos: sample -> Draw;
        files: review -> Draw;
        files: read -> Read;
        files: ready -> Ready;
        files: write -> Write;
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    planerka::ui::mount(&doors::DOORS);
}

/// Native builds compile every target; the app itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

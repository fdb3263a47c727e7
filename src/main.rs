//! The screen program: mounts the app, and holds the doors to the parts of it that come late.

/// What is reached through a door alone is in a file of its own (xtask/src/split.rs), named here
/// first.
///
/// Two parts and what both use make three files, and each further part may double the files of what is
/// shared. So all name what counts sales: that is one file, which the first look at figures waits for,
/// and the start does not. Demos are a part of their own: nothing else than it and what counts
/// everything is to come before the first one is there.
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
                    std::hint::black_box(&part::BASE);
                    Ok(part::$door)
                }
                Box::pin($door())
            })*

            /// All of them.
            pub static DOORS: Doors = Doors { $($door),* };
        };
    }

    doors! {
        sales: sales -> Count;
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

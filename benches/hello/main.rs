//! The least that can be made with the same framework: a button that counts its clicks. How long the
//! app takes until it answers is held against it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| {
        let clicks = RwSignal::new(0);
        view! {
            <button data-testid="app-ready" on:click=move |_| clicks.update(|it| *it += 1)>{clicks}</button>
        }
    });
}

/// Native builds compile every target; this one exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

//! The screen program: mounts the app and does nothing else.

// Temporary: a mount to try the build chain; the room `ui` replaces it.
#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    if let Some(boot) = leptos::prelude::document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(|| {
        let (count, set_count) = signal(0);
        view! {
            <main data-testid="app-ready">
                <p>"Planerka"</p>
                <button on:click=move |_| set_count.update(|n| *n += 1)>{count}</button>
            </main>
        }
    });
}

/// Native builds compile every target; the app itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

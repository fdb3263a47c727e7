//! The worker program: a message loop over import, export and the codec. Nothing else.

// Temporary: says that it lives, to try the build chain.
#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::{Function, Reflect, global};
    use wasm_bindgen::{JsCast, JsValue};
    let post = Reflect::get(&global(), &JsValue::from_str("postMessage"));
    if let Some(post) = post.ok().and_then(|post| post.dyn_into::<Function>().ok()) {
        let _sent = post.call1(&global(), &JsValue::from_str("alive"));
    }
}

/// Native builds compile every target; the worker itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

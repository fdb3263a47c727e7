//! The worker program: a message loop around the desk. Nothing else.
//!
//! It parses untrusted bytes. Whatever kills it, the screen lives on and says which file it was.

/// Native builds compile every target; the worker itself exists only in a browser.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    screen::listen();
}

/// The side that talks with the screen.
#[cfg(target_arch = "wasm32")]
mod screen {
    use js_sys::{Array, Uint8Array};
    use planerka::desk::Desk;
    use planerka::import::message::{Reply, encode};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Answers every message, until the screen ends the program.
    pub fn listen() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let mut desk = Desk::default();
        let own = scope.clone();
        let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Uint8Array::new(&event.data()).to_vec();
            desk.answer(message, &mut |reply, payload| post(&own, reply, payload));
        });
        scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
        // Lives as long as the program.
        answer.forget();
        post(&scope, &Reply::Ready, &[]);
    }

    /// Hands a reply over, its bytes moved, not copied.
    fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply, payload: &[&[u8]]) {
        let buffer = Uint8Array::from(encode(reply, payload).as_slice()).buffer();
        // An error means that the screen is gone: there is nobody to tell.
        let _ = scope.post_message_with_transfer(&buffer, &Array::of1(&buffer));
    }
}

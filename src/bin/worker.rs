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
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Answers every message, until the screen ends the program.
    pub fn listen() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let mut desk = Desk::default();
        let own = scope.clone();
        let asked = Rc::new(Cell::new(false));
        let is_asked = Rc::clone(&asked);
        let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            is_asked.set(true);
            let message = Uint8Array::new(&event.data()).to_vec();
            desk.answer(message, &mut |reply, payload| post(&own, reply, payload));
        });
        scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
        // Lives as long as the program.
        answer.forget();
        post(&scope, &Reply::Ready, &[]);
        warm_up(scope, 0, asked);
    }

    /// Warms up a file at a time while nothing is asked, so that no question waits for long.
    fn warm_up(scope: DedicatedWorkerGlobalScope, at: usize, asked: Rc<Cell<bool>>) {
        let own = scope.clone();
        let next = Closure::once_into_js(move || {
            if !asked.get() && Desk::warm_up(at) {
                warm_up(own, at + 1, asked);
            }
        });
        // Without a clock it is not warm, and no more.
        let _ = scope.set_timeout_with_callback(next.unchecked_ref());
    }

    /// Hands a reply over, its bytes moved, not copied.
    fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply, payload: &[&[u8]]) {
        let buffer = Uint8Array::from(encode(reply, payload).as_slice()).buffer();
        // An error means that the screen is gone: there is nobody to tell.
        let _ = scope.post_message_with_transfer(&buffer, &Array::of1(&buffer));
    }
}

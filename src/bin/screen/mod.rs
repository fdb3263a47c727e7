//! The side of a worker program that talks with the screen: its message loop.

use js_sys::{Array, Uint8Array};
use planerka::desk::Send;
use planerka::import::format::{Bytes, Outside};
use planerka::import::message::{Reply, encode};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Warms up by the nth piece of work; whether there was such a piece.
pub type WarmUp = fn(usize) -> bool;

/// Answers every message, until the screen ends the program; warms up while nothing is asked.
pub fn listen(mut answer: impl FnMut(&Bytes, Send) + 'static, work: WarmUp) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let asked = Rc::new(Cell::new(false));
    let is_asked = Rc::clone(&asked);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        is_asked.set(true);
        // One that is an array already would be copied.
        let data = event.data();
        let message = data.dyn_into().unwrap_or_else(|it| Uint8Array::new(&it));
        let message = Bytes::outside(Rc::new(Message(message)));
        answer(&message, &mut |reply, payload| post(&own, reply, payload));
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Lives as long as the program.
    hear.forget();
    post(&scope, &Reply::Ready, &[]);
    warm_up(scope, work, 0, asked);
}

/// A message: its bytes stay the browser's, and are copied as they are asked for.
struct Message(Uint8Array);

impl Outside for Message {
    fn size(&self) -> usize {
        self.0.length() as usize
    }

    fn copy(&self, from: usize, to: &mut [u8]) {
        // A file is far smaller than what an array of the browser may hold.
        let at = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        self.0.subarray(at(from), at(from + to.len())).copy_to(to);
    }
}

/// A piece at a time, so that no question waits for long.
fn warm_up(scope: DedicatedWorkerGlobalScope, work: WarmUp, at: usize, asked: Rc<Cell<bool>>) {
    let own = scope.clone();
    let next = Closure::once_into_js(move || {
        if !asked.get() && work(at) {
            warm_up(own, work, at + 1, asked);
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

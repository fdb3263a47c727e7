//! A worker as the screen sees it: started for one kind of work, watched, ended for good.

use super::program::{self, Kept, Program};
use crate::import::message::{Reply, decode, encode};
use js_sys::{Array, Uint8Array};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::set_interval_with_handle;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Seconds for the program to come.
const FETCH_SECONDS: u32 = 60;

/// Seconds for the worker to say that it is ready: the first time, and when started anew.
const READY_SECONDS: [u32; 2] = [3, 20];

/// Seconds without a word after which it is given up.
const QUIET_SECONDS: u32 = 10;

/// What is heard from it.
pub enum Heard {
    /// A reply with its payload.
    Reply(Reply, Vec<u8>),
    /// It has stopped, or never started.
    Died,
    /// It says nothing for too long.
    Silent,
    /// It cannot be had: nothing answers where it lies, or something else lies there.
    Unreached,
}

/// A request, and the buffers behind it.
struct Asked {
    header: Vec<u8>,
    payload: Vec<Uint8Array>,
}

/// The program and what it calls.
struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

struct Inner {
    program: Program,
    hear: Box<dyn Fn(Heard)>,
    running: RefCell<Option<Running>>,
    waiting: RefCell<Vec<Asked>>,
    ticker: Cell<Option<IntervalHandle>>,
    starts: Cell<usize>,
    ended: Cell<bool>,
    ready: Cell<bool>,
    asked: Cell<bool>,
    quiet: Cell<u32>,
}

/// The worker. Ended when this is dropped.
pub struct Client {
    inner: Rc<Inner>,
}

impl Drop for Client {
    fn drop(&mut self) {
        self.inner.end();
    }
}

impl Client {
    /// Starts it; what it says goes to `hear`, never from within a call of this.
    pub fn start(program: Program, hear: impl Fn(Heard) + 'static) -> Client {
        let inner = Rc::new(Inner {
            program,
            hear: Box::new(hear),
            running: RefCell::default(),
            waiting: RefCell::default(),
            ticker: Cell::default(),
            starts: Cell::default(),
            ended: Cell::default(),
            ready: Cell::default(),
            asked: Cell::default(),
            quiet: Cell::default(),
        });
        inner.begin();
        let watched = Rc::downgrade(&inner);
        let tick = move || {
            if let Some(inner) = watched.upgrade() {
                inner.tick();
            }
        };
        inner.ticker.set(set_interval_with_handle(tick, Duration::from_secs(1)).ok());
        Client { inner }
    }

    /// Asks it; the buffers are the payload, one after another.
    pub fn ask(&self, request: &impl Serialize, payload: Vec<Uint8Array>) {
        let asked = Asked { header: encode(request, &[]), payload };
        if self.inner.ready.get() {
            self.inner.send(&asked);
        } else {
            self.inner.waiting.borrow_mut().push(asked);
        }
    }
}

impl Inner {
    fn begin(self: &Rc<Inner>) {
        self.starts.set(self.starts.get() + 1);
        let waiting = Rc::downgrade(self);
        let program = self.program;
        spawn_local(async move {
            let kept = program::kept(program).await;
            let Some(inner) = waiting.upgrade().filter(|it| !it.ended.get()) else { return };
            inner.quiet.set(0);
            match kept.as_ref().map(|it| inner.run(it)) {
                Ok(Ok(running)) => drop(inner.running.replace(Some(running))),
                Ok(Err(_)) => inner.tell(Heard::Died),
                Err(_) => inner.tell(Heard::Unreached),
            }
        });
    }

    fn run(self: &Rc<Inner>, kept: &Kept) -> Result<Running, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&kept.address, &options)?;
        worker.post_message(&kept.module)?;
        let listening = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = listening.upgrade() {
                inner.hear_message(&event.data());
            }
        });
        let listening = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            if let Some(inner) = listening.upgrade() {
                inner.tell(Heard::Died);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, _on_message: on_message, _on_error: on_error })
    }

    fn hear_message(self: &Rc<Inner>, data: &JsValue) {
        if !data.is_instance_of::<Uint8Array>() && !data.is_instance_of::<js_sys::ArrayBuffer>() {
            return;
        }
        self.quiet.set(0);
        let bytes = Uint8Array::new(data).to_vec();
        let Some((reply, payload)) = decode::<Reply>(&bytes) else { return };
        match reply {
            Reply::Ready => {
                self.ready.set(true);
                for asked in self.waiting.take() {
                    self.send(&asked);
                }
            }
            reply => {
                self.asked.set(matches!(reply, Reply::Progress { .. }));
                self.tell(Heard::Reply(reply, payload.to_vec()));
            }
        }
    }

    fn send(self: &Rc<Inner>, asked: &Asked) {
        let message = joined(asked);
        let transfer = Array::of1(&message.buffer());
        let sent = match self.running.borrow().as_ref() {
            Some(running) => running.worker.post_message_with_transfer(&message, &transfer),
            None => return,
        };
        self.asked.set(true);
        self.quiet.set(0);
        if sent.is_err() {
            self.tell(Heard::Died);
        }
    }

    /// Counts seconds rather than reads a clock: a sleeping computer is no silence.
    fn tick(self: &Rc<Inner>) {
        self.quiet.set(self.quiet.get() + 1);
        let quiet = self.quiet.get();
        if self.running.borrow().is_none() {
            if quiet >= FETCH_SECONDS {
                self.tell(Heard::Unreached);
            }
        } else if !self.ready.get() {
            match READY_SECONDS.get(self.starts.get() - 1) {
                Some(&limit) if quiet < limit => {}
                Some(_) if self.starts.get() < READY_SECONDS.len() => self.begin(),
                _ => self.tell(Heard::Died),
            }
        } else if self.asked.get() && quiet >= QUIET_SECONDS {
            self.tell(Heard::Silent);
        }
    }

    /// Says it after the event that brought it, so that the hearer may end the worker.
    fn tell(self: &Rc<Inner>, heard: Heard) {
        let listening = Rc::downgrade(self);
        spawn_local(async move {
            if let Some(inner) = listening.upgrade().filter(|it| !it.ended.get()) {
                if !matches!(heard, Heard::Reply(..)) {
                    inner.end();
                }
                (inner.hear)(heard);
            }
        });
    }

    fn end(&self) {
        self.ended.set(true);
        drop(self.running.take());
        if let Some(ticker) = self.ticker.take() {
            ticker.clear();
        }
    }
}

/// Header and payload as one block, joined outside of wasm's memory.
fn joined(asked: &Asked) -> Uint8Array {
    let length = |bytes: &Uint8Array| bytes.length();
    let header = u32::try_from(asked.header.len()).unwrap_or(0);
    let message =
        Uint8Array::new_with_length(header + asked.payload.iter().map(length).sum::<u32>());
    message.set(&Uint8Array::from(asked.header.as_slice()), 0);
    let mut at = header;
    for part in &asked.payload {
        message.set(part, at);
        at += part.length();
    }
    message
}

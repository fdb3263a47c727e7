//! A worker as the screen sees it: started for one kind of work, watched, ended for good.

use crate::import::message::{Reply, decode, encode};
use js_sys::{Array, JSON, Object, Uint8Array};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::{document, set_interval_with_handle};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

/// Seconds for the worker to say that it is ready: the first time, and when started anew.
const READY_SECONDS: [u32; 2] = [3, 20];

/// Seconds without a word after which it is given up.
const QUIET_SECONDS: u32 = 10;

/// The programs that work beside the screen's.
#[derive(Clone, Copy)]
pub enum Program {
    /// Reads files and writes them.
    Reader,
    /// Makes demo companies.
    Demos,
}

impl Program {
    /// The `<meta>` of the page that says where it is.
    fn meta(self) -> &'static str {
        match self {
            Program::Reader => "meta[name=planerka-worker]",
            Program::Demos => "meta[name=planerka-demo]",
        }
    }
}

/// What is heard from it.
pub enum Heard {
    /// A reply with its payload.
    Reply(Reply, Vec<u8>),
    /// It has stopped, or never started.
    Died,
    /// It says nothing for too long.
    Silent,
}

/// A request, and the buffers behind it.
struct Asked {
    header: Vec<u8>,
    payload: Vec<Uint8Array>,
}

/// The program and what it calls.
struct Running {
    worker: Worker,
    address: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        let _ = Url::revoke_object_url(&self.address);
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
        self.quiet.set(0);
        match self.run() {
            Ok(running) => drop(self.running.replace(Some(running))),
            Err(_) => self.tell(Heard::Died),
        }
    }

    fn run(self: &Rc<Inner>) -> Result<Running, JsValue> {
        let address = module(self.program)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)?;
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
        Ok(Running { worker, address, _on_message: on_message, _on_error: on_error })
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
        if !self.ready.get() {
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

/// The address of a module of two lines that loads the program: one started from its own address
/// would not be under the policy of the page.
fn module(program: Program) -> Result<String, JsValue> {
    let meta = document().query_selector(program.meta())?;
    let said = |name: &str| meta.as_ref().and_then(|it| it.get_attribute(name));
    let script = absolute(&said("content").unwrap_or_default())?;
    let wasm = absolute(&said("data-wasm").unwrap_or_default())?;
    let options = Object::new();
    js_sys::Reflect::set(&options, &"credentials".into(), &"omit".into())?;
    if let Some(digest) = said("data-integrity") {
        js_sys::Reflect::set(&options, &"integrity".into(), &digest.into())?;
    }
    let quoted = |text: &str| JSON::stringify(&text.into()).map(String::from);
    let source = format!(
        "import init from {};\nawait init({{ module_or_path: fetch({}, {}) }});\n",
        quoted(&script)?,
        quoted(&wasm)?,
        String::from(JSON::stringify(&options)?),
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?;
    Url::create_object_url_with_blob(&blob)
}

fn absolute(path: &str) -> Result<String, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    Ok(Url::new_with_base(path, &base)?.href())
}

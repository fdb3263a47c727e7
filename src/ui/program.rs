//! The programs that work beside the screen's. Each is fetched once and kept: what is shown goes on
//! working when the net is switched off, or when the app has been put up anew behind it.

use super::browser::promised;
use js_sys::{Array, JsString, Object, Promise, Reflect, WebAssembly};
use leptos::prelude::document;
use std::cell::RefCell;
use std::thread::LocalKey;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Url};

/// Waits for the compiled program, and runs it. It would fetch it by itself, by the name that the
/// glue of wasm-bindgen has for that. A failure is one of the worker's, not of a promise in it.
const RUN: &str = "\nonmessage = (it) => { onmessage = null; __wbg_init({ module_or_path: it.data })\
    .catch((why) => setTimeout(() => { throw why; })); };\n";

/// One of them.
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

/// A program that is here.
#[derive(Clone)]
pub struct Kept {
    /// The address of its script, within the page: one started from its own address would not be
    /// under the policy of the page.
    pub address: String,
    /// The compiled program, which the script waits for.
    pub module: JsValue,
}

thread_local! {
    static KEPT: RefCell<[Option<Kept>; 2]> = const { RefCell::new([None, None]) };
    /// Those on their way: resolved when they are kept.
    static COMING: RefCell<[Option<Promise>; 2]> = const { RefCell::new([None, None]) };
}

/// The program, fetched if it is not here yet; once, however many ask for it meanwhile. Fails where it
/// cannot be fetched, or is another one than the page was built with.
pub async fn kept(program: Program) -> Result<Kept, JsValue> {
    let here = || KEPT.with_borrow(|it| it.get(program as usize).cloned().flatten());
    if let Some(kept) = here() {
        return Ok(kept);
    }
    let fetch = || {
        future_to_promise(async move {
            let fetched = fetched(program).await;
            set(&COMING, program, None);
            set(&KEPT, program, Some(fetched?));
            Ok(JsValue::UNDEFINED)
        })
    };
    let coming = COMING.with_borrow(|it| it.get(program as usize).cloned().flatten());
    let coming = coming.unwrap_or_else(fetch);
    set(&COMING, program, Some(coming.clone()));
    JsFuture::from(coming).await?;
    here().ok_or(JsValue::UNDEFINED)
}

fn set<T>(all: &'static LocalKey<RefCell<[Option<T>; 2]>>, program: Program, it: Option<T>) {
    all.with_borrow_mut(|all| {
        if let Some(place) = all.get_mut(program as usize) {
            *place = it;
        }
    });
}

async fn fetched(program: Program) -> Result<Kept, JsValue> {
    let meta = document().query_selector(program.meta())?;
    let said = |name: &str| meta.as_ref().and_then(|it| it.get_attribute(name));
    // Both are on their way before either is waited for.
    let script = asked(said("content"), said("data-script-integrity"))?;
    let wasm = asked(said("data-wasm"), said("data-integrity"))?;
    let source = got(script, "text").await?.unchecked_into::<JsString>().concat(&RUN.into());
    let bytes = got(wasm, "arrayBuffer").await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await?;
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source), &kind)?;
    Ok(Kept { address: Url::create_object_url_with_blob(&blob)?, module })
}

/// What lies at an address, unless it is something else than it was.
fn asked(address: Option<String>, digest: Option<String>) -> Result<Promise, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"credentials".into(), &"omit".into())?;
    if let Some(digest) = digest {
        Reflect::set(&options, &"integrity".into(), &digest.into())?;
    }
    promised(&js_sys::global(), "fetch", &Array::of2(&address.unwrap_or_default().into(), &options))
}

/// What a response holds, as `text` or as `arrayBuffer`.
async fn got(response: Promise, what: &str) -> Result<JsValue, JsValue> {
    let response = JsFuture::from(response).await?;
    JsFuture::from(promised(&response, what, &Array::new())?).await
}

//! The programs that work beside the screen's. Each is fetched once and kept: what is shown goes on
//! working when the net is switched off, or when the app has been put up anew behind it.

use js_sys::{Array, Function, JsString, Object, Promise, Reflect, WebAssembly};
use leptos::prelude::document;
use std::cell::RefCell;
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
pub struct Kept {
    /// The address of its script, within the page: one started from its own address would not be
    /// under the policy of the page.
    pub address: String,
    /// The compiled program, which the script waits for.
    pub module: JsValue,
}

thread_local! {
    /// What is here or on its way, as an array of what [`Kept`] has.
    static KEPT: RefCell<[Option<Promise>; 2]> = const { RefCell::new([None, None]) };
}

/// The program, fetched if it is neither here nor on its way. Fails where it cannot be fetched, or is
/// another one than the page was built with; the next one who asks has it fetched again.
pub async fn kept(program: Program) -> Result<Kept, JsValue> {
    let place = program as usize;
    let coming = KEPT.with_borrow_mut(|it| {
        let own = it.get_mut(place)?;
        Some(own.get_or_insert_with(|| future_to_promise(fetched(program))).clone())
    });
    let got = JsFuture::from(coming.unwrap_or_else(|| Promise::reject(&JsValue::NULL))).await;
    if got.is_err() {
        KEPT.with_borrow_mut(|it| it.get_mut(place).map(Option::take));
    }
    let parts: Array = got?.unchecked_into();
    Ok(Kept { address: parts.get(0).as_string().unwrap_or_default(), module: parts.get(1) })
}

async fn fetched(program: Program) -> Result<JsValue, JsValue> {
    let meta = document().query_selector(program.meta())?;
    let said = |name: &str| meta.as_ref().and_then(|it| it.get_attribute(name));
    // Both are on their way before either is waited for.
    let script = asked(said("content"), said("data-script-integrity"))?;
    let wasm = asked(said("data-wasm"), said("data-integrity"))?;
    let script = text(script).await?;
    let source = script.unchecked_into::<JsString>().concat(&RUN.into());
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source), &kind)?;
    // Compiled as it comes, browsers keep what they make of it for the next visit; a host that calls
    // it something else has it compiled once it is here.
    let response = JsFuture::from(wasm).await?;
    let copy = called(&response, "clone", &[])?;
    let module =
        match JsFuture::from(WebAssembly::compile_streaming(&Promise::resolve(&copy))).await {
            Ok(module) => module,
            Err(_) => {
                let bytes = JsFuture::from(promised(&response, "arrayBuffer")?).await?;
                JsFuture::from(WebAssembly::compile(&bytes)).await?
            }
        };
    Ok(Array::of2(&Url::create_object_url_with_blob(&blob)?.into(), &module).into())
}

/// What lies at an address, unless it is something else than it was.
fn asked(address: Option<String>, digest: Option<String>) -> Result<Promise, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"credentials".into(), &"omit".into())?;
    if let Some(digest) = digest {
        Reflect::set(&options, &"integrity".into(), &digest.into())?;
    }
    let address = address.unwrap_or_default().into();
    Ok(Promise::resolve(&called(&js_sys::global(), "fetch", &[address, options.into()])?))
}

async fn text(response: Promise) -> Result<JsValue, JsValue> {
    let response = JsFuture::from(response).await?;
    JsFuture::from(promised(&response, "text")?).await
}

fn promised(of: &JsValue, method: &str) -> Result<Promise, JsValue> {
    Ok(Promise::resolve(&called(of, method, &[])?))
}

fn called(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    method.apply(of, &arguments.iter().collect())
}

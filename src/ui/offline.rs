//! The app without a network: the browser keeps its files and answers with them, by a service worker
//! that the seal writes (xtask/src/sw.js).

use super::browser::promised;
use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Url;

/// Has the browser keep the app. It does not where the address is neither https nor of this computer,
/// and may not in a private window. Of the builds that are kept the last two stay.
pub async fn keep() {
    if let Some((keeper, script)) = keeper()
        && let Ok(promise) = promised(&keeper, "register", &Array::of1(&script.into()))
    {
        let _ = JsFuture::from(promise).await;
    }
}

/// Whether the browser keeps it; `None` where it may yet, and no where it never will.
pub async fn is_kept() -> Option<bool> {
    let Some((keeper, script)) = keeper() else { return Some(false) };
    let own = document().base_uri().ok().flatten();
    let own = Url::new_with_base(&script, &own?).ok()?.href();
    // Another app of this host may have one for all of it.
    let found = JsFuture::from(promised(&keeper, "getRegistration", &Array::new()).ok()?).await;
    let active = Reflect::get(&found.ok()?, &"active".into()).ok()?;
    let active = Reflect::get(&active, &"scriptURL".into()).ok()?;
    (active.as_string()? == own).then_some(true)
}

/// What keeps apps, and the script of this one: there is none where the app was not built to be put
/// up.
fn keeper() -> Option<(JsValue, String)> {
    let keeper = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    let meta = document().query_selector("meta[name=planerka-offline]").ok()??;
    keeper.is_object().then(|| meta.get_attribute("content").map(|it| (keeper, it)))?
}

//! The browser's local storage, by gloo-storage. Nothing else names it: its `raw()` stops the
//! program where storage is blocked, so every way to it goes past [`there`].

use crate::store::backend::{Backend, units_of};
use crate::store::error::BackendError;
use gloo_storage::{LocalStorage as Gloo, Storage};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Local storage that was found to be there.
#[derive(Clone, Debug)]
pub struct LocalStorage {
    storage: web_sys::Storage,
}

impl LocalStorage {
    /// Local storage, unless the browser blocks it (then: [`super::memory::Memory`] and a word
    /// to the person).
    pub fn open() -> Result<LocalStorage, BackendError> {
        if there() { Ok(LocalStorage { storage: Gloo::raw() }) } else { Err(BackendError::Blocked) }
    }
}

impl Backend for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, BackendError> {
        self.storage.get_item(key).map_err(refused)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendError> {
        self.storage.set_item(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        self.storage.remove_item(key).map_err(refused)
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        let length = self.storage.length().map_err(refused)?;
        (0..length).filter_map(|at| self.storage.key(at).map_err(refused).transpose()).collect()
    }

    /// Asks for the texts' lengths without copying them out of the browser.
    fn units(&self) -> Result<usize, BackendError> {
        let get: Function = Reflect::get(&self.storage, &"getItem".into())
            .and_then(JsCast::dyn_into)
            .map_err(refused)?;
        let mut units = 0;
        for key in self.keys()? {
            let text = get.call1(&self.storage, &key.as_str().into()).map_err(refused)?;
            let text = text.dyn_ref::<JsString>().map_or(0, JsString::length);
            units += units_of(&key) + usize::try_from(text).unwrap_or(0);
        }
        Ok(units)
    }
}

/// A small setting of this browser (language, theme), if there is one: a word, as it was kept.
pub fn device_get(key: &str) -> Option<String> {
    LocalStorage::open().ok()?.get(&device_key(key)).ok()?
}

/// Keeps a small setting of this browser. Not by gloo-storage's own `set`: that is JSON, which
/// nothing else of the first load needs.
pub fn device_set(key: &str, word: &str) -> Result<(), BackendError> {
    LocalStorage::open()?.set(&device_key(key), word)
}

/// Whether the browser gives out its local storage.
fn there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// No workspace has it: their keys begin with `planerka/`.
fn device_key(key: &str) -> String {
    format!("planerka:{key}")
}

fn refused(error: JsValue) -> BackendError {
    let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    named(&name.unwrap_or_default())
}

fn named(name: &str) -> BackendError {
    // The second is what older Firefox says.
    match name {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => BackendError::Full,
        _ => BackendError::Blocked,
    }
}

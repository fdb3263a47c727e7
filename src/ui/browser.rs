//! The few things of the browser that the screens need: its clock, address, downloads, clipboard.

use crate::model::date::Date;
use crate::model::time::Time;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Url};

/// Today by the clock and zone of the device.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    Date::new(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// This second by the clock and zone of the device, which say today too.
pub fn now() -> Time {
    let now = js_sys::Date::new_0();
    let second = now.get_hours() * 3_600 + now.get_minutes() * 60 + now.get_seconds();
    Time::new(today(), second).unwrap_or(Time::day(today()))
}

/// A number that nobody foresees, for what is drawn by lot.
pub fn lot() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

/// What stands after the `#`, with it; empty where there is none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a link: a new step in the history of the tab.
pub fn set_hash(link: &str) {
    let _ = window().location().set_hash(link);
}

/// Puts another link in the place of this one.
pub fn replace_hash(link: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(link));
    }
}

/// Lets the browser draw and answer before work goes on.
pub async fn pause(time: Duration) {
    let wait = Promise::new(&mut |done, _| {
        let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = JsFuture::from(wait).await;
}

/// The same between two parts of a work. A tab that nobody sees needs none, and would wait a second or a
/// minute each time.
pub fn room() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async {
        if !document().hidden() {
            pause(Duration::ZERO).await;
        }
    })
}

/// How long a work may go on before it makes room, in milliseconds.
const WHILE: f64 = 10.0;

/// The same for a work of many small parts: only where it has gone on for a while.
pub fn rooms() -> impl Fn() -> Pin<Box<dyn Future<Output = ()>>> {
    let since = Rc::new(Cell::new(js_sys::Date::now()));
    move || {
        let since = Rc::clone(&since);
        Box::pin(async move {
            if js_sys::Date::now() - since.get() > WHILE {
                room().await;
                since.set(js_sys::Date::now());
            }
        })
    }
}

/// Gives bytes to the person as a file.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has only asked for it.
    let forget = move || {
        let _ = Url::revoke_object_url(&address);
    };
    leptos::prelude::set_timeout(forget, Duration::from_secs(60));
    Ok(())
}

/// Puts text on the clipboard; an error where the browser does not let it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
    JsFuture::from(promised(&clipboard, "writeText", &Array::of1(&text.into()))?).await.map(|_| ())
}

/// Asks the browser not to clear what is kept when room gets short. It may say no.
pub fn ask_to_keep() {
    let storage = Reflect::get(&window().navigator(), &"storage".into());
    let _ = storage.and_then(|it| promised(&it, "persist", &Array::new()));
}

/// What a method promises; an error where there is none of that name.
pub fn promised(of: &JsValue, method: &str, arguments: &Array) -> Result<Promise, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    Ok(Promise::resolve(&method.apply(of, arguments)?))
}

/// Moves the focus to the element of that id.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element().and_then(|it| it.dyn_into().ok())
}

/// Whether keys of one letter belong to where the focus is: a field, a list, a cell.
pub fn is_typing() -> bool {
    focused().is_some_and(|it| {
        it.is_content_editable() || it.matches("input, select, textarea").unwrap_or(false)
    })
}

/// Shows the crash page of the guard, which is not made of Rust.
pub fn crash(message: &str) {
    let show = Reflect::get(&window(), &"planerkaCrash".into());
    if let Ok(Ok(show)) = show.map(JsCast::dyn_into::<Function>) {
        let _ = show.call1(&JsValue::NULL, &message.into());
    }
}

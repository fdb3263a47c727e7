//! The width of an element as it is, and as it becomes when the page is resized.

use js_sys::Array;
use leptos::html::Div;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

/// How long a new width must stand before anything is drawn anew.
const SETTLED: Duration = Duration::from_millis(100);

/// Watches as long as it lives.
struct Watch {
    observer: ResizeObserver,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Its width in whole pixels; 0 until it is on the page. The first is told at once.
pub fn width_of(node: NodeRef<Div>) -> RwSignal<u32> {
    let width = RwSignal::new(0);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            watch.set_value(watching(&element, width).ok());
        }
    });
    width
}

fn watching(element: &Element, width: RwSignal<u32>) -> Result<Watch, JsValue> {
    let latest = Rc::new(Cell::new(0));
    let observed = element.clone();
    let on_change = Closure::<dyn FnMut(Array)>::new(move |_: Array| {
        let now = u32::try_from(observed.client_width()).unwrap_or(0);
        latest.set(now);
        if width.try_get_untracked() == Some(0) {
            let _ = width.try_set(now);
            return;
        }
        let latest = Rc::clone(&latest);
        let settle = move || {
            if latest.get() == now && width.try_get_untracked().is_some_and(|it| it != now) {
                let _ = width.try_set(now);
            }
        };
        set_timeout(settle, SETTLED);
    });
    let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref())?;
    observer.observe(element);
    Ok(Watch { observer, _on_change: on_change })
}

//! Listening: what stands over the page, and which presses are keys of the map.

use super::map::{self, Key, Presses};
use super::{act, palette, sheet};
use crate::store::browser::{device_get, device_set};
use crate::ui::browser;
use crate::ui::context::Ui;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::{HtmlElement, KeyboardEvent};

/// What stands over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// Any command, found by its name.
    Palette,
    /// The list of keys.
    Sheet,
}

/// The keyboard's own state.
#[derive(Clone, Copy)]
pub(super) struct Keyboard {
    pub ui: Ui,
    over: RwSignal<Option<Over>>,
    /// Whether keys without Ctrl work: they can be switched off (WCAG 2.1.4).
    pub has_letters: RwSignal<bool>,
    /// What had the focus before something stood over the page.
    back: StoredValue<Option<HtmlElement>, LocalStorage>,
    presses: StoredValue<Presses>,
}

/// The name under which the device remembers that letters are off.
const LETTERS: &str = "letters";

impl Keyboard {
    pub fn open(self, over: Over) {
        if self.over.get_untracked().is_none() {
            self.back.set_value(browser::focused());
        }
        self.over.set(Some(over));
    }

    pub fn close(self) {
        self.over.set(None);
        if let Some(back) = self.back.try_update_value(Option::take).flatten() {
            let _ = back.focus();
        }
    }

    pub fn set_letters(self, are_on: bool) {
        self.has_letters.set(are_on);
        // Where the browser keeps nothing it holds as long as the tab.
        let _ = device_set(LETTERS, if are_on { "on" } else { "off" });
    }
}

thread_local! {
    static HERE: Cell<Option<Keyboard>> = const { Cell::new(None) };
}

/// Listens to the keys from now on, and hears the one that was pressed before they were, if any.
pub fn listen(ui: Ui, early: Option<KeyboardEvent>) {
    if HERE.get().is_none() {
        mount_to_body(move || mounted(ui));
    }
    if let (Some(keyboard), Some(event)) = (HERE.get(), early) {
        hear(keyboard, &event);
    }
}

fn mounted(ui: Ui) -> impl IntoView {
    let keyboard = Keyboard {
        ui,
        over: RwSignal::new(None),
        has_letters: RwSignal::new(device_get(LETTERS).as_deref() != Some("off")),
        back: StoredValue::new_local(None),
        presses: StoredValue::new(Presses::default()),
    };
    HERE.set(Some(keyboard));
    provide_context(ui);
    window_event_listener(leptos::ev::keydown, move |event| hear(keyboard, &event));
    move || match keyboard.over.get() {
        Some(Over::Palette) => view! { <palette::Palette keyboard/> }.into_any(),
        Some(Over::Sheet) => view! { <sheet::Sheet keyboard/> }.into_any(),
        None => ().into_any(),
    }
}

fn hear(keyboard: Keyboard, event: &KeyboardEvent) {
    if let Some(key) = pressed(keyboard, event) {
        event.prevent_default();
        act::act(keyboard, key);
    }
}

/// The key of the map that was pressed, if any; letters do nothing in fields nor under a dialog.
fn pressed(keyboard: Keyboard, event: &KeyboardEvent) -> Option<Key> {
    let is_command = event.ctrl_key() || event.meta_key();
    let is_free = !browser::is_typing() && keyboard.over.get_untracked().is_none();
    if event.alt_key() || event.default_prevented() || (!is_command && !is_free) {
        return None;
    }
    let stroke = map::Stroke {
        code: event.code(),
        is_command,
        is_shift: event.shift_key(),
        is_question: event.key() == "?",
        at: event.time_stamp(),
    };
    let key = keyboard.presses.try_update_value(|it| it.press(&stroke)).flatten()?;
    let is_allowed = is_command || keyboard.has_letters.get_untracked();
    // Undo in a field is the field's own.
    let is_ours = is_free || key == Key::Palette;
    (is_allowed && is_ours).then_some(key)
}

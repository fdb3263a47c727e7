//! Opening what was kept, and keeping what is: the door of the screens to the store.

use super::browser;
use super::settings::Settings;
use super::state::{Device, SaveState, State, Theme};
use super::state_ground::{Entry, Ground};
use crate::lang::Lang;
use crate::store::backend::Backend;
use crate::store::browser::{LocalStorage, device_get, device_set};
use crate::store::error::{Part, SaveError, Warning};
use crate::store::memory::Memory;
use crate::store::stored::StoredBatch;
use crate::store::workspace::{Kept, Opened, Workspace};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// The only workspace there is yet.
const WORKSPACE: &str = "main";

/// The door to what is kept.
pub type Door = Rc<RefCell<Workspace<Box<dyn Backend>>>>;

/// What was found.
pub struct Found {
    /// To save.
    pub door: Door,
    /// What was kept.
    pub ground: Ground,
    /// What the person must know.
    pub warning: Option<Warning>,
}

/// Opens the workspace, letting the browser breathe between batches; before them calls back where there
/// is one.
pub async fn open(is_wanted: impl FnOnce()) -> Found {
    let storage = LocalStorage::open();
    let is_blocked = storage.is_err();
    let backend: Box<dyn Backend> = match storage {
        Ok(storage) => Box::new(storage),
        Err(_) => Box::new(Memory::default()),
    };
    let Opened { workspace, state, mut warning, rescued } = Workspace::open(backend, WORKSPACE);
    let Kept { batches, extra, .. } = state;
    if !batches.is_empty() {
        is_wanted();
    }
    let mut entries = Vec::with_capacity(batches.len());
    // Where nothing opened whole, what is left is shown and can be downloaded; it is not saved over.
    for stored in batches.into_iter().chain(rescued) {
        match Entry::opened(Arc::clone(&stored)) {
            Ok(entry) => entries.push(entry),
            // Sound by its checksum and yet no batch: locked, so that no save leaves it out.
            Err(_) => {
                let part = Part::Batch(stored.label().to_owned());
                warning = Some(Warning::NothingOpened(vec![part]));
            }
        }
        browser::pause(Duration::ZERO).await;
    }
    let ground = Ground { entries, settings: Settings::read(&extra) };
    let warning = if is_blocked { Some(Warning::Blocked) } else { warning };
    Found { door: Rc::new(RefCell::new(workspace)), ground, warning }
}

/// What the device remembers.
pub fn device() -> Device {
    let lang = device_get("lang").and_then(|it| Lang::parse(&it));
    let theme = device_get("theme").and_then(|it| Theme::parse(&it));
    Device {
        lang: lang.unwrap_or_else(browser_lang),
        theme: theme.unwrap_or_default(),
        today: browser::today(),
    }
}

/// Russian, unless the browser speaks no Russian and some English.
fn browser_lang() -> Lang {
    let languages = window().navigator().languages();
    let speaks = |code: &str| {
        languages.iter().any(|it| it.as_string().is_some_and(|it| it.starts_with(code)))
    };
    if speaks("en") && !speaks("ru") { Lang::En } else { Lang::Ru }
}

/// Keeps what changes: the workspace soon after, language and theme at once. Answers the signal
/// that, when written, saves once more: after a failure, with nothing changed since.
pub fn keep(state: State, door: Door, warning: Option<&Warning>) -> RwSignal<()> {
    let again = RwSignal::new(());
    let refused = warning.and_then(refusal);
    let (units, looked) = (door.borrow().units_used(), Rc::clone(&door));
    let pending = Rc::new(Cell::new(false));
    let save: Rc<dyn Fn()> = {
        let pending = Rc::clone(&pending);
        Rc::new(move || {
            if pending.replace(false) {
                state.set_save(refused.map_or_else(|| commit(state, &door), SaveState::Failed));
            }
        })
    };
    let look = {
        let door = Rc::clone(&looked);
        move || {
            match state.save_state_untracked() {
                SaveState::Saved { .. } => {
                    if let Err(error) = door.borrow().standing() {
                        state.set_save(SaveState::Failed(error));
                    }
                }
                // Room may have been made elsewhere. What is on screen stays while it is tried.
                SaveState::Failed(SaveError::Full) => {
                    let saved = commit(state, &door);
                    if matches!(saved, SaveState::Saved { .. }) {
                        state.set_save(saved);
                    }
                }
                _ => {}
            }
        }
    };
    // What was saved may go without a word to this tab: by another, or with the browser's data.
    let on_focus = look.clone();
    window_event_listener(leptos::ev::storage, move |_| look());
    window_event_listener(leptos::ev::focus, move |_| on_focus());
    let on_hide = Rc::clone(&save);
    // The tab may close before the timer fires.
    window_event_listener(leptos::ev::pagehide, move |_| on_hide());
    Effect::new(move |before: Option<()>| {
        // Read, not only tracked: what is counted for the first time counts as changed.
        state.kept.with(|_| ());
        again.track();
        if before.is_none() {
            state.set_save(refused.map_or(SaveState::Saved { units }, SaveState::Failed));
            return;
        }
        state.set_save(SaveState::Saving);
        if !pending.replace(true) {
            let save = Rc::clone(&save);
            set_timeout(move || save(), Duration::from_millis(60));
        }
    });
    Effect::new(move |before: Option<()>| {
        let lang = state.speaks.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.id());
        }
        if before.is_some() {
            let _ = device_set("lang", lang.id());
        }
    });
    Effect::new(move |before: Option<()>| {
        let theme = state.theme();
        if before.is_some() {
            let _ = device_set("theme", theme.id());
        }
        set_scheme(theme);
    });
    again
}

/// Why nothing can be kept, where that is known from the opening.
fn refusal(warning: &Warning) -> Option<SaveError> {
    match warning {
        Warning::Blocked => Some(SaveError::Blocked),
        Warning::NewerVersion => Some(SaveError::NewerVersion),
        Warning::NothingOpened(_) => Some(SaveError::Damaged),
        Warning::OneDamaged(_) => None,
    }
}

fn commit(state: State, door: &Door) -> SaveState {
    let Some((batches, extra)) = state.kept.try_with_untracked(|ground| {
        let batches: Vec<Arc<StoredBatch>> =
            ground.entries.iter().map(|entry| Arc::clone(&entry.stored)).collect();
        (batches, ground.settings.write())
    }) else {
        return SaveState::Saving;
    };
    match door.borrow_mut().commit_letting_go(&batches, &extra) {
        Ok(saved) => SaveState::Saved { units: saved.units_used },
        Err(error) => SaveState::Failed(error),
    }
}

/// `color-scheme` decides every colour (style/tokens.css).
fn set_scheme(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
}

/// Forgets all data of this app in this browser; the app itself may stay at hand (`offline.rs`).
pub fn wipe() {
    let Ok(storage) = LocalStorage::open() else { return };
    for key in storage.keys().unwrap_or_default() {
        if key.starts_with("planerka") {
            let _ = storage.remove(&key);
        }
    }
}

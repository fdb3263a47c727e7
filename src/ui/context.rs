//! What every screen can reach: the state, the import, messages, and what stands over the page.

use super::browser;
use super::demos::Demos;
use super::exporting::Export;
use super::importing::Importing;
use super::late;
use super::late_parts::Doors;
use super::route::Link;
use super::saving::Door;
use super::state::{State, Theme};
use super::worker::Client;
use crate::lang::{Lang, Text};
use crate::report::trace::Traced;
use crate::store::error::Warning;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use web_sys::HtmlElement;

/// How long a message stays (the screens handbook 4.6: at least 8 s).
const TOAST: Duration = Duration::from_secs(10);

/// Never the same twice: a message that goes must not lend its place to the next.
static NEXT_TOAST: AtomicU32 = AtomicU32::new(0);

/// A short message.
#[derive(Clone)]
pub struct Toast {
    /// Which one.
    pub id: u32,
    /// What it says.
    pub words: Arc<dyn Fn(Lang) -> String + Send + Sync>,
    /// Whether the last change can be taken back from it.
    pub can_undo: bool,
    /// Whether it tells of a failure.
    pub is_bad: bool,
}

/// All of it. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The state of the app.
    pub state: State,
    /// The import.
    pub import: Importing,
    /// The demo companies.
    pub demos: Demos,
    /// Short messages.
    pub toasts: RwSignal<Vec<Toast>>,
    /// The figure whose counting is shown.
    pub trace: RwSignal<Option<Traced>>,
    /// What the person must know of the opening.
    pub warning: StoredValue<Option<Warning>>,
    /// The doors to the parts that come late.
    pub doors: &'static Doors,
    again: RwSignal<()>,
    door: StoredValue<Door, LocalStorage>,
    back: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// The worker that writes files.
    pub(super) writer: StoredValue<Option<Client>, LocalStorage>,
}

impl Ui {
    /// Over a state. Needs an owner.
    pub fn new(
        state: State,
        door: Door,
        again: RwSignal<()>,
        warning: Option<Warning>,
        doors: &'static Doors,
    ) -> Ui {
        Ui {
            state,
            import: Importing::new(state),
            demos: Demos::new(),
            toasts: RwSignal::new(Vec::new()),
            trace: RwSignal::new(None),
            warning: StoredValue::new(warning),
            doors,
            again,
            door: StoredValue::new_local(door),
            back: StoredValue::new_local(None),
            writer: StoredValue::new_local(None),
        }
    }

    /// The context of the component that asks.
    pub fn get() -> Ui {
        expect_context()
    }

    /// Goes to a link, as one step in the history of the tab.
    pub fn go(self, link: &Link) {
        browser::set_hash(&link.to_string());
    }

    /// Says something shortly.
    pub fn toast(
        self,
        can_undo: bool,
        is_bad: bool,
        words: impl Fn(Lang) -> String + Send + Sync + 'static,
    ) {
        let words = Arc::new(words);
        let id = NEXT_TOAST.fetch_add(1, Ordering::Relaxed);
        self.toasts.update(|toasts| {
            // A newer change is what would be taken back.
            toasts.retain(|it| !it.can_undo || !can_undo);
            toasts.push(Toast { id, words, can_undo, is_bad });
        });
        self.end_toast_later(id);
    }

    fn end_toast_later(self, id: u32) {
        let end = move || {
            let is_held = document()
                .query_selector(".toast:hover, .toast:focus-within")
                .is_ok_and(|it| it.is_some());
            if is_held {
                self.end_toast_later(id);
            } else {
                self.end_toast(id);
            }
        };
        set_timeout(end, TOAST);
    }

    /// Takes a message away.
    pub fn end_toast(self, id: u32) {
        let _ = self.toasts.try_update(|it| it.retain(|toast| toast.id != id));
    }

    /// Takes the last change back, and says so.
    pub fn undo(self) {
        if let Some(change) = self.state.undo() {
            self.toasts.update(|it| it.retain(|toast| !toast.can_undo));
            self.toast(false, false, move |lang| {
                let head = Text { ru: "Отменено", en: "Undone" }.get(lang);
                format!("{head}: {}", change.text(lang))
            });
        }
    }

    /// Makes again what was taken back, and says so.
    pub fn redo(self) {
        if let Some(change) = self.state.redo() {
            self.toast(true, false, move |lang| {
                let head = Text { ru: "Возвращено", en: "Redone" }.get(lang);
                format!("{head}: {}", change.text(lang))
            });
        }
    }

    /// Shows how a figure was counted.
    pub fn explain(self, asked: Traced) {
        self.back.set_value(browser::focused());
        self.trace.set(Some(asked));
    }

    /// Closes what stands over the page; the focus goes back to where it was.
    pub fn close(self) {
        self.trace.set(None);
        if let Some(Some(element)) = self.back.try_update_value(Option::take) {
            let _ = element.focus();
        }
    }

    /// Light becomes dark and the other way round, whatever the system has.
    pub fn switch_theme(self) {
        let system_is_dark = || {
            let query = window().match_media("(prefers-color-scheme: dark)");
            query.ok().flatten().is_some_and(|it| it.matches())
        };
        let is_dark = match self.state.theme() {
            Theme::System => system_is_dark(),
            theme => theme == Theme::Dark,
        };
        self.state.set_theme(if is_dark { Theme::Light } else { Theme::Dark });
    }

    /// Saves once more: what was erased, as if for the first time.
    pub fn save_again(self) {
        self.door.with_value(|door| door.borrow_mut().begin_anew());
        self.again.set(());
    }

    /// Forgets a workspace of which nothing could be opened; whether that was done.
    pub fn start_over(self) -> bool {
        self.door.with_value(|door| door.borrow_mut().start_over().is_ok())
    }

    /// Currency of the data.
    pub fn currency(self) -> String {
        self.state.data.with(|it| it.currency.clone())
    }

    /// Downloads a file, by the part that writes them.
    pub fn export(self, what: Export) {
        late::with(self, (self.doors.write)(), move |write| write(self, what));
    }

    /// Stops whatever the workers do.
    pub fn stop_work(self) {
        self.writer.set_value(None);
        self.import.stop();
    }
}

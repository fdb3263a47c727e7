//! The test that is under way on this device: each answer is kept at once, so that a reload goes on
//! where it was.

use crate::lang::text;
use crate::model::date::{Grain, Period};
use crate::model::questions::Answer;
use crate::model::targets::Who;
use crate::report::exam::Exam;
use crate::store::browser::{device_get, device_set};
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::exam_draft::Draft;
use crate::ui::route::{Page, When};
use leptos::prelude::*;

/// Where it is kept.
const KEY: &str = "exam";

/// The test. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Running {
    /// The app.
    pub ui: Ui,
    /// What is kept of it.
    pub draft: RwSignal<Option<Draft>>,
    /// What was answered to the question asked, and not confirmed yet.
    pub chosen: RwSignal<Option<Answer>>,
    /// Whether it was to go on with nothing chosen.
    pub is_unanswered: RwSignal<bool>,
    /// Whether the way out was asked for.
    pub is_leaving: RwSignal<bool>,
    /// Whether this browser keeps the answers.
    pub is_kept: RwSignal<bool>,
    /// Whether what it became could not be written.
    pub is_failed: RwSignal<bool>,
}

impl Running {
    /// What this device has of a test.
    pub fn open(ui: Ui) -> Running {
        let running = Running {
            ui,
            draft: RwSignal::new(kept(ui).and_then(|it| Draft::read(&it))),
            chosen: RwSignal::new(None),
            is_unanswered: RwSignal::new(false),
            is_leaving: RwSignal::new(false),
            is_kept: RwSignal::new(true),
            is_failed: RwSignal::new(false),
        };
        // The tab may have ended between the last answer and the writing of what it became.
        if running.exam_untracked().is_some_and(|it| it.next().is_none()) {
            running.finish();
        }
        running
    }

    /// Whether it fills the screen.
    pub fn is_open(self) -> bool {
        self.draft.with(|it| it.as_ref().is_some_and(|it| !it.is_aside)) && self.exam().is_some()
    }

    /// Whether it cannot be gone on with: its questions are others now.
    pub fn is_stale(self) -> bool {
        self.draft.with(Option::is_some) && self.exam().is_none()
    }

    /// The test as far as it is.
    pub fn exam(self) -> Option<Exam> {
        let ui = self.ui;
        self.draft.with(|it| ui.state.data.with(|data| it.as_ref()?.resume(data)))
    }

    fn exam_untracked(self) -> Option<Exam> {
        untrack(move || self.exam())
    }

    /// Begins one, or goes on with the one put aside.
    pub fn show(self, mut draft: Draft) {
        draft.is_aside = false;
        self.is_failed.set(false);
        self.is_leaving.set(false);
        self.chosen.set(None);
        self.keep(draft);
    }

    /// Chooses an answer of the question asked.
    pub fn choose(self, answer: Answer) {
        self.is_unanswered.set(false);
        self.chosen.set(Some(answer));
    }

    /// Confirms the answer chosen and goes on; says so where none is.
    pub fn go_on(self) {
        let Some((mut exam, mut draft)) = self.exam_untracked().zip(self.draft.get_untracked())
        else {
            return;
        };
        let Some(at) = exam.next() else { return };
        let chosen = self.chosen.get_untracked();
        let answer = |it| self.ui.state.data.with_untracked(|data| exam.answer(data, at, it));
        if !chosen.is_some_and(answer) {
            self.is_unanswered.set(true);
            return;
        }
        draft.keep(&exam);
        self.chosen.set(None);
        self.keep(draft);
        if exam.next().is_none() {
            self.finish();
        }
    }

    /// Writes the attempts that it became, once.
    fn finish(self) {
        let (Some(exam), Some(mut draft)) = (self.exam_untracked(), self.draft.get_untracked())
        else {
            return;
        };
        let at = draft.finish(browser::now());
        let made = self.ui.state.data.with_untracked(|data| {
            let all = &data.attempts;
            let is_there = all.date.iter().zip(&all.rep).any(|it| it == (&at, &exam.rep));
            if is_there { Vec::new() } else { exam.attempts(data, at) }
        });
        self.keep(draft);
        if !made.is_empty() {
            self.is_failed.set(self.ui.state.examine(&made).is_err());
        }
    }

    /// Puts it aside, or, where it is finished, leaves it for good: for what it made of the figures.
    pub fn leave(self) {
        let Some(mut draft) = self.draft.get_untracked() else { return };
        self.is_leaving.set(false);
        let Some(at) = draft.finished() else {
            draft.is_aside = true;
            self.keep(draft);
            browser::focus("main");
            return;
        };
        self.forget();
        let mut link = self.ui.state.link_untracked().at(Page::Kpi("product_knowledge".to_owned()));
        link.period = Some(When::Of(Period::around(at.date(), Grain::Month)));
        link.as_of = None;
        if matches!(untrack(|| self.ui.state.scope.get()).who, Who::Rep(_)) {
            link.who = None;
        }
        self.ui.go(&link);
        if !self.is_failed.get_untracked() {
            let said = text("Тест записан", "The test is recorded");
            self.ui.toast(true, false, move |lang| said.get(lang).to_owned());
        }
    }

    /// Drops it.
    pub fn forget(self) {
        self.draft.set(None);
        self.write("");
    }

    fn keep(self, draft: Draft) {
        self.is_kept.set(self.write(&draft.write()));
        self.draft.set(Some(draft));
    }

    /// Whether this browser keeps what is to be kept: nothing of a demo.
    fn write(self, text: &str) -> bool {
        let is_demo = untrack(|| self.ui.state.demo()).is_some();
        is_demo || device_set(KEY, text).is_ok()
    }
}

/// What this device has of a person's own test.
fn kept(ui: Ui) -> Option<String> {
    untrack(|| ui.state.demo()).is_none().then(|| device_get(KEY)).flatten()
}

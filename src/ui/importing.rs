//! One import, from the drop of files to the batches: what stage it is at, and the steps between.

use super::browser;
use super::importing_asked::contents;
pub use super::landed::{LeftOut, Summary};
use super::route::Link;
use super::spare::Spare;
use super::state::{Shared, State};
use super::state_ground::Entry;
use super::worker::{Client, Heard};
use crate::import::error::{FileRefused, Refusal};
use crate::import::message::{Kept, Reply, Request, Stage, parts};
use crate::import::review::{Choice, Review};
use crate::store::codec;
use crate::store::stored::{StoredBatch, label};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// How far an import is.
#[derive(Clone, PartialEq)]
pub enum Phase {
    /// None is under way.
    Idle,
    /// The files are being read.
    Reading,
    /// The person looks at what was found.
    Review(Shared<Review>),
    /// The batches are being made.
    Committing(Shared<Review>),
    /// They have landed.
    Done(Summary),
}

/// The import. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Importing {
    pub(super) state: State,
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// Percent and stage while work runs.
    pub progress: RwSignal<Option<(u8, Stage)>>,
    /// Files that could not be read.
    pub refused: RwSignal<Vec<FileRefused>>,
    /// Choices that the worker has not answered yet.
    pub choosing: RwSignal<u32>,
    /// What was left out in this visit, the last first.
    pub left_out: RwSignal<Vec<LeftOut>>,
    pub(super) files: RwSignal<Vec<String>>,
    /// The file that the worker spoke of last.
    file: StoredValue<String>,
    client: StoredValue<Option<Client>, LocalStorage>,
    spare: StoredValue<Option<Spare>, LocalStorage>,
    /// What is to be remembered of what lands.
    memory: StoredValue<Vec<Kept>>,
    /// Which import it is: what an earlier one still says is not heard.
    pub(super) run: StoredValue<u32>,
}

impl Importing {
    /// None under way. Needs an owner.
    pub fn new(state: State) -> Importing {
        Importing {
            state,
            phase: RwSignal::new(Phase::Idle),
            progress: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
            choosing: RwSignal::new(0),
            left_out: RwSignal::new(Vec::new()),
            files: RwSignal::new(Vec::new()),
            file: StoredValue::new(String::new()),
            client: StoredValue::new_local(None),
            spare: StoredValue::new_local(None),
            memory: StoredValue::new(Vec::new()),
            run: StoredValue::new(0),
        }
    }

    /// The review on screen, if there is one.
    pub fn review(self) -> Option<Shared<Review>> {
        match self.phase.get() {
            Phase::Review(review) | Phase::Committing(review) => Some(review),
            _ => None,
        }
    }

    /// Reads files. They are added to the review that is looked at, and wait for what is being read
    /// or made.
    pub fn read(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        let link = self.state.link_untracked();
        if link.demo.is_some() {
            // Files never meet a demo, not even the names of its people.
            self.state.go(Link { demo: None, ..link });
        }
        match self.phase.get_untracked() {
            Phase::Review(_) => return self.add(files),
            Phase::Reading | Phase::Committing(_) => return self.read_later(files),
            Phase::Idle | Phase::Done(_) => {}
        }
        let run = self.begin(Phase::Reading);
        self.refused.set(Vec::new());
        self.files.set(files.iter().map(File::name).collect());
        self.progress.set(Some((0, Stage::Reading)));
        let files = self.readable(files);
        if files.is_empty() {
            return self.stop();
        }
        self.start(run);
        spawn_local(async move {
            let contents = contents(files).await;
            if !self.is(run) {
                return;
            }
            match contents {
                Ok((named, payload)) => {
                    let (here, batches) = self.here();
                    self.ask(&here, batches);
                    self.ask(&self.request(named), payload);
                }
                Err(file) => self.refuse(vec![file], Refusal::Damaged),
            }
        });
    }

    /// Changes what is chosen about a sheet. It stands in the review at once, so that the next
    /// change builds on it; what follows from it comes with the worker's answer to the last one.
    pub fn change(self, sheet: usize, change: impl FnOnce(&mut Choice)) {
        let Phase::Review(review) = self.phase.get_untracked() else { return };
        let mut review = Review::clone(&review);
        let Some(shown) = review.sheets.get_mut(sheet) else { return };
        let columns = shown.columns.len();
        shown.choice.fields.resize(columns, None);
        shown.choice.readings.resize(columns, None);
        change(&mut shown.choice);
        let choice = shown.choice.clone();
        self.phase.set(Phase::Review(Shared::new(review)));
        self.choosing.update(|it| *it += 1);
        if let Ok(sheet) = u32::try_from(sheet) {
            self.ask(&Request::Choose { sheet, choice }, Vec::new());
        }
    }

    /// Makes the batches of what is chosen.
    pub fn commit(self) {
        let Phase::Review(review) = self.phase.get_untracked() else { return };
        self.phase.set(Phase::Committing(review));
        self.progress.set(Some((0, Stage::Packing)));
        self.ask(&Request::Commit(self.state.speaks.get_untracked()), Vec::new());
    }

    /// Stops at once; nothing was written.
    pub fn stop(self) {
        self.begin(Phase::Idle);
    }

    pub(super) fn ask(self, request: &Request, payload: Vec<Uint8Array>) {
        self.client.with_value(|it| {
            if let Some(client) = it {
                client.ask(request, payload);
            }
        });
    }

    /// Ends the worker of before; the number of the import that begins.
    fn begin(self, phase: Phase) -> u32 {
        let ended = self.client.try_update_value(Option::take);
        drop(ended);
        self.progress.set(None);
        self.choosing.set(0);
        self.file.set_value(String::new());
        self.phase.set(phase);
        self.run
            .try_update_value(|run| {
                *run = run.wrapping_add(1);
                *run
            })
            .unwrap_or_default()
    }

    pub(super) fn is(self, run: u32) -> bool {
        self.run.try_get_value() == Some(run)
    }

    /// Gets a worker ready for the next files.
    pub fn get_ready(self) {
        if self.spare.with_value(Option::is_none) && self.client.with_value(Option::is_none) {
            self.spare.set_value(Some(Spare::start()));
        }
    }

    fn start(self, run: u32) {
        let hear = move |heard| {
            if self.is(run) {
                self.hear(run, heard);
            }
        };
        let spare = self.spare.try_update_value(Option::take).flatten();
        self.client.set_value(Some(Spare::given(spare, hear)));
    }

    fn hear(self, run: u32, heard: Heard) {
        match heard {
            Heard::Died => self.refuse(self.blamed(), Refusal::ReaderDied),
            Heard::Silent => self.refuse(self.blamed(), Refusal::TimedOut),
            Heard::Unreached => self.refuse(self.blamed(), Refusal::Unreached),
            Heard::Reply(Reply::Progress { percent, stage, file }, _) => {
                self.file.set_value(file);
                self.progress.set(Some((percent.min(100), stage)));
            }
            Heard::Reply(Reply::Review(review), _) => self.reviewed(review),
            Heard::Reply(Reply::Beside(beside), _) => self.counted(&beside),
            Heard::Reply(Reply::LeftOut(files), payload) => self.leave_out(run, files, &payload),
            Heard::Reply(Reply::Remembered(memory), _) => self.memory.set_value(memory),
            Heard::Reply(Reply::Batches { lengths }, payload) => {
                spawn_local(async move { self.land(run, &lengths, &payload).await });
            }
            Heard::Reply(Reply::Failed(refused), _) => {
                self.refuse(vec![refused.file], refused.why);
            }
            Heard::Reply(Reply::Ready | Reply::Tables | Reply::Template, _) => {}
        }
    }

    /// The file that the worker was at; all of them where it did not say.
    fn blamed(self) -> Vec<String> {
        match self.file.get_value() {
            file if file.is_empty() => self.files.get_untracked(),
            file => vec![file],
        }
    }

    /// Opens the batches one by one, then adds them all in one step.
    async fn land(self, run: u32, lengths: &[u64], payload: &[u8]) {
        let Phase::Committing(review) = self.phase.get_untracked() else { return };
        let mut entries = Vec::with_capacity(lengths.len());
        let Some(batches) = parts(payload, lengths) else {
            return self.refuse(self.blamed(), Refusal::ReaderDied);
        };
        for bytes in batches {
            let Ok(batch) = codec::decode(bytes) else {
                return self.refuse(self.blamed(), Refusal::ReaderDied);
            };
            let stored = StoredBatch::new(label(&batch), bytes.to_vec());
            entries.push(Entry { stored: Arc::new(stored), batch: Arc::new(batch) });
            browser::pause(Duration::ZERO).await;
            if !self.is(run) {
                return;
            }
        }
        let memory = self.memory.try_update_value(std::mem::take).unwrap_or_default();
        let ground = self.state.imported(entries.clone(), memory.clone());
        let mut built = None;
        if self.state.kept.with_untracked(|it| *it != ground) {
            built = self.state.build(&ground, &browser::room).await.map(|data| (ground, data));
        }
        if !self.is(run) {
            return;
        }
        self.state.import(entries.clone(), memory, built);
        self.begin(Phase::Done(Summary::of(&review, &entries, self.state, run)));
        browser::ask_to_keep();
    }

    pub(super) fn refuse(self, files: Vec<String>, why: Refusal) {
        self.refused.update(|it| {
            it.extend(files.into_iter().map(|file| FileRefused { file, why }));
        });
        self.stop();
    }
}

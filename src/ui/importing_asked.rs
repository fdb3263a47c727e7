//! What the worker is asked with: the files, and what is here already.

use super::browser;
use super::importing::{Importing, Phase};
use crate::import::error::{FileRefused, Refusal};
use crate::import::message::Request;
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Files over this are not even read (the trust handbook 3.4).
const FILE_BYTES_MAX: f64 = 256.0 * 1024.0 * 1024.0;

impl Importing {
    /// What is here already, and its batches.
    pub(super) fn here(self) -> (Request, Vec<Uint8Array>) {
        self.state.kept.with_untracked(|ground| {
            let entries = || ground.entries.iter().filter(|it| !it.batch.origin.is_hand());
            let buffers: Vec<Uint8Array> =
                entries().map(|it| Uint8Array::from(it.stored.bytes())).collect();
            let lengths = buffers.iter().map(|it| u64::from(it.length()));
            let batches = entries().map(|it| it.batch.table).zip(lengths).collect();
            let memory = ground.settings.memory.all().into_iter().map(|it| it.text).collect();
            (Request::Here { memory, batches, zone: ground.settings.rules.zone }, buffers)
        })
    }

    /// The request to read these files.
    pub(super) fn request(self, files: Vec<(String, u64)>) -> Request {
        let here = self.state.kept.with_untracked(|ground| {
            let digests = ground.entries.iter().map(|it| it.batch.origin.digest.clone());
            digests.filter(|it| !it.is_empty()).collect()
        });
        let people = self
            .state
            .data
            .with_untracked(|data| data.reps.iter().map(|rep| rep.name.clone()).collect());
        Request::Read { files, here, people, today: self.state.today().0 }
    }

    /// The files but for those that are too large, which are named.
    pub(super) fn readable(self, files: Vec<File>) -> Vec<File> {
        let (large, files): (Vec<File>, Vec<File>) =
            files.into_iter().partition(|file| file.size() > FILE_BYTES_MAX);
        let too_large = |file: File| FileRefused { file: file.name(), why: Refusal::TooLarge };
        self.refused.update(|it| it.extend(large.into_iter().map(too_large)));
        files
    }

    /// Adds files to the review that is looked at; nothing chosen in it is lost.
    pub(super) fn add(self, files: Vec<File>) {
        let files = self.readable(files);
        let Some(run) = self.run.try_get_value().filter(|_| !files.is_empty()) else { return };
        self.files.update(|it| it.extend(files.iter().map(File::name)));
        // Answered with a review, as a choice is: one from before it is not shown.
        self.choosing.update(|it| *it += 1);
        spawn_local(async move {
            let contents = contents(files).await;
            if !self.is(run) {
                return;
            }
            match contents {
                Ok((files, payload)) => self.ask(&Request::Add { files }, payload),
                Err(file) => {
                    self.choosing.update(|it| *it = it.saturating_sub(1));
                    let why = Refusal::Damaged;
                    self.refused.update(|it| it.push(FileRefused { file, why }));
                }
            }
        });
    }

    /// Reads files once what is under way is done: it is not given up for them.
    pub(super) fn read_later(self, files: Vec<File>) {
        spawn_local(async move {
            let is_busy = |it: &Phase| matches!(it, Phase::Reading | Phase::Committing(_));
            while self.phase.with_untracked(is_busy) {
                browser::pause(Duration::from_millis(50)).await;
            }
            let told = self.refused.get_untracked();
            self.read(files);
            // What the one before could not be read for is still to be seen.
            self.refused.update(|it| drop(it.splice(0..0, told)));
        });
    }
}

/// Names and bytes of the files; the name of one that cannot be read any more.
pub(super) async fn contents(
    files: Vec<File>,
) -> Result<(Vec<(String, u64)>, Vec<Uint8Array>), String> {
    let (mut named, mut payload) = (Vec::new(), Vec::new());
    for file in files {
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| file.name())?;
        let bytes = Uint8Array::new(&buffer);
        named.push((file.name(), u64::from(bytes.length())));
        payload.push(bytes);
    }
    Ok((named, payload))
}

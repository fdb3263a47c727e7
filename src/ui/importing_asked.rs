//! What the worker is asked with: the files, and what is here already.

use super::importing::Importing;
use crate::import::error::Refusal;
use crate::import::message::Request;
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

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

    /// Names and bytes of the files; `None` where one cannot be read any more.
    pub(super) async fn contents(
        self,
        run: u32,
        files: Vec<File>,
    ) -> Option<(Vec<(String, u64)>, Vec<Uint8Array>)> {
        let (mut named, mut payload) = (Vec::new(), Vec::new());
        for file in files {
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
                if !self.is(run) {
                    return None;
                }
                self.refuse(vec![file.name()], Refusal::Damaged);
                return None;
            };
            let bytes = Uint8Array::new(&buffer);
            named.push((file.name(), u64::from(bytes.length())));
            payload.push(bytes);
        }
        Some((named, payload))
    }
}

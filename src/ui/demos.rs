//! The demo companies on their way: a small program makes them, so that the page never stands still;
//! then their batches are opened and their board is counted, a step at a time. That program stays
//! for the visit: another company needs no network.

use super::browser;
use super::context::Ui;
use super::late;
use super::program::Program;
use super::settings::Settings;
use super::state::Shared;
use super::state_ground::{Entry, Ground};
use super::worker::{Client, Heard};
use crate::import::message::{DemoAsked, Reply, parts};
use crate::lang::Lang;
use crate::model::dataset::Dataset;
use crate::store::codec;
use crate::store::stored::{StoredBatch, label};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Which company, as links write it, and the language of its names.
type Which = (u8, Lang);

/// A company that can be put in view.
#[derive(Clone)]
pub struct Made {
    which: Which,
    /// Its batches.
    pub ground: Ground,
    /// What they come to.
    pub built: Shared<Dataset>,
}

/// The program, and what it is asked for.
#[derive(Default)]
struct Work {
    client: Option<Client>,
    /// The one that is on its way.
    wish: Option<Which>,
    /// Answers that are still to come; only the last is to the wish.
    awaited: usize,
}

/// The demo companies. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Demos {
    /// The one that was made last.
    made: RwSignal<Option<Made>>,
    /// Whether the one that was wished for last has not come.
    pub is_lost: RwSignal<bool>,
    work: StoredValue<Work, LocalStorage>,
}

impl Demos {
    /// None made yet. Needs an owner.
    pub fn new() -> Demos {
        Demos {
            made: RwSignal::new(None),
            is_lost: RwSignal::new(false),
            work: StoredValue::new_local(Work::default()),
        }
    }

    /// The company, where it is here in this language.
    pub fn made(self, number: u8, lang: Lang) -> Option<Made> {
        self.made.with(|it| it.clone().filter(|it| it.which == (number, lang)))
    }

    fn is_wished(self, which: Which) -> bool {
        self.work.with_value(|it| it.wish) == Some(which)
    }

    /// What an answer is to that has come; none: to what is wished for no more.
    fn answered(self) -> Option<Which> {
        self.work.try_update_value(|it| {
            it.awaited = it.awaited.saturating_sub(1);
            it.wish.filter(|_| it.awaited == 0)
        })?
    }

    fn lose(self) {
        let ended = self.work.try_update_value(std::mem::take);
        drop(ended);
        let _ = self.is_lost.try_set(true);
    }
}

/// Has a company made in the language that is spoken, unless it is here or on its way; without a
/// number only the program is fetched that makes them.
pub fn want(ui: Ui, number: Option<u8>) {
    let demos = ui.demos;
    if demos.work.with_value(|it| it.client.is_none()) {
        let client = Client::start(Program::Demos, move |heard| hear(ui, heard));
        demos.work.update_value(|it| it.client = Some(client));
    }
    let Some(number) = number else { return };
    let (today, lang) = (ui.state.today().0, ui.state.speaks.get_untracked());
    let which = (number, lang);
    if untrack(|| demos.made(number, lang)).is_some() || demos.is_wished(which) {
        return;
    }
    demos.is_lost.set(false);
    // What its figures are counted by comes while it is made.
    spawn_local(async move { drop(late::reached(ui).await) });
    demos.work.update_value(|it| {
        it.wish = Some(which);
        it.awaited += 1;
        if let Some(client) = &it.client {
            client.ask(&DemoAsked { number, today, lang }, Vec::new());
        }
    });
}

/// Lets go of what is on its way, unless the link leads to it: whoever has gone on, to files of their
/// own, is not to wait for it.
pub fn let_go(ui: Ui) {
    if untrack(|| ui.state.awaited()).is_none() {
        let _ = ui.demos.work.try_update_value(|it| it.wish = None);
    }
}

fn hear(ui: Ui, heard: Heard) {
    match heard {
        Heard::Reply(Reply::Batches { lengths }, payload) => {
            // The line is free from now on.
            late::read_soon(ui);
            if let Some(which) = ui.demos.answered() {
                spawn_local(async move {
                    if open(ui, which, &lengths, &payload).await.is_none() {
                        ui.demos.lose();
                    }
                });
            }
        }
        Heard::Reply(Reply::Failed(_), _) | Heard::Died | Heard::Silent | Heard::Unreached => {
            ui.demos.lose();
            late::read_soon(ui);
        }
        Heard::Reply(..) => {}
    }
}

/// Opens the batches and counts what the link shows of them, unless another company is wished for
/// meanwhile; `None` where one is damaged.
async fn open(ui: Ui, which: Which, lengths: &[u64], payload: &[u8]) -> Option<()> {
    let mut ground = Ground { entries: Vec::new(), settings: Settings::default() };
    for bytes in parts(payload, lengths)? {
        let batch = codec::decode(bytes).ok()?;
        let stored = StoredBatch::new(label(&batch), bytes.to_vec());
        ground.entries.push(Entry { stored: Arc::new(stored), batch: Arc::new(batch) });
        browser::pause(Duration::ZERO).await;
    }
    late::reached(ui).await.ok()?;
    if !ui.demos.is_wished(which) {
        return Some(());
    }
    let built = ui.state.build(&ground, &browser::room).await?;
    if !ui.demos.is_wished(which) {
        return Some(());
    }
    for step in 0.. {
        browser::pause(Duration::ZERO).await;
        if !ui.demos.is_wished(which) {
            return Some(());
        }
        if !ui.state.prepare_of(&built, step) {
            break;
        }
    }
    ui.demos.work.update_value(|it| it.wish = None);
    ui.demos.made.set(Some(Made { which, ground, built }));
    Some(())
}

//! In the place of a demo until it is here: the worker makes it, so that the page never stands
//! still; then its batches are opened and its board is counted, a step at a time.

use crate::import::message::{Reply, Request, parts};
use crate::store::codec;
use crate::store::stored::{StoredBatch, label};
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::late;
use crate::ui::parts::icon::{icon, large_icon};
use crate::ui::settings::Settings;
use crate::ui::state_ground::{Entry, Ground};
use crate::ui::worker::{Client, Heard};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Has it made, and says so meanwhile; another link has the other one made.
#[component]
pub fn Demo() -> impl IntoView {
    let ui = Ui::get();
    // Ended with this screen.
    let worker = StoredValue::new_local(None::<Client>);
    let is_lost = RwSignal::new(false);
    let make = move || {
        is_lost.set(false);
        worker.set_value(ui.state.awaited().map(|it| ask(ui, it, is_lost)));
    };
    Effect::new(move |_| make());
    move || {
        if !is_lost.get() {
            return view! {
                <p class="late" role="status" data-testid="demo-coming">
                    {ui.state.say("Готовим пример…", "Getting the example ready…")}
                </p>
            }
            .into_any();
        }
        view! {
            <section class="card empty" role="alert" data-testid="demo-lost">
                {large_icon("warning")}
                <h2>{ui.state.say("Пример не получился", "The example did not come")}</h2>
                <p>{ui.state.say(
                    "Программа, которая его готовит, не ответила. Ваши данные на месте.",
                    "The program that gets it ready did not answer. Your data is safe.",
                )}</p>
                <div class="actions">
                    <button class="btn btn-primary" data-testid="demo-again" on:click=move |_| untrack(make)>
                        {icon("redo")} <span>{ui.state.say("Попробовать ещё раз", "Try again")}</span>
                    </button>
                </div>
            </section>
        }
        .into_any()
    }
}

fn ask(ui: Ui, number: u8, is_lost: RwSignal<bool>) -> Client {
    let client = ui.import.lend(move |heard| match heard {
        Heard::Reply(Reply::Batches { lengths }, payload) => spawn_local(async move {
            if open(ui, number, &lengths, &payload).await.is_none() {
                let _ = is_lost.try_set(true);
            }
        }),
        Heard::Reply(..) => {}
        Heard::Died | Heard::Silent => drop(is_lost.try_set(true)),
    });
    let (today, lang) = (ui.state.today().0, ui.state.speaks.get_untracked());
    client.ask(&Request::Demo { number, today, lang }, Vec::new());
    client
}

/// Opens the batches and puts them in view, unless the person has gone on; `None` where one is
/// damaged.
async fn open(ui: Ui, number: u8, lengths: &[u64], payload: &[u8]) -> Option<()> {
    let mut ground = Ground { entries: Vec::new(), settings: Settings::default() };
    for bytes in parts(payload, lengths)? {
        let batch = codec::decode(bytes).ok()?;
        let stored = StoredBatch::new(label(&batch), bytes.to_vec());
        ground.entries.push(Entry { stored: Arc::new(stored), batch: Arc::new(batch) });
        browser::pause(Duration::ZERO).await;
    }
    let built = ui.state.build(&ground);
    for step in 0.. {
        browser::pause(Duration::ZERO).await;
        let is_awaited = untrack(|| ui.state.awaited()) == Some(number);
        if !is_awaited || !ui.state.prepare_of(&built, step) {
            if is_awaited {
                ui.state.open_demo(number, ground, Some(built));
                late::read_soon(ui);
            }
            break;
        }
    }
    Some(())
}

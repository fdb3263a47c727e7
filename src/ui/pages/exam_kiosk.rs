//! What a test fills the screen with: nothing else can be reached, read or undone until it is left by
//! the one way out.

use super::exam_ask::{Asking, place, progress, shown};
use super::exam_outcome::Outcome;
use super::exam_running::Running;
use crate::lang::text;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::route::{Link, Page};
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, KeyboardEvent, Window};

/// What is on the screen of a test.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Asking(usize),
    Done,
    Leaving,
}

/// The whole screen. A dialog of the browser's own: what is below it cannot be focused or read aloud.
#[component]
pub fn Kiosk(running: Running) -> impl IntoView {
    let ui = Ui::get();
    let node: NodeRef<Dialog> = NodeRef::new();
    let guards = StoredValue::new_local(Vec::new());
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        // A swipe back on a phone asks a dialog to close.
        let _ = dialog.set_attribute("closedby", "none");
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
        browser::focus(FIRST);
        guards.set_value(vec![keys(running), address(ui, running)]);
    });
    let reopen = move |_| {
        if let Some(dialog) = node.get_untracked().filter(|_| untrack(|| running.is_open())) {
            let _ = dialog.show_modal();
        }
    };
    let stage = Memo::new(move |_| {
        let is_leaving = running.is_leaving.get();
        Some(match running.exam()?.next() {
            _ if is_leaving => Stage::Leaving,
            Some(at) => Stage::Asking(at),
            None => Stage::Done,
        })
    });
    let name = move || {
        let rep = running.exam().map(|it| it.rep);
        ui.state.data.with(|data| rep.and_then(|it| data.rep(it)).map(|it| it.name.clone()))
    };
    view! {
        <dialog class="kiosk" node_ref=node aria-labelledby="kiosk-name" data-testid="kiosk" on:close=reopen>
            <div class="stack">
                <header class="card-head">
                    <h1 id="kiosk-name">{ui.state.say("Тест знаний", "Knowledge test")}": " <bdi>{name}</bdi></h1>
                    <span class="space"></span>
                    <Show when=move || matches!(stage.get(), Some(Stage::Asking(_)))>
                        <button class="btn btn-plain" data-testid="exam-leave" on:click=move |_| running.is_leaving.set(true)>
                            {icon("lock")} <span>{ui.state.say("Прервать", "Leave")}</span>
                        </button>
                    </Show>
                </header>
                <p class="note" role="status" data-testid="exam-progress">{progress(ui, running)}</p>
                <Show when=move || !running.is_kept.get()>
                    <p class="field-error" role="alert">{ui.state.say(
                        "Этот браузер не хранит ответы: не обновляйте страницу до конца теста.",
                        "This browser does not keep the answers: do not reload until the end.",
                    )}</p>
                </Show>
                {move || match stage.get() {
                    Some(Stage::Asking(at)) => view! { <Asking running at/> }.into_any(),
                    Some(Stage::Done) => view! { <Outcome running/> }.into_any(),
                    Some(Stage::Leaving) => view! { <Leaving running/> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
        </dialog>
    }
}

/// The element that is first in each of its screens.
pub const FIRST: &str = "exam-first";

/// The way out: the PIN, where the test was begun with one.
#[component]
fn Leaving(running: Running) -> impl IntoView {
    let ui = Ui::get();
    let pin = move || running.draft.with_untracked(|it| it.as_ref().map(|it| it.pin.clone()));
    let pin = StoredValue::new(pin().unwrap_or_default());
    let is_locked = pin.with_value(|it| !it.is_empty());
    let is_done =
        running.draft.with_untracked(|it| it.as_ref().is_some_and(|it| it.finished().is_some()));
    let (typed, is_wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let leave = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match pin.with_value(|it| typed.with_untracked(|typed| it == typed)) {
            true => running.leave(),
            false => is_wrong.set(true),
        }
    };
    Effect::new(move |_| browser::focus(FIRST));
    view! {
        <form class="card stack" on:submit=leave data-testid="exam-leaving">
            <h2>{ui.state.say("Выйти из теста?", "Leave the test?")}</h2>
            {(!is_done).then(|| view! {
                <p>{ui.state.say(
                    "Ответы останутся на этом устройстве, и тест можно будет продолжить. Пока он не закончен, он не попытка.",
                    "The answers stay on this device and the test can be gone on with. Until it is finished it is no attempt.",
                )}</p>
            })}
            {is_locked.then(|| view! {
                <label class="field">
                    <span class="field-name">{ui.state.say("ПИН того, кто начал тест", "PIN of who began the test")}</span>
                    <input class="input" id=FIRST type="password" inputmode="numeric" autocomplete="off" data-testid="exam-pin"
                        aria-invalid=move || is_wrong.get().to_string()
                        on:input=move |event| typed.set(event_target_value(&event))/>
                    <span class="field-error" role="alert">
                        {move || is_wrong.get().then(|| text("ПИН другой", "It is another PIN").get(ui.state.speaks.get()))}
                    </span>
                </label>
            })}
            <div class="actions">
                <button class="btn btn-big btn-primary" id=(!is_locked).then_some(FIRST) data-testid="exam-out">
                    {ui.state.say("Выйти", "Leave")}
                </button>
                <button class="btn btn-big" type="button" data-testid="exam-stay"
                    on:click=move |_| running.is_leaving.set(false)>
                    {if is_done { ui.state.say("К результату", "To the result")() } else { ui.state.say("К вопросам", "To the questions")() }}
                </button>
            </div>
        </form>
    }
}

/// A listener of the window that hears what is on its way to an element first, as long as it lives.
struct Guard {
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Guard {
    fn new(event: &'static str, hear: impl FnMut(Event) + 'static) -> Guard {
        let heard = Closure::<dyn FnMut(Event)>::new(hear);
        let function = heard.as_ref().unchecked_ref();
        let _ = window().add_event_listener_with_callback_and_bool(event, function, true);
        Guard { event, heard }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let function = self.heard.as_ref().unchecked_ref();
        let window: Window = window();
        let _ = window.remove_event_listener_with_callback_and_bool(self.event, function, true);
    }
}

/// 1 to 4 choose, Enter goes on; the keys of the app behind it do nothing.
fn keys(running: Running) -> Guard {
    Guard::new("keydown", move |event| {
        event.stop_propagation();
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_button = browser::focused().is_some_and(|it| it.matches("button").unwrap_or(false));
        let is_command = event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_asking = !running.is_leaving.get_untracked();
        match event.key().as_str() {
            "Escape" => {}
            "Enter" if is_asking && !is_button => {
                if !event.repeat() {
                    running.go_on();
                }
            }
            "1" | "2" | "3" | "4" if is_asking && !is_command => {
                let at = event.key().parse::<usize>().unwrap_or(0).wrapping_sub(1);
                let found = untrack(|| shown(running)).get(at).map(|it| it.0);
                if let Some(answer) = found {
                    running.choose(answer);
                    browser::focus(&place(at));
                }
            }
            _ => return,
        }
        event.prevent_default();
    })
}

/// Another address does not lead out, nor does the way back of the browser: what the app then hears
/// of is the same address again.
fn address(ui: Ui, running: Running) -> Guard {
    Guard::new("popstate", move |_| {
        let there = Link::parse(&browser::hash());
        // The same screen of a demo is another place too.
        let is_away = (there.page, there.demo) != (Page::Exam, ui.state.link_untracked().demo);
        if is_away && untrack(|| running.is_open()) {
            browser::replace_hash(&ui.state.link_untracked().to_string());
        }
    })
}

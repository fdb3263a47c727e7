//! What stands around every screen: header, rail, messages, progress, the place to drop files.

mod banners;
mod drop;
mod header;
mod keys;
mod nav;
mod period;
mod progress;
mod ribbon;
mod save;
mod toasts;
mod view;

pub use header::switch_lang;
pub use keys::pick as pick_files;
pub use period::step;
pub use ribbon::draw as ribbon;
pub use save::{details as save_details, used as save_used};

use super::ahead;
use super::context::Ui;
use super::late::{self, Late};
use super::pages::Screen;
use super::route::Page;
use leptos::prelude::*;

/// The app.
#[component]
pub fn Shell() -> impl IntoView {
    let ui = Ui::get();
    keys::listen(ui);
    view::follow(ui);
    ahead::follow(ui.state);
    // What makes an example has the reader follow it.
    if untrack(|| ui.state.page() != Page::Start && ui.state.awaited().is_none()) {
        late::read_soon(ui);
    }
    late::fetch_when_idle(ui);
    let is_traced = Memo::new(move |_| ui.trace.with(Option::is_some));
    let is_demo = Memo::new(move |_| ui.state.demo().is_some());
    view! {
        <div class="app" data-testid="app-ready">
            <button class="skip" on:click=move |_| crate::ui::browser::focus("main")>
                {ui.state.say("К содержанию", "Skip to content")}
            </button>
            <header::Header/>
            <nav::Rail/>
            <main class="main" id="main" tabindex="-1">
                <Show when=move || is_demo.get()><Late load=ui.doors.ribbon/></Show>
                <banners::Banners/>
                <progress::Progress/>
                <Screen/>
            </main>
            <nav::Tabbar/>
        </div>
        <Show when=move || is_traced.get()><Late load=ui.doors.trace is_panel=true/></Show>
        <toasts::Toasts/>
        <drop::Drop/>
    }
}

//! What the person must know before going on: damaged or blocked storage, a save that failed, a link
//! that was not understood.

use super::save::SAVE_AGAIN;
use crate::lang::words::sentence;
use crate::store::error::{SaveError, Warning};
use crate::ui::context::Ui;
use crate::ui::exporting::Export;
use crate::ui::parts::icon::icon;
use crate::ui::route::Page;
use crate::ui::state::SaveState;
use leptos::prelude::*;

/// The banners, if there is anything to say.
#[component]
pub fn Banners() -> impl IntoView {
    let ui = Ui::get();
    let warning = ui.warning.get_value();
    let tone = match &warning {
        Some(Warning::OneDamaged(_)) => "watch",
        _ => "bad",
    };
    let is_lost = matches!(warning, Some(Warning::NothingOpened(_)));
    let is_warned = warning.is_some();
    let failed = move || match ui.state.save_state() {
        SaveState::Failed(error) if !is_warned => Some(error),
        _ => None,
    };
    view! {
        {warning.map(|warning| {
            let id = warning.id();
            view! {
                <section class="banner" data-tone=tone data-testid="warning" data-kind=id>
                    {icon("warning")}
                    <p>{move || sentence(&warning.text(ui.state.speaks.get()))}</p>
                    {is_lost.then(|| view! {
                        <Show when=move || !ui.state.is_empty() && ui.state.demo().is_none()>
                            <button class="btn" data-testid="export-left" on:click=move |_| ui.export(Export::Tables)>
                                {ui.state.say("Скачать уцелевшее", "Download what is left")}
                            </button>
                        </Show>
                        <StartOver/>
                    })}
                </section>
            }
        })}
        {move || ui.state.unread().into_iter().map(|part| view! {
            <section class="banner" data-tone="watch" role="status" data-testid="link-unread" data-kind=part.id()>
                {icon("warning")}
                <p>{move || part.text().get(ui.state.speaks.get())}</p>
            </section>
        }).collect_view()}
        {move || failed().map(|error| view! {
            <section class="banner" data-tone="bad" role="alert" data-testid="save-error" data-kind=error.id()>
                {icon("warning")}
                <p>{sentence(error.text(ui.state.speaks.get()))}</p>
                {(error == SaveError::Full).then(|| view! { <MakeRoom/> })}
            </section>
        })}
    }
}

/// What can be done where there is no room: take the data away, delete imports, try again.
#[component]
fn MakeRoom() -> impl IntoView {
    let ui = Ui::get();
    let data = move || ui.state.link().at(Page::Data).to_string();
    view! {
        <button class="btn" data-testid="full-download" on:click=move |_| ui.export(Export::Tables)>
            {ui.state.say("Скачать данные", "Download the data")}
        </button>
        <a class="btn" data-testid="full-data" href=data>
            {ui.state.say("К загрузкам", "Go to the imports")}
        </a>
        <button class="btn" data-testid="full-again" on:click=move |_| ui.save_again()>
            {move || SAVE_AGAIN.get(ui.state.speaks.get())}
        </button>
    }
}

/// Forgets what cannot be opened: asked twice.
#[component]
fn StartOver() -> impl IntoView {
    let ui = Ui::get();
    let is_sure = RwSignal::new(false);
    let go = move |_| {
        if !is_sure.get_untracked() {
            is_sure.set(true);
        } else if ui.start_over() {
            let _ = window().location().reload();
        }
    };
    let first = ui.state.say("Начать заново", "Start over");
    let second =
        ui.state.say("Да, удалить повреждённое навсегда", "Yes, delete what is damaged for good");
    view! {
        <button class="btn" on:click=go>
            {move || if is_sure.get() { second() } else { first() }}
        </button>
    }
}

//! Settings: language, theme, currency, the working calendar, what is kept and how to forget it.

use super::settings_calendar::CalendarCard;
use super::settings_rules::RulesCard;
use crate::lang::{Lang, money, text};
use crate::store::backend::UNITS_MAX;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::offline;
use crate::ui::saving;
use crate::ui::shell::{save_details, save_used};
use crate::ui::state::{SaveState, Theme};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Currencies that can be chosen.
const CURRENCIES: [&str; 5] = ["RUB", "KZT", "BYN", "USD", "EUR"];

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <header class="message"><h1>{ui.state.say("Настройки", "Settings")}</h1></header>
        <div class="split">
            <div class="split-main">
                <Look/>
                <Currency/>
                <CalendarCard/>
                <RulesCard/>
            </div>
            <aside class="split-side">
                <Kept/>
                <Show when=move || ui.state.demo().is_none()><Wipe/></Show>
            </aside>
        </div>
    }
}

/// Language and theme: they belong to this device.
#[component]
fn Look() -> impl IntoView {
    let ui = Ui::get();
    let lang = move |to: Lang, name: &'static str| {
        view! {
            <button class="btn" lang=to.id() aria-pressed=move || (ui.state.speaks.get() == to).to_string()
                on:click=move |_| ui.state.set_lang(to)>{name}</button>
        }
    };
    let theme = move |to: Theme, ru, en| {
        view! {
            <button class="btn" aria-pressed=move || (ui.state.theme() == to).to_string()
                on:click=move |_| ui.state.set_theme(to)>{ui.state.say(ru, en)}</button>
        }
    };
    view! {
        <section class="card stack">
            <h2>{ui.state.say("Вид", "Look")}</h2>
            <div class="actions"><div class="btn-group" role="group" aria-label=ui.state.say("Язык", "Language")>
                {lang(Lang::Ru, "Русский")} {lang(Lang::En, "English")}
            </div></div>
            <div class="actions"><div class="btn-group" role="group" aria-label=ui.state.say("Тема", "Theme")>
                {theme(Theme::System, "Как в системе", "As the system")}
                {theme(Theme::Light, "Светлая", "Light")}
                {theme(Theme::Dark, "Тёмная", "Dark")}
            </div></div>
        </section>
    }
}

/// The currency of every amount.
#[component]
fn Currency() -> impl IntoView {
    let ui = Ui::get();
    let chosen = Memo::new(move |_| ui.state.ground.with(|it| it.settings.currency.clone()));
    let on_change = move |event| {
        let code = event_target_value(&event);
        ui.state.set_currency((!code.is_empty()).then_some(code));
    };
    let found = move || {
        let (code, lang) = (ui.currency(), ui.state.speaks.get());
        format!("{} ({code})", text("как в данных", "as in the data").get(lang))
    };
    view! {
        <section class="card stack">
            <h2>{ui.state.say("Валюта", "Currency")}</h2>
            <label class="field">
                <span class="field-name">{ui.state.say("Валюта всех сумм", "Currency of every amount")}</span>
                <select class="select" data-testid="currency" on:change=on_change>
                    <option value="" selected=move || chosen.with(Option::is_none)>{found}</option>
                    {CURRENCIES.map(|code| view! {
                        <option value=code selected=move || chosen.with(|it| it.as_deref() == Some(code))>
                            {format!("{code} {}", money::symbol(code))}
                        </option>
                    }).into_iter().collect_view()}
                </select>
                <span class="field-hint">{ui.state.say(
                    "Строки в другой валюте пересчитываются по таблице курсов; без курса они не складываются и видны в замечаниях к данным.",
                    "Rows in another currency are converted by the table of rates; without a rate they are not added but named in the line on data quality.",
                )}</span>
            </label>
        </section>
    }
}

/// Where the data is and how much room it takes.
#[component]
fn Kept() -> impl IntoView {
    let ui = Ui::get();
    let units = move || match ui.state.save_state() {
        SaveState::Saved { units } => units,
        _ => 0,
    };
    view! {
        <section class="card stack" data-testid="storage">
            <h2>{ui.state.say("Где хранятся данные", "Where the data is kept")}</h2>
            <meter class="meter" min="0" max=UNITS_MAX.to_string()
                prop:value=move || units() as f64
                aria-label=ui.state.say("Занято места", "Room taken")></meter>
            <p><b>{move || save_used(ui.state.save_state(), ui.state.speaks.get())}</b></p>
            <p class="note">{move || save_details(ui.state.save_state(), ui.state.is_empty(), ui.state.speaks.get())}</p>
            <Offline/>
        </section>
    }
}

/// Whether the app itself is kept too.
#[component]
fn Offline() -> impl IntoView {
    let ui = Ui::get();
    let kept = RwSignal::new(None);
    spawn_local(async move {
        // As long as this is on screen and it may come.
        while kept.try_get_untracked() == Some(None) {
            let is_kept = offline::is_kept().await;
            let _ = kept.try_set(is_kept);
            browser::pause(Duration::from_secs(1)).await;
        }
    });
    let said = move || {
        match kept.get() {
            Some(true) => text(
                "Приложение открывается и без интернета: браузер хранит его само.",
                "The app opens without the internet too: the browser keeps it.",
            ),
            Some(false) => text(
                "Без интернета приложение не откроется: с этого адреса или в этом окне браузер не хранит приложений (нужен https и обычное окно).",
                "Without the internet the app will not open: from this address or in this window the browser keeps no apps (https and a usual window are needed).",
            ),
            None => text(
                "Без интернета приложение пока не откроется: браузер ещё не сохранил его целиком.",
                "Without the internet the app will not open yet: the browser has not kept all of it.",
            ),
        }
        .get(ui.state.speaks.get())
    };
    view! {
        <p class="note" data-testid="offline" data-kept=move || kept.get().map(|it| it.to_string())>{said}</p>
    }
}

/// Forgets everything, after a word is typed.
#[component]
fn Wipe() -> impl IntoView {
    let ui = Ui::get();
    let typed = RwSignal::new(String::new());
    let word = move || text("удалить", "delete").get(ui.state.speaks.get());
    let is_sure = move || typed.get().trim().to_lowercase() == word();
    let wipe = move |_| {
        saving::wipe();
        let _ = window().location().reload();
    };
    view! {
        <section class="card stack">
            <h2>{ui.state.say("Удалить всё", "Delete everything")}</h2>
            <p class="note">{ui.state.say(
                "Загрузки, планы и настройки исчезнут из этого браузера навсегда. Исходные файлы не пострадают. На диске браузер может ещё некоторое время хранить следы.",
                "Imports, plans and settings leave this browser for good. The original files are not touched. The browser may keep traces on its disk for some time.",
            )}</p>
            <label class="field">
                <span class="field-name">
                    {move || format!("{} «{}»", text("Чтобы подтвердить, введите", "To confirm, type").get(ui.state.speaks.get()), word())}
                </span>
                <input class="input" data-testid="wipe-word" autocomplete="off" prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))/>
            </label>
            <button class="btn btn-danger" data-testid="wipe" disabled=move || !is_sure() on:click=wipe>
                {ui.state.say("Удалить всё", "Delete everything")}
            </button>
        </section>
    }
}

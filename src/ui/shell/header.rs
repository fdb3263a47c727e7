//! The header: what is looked at, the way in for files, the way out for figures, and the switches.

use super::period::PeriodPicker;
use super::save::SaveChip;
use crate::lang::Lang;
use crate::model::sort;
use crate::model::targets::Who;
use crate::ui::context::Ui;
use crate::ui::exporting::Export;
use crate::ui::late;
use crate::ui::parts::icon::icon;
use crate::ui::route::{Link, Page};
use crate::ui::state::{Theme, UNASSIGNED};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};

/// What can be picked in the dialog of files; others may still be dropped.
const ACCEPT: &str = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt,.zip,.html,.htm,.xml";

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let ui = Ui::get();
    let say = move |ru, en| ui.state.say(ru, en);
    view! {
        <header class="header">
            <a class="brand" href="#/">
                {icon("logo")}
                <span>{say("Планёрка", "Planerka")}</span>
            </a>
            <PeriodPicker/>
            <WhoPicker/>
            <span class="space"></span>
            <Show when=move || ui.state.demo().is_none()><SaveChip/></Show>
            <Steps/>
            <Exports/>
            <ImportButton/>
            <button class="btn btn-plain" data-testid="lang-switch" lang=move || other(ui).id()
                aria-label=say("EN: switch to English", "RU: переключить на русский")
                on:click=move |_| switch_lang(ui)>
                {move || match other(ui) { Lang::Ru => "RU", Lang::En => "EN" }}
            </button>
            <button class="btn btn-plain btn-icon" data-testid="theme-switch"
                data-theme=move || match ui.state.theme() {
                    Theme::System => "system",
                    Theme::Light => "light",
                    Theme::Dark => "dark",
                }
                aria-label=say("Светлая или тёмная тема", "Light or dark theme")
                on:click=move |_| ui.switch_theme()>
                {icon("moon")}
            </button>
        </header>
    }
}

fn other(ui: Ui) -> Lang {
    match ui.state.speaks.get() {
        Lang::Ru => Lang::En,
        Lang::En => Lang::Ru,
    }
}

/// The address follows where it names a language.
pub fn switch_lang(ui: Ui) {
    ui.state.set_lang(other(ui));
    let link = ui.state.link_untracked();
    if link.lang.is_some() {
        crate::ui::browser::replace_hash(&link.to_string());
    }
}

/// The way in for files: on every screen.
#[component]
fn ImportButton() -> impl IntoView {
    let ui = Ui::get();
    let on_change = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            read(ui, input.files());
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    view! {
        <label class="btn btn-primary header-import">
            {icon("import")}
            <span class="wide-only">{ui.state.say("Импорт", "Import")}</span>
            <input type="file" multiple id="import-input" class="quiet-text" accept=ACCEPT
                data-testid="import-input" on:change=on_change
                aria-label=ui.state.say("Загрузить файлы Excel или CSV", "Import Excel or CSV files")/>
        </label>
    }
}

/// Reads files and goes to their review.
pub fn read(ui: Ui, files: Option<FileList>) {
    let Some(list) = files else { return };
    read_all(ui, (0..list.length()).filter_map(|at| list.get(at)).collect());
}

/// The same of a list.
pub fn read_all(ui: Ui, files: Vec<File>) {
    if !files.is_empty() {
        late::with(ui, (ui.doors.read)(), move |read| read(ui.import, files));
        ui.go(&Link { page: Page::Import, ..ui.state.link_untracked() });
    }
}

/// Undo, where there is something to take back.
#[component]
fn Steps() -> impl IntoView {
    let ui = Ui::get();
    let name = move || {
        let lang = ui.state.speaks.get();
        let what = ui.state.steps().0.map(|it| it.text(lang)).unwrap_or_default();
        match lang {
            Lang::Ru => format!("Отменить: {what}"),
            Lang::En => format!("Undo: {what}"),
        }
    };
    view! {
        <Show when=move || ui.state.steps().0.is_some()>
            <button class="btn btn-plain btn-icon header-undo" data-testid="undo" aria-label=name title=name
                on:click=move |_| ui.undo()>
                {icon("undo")}
            </button>
        </Show>
    }
}

/// The way out for figures. On a phone it is on the screen of data.
#[component]
fn Exports() -> impl IntoView {
    let ui = Ui::get();
    let results = ui.state.say("Скачать показатели (json)", "Download the figures (json)");
    let tables = ui.state.say("Скачать таблицы (zip)", "Download the tables (zip)");
    view! {
        <Show when=move || !ui.state.is_empty()>
            <button class="btn btn-plain btn-icon wide-only" data-testid="export-results"
                aria-label=results title=results on:click=move |_| ui.export(Export::Results)>
                {icon("export")}
            </button>
            <button class="btn btn-plain btn-icon wide-only" data-testid="export-tables"
                aria-label=tables title=tables on:click=move |_| ui.export(Export::Tables)>
                {icon("table")}
            </button>
        </Show>
    }
}

/// Whose figures: the firm, a team, a person, nobody.
#[component]
fn WhoPicker() -> impl IntoView {
    let ui = Ui::get();
    let is_chosen = move |of: Who| ui.state.scope.with(|it| it.who == of);
    let option = move |id: String, name: String, of: Who| {
        view! { <option value=id selected=move || is_chosen(of)>{name}</option> }
    };
    let on_change = move |event| {
        let id = event_target_value(&event);
        let link = ui.state.link_untracked();
        ui.go(&Link { who: (!id.is_empty()).then_some(id), ..link });
    };
    let teams = move || {
        let named = |data: &crate::model::dataset::Dataset| {
            let teams = (0..).zip(&data.teams);
            teams.map(|(code, it)| (it.link.clone(), it.name.clone(), Who::Team(code))).collect()
        };
        ui.state.data.with(|it| -> Vec<_> { named(it) })
    };
    let reps = move || {
        let named = |data: &crate::model::dataset::Dataset| {
            let reps = (0..).zip(&data.reps);
            let mut reps: Vec<_> =
                reps.map(|(code, it)| (it.link.clone(), it.name.clone(), Who::Rep(code))).collect();
            sort::by(&mut reps, |a, b| a.1.cmp(&b.1));
            reps
        };
        ui.state.data.with(|it| named(it))
    };
    view! {
        <select class="select header-scope" data-testid="who" on:change=on_change
            aria-label=ui.state.say("Чьи показатели", "Whose figures")>
            <option value="" selected=move || is_chosen(Who::Company)>
                {ui.state.say("Весь отдел", "Whole team")}
            </option>
            {move || teams().into_iter().map(|(id, name, of)| option(id, name, of)).collect_view()}
            {move || reps().into_iter().map(|(id, name, of)| option(id, name, of)).collect_view()}
            <option value=UNASSIGNED selected=move || is_chosen(Who::Nobody)>
                {ui.state.say("Не назначен", "Unassigned")}
            </option>
        </select>
    }
}

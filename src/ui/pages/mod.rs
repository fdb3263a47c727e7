//! Screens, one a file.

mod board;
mod data;
mod empty;
mod import;
mod import_columns;
mod import_done;
mod import_issues;
mod import_sheet;
mod import_words;
mod kpi;
mod kpi_parts;
mod people;
mod person;
mod plans;
mod plans_grid;
mod plans_model;
mod rules_listed;
mod settings;
mod settings_calendar;
mod settings_rules;
mod settings_sla;
mod start;
mod templates;

use super::context::Ui;
use super::route::Page;
use crate::kpi::defs;
use crate::lang::{Text, text};
use leptos::prelude::*;

/// What a screen is called.
pub fn title(page: &Page) -> Text {
    match page {
        Page::Home | Page::Board => text("Обзор", "Overview"),
        Page::Start => text("Начало", "Start"),
        Page::People => text("Менеджеры", "People"),
        Page::Person(_) => text("Менеджер", "Salesperson"),
        Page::Kpi(_) => text("Показатели", "KPIs"),
        Page::Plans => text("Планы", "Plans"),
        Page::Data => text("Данные", "Data"),
        Page::Import => text("Загрузка", "Import"),
        Page::Settings => text("Настройки", "Settings"),
    }
}

/// The screen of the address.
#[component]
pub fn Screen() -> impl IntoView {
    let ui = Ui::get();
    let page = Memo::new(move |_| ui.state.page());
    let is_empty = Memo::new(move |_| ui.state.is_empty());
    move || match (page.get(), is_empty.get()) {
        (Page::Start, _) => view! { <start::Start/> }.into_any(),
        (Page::Import, _) => view! { <import::Import/> }.into_any(),
        (Page::Settings, _) => view! { <settings::Settings/> }.into_any(),
        (_, true) => view! { <empty::Empty/> }.into_any(),
        (Page::People, _) => view! { <people::People/> }.into_any(),
        (Page::Person(id), _) => view! { <person::Person id/> }.into_any(),
        (Page::Kpi(id), _) => match defs::find(&id) {
            Some(kpi) => view! { <kpi::KpiPage kpi/> }.into_any(),
            None => view! { <board::Board/> }.into_any(),
        },
        (Page::Plans, _) => view! { <plans::Plans/> }.into_any(),
        (Page::Data, _) => view! { <data::Data/> }.into_any(),
        (Page::Home | Page::Board, _) => view! { <board::Board/> }.into_any(),
    }
}

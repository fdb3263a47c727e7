//! Screens, one a file.

mod board;
mod data;
mod data_memory;
mod data_same;
mod data_same_list;
mod data_vat;
mod demo;
mod empty;
mod exam;
mod exam_ask;
mod exam_begin;
mod exam_due;
mod exam_kiosk;
mod exam_outcome;
mod exam_questions;
mod exam_running;
mod exam_train;
mod exam_write;
#[cfg(debug_assertions)]
mod gallery;
#[cfg(debug_assertions)]
mod gallery_kept;
mod import;
mod import_columns;
mod import_counts;
mod import_done;
mod import_field;
mod import_issues;
mod import_left;
mod import_reading;
mod import_repairs;
mod import_sheet;
mod import_text;
mod import_words;
mod kpi;
mod kpi_charts;
mod kpi_parts;
mod kpi_views;
mod people;
mod person;
mod plans;
mod plans_grid;
mod plans_model;
mod plans_share;
mod plans_ways;
mod rules_listed;
mod rules_numbers;
mod sample;
mod settings;
mod settings_calendar;
mod settings_number;
mod settings_rules;
mod settings_sla;
mod settings_weights;
mod start;
mod templates;

use super::context::Ui;
use super::late::Late;
use super::route::Page;
use crate::kpi::defs;
use crate::lang::{Text, text};
use leptos::prelude::*;
pub use sample::sample;

/// What a screen is called.
pub fn title(page: &Page) -> Text {
    match page {
        Page::Home | Page::Board => text("Обзор", "Overview"),
        Page::Start => text("Начало", "Start"),
        Page::People => text("Менеджеры", "People"),
        Page::Person(_) => text("Менеджер", "Salesperson"),
        Page::Kpi(_) => text("Показатели", "KPIs"),
        Page::Plans => text("Планы", "Plans"),
        Page::Exam => text("Тест знаний", "Knowledge test"),
        Page::Data => text("Данные", "Data"),
        Page::Import => text("Загрузка", "Import"),
        Page::Settings => text("Настройки", "Settings"),
        #[cfg(debug_assertions)]
        Page::Gallery => text("Галерея", "Gallery"),
    }
}

/// What is on screen: one of these, drawn by itself or by a part that comes late.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Demo,
    Start,
    Empty,
    Board,
    Figures,
    Review,
    House,
}

impl Place {
    fn of(page: &Page, is_empty: bool) -> Place {
        match page {
            Page::Start => Place::Start,
            Page::Import => Place::Review,
            Page::Settings => Place::House,
            #[cfg(debug_assertions)]
            Page::Gallery => Place::House,
            _ if is_empty => Place::Empty,
            Page::People | Page::Person(_) | Page::Plans | Page::Exam => Place::Figures,
            Page::Kpi(id) if is_kpi(id) => Place::Figures,
            Page::Data => Place::House,
            Page::Home | Page::Board | Page::Kpi(_) => Place::Board,
        }
    }
}

fn is_kpi(id: &str) -> bool {
    defs::NAMES.iter().any(|it| it.0 == id)
}

/// The screen of the address. The start and the board are the first to be seen, so the program begins
/// with them; what they do not need comes late.
#[component]
pub fn Screen() -> impl IntoView {
    let ui = Ui::get();
    // Of another demo, or of none, a screen begins anew: what it holds is of what was in view.
    let place = Memo::new(move |_| {
        let demo = ui.state.demo();
        // Meanwhile nobody's figures are shown.
        if ui.state.awaited().is_some() {
            return (demo, Place::Demo);
        }
        let page = ui.state.page();
        // What was taken back can be brought back where it was listed.
        let is_empty = ui.state.is_empty() && (page != Page::Data || ui.state.dropped().is_empty());
        (demo, Place::of(&page, is_empty))
    });
    move || {
        let load = match place.get().1 {
            Place::Start => return view! { <start::Start/> }.into_any(),
            Place::Empty => return view! { <empty::Empty/> }.into_any(),
            Place::Board => return view! { <board::Board/> }.into_any(),
            Place::Demo => ui.doors.demo,
            Place::Figures => ui.doors.figures,
            Place::Review => ui.doors.review,
            Place::House => ui.doors.house,
        };
        view! { <Late load/> }.into_any()
    }
}

/// The screens of figures, of targets, of tests.
pub fn figures() -> AnyView {
    each(|page| match page {
        Page::People => view! { <people::People/> }.into_any(),
        Page::Person(id) => view! { <person::Person id/> }.into_any(),
        Page::Kpi(id) => defs::find(&id).map(|kpi| view! { <kpi::KpiPage kpi/> }).into_any(),
        Page::Plans => view! { <plans::Plans/> }.into_any(),
        Page::Exam => view! { <exam::Exams/> }.into_any(),
        _ => ().into_any(),
    })
}

/// The screen while a demo is made.
pub fn demo() -> AnyView {
    view! { <demo::Demo/> }.into_any()
}

/// The screen of an import.
pub fn review() -> AnyView {
    view! { <import::Import/> }.into_any()
}

/// The screens of what is here and of how it is set.
pub fn house() -> AnyView {
    each(|page| match page {
        Page::Data => view! { <data::Data/> }.into_any(),
        Page::Settings => view! { <settings::Settings/> }.into_any(),
        #[cfg(debug_assertions)]
        Page::Gallery => view! { <gallery::Gallery/> }.into_any(),
        _ => ().into_any(),
    })
}

/// Draws anew when the address goes to another screen of the same part.
fn each(draw: impl Fn(Page) -> AnyView + Send + 'static) -> AnyView {
    let ui = Ui::get();
    let page = Memo::new(move |_| ui.state.page());
    (move || draw(page.get())).into_any()
}

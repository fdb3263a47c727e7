//! The ways between screens: the rail on a desk, the bar on a phone.

use crate::kpi::defs;
use crate::lang::{Text, text};
use crate::ui::context::Ui;
use crate::ui::pages::title;
use crate::ui::parts::icon::icon;
use crate::ui::route::{Link, Page};
use leptos::prelude::*;

fn places() -> [(Page, &'static str); 7] {
    [
        (Page::Board, "overview"),
        (Page::People, "people"),
        (Page::Kpi(defs::MONEY.to_owned()), "kpi"),
        (Page::Plans, "plans"),
        (Page::Exam, "check"),
        (Page::Data, "data"),
        (Page::Settings, "settings"),
    ]
}

fn is_here(here: &Page, place: &Page) -> bool {
    match (here, place) {
        (Page::Person(_), Page::People) | (Page::Kpi(_), Page::Kpi(_)) => true,
        (Page::Import, Page::Data) => true,
        (here, place) => here == place,
    }
}

/// What a screen is called; six stand side by side on a phone.
fn name(page: &Page, is_short: bool) -> Text {
    match page {
        Page::People if is_short => text("Люди", "People"),
        Page::Kpi(_) if is_short => text("KPI", "KPIs"),
        page => title(page),
    }
}

fn way(ui: Ui, page: Page, symbol: &'static str, is_short: bool) -> impl IntoView {
    let (to, of) = (page.clone(), page.clone());
    let href = move || {
        let link = ui.state.link();
        Link { page: to.clone(), ..link }.to_string()
    };
    let current = move || is_here(&ui.state.page(), &of).then_some("page");
    view! {
        <a href=href aria-current=current>
            {icon(symbol)}
            <span>{move || name(&page, is_short).get(ui.state.speaks.get())}</span>
        </a>
    }
}

/// On a desk.
#[component]
pub fn Rail() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <nav class="rail" aria-label=ui.state.say("Разделы", "Sections")>
            {places().map(|(page, symbol)| way(ui, page, symbol, false)).into_iter().collect_view()}
        </nav>
    }
}

/// On a phone; to tests leads the page of knowledge, where they are due.
#[component]
pub fn Tabbar() -> impl IntoView {
    let ui = Ui::get();
    let places = places().into_iter().filter(|it| it.0 != Page::Exam);
    view! {
        <nav class="tabbar" aria-label=ui.state.say("Разделы", "Sections")>
            {places.map(|(page, symbol)| way(ui, page, symbol, true)).collect_view()}
        </nav>
    }
}

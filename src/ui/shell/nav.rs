//! The ways between screens: the rail on a desk, the bar on a phone.

use crate::kpi::defs;
use crate::ui::context::Ui;
use crate::ui::pages::title;
use crate::ui::parts::icon::icon;
use crate::ui::route::{Link, Page};
use leptos::prelude::*;

fn places() -> [(Page, &'static str); 6] {
    [
        (Page::Board, "overview"),
        (Page::People, "people"),
        (Page::Kpi(defs::MONEY.to_owned()), "kpi"),
        (Page::Plans, "plans"),
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

fn way(ui: Ui, page: Page, symbol: &'static str) -> impl IntoView {
    let (to, of) = (page.clone(), page.clone());
    let href = move || {
        let link = ui.state.link();
        Link { page: to.clone(), ..link }.to_string()
    };
    let current = move || is_here(&ui.state.page(), &of).then_some("page");
    view! {
        <a href=href aria-current=current>
            {icon(symbol)}
            <span>{move || title(&page).get(ui.state.speaks.get())}</span>
        </a>
    }
}

/// On a desk.
#[component]
pub fn Rail() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <nav class="rail" aria-label=ui.state.say("Разделы", "Sections")>
            {places().map(|(page, symbol)| way(ui, page, symbol)).into_iter().collect_view()}
        </nav>
    }
}

/// On a phone: there is room for five, the KPIs are behind the rows of the board.
#[component]
pub fn Tabbar() -> impl IntoView {
    let ui = Ui::get();
    let fits = |(page, _): &(Page, &str)| !matches!(page, Page::Kpi(_));
    view! {
        <nav class="tabbar" aria-label=ui.state.say("Разделы", "Sections")>
            {places()
                .into_iter()
                .filter(fits)
                .map(|(page, symbol)| way(ui, page, symbol))
                .collect_view()}
        </nav>
    }
}

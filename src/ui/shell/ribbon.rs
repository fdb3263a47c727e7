//! The ribbon over a demo: that it is made up, the other companies, and the way out.

use crate::demo::NAMES;
use crate::lang::Text;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::route::Page;
use leptos::prelude::*;

/// Draws it.
pub fn draw() -> AnyView {
    let ui = Ui::get();
    let out = move || {
        let link = ui.state.link().board(None);
        let is_empty = ui.state.kept.with(|it| it.entries.is_empty());
        if is_empty { link.at(Page::Start).to_string() } else { link.to_string() }
    };
    let company = move |(number, name): (u8, Text)| {
        let href = move || ui.state.link().board(Some(number)).to_string();
        let is_here = move || ui.state.demo() == Some(number);
        view! {
            <a class="btn" href=href data-testid="demo-company"
                aria-current=move || is_here().then_some("page")>
                {move || name.get(ui.state.speaks.get())}
            </a>
        }
    };
    view! {
        <section class="banner" data-tone="demo" data-testid="demo-ribbon">
            {icon("info")}
            <p>{ui.state.say(
                "Пример: данные вымышлены, с вашими не смешиваются.",
                "Example: made-up data, never mixed with yours.",
            )}</p>
            {(1..).zip(NAMES).map(company).collect_view()}
            <a class="btn btn-primary" data-testid="demo-leave" href=out>
                {ui.state.say("Начать со своими данными", "Start with your own data")}
            </a>
        </section>
    }
    .into_any()
}

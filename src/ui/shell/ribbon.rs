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
    let choose = move |event| {
        let number = event_target_value(&event).parse().ok();
        ui.go(&ui.state.link_untracked().board(number));
    };
    let company = move |(number, name): (u8, Text)| {
        view! {
            <option value=number.to_string() selected=move || ui.state.demo() == Some(number)>
                {move || name.get(ui.state.speaks.get())}
            </option>
        }
    };
    view! {
        <section class="banner" data-tone="demo" data-testid="demo-ribbon"
            data-demo=move || ui.state.demo().map(|it| it.to_string())>
            {icon("info")}
            <p>{ui.state.say(
                "Пример: данные вымышлены, с вашими не смешиваются.",
                "Example: made-up data, never mixed with yours.",
            )}</p>
            <select class="select" data-testid="demo-company" on:change=choose
                prop:value=move || ui.state.demo().map(|it| it.to_string())
                aria-label=ui.state.say("Какая компания", "Which company")>
                {(1..).zip(NAMES).map(company).collect_view()}
            </select>
            <a class="btn btn-primary" data-testid="demo-leave" href=out>
                {ui.state.say("Начать со своими данными", "Start with your own data")}
            </a>
        </section>
    }
    .into_any()
}

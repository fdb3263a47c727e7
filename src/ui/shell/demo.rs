//! The ribbon over a demo: that it is made up, the other companies, and the way out.

use crate::demo::{COUNT, name};
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// The ribbon, while a demo is in view.
#[component]
pub fn Ribbon() -> impl IntoView {
    let ui = Ui::get();
    let is_demo = Memo::new(move |_| ui.state.demo().is_some());
    view! { <Show when=move || is_demo.get()><Words/></Show> }
}

#[component]
fn Words() -> impl IntoView {
    let ui = Ui::get();
    let out = move || if ui.state.kept.with(|it| it.entries.is_empty()) { "#/" } else { "#/board" };
    let company = move |at: usize| {
        let is_here = move || ui.state.demo().map(usize::from) == Some(at + 1);
        view! {
            <a class="btn" href=format!("#/demo/{}/board", at + 1)
                aria-current=move || is_here().then_some("page")>
                {move || name(at).get(ui.state.speaks.get())}
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
            {(0..COUNT).map(company).collect_view()}
            <a class="btn btn-primary" data-testid="demo-leave" href=out>
                {ui.state.say("Начать со своими данными", "Start with your own data")}
            </a>
        </section>
    }
}

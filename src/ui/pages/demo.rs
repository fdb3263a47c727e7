//! In the place of a demo until it is here.

use crate::ui::context::Ui;
use crate::ui::demos;
use crate::ui::parts::icon::{icon, large_icon};
use leptos::prelude::*;

/// Has it made where it is not, and says so meanwhile; another link has the other one made.
#[component]
pub fn Demo() -> impl IntoView {
    let ui = Ui::get();
    let is_lost = ui.demos.is_lost;
    let want = move || demos::want(ui, ui.state.awaited());
    Effect::new(move |_| {
        let Some(number) = ui.state.awaited() else { return };
        match ui.demos.made(number, ui.state.speaks.get()) {
            Some(it) => ui.state.open_demo(number, it.ground, Some(it.built)),
            None => want(),
        }
    });
    move || {
        if !is_lost.get() {
            return view! {
                <p class="late" role="status" data-testid="demo-coming">
                    {ui.state.say("Готовим пример…", "Getting the example ready…")}
                </p>
            }
            .into_any();
        }
        view! {
            <section class="card empty" role="alert" data-testid="demo-lost">
                {large_icon("warning")}
                <h2>{ui.state.say("Пример не получился", "The example did not come")}</h2>
                <p>{ui.state.say(
                    "Программа, которая его готовит, не ответила. Ваши данные на месте.",
                    "The program that gets it ready did not answer. Your data is safe.",
                )}</p>
                <div class="actions">
                    <button class="btn btn-primary" data-testid="demo-again" on:click=move |_| untrack(want)>
                        {icon("redo")} <span>{ui.state.say("Попробовать ещё раз", "Try again")}</span>
                    </button>
                </div>
            </section>
        }
        .into_any()
    }
}

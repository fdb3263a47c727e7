//! Work under way: a bar with percent and a way to stop, over nothing.

use crate::import::message::Stage;
use crate::lang::{Text, text};
use crate::ui::context::Ui;
use leptos::prelude::*;

fn words(stage: Stage) -> Text {
    match stage {
        Stage::Reading => text("Читаем файлы", "Reading the files"),
        Stage::Understanding => text("Разбираем таблицы", "Understanding the tables"),
        Stage::Packing => text("Загружаем строки", "Importing the rows"),
        Stage::Writing => text("Собираем таблицы", "Writing the tables"),
    }
}

/// The bar, while there is work.
#[component]
pub fn Progress() -> impl IntoView {
    let ui = Ui::get();
    let progress = ui.import.progress;
    let percent = move || progress.get().map_or(0, |(percent, _)| percent);
    let stage = move || progress.get().map_or(Stage::Reading, |(_, stage)| stage);
    view! {
        <Show when=move || progress.with(Option::is_some)>
            <section class="card progress" data-testid="import-progress" role="status"
                data-percent=move || percent().to_string() data-stage=move || stage().id()>
                <p class="progress-stage">{move || words(stage()).get(ui.state.speaks.get())}</p>
                <progress max="100" prop:value=move || f64::from(percent())
                    aria-label=move || words(stage()).get(ui.state.speaks.get())></progress>
                <span class="num">{move || format!("{}\u{a0}%", percent())}</span>
                <button class="btn" data-testid="import-cancel" on:click=move |_| ui.stop_work()>
                    {ui.state.say("Отмена", "Cancel")}
                </button>
            </section>
        </Show>
    }
}

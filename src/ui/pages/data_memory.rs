//! What was chosen about files, remembered by their headers; each can be forgotten.

use crate::import::message::Kept;
use crate::lang::text;
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use leptos::prelude::*;

/// The list; nothing where nothing is remembered.
#[component]
pub fn Memory() -> impl IntoView {
    let ui = Ui::get();
    let memory = Memo::new(move |_| ui.state.ground.with(|it| it.settings.memory.all()));
    view! {
        <Show when=move || memory.with(|it| !it.is_empty())>
            <section class="card" data-testid="memory" data-count=move || memory.with(Vec::len).to_string()>
                <header class="card-head">
                    <h2>{ui.state.say("Знакомые файлы", "Files known again")}</h2>
                    <span class="card-note">{ui.state.say(
                        "файл с теми же заголовками ни о чём не спросит",
                        "a file with the same headers asks nothing",
                    )}</span>
                </header>
                <ul class="batches">
                    {move || memory.get().into_iter().rev()
                        .map(|one| view! { <Remembered one/> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Remembered(one: Kept) -> impl IntoView {
    let ui = Ui::get();
    let Kept { id, name, table, .. } = one;
    let spoken = name.clone();
    let said = move || match Table::parse(&table) {
        Some(table) => words::table(table).get(ui.state.speaks.get()),
        None => text("не загружать", "not imported").get(ui.state.speaks.get()),
    };
    let forget = move |_| {
        ui.state.forget(&id);
        ui.toast(true, false, |lang| text("Забыто", "Forgotten").get(lang).to_owned());
    };
    view! {
        <li class="batch" data-testid="memory-row">
            {icon("file")}
            <div><b><bdi>{name}</bdi></b> <p>{said}</p></div>
            <button class="btn" data-testid="memory-forget" on:click=forget
                aria-label=move || format!("{}: {spoken}", text("Забыть", "Forget").get(ui.state.speaks.get()))>
                {ui.state.say("Забыть", "Forget")}
            </button>
        </li>
    }
}

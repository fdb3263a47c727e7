//! The files to be filled in, one a table.

use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::template::file;
use crate::ui::words;
use leptos::prelude::*;

/// A button a table.
#[component]
pub fn Templates() -> impl IntoView {
    let ui = Ui::get();
    let button = move |table: Table| {
        let download = move |_| {
            let (name, bytes) = file(table, ui.state.speaks.get_untracked());
            ui.download(&name, "text/csv", &bytes);
        };
        view! {
            <button class="btn" data-testid="template" data-table=table.id() on:click=download>
                {icon("table")} <span>{move || words::table(table).get(ui.state.speaks.get())}</span>
            </button>
        }
    };
    view! {
        <section class="card">
            <header class="card-head">
                <h2>{ui.state.say("Шаблоны файлов", "Templates of files")}</h2>
                <span class="card-note">
                    {ui.state.say("заполните в Excel и загрузите", "fill in with a spreadsheet and import")}
                </span>
            </header>
            <div class="toolbar">{Table::ALL.map(button).into_iter().collect_view()}</div>
        </section>
    }
}

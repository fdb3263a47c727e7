//! The files to be filled in, one a table.

use crate::lang::text;
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::late_parts::Export;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use leptos::prelude::*;

/// Two files a table: empty, and with an example.
#[component]
pub fn Templates() -> impl IntoView {
    let ui = Ui::get();
    let buttons = move |table: Table| {
        let name = move || words::table(table).get(ui.state.speaks.get());
        let button = move |is_filled: bool| {
            let said = match is_filled {
                false => text("Пустой", "Empty"),
                true => text("С примером", "With an example"),
            };
            let label = move || format!("{}: {}", name(), said.get(ui.state.speaks.get()));
            let download = move |_| ui.export(Export::Template(table, is_filled));
            view! {
                <button class="btn" data-testid="template" data-table=table.id()
                    data-filled=is_filled.to_string() aria-label=label on:click=download>
                    {icon(if is_filled { "table" } else { "file" })}
                    <span>{move || said.get(ui.state.speaks.get())}</span>
                </button>
            }
        };
        view! {
            <li class="template">
                <b>{name}</b>
                {button(false)}
                {button(true)}
            </li>
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
            <ul class="templates">{Table::ALL.map(buttons).into_iter().collect_view()}</ul>
        </section>
    }
}

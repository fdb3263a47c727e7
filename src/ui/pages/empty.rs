//! A screen that has nothing to show yet: what it needs and the way to give it.

use crate::lang::text;
use crate::ui::context::Ui;
use crate::ui::parts::icon::{icon, large_icon};
use crate::ui::shell::pick_files;
use leptos::prelude::*;

/// Nothing is here yet.
#[component]
pub fn Empty() -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    let what = text(
        "Нужны продажи: дата, менеджер, сумма. Для планов: менеджер, месяц, план. Подойдёт выгрузка из 1С, Битрикс24, amoCRM или своя таблица.",
        "Sales are needed: date, salesperson, amount. For plans: salesperson, month, plan. An export of your CRM or a table of your own will do.",
    );
    view! {
        <section class="card empty">
            {large_icon("table")}
            <h2>{ui.state.say("Данных ещё нет", "No data yet")}</h2>
            <p>{move || what.get(lang.get())}</p>
            <div class="actions">
                <button class="btn btn-primary" on:click=move |_| pick_files()>
                    {icon("import")}
                    <span>{ui.state.say("Загрузить свой Excel", "Load your Excel")}</span>
                </button>
                <a class="btn" href="#/">{ui.state.say("Что умеет Планёрка", "What Planerka does")}</a>
            </div>
        </section>
    }
}

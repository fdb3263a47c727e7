//! The start: what the app is, the way in, an example's board, and what a file should hold.

use crate::lang::{Text, text};
use crate::ui::context::Ui;
use crate::ui::late;
use crate::ui::parts::icon::icon;
use crate::ui::route::Page;
use crate::ui::shell::pick_files;
use leptos::prelude::*;

/// The tables that are understood, with the columns that make them useful.
const TABLES: [(Text, Text); 4] = [
    (
        text("Продажи", "Sales"),
        text(
            "дата, менеджер, клиент, номер документа, товар, количество, сумма (или цена и скидка)",
            "date, salesperson, customer, document, product, quantity, amount (or price and discount)",
        ),
    ),
    (
        text("Планы", "Plans"),
        text(
            "менеджер и месяцы по столбцам, или менеджер, период, план; по товарам в штуках",
            "salesperson and months across, or salesperson, period, plan; by product in units",
        ),
    ),
    (
        text("Менеджеры", "Salespeople"),
        text("имя, группа, ставка, дата приёма", "name, team, part of a position, first day"),
    ),
    (
        text("Товары и клиенты", "Products and customers"),
        text(
            "артикул, название, группа, цена; клиент и его менеджер",
            "SKU, name, group, price; the customer and its salesperson",
        ),
    ),
];

/// The start.
#[component]
pub fn Start() -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    let demo = move || ui.state.link().board(Some(1)).to_string();
    let board = move || ui.state.link().at(Page::Board).to_string();
    view! {
        <div class="start">
            <div class="start-words">
            <h1>{ui.state.say("KPI отдела продаж за минуту", "Sales KPIs in a minute")}</h1>
            <p>{ui.state.say(
                "Загрузите выгрузку продаж и планы. План и факт по отделу, менеджерам и товарам посчитаются сами, и каждое число можно раскрыть до строки файла.",
                "Load an export of sales and plans. Plan and actual by team, salesperson and product are counted for you, and every number opens down to the row of the file.",
            )}</p>
            <div class="actions">
                <button class="btn btn-primary btn-big" on:click=move |_| pick_files()>
                    {icon("import")}
                    <span>{ui.state.say("Загрузить свой Excel", "Load your Excel")}</span>
                </button>
                <a class="btn btn-big" data-testid="demo-open" href=demo>
                    {icon("overview")}
                    <span>{ui.state.say("Посмотреть на примере", "See an example")}</span>
                </a>
                {move || (!ui.state.is_empty()).then(|| view! {
                    <a class="btn btn-big" href=board>
                        {icon("overview")}
                        <span>{ui.state.say("К обзору", "To the overview")}</span>
                    </a>
                }.into_any())}
            </div>
            <p class="field-line">{icon("lock")} <span>{ui.state.say(
                "Без регистрации. Данные остаются в этом браузере: можно отключить интернет и проверить.",
                "No sign-up. The data stays in this browser: switch the internet off and see.",
            )}</span></p>
            </div>
            {move || ui.state.is_empty().then(|| view! {
                // Room is kept for it.
                <div class="card sample">{late::drawn(ui.doors.sample)}</div>
            }.into_any())}
            <section class="card stack">
                <header class="card-head">
                    <h2>{ui.state.say("Что должно быть в файле", "What the file should hold")}</h2>
                    <a class="link" href=move || ui.state.link().at(Page::Import).to_string()>
                        {ui.state.say("Как проходит загрузка", "How the import goes")}
                    </a>
                </header>
                <dl class="facts">
                    {TABLES.into_iter().map(|(name, columns)| view! {
                        <div>
                            <dt>{move || name.get(lang.get())}</dt>
                            <dd>{move || columns.get(lang.get())}</dd>
                        </div>
                    }).collect_view()}
                </dl>
                <p class="note">{ui.state.say(
                    "Excel (xlsx, xls, xlsb), ods, csv, html или вставленные ячейки (Ctrl+V). Названия колонок по-русски или по-английски, заголовок не обязательно в первой строке. Перед загрузкой всё видно и можно поправить.",
                    "Excel (xlsx, xls, xlsb), ods, csv, html or pasted cells (Ctrl+V). Column names in Russian or English, the header need not be in the first row. Everything is shown before it is imported, and can be corrected.",
                )}</p>
            </section>
        </div>
    }
}

//! A board as it stands on a screen: its message, the KPIs, the people, the months.

use super::kpi_table::KpiTable;
use super::people_table::PeopleTable;
use super::quality::{QualityLine, fresh, running};
use super::trend_chart::TrendChart;
use crate::lang::words::{UNAPPROVED, sentence};
use crate::report::board::Board;
use crate::report::message::message;
use crate::ui::context::Ui;
use crate::ui::route::Page;
use crate::ui::state::Shared;
use leptos::prelude::*;

/// The board of anybody.
#[component]
pub fn BoardView(
    /// The board.
    #[prop(into)]
    board: Signal<Shared<Board>>,
    /// Whose it is, as links name them, where it is one person's.
    #[prop(default = None)]
    who: Option<String>,
    /// The person's name, where it is one person's.
    #[prop(default = None)]
    name: Option<Signal<String>>,
) -> impl IntoView {
    let ui = Ui::get();
    let is_one = who.is_some();
    let notes = move || {
        let (board, lang) = (board.get(), ui.state.speaks.get());
        let foreseen = board.is_foreseen.then(|| UNAPPROVED.get(lang).to_owned());
        let parts = running(&board, lang).into_iter().chain(foreseen);
        let parts: Vec<String> = parts.chain([fresh(&board, lang)]).collect();
        sentence(&parts.join(" · "))
    };
    view! {
        <header class="message">
            {name.map(|name| view! { <p><bdi>{move || name.get()}</bdi></p> })}
            <h1 data-testid="message">
                {move || message(&board.get(), ui.state.speaks.get(), &ui.currency())}
            </h1>
            <p data-testid="as-of">{notes}</p>
        </header>
        <div class="board">
            <section class="card board-main">
                <header class="card-head"><h2>{ui.state.say("Показатели: факт и план", "KPIs: actual and plan")}</h2></header>
                {move || view! { <KpiTable board=board.get() who=who.clone()/> }}
                <Missing board=board/>
                {move || view! { <QualityLine of=board.get().quality.clone()/> }}
            </section>
            {(!is_one).then(|| view! {
                <div class="board-side">
                    <section class="card">
                        <header class="card-head">
                            <h2>{ui.state.say("Менеджеры: продажи", "Salespeople: sales")}</h2>
                            <a class="link" href=move || ui.state.link().at(Page::People).to_string()>
                                {ui.state.say("Подробнее", "More")}
                            </a>
                        </header>
                        {move || view! { <PeopleTable board=board.get() is_full=false/> }}
                    </section>
                </div>
            })}
            <section class="card board-wide">
                {move || {
                    let board = board.get();
                    view! { <TrendChart trend=board.trend.clone() kpi=board.money name=board.money.name/> }
                }}
            </section>
        </div>
    }
}

/// The KPIs that nothing is known of yet.
#[component]
fn Missing(board: Signal<Shared<Board>>) -> impl IntoView {
    let ui = Ui::get();
    let names = move || {
        let lang = ui.state.speaks.get();
        let board = board.get();
        let names: Vec<&str> = board.missing.iter().map(|name| name.get(lang)).collect();
        names.join(", ")
    };
    view! {
        <Show when=move || !board.get().missing.is_empty()>
            <p class="note" data-testid="kpi-missing">
                {ui.state.say("Пока нет данных: ", "No data yet: ")} {names} ". "
                <a class="link" href=move || ui.state.link().at(Page::Data).to_string()>
                    {ui.state.say("Что загрузить", "What to load")}
                </a>
            </p>
        </Show>
    }
}

//! Everybody against the plan in money, the furthest behind first.

use crate::lang::date;
use crate::lang::words::sentence;
use crate::ui::context::Ui;
use crate::ui::parts::people_table::PeopleTable;
use crate::ui::parts::quality::{QualityLine, running};
use leptos::prelude::*;

/// The people of whoever is looked at.
#[component]
pub fn People() -> impl IntoView {
    let ui = Ui::get();
    let board = ui.state.board;
    let period = move || {
        let (board, lang) = (board.get(), ui.state.speaks.get());
        let period = sentence(&date::period(board.scope.period, lang));
        running(&board, lang).map_or(period.clone(), |days| format!("{period}, {days}"))
    };
    view! {
        <header class="message">
            <h1>{ui.state.say("Менеджеры: продажи и план", "Salespeople: sales and plan")}</h1>
            <p>{period}</p>
        </header>
        <section class="card">
            {move || view! { <PeopleTable board=board.get() is_full=true/> }}
            {move || view! { <QualityLine board=board.get()/> }}
        </section>
    }
}

//! Everybody against the plan in money, the furthest behind first.

use crate::kpi::Kpi;
use crate::lang::words::sentence;
use crate::lang::{Lang, date};
use crate::model::known::Known;
use crate::report::board::Board;
use crate::report::counting;
use crate::report::matrix::matrix;
use crate::ui::context::Ui;
use crate::ui::parts::figures::Hand;
use crate::ui::parts::grid::GridCard;
use crate::ui::parts::people_table::PeopleTable;
use crate::ui::parts::quality::{QualityLine, running};
use leptos::prelude::*;

/// The people of whoever is looked at.
#[component]
pub fn People() -> impl IntoView {
    let ui = Ui::get();
    let board = ui.state.board(&counting::ALL);
    let period = move || {
        let (board, lang) = (board.get(), ui.state.speaks.get());
        let period = sentence(&date::period(board.scope.period, lang));
        running(&board, lang).map_or(period.clone(), |days| format!("{period}, {days}"))
    };
    let everything = move || {
        let board = board.get();
        let kpis: Vec<&'static Kpi> = board.rows.iter().map(|row| row.kpi).collect();
        ui.state.data.with(|data| matrix(&Known::of(data, board.scope), board.scope, &kpis))
    };
    let hand = move || Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
    view! {
        <header class="message">
            <h1 data-testid="message">{move || said(&board.get(), ui.state.speaks.get())}</h1>
            <p>{period}</p>
        </header>
        <section class="card">
            {move || view! { <PeopleTable board=board.get() is_full=true/> }}
            {move || view! { <QualityLine of=board.get().quality.clone()/> }}
        </section>
        {move || view! { <GridCard grid=everything() hand=hand()/> }}
    }
}

/// How many of those with a plan keep up with it (with the part of it that is due).
fn said(board: &Board, lang: Lang) -> String {
    let due = board.people.iter().filter_map(|it| Some((it.net.ok()?, it.to_date.or(it.target)?)));
    let keeps: Vec<bool> = due.map(|(net, due)| net >= due).collect();
    let (met, all) = (keeps.iter().filter(|it| **it).count(), keeps.len());
    match (lang, all) {
        (Lang::Ru, 0) => "Менеджеры: планы не заданы".to_owned(),
        (Lang::En, 0) => "Salespeople: no plans are set".to_owned(),
        (Lang::Ru, _) => format!("Менеджеры: {met} из {all} идут по плану или лучше"),
        (Lang::En, _) => format!("Salespeople: {met} of {all} on plan or better"),
    }
}

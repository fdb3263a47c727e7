//! The board of the first example, small, on the start screen: what the whole one shows, and the way
//! to it.

use crate::demo::NAMES;
use crate::kpi::Unit;
use crate::lang::{Lang, text};
use crate::report::board::{Board, BoardRow};
use crate::report::message::message;
use crate::ui::context::Ui;
use crate::ui::demos;
use crate::ui::parts::chart::Bullet;
use crate::ui::parts::figures::Hand;
use crate::ui::parts::status::chip;
use crate::ui::route::Page;
use leptos::prelude::*;

/// Rows of it: what stands beside the way in without scrolling.
const ROWS: usize = 6;

/// Its frame, and in it its message and rows, once it is made in the language that is spoken.
pub fn sample() -> AnyView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    Effect::new(move |_| {
        lang.track();
        demos::want(ui, Some(1));
    });
    on_cleanup(move || demos::let_go(ui));
    let demo = move || ui.state.link().board(Some(1)).to_string();
    let rows = move || match ui.demos.made(1, lang.get()) {
        Some(it) => {
            let hand = Hand { lang: lang.get(), currency: it.built.currency.clone() };
            let board = ui.state.board_of(&it.built);
            board.map(|board| small(ui, &board, &hand)).into_any()
        }
        None if ui.demos.is_lost.get() => absent(lang.get()),
        None => ().into_any(),
    };
    view! {
        <figure data-testid="sample" aria-labelledby="sample-name">
            <figcaption class="card-head">
                <h2 id="sample-name">
                    {ui.state.say("Пример. ", "An example. ")} {move || NAMES[0].get(lang.get())}
                </h2>
                <a class="link" href=demo>{ui.state.say("Весь обзор", "The whole board")}</a>
            </figcaption>
            {rows}
        </figure>
    }
    .into_any()
}

fn small(ui: Ui, board: &Board, hand: &Hand) -> AnyView {
    let attained = board.rows.iter().filter(|it| it.attainment.is_ok());
    let rows = attained.take(ROWS).map(|it| row(ui, it, hand)).collect_view();
    view! {
        <p class="sample-message">{message(board, hand.lang, &hand.currency)}</p>
        <ol>{rows}</ol>
    }
    .into_any()
}

fn row(ui: Ui, row: &BoardRow, hand: &Hand) -> impl IntoView + use<> {
    let kpi = row.kpi;
    let name = kpi.name.get(hand.lang);
    let href = move || ui.state.link().board(Some(1)).at(Page::Kpi(kpi.id.to_owned())).to_string();
    let (attained, expected) = (row.attainment.ok(), row.expected);
    view! {
        <li data-testid="sample-row" data-kpi=kpi.id>
            <a href=href>
                <span class="name">{name}</span>
                <b class="num">{hand.short(row.fact.ok(), row.unit)}</b>
                {attained.map(|index| view! { <Bullet name=name.to_owned() index expected/> })}
                <span class="num part">{hand.short(attained, Unit::Share)}</span>
                {chip(row.status, hand.lang, true)}
            </a>
        </li>
    }
}

/// It cannot be made now: no reason to say more, the way in is beside it.
fn absent(lang: Lang) -> AnyView {
    let said = text(
        "Пример сейчас не загрузился: нет связи.",
        "The example did not load: there is no connection.",
    );
    view! { <p class="sample-message" data-testid="sample-absent">{said.get(lang)}</p> }.into_any()
}

//! A table of a KPI's own kind on the screen.

use super::copied;
use super::figures::Hand;
use super::status::chip;
use super::width::width_of;
use crate::kpi::Status;
use crate::lang::format::count;
use crate::lang::words::sentence;
use crate::lang::{Lang, date, text};
use crate::report::grid::{Cell, Grid};
use crate::ui::context::Ui;
use leptos::html::Div;
use leptos::prelude::*;

/// So many rows are shown at first: a screenful.
const SHOWN: usize = 20;

/// So many more with a press: the page does not stand still for them.
const MORE: usize = 500;

/// The table with its title, in a card.
#[component]
pub fn GridCard(
    /// What it shows.
    grid: Grid,
    /// How figures are written.
    hand: Hand,
) -> impl IntoView {
    let ui = Ui::get();
    let (lang, id, title, note) = (hand.lang, grid.id, grid.title, grid.note);
    let copied = (!grid.rows.is_empty()).then(|| grid.clone());
    let copy = copied.map(|grid| copied::button(move || copied::table(ui, &grid)));
    view! {
        <section class="card" data-testid="grid" data-grid=id>
            <header class="card-head">
                <h2>{title.get(lang)}</h2>
                {note.map(|it| view! { <span class="card-note">{it.get(lang)}</span> })}
                {copy}
            </header>
            <GridTable grid hand is_whole=false/>
        </section>
    }
}

/// The table alone.
#[component]
pub fn GridTable(
    /// What it shows.
    grid: Grid,
    /// How figures are written.
    hand: Hand,
    /// All rows are shown from the first, as where a chart has already shown a part of them.
    is_whole: bool,
) -> impl IntoView {
    let lang = hand.lang;
    let shown = RwSignal::new(if is_whole { MORE } else { SHOWN });
    let all = grid.rows.len();
    let numbers = StoredValue::new(numbers(&grid));
    let head = grid.head.iter().zip(numbers.get_value()).map(|(name, is_number)| {
        view! { <th scope="col" class=is_number.then_some("num")>{name.get(lang)}</th> }
    });
    let head = head.collect_view();
    let line = move |row: Vec<Cell>, hand: &Hand| numbers.with_value(|it| line(row, it, hand));
    let total = grid.total.map(|row| view! { <tfoot>{line(row, &hand)}</tfoot> });
    let is_empty = grid.rows.is_empty();
    let node: NodeRef<Div> = NodeRef::new();
    let width = width_of(node);
    // Nothing in it takes the keys, so where it is scrolled it takes them itself.
    let is_cut = Memo::new(move |_| {
        width.get() > 0 && node.get().is_some_and(|it| it.scroll_width() > it.client_width())
    });
    // Until it is known whether it is, it takes them too.
    let takes_keys = move || width.get() == 0 || is_cut.get();
    let rows = move || {
        grid.rows.iter().take(shown.get()).map(|row| line(row.clone(), &hand)).collect_view()
    };
    view! {
        {is_empty.then(|| view! { <p class="note">{text("Строк нет.", "No rows.").get(lang)}</p> })}
        <Show when=move || is_cut.get()>
            <p class="note no-print">
                {text("Таблица шире экрана: прокрутите её вбок.", "The table is wider than the screen: scroll it sideways.").get(lang)}
            </p>
        </Show>
        <div class="table-box" hidden=is_empty node_ref=node
            tabindex=move || takes_keys().then_some("0")
            role=move || takes_keys().then_some("group")
            aria-label=move || takes_keys().then(|| grid.title.get(lang))>
            <table class="table">
                <caption class="quiet-text">{grid.title.get(lang)}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
                {total}
            </table>
        </div>
        <Show when=move || shown.get() < all>
            <button class="btn btn-plain" on:click=move |_| shown.update(|it| *it += MORE)>
                {move || more(shown.get(), all, lang)}
            </button>
        </Show>
    }
}

/// What the button says that shows more rows.
fn more(shown: usize, all: usize, lang: Lang) -> String {
    let (whole, more) = (count(all, lang), count(MORE, lang));
    match (all <= shown + MORE, lang) {
        (true, Lang::Ru) => format!("Показать все: {whole}"),
        (true, Lang::En) => format!("Show all {whole}"),
        (false, Lang::Ru) => format!("Показать ещё {more}, всего {whole}"),
        (false, Lang::En) => format!("Show {more} more of {whole}"),
    }
}

/// Which columns stand to the right: all but the first that hold numbers, or nothing yet.
fn numbers(grid: &Grid) -> Vec<bool> {
    let is_number = |cell: &Cell| cell.is_number() || *cell == Cell::Empty;
    (0..grid.head.len())
        .map(|at| at > 0 && grid.rows.iter().all(|row| row.get(at).is_none_or(is_number)))
        .collect()
}

fn line(row: Vec<Cell>, numbers: &[bool], hand: &Hand) -> AnyView {
    let mut cells = row.into_iter();
    let name = cells.next().map(|cell| said(&cell, hand));
    let whole = name.clone();
    let rest = cells.zip(numbers.iter().skip(1)).map(|(cell, is_number)| {
        let class = is_number.then_some("num");
        let why = reason(&cell, hand);
        let mark = match cell {
            Cell::Judged(_, _, status) if !matches!(status, Status::None(_)) => Some(status),
            _ => None,
        };
        let mark = mark.map(|it| chip(it, hand.lang, true));
        view! {
            <td class=class title=why>
                {mark} " " <bdi>{said(&cell, hand)}</bdi>
                {why.map(|it| view! { <span class="quiet-text">{it}</span> })}
            </td>
        }
    });
    view! { <tr><th scope="row" title=whole><bdi>{name}</bdi></th>{rest.collect_view()}</tr> }
        .into_any()
}

/// Why a figure is not there: on hover and aloud, a table of dashes is read at a glance.
fn reason(cell: &Cell, hand: &Hand) -> Option<&'static str> {
    match cell {
        Cell::Figure(Err(why), _) | Cell::Judged(Err(why), ..) => Some(why.text().get(hand.lang)),
        _ => None,
    }
}

fn said(cell: &Cell, hand: &Hand) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Figure(Ok(value), unit) | Cell::Judged(Ok(value), unit, _) => {
            hand.full(Some(*value), *unit)
        }
        Cell::Figure(Err(_), unit) | Cell::Judged(Err(_), unit, _) => hand.full(None, *unit),
        Cell::Day(day) => date::day(*day, hand.lang),
        Cell::Days(days) => sentence(&date::period(*days, hand.lang)),
        Cell::Said(words) => words.get(hand.lang).to_owned(),
        Cell::Named(name) => name.clone(),
    }
}

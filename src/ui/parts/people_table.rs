//! The people against the plan in money: short beside the board, in full on their own screen.

use super::chart::Bullet;
use super::figures::{Hand, gap_class, handle};
use super::status::chip;
use crate::kpi::{Better, Unit};
use crate::lang::text;
use crate::model::unit::Exact;
use crate::report::board::{Board, Person, PersonRow};
use crate::ui::context::Ui;
use crate::ui::route::Page;
use crate::ui::state::{Shared, UNALLOCATED, UNASSIGNED};
use leptos::prelude::*;

/// How many people stand beside the board, and on their own screen: more would take the page long
/// to draw, and are in the exported results.
const SHOWN_BESIDE: usize = 50;
const SHOWN_IN_FULL: usize = 500;

/// Everybody of a board.
#[component]
pub fn PeopleTable(
    /// The board.
    board: Shared<Board>,
    /// All there is to say, not only what fits beside the board.
    is_full: bool,
) -> impl IntoView {
    let ui = Ui::get();
    let shown = if is_full { SHOWN_IN_FULL } else { SHOWN_BESIDE };
    let more = board.people.len().saturating_sub(shown);
    // One scale for the column: the differences stand under each other to be compared.
    let widest = board.people.iter().filter_map(due).max();
    let rows = move || {
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        let people = board.people.iter().take(shown);
        people
            .map(|row| view! { <Row row=row.clone() hand=hand.clone() is_full widest/> })
            .collect_view()
    };
    let say = move |ru, en| ui.state.say(ru, en);
    view! {
        <div class="table-box">
            <table class="table people">
                <caption class="quiet-text">{say("Менеджеры: продажи и план", "Salespeople: sales and plan")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say("Менеджер", "Salesperson")}</th>
                        {is_full.then(|| view! { <th scope="col">{say("Группа", "Team")}</th> })}
                        <th scope="col" class="num">{say("Продажи", "Sales")}</th>
                        <th scope="col" class="plot">{say("К плану", "To plan")}</th>
                        <th scope="col" class="num">"%"</th>
                        {is_full.then(|| view! {
                            <th scope="col" class="num">{say("План", "Plan")}</th>
                            <th scope="col" class="num">{say("Откл.", "Var.")}</th>
                            <th scope="col" class="num">{say("Договоры", "Contracts")}</th>
                            <th scope="col" class="num">{say("Средний", "Average")}</th>
                        })}
                        <th scope="col"><span class=(!is_full).then_some("quiet-text")>{say("Статус", "Status")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! {
            <p class="note">
                {say("Показаны первые, ещё людей: ", "The first are shown, more people: ")}
                {more}
            </p>
        })}
    }
}

/// What of the plan should be there by now; the whole of it where nothing is told of that.
fn due(row: &PersonRow) -> Option<Exact> {
    row.to_date.or(row.target)
}

#[component]
fn Row(row: PersonRow, hand: Hand, is_full: bool, widest: Option<Exact>) -> impl IntoView {
    let ui = Ui::get();
    let nobody = text("Не назначен", "Unassigned").get(hand.lang);
    let (name, handle_name, id, team) = match row.person.clone() {
        Person::Rep { name, link, team, .. } => (name.clone(), name, link, team),
        Person::Unassigned => {
            (nobody.to_owned(), UNASSIGNED.to_owned(), UNASSIGNED.to_owned(), None)
        }
        Person::Unallocated => {
            let name = text("Не распределено", "Unallocated").get(hand.lang).to_owned();
            (name, UNALLOCATED.to_owned(), UNALLOCATED.to_owned(), None)
        }
    };
    let href = move || {
        let mut link = ui.state.link().at(Page::Person(id.clone()));
        link.who = None;
        link.to_string()
    };
    let gap = row.net.ok().zip(due(&row)).and_then(|(net, due)| net.minus(due));
    let attained = row.attainment.ok();
    let expected = row.to_date.zip(row.target).and_then(|(to_date, all)| to_date.over(all));
    let contracts = hand.full(Some(row.contracts), Unit::Count);
    view! {
        <tr class="row-link" data-testid="rep-row" data-name=handle_name data-score="" data-pay=""
            data-value=handle(row.net.ok(), Unit::Money) data-status=row.status.id()>
            <th scope="row" style:white-space=move || "nowrap" style:overflow=move || "hidden"
                style:text-overflow=move || "ellipsis"
                style:max-width=move || if is_full { "320px" } else { "140px" }>
                <a class="row-name" href=href title=name.clone()><bdi>{name.clone()}</bdi></a>
            </th>
            {is_full.then(|| view! { <td class="muted"><bdi>{team.unwrap_or_default()}</bdi></td> })}
            <td class="num">{hand.headline(row.net, Unit::Money)}</td>
            <td class="plot" style:width=move || "40%" style:min-width=move || if is_full { "72px" } else { "44px" }>
                {attained.map(|index| view! { <Bullet name=name.clone() index expected/> })}
            </td>
            <td class="num">{hand.short(attained, Unit::Share)}</td>
            {is_full.then(|| view! {
                <td class="num muted">{hand.short(row.target, Unit::Money)}</td>
                <td class=gap_class(gap, Better::Higher)>{hand.gap(gap, widest, Unit::Money)}</td>
                <td class="num">{contracts}</td>
                <td class="num">{hand.headline(row.average, Unit::Money)}</td>
            })}
            <td>{chip(row.status, hand.lang, !is_full)}</td>
        </tr>
    }
}

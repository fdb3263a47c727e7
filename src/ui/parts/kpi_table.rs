//! The board's table: a KPI a row, with its bullet against the plan.

use super::chart::Bullet;
use super::figures::{Hand, gap_class, handle};
use super::status::chip;
use crate::kpi::Unit;
use crate::lang::words::{ACTUAL, PLAN, sentence};
use crate::report::board::{Board, BoardRow};
use crate::ui::context::Ui;
use crate::ui::route::Page;
use crate::ui::state::Shared;
use leptos::prelude::*;

/// Every KPI of a board.
#[component]
pub fn KpiTable(
    /// The board.
    board: Shared<Board>,
    /// Whose it is, as links name them; what a row leads to is about them too.
    who: Option<String>,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    let rows = move || {
        let hand = Hand { lang: lang.get(), currency: ui.currency() };
        let rows = board.rows.iter();
        rows.map(|row| view! { <Row row=row.clone() hand=hand.clone() who=who.clone()/> })
            .collect_view()
    };
    view! {
        <table class="table bullets" role="table">
            <caption class="quiet-text">{ui.state.say("Показатели: факт и план", "KPIs: actual and plan")}</caption>
            <thead>
                <tr role="row">
                    <th scope="col">{ui.state.say("Показатель", "KPI")}</th>
                    <th scope="col" class="num">{move || sentence(ACTUAL.get(lang.get()))}</th>
                    <th scope="col">{ui.state.say("К плану", "To plan")}</th>
                    <th scope="col" class="num">{move || sentence(PLAN.get(lang.get()))}</th>
                    <th scope="col" class="num">{ui.state.say("Откл.", "Var.")}</th>
                    <th scope="col">{ui.state.say("Статус", "Status")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(row: BoardRow, hand: Hand, who: Option<String>) -> impl IntoView {
    let ui = Ui::get();
    let kpi = row.kpi;
    let href = move || {
        let mut link = ui.state.link().at(Page::Kpi(kpi.id.to_owned()));
        link.who = who.clone().or(link.who);
        link.to_string()
    };
    let unit = kpi.headline.unit;
    let due = row.to_date.or(row.target);
    let attained = row.attainment.ok();
    view! {
            <tr role="row" class="row-link" data-testid="kpi-row" data-kpi=kpi.id
                data-value=handle(row.headline.value.ok(), unit)
                data-target=handle(row.target, row.unit)
                data-attainment=handle(attained, Unit::Share)
                data-status=row.status.id()>
                <th scope="row" role="rowheader" class="name">
                    <a class="row-name" href=href title=kpi.definition.get(hand.lang)>
                        {kpi.name.get(hand.lang)}
                    </a>
                </th>
                <td role="cell" class="num fact">{hand.headline(row.fact, row.unit)}</td>
                <td role="cell" class="plot">
                    <span class="quiet-text">{hand.short(attained, Unit::Share)}</span>
                    {attained.map(|index| view! {
    <Bullet name=kpi.name.get(hand.lang).to_owned() index expected=row.expected/> })}
                </td>
                <td role="cell" class="num plan">{hand.short(row.target, row.unit)}</td>
                <td role="cell" class=gap_class(row.variance, kpi.better)>
                    {hand.gap(row.variance, due, row.unit)}
                </td>
                <td role="cell" class="state">{chip(row.status, hand.lang, false)}</td>
            </tr>
        }
}

//! The figures of a KPI, and the KPI by people, teams, products, customers and months.

use crate::kpi::{Kpi, Unit};
use crate::lang::date;
use crate::lang::words::{ACTUAL, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::date::Period;
use crate::model::known::Known;
use crate::model::slice::By;
use crate::report::breakdown::{Breakdown, BreakdownRow, breakdown};
use crate::report::trace::Traced;
use crate::report::whose::nameless;
use crate::ui::context::Ui;
use crate::ui::parts::figures::{Hand, gap_class};
use crate::ui::parts::status::chip;
use crate::ui::route::{Page, When};
use leptos::prelude::*;

/// Rows shown before the person asks for all.
const SHOWN: usize = 50;

/// Every figure of the KPI; each opens the way it was counted.
#[component]
pub fn Measures(kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let rows = move || {
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        let scope = ui.state.scope.get();
        let counted: Vec<_> = ui.state.data.with(|data| {
            let slice = kpi.slice(&Known::of(data, scope), scope);
            let shown = kpi.measures().iter().filter(|it| it.by.is_none());
            shown.map(|it| (it, it.count(&slice).value)).collect()
        });
        counted
            .into_iter()
            .map(|(measure, value)| {
                let explain =
                    move |_| ui.explain(Traced { scope, part: None, kpi, measure: measure.id });
                let name = measure.name.get(hand.lang);
                view! {
                    <tr class="row-link" data-testid="measure" data-measure=measure.id>
                        <th scope="row">
                            <button class="row-name" on:click=explain
                                title=text("Как посчитано", "How it was counted").get(hand.lang)>
                                {sentence(name)}
                            </button>
                        </th>
                        <td class="num">{hand.counted(value, measure.unit)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="card">
            <header class="card-head">
                <h2>{ui.state.say("Все величины", "Every figure")}</h2>
                <span class="card-note">{ui.state.say("нажмите: как посчитано", "press: how it was counted")}</span>
            </header>
            <table class="table">
                <caption class="quiet-text">{ui.state.say("Величины показателя", "Figures of the KPI")}</caption>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn called(by: By) -> Text {
    match by {
        By::Company => text("Всего", "In all"),
        By::Team => text("Группы", "Teams"),
        By::Rep => text("Менеджеры", "Salespeople"),
        By::Product => text("Товары", "Products"),
        By::ProductGroup => text("Группы товаров", "Product groups"),
        By::Customer => text("Клиенты", "Customers"),
        By::Campaign => text("Мероприятия", "Campaigns"),
        By::Channel => text("Каналы", "Channels"),
        By::Topic => text("Темы", "Topics"),
        By::Bucket => text("Сроки", "Ages"),
        By::Month => text("Месяцы", "Months"),
    }
}

/// The KPI by one thing at a time.
#[component]
pub fn Breakdowns(kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let all = kpi.by;
    let by = RwSignal::new(all.first().copied().unwrap_or(By::Company));
    let is_whole = RwSignal::new(false);
    let choose = move |it: By| {
        is_whole.set(false);
        by.set(it);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let at = all.iter().position(|it| *it == by.get_untracked()).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % all.len(),
            "ArrowLeft" => (at + all.len() - 1) % all.len(),
            _ => return,
        };
        if let Some(&it) = all.get(to) {
            choose(it);
            crate::ui::browser::focus(&format!("by-{}", it.id()));
        }
    };
    let tab = move |it: By| {
        view! {
            <button role="tab" id=format!("by-{}", it.id()) data-testid="by" data-by=it.id()
                aria-selected=move || (by.get() == it).to_string()
                tabindex=move || if by.get() == it { "0" } else { "-1" }
                on:click=move |_| choose(it)>
                {move || called(it).get(ui.state.speaks.get())}
            </button>
        }
    };
    let found = move || {
        let scope = ui.state.scope.get();
        ui.state.data.with(|data| breakdown(data, scope, kpi, by.get()))
    };
    view! {
        <section class="card">
            <div class="tabs" role="tablist" on:keydown=on_key
                aria-label=ui.state.say("Разложить", "Break down by")>
                {all.iter().copied().map(tab).collect_view()}
            </div>
            {move || view! { <Parts found=found() kpi is_whole/> }}
        </section>
    }
}

#[component]
fn Parts(found: Breakdown, kpi: &'static Kpi, is_whole: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let (by, unit, all) = (found.by, found.unit, found.rows.len());
    let say = move |ru, en| ui.state.say(ru, en);
    let rows = move || {
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        let shown = if is_whole.get() { all } else { SHOWN };
        let rows = found.rows.iter().take(shown);
        rows.map(|row| view! { <PartRow row=row.clone() kpi by unit hand=hand.clone()/> })
            .collect_view()
    };
    let lang = ui.state.speaks;
    view! {
        <div class="table-box">
            <table class="table">
                <caption class="quiet-text">{move || called(by).get(lang.get())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{move || called(by).get(lang.get())}</th>
                        <th scope="col" class="num">{move || sentence(ACTUAL.get(lang.get()))}</th>
                        <th scope="col" class="num">{move || sentence(PLAN.get(lang.get()))}</th>
                        <th scope="col" class="num">{say("Откл.", "Var.")}</th>
                        <th scope="col" class="num">{say("Итог", "Headline")}</th>
                        <th scope="col">{say("Статус", "Status")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Show when=move || { all > SHOWN && !is_whole.get() }>
            <button class="btn" on:click=move |_| is_whole.set(true)>
                {move || match lang.get() {
                    Lang::Ru => format!("Показать все: {all}"),
                    Lang::En => format!("Show all {all}"),
                }}
            </button>
        </Show>
    }
}

#[component]
fn PartRow(row: BreakdownRow, kpi: &'static Kpi, by: By, unit: Unit, hand: Hand) -> impl IntoView {
    let ui = Ui::get();
    let lang = hand.lang;
    let period = row.name.as_deref().filter(|_| by == By::Month).and_then(Period::parse);
    let name = match (period, row.name) {
        (Some(period), _) => sentence(&date::period(period, lang)),
        (None, Some(name)) => name,
        (None, None) => nameless(row.part).get(lang).to_owned(),
    };
    // Where it leads: a person to their board, a team and a month to this KPI of theirs.
    let href = match (by, row.link) {
        (By::Rep, Some(id)) => Some(ui.state.link_untracked().at(Page::Person(id))),
        (By::Team, Some(id)) => {
            let mut link = ui.state.link_untracked();
            link.who = Some(id);
            Some(link)
        }
        (By::Month, _) => {
            let mut link = ui.state.link_untracked();
            link.period = period.map(When::Of);
            Some(link)
        }
        _ => None,
    };
    let headline = kpi.headline.unit;
    let due = row.variance.zip(row.fact.ok()).and_then(|(gap, fact)| fact.minus(gap));
    let (handle, whole) = (name.clone(), name.clone());
    let scope = ui.state.scope.get_untracked();
    let fact = ui.state.data.with_untracked(|data| kpi.fact_by(&data.rules));
    let measure = fact.map_or(kpi.fact.id, |it| it.id);
    let traced = Traced { scope, part: Some(row.part), kpi, measure };
    let explain = move |_| ui.explain(traced);
    view! {
        <tr data-testid="part" data-name=handle data-status=row.status.id()>
            <th scope="row" title=whole>
                {match href {
                    Some(link) => view! { <a class="row-name" href=link.to_string()><bdi>{name}</bdi></a> }.into_any(),
                    None => view! { <bdi>{name}</bdi> }.into_any(),
                }}
            </th>
            <td class="num">
                <button class="row-name" on:click=explain
                    title=text("Как посчитано", "How it was counted").get(lang)>
                    {hand.headline(row.fact, unit)}
                </button>
            </td>
            <td class="num muted">{hand.short(row.target, unit)}</td>
            <td class=gap_class(row.variance, kpi.better)>{hand.gap(row.variance, due, unit)}</td>
            <td class="num">{hand.headline(row.headline.value, headline)}</td>
            <td>{chip(row.status, lang, false)}</td>
        </tr>
    }
}

//! One KPI: its headline, its charts, every figure of it with the way it was counted, breakdowns.

use super::kpi_charts::Charts;
use super::kpi_parts::{Breakdowns, Measures};
use crate::kpi::{Better, Kpi, Measure, Unit, defs};
use crate::lang::words::{ACTUAL, GAP, PLAN, sentence};
use crate::lang::{Lang, date, text};
use crate::model::known::Known;
use crate::model::targets::Who;
use crate::report::board::{BoardRow, row};
use crate::report::counting;
use crate::report::in_force::in_force;
use crate::report::quality::quality;
use crate::report::trace::Traced;
use crate::ui::context::Ui;
use crate::ui::parts::figures::{Hand, gap_class};
use crate::ui::parts::quality::{QualityLine, running};
use crate::ui::parts::status::chip;
use crate::ui::route::Page;
use leptos::html::Nav;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The screen of a KPI.
#[component]
pub fn KpiPage(kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    let found = move || {
        let scope = ui.state.scope.get();
        ui.state.data.with(|data| row(kpi, &kpi.slice(&Known::of(data, scope), scope)))
    };
    let used = move || {
        let scope = ui.state.scope.get();
        ui.state.data.with(|data| quality(kpi, &kpi.slice(&Known::of(data, scope), scope)))
    };
    let conditions = move || {
        let (scope, lang) = (ui.state.scope.get(), lang.get());
        let all =
            ui.state.data.with(|data| in_force(kpi, &kpi.slice(&Known::of(data, scope), scope)));
        all.into_iter().map(|it| it.get(lang)).collect::<Vec<_>>().join(" ")
    };
    let board = ui.state.board(&counting::ALL);
    let about = move || {
        let (scope, lang) = (ui.state.scope.get(), lang.get());
        let whom = whom(ui);
        let days = running(&board.get(), lang);
        let period = sentence(&date::period(scope.period, lang));
        [Some(period), days, whom].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let hand = move || Hand { lang: lang.get(), currency: ui.currency() };
    let tabs = NodeRef::<Nav>::new();
    // On a phone they are a row that is longer than the screen.
    Effect::new(move |_| {
        let Some(tabs) = tabs.get() else { return };
        let here = tabs.query_selector("[aria-current]").ok().flatten();
        if let Some(here) = here.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            tabs.set_scroll_left(here.offset_left() - tabs.offset_left());
        }
    });
    view! {
        <nav class="tabs" node_ref=tabs aria-label=ui.state.say("Показатели", "KPIs")>
            {defs::ALL.iter().map(|it| view! {
                <a href=move || ui.state.link().at(Page::Kpi(it.id.to_owned())).to_string()
                    aria-current=(it.id == kpi.id).then_some("page")>
                    {move || it.name.get(lang.get())}
                </a>
            }).collect_view()}
        </nav>
        <header class="message">
            <h1 data-testid="message">{move || said(&found(), &hand())}</h1>
            <p>{about}</p>
        </header>
        <div class="split">
            <div class="split-main">
                <section class="card">
                    {move || view! { <Headline found=found() hand=hand()/> }}
                    <p class="note">{move || kpi.definition.get(lang.get())}</p>
                    <p class="note" data-testid="in-force">{conditions}</p>
                </section>
                <Charts kpi/>
                <Breakdowns kpi/>
            </div>
            <aside class="split-side">
                <Measures kpi/>
                <section class="card">{move || view! { <QualityLine of=used()/> }}</section>
            </aside>
        </div>
    }
}

/// `План, деньги: 11,6 млн ₽, 96,7 % плана`.
fn said(found: &BoardRow, hand: &Hand) -> String {
    let (name, lang) = (found.kpi.name.get(hand.lang), hand.lang);
    let fact = match found.fact {
        Ok(fact) => hand.short(Some(fact), found.unit),
        Err(why) => why.text().get(lang).to_owned(),
    };
    let attained = found.attainment.ok().map(|it| hand.short(Some(it), Unit::Share));
    if let (Better::Lower, Some(norm)) = (found.kpi.better, found.target) {
        let norm = hand.short(Some(norm), found.unit);
        return match lang {
            Lang::Ru => format!("{name}: {fact} при плане не больше {norm}"),
            Lang::En => format!("{name}: {fact}, planned at {norm} or less"),
        };
    }
    match (attained, lang) {
        (Some(attained), Lang::Ru) => format!("{name}: {fact}, {attained} плана"),
        (Some(attained), Lang::En) => format!("{name}: {fact}, {attained} of plan"),
        (None, _) => format!("{name}: {fact}"),
    }
}

/// Whose figures, where it is not the whole firm's.
fn whom(ui: Ui) -> Option<String> {
    let who = ui.state.scope.get().who;
    ui.state.data.with(|data| match who {
        Who::Company => None,
        Who::Team(code) => data.teams.get(usize::try_from(code).ok()?).map(|it| it.name.clone()),
        Who::Rep(code) => data.rep(code).map(|it| it.name.clone()),
        Who::Nobody => {
            Some(text("Не назначен", "Unassigned").get(ui.state.speaks.get()).to_owned())
        }
        Who::Unallocated => {
            Some(text("Не распределено", "Unallocated").get(ui.state.speaks.get()).to_owned())
        }
    })
}

/// Fact, plan, how far apart, and how that stands; what is a measure of its own opens the way it was
/// counted.
#[component]
fn Headline(found: BoardRow, hand: Hand) -> impl IntoView {
    let (unit, lang) = (found.unit, hand.lang);
    let due = found.to_date.or(found.target);
    let attained = found.attainment.ok();
    let kpi = found.kpi;
    let fact = Ui::get().state.data.with_untracked(|data| kpi.fact_by(&data.rules));
    let plan = kpi.measure("target");
    // Where a plan is a measure, the headline is how far it is attained.
    let reached = kpi.measure("attainment").or(plan.and(kpi.measure(kpi.headline.id)));
    let figure = move |measure: Option<&'static Measure>, shown: AnyView| match measure {
        Some(it) => view! { <Explained kpi measure=it.id lang shown/> }.into_any(),
        None => shown,
    };
    let gap = format!("figure {}", gap_class(found.variance, kpi.better));
    view! {
        <dl class="figures">
            <div>
                <dt>{sentence(ACTUAL.get(lang))}</dt>
                <dd class="figure">{figure(fact, hand.headline(found.fact, unit).into_any())}</dd>
            </div>
            <div>
                <dt>{sentence(PLAN.get(lang))}</dt>
                <dd class="figure">{figure(plan, hand.short(found.target, unit).into_any())}</dd>
                {found.to_date.map(|it| view! {
                    <dd class="note">{text("на дату ", "to date ").get(lang)} {hand.short(Some(it), unit)}</dd>
                })}
            </div>
            <div>
                <dt>{sentence(GAP.get(lang))}</dt>
                <dd class=gap style:text-align=move || "start">
                    {hand.gap(found.variance, due, unit)}
                </dd>
            </div>
            <div>
                <dt>{text("К плану", "To plan").get(lang)}</dt>
                <dd class="figure">{figure(reached, hand.short(attained, Unit::Share).into_any())}</dd>
                <dd>{chip(found.status, lang, false)}</dd>
            </div>
        </dl>
    }
}

/// A figure that says how it was counted.
#[component]
fn Explained(
    kpi: &'static Kpi,
    measure: &'static str,
    lang: Lang,
    shown: AnyView,
) -> impl IntoView {
    let ui = Ui::get();
    let explain = move |_| {
        let scope = ui.state.scope.get_untracked();
        ui.explain(Traced { scope, part: None, kpi, measure });
    };
    view! {
        <button class="row-name" data-testid="headline-figure" on:click=explain
            title=text("Как посчитано", "How it was counted").get(lang)>{shown}</button>
    }
}

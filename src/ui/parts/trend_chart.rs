//! Plan and actual by month: the figure and its table.

use super::plot::Figure;
use crate::chart::plan_actual;
use crate::kpi::{Better, Kpi};
use crate::lang::words::{ACTUAL, FORECAST, GAP, PLAN, sentence};
use crate::lang::{Lang, Text, date};
use crate::model::unit::Exact;
use crate::report::trend::{Trend, TrendPoint};
use crate::report::unit::shown;
use crate::ui::context::Ui;
use crate::ui::late;
use crate::ui::route::{Page, When};
use leptos::prelude::*;
use std::sync::Arc;

/// Height of the drawing.
const HEIGHT: u32 = 250;

/// A chart of a KPI over time; a mark leads to the KPI in its month.
#[component]
pub fn TrendChart(
    /// The figures.
    trend: Trend,
    /// Whose page its marks lead to.
    kpi: &'static Kpi,
    /// What they are of.
    name: Text,
) -> impl IntoView {
    let ui = Ui::get();
    let trend = Arc::new(trend);
    let (of, points, listed) = (Arc::clone(&trend), Arc::clone(&trend), Arc::clone(&trend));
    let draw = move |lang: Lang, width: u32, id: &str| {
        let currency = ui.currency();
        let spec = plan_actual::Spec {
            trend: &of,
            name: name.get(lang),
            shown: shown(of.unit, &currency),
            lower_is_better: kpi.better == Better::Lower,
        };
        plan_actual::draw(&spec, lang, width, HEIGHT, id)
    };
    let lead = move |at: usize| {
        let mut link = ui.state.link_untracked().at(Page::Kpi(kpi.id.to_owned()));
        link.period = points.points.get(at).map(|point| When::Of(point.period));
        link.as_of = None;
        Some(link)
    };
    let table = move || view! { <TrendTable trend=Arc::clone(&listed) name/> }.into_any();
    // The board, which comes first, has this chart and does not write tables.
    let copy = move || {
        let trend = Arc::clone(&trend);
        late::with(ui, (ui.doors.copy)(), move |copy| copy(ui, &trend, name));
    };
    let called = move |lang: Lang| sentence(name.get(lang));
    view! {
        <Figure name=Arc::new(called) draw=Arc::new(draw) lead=Arc::new(lead)
            table=Arc::new(table) copy=Arc::new(copy) last_first=true/>
    }
}

/// The same figures as a table.
#[component]
fn TrendTable(trend: Arc<Trend>, name: Text) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.state.speaks;
    let row = move |point: &TrendPoint, unit| {
        let (lang, currency) = (lang.get(), ui.currency());
        let write = |value: Option<Exact>| {
            value.map_or_else(|| "—".to_owned(), |it| shown(unit, &currency).full(it, lang))
        };
        let end = point.forecast.or(point.actual);
        let gap = end.zip(point.target).and_then(|(end, target)| {
            Some(shown(unit, &currency).gap(end.minus(target)?, target, lang))
        });
        let cells = [
            write(point.actual),
            write(point.target),
            write(point.forecast),
            gap.unwrap_or_else(|| "—".to_owned()),
        ];
        view! {
            <tr>
                <th scope="row">{sentence(&date::period(point.period, lang))}</th>
                {cells.map(|cell| view! { <td class="num">{cell}</td> }).into_iter().collect_view()}
            </tr>
        }
    };
    let head = move |lang: Lang| [ACTUAL, PLAN, FORECAST, GAP].map(|it| sentence(it.get(lang)));
    view! {
        <div class="table-box">
            <table class="table">
                <caption class="quiet-text">{move || name.get(lang.get())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{ui.state.say("Период", "Period")}</th>
                        {move || {
                            let names = head(lang.get()).into_iter();
                            names
                                .map(|it| view! { <th scope="col" class="num">{it}</th> })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    {move || trend.points.iter().map(|it| row(it, trend.unit)).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

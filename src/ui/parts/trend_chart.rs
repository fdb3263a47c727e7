//! Plan and actual by month: a figure with its overlay of marks, its tooltip and its table.

use super::chart::{drawing, drawing_id};
use super::icon::icon;
use super::width::width_of;
use crate::chart::{Drawn, Target, plan_actual};
use crate::kpi::{Better, Kpi};
use crate::lang::words::{ACTUAL, FORECAST, GAP, PLAN, sentence};
use crate::lang::{Lang, date};
use crate::model::unit::Exact;
use crate::report::trend::{Trend, TrendPoint};
use crate::ui::context::{Ui, shown};
use crate::ui::route::{Page, When};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// Height of the drawing.
const HEIGHT: u32 = 250;

/// A chart of a KPI over time; a mark leads to the KPI in its month.
#[component]
pub fn TrendChart(
    /// The figures.
    trend: Trend,
    /// What they are of.
    kpi: &'static Kpi,
) -> impl IntoView {
    let ui = Ui::get();
    let node: NodeRef<Div> = NodeRef::new();
    let width = width_of(node);
    let is_table = RwSignal::new(false);
    let trend = Arc::new(trend);
    let id = drawing_id();
    let of = Arc::clone(&trend);
    let drawn: Memo<Option<Drawn>> = Memo::new(move |_| {
        let (width, lang, currency) = (width.get(), ui.state.speaks.get(), ui.currency());
        let spec = plan_actual::Spec {
            trend: &of,
            name: kpi.name.get(lang),
            shown: shown(of.unit, &currency),
            lower_is_better: kpi.better == Better::Lower,
        };
        (width > 0).then(|| plan_actual::draw(&spec, lang, width, HEIGHT, &id))
    });
    let title = move || drawn.with(|it| it.as_ref().map(|it| it.title.clone()));
    let summary = move || drawn.with(|it| it.as_ref().map(|it| it.summary.clone()));
    let name = move || sentence(kpi.name.get(ui.state.speaks.get()));
    let points = Arc::clone(&trend);
    view! {
        <figure class="chart">
            <header class="card-head">
                <h2>{move || title().unwrap_or_else(name)}</h2>
                <Legend/>
                <button
                    class="btn"
                    aria-pressed=move || is_table.get().to_string()
                    on:click=move |_| is_table.update(|it| *it = !*it)
                >
                    {icon("table")}
                    <span>{ui.state.say("Таблица", "Table")}</span>
                </button>
            </header>
            <div node_ref=node>
                {move || {
                    if is_table.get() {
                        view! { <TrendTable trend=Arc::clone(&trend) kpi/> }.into_any()
                    } else {
                        view! { <Plot drawn trend=Arc::clone(&points) kpi/> }.into_any()
                    }
                }}
            </div>
            <figcaption>{summary}</figcaption>
        </figure>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let lang = Ui::get().state.speaks;
    view! {
        <ul class="legend">
            <li class="key-ac">{move || ACTUAL.get(lang.get())}</li>
            <li class="key-pl">{move || PLAN.get(lang.get())}</li>
            <li class="key-fc">{move || FORECAST.get(lang.get())}</li>
        </ul>
    }
}

/// The drawing and, over it, a button for each mark: one stop of the Tab key, arrows between them.
#[component]
fn Plot(drawn: Memo<Option<Drawn>>, trend: Arc<Trend>, kpi: &'static Kpi) -> impl IntoView {
    let active: RwSignal<Option<usize>> = RwSignal::new(None);
    let overlay = move || {
        drawn.with(|it| it.as_ref().map(|it| it.targets.clone())).map(|targets| {
            let last = targets.len().saturating_sub(1);
            targets
                .into_iter()
                .enumerate()
                .map(|(at, target)| view! { <Mark at last target active kpi trend=Arc::clone(&trend)/> })
                .collect_view()
        })
    };
    view! {
        <div style:position=move || "relative">
            <div class="chart-plot" role="group" style:contain=move || "inline-size"
                style:height=move || format!("{HEIGHT}px")
                aria-label=move || drawn.with(|it| it.as_ref().map(|it| it.title.clone()))>
                {move || drawn.with(|it| it.as_ref().map(|it| drawing(&it.svg)))}
                {overlay.clone()}
            </div>
            {move || active.get().and_then(|at| tip(drawn, at))}
        </div>
    }
}

/// What the mark says, near it and inside the drawing's width.
fn tip(drawn: Memo<Option<Drawn>>, at: usize) -> Option<impl IntoView> {
    let (target, wide) = drawn.with(|it| {
        let targets = it.as_ref().map(|it| &it.targets)?;
        let wide = targets.iter().map(|it| it.x + it.width).max().unwrap_or_default();
        Some((targets.get(at)?.clone(), wide))
    })?;
    let is_right = target.x + target.width / 2 > wide / 2;
    let side = if is_right { wide - target.x + 4 } else { target.x + target.width + 4 };
    let (head, rest) = target.label.split_once(": ").unwrap_or(("", target.label.as_str()));
    let lines: Vec<String> = rest.split("; ").flat_map(|it| it.split(", ")).map(sentence).collect();
    Some(view! {
        <div class="tip" role="tooltip"
            style:top=format!("{}px", target.y.max(0) + 4)
            style:left=if is_right { "auto".to_owned() } else { format!("{side}px") }
            style:right=if is_right { format!("{side}px") } else { "auto".to_owned() }>
            <b>{sentence(head)}</b>
            {lines.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
        </div>
    })
}

#[component]
fn Mark(
    at: usize,
    last: usize,
    target: Target,
    active: RwSignal<Option<usize>>,
    kpi: &'static Kpi,
    trend: Arc<Trend>,
) -> impl IntoView {
    let ui = Ui::get();
    let node: NodeRef<leptos::html::Button> = NodeRef::new();
    let period = trend.points.get(target.index).map(|point| point.period);
    let drill = move || {
        let mut link = ui.state.link().at(Page::Kpi(kpi.id.to_owned()));
        link.period = period.map(When::Of);
        link.as_of = None;
        ui.go(&link);
    };
    // The first tap shows the value, the second leads on.
    let tapped = StoredValue::new(false);
    let move_to = move |to: usize| {
        let parent = node.get_untracked().and_then(|it| it.parent_element());
        let buttons = parent.and_then(|it| it.query_selector_all("button.target").ok());
        let next = u32::try_from(to).ok().and_then(|to| buttons.and_then(|it| it.item(to)));
        if let Some(next) = next.map(wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>) {
            let _ = next.focus();
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1).min(last),
            "ArrowLeft" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return active.set(None),
            _ => return,
        };
        event.prevent_default();
        move_to(to);
    };
    view! {
        <button class="target" node_ref=node aria-label=target.label.clone()
            tabindex=move || if active.get().unwrap_or(last) == at { "0" } else { "-1" }
            style:left=format!("{}px", target.x) style:top=format!("{}px", target.y)
            style:width=format!("{}px", target.width) style:height=format!("{}px", target.height)
            on:pointerdown=move |event| {
                let is_shown = active.get_untracked() == Some(at);
                tapped.set_value(event.pointer_type() != "mouse" && !is_shown);
            }
            on:pointerenter=move |event| {
                if event.pointer_type() == "mouse" {
                    active.set(Some(at));
                }
            }
            on:pointerleave=move |event| {
                if event.pointer_type() == "mouse" {
                    active.set(None);
                }
            }
            on:focus=move |_| active.set(Some(at))
            on:blur=move |_| active.set(None)
            on:keydown=on_key
            on:click=move |_| if !tapped.get_value() { drill() }>
        </button>
    }
}

/// The same figures as a table.
#[component]
fn TrendTable(trend: Arc<Trend>, kpi: &'static Kpi) -> impl IntoView {
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
                <caption class="quiet-text">{move || kpi.name.get(lang.get())}</caption>
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

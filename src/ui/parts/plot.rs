//! A chart as every page shows it: a figure with its legend, an overlay of its marks, a tooltip, a
//! caption, and the same figures as a table.

use super::chart::{drawing, drawing_id};
use super::copied;
use super::icon::icon;
use super::plot_mark::{Mark, tip};
use super::width::width_of;
use crate::chart::Drawn;
use crate::lang::{Lang, Text};
use crate::ui::context::Ui;
use crate::ui::route::Link;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// Draws in a language, at a width, with a prefix of ids.
pub type Draw = Arc<dyn Fn(Lang, u32, &str) -> Drawn + Send + Sync>;

/// Where a mark leads, if anywhere.
pub type Leads = Arc<dyn Fn(usize) -> Option<Link> + Send + Sync>;

/// A chart with its table.
#[component]
pub fn Figure(
    /// What it is called before it is drawn.
    name: Arc<dyn Fn(Lang) -> String + Send + Sync>,
    /// The drawing.
    draw: Draw,
    /// Where its marks lead.
    lead: Leads,
    /// What is to be known of it, beside what it says.
    #[prop(default = None)]
    note: Option<Text>,
    /// The same figures as a table.
    table: Arc<dyn Fn() -> AnyView + Send + Sync>,
    /// Copies that table.
    copy: Arc<dyn Fn() + Send + Sync>,
    /// The Tab key comes to the last mark, the newest, not to the first.
    last_first: bool,
) -> impl IntoView {
    let ui = Ui::get();
    let node: NodeRef<Div> = NodeRef::new();
    let width = width_of(node);
    let is_table = RwSignal::new(false);
    let id = drawing_id();
    let drawn: Memo<Option<Drawn>> = Memo::new(move |_| {
        let (width, lang) = (width.get(), ui.state.speaks.get());
        (width > 0).then(|| draw(lang, width, &id))
    });
    let title = move || drawn.with(|it| it.as_ref().map(|it| it.title.clone()));
    let summary = move || drawn.with(|it| it.as_ref().map(|it| it.summary.clone()));
    view! {
        <figure class="chart">
            <header class="card-head">
                <h2>{move || title().unwrap_or_else(|| name(ui.state.speaks.get()))}</h2>
                <div class="chart-tools">
                <Legend drawn/>
                <button
                    class="btn no-print" data-testid="as-table"
                    aria-pressed=move || is_table.get().to_string()
                    on:click=move |_| is_table.update(|it| *it = !*it)
                >
                    {icon("table")}
                    <span>{ui.state.say("Таблица", "Table")}</span>
                </button>
                {copied::button(move || copy())}
                </div>
            </header>
            <div node_ref=node>
                {move || match is_table.get() {
                    true => table(),
                    false => view! { <Plot drawn lead=Arc::clone(&lead) last_first/> }.into_any(),
                }}
            </div>
            <figcaption>
                {summary} " "
                {note.map(|it| view! { <span class="card-note">{move || it.get(ui.state.speaks.get())}</span> })}
            </figcaption>
        </figure>
    }
}

/// What the fills mean.
#[component]
fn Legend(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let lang = Ui::get().state.speaks;
    let keys = move || {
        let keys = drawn.with(|it| it.as_ref().map(|it| it.keys)).unwrap_or_default();
        let key = |it: &crate::chart::Key| {
            view! { <li class=format!("key-{}", it.class)>{it.name.get(lang.get())}</li> }
        };
        keys.iter().map(key).collect_view()
    };
    view! { <ul class="legend">{keys}</ul> }
}

/// The drawing and, over it, a button for each mark: one stop of the Tab key, arrows between them.
#[component]
fn Plot(drawn: Memo<Option<Drawn>>, lead: Leads, last_first: bool) -> impl IntoView {
    let active: RwSignal<Option<usize>> = RwSignal::new(None);
    let leads = Arc::clone(&lead);
    let overlay = move || {
        drawn.with(|it| it.as_ref().map(|it| it.targets.clone())).map(|targets| {
            let last = targets.len().saturating_sub(1);
            let entry = if last_first { last } else { 0 };
            targets
                .into_iter()
                .enumerate()
                .map(|(at, target)| {
                    let lead = Arc::clone(&lead);
                    view! { <Mark at last entry target active lead/> }
                })
                .collect_view()
        })
    };
    let height = move || drawn.with(|it| it.as_ref().map_or(250, |it| it.height));
    view! {
        <div style:position=move || "relative">
            <div class="chart-plot" role="group" style:contain=move || "inline-size"
                style:height=move || format!("{}px", height())
                aria-label=move || drawn.with(|it| it.as_ref().map(|it| it.title.clone()))>
                {move || drawn.with(|it| it.as_ref().map(|it| drawing(&it.svg)))}
                {overlay.clone()}
            </div>
            {move || active.get().and_then(|at| tip(drawn, at, &leads))}
        </div>
    }
}

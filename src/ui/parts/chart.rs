//! Drawings put into the page. This file alone sets `inner_html`, and only to what the chart
//! room's backend has built (a private string, or one that tests keep) or to our own sprite of icons.

use super::width::width_of;
use crate::chart::{Svg, bullet};
use crate::model::unit::Exact;
use crate::ui::context::Ui;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// The icons, once a page: `#i-import` and so on.
const SPRITE: &str = include_str!("../../../style/icons.svg");

/// Height of a bullet in a row (style/parts.css).
const BULLET_HEIGHT: u32 = 20;

/// A name that no other drawing of the page has.
pub fn drawing_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("chart-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The sprite of icons.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <div class="quiet-text" aria-hidden="true" inner_html=SPRITE></div> }
}

/// A finished drawing.
pub fn drawing(svg: &Svg) -> impl IntoView + use<> {
    view! { <div inner_html=svg.as_str().to_owned()></div> }
}

/// A drawing that tests keep as it was built.
#[cfg(debug_assertions)]
pub fn kept(markup: &'static str) -> impl IntoView {
    view! { <div inner_html=markup></div> }
}

/// How near a KPI is to its plan, drawn at the width of its cell.
#[component]
pub fn Bullet(
    /// What the index is of.
    name: String,
    /// Attainment, its direction applied.
    index: Exact,
    /// What part of the plan is expected by the as-of date of a running period.
    expected: Option<Exact>,
) -> impl IntoView {
    let state = Ui::get().state;
    let node: NodeRef<Div> = NodeRef::new();
    let width = width_of(node);
    let id = drawing_id();
    let draw = move || {
        let width = width.get();
        (width > 0).then(|| {
            let watch_from = Exact::new(4, 5);
            let spec = bullet::Spec { name: &name, index: Some(index), expected, watch_from };
            let drawn = bullet::draw(&spec, state.speaks.get(), width, BULLET_HEIGHT, &id);
            drawing(&drawn.svg)
        })
    };
    // The drawing must not hold its column wide when the page gets narrower.
    view! {
        <div class="chart-plot" node_ref=node style:contain=move || "inline-size">
            {draw}
        </div>
    }
}

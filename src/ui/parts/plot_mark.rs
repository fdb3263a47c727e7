//! One mark of a chart as a hit target, and what it says.

use super::plot::Leads;
use crate::chart::{Drawn, Target};
use crate::lang::text;
use crate::lang::words::sentence;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// What the mark says, near it and inside the drawing's width.
pub fn tip(drawn: Memo<Option<Drawn>>, at: usize, leads: &Leads) -> Option<impl IntoView + use<>> {
    let (target, wide) = drawn.with(|it| {
        let targets = it.as_ref().map(|it| &it.targets)?;
        let wide = targets.iter().map(|it| it.x + it.width).max().unwrap_or_default();
        Some((targets.get(at)?.clone(), wide))
    })?;
    // A mark as wide as the chart is a row: what it says stands under it, not beside.
    let is_row = target.width * 2 > wide;
    let top = if is_row { target.y + target.height + 2 } else { target.y.max(0) + 4 };
    let is_right = is_row || target.x + target.width / 2 > wide / 2;
    let side = match (is_row, is_right) {
        (true, _) => 8,
        (_, true) => wide - target.x + 4,
        _ => target.x + target.width + 4,
    };
    let goes = leads(target.index).is_some();
    let lang = Ui::get().state.speaks;
    let more = text("Enter: подробнее", "Enter: more");
    Some(view! {
        <div class="tip" role="tooltip"
            style:top=format!("{top}px")
            style:left=if is_right { "auto".to_owned() } else { format!("{side}px") }
            style:right=if is_right { format!("{side}px") } else { "auto".to_owned() }>
            <b>{sentence(&target.said.head)}</b>
            {target.said.lines.iter().map(|it| view! { <p>{sentence(it)}</p> }).collect_view()}
            {goes.then(|| view! { <p class="muted">{move || more.get(lang.get())}</p> })}
        </div>
    })
}

/// A transparent button over a mark.
#[component]
pub fn Mark(
    /// Its place among the marks.
    at: usize,
    /// The last place.
    last: usize,
    /// The place that the Tab key comes to.
    entry: usize,
    /// Where it stands and what it says.
    target: Target,
    /// The mark that is pointed at.
    active: RwSignal<Option<usize>>,
    /// Where the marks lead.
    lead: Leads,
) -> impl IntoView {
    let ui = Ui::get();
    let node: NodeRef<leptos::html::Button> = NodeRef::new();
    let index = target.index;
    let drill = move || {
        if let Some(link) = lead(index) {
            ui.go(&link);
        }
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
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return active.set(None),
            _ => return,
        };
        event.prevent_default();
        move_to(to);
    };
    view! {
        <button class="target" node_ref=node aria-label=target.said.whole()
            tabindex=move || if active.get().unwrap_or(entry) == at { "0" } else { "-1" }
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

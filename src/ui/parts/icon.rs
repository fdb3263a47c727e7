//! Icons: symbols of one sprite (style/icons.svg), always beside a word or a name.

use leptos::prelude::*;

/// An icon of 16 px by its name in the sprite.
pub fn icon(name: &'static str) -> impl IntoView {
    sized(name, "icon")
}

/// A small one, for statuses and table headers.
pub fn small_icon(name: &'static str) -> impl IntoView {
    sized(name, "icon icon-s")
}

/// A large one, for empty places.
pub fn large_icon(name: &'static str) -> impl IntoView {
    sized(name, "icon icon-l")
}

fn sized(name: &'static str, class: &'static str) -> impl IntoView {
    view! {
        <svg class=class aria-hidden="true">
            <use_ href=format!("#i-{name}")></use_>
        </svg>
    }
}

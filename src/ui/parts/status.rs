//! How a value stands: shape, word, then colour (the screens handbook 4.4).

use super::icon::small_icon;
use crate::kpi::{Status, Unjudged};
use crate::lang::words::{BAD, GOOD, NO_DATA, WATCH};
use crate::lang::{Lang, Text, text};
use leptos::prelude::*;

/// The word of a status.
pub fn word(status: Status) -> Text {
    match status {
        Status::Good => GOOD,
        Status::Watch => WATCH,
        Status::Bad => BAD,
        Status::None(Unjudged::NoData) => NO_DATA,
        Status::None(Unjudged::NoTarget) => text("нет плана", "no plan"),
        Status::None(Unjudged::NotApplicable) => text("не считается", "n/a"),
        Status::None(Unjudged::Away) => text("не работал", "away"),
        Status::None(Unjudged::FewData) => text("мало данных", "few data"),
        Status::None(Unjudged::Preliminary) => text("предварительно", "preliminary"),
    }
}

fn shape(status: Status) -> &'static str {
    match status {
        Status::Good => "check",
        Status::Watch => "diamond",
        Status::Bad => "triangle",
        Status::None(_) => "dash",
    }
}

/// The chip of a status; without room the word is only read aloud.
pub fn chip(status: Status, lang: Lang, is_narrow: bool) -> impl IntoView {
    let class = if is_narrow { "status status-only" } else { "status" };
    let words = if is_narrow { "quiet-text" } else { "" };
    view! {
        <span class=class data-status=status.id() title=word(status).get(lang)>
            {small_icon(shape(status))}
            <span class=words>{word(status).get(lang)}</span>
        </span>
    }
}

//! The board: every KPI of the scope against its plan, and the people behind it.

use crate::ui::context::Ui;
use crate::ui::parts::board_view::BoardView;
use leptos::prelude::*;

/// The board of whoever is looked at.
#[component]
pub fn Board() -> impl IntoView {
    let ui = Ui::get();
    // Nothing is shown before something counts.
    ui.state.counting().map(|by| view! { <BoardView board=ui.state.board(by)/> })
}

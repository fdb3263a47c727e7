//! One person: the same board for them alone.

use crate::lang::text;
use crate::report::counting;
use crate::ui::context::Ui;
use crate::ui::parts::board_view::BoardView;
use crate::ui::parts::icon::icon;
use crate::ui::route::Page;
use crate::ui::state::{UNALLOCATED, UNASSIGNED, who};
use leptos::prelude::*;

/// The board of the person of that name in links; «Не назначен» is one too.
#[component]
pub fn Person(id: String) -> impl IntoView {
    let ui = Ui::get();
    let link = id.clone();
    let of = Memo::new(move |_| ui.state.data.with(|data| who(data, &link)));
    let board = Memo::new(move |_| {
        let scope = ui.state.scope.get().of(of.get());
        ui.state.data.with(|data| counting::ALL.board(data, scope)).into()
    });
    let own = id.clone();
    let name = Memo::new(move |_| {
        let nobody = text("Не назначен", "Unassigned").get(ui.state.speaks.get());
        if own == UNASSIGNED {
            return Some(nobody.to_owned());
        }
        if own == UNALLOCATED {
            let name = text("Не распределено", "Unallocated").get(ui.state.speaks.get());
            return Some(name.to_owned());
        }
        ui.state
            .data
            .with(|data| data.reps.iter().find(|rep| rep.link == own).map(|rep| rep.name.clone()))
    });
    let is_known = Memo::new(move |_| name.with(Option::is_some));
    let called = Signal::derive(move || name.get().unwrap_or_default());
    view! {
        <p class="toolbar">
            <a class="btn btn-plain" href=move || ui.state.link().at(Page::People).to_string()>
                {icon("back")}
                <span>{ui.state.say("Все менеджеры", "Everybody")}</span>
            </a>
        </p>
        {move || match is_known.get() {
            false => view! {
                <section class="card empty">
                    <h2>{ui.state.say("Такого менеджера нет", "There is no such salesperson")}</h2>
                    <p>{ui.state.say("Возможно, его загрузка удалена.", "The import that named them may be deleted.")}</p>
                </section>
            }.into_any(),
            true => view! { <BoardView board who=Some(id.clone()) name=Some(called)/> }.into_any(),
        }}
    }
}

//! The charts of a KPI: its main form, its months, and the others.

use super::exam_due::DueCard;
use super::kpi_views::Views;
use crate::kpi::Kpi;
use crate::model::known::Known;
use crate::report::breadth::{self, BREADTH};
use crate::report::details::{details, is_of_months};
use crate::report::trend::months;
use crate::report::view::View;
use crate::ui::context::Ui;
use crate::ui::parts::exhibit::ExhibitCard;
use crate::ui::parts::figures::Hand;
use crate::ui::parts::trend_chart::TrendChart;
use leptos::prelude::*;

/// All of them, and how they are looked at.
#[component]
pub fn Charts(kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let view = Memo::new(move |_| ui.state.link().view);
    let own = Memo::new(move |_| {
        let (scope, view) = (ui.state.scope.get(), view.get());
        ui.state.data.with(|data| details(kpi, &Known::of(data, scope), scope, view))
    });
    let by_month = move || {
        let scope = ui.state.scope.get();
        let (trend, name) = ui.state.data.with(|data| match view.get() {
            Some(View::Skus) => (breadth::months(data, scope, kpi), BREADTH),
            _ => (months(data, scope, kpi), kpi.name),
        });
        view! { <TrendChart trend kpi name/> }
    };
    // The main form stands before the months, the others after them.
    let main = usize::from(!is_of_months(kpi));
    let shown = move |is_main: bool| {
        let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
        let card = |exhibit| view! { <ExhibitCard exhibit hand=hand.clone() kpi/> };
        let all = own.get().into_iter().enumerate();
        all.filter(|it| (it.0 < main) == is_main).map(|it| card(it.1)).collect_view()
    };
    view! {
        <Views kpi/>
        {move || shown(true)}
        {(kpi.id == "product_knowledge").then(|| view! { <DueCard/> })}
        <section class="card">{by_month}</section>
        {move || shown(false)}
    }
}

//! What a KPI shows beside its months: a chart with its table, or a table alone.

use super::copied;
use super::figures::Hand;
use super::grid::{GridCard, GridTable};
use super::plot::Figure;
use crate::chart::pictures::{self, Sheet};
use crate::kpi::Kpi;
use crate::lang::Lang;
use crate::report::exhibit::{Exhibit, Lead, Picture};
use crate::report::grid::Grid;
use crate::ui::context::Ui;
use crate::ui::route::{Link, Page, When};
use leptos::prelude::*;
use std::sync::Arc;

/// The exhibit in a card of its own.
#[component]
pub fn ExhibitCard(
    /// What it shows.
    exhibit: Exhibit,
    /// How figures are written.
    hand: Hand,
    /// Whose page it is on.
    kpi: &'static Kpi,
) -> impl IntoView {
    let Exhibit { grid, picture } = exhibit;
    match picture {
        None => view! { <GridCard grid hand/> }.into_any(),
        Some(picture) => view! { <PictureCard picture grid hand kpi/> }.into_any(),
    }
}

#[component]
fn PictureCard(picture: Picture, grid: Grid, hand: Hand, kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let (id, title, note) = (grid.id, grid.title, grid.note);
    let picture = Arc::new(picture);
    let of = Arc::clone(&picture);
    let currency = hand.currency.clone();
    let draw = move |lang: Lang, width: u32, id: &str| {
        pictures::draw(&of, Sheet { lang, currency: &currency, width, id })
    };
    let lead = move |at: usize| picture.lead(at).map(|it| link(ui, kpi, it));
    let copied = grid.clone();
    let copy = move || copied::table(ui, &copied);
    let table =
        move || view! { <GridTable grid=grid.clone() hand=hand.clone() is_whole=true/> }.into_any();
    let name = move |lang: Lang| title.get(lang).to_owned();
    view! {
        <section class="card" data-testid="picture" data-grid=id>
            <Figure name=Arc::new(name) draw=Arc::new(draw) lead=Arc::new(lead) note
                table=Arc::new(table) copy=Arc::new(copy) last_first=false/>
        </section>
    }
}

/// To a person as from a table of people, to a period as from the months.
fn link(ui: Ui, kpi: &'static Kpi, lead: Lead) -> Link {
    let here = ui.state.link_untracked();
    match lead {
        Lead::Rep(id) => here.at(Page::Person(id)),
        Lead::Period(period) => {
            let mut link = here.at(Page::Kpi(kpi.id.to_owned()));
            link.period = Some(When::Of(period));
            link.as_of = None;
            link
        }
    }
}

//! What a KPI has beside its figures: ages of debts, a funnel, a ledger, drawn where they have a form.

use super::exhibit::{Exhibit, Picture};
use super::grid::Grid;
use super::view::View;
use super::waits::Clock;
use super::{
    assortment, campaigns, contracts, funnel, knowledge_grids, meetings_grids, pace, plan_grids,
    rates, receivables, returning, rfm, sales_grids, standing, strips, tested, training, variance,
    waiting_grids, waits, waits_grids, warm_base, weeks,
};
use crate::kpi::Kpi;
use crate::model::known::Known;
use crate::model::rules::Recognition;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use std::rc::Rc;

/// What the KPI shows of a scope, looked at in its own or another way; some have nothing.
pub fn details(
    kpi: &'static Kpi,
    known: &Rc<Known>,
    scope: Scope,
    view: Option<View>,
) -> Vec<Exhibit> {
    let slice = kpi.slice(known, scope);
    let mut all = drawn(kpi, &slice, view.filter(|it| it.kpi() == kpi.id));
    all.extend(tables(kpi, &slice).into_iter().map(Exhibit::from));
    all.extend(plan_grids::grids(kpi, &slice).into_iter().map(Exhibit::from));
    all
}

/// Whether the main form of a KPI is its months; else what is drawn first of it stands before them.
pub fn is_of_months(kpi: &Kpi) -> bool {
    matches!(kpi.id, "plan_revenue" | "plan_units" | "repeat_customers")
}

/// What has a form of its own, the main one first.
fn drawn(kpi: &'static Kpi, slice: &Slice, view: Option<View>) -> Vec<Exhibit> {
    match kpi.id {
        "plan_revenue" => plan(kpi, slice),
        "plan_units" => {
            let planned = assortment::assortment(slice).planned;
            let bullets = standing::of_products(&planned);
            let skus = sales_grids::planned(&planned);
            let skus = skus.drawn_as(Picture::Bullets(standing::PRODUCTS, bullets));
            // Sums of units say nothing of how many SKUs met their plan.
            let sums = if view.is_none() { plan(kpi, slice) } else { Vec::new() };
            sums.into_iter().chain([skus]).collect()
        }
        "meetings" | "presentations" => events(kpi, slice),
        "response_time" => {
            let clock = if view.is_some() { Clock::Calendar } else { Clock::Working };
            let (bins, speeds) = (waits::bins(slice, clock), waits::speeds(slice, clock));
            vec![
                waits_grids::bins_grid(&bins).drawn_as(Picture::Bins(bins)),
                waits_grids::speeds_grid(clock, &speeds).drawn_as(Picture::Speeds(clock, speeds)),
            ]
        }
        "product_knowledge" => {
            let tested = tested::tested(slice);
            vec![tested::grid(&tested).drawn_as(Picture::Tested(tested))]
        }
        "repeat_customers" => {
            let months = returning::returning(slice);
            vec![returning::grid(&months).drawn_as(Picture::Returning(months))]
        }
        "average_contract" => {
            let strips = strips::strips(slice);
            let mut all = vec![strips::grid(&strips).drawn_as(Picture::Strips(strips))];
            all.extend(
                strips::attached(slice)
                    .map(|bridge| strips::attached_grid(&bridge).drawn_as(Picture::Bridge(bridge))),
            );
            all
        }
        "cold_conversion" => {
            let (funnel, rates) = (funnel::funnel(&slice.known, slice.scope), rates::rates(slice));
            vec![
                funnel::table(&funnel).drawn_as(Picture::Funnel(funnel.steps)),
                rates::grid(&rates).drawn_as(Picture::Rates(rates)),
            ]
        }
        "campaign_plan" => {
            let all = campaigns::campaigns(&slice.known, slice.scope);
            let bullets = standing::of_campaigns(&all);
            let grid = campaigns::table(&all);
            vec![grid.drawn_as(Picture::Bullets(standing::CAMPAIGNS, bullets))]
        }
        "overdue_receivables" => receivables::exhibits(slice.known.data, slice.scope),
        _ => Vec::new(),
    }
}

/// A sum of the period: how it grows, and whose it is.
fn plan(kpi: &'static Kpi, slice: &Slice) -> Vec<Exhibit> {
    let (pace, people) = (pace::pace(kpi, slice), standing::of_people(kpi, slice));
    vec![
        pace::grid(&pace).drawn_as(Picture::Pace(pace)),
        standing::grid(&people).drawn_as(Picture::Bars(standing::PEOPLE, people)),
    ]
}

/// Meetings or presentations by week and by person.
fn events(kpi: &'static Kpi, slice: &Slice) -> Vec<Exhibit> {
    let Some(people) = meetings_grids::people(kpi, slice) else { return Vec::new() };
    let (weeks, reps) = (weeks::weeks(kpi, slice), standing::of_people(kpi, slice));
    vec![
        weeks::grid(&weeks).drawn_as(Picture::Weeks(kpi.name, weeks)),
        people.drawn_as(Picture::Bullets(standing::MINIMUM, reps)),
    ]
}

/// What a table is the form of.
fn tables(kpi: &Kpi, slice: &Slice) -> Vec<Grid> {
    let (known, scope) = (&slice.known, slice.scope);
    match kpi.id {
        // Money that came, and margin, are no pieces at a price.
        "plan_revenue" if is_of_lines(slice.data.rules.recognition) => {
            variance::decomposition(slice).iter().map(sales_grids::variance).collect()
        }
        "plan_units" => vec![sales_grids::unplanned(&assortment::assortment(slice))],
        "product_knowledge" => {
            let own = knowledge_grids::grids(slice);
            own.into_iter().chain(training::grids(slice)).collect()
        }
        "response_time" => waiting_grids::grids(slice),
        "repeat_customers" => {
            let base = warm_base::warm_base(known.data, scope);
            let own = base.iter().flat_map(sales_grids::warm_base);
            own.chain(rfm::grids(slice)).collect()
        }
        "average_contract" => sales_grids::contracts(&contracts::contracts(slice)),
        "meetings" | "presentations" => meetings_grids::outcomes(slice).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether what the plan in money counts are lines of documents at their amounts.
fn is_of_lines(recognition: Recognition) -> bool {
    matches!(recognition, Recognition::Shipment | Recognition::Won)
}

//! The tables that a KPI has beside its figures: ages of debts, a funnel, a ledger.

use super::grid::Grid;
use super::{
    assortment, campaigns, contracts, funnel, knowledge_grids, meetings_grids, plan_grids,
    receivables, rfm, sales_grids, training, variance, waiting_grids, warm_base,
};
use crate::kpi::Kpi;
use crate::model::known::Known;
use crate::model::rules::Recognition;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use std::rc::Rc;

/// The KPI's own tables for a scope; some have none.
pub fn details(kpi: &Kpi, known: &Rc<Known>, scope: Scope) -> Vec<Grid> {
    let slice = kpi.slice(known, scope);
    let mut grids = own(kpi, &slice);
    grids.extend(plan_grids::grids(kpi, &slice));
    grids
}

fn own(kpi: &Kpi, slice: &Slice) -> Vec<Grid> {
    let (known, scope) = (&slice.known, slice.scope);
    match kpi.id {
        // Money that came, and margin, are no pieces at a price.
        "plan_revenue" if is_of_lines(slice.data.rules.recognition) => {
            variance::decomposition(slice).iter().map(sales_grids::variance).collect()
        }
        "plan_units" => sales_grids::assortment(&assortment::assortment(slice)),
        "cold_conversion" => vec![funnel::table(&funnel::funnel(known, scope))],
        "campaign_plan" => vec![campaigns::table(&campaigns::campaigns(known, scope))],
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
        "overdue_receivables" => receivables::grids(known.data, scope),
        "meetings" | "presentations" => meetings_grids::grids(kpi, slice),
        _ => Vec::new(),
    }
}

/// Whether what the plan in money counts are lines of documents at their amounts.
fn is_of_lines(recognition: Recognition) -> bool {
    matches!(recognition, Recognition::Shipment | Recognition::Won)
}

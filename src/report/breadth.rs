//! How many of the planned SKUs met their plan, month by month.

use super::trend::{Trend, TrendPoint, months_around};
use crate::kpi::assortment::{Item, items};
use crate::kpi::pace::forecast;
use crate::kpi::{Kpi, Unit};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::Grain;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// What it is called.
pub const BREADTH: Text =
    text("Ширина: SKU, выполнившие план", "Breadth: SKUs that met their plan");

/// The months around a scope ([`months_around`]): the SKUs that met their plan of all that have one.
pub fn months(data: &Dataset, scope: Scope, kpi: &'static Kpi) -> Trend {
    let scope = months_around(data, scope);
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let points = slice.over_time(Grain::Month).iter().map(|part| point(kpi, part)).collect();
    Trend { kpi: kpi.id, unit: Unit::Count, grain: Grain::Month, points }
}

/// A month that runs ends with those that are on their way to the plan at the pace so far.
fn point(kpi: &Kpi, part: &Slice) -> TrendPoint {
    let counted = kpi.measure("breadth").map(|it| it.count(part));
    let known = counted.filter(|it| it.value.is_ok() && part.scope.facts().is_some());
    let planned: Vec<Item> =
        items(part).into_iter().filter(|it| it.planned > Exact::ZERO).collect();
    let actual = known.and_then(|it| it.part);
    let runs = actual.is_some() && !part.scope.is_over();
    let reaches = |it: &&Item| forecast(part, it.sold).is_ok_and(|end| end >= it.planned);
    // Where nothing is over yet no pace is known, of this SKU or of another.
    let has_pace = runs && forecast(part, Exact::ZERO).is_ok();
    TrendPoint {
        period: part.scope.period,
        actual,
        target: (!planned.is_empty()).then(|| count(planned.len())),
        forecast: has_pace.then(|| count(planned.iter().filter(reaches).count())),
    }
}

fn count(of: usize) -> Exact {
    Exact::whole(i64::try_from(of).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs::find;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const TARGETS: &str = "kpi | who | of | from | amount
        plan_units | А | Т1 | 2026-08-01 | 10\nplan_units | А | Т2 | 2026-08-01 | 10
        plan_units | А | Т1 | 2026-09-01 | 22\nplan_units | А | Т2 | 2026-09-01 | 22
        plan_units | А | Т3 | 2026-09-01 | 22\nplan_units | А | Т1 | 2026-10-01 | 5";
    const SALES: &str = "date | document | rep | sku | quantity | amount
        2026-08-03 | 1 | А | Т1 | 10 | 50\n2026-08-04 | 2 | А | Т2 | 9 | 10
        2026-09-01 | 3 | А | Т1 | 25 | 10\n2026-09-02 | 4 | А | Т2 | 5 | 10
        2026-09-02 | 5 | А | Т3 | 1 | 10";

    fn said(as_of: &str) -> Vec<(Option<i128>, Option<i128>, Option<i128>)> {
        let products = "sku | name\nТ1 | Один\nТ2 | Два\nТ3 | Три";
        let tables =
            [(Table::Targets, TARGETS), (Table::Sales, SALES), (Table::Products, products)];
        let asked = asked("2026-09", Rules::default(), &tables).on(as_of);
        let trend = months(&asked.data, asked.scope, find("plan_units").expect("the KPI"));
        let whole = |it: Option<Exact>| it.map(|it| it.rounded(0));
        let row = |it: &TrendPoint| (whole(it.actual), whole(it.target), whole(it.forecast));
        trend.points.iter().map(row).collect()
    }

    #[test]
    fn a_month_has_as_many_as_met_their_plan_of_those_that_have_one() {
        // What sold the plan to the piece has met it.
        let over = said("2026-09-30");
        assert_eq!(
            over,
            [(Some(1), Some(2), None), (Some(1), Some(3), None), (None, Some(1), None)]
        );
    }

    #[test]
    fn a_month_that_runs_ends_with_those_on_their_way() {
        // 4 days of 22 are over: 25 of 22 are sold, 5 of 4 and 1 of 4 that were due.
        assert_eq!(said("2026-09-04")[1], (Some(1), Some(3), Some(2)));
    }
}

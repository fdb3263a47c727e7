//! The plan in units SKU by SKU, and what was sold outside of it («вне плана»; the KPI handbook B1).

use crate::kpi::assortment::{items, unplanned};
use crate::model::products::Product;
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::targets::Of;
use crate::model::unit::Exact;
use std::cmp::Reverse;

/// A planned product, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// What it is called; `None`: everything.
    pub name: Option<String>,
    /// Net units.
    pub sold: Exact,
    /// Units planned.
    pub planned: Exact,
    /// Of them, for the days that are over, where the period is not.
    pub to_date: Option<Exact>,
}

/// Planned and unplanned products of a slice of the plan in units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assortment {
    /// What is planned: the largest shortfall first.
    pub planned: Vec<PlannedRow>,
    /// Product and net units of what was sold and nobody planned: the most first.
    pub unplanned: Vec<(String, Exact)>,
}

/// The products of a slice of the plan in units.
pub fn assortment(slice: &Slice) -> Assortment {
    let title = |code: u32| slice.data.product(code).map(Product::title);
    let name = |of: &Of| match of {
        Of::Product(code) => title(*code),
        Of::Group(group) => Some(group.clone()),
        Of::Campaign(code) => slice.data.campaigns.get(index(*code)).map(|it| it.name.clone()),
        _ => None,
    };
    let over = slice.scope.elapsed().map(|days| items(&slice.planned_over(days)));
    let due = |of: &Of| {
        let item = over.iter().flatten().find(|it| it.of == *of);
        // A target that begins later expects nothing yet.
        (!slice.scope.is_over()).then(|| item.map_or(Exact::ZERO, |it| it.planned))
    };
    let row = |item: crate::kpi::assortment::Item| PlannedRow {
        name: name(&item.of),
        sold: item.sold,
        planned: item.planned,
        to_date: due(&item.of),
    };
    let mut planned: Vec<PlannedRow> = items(slice).into_iter().map(row).collect();
    sort::by_key(&mut planned, |row| (row.sold.minus(row.planned), row.name.clone()));
    let outside = unplanned(slice).into_iter();
    let mut outside: Vec<(String, Exact)> =
        outside.filter_map(|(code, sold)| Some((title(code)?, sold))).collect();
    sort::by_key(&mut outside, |(title, sold)| (Reverse(*sold), title.clone()));
    Assortment { planned, unplanned: outside }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn a_running_period_has_plans_to_date_and_one_that_is_over_has_none() {
        let targets = "kpi | who | of | from | amount\nplan_units | А | Т1 | 2026-09-01 | 22
            plan_units | А | Т2 | 2026-09-01 | 44";
        let sales =
            "date | document | rep | sku | quantity | amount\n2026-09-01 | 1 | А | Т1 | 5 | 50
            2026-09-02 | 2 | А | Т2 | 1 | 10\n2026-09-02 | 3 | А | Т3 | 2 | 10";
        let tables = [
            (Table::Targets, targets),
            (Table::Sales, sales),
            (Table::Products, "sku | name\nТ1 | Один\nТ2 | Два\nТ3 | Три"),
        ];
        let of = |day: &str| {
            let asked = asked("2026-09", Rules::default(), &tables).on(day);
            let planned = assortment(&asked.slice("plan_units", "")).planned;
            let whole = |it: Exact| it.rounded(0);
            let row = |it: PlannedRow| (whole(it.sold), whole(it.planned), it.to_date.map(whole));
            planned.into_iter().map(row).collect::<Vec<_>>()
        };
        // 4 days of 22 are over.
        assert_eq!(of("2026-09-04"), [(1, 44, Some(8)), (5, 22, Some(4))]);
        assert_eq!(of("2026-09-30"), [(1, 44, None), (5, 22, None)]);
    }
}

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
    let row = |item: crate::kpi::assortment::Item| PlannedRow {
        name: name(&item.of),
        sold: item.sold,
        planned: item.planned,
    };
    let mut planned: Vec<PlannedRow> = items(slice).into_iter().map(row).collect();
    sort::by_key(&mut planned, |row| (row.sold.minus(row.planned), row.name.clone()));
    let outside = unplanned(slice).into_iter();
    let mut outside: Vec<(String, Exact)> =
        outside.filter_map(|(code, sold)| Some((title(code)?, sold))).collect();
    sort::by_key(&mut outside, |(title, sold)| (Reverse(*sold), title.clone()));
    Assortment { planned, unplanned: outside }
}

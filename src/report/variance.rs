//! Why the fact differs from the plan: the decomposition of a slice (the KPI handbook B1).
//!
//! A SKU planned in units at a price (its list price) gives volume and price. What else is sold is
//! against what else the plan in money holds (its target less Σ units × price), a row of its own;
//! where there is no plan in money, it is new. The parts sum to fact − plan exactly.

use crate::kpi::assortment::{Item as Planned, items, same_unit};
use crate::kpi::defs;
use crate::kpi::engine::planned;
use crate::kpi::ground::sales::{lines, money, pieces};
use crate::kpi::variance::{Intent, Item, Variance, quantity_and_mix};
use crate::model::products::Product;
use crate::model::sales::Line;
use crate::model::slice::Slice;
use crate::model::targets::Of;
use crate::model::unit::Exact;
use std::collections::BTreeMap;

/// The decomposition of a slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decomposition {
    /// Of everything.
    pub total: Variance,
    /// Volume in two, where all is measured in one unit: by quantity and by mix.
    pub quantity_and_mix: Option<(Exact, Exact)>,
    /// Of each SKU planned in units, by SKU; `None`: all the rest.
    pub rows: Vec<(Option<String>, Variance)>,
}

/// The decomposition of a slice of the plan in units (its rows are the lines of documents).
/// `None` where nothing is planned, or the figures are too large.
pub fn decomposition(slice: &Slice) -> Option<Decomposition> {
    let all = items(slice);
    let at_price: Vec<(u32, &Planned, Exact)> =
        all.iter().filter_map(|it| Some((product(&it.of)?, it, it.price?))).collect();
    let target = planned(defs::money(), slice).ok().map(|it| it.amount);
    if at_price.is_empty() && target.is_none() {
        return None;
    }
    let mut rows: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
    for &row in &*slice.rows {
        let code = slice.product(row);
        let own = code.filter(|code| at_price.iter().any(|it| it.0 == *code));
        rows.entry(own).or_default().push(row);
    }
    let mut counted = Vec::new();
    let mut in_units = Exact::ZERO;
    for (code, it, price) in &at_price {
        let intent = Intent::Pieces { quantity: it.planned, price: *price };
        in_units = in_units.plus(it.planned.times(*price)?)?;
        let own = rows.remove(&Some(*code)).unwrap_or_default();
        counted.push((Some(*code), item(slice, &own, intent)?));
    }
    let rest = match target {
        Some(target) => Intent::Amount(target.minus(in_units)?),
        None => Intent::Nothing,
    };
    counted.push((None, item(slice, &rows.remove(&None).unwrap_or_default(), rest)?));
    let list: Vec<Item> = counted.iter().map(|it| it.1).collect();
    let is_one_unit = same_unit(slice, &slice.rows, &all).is_ok();
    let title = |code: u32| slice.data.product(code).map(Product::title);
    let named = counted.iter().map(|(code, it)| Some((code.and_then(title), Variance::of(it)?)));
    Some(Decomposition {
        total: Variance::total(&list)?,
        quantity_and_mix: quantity_and_mix(&list).filter(|_| is_one_unit),
        rows: named.collect::<Option<Vec<_>>>()?,
    })
}

fn product(of: &Of) -> Option<u32> {
    match of {
        Of::Product(code) => Some(*code),
        _ => None,
    }
}

/// What these rows sold and gave back.
fn item(slice: &Slice, rows: &[u32], intent: Intent) -> Option<Item> {
    let (lines, kinds) = (lines(&slice.known), &slice.data.sales.line);
    let is_back = |row: &u32| kinds.get(lines.line(*row)) == Some(&Line::Returned);
    let (back, sold): (Vec<u32>, Vec<u32>) = rows.iter().copied().partition(is_back);
    Some(Item {
        quantity: pieces(slice, &sold),
        sold: money(slice, &sold),
        returned: Exact::ZERO.minus(money(slice, &back))?,
        intent,
    })
}

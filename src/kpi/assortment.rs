//! The planned products: what units are planned of, and what was sold of each (the KPI handbook B1,
//! "SKU units").
//!
//! Planned are the SKUs that any target of the period names, by itself, by its group (with all
//! below it) or by naming nothing, for whoever; all SKUs where there is no plan in units.

use super::NoValue;
use super::ground::sales::{PIECE_PARTS, lines};
use super::target::Plan;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::products::is_group_within;
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::tally::ByRep;
use crate::model::targets::{Level, Of};
use crate::model::unit::{Exact, Share};
use std::rc::Rc;

/// One planned thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub of: Of,
    /// Net units of it.
    pub sold: Exact,
    /// Units planned.
    pub planned: Exact,
    /// What one costs, where it is one product that has a price.
    pub price: Option<Exact>,
}

fn plan<'a>(slice: &Slice<'a>) -> Plan<'a> {
    Plan::of(slice.data, "plan_units", Level::Plan, slice.scope.as_of)
}

/// Whether a product is of a thing that is planned.
fn is_of(data: &Dataset, product: u32, of: &Of) -> bool {
    match of {
        Of::All => true,
        Of::Product(wanted) => product == *wanted,
        Of::Group(outer) => {
            let group = data.product(product).and_then(|it| it.group.as_deref());
            group.is_some_and(|group| is_group_within(group, outer))
        }
        Of::Campaign(_) | Of::Channel(_) | Of::Topic(_) | Of::Nothing => false,
    }
}

/// The planned products of the period, for whoever.
struct Range {
    /// Of each product whether it is one.
    planned: Vec<bool>,
    /// Whether each of them has a price, and none is planned by its group alone.
    is_priced: bool,
}

fn range(slice: &Slice) -> Rc<Range> {
    slice.in_period(|slice, _| {
        let things = plan(slice).things(slice.scope.period);
        let is_planned = |product: u32| {
            things.is_empty() || things.iter().any(|of| is_of(slice.data, product, of))
        };
        let products = &slice.data.products;
        let planned: Vec<bool> = (0u32..).take(products.len()).map(is_planned).collect();
        let mut own = products.iter().zip(&planned).filter(|(_, is_planned)| **is_planned);
        let is_group = |of: &&Of| matches!(of, Of::Group(_));
        let is_priced =
            !things.iter().any(is_group) && own.all(|(product, _)| product.price.is_some());
        Range { planned, is_priced }
    })
}

/// Whether planned units can be weighed by price: every planned product has one.
pub fn is_priced(slice: &Slice) -> bool {
    range(slice).is_priced
}

/// The rows of planned products. Lines without a product are none, unless no line names one.
pub fn rows(slice: &Slice) -> Vec<u32> {
    if slice.data.products.is_empty() {
        return slice.rows.to_vec();
    }
    let range = range(slice);
    let is_planned = |row: &u32| {
        slice.product(*row).is_some_and(|product| range.planned.get(index(product)) == Some(&true))
    };
    slice.rows.iter().copied().filter(is_planned).collect()
}

/// Products that were sold and are not planned («вне плана»), with net units; none where nothing is
/// planned at all. By code.
pub fn unplanned(slice: &Slice) -> Vec<(u32, Exact)> {
    let range = range(slice);
    let is_out = |product: u32| range.planned.get(index(product)) == Some(&false);
    let sold = sold(slice, &slice.rows);
    sold.into_iter().filter(|(product, _)| is_out(*product)).collect()
}

/// Net units of all rows, planned or not.
pub fn all_units(slice: &Slice) -> Exact {
    let sold = sold(slice, &slice.rows);
    let sum = sold.into_iter().try_fold(Exact::ZERO, |sum, it| sum.plus(it.1));
    sum.unwrap_or(Exact::ZERO)
}

/// Net units by product, by code.
fn sold(slice: &Slice, rows: &[u32]) -> Vec<(u32, Exact)> {
    let (lines, quantities) = (lines(&slice.known), &slice.data.sales.quantity);
    // The last one is of lines without a product.
    let mut sums: Vec<Option<i128>> = vec![None; slice.data.products.len() + 1];
    let last = slice.data.products.len();
    for &row in rows {
        let quantity = quantities.get(lines.line(row)).map_or(0, |it| i128::from(it.0));
        let share = if lines.is_whole() { 1 } else { i128::from(lines.share(row)) };
        if let Some(sum) = sums.get_mut(slice.product(row).map_or(last, index)) {
            *sum = Some(sum.unwrap_or(0) + quantity * share);
        }
    }
    let parts = if lines.is_whole() { PIECE_PARTS / i128::from(Share::ONE.0) } else { PIECE_PARTS };
    let code = |at: usize| u32::try_from(at).ok().filter(|_| at < last).unwrap_or(NO_CODE);
    let named = sums.into_iter().enumerate();
    named.filter_map(|(at, sum)| Some((code(at), Exact::new(sum?, parts)))).collect()
}

/// Net units of the planned products by rep, in [`PIECE_PARTS`].
struct Units(ByRep);

/// Net units of the planned products of a slice, and of how many rows, where the workspace has one
/// unit of measure and the slice is of whole people; else `None`.
pub fn net_units(slice: &Slice) -> Option<(Exact, usize)> {
    let whose = slice.everything().filter(|_| is_one_unit(&slice.known))?;
    let units = slice.in_period(|slice, rows| {
        let (lines, quantities) = (lines(&slice.known), &slice.data.sales.quantity);
        let range = (!slice.data.products.is_empty()).then(|| range(slice));
        let is_planned = |row: u32| {
            let of = |product: u32, range: &Range| range.planned.get(index(product)) == Some(&true);
            range.as_deref().is_none_or(|it| slice.product(row).is_some_and(|code| of(code, it)))
        };
        if lines.is_whole() {
            let (planned, products) = (range.as_ref().map(|it| &*it.planned), &slice.facts.product);
            let is_planned = |row: usize, planned: &[bool]| {
                products.get(row).is_some_and(|&code| planned.get(index(code)) == Some(&true))
            };
            let quantity = |row: usize| {
                let counts = planned.is_none_or(|planned| is_planned(row, planned));
                quantities.get(row).filter(|_| counts).map(|it| it.0)
            };
            let mut sums = ByRep::of_column(slice, rows, quantity);
            sums.times(Share::ONE.0.into());
            return Units(sums);
        }
        Units(ByRep::of(slice, rows, |sums, row| {
            if is_planned(row) {
                let quantity = quantities.get(lines.line(row)).map_or(0, |it| i128::from(it.0));
                sums.part += quantity * i128::from(lines.share(row));
                sums.n += 1;
            }
        }))
    });
    let sums = units.0.get(whose);
    Some((Exact::new(sums.part, PIECE_PARTS), sums.n))
}

/// Whether all lines and products are measured in one unit.
struct OneUnit(bool);

/// Whether all lines and products are measured in one unit: then nothing that is counted mixes two.
pub fn is_one_unit(known: &Known) -> bool {
    known
        .always
        .derive(|always| {
            let (data, sales) = (always.data, &always.data.sales);
            let of_lines = sales.unit.iter().zip(&sales.product).map(|(&unit, &it)| (unit, it));
            let mut pairs: Vec<(u32, u32)> = Vec::new();
            // Most lines say what an earlier one has said: of those that name no unit, the product.
            let mut has_seen = vec![false; data.products.len()];
            for (unit, product) in of_lines {
                let is_new = match has_seen.get_mut(index(product)).filter(|_| unit == NO_CODE) {
                    Some(seen) => !std::mem::replace(seen, true),
                    None => pairs.last() != Some(&(unit, product)),
                };
                if is_new {
                    pairs.push((unit, product));
                }
            }
            pairs.extend((0..).take(data.products.len()).map(|product| (NO_CODE, product)));
            sort::whole(&mut pairs);
            pairs.dedup();
            let mut units = pairs.into_iter().map(|(unit, product)| data.unit_of(unit, product));
            let first = units.next();
            OneUnit(units.all(|unit| Some(unit) == first))
        })
        .0
}

/// The planned things of the slice: those that its targets name, each by rows of its own (a group
/// that somebody else plans is none of his who plans a SKU of it); where none does, the total.
pub fn items(slice: &Slice) -> Vec<Item> {
    if slice.is_unplanned() {
        return Vec::new();
    }
    let (plan, data) = (plan(slice), slice.data);
    let things = plan.things(slice.scope.period);
    let sold = sold(slice, &rows(slice));
    let item = |of: &&Of| {
        let planned = plan.by_name().sum(slice.scope.who, of, slice.scope.period)?.amount;
        let own = sold.iter().filter(|(product, _)| is_of(data, *product, of));
        let sold = own.map(|it| it.1).try_fold(Exact::ZERO, Exact::plus)?;
        let price = match of {
            Of::Product(code) => data.product(*code).and_then(|product| product.price),
            _ => None,
        };
        Some(Item { of: (*of).clone(), sold, planned, price: price.map(|it| it.exact()) })
    };
    let is_own = |of: &&&Of| is_within(data, of, &slice.of);
    let (total, named): (Vec<&Of>, Vec<&Of>) =
        things.iter().filter(is_own).partition(|of| matches!(of, Of::All));
    let named: Vec<Item> = named.iter().filter_map(item).collect();
    if named.is_empty() { total.iter().filter_map(item).collect() } else { named }
}

/// Whether a thing is of what the slice is cut to.
fn is_within(data: &Dataset, of: &Of, outer: &Of) -> bool {
    match (of, outer) {
        (_, Of::All) => true,
        (Of::Product(product), outer) => is_of(data, *product, outer),
        (Of::Group(group), Of::Group(outer)) => is_group_within(group, outer),
        _ => of == outer,
    }
}

/// Whether what is planned and what was sold are measured in one unit.
pub fn same_unit(slice: &Slice, rows: &[u32], items: &[Item]) -> Result<(), NoValue> {
    if is_one_unit(&slice.known) {
        return Ok(());
    }
    let sales = &slice.data.sales;
    let lines = lines(&slice.known);
    let of_row = |&row: &u32| {
        let unit = *sales.unit.get(lines.line(row))?;
        Some((unit, slice.product(row).unwrap_or(NO_CODE)))
    };
    let of_item = |item: &Item| match item.of {
        Of::Product(product) => Some((NO_CODE, product)),
        _ => None,
    };
    let of_rows = rows.iter().filter_map(of_row);
    let pairs = sort::distinct(of_rows.chain(items.iter().filter_map(of_item)));
    let mut units = pairs.into_iter().map(|(unit, product)| slice.data.unit_of(unit, product));
    let first = units.next();
    if units.all(|unit| Some(unit) == first) { Ok(()) } else { Err(NoValue::MixedUnits) }
}

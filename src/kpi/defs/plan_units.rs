//! Sales plan attainment in units: net units of the planned SKUs over their target (the KPI handbook B1).
//!
//! The planned SKUs are those that any target of the period names, by itself, by its group or by
//! naming nothing, for whoever; all SKUs where there is no plan in units. Free lines count.
//! capped = Σ min(Q, plan) × w / Σ plan × w, w the product's price when every planned thing has
//! one, else 1; breadth = planned things with Q ≥ plan / planned things.
//! No value: no sales of anybody up to the as-of date; no target or one of zero; units of measure
//! that differ.

use crate::kpi::engine::{attainment, known, planned, summed, target};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, facts, in_pieces, lines, pieces};
use crate::kpi::target::Plan;
use crate::kpi::{Better, Counted, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::column::NO_CODE;
use crate::model::facts::Ground;
use crate::model::products::is_group_within;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::targets::{Level, Of};
use crate::model::unit::Exact;
use std::collections::BTreeSet;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "plan_units",
    name: text("План, SKU", "Sales plan, units"),
    definition: text(
        "Проданные штуки плановых товаров за вычетом возвратов, делённые на план в штуках.",
        "Units of the planned products less returns, divided by the target in units.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts),
    tables: &[Table::Sales, Table::Targets],
    defaulted: COUNTED_AMOUNT,
    by: &[By::Team, By::Rep, By::Product, By::ProductGroup, By::Customer, By::Month],
    measures: &[
        measure(
            "headline",
            text("выполнение плана", "attainment"),
            Unit::Share,
            How::Ratio(headline),
        ),
        measure(
            "actual",
            text("продано плановых товаров", "units of planned products"),
            Unit::Pieces,
            How::Sum(actual),
        ),
        measure(
            "target",
            text("план", "target"),
            Unit::Pieces,
            How::Stat(|slice| target(planned(&KPI, slice))),
        ),
        measure(
            "capped",
            text("без зачёта перевыполнения", "without over-fulfilment"),
            Unit::Share,
            How::Ratio(capped),
        ),
        measure("breadth", text("ширина выполнения", "breadth"), Unit::Share, How::Ratio(breadth)),
    ],
    fact: "actual",
    planned: Planning::Split,
    norm: None,
    few: None,
};

const fn measure(id: &'static str, name: Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: in_pieces(rows), by: None }
}

fn plan<'a>(slice: &Slice<'a>) -> Plan<'a> {
    Plan::of(slice.data, KPI.id, Level::Plan, slice.scope.as_of)
}

/// The lines of planned products.
fn rows(slice: &Slice) -> Vec<u32> {
    let planned = plan(slice).things(slice.scope.period);
    let is_planned =
        |row: &u32| planned.is_empty() || planned.iter().any(|of| is_line_of(slice, *row, of));
    slice.rows.iter().copied().filter(is_planned).collect()
}

fn is_line_of(slice: &Slice, row: u32, of: &Of) -> bool {
    let code = slice.product(row);
    let product = code.and_then(|code| slice.data.product(code));
    match of {
        Of::All => true,
        Of::Product(wanted) => code == Some(*wanted),
        Of::Group(outer) => {
            let group = product.and_then(|it| it.group.as_deref());
            group.is_some_and(|group| is_group_within(group, outer))
        }
        Of::Campaign(_) | Of::Channel(_) | Of::Topic(_) | Of::Nothing => false,
    }
}

/// Whether the products of the lines are measured in the same unit.
fn same_unit(slice: &Slice, rows: &[u32]) -> Result<(), NoValue> {
    let sales = &slice.data.sales;
    let lines = lines(&slice.known);
    let pair = |&row: &u32| {
        let unit = *sales.unit.get(lines.line(row))?;
        Some((unit, slice.product(row).unwrap_or(NO_CODE)))
    };
    let pairs: BTreeSet<(u32, u32)> = rows.iter().filter_map(pair).collect();
    let units: BTreeSet<String> =
        pairs.into_iter().map(|(unit, product)| slice.data.unit_of(unit, product)).collect();
    if units.len() > 1 { Err(NoValue::MixedUnits) } else { Ok(()) }
}

fn actual(slice: &Slice) -> Counted {
    let rows = rows(slice);
    match same_unit(slice, &rows) {
        Ok(()) => summed(slice, &rows, pieces),
        Err(mixed) => Counted::of(known(slice).and(Err(mixed)), rows.len()),
    }
}

fn headline(slice: &Slice) -> Counted {
    let actual = actual(slice);
    let target = planned(&KPI, slice).map(|it| it.amount);
    let value = actual.value.and_then(|fact| attainment(Better::Higher, fact, target));
    Counted { value, part: actual.value.ok(), whole: target, n: actual.n }
}

/// One planned thing: what was sold of it, what was planned, what a unit weighs.
struct Item {
    sold: Exact,
    planned: Exact,
    price: Option<Exact>,
}

/// The planned things of the slice: those that targets name; where none does, the total.
fn items(slice: &Slice) -> Vec<Item> {
    let plan = plan(slice);
    let things = plan.things(slice.scope.period);
    let is_named = |of: &&&Of| !matches!(of, Of::All);
    let named: Vec<&Of> = things.iter().filter(is_named).copied().collect();
    let listed = if named.is_empty() { things.into_iter().collect() } else { named };
    let scope = slice.scope;
    let item = |of: &Of| {
        let planned = plan.sum(scope.who, of, scope.period)?.amount;
        let is_own = |row: &u32| is_line_of(slice, *row, of);
        let rows: Vec<u32> = slice.rows.iter().copied().filter(is_own).collect();
        let price = match of {
            Of::Product(code) => slice.data.product(*code).and_then(|product| product.price),
            _ => None,
        };
        let sold = pieces(slice, &rows);
        Some(Item { sold, planned, price: price.map(|price| price.exact()) })
    };
    listed.into_iter().filter_map(item).collect()
}

fn capped(slice: &Slice) -> Counted {
    let items = items(slice);
    if let Err(why) = known(slice).and_then(|()| judged(&items)) {
        return Counted::of(Err(why), 0);
    }
    let priced = items.iter().all(|item| item.price.is_some());
    let weight = |item: &Item| item.price.filter(|_| priced).unwrap_or(Exact::whole(1));
    let sum = |of: fn(&Item) -> Exact| {
        items.iter().try_fold(Exact::ZERO, |sum, item| sum.plus(of(item).times(weight(item))?))
    };
    match (sum(|it| it.sold.max(Exact::ZERO).min(it.planned)), sum(|it| it.planned)) {
        (Some(part), Some(whole)) => Counted::ratio(part, whole, rows(slice).len()),
        _ => Counted::of(Err(NoValue::TooLarge), 0),
    }
}

fn breadth(slice: &Slice) -> Counted {
    let items = items(slice);
    if let Err(why) = known(slice).and_then(|()| judged(&items)) {
        return Counted::of(Err(why), 0);
    }
    let count = |keep: fn(&Item) -> bool| {
        Exact::new(items.iter().filter(|item| keep(item)).map(|_| 1).sum(), 1)
    };
    let planned = count(|item| item.planned > Exact::ZERO);
    let met = count(|item| item.planned > Exact::ZERO && item.sold >= item.planned);
    Counted::ratio(met, planned, rows(slice).len())
}

fn judged(items: &[Item]) -> Result<(), NoValue> {
    if items.is_empty() { Err(NoValue::NoTarget) } else { Ok(()) }
}

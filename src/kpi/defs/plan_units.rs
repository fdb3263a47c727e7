//! Sales plan attainment in units: net units of the planned SKUs over their target (the KPI handbook B1).
//!
//! The planned SKUs are those that any target of the period names, by itself, by its group or by
//! naming nothing, for whoever; all SKUs where there is no plan in units. Free lines count.
//! capped = Σ min(Q, plan) × w / Σ plan × w, w the product's price when every planned thing has
//! one, else 1; breadth = planned things with Q ≥ plan / planned things.
//! No value: no sales of anybody up to the as-of date; no target or one of zero; units of measure
//! that differ.

use crate::kpi::assortment::{Item, is_one_unit, is_priced, items, net_units, rows, same_unit};
use crate::kpi::engine::{attainment, known, planned, summed, target};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, facts, in_pieces, pieces};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;

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
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "actual", unit: Unit::Pieces, count: actual },
    planned: Planning::Split,
    norm: None,
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    measure("headline", text("выполнение плана", "attainment"), Unit::Share, How::Ratio(headline)),
    measure(
        "actual",
        text("продано плановых товаров", "units of planned products"),
        Unit::Pieces,
        How::Sum(actual),
    ),
    measure("target", text("план", "target"), Unit::Pieces, How::Stat(planned_units)),
    measure(
        "capped",
        text("без зачёта перевыполнения", "without over-fulfilment"),
        Unit::Share,
        How::Ratio(capped),
    ),
    measure("breadth", text("ширина выполнения", "breadth"), Unit::Share, How::Ratio(breadth)),
];

const fn measure(id: &'static str, name: Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: in_pieces(rows), by: None }
}

fn actual(slice: &Slice) -> Counted {
    if let Some((units, n)) = net_units(slice) {
        return Counted::of(known(slice).map(|()| units), n);
    }
    let rows = rows(slice);
    match same_unit(slice, &rows, &[]) {
        Ok(()) => summed(slice, &rows, pieces),
        Err(mixed) => Counted::of(known(slice).and(Err(mixed)), rows.len()),
    }
}

fn headline(slice: &Slice) -> Counted {
    let actual = actual(slice);
    let target = planned(&KPI, slice).map(|it| it.amount);
    let value = actual.value.and_then(|fact| {
        if !is_one_unit(&slice.known) {
            same_unit(slice, &rows(slice), &items(slice))?;
        }
        attainment(Better::Higher, fact, target)
    });
    Counted { value, part: actual.value.ok(), whole: target.ok(), n: actual.n }
}

fn planned_units(slice: &Slice) -> Counted {
    let counted = target(planned(&KPI, slice));
    Counted {
        value: counted.value.and_then(|it| same_unit(slice, &[], &items(slice)).map(|()| it)),
        ..counted
    }
}

fn capped(slice: &Slice) -> Counted {
    let items = items(slice);
    if let Err(why) = known(slice).and_then(|()| judged(slice, &items)) {
        return Counted::of(Err(why), 0);
    }
    let priced = is_priced(slice);
    if let Err(why) = same_unit(slice, &rows(slice), &items)
        && !priced
    {
        return Counted::of(Err(why), 0);
    }
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
    if let Err(why) = known(slice).and_then(|()| judged(slice, &items)) {
        return Counted::of(Err(why), 0);
    }
    let count = |keep: fn(&Item) -> bool| {
        Exact::new(items.iter().filter(|item| keep(item)).map(|_| 1).sum(), 1)
    };
    let planned = count(|item| item.planned > Exact::ZERO);
    let met = count(|item| item.planned > Exact::ZERO && item.sold >= item.planned);
    Counted::ratio(met, planned, rows(slice).len())
}

fn judged(slice: &Slice, items: &[Item]) -> Result<(), NoValue> {
    let why = || planned(&KPI, slice).err().unwrap_or(NoValue::NoTarget);
    if items.is_empty() { Err(why()) } else { Ok(()) }
}

//! Repeat customers: who has bought before and bought again (the KPI handbook B5).
//!
//! headline = distinct customers with a purchase in the period and one before its start; for a
//! rep, the purchase in the period is credited to him, and the earlier one too, or the customer is
//! in his base at the start. The switch «inclusive» takes an earlier one inside the period too; the
//! whole time (`p=all`) always does, and its base is everybody with a purchase.
//! share = customers of the base at the start who bought in the period, from anyone / that base.
//! reactivated = bought again after more than L months; lapsed = L months have passed in the period
//! since the last purchase (L: the look-back, 12 where it is off).
//! reorder days = median of the days between a purchase of the period and the one before it.
//! No value: no sales of anybody up to the as-of date, none that names its customer; for shares, an
//! empty base; for days, no second purchase.

use crate::kpi::engine::known;
use crate::kpi::ground::purchases::{facts, purchases};
use crate::kpi::ground::repeats::{
    again_rows, base_rows, bought_rows, intervals, lapsed_rows, repeat_count, repeat_rows,
    repeating, returned_rows,
};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, MONEY_PARTS};
use crate::kpi::percentile::{MEDIAN, percentile};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "repeat_customers",
    name: text("Постоянные клиенты", "Repeat customers"),
    definition: text(
        "Клиенты, которые покупали раньше и купили снова.",
        "Customers who have bought before and bought again.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts),
    tables: &[Table::Sales, Table::Credits, Table::Assignments, Table::Targets],
    defaulted: COUNTED_AMOUNT,
    by: &[By::Team, By::Rep, By::Month],
    headline: Figure { id: "headline", unit: Unit::Count, count: repeat },
    fact: Figure { id: "headline", unit: Unit::Count, count: repeat },
    planned: Planning::Split,
    norm: None,
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    measure(
        "headline",
        text("постоянных клиентов", "repeat customers"),
        Unit::Count,
        (repeat, repeating),
    ),
    measure("warm_base", text("тёплая база", "warm base"), Unit::Count, (warm_base, base_rows)),
    Measure {
        how: How::Ratio(repeat_share),
        ..measure(
            "repeat_share",
            text("доля базы, купившая снова", "share of the base that bought"),
            Unit::Share,
            (repeat_share, bought_rows),
        )
    },
    Measure {
        how: How::Ratio(repeat_revenue_share),
        rows: Rows { of: repeat_rows, brings: worth, unit: Unit::Money },
        ..measure(
            "repeat_revenue_share",
            text("доля выручки постоянных", "repeat share of revenue"),
            Unit::Share,
            (repeat_revenue_share, repeat_rows),
        )
    },
    measure(
        "reactivated",
        text("вернулись", "reactivated"),
        Unit::Count,
        (reactivated, returned_rows),
    ),
    measure("lapsed", text("ушли", "lapsed"), Unit::Count, (lapsed, lapsed_rows)),
    measure(
        "reorder_days",
        text("дней между покупками, медиана", "days between purchases, median"),
        Unit::Days,
        (reorder_days, again_rows),
    ),
];

/// How a figure is counted, and the rows that it is of: one a customer, or one a purchase.
type Counting = (fn(&Slice) -> Counted, fn(&Slice) -> Vec<u32>);

const fn measure(id: &'static str, name: Text, unit: Unit, (count, of): Counting) -> Measure {
    let rows = Rows { of, brings: |_, _| Exact::whole(1), unit: Unit::Count };
    Measure { id, name, unit, how: How::Stat(count), rows, by: None }
}

/// Whether there are purchases to count.
fn counts(slice: &Slice) -> Result<(), NoValue> {
    known(slice)?;
    match purchases(&slice.known).names_customers {
        true => Ok(()),
        false => Err(NoValue::MissingField("customer")),
    }
}

/// One for each of these rows.
fn each(slice: &Slice, rows: fn(&Slice) -> Vec<u32>) -> Counted {
    match counts(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => {
            let n = rows(slice).len();
            Counted::of(Ok(number(n)), n)
        }
    }
}

fn number(count: usize) -> Exact {
    Exact::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn repeat(slice: &Slice) -> Counted {
    match (counts(slice), repeat_count(slice)) {
        (Ok(()), Some(n)) => Counted::of(Ok(number(n)), n),
        _ => each(slice, repeating),
    }
}

fn warm_base(slice: &Slice) -> Counted {
    each(slice, base_rows)
}

fn repeat_share(slice: &Slice) -> Counted {
    match counts(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => {
            let (back, base) = (bought_rows(slice).len(), base_rows(slice).len());
            Counted::ratio(number(back), number(base), base)
        }
    }
}

/// What a row is worth, in major units.
fn worth(slice: &Slice, row: u32) -> Exact {
    Exact::new(purchases(&slice.known).worth(row), MONEY_PARTS)
}

fn sum(slice: &Slice, rows: &[u32]) -> Exact {
    let purchases = purchases(&slice.known);
    Exact::new(rows.iter().map(|&row| purchases.worth(row)).sum(), MONEY_PARTS)
}

fn repeat_revenue_share(slice: &Slice) -> Counted {
    match counts(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => {
            let (part, whole) = (sum(slice, &repeat_rows(slice)), sum(slice, &slice.rows));
            Counted::ratio(part, whole, slice.rows.len())
        }
    }
}

fn reactivated(slice: &Slice) -> Counted {
    each(slice, returned_rows)
}

fn lapsed(slice: &Slice) -> Counted {
    each(slice, lapsed_rows)
}

fn reorder_days(slice: &Slice) -> Counted {
    let mut days = intervals(slice);
    let median = percentile(&mut days, MEDIAN).map(|(part, whole)| Exact::new(part, whole));
    Counted::of(counts(slice).and(median.ok_or(NoValue::ZeroWhole)), days.len())
}

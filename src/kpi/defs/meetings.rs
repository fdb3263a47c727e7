//! Meetings held against a monthly minimum (the KPI handbook B8).
//!
//! Held: said so, or without a status on a day that has come; planned ones of the past only by a
//! rule. Cancelled and moved ones are out (a moved one counts on its final date), those without a
//! customer too. The same customer, rep and day is one meeting; a joint one is 1 for each who took
//! part and 1 for all of them. A meeting with a presentation is a meeting and a presentation.
//! attainment = min(1, held / minimum): what is over is shown, not rewarded (by a rule it is). The
//! minimum is that of targets of this level, of the plan for those who have no other.
//! No value: no row of the table up to the as-of date; for the attainment, no minimum.

use crate::kpi::engine::{attained, known, planned};
use crate::kpi::ground::meetings::{WRITTEN_LATE, facts};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;
use std::collections::BTreeSet;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "meetings",
    name: text("Встречи", "Meetings"),
    definition: text(
        "Состоявшиеся встречи с клиентами против минимума на месяц.",
        "Meetings held with customers against the monthly minimum.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts::<false>),
    tables: &[Table::Meetings, Table::Targets],
    defaulted: WRITTEN_LATE,
    by: &[By::Team, By::Rep, By::Customer, By::Month],
    headline: Figure { id: "headline", unit: Unit::Count, count },
    fact: Figure { id: "headline", unit: Unit::Count, count },
    planned: Planning::Minimum,
    norm: None,
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] =
    &measures(text("встреч проведено", "meetings held"), |slice| {
        reached(&KPI, slice)
    });

/// The first row of every event of the slice: a joint one is one event.
fn events(slice: &Slice) -> Vec<u32> {
    let mut rows = slice.rows.to_vec();
    rows.dedup_by_key(|row| (slice.date(*row), slice.customer(*row)));
    rows
}

/// The figures of a type of events: how many, how much of the minimum that is, and with whom.
pub(super) const fn measures(held: Text, reached: fn(&Slice) -> Counted) -> [Measure; 3] {
    [
        measure("headline", held, Unit::Count, count),
        measure("attainment", text("выполнение минимума", "minimum reached"), Unit::Share, reached),
        measure(
            "unique_customers",
            text("разных клиентов", "different customers"),
            Unit::Count,
            customers,
        ),
    ]
}

const fn measure(
    id: &'static str,
    name: Text,
    unit: Unit,
    count: fn(&Slice) -> Counted,
) -> Measure {
    let rows = Rows { of: events, brings: |_, _| Exact::whole(1), unit: Unit::Count };
    Measure { id, name, unit, how: How::Stat(count), rows, by: None }
}

/// How many events: 1 for each who took part, 1 for all of them together.
pub(super) fn count(slice: &Slice) -> Counted {
    let events = events(slice).len();
    let value = i64::try_from(events).unwrap_or(i64::MAX);
    Counted::of(known(slice).map(|()| Exact::whole(value)), events)
}

/// How much of the minimum is reached, at most all of it (unless the firm rewards what is over).
pub(super) fn reached(kpi: &Kpi, slice: &Slice) -> Counted {
    let fact = count(slice);
    let target = planned(kpi, slice).map(|it| it.amount);
    let value = fact.value.and_then(|fact| attained(kpi, slice, fact, target));
    Counted { value, part: fact.value.ok(), whole: target.ok(), n: fact.n }
}

/// How many customers were met.
fn customers(slice: &Slice) -> Counted {
    let met: BTreeSet<u32> = slice.rows.iter().filter_map(|&row| slice.customer(row)).collect();
    let value = i64::try_from(met.len()).unwrap_or(i64::MAX);
    Counted::of(known(slice).map(|()| Exact::whole(value)), slice.rows.len())
}

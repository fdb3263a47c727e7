//! Presentations held against a monthly minimum (the KPI handbook B8).
//!
//! What counts is told as for meetings; a meeting with a presentation is one of each.
//! attainment = min(1, held / minimum), as for meetings.
//! No value: no row of the table up to the as-of date; for the attainment, no minimum.

use super::meetings::{count, measures, reached};
use crate::kpi::ground::meetings::{WRITTEN_LATE, facts};
use crate::kpi::{Better, Figure, Kpi, Measure, Planning, Unit};
use crate::lang::text;
use crate::model::facts::Ground;
use crate::model::slice::By;
use crate::model::table::Table;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "presentations",
    name: text("Презентации", "Presentations"),
    definition: text(
        "Состоявшиеся презентации клиентам против минимума на месяц.",
        "Presentations held for customers against the monthly minimum.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts::<true>),
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
    &measures(text("презентаций проведено", "presentations held"), |slice| {
        reached(&KPI, slice)
    });

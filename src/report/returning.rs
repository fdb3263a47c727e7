//! What part of the warm base bought again, month by month.

use super::grid::{Cell, Grid};
use super::trend::months_around;
use crate::kpi::{Counted, NoValue, Unit, defs};
use crate::lang::{Text, text};
use crate::model::date::{Grain, Period};
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// Its days.
    pub days: Period,
    /// Customers of the base who bought again / the base at the start.
    pub share: Result<Exact, NoValue>,
    /// How many of the base bought.
    pub bought: Option<Exact>,
    /// How many there are.
    pub base: Option<Exact>,
    /// What part of the revenue repeat customers brought.
    pub of_revenue: Result<Exact, NoValue>,
}

/// What the pins of months are called.
pub const RETURNING: Text =
    text("Доля тёплой базы, купившая снова", "Share of the warm base that bought again");

/// The months about a slice of repeat customers, as far as they have begun.
pub fn returning(slice: &Slice) -> Vec<Returning> {
    let scope = months_around(slice.data, slice.scope);
    let month = |part: &Slice| {
        let figure = |id: &str| {
            let measure = defs::find("repeat_customers").and_then(|kpi| kpi.measure(id));
            measure.map_or(Counted::of(Err(NoValue::NoRows), 0), |it| it.count(part))
        };
        let share = figure("repeat_share");
        Returning {
            days: part.scope.period,
            share: share.value,
            bought: share.part,
            base: share.whole,
            of_revenue: figure("repeat_revenue_share").value,
        }
    };
    let months = slice.over(scope.period).over_time(Grain::Month);
    months.iter().filter(|it| it.scope.facts().is_some()).map(month).collect()
}

/// The months as a table.
pub fn grid(all: &[Returning]) -> Grid {
    let count = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Count));
    let row = |it: &Returning| {
        vec![
            Cell::Days(it.days),
            Cell::Figure(it.share, Unit::Share),
            count(it.bought),
            count(it.base),
            Cell::Figure(it.of_revenue, Unit::Share),
        ]
    };
    Grid {
        id: "repeat-months",
        title: RETURNING,
        note: None,
        head: vec![
            text("Месяц", "Month"),
            text("Доля", "Share"),
            text("Купили снова", "Bought again"),
            text("База на начало", "Base at the start"),
            text("Доля выручки постоянных", "Repeat share of revenue"),
        ],
        rows: all.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn each_month_begun_has_its_base_and_who_of_it_bought() {
        let sales = "date | document | customer | amount\n2026-01-10 | 1 | К1 | 100
            2026-01-11 | 2 | К2 | 100\n2026-02-10 | 3 | К1 | 50\n2026-03-05 | 4 | К3 | 10";
        let asked = asked("2026-03", Rules::default(), &[(Table::Sales, sales)]).on("2026-03-20");
        let all = returning(&asked.slice("repeat_customers", ""));
        let said: Vec<_> = all.iter().map(|it| (it.days.to_string(), it.share)).collect();
        let month = |it: &str| it.to_owned();
        let expected = [
            (month("2026-01"), Err(NoValue::ZeroWhole)),
            (month("2026-02"), Ok(Exact::new(1, 2))),
            (month("2026-03"), Ok(Exact::ZERO)),
        ];
        assert_eq!(said, expected);
        assert_eq!(all[1].of_revenue, Ok(Exact::whole(1)));
        assert_eq!(grid(&all).rows.len(), 3);
    }
}

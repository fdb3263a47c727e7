//! Meetings week by week: what was held, what is meant to be held, and the least that is to be.

use super::grid::{Cell, Grid};
use crate::kpi::engine::planned;
use crate::kpi::ground::meetings::ahead;
use crate::kpi::{Kpi, Unit};
use crate::lang::text;
use crate::model::date::{Date, Grain, Period};
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// At least so many weeks are shown, the last of them that of the period's end.
const LEAST: i32 = 13;

/// A week, from Monday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its days.
    pub days: Period,
    /// How many were held; `None` where it has not begun, or nothing is known.
    pub held: Option<Exact>,
    /// Whether it is over: the least of a week that runs is not to be reached yet.
    pub is_over: bool,
    /// How many are meant to be held after the as-of date.
    pub ahead: usize,
    /// The least that is to be held.
    pub minimum: Option<Exact>,
}

/// The weeks of a slice of meetings or presentations, and those before, whole.
pub fn weeks(kpi: &Kpi, slice: &Slice) -> Vec<Week> {
    let around = |day: Date| Period::around(day, Grain::Week);
    let period = slice.scope.period;
    let to = around(period.to).to;
    let from = around(period.from).from.min(to.plus(1 - LEAST * 7));
    let ahead = ahead(slice, kpi.id == "presentations");
    let week = |part: &Slice| {
        let days = part.scope.period;
        let has_begun = part.scope.facts().is_some();
        let held = (kpi.fact.count)(part).value.ok();
        Week {
            days,
            held: held.filter(|_| has_begun),
            is_over: part.scope.is_over(),
            ahead: ahead.iter().filter(|it| days.contains(**it)).count(),
            minimum: planned(kpi, part).ok().map(|it| it.amount),
        }
    };
    slice.over(Period { from, to }).over_time(Grain::Week).iter().map(week).collect()
}

/// The weeks as a table.
pub fn grid(weeks: &[Week]) -> Grid {
    let count = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Count));
    let row = |it: &Week| {
        let ahead = if it.ahead > 0 { Cell::count(it.ahead) } else { Cell::Empty };
        vec![Cell::Days(it.days), count(it.held), ahead, count(it.minimum)]
    };
    Grid {
        id: "met-weeks",
        title: text("По неделям", "By week"),
        note: None,
        head: vec![
            text("Неделя", "Week"),
            text("Проведено", "Held"),
            text("Запланировано", "Planned"),
            text("Минимум", "Minimum"),
        ],
        rows: weeks.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const MEETINGS: &str = "at | rep | customer | kind | status
        2026-09-01 | А | К1 | | held
        2026-09-10 | А | К2 | | held
        2026-09-10 | А | К2 | | held
        2026-09-16 | Б | К3 | | held
        2026-09-18 | А; Б | К4 | | planned
        2026-09-18 | А | К5 | | cancelled
        2026-09-19 | А | К6 | presentation | planned
        2026-09-28 | Б | К7 | |
        2026-09-29 | Б | | | planned";
    const TARGETS: &str = "kpi | who | level | from | amount
        meetings | А | minimum | 2026-09-01 | 22\nmeetings | Б | minimum | 2026-09-01 | 22";

    fn of(rep: &str) -> Vec<Week> {
        let tables = [(Table::Meetings, MEETINGS), (Table::Targets, TARGETS)];
        let asked = asked("2026-09", Rules::default(), &tables).on("2026-09-17");
        weeks(defs::find("meetings").expect("the KPI"), &asked.slice("meetings", rep))
    }

    /// Held, ahead and the least of the last five weeks, which are those of the month.
    fn said(weeks: &[Week]) -> Vec<(Option<i128>, usize, Option<i128>)> {
        assert!(weeks.len() >= 13);
        let whole = |it: Option<Exact>| it.map(|it| it.rounded(0));
        weeks
            .iter()
            .rev()
            .take(5)
            .rev()
            .map(|it| (whole(it.held), it.ahead, whole(it.minimum)))
            .collect()
    }

    #[test]
    fn what_is_meant_to_be_held_stands_apart_from_what_was() {
        // One event of two is one; the cancelled, the presentation and the one without a customer
        // are not meant; what says nothing of itself is.
        let all = of("");
        let expected = [
            (Some(1), 0, Some(8)),
            (Some(1), 0, Some(10)),
            (Some(1), 1, Some(10)),
            (None, 0, Some(10)),
            (None, 1, Some(6)),
        ];
        assert_eq!(said(&all), expected);
        let over: Vec<bool> = all.iter().rev().take(4).map(|it| it.is_over).collect();
        assert_eq!(over, [false, false, false, true], "the week that runs is not judged");
        assert_eq!(grid(&all).rows.len(), all.len());
    }

    #[test]
    fn a_person_has_their_own() {
        assert_eq!(
            said(&of("Б"))[2..],
            [(Some(1), 1, Some(5)), (None, 0, Some(5)), (None, 1, Some(3))]
        );
    }
}

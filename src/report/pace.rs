//! A sum as it grows through a period, against the plan up to each day, and where it will end.

use super::grid::{Cell, Grid};
use crate::kpi::engine::planned;
use crate::kpi::pace::forecast;
use crate::kpi::{Kpi, Unit};
use crate::lang::text;
use crate::model::date::{Grain, Period};
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// A longer period is looked at by week.
const BY_DAY: i32 = 100;

/// One day (week) of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its days.
    pub days: Period,
    /// All that was done up to its end; `None` where it has not begun, or nothing is known.
    pub actual: Option<Exact>,
    /// All that is planned up to its end; `None` where nothing is.
    pub due: Option<Exact>,
}

/// A sum through a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// What it is counted in.
    pub unit: Unit,
    /// How finely the time is cut.
    pub grain: Grain,
    /// First to last.
    pub stages: Vec<Stage>,
    /// Where it will end at this pace; `None` where the period is over.
    pub forecast: Option<Exact>,
}

/// The pace of a slice of a KPI whose plan is a sum.
pub fn pace(kpi: &Kpi, slice: &Slice) -> Pace {
    let grain = if slice.scope.period.days() <= BY_DAY { Grain::Day } else { Grain::Week };
    let (mut actual, mut due) = (None, None);
    let mut stages = Vec::new();
    for part in slice.over_time(grain) {
        let has_begun = part.scope.facts().is_some();
        let fact = (kpi.fact.count)(&part).value.ok().filter(|_| has_begun);
        actual = grown(actual, fact).filter(|_| has_begun);
        due = grown(due, planned(kpi, &part).ok().map(|it| it.amount));
        stages.push(Stage { days: part.scope.period, actual, due });
    }
    let is_running = slice.scope.facts().is_some() && !slice.scope.is_over();
    let fact = (kpi.fact.count)(slice).value.ok().filter(|_| is_running);
    Pace {
        unit: kpi.fact.unit,
        grain,
        stages,
        forecast: fact.and_then(|fact| forecast(slice, fact).ok()),
    }
}

/// A day on which nothing is known adds nothing.
fn grown(sum: Option<Exact>, more: Option<Exact>) -> Option<Exact> {
    match (sum, more) {
        (Some(sum), Some(more)) => sum.plus(more),
        (sum, more) => sum.or(more),
    }
}

/// The stages as a table.
pub fn grid(pace: &Pace) -> Grid {
    let figure = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, pace.unit));
    let row = |it: &Stage| {
        let gap = it.actual.zip(it.due).and_then(|(actual, due)| actual.minus(due));
        vec![Cell::Days(it.days), figure(it.actual), figure(it.due), figure(gap)]
    };
    Grid {
        id: "pace",
        title: text("Нарастающим итогом", "Running total"),
        note: None,
        head: vec![
            text("Дни", "Days"),
            text("Факт", "Actual"),
            text("План на дату", "Plan to date"),
            text("Отклонение", "Variance"),
        ],
        rows: pace.stages.iter().map(row).collect(),
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

    const TARGETS: &str = "kpi | who | from | amount\nplan_revenue | А | 2026-09-01 | 2200";
    const SALES: &str = "date | document | rep | amount\n2026-09-01 | 1 | А | 100
        2026-09-03 | 2 | А | 250\n2026-09-25 | 3 | А | 900";

    fn of(period: &str, as_of: &str) -> Pace {
        let tables = [(Table::Targets, TARGETS), (Table::Sales, SALES)];
        let asked = asked(period, Rules::default(), &tables).on(as_of);
        pace(defs::money(), &asked.slice("plan_revenue", ""))
    }

    fn said(of: &Pace, at: usize) -> (Option<i128>, Option<i128>) {
        let stage = &of.stages[at];
        (stage.actual.map(|it| it.rounded(0)), stage.due.map(|it| it.rounded(0)))
    }

    #[test]
    fn a_sum_grows_by_what_each_day_brings_up_to_the_day_it_is_seen_on() {
        let pace = of("2026-09", "2026-09-04");
        assert_eq!((pace.grain, pace.stages.len()), (Grain::Day, 30));
        // 22 working days, the 1st a Tuesday.
        assert_eq!(said(&pace, 0), (Some(100), Some(100)));
        assert_eq!(said(&pace, 1), (Some(100), Some(200)));
        assert_eq!(said(&pace, 3), (Some(350), Some(400)));
        assert_eq!(said(&pace, 4), (None, Some(400)), "a Saturday to come");
        assert_eq!(said(&pace, 29), (None, Some(2200)));
        // 350 in 4 days of 22.
        assert_eq!(pace.forecast.map(|it| it.rounded(0)), Some(1925));
    }

    #[test]
    fn a_period_that_is_over_goes_nowhere_and_a_long_one_is_cut_by_week() {
        let over = of("2026-09", "2026-10-15");
        assert_eq!((said(&over, 29), over.forecast), ((Some(1250), Some(2200)), None));
        let year = of("2026", "2026-12-31");
        assert_eq!(
            (year.grain, said(&year, year.stages.len() - 1)),
            (Grain::Week, (Some(1250), Some(2200)))
        );
        assert_eq!(grid(&year).rows.len(), year.stages.len());
    }
}

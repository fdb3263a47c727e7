//! Everybody by every KPI in use: who does well at what.

use super::board::planned_reps;
use super::breakdown::called;
use super::grid::{Cell, Grid};
use crate::kpi::Kpi;
use crate::kpi::engine::{attained, planned, status};
use crate::lang::text;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice, UNALLOCATED};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A row a salesperson, a column a KPI: the headline and how it stands. Facts of nobody are the
/// last rows.
pub fn matrix(known: &Rc<Known>, scope: Scope, kpis: &[&'static Kpi]) -> Grid {
    let mut rows: BTreeMap<Option<u32>, (Cell, Vec<Cell>)> = BTreeMap::new();
    for (at, kpi) in kpis.iter().enumerate() {
        let slice = kpi.slice(known, scope);
        for (rep, part) in slice.split(By::Rep, &planned_reps(&slice)) {
            let empty = || (name(rep, &part), vec![Cell::Empty; kpis.len()]);
            let (_, cells) = rows.entry(rep).or_insert_with(empty);
            if let Some(cell) = cells.get_mut(at) {
                *cell = judged(kpi, &part);
            }
        }
    }
    // What names nobody has no code, and the codes of people come after that.
    let nobody = rows.remove(&None);
    let unallocated = rows.remove(&Some(UNALLOCATED));
    let all = rows.into_values().chain(unallocated).chain(nobody);
    Grid {
        id: "people-kpis",
        title: text("Менеджеры по всем показателям", "Salespeople by every KPI"),
        note: None,
        head: [text("Менеджер", "Salesperson")]
            .into_iter()
            .chain(kpis.iter().map(|kpi| kpi.name))
            .collect(),
        rows: all.map(|(name, cells)| [name].into_iter().chain(cells).collect()).collect(),
        total: None,
    }
}

fn name(rep: Option<u32>, part: &Slice) -> Cell {
    match (rep, called(By::Rep, rep, part).0) {
        (_, Some(name)) => Cell::Named(name),
        (Some(_), None) => Cell::Said(text("Не распределено", "Unallocated")),
        (None, None) => Cell::Said(text("Не назначен", "Unassigned")),
    }
}

fn judged(kpi: &'static Kpi, part: &Slice) -> Cell {
    let (headline, fact) = ((kpi.headline.count)(part), (kpi.fact.count)(part));
    let target = planned(kpi, part).map(|it| it.amount);
    let reached = fact.value.and_then(|fact| attained(kpi, part, fact, target));
    let unit = kpi.headline.unit;
    Cell::Judged(headline.value, unit, status(kpi, part, &fact, reached))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::{NoValue, Status, Unit, Unjudged, defs};
    use crate::model::dataset::{Dataset, Options};
    use crate::model::date::{Date, Period};
    use crate::model::fixture::batch;
    use crate::model::table::Table;
    use crate::model::targets::Who;
    use crate::model::unit::Exact;

    #[test]
    fn everybody_stands_by_every_kpi_and_nobody_last() {
        let sales = "date|rep|amount\n2026-03-02|Б|80\n2026-03-03||5\n2026-03-04|А|100";
        let targets =
            "kpi|who|from|amount\nplan_revenue|А|2026-03-01|100\nplan_revenue|Б|2026-03-01|90";
        let batches = vec![batch(Table::Sales, sales), batch(Table::Targets, targets)];
        let data = Dataset::build(batches, Options::default());
        let today = Date::parse("2026-06-01").expect("a date");
        let period = Period::parse("2026-03").expect("a month");
        let scope = Scope { period, as_of: today, today, who: Who::Company };
        let grid = matrix(&Known::of(&data, scope), scope, &[defs::money()]);
        let cell = |value: Exact, status| Cell::Judged(Ok(value), Unit::Share, status);
        let no_plan = Status::None(Unjudged::NoTarget);
        let rows = vec![
            vec![Cell::Named("Б".to_owned()), cell(Exact::new(8, 9), Status::Watch)],
            vec![Cell::Named("А".to_owned()), cell(Exact::whole(1), Status::Good)],
            vec![
                Cell::Said(text("Не назначен", "Unassigned")),
                Cell::Judged(Err(NoValue::NoTarget), Unit::Share, no_plan),
            ],
        ];
        assert_eq!(grid.rows, rows);
    }
}

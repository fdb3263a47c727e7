//! Plans beside a KPI: what is handed out over the own plan («перезаклад»), and how a revised plan
//! stands by its first and by its last version (the KPI handbook B1, "Levels", "Edge rules").

use super::grid::{Cell, Grid};
use crate::kpi::engine::attained;
use crate::kpi::target::{Plan, Planned};
use crate::kpi::{Kpi, Planning, Unit};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::slice::{Slice, index};
use crate::model::targets::{Level, Who};

/// The tables of a KPI whose plan is a sum; those that there is something in.
pub fn grids(kpi: &Kpi, slice: &Slice) -> Vec<Grid> {
    [over_assignment(kpi, slice), versions(kpi, slice)].into_iter().flatten().collect()
}

fn plan<'a>(kpi: &Kpi, slice: &Slice<'a>) -> Option<Plan<'a>> {
    // Pieces and kilograms do not add up: then the target has no value either.
    let is_one_unit = kpi.measure("target").is_none_or(|it| it.count(slice).value.is_ok());
    let is_sum = kpi.planned == Planning::Split && is_one_unit;
    is_sum.then(|| Plan::of(slice.data, kpi.id, Level::Plan, slice.scope.as_of))
}

/// What is handed out over the own plan of the company and of each team looked at.
pub fn over_assignment(kpi: &Kpi, slice: &Slice) -> Option<Grid> {
    let (plan, data, scope) = (plan(kpi, slice)?, slice.data, slice.scope);
    let teams = (0..).take(data.teams.len()).filter(|&team| match scope.who {
        Who::Company => true,
        Who::Team(outer) => is_within(data, team, outer),
        Who::Rep(_) | Who::Nobody | Who::Unallocated => false,
    });
    let company = (scope.who == Who::Company).then_some(Who::Company);
    let unit = kpi.fact.unit;
    let row = |who: Who| {
        let assigned = plan.assigned(who, &slice.of, scope.period)?;
        let name = match who {
            Who::Team(team) => Cell::Named(data.teams.get(index(team))?.name.clone()),
            _ => Cell::Said(text("Вся компания", "The whole firm")),
        };
        let over = assigned.over().map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share));
        let (own, below) = (assigned.own.amount, assigned.below.amount);
        Some(vec![name, Cell::figure(own, unit), Cell::figure(below, unit), over])
    };
    let rows: Vec<_> = company.into_iter().chain(teams.map(Who::Team)).filter_map(row).collect();
    (!rows.is_empty()).then(|| Grid {
        id: "over-assignment",
        title: text("Перезаклад", "Over-assignment"),
        note: Some(text(
            "сумма планов уровнем ниже к собственному плану, минус 1",
            "the sum of the plans one level below over the own plan, less 1",
        )),
        head: vec![
            text("Чей план", "Whose plan"),
            text("Собственный", "Own"),
            text("Роздано", "Handed out"),
            text("Перезаклад", "Over"),
        ],
        rows,
        total: None,
    })
}

/// Whether a team is another one, or one of its teams.
fn is_within(data: &Dataset, team: u32, outer: u32) -> bool {
    let parent = |&team: &u32| data.teams.get(index(team)).and_then(|it| it.parent);
    std::iter::successors(Some(team), parent).take(data.teams.len()).any(|it| it == outer)
}

/// Attainment by the plan as it was first set and as it is; only of a plan that was revised.
fn versions(kpi: &Kpi, slice: &Slice) -> Option<Grid> {
    let (plan, scope) = (plan(kpi, slice)?, slice.scope);
    let by = |plan: Plan| plan.sum(scope.who, &slice.of, scope.period);
    let (original, current) = (by(plan.original())?, by(plan)?);
    if original.rows == current.rows {
        return None;
    }
    let fact = kpi.fact_by(&slice.data.rules)?.count(slice).value;
    let unit = kpi.fact.unit;
    let row = |name: Text, planned: Planned| {
        let reached = fact.and_then(|it| attained(kpi, slice, it, Ok(planned.amount)));
        let target = Cell::figure(planned.amount, unit);
        vec![Cell::Said(name), target, Cell::Figure(reached, Unit::Share)]
    };
    Some(Grid {
        id: "plan-versions",
        title: text("Пересмотренный план", "The plan revised"),
        note: None,
        head: vec![
            text("По какому плану", "By which plan"),
            text("План", "Plan"),
            text("Выполнение", "Attainment"),
        ],
        rows: vec![
            row(text("Исходный", "Original"), original),
            row(text("Текущий", "Current"), current),
        ],
        total: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::model::dataset::Options;
    use crate::model::date::{Date, Period};
    use crate::model::fixture::batch;
    use crate::model::known::Known;
    use crate::model::scope::Scope;
    use crate::model::table::Table;
    use crate::model::unit::Exact;

    fn grids_of(batches: [(Table, &str); 3], who: Who, as_of: &str) -> Vec<Grid> {
        let batches = batches.iter().map(|it| batch(it.0, it.1)).collect();
        let data = Dataset::build(batches, Options::default());
        let period = Period::parse("2026-09").expect("a month");
        let as_of = Date::parse(as_of).expect("a date");
        let scope = Scope { period, as_of, today: as_of.plus(30), who };
        grids(defs::money(), &defs::money().slice(&Known::of(&data, scope), scope))
    }

    const REPS: &str = "name|team\nА|Юг\nБ|Юг\nВ|Север";
    const SALES: &str = "date|rep|amount\n2026-09-02|А|60";

    fn money(amount: i64) -> Cell {
        Cell::figure(Exact::whole(amount), Unit::Money)
    }

    #[test]
    fn over_assignment_of_the_company_and_of_each_team_that_has_its_own_plan() {
        let targets = "kpi|who|from|amount
            plan_revenue||2026-09-01|200\nplan_revenue|Юг|2026-09-01|100
            plan_revenue|А|2026-09-01|60\nplan_revenue|Б|2026-09-01|50\nplan_revenue|В|2026-09-01|110";
        let batches = [(Table::Reps, REPS), (Table::Targets, targets), (Table::Sales, SALES)];
        let all = grids_of(batches, Who::Company, "2026-09-30");
        let share = |part, whole| Cell::figure(Exact::new(part, whole), Unit::Share);
        let company = Cell::Said(text("Вся компания", "The whole firm"));
        let south = vec![Cell::Named("Юг".to_owned()), money(100), money(110), share(1, 10)];
        // The team counts with its own plan in what is handed out below the company.
        let firm = vec![company, money(200), money(210), share(1, 20)];
        assert_eq!(all.iter().map(|it| it.id).collect::<Vec<_>>(), ["over-assignment"]);
        assert_eq!(all[0].rows, [firm, south.clone()]);
        assert_eq!(grids_of(batches, Who::Team(0), "2026-09-30")[0].rows, [south]);
        assert!(grids_of(batches, Who::Team(1), "2026-09-30").is_empty());
        assert!(grids_of(batches, Who::Rep(0), "2026-09-30").is_empty());
    }

    #[test]
    fn a_revised_plan_is_attained_by_its_original_and_by_its_current_version() {
        let targets = "kpi|who|from|amount|version_from
            plan_revenue|А|2026-09-01|80|\nplan_revenue|А|2026-09-01|120|2026-09-10";
        let batches = [(Table::Reps, REPS), (Table::Targets, targets), (Table::Sales, SALES)];
        let revised = grids_of(batches, Who::Rep(0), "2026-09-30");
        let row = |name, plan, part, whole| {
            let attained = Cell::Figure(Ok(Exact::new(part, whole)), Unit::Share);
            vec![Cell::Said(name), money(plan), attained]
        };
        let original = row(text("Исходный", "Original"), 80, 3, 4);
        let current = row(text("Текущий", "Current"), 120, 1, 2);
        assert_eq!(revised[0].rows, [original, current]);
        assert!(grids_of(batches, Who::Rep(0), "2026-09-09").is_empty(), "not revised yet");
    }
}

//! How plans have been revised: every version of each, in the order of days.

use super::grid::{Cell, Grid};
use crate::kpi::Kpi;
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::Period;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::targets::{Level, Of, Target, Who};
use crate::model::unit::Exact;

/// The plans of a KPI in some days that have more than one version; `None` where none has.
pub fn history(kpi: &Kpi, data: &Dataset, days: Period) -> Option<Grid> {
    let of_kpi = |it: &&Target| it.kpi == kpi.id && it.period.overlap(days).is_some();
    let mut targets: Vec<&Target> = data.targets.iter().filter(of_kpi).collect();
    let what = |it: &Target| (it.who, it.of.clone(), it.period.from, it.period.to, it.level);
    sort::by_key(&mut targets, |it| (what(it), it.version_from));
    let revised = targets.chunk_by(|a, b| what(a) == what(b)).filter(|all| {
        let versions = all.iter().map(|it| it.version_from);
        versions.clone().min() != versions.max()
    });
    let rows: Vec<Vec<Cell>> = revised.flatten().map(|it| row(kpi, data, it)).collect();
    (!rows.is_empty()).then(|| Grid {
        id: "plan-history",
        title: text("История планов", "History of plans"),
        note: Some(text(
            "планы, которые пересматривали; до даты действует прежний",
            "plans that were revised; until the day the one before holds",
        )),
        head: vec![
            text("Чей план", "Whose plan"),
            text("На что", "Of what"),
            text("Период", "Period"),
            text("Уровень", "Level"),
            text("Действует с", "In force from"),
            text("План", "Plan"),
        ],
        rows,
        total: None,
    })
}

fn row(kpi: &Kpi, data: &Dataset, it: &Target) -> Vec<Cell> {
    let named = |name: Option<String>| name.map_or(Cell::Empty, Cell::Named);
    let who = match it.who {
        Who::Rep(code) => named(data.rep(code).map(|it| it.name.clone())),
        Who::Team(code) => named(data.teams.get(index(code)).map(|it| it.name.clone())),
        _ => Cell::Said(text("Вся компания", "The whole firm")),
    };
    let of = match &it.of {
        Of::Product(code) => named(data.product(*code).map(|it| it.name.clone())),
        Of::Group(name) => Cell::Named(name.clone()),
        _ => Cell::Empty,
    };
    let since = it.version_from.map_or(Cell::Said(text("исходный", "original")), Cell::Day);
    let amount = Exact::new(it.amount.into(), 1_000_000);
    vec![
        who,
        of,
        Cell::Days(it.period),
        Cell::Said(level(it.level)),
        since,
        Cell::figure(amount, kpi.fact.unit),
    ]
}

/// How high a plan is set, in words.
pub fn level(level: Level) -> Text {
    match level {
        Level::Minimum => text("минимум", "minimum"),
        Level::Plan => text("план", "plan"),
        Level::Stretch => text("максимум", "stretch"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::model::dataset::Options;
    use crate::model::date::Date;
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    #[test]
    fn only_revised_plans_are_told_version_by_version() {
        let targets = "kpi|who|from|amount|level|version_from
            plan_revenue|А|2026-09-01|80||\nplan_revenue|А|2026-09-01|120||2026-09-10
            plan_revenue|А|2026-10-01|90||\nplan_revenue|А|2026-09-01|200|stretch|";
        let data = Dataset::build(vec![batch(Table::Targets, targets)], Options::default());
        let of = |days| history(defs::money(), &data, Period::parse(days).expect(days));
        let grid = of("2026").expect("a revised plan");
        let said: Vec<[&Cell; 2]> = grid.rows.iter().map(|row| [&row[4], &row[5]]).collect();
        let plan = |amount| Cell::figure(Exact::whole(amount), defs::money().fact.unit);
        let revised = Date::parse("2026-09-10").expect("a date");
        let original = Cell::Said(text("исходный", "original"));
        assert_eq!(said, [[&original, &plan(80)], [&Cell::Day(revised), &plan(120)]]);
        assert_eq!(of("2026-10"), None);
    }
}

//! Random targets: quarters with months and versions over them, levels, units by SKU and by group.

use crate::oracle::generator::{CAMPAIGNS, GROUPS, World};
use crate::oracle::random::money;
use planerka::model::date::Period;

/// A row of targets.
#[derive(Clone, Default)]
struct Row<'a> {
    kpi: &'a str,
    who: &'a str,
    of: &'a str,
    period: &'a str,
    level: &'a str,
    amount: String,
    proration: &'a str,
    version: String,
}

fn add(world: &mut World, row: &Row) {
    let period = Period::parse(row.period).expect("a period");
    let (from, to) = (period.from.to_string(), period.to.to_string());
    world.files.row(
        "targets",
        "kpi who of from to level amount proration version_from",
        &[
            row.kpi,
            row.who,
            row.of,
            &from,
            &to,
            row.level,
            &row.amount,
            row.proration,
            &row.version,
        ],
    );
}

/// Writes the targets.
pub fn write(world: &mut World) {
    let year = world.year.to_string();
    for who in world.reps.clone() {
        let proration = *world.random.one(&["", "working", "calendar", "none"]);
        let row = Row { who: &who, proration, ..Row::default() };
        revenue(world, &row);
        others(world, &year, &row);
    }
    if world.random.percent(40) {
        let amount = money(world.random.within(1, 40) * 10_000_000);
        add(world, &Row { kpi: "plan_revenue", period: &year, amount, ..Row::default() });
    }
    if let (true, Some(who)) = (world.random.percent(40), world.teams.first().cloned()) {
        let amount = money(world.random.within(1, 40) * 1_000_000);
        let [_, period] = world.quarters();
        let row = Row { kpi: "plan_revenue", who: &who, period: &period, amount, ..Row::default() };
        add(world, &row);
    }
    units(world);
}

/// A quarter's money; a month of its own holds over it, a later version over both.
fn revenue(world: &mut World, row: &Row) {
    let row = Row { kpi: "plan_revenue", ..row.clone() };
    let amount = |world: &World| money(world.random.within(1, 900) * 99_900);
    for period in world.quarters() {
        if world.random.percent(80) {
            add(world, &Row { period: &period, amount: amount(world), ..row.clone() });
        }
    }
    let month = world.month();
    let row = Row { period: &month, ..row };
    if world.random.percent(50) {
        add(world, &Row { amount: amount(world), ..row.clone() });
    }
    if world.random.percent(40) {
        let version = world.day().to_string();
        add(world, &Row { amount: amount(world), level: "plan", version, ..row.clone() });
    }
    for level in ["minimum", "stretch"] {
        add(world, &Row { amount: amount(world), level, ..row.clone() });
    }
}

fn others(world: &mut World, year: &str, row: &Row) {
    for kpi in ["meetings", "presentations", "repeat_customers"] {
        if world.random.percent(60) {
            let period = world.month();
            let level = *world.random.one(&["", "plan", "minimum"]);
            let amount = world.random.within(1, 20).to_string();
            add(world, &Row { kpi, period: &period, level, amount, ..row.clone() });
        }
    }
    for of in CAMPAIGNS {
        if world.random.percent(50) {
            let amount = world.random.within(1, 9).to_string();
            let row =
                Row { kpi: "campaign_plan", of, period: year, proration: "none", ..row.clone() };
            add(world, &Row { amount, ..row });
        }
    }
}

/// Units by SKU and by group, of reps or of the company; or none at all.
fn units(world: &mut World) {
    if world.random.percent(20) {
        return;
    }
    let of_reps = world.random.percent(60);
    let people = if of_reps { world.reps.clone() } else { vec![String::new()] };
    let mut parts: Vec<String> = world.products.iter().take(4).map(|it| it.0.clone()).collect();
    if world.random.percent(25) {
        parts = vec![GROUPS[0].to_owned(), "p01".to_owned()];
    }
    for who in &people {
        for of in &parts {
            let amount = world.random.within(0, 60).to_string();
            let period = world.random.one(&world.quarters()).clone();
            add(
                world,
                &Row { kpi: "plan_units", who, of, period: &period, amount, ..Row::default() },
            );
        }
    }
}

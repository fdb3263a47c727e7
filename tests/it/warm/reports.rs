//! Tables beside the figures: the warm base's ledger and cohorts, contracts, planned SKUs, variance.

use super::{LATE, SUMMER, build, clients, ok, rep, ruled, scope, value};
use planerka::kpi::{NoValue, defs};
use planerka::model::batch::Batch;
use planerka::model::dataset::Dataset;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::slice::Slice;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::assortment::assortment;
use planerka::report::contracts::contracts;
use planerka::report::variance::decomposition;
use planerka::report::warm_base::{Ledger, WarmBase, warm_base};
use proptest::prelude::*;
use std::sync::Arc;

fn slice<'a>(data: &'a Dataset, scope: Scope, kpi: &str) -> Slice<'a> {
    defs::find(kpi).expect("a kpi").slice(&Known::of(data, scope), scope)
}

fn warm(data: &Dataset, scope: Scope) -> WarmBase {
    warm_base(data, scope).expect("begun")
}

fn balances(it: Ledger) -> bool {
    it.start + it.new + it.reactivated + it.received == it.end + it.handed_over + it.lapsed
}

#[test]
fn the_ledger_of_the_base_balances() {
    let mut batches = clients();
    batches.push(batch(Table::Assignments, "customer | rep | from\nРоза | Ким | 2026-06-02"));
    let data = build(batches);
    let all = warm(&data, scope(SUMMER, LATE)).ledger;
    let expected = Ledger { start: 2, new: 2, maybe_old: 2, end: 4, ..Ledger::default() };
    assert_eq!(all, expected);
    let of = |name| warm(&data, scope(SUMMER, LATE).of(rep(&data, name))).ledger;
    let kim = Ledger { start: 1, new: 2, maybe_old: 2, received: 1, end: 4, ..Ledger::default() };
    assert_eq!(of("Ким"), kim);
    assert_eq!(of("Орлова"), Ledger { start: 1, handed_over: 1, ..Ledger::default() });
}

#[test]
fn cohorts_hold_who_came_in_a_month_and_bought_in_each_after_it() {
    let data = build(clients());
    let warm = warm(&data, scope(SUMMER, LATE));
    let rows: Vec<String> =
        warm.cohorts.iter().map(|it| format!("{} {:?}", it.month, it.active)).collect();
    let expected = ["2026-01 [1, 1, 0, 0, 0, 1]", "2026-03 [1, 0, 0, 1]", "2026-06 [2]"];
    assert_eq!(rows, expected);
    let days = |it: i64, of: i64| Exact::new(it.into(), of.into());
    // 18, 80 and 111 days.
    assert_eq!(warm.reorder_days, Some([days(49, 1), days(80, 1), days(191, 2)]));
}

#[test]
fn who_has_been_silent_longer_sleeps() {
    let rules = Rules { lookback_months: 3, ..Rules::default() };
    let data = ruled(clients(), rules);
    let asleep = warm(&data, scope("2026-05", LATE)).sleeping;
    let names: Vec<(&str, Option<&str>)> =
        asleep.iter().map(|it| (it.name.as_str(), it.owner.as_deref())).collect();
    // Ромашка bought on 10 February, Роза on 15 March.
    assert_eq!(names, [("Ромашка", Some("Ким"))]);
    assert_eq!(asleep[0].bought, Exact::whole(200));
    let ledger = warm(&data, scope("2026-05", LATE)).ledger;
    assert_eq!((ledger.start, ledger.lapsed, ledger.end), (2, 1, 1));
}

/// Day of two years, customer, rep.
type Visit = (i32, usize, usize);

fn visits(all: &[Visit]) -> Vec<Arc<Batch>> {
    let line = |(day, customer, rep): &Visit| {
        let date = planerka::model::date::Date::parse("2024-06-01").expect("a day").plus(*day);
        format!("{date} | К{customer} | М{rep} | 10\n")
    };
    let lines: String = all.iter().map(line).collect();
    let owners = "customer | rep | from\nК1 | М2 | 2025-03-10\nК2 | М1 | 2025-11-05";
    vec![
        batch(Table::Sales, &format!("date | customer | rep | amount\n{lines}")),
        batch(Table::Assignments, owners),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_ledger_balances(
        all in prop::collection::vec((0..900i32, 0..6usize, 0..3usize), 1..40), months in 0..7u32
    ) {
        let rules = Rules { lookback_months: months, ..Rules::default() };
        let data = ruled(visits(&all), rules);
        for period in ["2025-03", "2025-07-01..2025-12-31", "2025-01-15..2026-07-14"] {
            let mut end = 0;
            for code in (0u32..).take(data.reps.len()) {
                let it = warm(&data, scope(period, LATE).of(Who::Rep(code))).ledger;
                prop_assert!(balances(it), "{period} {it:?}");
                end += it.end;
            }
            let company = warm(&data, scope(period, LATE)).ledger;
            prop_assert!(balances(company) && company.end == end, "{period} {company:?}");
            prop_assert_eq!((company.received, company.handed_over), (0, 0));
        }
    }
}

const GOODS: &str = "sku | kind | price | unit | group
    насос | main | 100 | шт | Насосы / Малые
    шланг | companion | 10 | шт | Прочее
    кабель | companion | 10 | шт | Прочее
    песок | main | 5 | кг | Прочее";

#[test]
fn contracts_without_extremes_pairs_missed_and_what_was_left_out() {
    let data = build(vec![
        batch(Table::Products, GOODS),
        batch(
            Table::Sales,
            "date | document | sku | quantity | amount | kind
            2026-06-01 | Д-1 | насос | 1 | 100 |
            2026-06-01 | Д-1 | шланг | 1 | 20 |
            2026-06-02 | Д-2 | насос | 1 | 100 |
            2026-06-03 | Д-3 | насос | 1 | 100 |
            2026-06-03 | Д-3 | шланг | 1 | 20 |
            2026-06-03 | Д-3 | кабель | 1 | 60 |
            2026-06-04 | В-9 | насос | 1 | 40 | return",
        ),
    ]);
    let report = contracts(&slice(&data, scope(SUMMER, LATE), "average_contract"));
    assert_eq!(report.trimmed, Ok(Exact::new(400, 3)));
    // 100, 120, 180 at (3 − 1) × 0.9.
    assert_eq!(report.p90, Ok(Exact::whole(168)));
    assert_eq!(report.companion_share, Ok(Exact::new(100, 400)));
    let pairs: Vec<(&str, usize, usize)> =
        report.missed.iter().map(|it| (it.companion.as_str(), it.together, it.missed)).collect();
    assert_eq!(pairs, [("кабель", 1, 2), ("шланг", 2, 1)]);
    assert_eq!(report.left_out, [(Some("В-9".to_owned()), Exact::whole(-40))]);
}

#[test]
fn twenty_contracts_lose_one_at_each_end() {
    let lines: String = (1..=20).map(|it| format!("2026-06-01 | Д-{it} | {}\n", it * it)).collect();
    let data = build(vec![batch(Table::Sales, &format!("date | document | amount\n{lines}"))]);
    let report = contracts(&slice(&data, scope(SUMMER, LATE), "average_contract"));
    let kept: i64 = (2..=19).map(|it| it * it).sum();
    assert_eq!(report.trimmed, Ok(Exact::new(kept.into(), 18)));
    assert_eq!(report.companion_share, Err(NoValue::MissingField("kind")));
}

fn june_units(targets: &str, sales: &str) -> Dataset {
    let targets = format!("kpi | of | from | to | amount\n{targets}");
    let sales = format!("date | document | sku | quantity | amount | kind\n{sales}");
    build(vec![
        batch(Table::Products, GOODS),
        batch(Table::Targets, &targets),
        batch(Table::Sales, &sales),
    ])
}

#[test]
fn units_are_those_of_planned_products_and_the_rest_is_outside_the_plan() {
    let data = june_units(
        "plan_units | Насосы | 2026-06-01 | 2026-06-30 | 10
        plan_units | шланг | 2026-06-01 | 2026-06-30 | 4",
        "2026-06-01 | Д-1 | насос | 12 | 1200 |
        2026-06-02 | Д-2 | насос | 1 | 0 |
        2026-06-03 | Д-3 | насос | 2 | 200 | return
        2026-06-04 | Д-4 | шланг | 1 | 10 |
        2026-06-05 | Д-5 | кабель | 3 | 30 |
        2026-06-06 | Д-6 | | 7 | 70 |",
    );
    let june = scope(SUMMER, LATE);
    let units = ["actual", "target", "headline", "capped", "breadth"]
        .map(|it| value(&data, june, &format!("plan_units.{it}")));
    // 12 + 1 free − 2 of the pumps, of the group and all below it, and 1 hose.
    let share = |part, whole| Ok(Exact::new(part, whole));
    assert_eq!(units[..2], ok([12, 14]));
    assert_eq!(units[2..], [share(12, 14), share(11, 14), share(1, 2)]);
    let report = assortment(&slice(&data, june, "plan_units"));
    let short: Vec<Option<&str>> = report.planned.iter().map(|it| it.name.as_deref()).collect();
    assert_eq!(short, [Some("шланг"), Some("Насосы")]);
    assert_eq!(report.unplanned, [("кабель".to_owned(), Exact::whole(3))]);
}

#[test]
fn units_of_different_measures_do_not_add_up_even_where_one_is_only_planned() {
    let data = june_units(
        "plan_units | насос | 2026-06-01 | 2026-06-30 | 10
        plan_units | песок | 2026-06-01 | 2026-06-30 | 50",
        "2026-06-01 | Д-1 | насос | 5 | 500 |",
    );
    let of = |it: &str| value(&data, scope(SUMMER, LATE), &format!("plan_units.{it}"));
    assert_eq!(of("actual"), Ok(Exact::whole(5)));
    assert_eq!(of("headline"), Err(NoValue::MixedUnits));
    assert_eq!(of("target"), Err(NoValue::MixedUnits));
    // Both have a price: the plan is 1000 + 250, of which 500 is done.
    assert_eq!(of("capped"), Ok(Exact::new(500, 1250)));
}

#[test]
fn units_are_weighed_by_price_only_where_every_planned_product_of_anybody_has_one() {
    let of = |other: &str| {
        let data = build(vec![
            batch(Table::Products, "sku | price\nнасос | 100\nшланг | 10\nклей |"),
            batch(
                Table::Targets,
                &format!(
                    "kpi | who | of | from | to | amount
                    plan_units | Ким | насос | 2026-06-01 | 2026-06-30 | 1
                    plan_units | Ким | шланг | 2026-06-01 | 2026-06-30 | 9
                    plan_units | Орлова | {other} | 2026-06-01 | 2026-06-30 | 5"
                ),
            ),
            batch(
                Table::Sales,
                "date | rep | sku | quantity | amount\n2026-06-01 | Ким | насос | 1 | 90",
            ),
        ]);
        value(&data, scope(SUMMER, LATE).of(rep(&data, "Ким")), "plan_units.capped")
    };
    assert_eq!(of("шланг"), Ok(Exact::new(100, 190)));
    assert_eq!(of("клей"), Ok(Exact::new(1, 10)));
}

#[test]
fn without_a_plan_in_units_all_products_count_and_lines_without_one_do_not() {
    let data = june_units(
        "plan_revenue | | 2026-06-01 | 2026-06-30 | 10",
        "2026-06-01 | Д-1 | насос | 5 | 500 |\n2026-06-02 | Д-2 | | 1 | -30 | return",
    );
    assert_eq!(value(&data, scope(SUMMER, LATE), "plan_units.actual"), Ok(Exact::whole(5)));
    assert!(assortment(&slice(&data, scope(SUMMER, LATE), "plan_units")).unplanned.is_empty());
}

#[test]
fn volume_price_and_the_rest_sum_to_the_difference() {
    let data = june_units(
        "plan_units | насос | 2026-06-01 | 2026-06-30 | 10
        plan_revenue | | 2026-06-01 | 2026-06-30 | 1500",
        "2026-06-01 | Д-1 | насос | 12 | 1080 |
        2026-06-02 | Д-2 | насос | 1 | 30 | return
        2026-06-03 | Д-3 | кабель | 3 | 450 |",
    );
    let june = scope(SUMMER, LATE);
    let found = decomposition(&slice(&data, june, "plan_units")).expect("a plan");
    let total = found.total;
    assert_eq!((total.planned, total.fact), (Exact::whole(1500), Exact::whole(1500)));
    let parts = [total.volume, total.price, total.new, total.in_money, total.returns];
    assert_eq!(parts, [200, -120, 0, -50, -30].map(Exact::whole));
    assert_eq!(Ok(total.fact), value(&data, june, "plan_revenue.net"));
    assert_eq!(found.rows.len(), 2);
    let unplanned = june_units(
        "plan_revenue | | 2026-07-01 | 2026-07-31 | 1",
        "2026-06-01 | Д-1 | насос | 1 | 1 |",
    );
    assert_eq!(decomposition(&slice(&unplanned, june, "plan_units")), None);
}

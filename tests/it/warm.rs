//! Whose a sale is, and who buys again: credits, owners, purchases, the warm base.

mod base;
mod credits;
mod recognition;
mod reports;

use planerka::kpi::{NoValue, defs};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use std::sync::Arc;

type Value = Result<Exact, NoValue>;

fn ruled(batches: Vec<Arc<Batch>>, rules: Rules) -> Dataset {
    let currency = Some("RUB".to_owned());
    Dataset::build(batches, Options { currency, rules, ..Options::default() })
}

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    ruled(batches, Rules::default())
}

fn scope(period: &str, as_of: &str) -> Scope {
    let as_of = Date::parse(as_of).expect("a date");
    let period = Period::parse(period).expect("a period");
    Scope { period, as_of, today: as_of.plus(1), who: Who::Company }
}

fn rep(data: &Dataset, name: &str) -> Who {
    let code = data.reps.iter().position(|it| it.name == name).expect("a rep");
    Who::Rep(u32::try_from(code).expect("few reps"))
}

/// `kpi.measure` of a scope.
fn value(data: &Dataset, scope: Scope, path: &str) -> Value {
    let (kpi, measure) = path.split_once('.').expect("kpi.measure");
    let kpi = defs::find(kpi).expect("a kpi");
    let slice = kpi.slice(&Known::of(data, scope), scope);
    kpi.measure(measure).expect("a measure").count(&slice).value
}

/// The same of several people: the company, nobody, what credits leave over, or a rep by name.
fn of<const N: usize>(data: &Dataset, scope: Scope, path: &str, who: [&str; N]) -> [Value; N] {
    who.map(|name| {
        let who = match name {
            "" => Who::Company,
            "nobody" => Who::Nobody,
            "unallocated" => Who::Unallocated,
            name => rep(data, name),
        };
        value(data, scope.of(who), path)
    })
}

fn ok<const N: usize>(values: [i64; N]) -> [Value; N] {
    values.map(|it| Ok(Exact::whole(it)))
}

const YEAR: &str = "2026";
const LATE: &str = "2026-12-31";

/// Ромашка buys of Ким twice before the summer and once in it, Лютик for the first time in it,
/// Мак gave all back, Роза bought of Орлова and now of Ким; somebody unknown buys too.
fn clients() -> Vec<Arc<Batch>> {
    vec![batch(
        Table::Sales,
        "date | document | customer | rep | amount | kind | returns_of
        2026-01-10 | Д-1 | Ромашка | Ким | 100 | |
        2026-02-10 | Д-2 | Ромашка | Ким | 100 | |
        2026-02-11 | Д-3 | Мак | Ким | 50 | |
        2026-03-01 | В-3 | Мак | Ким | 50 | return | Д-3
        2026-03-15 | Д-4 | Роза | Орлова | 40 | |
        2026-06-01 | Д-5 | Ромашка | Ким | 300 | |
        2026-06-02 | Д-6 | Лютик | Ким | 200 | |
        2026-06-20 | Д-7 | Лютик | Ким | 200 | |
        2026-06-03 | Д-8 | Роза | Ким | 60 | |
        2026-06-04 | Д-9 | Мак | Ким | 40 | |
        2026-06-05 | Д-10 | | Ким | 900 | |",
    )]
}

const SUMMER: &str = "2026-06";

#[test]
fn a_repeat_customer_bought_before_the_period_and_in_it() {
    let data = build(clients());
    let whose = ["", "Ким", "Орлова", "nobody"];
    let repeat = of(&data, scope(SUMMER, LATE), "repeat_customers.headline", whose);
    // Ромашка and Роза; Мак's only earlier purchase is no purchase. Роза is not Ким's: what she
    // bought before is not credited to him, and her base is Орлова's.
    assert_eq!(repeat, ok([2, 1, 0, 0]));
    let base = of(&data, scope(SUMMER, LATE), "repeat_customers.warm_base", whose);
    assert_eq!(base, ok([2, 1, 1, 0]));
    let share = of(&data, scope(SUMMER, LATE), "repeat_customers.repeat_share", whose);
    assert_eq!(
        share,
        [Ok(Exact::whole(1)), Ok(Exact::whole(1)), Ok(Exact::whole(1)), Err(NoValue::ZeroWhole)]
    );
    let revenue = value(&data, scope(SUMMER, LATE), "repeat_customers.repeat_revenue_share");
    assert_eq!(revenue, Ok(Exact::new(360, 800)));
}

#[test]
fn a_customer_handed_over_is_repeat_for_whom_the_base_is() {
    let mut batches = clients();
    batches.push(batch(Table::Assignments, "customer | rep | from\nРоза | Ким | 2026-05-01"));
    let data = build(batches);
    let repeat = of(&data, scope(SUMMER, LATE), "repeat_customers.headline", ["Ким", "Орлова"]);
    assert_eq!(repeat, ok([2, 0]));
    let base = of(&data, scope(SUMMER, LATE), "repeat_customers.warm_base", ["Ким", "Орлова"]);
    assert_eq!(base, ok([2, 0]));
}

#[test]
fn the_inclusive_switch_takes_the_second_purchase_in_the_period() {
    let rules = Rules { repeat_inclusive: true, ..Rules::default() };
    let data = ruled(clients(), rules);
    let repeat = of(&data, scope(SUMMER, LATE), "repeat_customers.headline", ["", "Ким"]);
    assert_eq!(repeat, ok([3, 2]));
}

#[test]
fn the_whole_time_is_inclusive_and_its_base_is_everybody() {
    let data = build(clients());
    let all = scope("2026-01-10..2026-06-20", LATE);
    assert_eq!(data.span(), Some(all.period));
    let repeat = of(&data, all, "repeat_customers.headline", ["", "Ким", "Орлова"]);
    assert_eq!(repeat, ok([3, 2, 0]));
    assert_eq!(value(&data, all, "repeat_customers.warm_base"), Ok(Exact::whole(4)));
    // Known to the middle of February alone: Ромашка twice, Мак once.
    let early = scope("2026-01-10..2026-06-20", "2026-02-20");
    assert_eq!(value(&data, early, "repeat_customers.headline"), Ok(Exact::whole(1)));
    assert_eq!(value(&data, early, "repeat_customers.warm_base"), Ok(Exact::whole(2)));
    assert_eq!(value(&data, all, "repeat_customers.repeat_share"), Ok(Exact::new(3, 4)));
}

#[test]
fn a_purchase_is_one_until_its_return_is_known() {
    let data = build(clients());
    let february = |as_of| value(&data, scope("2026-03", as_of), "repeat_customers.warm_base");
    assert_eq!(february("2026-03-01"), Ok(Exact::whole(1)));
    let mut without: Vec<Arc<Batch>> = clients();
    without.clear();
    without.push(batch(
        Table::Sales,
        "date | document | customer | amount | kind | returns_of
        2026-02-11 | Д-3 | Мак | 50 | |
        2026-03-02 | В-3 | Мак | 50 | return | Д-3",
    ));
    let data = build(without);
    let base = |as_of| value(&data, scope("2026-03", as_of), "repeat_customers.warm_base");
    assert_eq!((base("2026-03-01"), base("2026-03-02")), (Ok(Exact::whole(1)), Ok(Exact::ZERO)));
}

#[test]
fn days_between_purchases_are_a_median() {
    let data = build(clients());
    let days = value(&data, scope(SUMMER, LATE), "repeat_customers.reorder_days");
    // Ромашка after 111 days, Роза after 80, Лютик after 18.
    assert_eq!(days, Ok(Exact::whole(80)));
    let quiet = value(&data, scope("2026-07", LATE), "repeat_customers.reorder_days");
    assert_eq!(quiet, Err(NoValue::ZeroWhole));
}

#[test]
fn sales_that_name_no_customer_say_nothing_of_repeat_ones() {
    let data = build(vec![batch(Table::Sales, "date | amount\n2026-06-01 | 5")]);
    let repeat = value(&data, scope(SUMMER, LATE), "repeat_customers.headline");
    assert_eq!(repeat, Err(NoValue::MissingField("customer")));
}

#[test]
fn half_a_contract_each_and_its_median_is_of_the_whole() {
    let data = build(vec![
        batch(
            Table::Sales,
            "date | document | contract | customer | rep | amount | kind | returns_of
            2026-03-01 | Д-1 | | Ромашка | Ким | 100 | |
            2026-03-09 | ДС-1 | Д-1 | Ромашка | Ким | 50 | |
            2026-03-02 | Д-2 | | Ромашка | Ким | 400 | |
            2026-03-05 | В-2 | | Ромашка | Ким | 100 | return | Д-2
            2026-03-03 | Д-3 | | Лютик | Ким | 70 | |
            2026-03-06 | В-3 | | Лютик | Ким | 70 | return | Д-3",
        ),
        batch(Table::Credits, "document | rep | share\nД-2 | Ким | 0.5\nД-2 | Орлова | 0.5"),
    ]);
    let whose = ["", "Ким", "Орлова"];
    let of =
        |measure: &str| of(&data, scope(YEAR, LATE), &format!("average_contract.{measure}"), whose);
    // An amendment joins its contract; what is fully returned is no contract.
    assert_eq!(of("contracts"), [Ok(Exact::whole(2)), Ok(Exact::new(3, 2)), Ok(Exact::new(1, 2))]);
    assert_eq!(of("revenue"), ok([450, 300, 150]));
    assert_eq!(of("headline"), ok([225, 200, 300]));
    // 150 and 300, each whole whoever has a part of it.
    assert_eq!(of("median"), ok([225, 225, 300]));
}

#[test]
fn a_service_is_neither_a_companion_nor_what_one_goes_with() {
    let products = "sku | kind\nA | main\nB | companion\nC | service";
    let sales = |skus: &str| {
        let lines = skus.chars().map(|sku| format!("2026-03-01 | Д-1 | {sku} | 1 | 10\n"));
        let other = "2026-03-01 | Д-2 | A | 1 | 10\n";
        let text = format!(
            "date | document | sku | quantity | amount\n{}{other}",
            lines.collect::<String>()
        );
        build(vec![batch(Table::Products, products), batch(Table::Sales, &text)])
    };
    let rate = |skus| value(&sales(skus), scope(YEAR, LATE), "average_contract.attach_rate");
    assert_eq!(rate("AC"), Ok(Exact::ZERO));
    assert_eq!(rate("AB"), Ok(Exact::new(1, 2)));
    assert_eq!(rate("CB"), Ok(Exact::ZERO));
}

#[test]
fn a_return_does_not_take_its_rep_from_a_document_that_comes_after_it() {
    let data = build(vec![batch(
        Table::Sales,
        "date | document | rep | amount | kind | returns_of
        2026-03-02 | В-1 | | 10 | return | Д-1
        2026-03-09 | Д-1 | Ким | 100 | |
        2026-03-12 | В-2 | | 5 | return | Д-1",
    )]);
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", ["", "Ким", "nobody"]);
    assert_eq!(net, ok([85, 95, -10]));
}

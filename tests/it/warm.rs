//! Whose a sale is, and who buys again: credits, owners, purchases, the warm base.

mod reports;

use planerka::kpi::{NoValue, defs};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{Recognition, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::board::{Person, people, row};
use planerka::report::breakdown::breakdown;
use planerka::report::quality::quality;
use planerka::report::trace::{Traced, trace};
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

#[test]
fn five_units_whole_and_ten_at_half_are_ten_and_not_fifteen() {
    // The KPI handbook, golden case 1 (erpnext#40062).
    let data = build(vec![
        batch(
            Table::Sales,
            "date | document | rep | sku | quantity | amount
            2026-03-01 | Д-1 | Ким | A | 5 | 500
            2026-03-02 | Д-2 | Ким | A | 10 | 1000",
        ),
        batch(Table::Credits, "document | rep | share\nД-2 | Ким | 0.5\nД-2 | Орлова | 0.5"),
    ]);
    let whose = ["", "Ким", "Орлова", "unallocated"];
    assert_eq!(of(&data, scope(YEAR, LATE), "plan_units.actual", whose), ok([15, 10, 5, 0]));
    assert_eq!(of(&data, scope(YEAR, LATE), "plan_revenue.net", whose), ok([1500, 1000, 500, 0]));
}

#[test]
fn what_credits_leave_over_is_unallocated_and_a_minus_when_they_are_over() {
    let data = build(vec![
        batch(
            Table::Sales,
            "date | document | rep | amount
            2026-03-01 | Д-1 | Ким | 100
            2026-03-02 | Д-2 | Ким | 100
            2026-03-03 | Д-3 | Ким | 100
            2026-03-04 | | | 7",
        ),
        batch(
            Table::Credits,
            "document | rep | share | kind
            Д-1 | Ким | 0.7 |
            Д-2 | Ким | 0.9 |
            Д-2 | Орлова | 0.5 |
            Д-3 | Орлова | 0.4 | overlay",
        ),
    ]);
    let whose = ["", "Ким", "Орлова", "unallocated", "nobody"];
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", whose);
    // Орлова: 50 by credit and 40 overlay, which the company does not have.
    assert_eq!(net, ok([307, 70 + 90 + 100, 50 + 40, 30 - 40, 7]));
    let known = Known::of(&data, scope(YEAR, LATE));
    let slice = defs::money().slice(&known, scope(YEAR, LATE));
    let names: Vec<Option<u32>> = slice.split(By::Rep, &[]).iter().map(|it| it.0).collect();
    assert_eq!(names.len(), 4);
    let people: Vec<Person> =
        people(defs::money(), &slice).into_iter().map(|it| it.person).collect();
    assert!(people.contains(&Person::Unallocated) && people.contains(&Person::Unassigned));
    assert_eq!(quality(defs::money(), &slice).unallocated, 2);
}

#[test]
fn a_return_without_credits_has_those_of_its_document() {
    let credits = "document | rep | share\nД-1 | Ким | 0.5\nД-1 | Орлова | 0.5\nВ-2 | Ким | 1";
    let data = build(vec![
        batch(
            Table::Sales,
            "date | document | rep | amount | kind | returns_of
            2026-03-01 | Д-1 | Ким | 100 | |
            2026-03-02 | В-1 | Ким | 20 | return | Д-1
            2026-03-03 | В-2 | | 10 | return | Д-1",
        ),
        batch(Table::Credits, credits),
    ]);
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", ["", "Ким", "Орлова"]);
    assert_eq!(net, ok([70, 50 - 10 - 10, 50 - 10]));
}

/// By which rule each traced row is its salesperson's; nothing where there is none.
fn rules_of(data: &Dataset, as_of: &str) -> Vec<&'static str> {
    let scope = scope("2026-02-01..2026-03-31", as_of);
    let traced = Traced { scope, part: None, kpi: defs::money(), measure: "net" };
    let rows = trace(data, traced, 0..10).expect("a trace").rows;
    rows.iter().map(|row| row.rule.map_or("", |it| it.get(Lang::En))).collect()
}

#[test]
fn a_sale_without_a_salesperson_is_the_owners_of_its_day_then_the_owners_as_of_the_report() {
    let data = build(vec![
        batch(Table::Customers, "name | owner\nРомашка | Ким\nЛютик | Ким\nМак |"),
        batch(
            Table::Assignments,
            "customer | rep | from | to
            Ромашка | Гусев | 2026-02-01 | 2026-02-28
            Ромашка | Орлова | 2026-04-01 |",
        ),
        batch(
            Table::Sales,
            "date | document | customer | amount | kind | returns_of
            2026-02-10 | Д-1 | Ромашка | 100 | |
            2026-03-10 | Д-2 | Ромашка | 10 | |
            2026-03-10 | Д-3 | Лютик | 1000 | |
            2026-03-10 | Д-4 | Мак | 5 | |
            2026-04-10 | В-1 | Ромашка | 3 | return | Д-1",
        ),
    ]);
    let whose = ["", "Гусев", "Орлова", "Ким", "nobody"];
    // As of the end of March nobody is assigned to Ромашка: its row's owner has what March brought.
    let march = of(&data, scope(YEAR, "2026-03-31"), "plan_revenue.net", whose);
    assert_eq!(march, ok([1115, 100, 0, 1010, 5]));
    assert_eq!(
        rules_of(&data, "2026-03-31"),
        [
            "the customer's owner that day",
            "the customer's owner as of the report",
            "the customer's owner as of the report",
            "",
        ]
    );
    // From April on it is Орлова's; the return is Гусев's, as its document was.
    let april = of(&data, scope(YEAR, "2026-04-30"), "plan_revenue.net", whose);
    assert_eq!(april, ok([1112, 97, 10, 1000, 5]));
}

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
fn the_base_belongs_to_the_largest_credit_of_the_last_day_then_to_the_first_by_name() {
    let sales = "date | document | customer | rep | amount
        2026-01-10 | Д-1 | Ромашка | Ким | 100
        2026-02-10 | Д-2 | Ромашка | Орлова | 30
        2026-02-10 | Д-3 | Ромашка | Гусев | 20
        2026-02-10 | Д-4 | Лютик | Орлова | 30
        2026-02-10 | Д-5 | Лютик | Гусев | 30";
    let whose = ["Ким", "Орлова", "Гусев"];
    let plain = build(vec![batch(Table::Sales, sales)]);
    let base = of(&plain, scope(SUMMER, LATE), "repeat_customers.warm_base", whose);
    assert_eq!(base, ok([0, 1, 1]));
    // What nobody sold last does not take the customer from who did before.
    let nobodys = format!("{sales}\n2026-03-01 | Д-6 | Ромашка | | 500");
    let later = build(vec![batch(Table::Sales, &nobodys)]);
    let base = of(&later, scope(SUMMER, LATE), "repeat_customers.warm_base", whose);
    assert_eq!(base, ok([0, 1, 1]));
    let credits = "document | rep | share\nД-2 | Ким | 0.9\nД-2 | Орлова | 0.1";
    let shared = build(vec![batch(Table::Sales, sales), batch(Table::Credits, credits)]);
    let base = of(&shared, scope(SUMMER, LATE), "repeat_customers.warm_base", whose);
    assert_eq!(base, ok([1, 0, 1]));
}

#[test]
fn silence_is_longer_than_twelve_months_and_the_look_back_when_it_is_on() {
    let sales = "date | document | customer | rep | amount
        2025-06-10 | Д-1 | Ромашка | Ким | 100
        2025-06-09 | Д-2 | Лютик | Ким | 100
        2025-05-20 | Д-3 | Мак | Ким | 100
        2026-06-10 | Д-4 | Ромашка | Ким | 100
        2026-06-10 | Д-5 | Лютик | Ким | 100";
    let data = build(vec![batch(Table::Sales, sales)]);
    let june = |measure| value(&data, scope(SUMMER, LATE), &format!("repeat_customers.{measure}"));
    // Ромашка comes back on the last day that is no silence; Мак fell silent in May.
    assert_eq!((june("reactivated"), june("lapsed")), (Ok(Exact::whole(1)), Ok(Exact::whole(1))));
    assert_eq!(june("warm_base"), Ok(Exact::whole(3)));
    let may = value(&data, scope("2026-05", LATE), "repeat_customers.lapsed");
    assert_eq!(may, Ok(Exact::whole(1)));
    let rules = Rules { lookback_months: 12, ..Rules::default() };
    let data = ruled(vec![batch(Table::Sales, sales)], rules);
    let base = value(&data, scope(SUMMER, LATE), "repeat_customers.warm_base");
    assert_eq!(base, Ok(Exact::whole(2)));
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

fn recognised(recognition: Recognition) -> Rules {
    Rules { recognition, ..Rules::default() }
}

#[test]
fn margin_is_revenue_less_cost_and_a_line_without_a_cost_is_out() {
    let batches = vec![
        batch(Table::Products, "sku | cost\nA | 60\nB |"),
        batch(
            Table::Sales,
            "date | document | rep | sku | quantity | amount | kind
            2026-03-01 | Д-1 | Ким | A | 2 | 200 |
            2026-03-02 | Д-2 | Ким | A | 1 | 0 |
            2026-03-03 | Д-3 | Ким | A | 1 | 90 | return
            2026-03-04 | Д-4 | Ким | B | 1 | 500 |",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Margin));
    let year = scope(YEAR, LATE);
    assert_eq!(value(&data, year, "plan_revenue.actual"), Ok(Exact::whole(200 - 120)));
    assert_eq!(value(&data, year, "plan_revenue.net"), Ok(Exact::whole(80 - 60 - (90 - 60))));
    let slice = defs::money().slice(&Known::of(&data, year), year);
    let why: Vec<Reason> = slice.facts.excluded.iter().map(|it| it.1).collect();
    assert_eq!(why, [Reason::NoCost]);
}

#[test]
fn money_that_came_is_shared_out_over_the_lines_it_pays() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев"),
        batch(
            Table::Sales,
            "date | document | customer | rep | sku | quantity | amount
            2026-03-01 | С-1 | Ромашка | Ким | A | 1 | 200
            2026-03-01 | С-1 | Ромашка | Ким | B | 1 | 100",
        ),
        batch(Table::Credits, "document | rep | share\nС-1 | Ким | 0.5\nС-1 | Орлова | 0.5"),
        batch(
            Table::Payments,
            "date | amount | invoice | customer | kind
            2026-03-05 | 100 | С-1 | Ромашка |
            2026-04-05 | 30 | С-1 | Ромашка | refund
            2026-04-06 | 50 | | Ромашка |
            2026-04-07 | 70 | С-1 | Ромашка | set_off",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Орлова", "Гусев"];
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", whose);
    assert_eq!(net, ok([100 - 30 + 50, 35, 35, 50]));
    let actual = of(&data, scope(YEAR, LATE), "plan_revenue.actual", whose);
    assert_eq!(actual, ok([150, 50, 50, 50]));
    let march = scope("2026-03", LATE);
    let slice = defs::money().slice(&Known::of(&data, march), march);
    let by_product: Vec<i128> = slice
        .split(By::Product, &[])
        .iter()
        .map(|(_, part)| {
            defs::money().measure("net").expect("net").count(part).value.expect("a sum").rounded(2)
        })
        .collect();
    assert_eq!(by_product, [6_667, 3_333]);
}

#[test]
fn money_is_of_those_whose_the_invoices_are_that_it_pays() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев\nЛютик | Гусев"),
        batch(
            Table::Sales,
            "date | document | customer | rep | sku | quantity | amount
            2026-03-01 | С-1 | Ромашка | Ким | A | 1 | 300",
        ),
        batch(Table::Credits, "document | rep | share\nС-3 | Ким | 0.5\nС-3 | Орлова | 0.5"),
        batch(
            Table::Invoices,
            "number | date | due | customer | rep | amount | paid | paid_on
            С-1 | 2026-03-01 | 2026-03-10 | Ромашка | | 300 | |
            С-2 | 2026-03-02 | 2026-03-20 | Ромашка | Орлова | 100 | |
            С-3 | 2026-03-03 | 2026-03-20 | Лютик | Ким | 80 | 60 | 2026-04-10
            С-4 | 2026-03-04 | 2026-03-20 | Лютик | Орлова | 40 | | 2026-04-11
            С-5 | 2026-03-05 | 2026-03-20 | Лютик | Ким | 70 | 70 |",
        ),
        batch(
            Table::Payments,
            "date | amount | invoice | customer
            2026-04-01 | 350 | | Ромашка
            2026-04-02 | 90 | | Ромашка
            2026-05-05 | 20 | С-5 | Лютик",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Орлова", "Гусев"];
    // 350 pay С-1 (Ким's by its lines) and half of С-2; 90 the other half, and 40 are over: the
    // owner's. С-3 by its credits, С-4 whole, both when the columns say; of С-5 only what the
    // payment says, once it is there.
    let april = of(&data, scope("2026-04", LATE), "plan_revenue.net", whose);
    assert_eq!(april, ok([350 + 90 + 60 + 40, 300 + 30, 50 + 50 + 30 + 40, 40]));
    let may = of(&data, scope("2026-05", LATE), "plan_revenue.net", whose);
    assert_eq!(may, ok([20, 20, 0, 0]));
    let march = of(&data, scope("2026-03", LATE), "plan_revenue.net", whose);
    assert_eq!(march, ok([0, 0, 0, 0]));
    // Before the payment is there, the column of С-5 says it was paid on its date.
    let march = of(&data, scope("2026-03", "2026-04-30"), "plan_revenue.net", whose);
    assert_eq!(march, ok([70, 70, 0, 0]));
}

#[test]
fn money_given_back_is_of_those_whose_it_was() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев"),
        batch(
            Table::Invoices,
            "number | date | customer | rep | amount\nС-1 | 2026-03-01 | Ромашка | Ким | 100",
        ),
        batch(
            Table::Payments,
            "date | amount | customer | kind
            2026-03-05 | 100 | Ромашка |
            2026-04-05 | 30 | Ромашка | refund",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Гусев"];
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", whose);
    assert_eq!(net, ok([70, 70, 0]));
    let april = of(&data, scope("2026-04", LATE), "plan_revenue.net", whose);
    assert_eq!(april, ok([-30, -30, 0]));
}

#[test]
fn money_given_back_again_and_again_is_not_given_back_of_itself() {
    let refunds = (1..=28).map(|day| format!("\n2026-04-{day:02} | 1 | Ромашка | refund"));
    let payments = "date | amount | customer | kind\n2026-03-05 | 100 | Ромашка |".to_owned();
    let data = ruled(
        vec![
            batch(Table::Customers, "name | owner\nРомашка | Гусев"),
            batch(
                Table::Invoices,
                "number | date | customer | rep | amount
                С-1 | 2026-03-01 | Ромашка | Ким | 60
                С-2 | 2026-03-02 | Ромашка | Гусев | 40",
            ),
            batch(Table::Payments, &refunds.fold(payments, |text, line| text + &line)),
        ],
        recognised(Recognition::Payment),
    );
    let net = of(&data, scope("2026-04", LATE), "plan_revenue.net", ["", "Ким", "Гусев"]);
    assert_eq!(net[0], Ok(Exact::whole(-28)));
    let parts = [net[1], net[2]].map(|it| it.expect("a value"));
    assert_eq!(parts[0].plus(parts[1]), Some(Exact::whole(-28)));
}

#[test]
fn sold_stands_for_net_where_the_firm_decides_so() {
    let batches = || {
        vec![
            batch(
                Table::Targets,
                "kpi | from | to | amount\nplan_revenue | 2026-03-01 | 2026-03-31 | 100",
            ),
            batch(
                Table::Sales,
                "date | document | amount | kind
                2026-03-02 | Д-1 | 90 |
                2026-03-05 | В-1 | 40 | return",
            ),
        ]
    };
    let march = scope("2026-03", LATE);
    let net = build(batches());
    assert_eq!(value(&net, march, "plan_revenue.headline"), Ok(Exact::new(50, 100)));
    let sold = ruled(batches(), Rules { fact_is_sold: true, ..Rules::default() });
    assert_eq!(value(&sold, march, "plan_revenue.headline"), Ok(Exact::new(90, 100)));
    assert_eq!(value(&sold, march, "plan_revenue.net"), Ok(Exact::whole(50)));
    let row = row(defs::money(), &defs::money().slice(&Known::of(&sold, march), march));
    assert_eq!((row.fact, row.attainment), (Ok(Exact::whole(90)), Ok(Exact::new(90, 100))));
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
fn a_division_has_the_customers_of_its_teams_and_those_of_no_team_are_one() {
    let mut batches = clients();
    batches.push(batch(Table::Reps, "name | team\nОрлова | Опт\nКим | Опт / Урал\nГусев |"));
    batches.push(batch(
        Table::Sales,
        "date | document | customer | rep | amount
        2026-03-01 | Г-1 | Ирис | Гусев | 10
        2026-06-01 | Г-2 | Ирис | | 10
        2026-06-02 | Г-3 | Фиалка | Орлова | 10",
    ));
    let data = build(batches);
    let june = scope(SUMMER, LATE);
    let kpi = defs::find("repeat_customers").expect("a kpi");
    let base = kpi.measure("warm_base").expect("a measure");
    let slice = kpi.slice(&Known::of(&data, june), june);
    let parts: Vec<Value> =
        slice.split(By::Team, &[]).iter().map(|(_, part)| base.count(part).value).collect();
    // Орлова has Роза, Ким of Урал has Ромашка, Гусев has Ирис although nobody sold to it in June.
    assert_eq!(parts, ok([2, 1, 1]));
}

#[test]
fn who_has_customers_in_the_base_is_listed_though_nobody_of_them_bought() {
    let data = build(vec![batch(
        Table::Sales,
        "date | document | customer | rep | amount
        2026-03-01 | 1 | Ирис | | 10\n2026-03-02 | 2 | Роза | Ким | 10\n2026-06-02 | 3 | Роза | Орлова | 10",
    )]);
    let kpi = defs::find("repeat_customers").expect("a kpi");
    let rows = |by| {
        let rows = breakdown(&data, scope(SUMMER, LATE), kpi, by).rows;
        rows.into_iter().map(|row| row.name.unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(rows(By::Rep), ["Ким", "Орлова", ""]);
    assert_eq!(rows(By::Team), [""]);
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

#[test]
fn the_parts_of_the_warm_base_add_up_though_nobody_sold_in_the_period() {
    let sales = "date | document | customer | rep | amount
        2026-01-10 | 1 | К1 | А | 100\n2026-01-11 | 2 | К2 | | 100\n2026-01-12 | 3 | К3 | Б | 100
        2026-02-02 | 4 | К1 | А | 100";
    let reps = "name | team\nА | Север\nБ |";
    let data = build(vec![batch(Table::Sales, sales), batch(Table::Reps, reps)]);
    let asked = scope("2026-02", "2026-02-28");
    let kpi = defs::find("repeat_customers").expect("the KPI");
    let base = kpi.measure("warm_base").expect("the base");
    let parts = |by: By| -> Vec<(Option<String>, Value)> {
        let whole = kpi.slice(&Known::of(&data, asked), asked);
        let rows = breakdown(&data, asked, kpi, by).rows;
        rows.into_iter().map(|it| (it.name, base.count(&whole.part(it.part)).value)).collect()
    };
    let name = |name: &str| Some(name.to_owned());
    let [one, two] = [1, 2].map(|it| Ok(Exact::whole(it)));
    assert_eq!(parts(By::Rep), [(name("А"), one), (name("Б"), one), (None, one)]);
    assert_eq!(parts(By::Team), [(name("Север"), one), (None, two)]);
    assert_eq!(value(&data, asked, "repeat_customers.warm_base"), Ok(Exact::whole(3)));
}

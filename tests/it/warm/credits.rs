//! Whose a sale is: credits, what they leave over, owners.

use super::{LATE, YEAR, build, of, ok, scope};
use planerka::kpi::defs;
use planerka::lang::Lang;
use planerka::model::dataset::Dataset;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::slice::By;
use planerka::model::table::Table;
use planerka::report::board::{Person, people};
use planerka::report::quality::quality;
use planerka::report::trace::{Traced, trace};

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

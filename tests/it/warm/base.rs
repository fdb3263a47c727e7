//! The warm base: whose it is, how long, and what of it shows.

use super::{LATE, SUMMER, Value, build, clients, of, ok, ruled, scope, value};
use planerka::kpi::defs;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::slice::By;
use planerka::model::table::Table;
use planerka::model::unit::Exact;
use planerka::report::breakdown::breakdown;

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

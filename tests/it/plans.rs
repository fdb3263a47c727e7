//! Targets of any days, and what is counted against them.

use planerka::kpi::target::Plan;
use planerka::kpi::{Counted, NoValue, Status, defs, reach};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Grain, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::slice::{By, Part, Slice};
use planerka::model::table::Table;
use planerka::model::targets::{Level, Of, Who};
use planerka::model::unit::Exact;
use planerka::report::board::{board, row};
use std::sync::Arc;

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options::default())
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn scope(of: &str, as_of: &str, today: &str) -> Scope {
    Scope { period: period(of), as_of: date(as_of), today: date(today), who: Who::Company }
}

fn targets(text: &str) -> Arc<Batch> {
    batch(Table::Targets, text)
}

fn planned(data: &Dataset, who: Who, of: &str) -> Option<Exact> {
    let plan = Plan::of(data, "plan_revenue", Level::Plan, date("2030-01-01"));
    plan.sum(who, &Of::All, period(of)).map(|it| it.amount)
}

fn count(data: &Dataset, scope: Scope, kpi: &str, measure: &str) -> Counted {
    let kpi = defs::find(kpi).expect("a KPI");
    kpi.measure(measure).expect("a measure").count(&kpi.slice(&Known::of(data, scope), scope))
}

#[test]
fn a_quarter_is_the_sum_of_its_months_and_of_its_days() {
    let data =
        build(vec![targets("kpi|from|to|amount\nplan_revenue|2026-01-01|2026-12-31|1000.01")]);
    let sum = |grain| {
        let parts = period("2026-Q2").split(grain).into_iter();
        let plan = |part: Period| planned(&data, Who::Company, &part.to_string());
        parts.filter_map(plan).fold(Exact::ZERO, |sum, it| sum.plus(it).expect("fits"))
    };
    let quarter = planned(&data, Who::Company, "2026-Q2").expect("a plan");
    assert_eq!((sum(Grain::Month), sum(Grain::Day)), (quarter, quarter));
    // 62 working days of 247.
    assert_eq!(quarter.rounded(2), Exact::new(100_001 * 62, 100 * 247).rounded(2));
    assert_eq!(planned(&data, Who::Company, "2026"), Some(Exact::new(100_001, 100)));
}

#[test]
fn calendar_days_both_ends_in() {
    // the KPI handbook, golden case 9.
    let data = build(vec![targets(
        "kpi|who|from|to|amount|proration\nplan_revenue|Ким|2026-01-01|2026-01-31|310|calendar",
    )]);
    let part = planned(&data, Who::Rep(0), "2026-01-11..2026-01-20");
    assert_eq!(part, Some(Exact::whole(100)));
}

#[test]
fn the_company_is_the_sum_of_teams_and_of_people_without_one() {
    let reps = batch(Table::Reps, "name|team\nА|Север\nБ|Север\nВ|Юг\nГ|");
    let data = build(vec![
        reps,
        targets(
            "kpi|who|from|amount\nplan_revenue|А|2026-09-01|10\nplan_revenue|Б|2026-09-01|20\n\
             plan_revenue|Юг|2026-09-01|40\nplan_revenue|В|2026-09-01|33\nplan_revenue|Г|2026-09-01|5",
        ),
    ]);
    let of = |who| planned(&data, who, "2026-09").map(|it| it.rounded(0));
    assert_eq!(of(Who::Team(0)), Some(30));
    assert_eq!(of(Who::Team(1)), Some(40), "the team's own row, not its people's");
    assert_eq!(of(Who::Company), Some(75));
    assert_eq!(of(Who::Nobody), None);
}

#[test]
fn the_shortest_row_holds_and_equal_ones_add_up() {
    let data = build(vec![targets(
        "kpi|who|from|to|amount|version_from\n\
         plan_revenue||2026-01-01|2026-12-31|2470|\nplan_revenue||2026-09-01|2026-09-30|100|\n\
         plan_revenue||2026-09-01|2026-09-30|11|\nplan_revenue||2026-10-01|2026-10-31|7|2026-09-15\n\
         plan_revenue||2026-10-01|2026-10-31|9|2026-09-20\nplan_revenue||2026-10-01|2026-10-31|1|2031-01-01",
    )]);
    let of = |month| planned(&data, Who::Company, month).map(|it| it.rounded(0));
    assert_eq!((of("2026-09"), of("2026-10"), of("2026-11")), (Some(111), Some(9), Some(200)));
}

#[test]
fn a_group_row_holds_for_its_products() {
    let products = batch(Table::Products, "sku|group\na|G\nb|G\nc|H");
    let data = build(vec![
        products,
        targets(
            "kpi|of|from|amount\nplan_units|G|2026-09-01|100\nplan_units|a|2026-09-01|60\nplan_units|c|2026-09-01|5",
        ),
    ]);
    let plan = Plan::of(&data, "plan_units", Level::Plan, date("2026-12-31"));
    let of = |of: &Of| plan.sum(Who::Company, of, period("2026-09")).map(|it| it.amount.rounded(0));
    assert_eq!(of(&Of::All), Some(105));
    assert_eq!(of(&Of::Group("G".into())), Some(100));
    assert_eq!(of(&Of::Product(0)), Some(60));
}

#[test]
fn a_newcomer_has_part_of_a_target() {
    let reps = batch(Table::Reps, "name|active_from|fte|ramp\nА|2026-09-16|0.5|50/75/100\nБ|||");
    let plan =
        "kpi|who|from|amount\nplan_revenue|А|2026-09-01|2200\nplan_revenue|А|2026-10-01|2200";
    let data = build(vec![reps, targets(plan)]);
    // 11 of 22 working days of September at half a position and half the plan.
    assert_eq!(planned(&data, Who::Rep(0), "2026-09"), Some(Exact::whole(275)));
    // October: 11 working days (1 to 15) at 50 %, 11 at 75 %.
    assert_eq!(planned(&data, Who::Rep(0), "2026-10"), Some(Exact::new(6875, 10)));
}

#[test]
fn pace_and_forecast_go_by_working_days() {
    let data = build(vec![
        batch(Table::Sales, "date|amount\n2026-09-01|400\n2026-09-15|100\n2026-09-16|1000"),
        targets("kpi|from|amount\nplan_revenue|2026-09-01|2200"),
    ]);
    // The 15th as of a later day has ended: 11 of 22 working days are over.
    let past = scope("2026-09", "2026-09-15", "2026-11-23");
    let value = |measure| count(&data, past, "plan_revenue", measure).value;
    assert_eq!(value("net"), Ok(Exact::whole(500)));
    assert_eq!(value("plan_to_date"), Ok(Exact::whole(1100)));
    assert_eq!(value("pace"), Ok(Exact::new(5, 11)));
    assert_eq!(value("forecast"), Ok(Exact::whole(1000)));
    assert_eq!(value("required_per_day"), Ok(Exact::new(1700, 11)));
    // Today has not ended: 10 working days are over, and today's sales are read.
    let today = scope("2026-09", "2026-09-15", "2026-09-15");
    assert_eq!(count(&data, today, "plan_revenue", "plan_to_date").value, Ok(Exact::whole(1000)));
    assert_eq!(count(&data, today, "plan_revenue", "net").value, Ok(Exact::whole(500)));
    // Over: the forecast is what it is, and nothing is left to do.
    let over = scope("2026-09", "2026-09-30", "2026-11-23");
    assert_eq!(count(&data, over, "plan_revenue", "forecast").value, Ok(Exact::whole(1500)));
    assert_eq!(count(&data, over, "plan_revenue", "required_per_day").value, Err(NoValue::Over));
}

#[test]
fn status_compares_exact_values() {
    let at = |amount: &str| {
        let sales = batch(Table::Sales, &format!("date|amount\n2026-09-01|{amount}"));
        let data = build(vec![sales, targets("kpi|from|amount\nplan_revenue|2026-09-01|100000")]);
        let scope = scope("2026-09", "2026-09-30", "2026-11-23");
        row(defs::money(), &defs::money().slice(&Known::of(&data, scope), scope)).status
    };
    assert_eq!(at("100000"), Status::Good);
    assert_eq!(at("99999.99"), Status::Watch);
    assert_eq!(at("80000"), Status::Watch);
    assert_eq!(at("79999.99"), Status::Bad);
}

#[test]
fn capped_units_do_not_let_one_product_pay_for_another() {
    let data = build(vec![
        batch(Table::Products, "sku|price\na|10\nb|30"),
        batch(
            Table::Sales,
            "date|sku|quantity|amount\n2026-09-01|a|15|150\n2026-09-01|b|5|150\n2026-09-01|x|7|7\n2026-09-01|b|1|0\n2026-09-02|b|-1|-30",
        ),
        targets("kpi|of|from|amount\nplan_units|a|2026-09-01|10\nplan_units|b|2026-09-01|10"),
    ]);
    let all = scope("2026-09", "2026-09-30", "2026-11-23");
    let value = |measure| count(&data, all, "plan_units", measure).value;
    // a 15, b 5 + 1 free − 1 returned; x is out of the plan.
    assert_eq!(value("actual"), Ok(Exact::whole(20)));
    assert_eq!(value("headline"), Ok(Exact::whole(1)));
    // (10 × 10 + 5 × 30) / (10 × 10 + 10 × 30)
    assert_eq!(value("capped"), Ok(Exact::new(250, 400)));
    assert_eq!(value("breadth"), Ok(Exact::new(1, 2)));
}

#[test]
fn units_of_different_measure_do_not_add_up() {
    let data = build(vec![
        batch(Table::Products, "sku|unit\na|шт\nb|кг"),
        batch(Table::Sales, "date|sku|quantity|amount\n2026-09-01|a|1|1\n2026-09-01|b|2|2"),
    ]);
    let all = scope("2026-09", "2026-09-30", "2026-11-23");
    assert_eq!(count(&data, all, "plan_units", "actual").value, Err(NoValue::MixedUnits));
}

#[test]
fn average_is_total_by_total_and_returns_lower_it() {
    let data = build(vec![batch(
        Table::Sales,
        "date|document|rep|amount|returns_of\n\
         2026-09-01|1|А|100|\n2026-09-01|1|Б|300|\n2026-09-02|2|А|50|\n2026-09-03|3|Б|70|\n\
         2026-09-04|4|А|-20|2\n2026-09-04|5|Б|-70|3\n2026-09-05|6|А|-5|",
    )]);
    let all = scope("2026-09", "2026-09-30", "2026-11-23");
    let value = |who, measure| count(&data, all.of(who), "average_contract", measure).value;
    // Contract 1: 400, 2: 50 − 20, 3 is returned whole, 6 returns nothing that is known.
    assert_eq!(value(Who::Company, "headline"), Ok(Exact::new(430, 2)));
    assert_eq!(value(Who::Company, "median"), Ok(Exact::whole(215)));
    // A has a quarter of contract 1 and contract 2; B the rest.
    assert_eq!(value(Who::Rep(0), "contracts"), Ok(Exact::new(5, 4)));
    assert_eq!(value(Who::Rep(0), "revenue"), Ok(Exact::whole(130)));
    assert_eq!(value(Who::Rep(1), "contracts"), Ok(Exact::new(3, 4)));
    assert_eq!(value(Who::Rep(1), "headline"), Ok(Exact::whole(400)));
}

#[test]
fn companions_are_attached_to_main_products() {
    let data = build(vec![
        batch(Table::Products, "sku|kind\nm|main\nc|companion\ns|service"),
        batch(
            Table::Sales,
            "date|document|sku|amount\n2026-09-01|1|m|10\n2026-09-01|1|c|1\n2026-09-01|2|m|10\n2026-09-01|3|c|1\n2026-09-01|4|m|10\n2026-09-01|4|s|10\n2026-09-01|5|s|10\n2026-09-01|5|c|1",
        ),
    ]);
    let all = scope("2026-09", "2026-09-30", "2026-11-23");
    assert_eq!(count(&data, all, "average_contract", "attach_rate").value, Ok(Exact::new(1, 3)));
    let lines = count(&data, all, "average_contract", "lines_per_contract");
    assert_eq!(lines.value, Ok(Exact::new(8, 5)));
}

#[test]
fn a_target_that_begins_later_expects_nothing_yet() {
    let data = build(vec![
        batch(Table::Sales, "date|amount\n2026-07-01|10"),
        targets("kpi|from|to|amount\nplan_revenue|2026-08-01|2026-08-31|100"),
    ]);
    let quarter = scope("2026-Q3", "2026-07-20", "2026-11-23");
    let value = |measure| count(&data, quarter, "plan_revenue", measure).value;
    assert_eq!(value("plan_to_date"), Ok(Exact::ZERO));
    assert_eq!(value("pace"), Err(NoValue::OverPlan));
}

#[test]
fn pieces_and_kilograms_planned_together_have_no_total() {
    let data = build(vec![
        batch(Table::Products, "sku|unit\np|шт\nk|кг"),
        batch(Table::Sales, "date|sku|quantity|amount\n2026-09-01|p|5|10"),
        targets(
            "kpi|of|from|to|amount\nplan_units|p|2026-09-01|2026-09-30|10\nplan_units|k|2026-09-01|2026-09-30|5",
        ),
    ]);
    let september = scope("2026-09", "2026-09-30", "2026-11-23");
    let value = |measure| count(&data, september, "plan_units", measure).value;
    assert_eq!(value("actual"), Ok(Exact::whole(5)));
    assert_eq!(value("headline"), Err(NoValue::MixedUnits));
    assert_eq!(value("capped"), Err(NoValue::MixedUnits));
    assert_eq!(value("breadth"), Ok(Exact::ZERO));
}

#[test]
fn a_group_that_another_plans_is_not_planned_twice_by_who_plans_its_sku() {
    let data = build(vec![
        batch(Table::Reps, "name | team\nА | Опт / Урал\nБ | Опт"),
        batch(Table::Products, "sku | group\np | Насосы"),
        targets(
            "kpi | who | of | from | to | amount
            plan_units | А | p | 2026-09-01 | 2026-09-30 | 41
            plan_units | Б | Насосы | 2026-09-01 | 2026-09-30 | 10",
        ),
        batch(Table::Sales, "date | rep | sku | quantity | amount\n2026-09-01 | А | p | 50 | 50"),
    ]);
    let value = |who, measure| {
        let all = Scope { who, ..scope("2026-09", "2026-09-30", "2026-12-01") };
        count(&data, all, "plan_units", measure).value
    };
    let whole = Exact::whole(1);
    assert_eq!(
        (value(Who::Rep(0), "capped"), value(Who::Rep(0), "breadth")),
        (Ok(whole), Ok(whole))
    );
    assert_eq!(value(Who::Rep(1), "breadth"), Ok(Exact::ZERO));
    assert_eq!(value(Who::Team(0), "breadth"), Ok(whole), "the division has both rows");
}

#[test]
fn a_division_has_what_its_teams_sold_and_planned_and_the_uppermost_teams_add_up() {
    let data = build(vec![
        batch(Table::Reps, "name | team\nА | Опт / Урал\nБ | Опт\nВ | Розница\nГ |"),
        targets(
            "kpi|who|from|to|amount\nplan_revenue|А|2026-09-01|2026-09-30|100\nplan_revenue|Б|2026-09-01|2026-09-30|300",
        ),
        batch(
            Table::Sales,
            "date|rep|amount\n2026-09-01|А|50\n2026-09-02|Б|60\n2026-09-03|В|7\n2026-09-04|Г|2\n2026-09-04||1",
        ),
    ]);
    let of = |who, by| {
        let all = Scope { who, ..scope("2026-09", "2026-09-30", "2026-12-01") };
        let slice = defs::money().slice(&Known::of(&data, all), all);
        let part = |(code, part): (Option<u32>, Slice)| {
            let name = code.map_or("", |code| &data.teams[code as usize].name).to_owned();
            let counted = defs::money().measure("headline").expect("a measure").count(&part);
            (name, counted.part.expect("sold").rounded(0))
        };
        slice.split(by, &[]).into_iter().map(part).collect::<Vec<_>>()
    };
    let named = |rows: &[(&str, i128)]| -> Vec<(String, i128)> {
        rows.iter().map(|(name, sold)| ((*name).to_owned(), *sold)).collect()
    };
    let mut all = of(Who::Company, By::Team);
    all.sort();
    assert_eq!(all, named(&[("", 3), ("Опт", 110), ("Опт / Урал", 50), ("Розница", 7)]));
    let team = |name| (0..).zip(&data.teams).find(|it| it.1.name == name).expect("a team").0;
    let mut division = of(Who::Team(team("Опт")), By::Team);
    division.sort();
    assert_eq!(division, named(&[("Опт", 110), ("Опт / Урал", 50)]));
    assert_eq!(of(Who::Team(team("Опт / Урал")), By::Team), named(&[("Опт / Урал", 50)]));
    assert_eq!(of(Who::Rep(0), By::Team), named(&[("Опт / Урал", 50)]));
    let days = scope("2026-09", "2026-09-30", "2026-12-01");
    let slice = defs::money().slice(&Known::of(&data, days), days);
    let opt = slice.part(Part { by: By::Team, code: Some(team("Опт")) });
    let net = |slice: &Slice| {
        defs::money()
            .measure("net")
            .expect("a measure")
            .count(slice)
            .value
            .expect("sold")
            .rounded(0)
    };
    assert_eq!((net(&opt), net(&opt.over(period("2026-09-01..2026-09-02")))), (110, 110));
}

#[test]
fn a_board_with_plans_on_days_of_a_foreseen_calendar_says_so() {
    let says = |text: &str, of: &str| {
        let (data, scope) = (build(vec![targets(text)]), scope(of, "2026-11-23", "2026-11-23"));
        board(&reach::ALL, &Known::of(&data, scope), scope).is_foreseen
    };
    let ahead = "kpi|from|to|amount\nplan_revenue|2040-03-01|2040-03-31|100";
    assert!(says(ahead, "2040-03"));
    assert!(!says(ahead, "2040-04"), "nothing is planned there");
    let past = "kpi|from|to|amount\nplan_revenue|2025-03-01|2025-03-31|100";
    assert!(!says(past, "2025-03"));
}

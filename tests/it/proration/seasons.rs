//! Weights of months and weekdays, and days that carry a plan otherwise.

use super::{build, planned, with_rules};
use planerka::model::fixture::batch;
use planerka::model::rules::Rules;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;

#[test]
fn a_row_without_a_working_day_goes_by_calendar_days() {
    let targets = "kpi|from|to|amount\nplan_revenue|2026-01-01|2026-01-08|80";
    let data = build(vec![batch(Table::Targets, targets)]);
    assert_eq!(planned(&data, Who::Company, "2026-01-01..2026-01-03"), Some(Exact::whole(30)));
}

#[test]
fn one_who_is_there_on_the_days_off_that_carry_has_a_target_though_away_later() {
    let reps = batch(Table::Reps, "name\nА");
    let targets = "kpi|who|from|to|amount\nplan_revenue|А|2026-01-01|2026-01-08|80\n\
                   plan_revenue|А|2026-01-12|2026-01-31|100";
    let away = "rep|from|to|kind\nА|2026-01-12|2026-01-31|sick";
    let batches = vec![reps, batch(Table::Targets, targets), batch(Table::Absences, away)];
    assert_eq!(planned(&build(batches), Who::Rep(0), "2026-01"), Some(Exact::whole(80)));
}

#[test]
fn the_29th_of_february_carries_its_part() {
    let targets = "kpi|from|amount\nplan_revenue|2024-02-01|2000";
    let data = build(vec![batch(Table::Targets, targets)]);
    assert_eq!(planned(&data, Who::Company, "2024-02-29"), Some(Exact::whole(100)));
    assert_eq!(planned(&data, Who::Company, "2024-02-28..2024-03-01"), Some(Exact::whole(200)));
}

#[test]
fn months_carry_by_their_weights_and_days_by_working_days_within() {
    let rules =
        || Rules { month_weights: Some([1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 0]), ..Rules::default() };
    let year = "kpi|from|to|amount\nplan_revenue|2026-01-01|2026-12-31|1200";
    let data = with_rules(vec![batch(Table::Targets, year)], rules());
    let of = |days| planned(&data, Who::Company, days);
    assert_eq!(of("2026-01"), Some(Exact::whole(100)));
    assert_eq!(of("2026-09"), Some(Exact::whole(200)));
    assert_eq!(of("2026-12"), Some(Exact::ZERO));
    assert_eq!(of("2026-Q3"), Some(Exact::whole(400)));
    // 11 of 22 working days of September.
    assert_eq!(of("2026-09-01..2026-09-15"), Some(Exact::whole(100)));
    // A row of half of September and October: 11/22 × 2 to 1.
    let row = "kpi|from|to|amount\nplan_revenue|2026-09-16|2026-10-31|600";
    let data = with_rules(vec![batch(Table::Targets, row)], rules());
    assert_eq!(planned(&data, Who::Company, "2026-09"), Some(Exact::whole(300)));
    // A month by itself has all of its plan, whatever it weighs.
    let row = "kpi|from|to|amount\nplan_revenue|2026-12-01|2026-12-31|2200";
    let data = with_rules(vec![batch(Table::Targets, row)], rules());
    assert_eq!(planned(&data, Who::Company, "2026-12-01"), Some(Exact::whole(100)));
}

#[test]
fn weekdays_carry_by_their_weights() {
    // 31 August to 6 September 2026: Monday to Friday weigh 1, 1, 1, 1, 4.
    let rules = Rules { weekday_weights: Some([1, 1, 1, 1, 4, 9, 9]), ..Rules::default() };
    let row = "kpi|from|to|amount\nplan_revenue|2026-08-31|2026-09-06|800";
    let data = with_rules(vec![batch(Table::Targets, row)], rules);
    let of = |days| planned(&data, Who::Company, days);
    assert_eq!(of("2026-09-03"), Some(Exact::whole(100)));
    assert_eq!(of("2026-09-04"), Some(Exact::whole(400)));
    assert_eq!(of("2026-09-05"), Some(Exact::ZERO), "a day off carries nothing");
}

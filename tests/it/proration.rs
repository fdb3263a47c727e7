//! Targets of people who come, go, are away or work by shifts; seasons; teams; versions; things.

mod levels;
mod pace;
mod seasons;

use planerka::kpi::target::Plan;
use planerka::kpi::{NoValue, Status, Unjudged, defs};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Grain, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::{Level, Of, Who};
use planerka::model::unit::Exact;
use planerka::report::board::row;
use planerka::report::results::results;
use proptest::prelude::*;
use std::sync::Arc;

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options::default())
}

fn with_rules(batches: Vec<Arc<Batch>>, rules: Rules) -> Dataset {
    Dataset::build(batches, Options { rules, ..Options::default() })
}

/// A period as links write it, or a day.
fn period(text: &str) -> Period {
    let day = || Date::parse(text).map(|date| Period { from: date, to: date });
    Period::parse(text).or_else(day).expect(text)
}

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn plan<'a>(data: &'a Dataset, kpi: &str) -> Plan<'a> {
    Plan::of(data, kpi, Level::Plan, date("2030-01-01"))
}

fn planned(data: &Dataset, who: Who, of: &str) -> Option<Exact> {
    plan(data, "plan_revenue").sum(who, &Of::All, period(of)).map(|it| it.amount)
}

/// The target of the only rep: 2,200 of September 2026, which has 22 working days.
fn september(reps: &str, more: Vec<Arc<Batch>>, proration: &str, of: &str) -> Option<Exact> {
    let row = format!("plan_revenue|А|2026-09-01|2200|{proration}");
    let targets = batch(Table::Targets, &format!("kpi|who|from|amount|proration\n{row}"));
    let mut batches = vec![batch(Table::Reps, reps), targets];
    batches.extend(more);
    planned(&build(batches), Who::Rep(0), of)
}

fn away(rows: &str) -> Vec<Arc<Batch>> {
    vec![batch(Table::Absences, &format!("rep|from|to|kind\n{rows}"))]
}

#[test]
fn vacation_and_sickness_take_their_working_days_and_a_trip_does_not() {
    let of = |rows: &str| september("name\nА", away(rows), "working", "2026-09");
    // Monday 7 to Sunday 13 September: five working days.
    assert_eq!(of("А|2026-09-07|2026-09-13|vacation"), Some(Exact::whole(1_700)));
    assert_eq!(of("А|2026-09-07|2026-09-07|sick"), Some(Exact::whole(2_100)));
    for kind in ["trip", "unpaid", "absent"] {
        assert_eq!(of(&format!("А|2026-09-07|2026-09-13|{kind}")), Some(Exact::whole(2_200)));
    }
    // Two absences of one day take it once; one that begins and ends outside is cut.
    let both = "А|2026-09-07|2026-09-08|vacation\nА|2026-09-08|2026-09-08|sick";
    assert_eq!(of(both), Some(Exact::whole(2_000)));
    assert_eq!(of("А|2026-08-01|2026-09-01|vacation"), Some(Exact::whole(2_100)));
    assert_eq!(of("А|2026-09-30|2026-10-30|vacation"), Some(Exact::whole(2_100)));
}

#[test]
fn which_absences_take_days_is_the_firms_choice() {
    let rules = Rules { absences: [false, true, false, true, false], ..Rules::default() };
    let rows = "rep|from|to|kind\nА|2026-09-07|2026-09-07|vacation\nА|2026-09-08|2026-09-08|unpaid";
    let targets = "kpi|who|from|amount\nplan_revenue|А|2026-09-01|2200";
    let batches = vec![batch(Table::Absences, rows), batch(Table::Targets, targets)];
    let data = with_rules(batches, rules);
    assert_eq!(planned(&data, Who::Rep(0), "2026-09"), Some(Exact::whole(2_100)));
}

#[test]
fn nobody_there_is_no_target_and_not_one_of_zero() {
    let all = "А|2026-09-01|2026-09-30|vacation";
    assert_eq!(september("name\nА", away(all), "working", "2026-09"), None);
    assert_eq!(september("name\nА", away(all), "calendar", "2026-09"), None);
    assert_eq!(september("name\nА", away(all), "none", "2026-09"), Some(Exact::whole(2_200)));
    // Every working day, though not the weekends between.
    let workdays = "А|2026-09-01|2026-09-04|sick\nА|2026-09-07|2026-09-11|sick\n\
                    А|2026-09-14|2026-09-18|sick\nА|2026-09-21|2026-09-25|sick\n\
                    А|2026-09-28|2026-09-30|sick";
    assert_eq!(september("name\nА", away(workdays), "working", "2026-09"), None);
    // A week of vacation in a month of work.
    let week = "А|2026-09-07|2026-09-13|vacation";
    let of = |days| september("name\nА", away(week), "working", days);
    assert_eq!(of("2026-09-07..2026-09-11"), None);
    assert_eq!(of("2026-09-07..2026-09-14"), Some(Exact::whole(100)));
    assert_eq!(of("2026-09-19..2026-09-20"), Some(Exact::ZERO), "a weekend of one who is there");
    let gone = "name|active_to\nА|2026-08-31";
    assert_eq!(september(gone, Vec::new(), "working", "2026-09"), None);
}

#[test]
fn the_first_and_the_last_day_of_work_are_worked() {
    let of = |reps: &str| september(reps, Vec::new(), "working", "2026-09");
    assert_eq!(of("name|active_from\nА|2026-09-30"), Some(Exact::whole(100)));
    assert_eq!(of("name|active_to\nА|2026-09-01"), Some(Exact::whole(100)));
    assert_eq!(of("name|active_from\nА|2026-10-01"), None);
}

#[test]
fn calendar_days_take_weekends_too_and_none_takes_nothing() {
    // Ten of thirty days away, six of twenty-two working days.
    let rows = "А|2026-09-12|2026-09-21|vacation";
    let of = |proration| september("name|fte\nА|0.5", away(rows), proration, "2026-09");
    assert_eq!(of("working"), Some(Exact::whole(800)));
    assert_eq!(of("calendar"), Some(rounded(Exact::new(2_200 * 2, 3 * 2))));
    assert_eq!(of("none"), Some(Exact::whole(2_200)));
}

/// As targets are kept: a running total in 10^-12, rounded down.
fn rounded(of: Exact) -> Exact {
    const FINE: i128 = 1_000_000_000_000;
    Exact::new(of.numerator() * FINE / of.denominator(), FINE)
}

#[test]
fn a_person_of_shifts_carries_the_plan_on_the_days_of_shifts() {
    // Saturdays and Sundays: eight of them in September; nights belong to the date they start on.
    let shifts = "who|weekday|start|end\nА|6|22:00|06:00\nА|7|22:00|06:00";
    let of = |days| september("name\nА", vec![batch(Table::Shifts, shifts)], "working", days);
    assert_eq!(of("2026-09"), Some(Exact::whole(2_200)));
    assert_eq!(of("2026-09-05"), Some(Exact::whole(275)));
    assert_eq!(of("2026-09-07"), Some(Exact::ZERO));
}

/// A dataset of a person with any position, ramp, absences, shifts, seasons and rows.
fn any_person() -> impl Strategy<Value = Dataset> {
    let first = date("2026-01-01");
    let days = (0..365i32, 0..120i32).prop_map(move |(from, length)| {
        let from = first.plus(from);
        (from, from.plus(length))
    });
    let absences = prop::collection::vec(days.clone(), 0..4);
    let rows = prop::collection::vec((days, 1..10_000_000i64, 0..3usize), 1..4);
    let person = (0..365i32, 1..=100i64, 0..=2usize, prop::bool::ANY);
    let seasons = prop::option::of(prop::array::uniform12(0..5u32));
    let weekdays = prop::option::of(prop::array::uniform7(0..5u32));
    (absences, rows, person, seasons, weekdays).prop_map(
        move |(absences, rows, (from, fte, ramp, shifts), month_weights, weekday_weights)| {
            let ramp = ["", "50", "30/70"][ramp];
            let rep = format!("А|{}|0.{fte:02}|{ramp}", first.plus(from));
            let away = absences.iter().map(|(from, to)| format!("А|{from}|{to}|sick"));
            let row = |((from, to), amount, proration): ((Date, Date), i64, usize)| {
                let proration = ["working", "calendar", "none"][proration];
                format!(
                    "plan_revenue|А|{from}|{to}|{}.{:02}|{proration}",
                    amount / 100,
                    amount % 100
                )
            };
            let rows: Vec<String> = rows.into_iter().map(row).collect();
            let mut batches = vec![
                batch(Table::Reps, &format!("name|active_from|fte|ramp\n{rep}")),
                batch(
                    Table::Absences,
                    &format!("rep|from|to|kind\n{}", away.collect::<Vec<_>>().join("\n")),
                ),
                batch(
                    Table::Targets,
                    &format!("kpi|who|from|to|amount|proration\n{}", rows.join("\n")),
                ),
            ];
            if shifts {
                let week = "who|weekday|start|end\nА|2|20:00|08:00\nА|6|10:00|12:00";
                batches.push(batch(Table::Shifts, week));
            }
            let rules = Rules { month_weights, weekday_weights, ..Rules::default() };
            with_rules(batches, rules)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_period_is_the_sum_of_its_months_weeks_and_days(data in any_person()) {
        let year = period("2026-02-10..2027-03-20");
        let of = |part: Period| {
            let sum = plan(&data, "plan_revenue").sum(Who::Rep(0), &Of::All, part);
            sum.map_or(Exact::ZERO, |it| it.amount)
        };
        for grain in [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter] {
            let parts = year.split(grain).into_iter().map(of);
            let sum = parts.fold(Exact::ZERO, |sum, it| sum.plus(it).expect("small"));
            prop_assert_eq!(sum, of(year));
        }
    }

    #[test]
    fn a_row_of_one_who_is_there_carries_its_amount(amount in 1..1_000_000_000i64, fte in 1..=100i64) {
        let rep = batch(Table::Reps, &format!("name|fte\nА|{}.{:02}", fte / 100, fte % 100));
        let row = format!("plan_revenue|А|2026-02-10|2026-11-20|{amount}");
        let row = batch(Table::Targets, &format!("kpi|who|from|to|amount\n{row}"));
        let data = build(vec![rep, row]);
        let whole = planned(&data, Who::Rep(0), "2026");
        prop_assert_eq!(whole, Exact::whole(amount).times(Exact::new(fte.into(), 100)));
    }
}

#[test]
fn one_away_for_the_whole_period_has_no_part_of_the_kpi_and_the_board_says_so() {
    let targets = "kpi|who|from|amount
        plan_revenue|А|2026-09-01|2200
        plan_units|А|2026-09-01|10
        meetings|А|2026-09-01|20
        plan_revenue|Б|2026-09-01|2200";
    let sales = "date|rep|sku|quantity|amount\n2026-09-02|А|X|1|100\n2026-09-02|В|X|1|100";
    let away = "rep|from|to|kind\nА|2026-09-01|2026-09-30|vacation";
    let batches = vec![
        batch(Table::Reps, "name\nА\nБ\nВ"),
        batch(Table::Targets, targets),
        batch(Table::Sales, sales),
        batch(Table::Absences, away),
        batch(Table::Meetings, "at|rep|status\n2026-09-02|А|held"),
    ];
    let data = build(batches);
    let today = date("2026-11-23");
    let of = |who, kpi: &str, measure: &str| {
        let scope = Scope { period: period("2026-09"), as_of: today, today, who };
        let kpi = defs::ALL.iter().find(|it| it.id == kpi).expect("a KPI");
        let slice = kpi.slice(&Known::of(&data, scope), scope);
        (kpi.measure(measure).expect("a figure").count(&slice).value, row(kpi, &slice).status)
    };
    let nobody = Status::None(Unjudged::Away);
    for (kpi, measure) in [
        ("plan_revenue", "headline"),
        ("plan_revenue", "target"),
        ("plan_revenue", "plan_to_date"),
        ("plan_revenue", "pace"),
        ("plan_units", "headline"),
        ("plan_units", "capped"),
        ("meetings", "attainment"),
    ] {
        assert_eq!(of(Who::Rep(0), kpi, measure), (Err(NoValue::Away), nobody), "{kpi} {measure}");
    }
    // What was sold all the same is there; others have their own targets, or none.
    assert_eq!(of(Who::Rep(0), "plan_revenue", "net").0, Ok(Exact::whole(100)));
    assert_eq!(of(Who::Rep(1), "plan_revenue", "headline"), (Ok(Exact::ZERO), Status::Bad));
    let none = Status::None(Unjudged::NoTarget);
    assert_eq!(of(Who::Rep(2), "plan_revenue", "headline"), (Err(NoValue::NoTarget), none));
    assert_eq!(of(Who::Company, "plan_revenue", "target").0, Ok(Exact::whole(2_200)));
    let scope = Scope { period: period("2026-09"), as_of: today, today, who: Who::Rep(0) };
    assert!(results(&data, scope).contains("\"no_value\": \"away\""));
}

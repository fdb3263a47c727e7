//! Pace by seasons and by a person's shifts.

use super::{build, date, period, with_rules};
use planerka::kpi::pace::{expected, forecast, required_per_day, working_days};
use planerka::kpi::{Kpi, NoValue, defs};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::slice::Slice;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;

fn money() -> &'static Kpi {
    defs::find("plan_revenue").expect("a KPI")
}

#[test]
fn pace_follows_the_seasons() {
    let rules =
        Rules { month_weights: Some([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3]), ..Rules::default() };
    let targets = "kpi|from|to|amount\nplan_revenue|2026-10-01|2026-12-31|5000";
    let data = with_rules(vec![batch(Table::Targets, targets)], rules);
    let scope = Scope {
        period: period("2026-Q4"),
        as_of: date("2026-11-30"),
        today: date("2026-12-01"),
        who: Who::Company,
    };
    let slice = Slice::of(&Known::of(&data, scope), scope, money().ground);
    // Two fifths of the quarter's plan lie in October and November, 42 of its 64 working days.
    assert_eq!(expected(money(), &slice), Ok(Exact::whole(2_000)));
    assert_eq!(working_days(&slice), (42, 64));
    assert_eq!(forecast(&slice, Exact::whole(1_000)), Ok(Exact::whole(2_500)));
    let required = required_per_day(&slice, Exact::whole(5_000), Exact::whole(600));
    assert_eq!(required, Ok(Exact::whole(200)));
}

#[test]
fn pace_of_a_person_goes_by_the_persons_shifts() {
    // Thursdays alone: 3, 10, 17, 24 September.
    let shifts = batch(Table::Shifts, "who|weekday|start|end\nА|4|09:00|21:00");
    let targets = batch(Table::Targets, "kpi|who|from|amount\nplan_revenue|А|2026-09-01|400");
    let data = build(vec![batch(Table::Reps, "name\nА"), shifts, targets]);
    let slice = |as_of: &str| {
        let today = date("2026-11-23");
        let scope =
            Scope { period: period("2026-09"), as_of: date(as_of), today, who: Who::Rep(0) };
        Slice::of(&Known::of(&data, scope), scope, money().ground)
    };
    let tenth = slice("2026-09-10");
    assert_eq!(working_days(&tenth), (2, 4));
    assert_eq!(expected(money(), &tenth), Ok(Exact::whole(200)));
    assert_eq!(forecast(&tenth, Exact::whole(90)), Ok(Exact::whole(180)));
    assert_eq!(forecast(&slice("2026-09-02"), Exact::whole(90)), Err(NoValue::NotBegun));
    // The last Thursday is over: what is sold is what will be, and no working day is left.
    let last = slice("2026-09-24");
    assert_eq!(forecast(&last, Exact::whole(90)), Ok(Exact::whole(90)));
    let required = required_per_day(&last, Exact::whole(400), Exact::whole(90));
    assert_eq!(required, Err(NoValue::Over));
}

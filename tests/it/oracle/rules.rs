//! Random rules of a firm: every switch that changes what a KPI counts.

use crate::oracle::random::Random;
use planerka::model::rules::{Allocation, AttemptRule, Denominator, Recognition, Rules};

/// Rules of which about a quarter are not the default.
pub fn rules(random: &Random) -> Rules {
    let usual = Rules::default();
    let unusual = || random.percent(25);
    let days =
        |usual: u32, others: &[u32]| if random.percent(25) { *random.one(others) } else { usual };
    let recognition =
        [Recognition::Shipment, Recognition::Shipment, Recognition::Won, Recognition::Margin];
    let attempt = [AttemptRule::Last, AttemptRule::Best, AttemptRule::Average, AttemptRule::First];
    let denominator =
        [Denominator::Dials, Denominator::Dials, Denominator::Connects, Denominator::Contacts];
    let allocation =
        [Allocation::Client, Allocation::Client, Allocation::Contract, Allocation::Document];
    let weights = [60, 70, 90, 100, 80, 90, 70, 60, 110, 120, 110, 140];
    Rules {
        recognition: *random.one(&recognition),
        month_weights: random.percent(15).then_some(weights),
        weekday_weights: random.percent(15).then_some([100, 110, 120, 110, 60, 30, 0]),
        fact_is_sold: unusual(),
        absences: [true, random.percent(75), unusual(), unusual(), unusual()],
        attempt: *random.one(&attempt),
        missing_left_out: unusual(),
        denominator: *random.one(&denominator),
        deal_days: days(90, &[0, 30, 60]),
        deal_to_first: unusual(),
        repeat_inclusive: unusual(),
        lookback_months: days(0, &[3, 6, 12]),
        allocation: *random.one(&allocation),
        terms_days: days(0, &[10, 30]),
        due_moves: unusual(),
        loose_credit_stays: unusual(),
        dso_days: days(90, &[30, 180]),
        inherited_days: days(60, &[0, 30]),
        planned_is_held: unusual(),
        min_minutes: days(0, &[10, 30]),
        connect_seconds: days(15, &[0, 40]),
        over_minimum: unusual(),
        ..usual
    }
}

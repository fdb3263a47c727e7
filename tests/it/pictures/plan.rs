//! The plan: a sum as it grows, people and products against their plans; meetings by week.

use super::{gallery, keep, reps};
use planerka::kpi::Unit;
use planerka::lang::text;
use planerka::model::date::{Date, Grain, Period};
use planerka::model::unit::Exact;
use planerka::report::exhibit::Picture;
use planerka::report::pace::{Pace, Stage};
use planerka::report::standing::{PEOPLE, Standing};
use planerka::report::weeks::Week;

/// Fact, plan to date and plan of people, in thousands.
fn standings(of: &[(i64, Option<i64>, Option<i64>)]) -> Vec<Standing> {
    let thousands = |it: i64| Exact::new(i128::from(it) * 1000, 1);
    let standing = |(whose, &(fact, to_date, target)): (_, &(i64, Option<i64>, Option<i64>))| {
        let (fact, target) = (thousands(fact), target.map(thousands));
        Standing {
            whose,
            unit: Unit::Money,
            fact: Some(fact),
            target,
            to_date: to_date.map(thousands),
            index: target.and_then(|it| fact.over(it)),
            note: None,
        }
    };
    reps(of.len()).into_iter().zip(of).map(standing).collect()
}

#[test]
fn people_against_their_plans() {
    let usual = [
        (1_650, Some(2_200), Some(3_000)),
        (1_980, Some(2_050), Some(2_800)),
        (1_100, Some(1_100), Some(1_500)),
        (2_420, Some(1_900), Some(2_600)),
        (410, None, None),
        (-60, Some(150), Some(200)),
    ];
    gallery("bars-usual", &Picture::Bars(PEOPLE, standings(&usual)));
    gallery("bullets-running", &Picture::Bullets(PEOPLE, standings(&usual)));
    keep("bars-empty", &Picture::Bars(PEOPLE, Vec::new()));
    keep("bars-one", &Picture::Bars(PEOPLE, standings(&[(0, None, Some(700))])));
    let many: Vec<_> = (1..50).map(|it| (it * 31, Some(it * 29), Some(it * 40))).collect();
    keep("bars-many", &Picture::Bars(PEOPLE, standings(&many)));
    let huge = [(i64::MAX / 2, Some(1), Some(1)), (1, Some(i64::MAX / 2), Some(i64::MAX))];
    keep("bars-huge", &Picture::Bars(PEOPLE, standings(&huge)));
}

/// A month by day: so much a day up to a day, a plan a day, where it ends; in thousands.
fn pace(days: usize, done: &[i64], plan: Option<i64>, forecast: Option<i64>) -> Pace {
    let thousands = |it: i64| Exact::new(i128::from(it) * 1000, 1);
    let first = Date::new(2026, 9, 1).expect("a date");
    let mut sum = 0i64;
    let stage = |at: usize| {
        let day = first.plus(i32::try_from(at).expect("a few"));
        sum = sum.saturating_add(done.get(at).copied().unwrap_or(0));
        let due = plan.map(|it| it.saturating_mul(i64::try_from(at + 1).expect("a few")));
        Stage {
            days: Period::around(day, Grain::Day),
            actual: (at < done.len()).then(|| thousands(sum)),
            due: due.map(thousands),
        }
    };
    Pace {
        unit: Unit::Money,
        grain: Grain::Day,
        stages: (0..days).map(stage).collect(),
        forecast: forecast.map(thousands),
    }
}

#[test]
fn a_sum_as_it_grows() {
    let done = [310, 420, 0, 880, 510, 0, 0, 640, 300, 720, 90, 1_450, 0, 0, 380, 610, 240, 550];
    gallery("pace-usual", &Picture::Pace(pace(30, &done, Some(400), Some(11_850))));
    let over: Vec<i64> = done.iter().copied().chain([400; 12]).collect();
    keep("pace-over", &Picture::Pace(pace(30, &over, Some(400), None)));
    keep("pace-empty", &Picture::Pace(pace(0, &[], None, None)));
    keep("pace-not-begun", &Picture::Pace(pace(30, &[], Some(400), None)));
    keep("pace-one", &Picture::Pace(pace(1, &[70], None, None)));
    keep("pace-no-plan", &Picture::Pace(pace(30, &done, None, Some(9_000))));
    keep("pace-returns", &Picture::Pace(pace(30, &[90, -400, 20], Some(40), Some(-900))));
    let many: Vec<i64> = (0..100).map(|it| it * 13 % 70).collect();
    keep("pace-many", &Picture::Pace(pace(100, &many, Some(33), None)));
    let huge = pace(30, &[i64::MAX / 9; 12], Some(1), Some(i64::MAX));
    keep("pace-huge", &Picture::Pace(huge));
}

/// Held, meant and the least of weeks.
fn weeks(of: &[(Option<i64>, usize, Option<i64>)]) -> Picture {
    let mut days = Period::around(Date::new(2026, 6, 29).expect("a date"), Grain::Week);
    let week = |&(held, ahead, minimum): &(Option<i64>, usize, Option<i64>)| {
        let week = Week {
            days,
            held: held.map(Exact::whole),
            is_over: held.is_some() && ahead == 0,
            ahead,
            minimum: minimum.map(|it| Exact::new(it.into(), 10)),
        };
        days = days.shifted(1);
        week
    };
    Picture::Weeks(text("Встречи", "Meetings"), of.iter().map(week).collect())
}

#[test]
fn meetings_by_week() {
    let least = Some(45);
    let mut usual: Vec<_> =
        [5, 3, 6, 4, 0, 7, 5, 4, 4, 6].map(|it| (Some(it), 0, least)).into_iter().collect();
    usual.extend([(Some(2), 3, least), (None, 4, least), (None, 1, least)]);
    gallery("weeks-usual", &weeks(&usual));
    keep("weeks-empty", &weeks(&[]));
    keep("weeks-unknown", &weeks(&[(None, 0, least), (None, 0, least)]));
    keep("weeks-one", &weeks(&[(Some(0), 0, None)]));
    let many: Vec<_> = (0..120).map(|it| (Some(it * 7 % 12), 0, least)).collect();
    keep("weeks-many", &weeks(&many));
    keep("weeks-huge", &weeks(&[(Some(i64::MAX), usize::MAX, least), (Some(1), 0, least)]));
}

#[test]
fn hostile_names_of_people_are_only_words() {
    for name in crate::charts::HOSTILE {
        let mut of = standings(&[(10, Some(20), Some(30))]);
        of[0].whose.name = Some((*name).to_owned());
        for picture in [Picture::Bars(PEOPLE, of.clone()), Picture::Bullets(PEOPLE, of)] {
            let drawn = super::checked("hostile", &picture, planerka::lang::Lang::Ru, 328);
            crate::charts::harmless(name, &drawn);
            assert_eq!(drawn.targets[0].said.head, *name, "said whole, as text");
        }
    }
}

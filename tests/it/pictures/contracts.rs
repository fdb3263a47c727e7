//! Contracts one by one, the bridge to their average; what part of the base bought again; tests.

use super::{gallery, keep, per_mille, reps};
use planerka::kpi::NoValue;
use planerka::lang::text;
use planerka::model::date::{Date, Grain, Period};
use planerka::model::unit::Exact;
use planerka::report::bridge::{Bridge, Step};
use planerka::report::exhibit::Picture;
use planerka::report::returning::Returning;
use planerka::report::strips::Strip;
use planerka::report::tested::{TestDay, Tested};

/// Contracts of people, ascending, in thousands; the plan of each.
fn strips(of: &[(&[i64], Option<i64>)]) -> Picture {
    let thousands = |it: i64| Exact::new(i128::from(it) * 1000, 1);
    let strip = |(whose, &(totals, target)): (_, &(&[i64], Option<i64>))| {
        let totals: Vec<Exact> = totals.iter().copied().map(thousands).collect();
        let count = Exact::whole(i64::try_from(totals.len()).expect("a few"));
        let sum = totals.iter().fold(Exact::ZERO, |all, it| all.plus(*it).unwrap_or(all));
        Strip {
            whose,
            mean: sum.over(count).ok_or(NoValue::ZeroWhole),
            median: totals.get(totals.len() / 2).copied().ok_or(NoValue::ZeroWhole),
            target: target.map(thousands),
            is_few: totals.len() < 5,
            totals,
        }
    };
    Picture::Strips(reps(of.len()).into_iter().zip(of).map(strip).collect())
}

#[test]
fn contracts_one_by_one() {
    let usual: [(&[i64], Option<i64>); 5] = [
        (&[40, 60, 75, 80, 120, 150, 480], Some(250)),
        (&[90, 95, 99, 120, 130, 130, 150, 170, 210, 260], Some(180)),
        (&[20, 350], Some(150)),
        (&[140, 150, 155, 160, 170, 180, 190, 195], Some(150)),
        (&[60], None),
    ];
    gallery("strips-usual", &strips(&usual));
    keep("strips-empty", &strips(&[]));
    keep("strips-one", &strips(&[(&[75], None)]));
    let far: [(&[i64], Option<i64>); 2] =
        [(&[4, 9, 12, 15, 22, 31, 40, 2_900], Some(100)), (&[7, 8, 30, 64, 128], Some(50))];
    gallery("strips-far", &strips(&far));
    let all: Vec<i64> = (1..300).map(|it| it * 30).collect();
    let many: Vec<(&[i64], Option<i64>)> = (0..25).map(|it| (&all[it * 11..], None)).collect();
    keep("strips-many", &strips(&many));
    keep("strips-huge", &strips(&[(&[1, i64::MAX / 8], Some(i64::MAX))]));
}

#[test]
fn what_the_average_is_made_of() {
    let steps = vec![
        Step::level(text("Основные товары", "Main products"), Exact::whole(118_400)),
        Step::more(text("Сопутствующие", "Companions"), Exact::whole(21_250)),
        Step::less(text("Возвраты", "Returned"), Exact::whole(3_100)),
        Step::level(text("Средний договор", "Average contract"), Exact::whole(136_550)),
    ];
    let name = text("Средний договор", "Average contract");
    let beside = Some((text("доля с сопутствующими", "attach rate"), per_mille(342)));
    gallery("attached-usual", &Picture::Bridge(Bridge { name, steps, beside }));
}

/// Shares of months in thousandths.
fn returning(of: &[Option<i128>]) -> Picture {
    let mut days = Period::around(Date::new(2025, 11, 1).expect("a date"), Grain::Month);
    let month = |share: &Option<i128>| {
        let month = Returning {
            days,
            share: share.map(per_mille).ok_or(NoValue::ZeroWhole),
            bought: share.map(|_| Exact::whole(31)),
            base: Some(Exact::whole(if share.is_some() { 120 } else { 0 })),
            of_revenue: share.map(per_mille).ok_or(NoValue::ZeroWhole),
        };
        days = days.shifted(1);
        month
    };
    Picture::Returning(of.iter().map(month).collect())
}

#[test]
fn what_part_of_the_base_bought_again() {
    let usual = [None, Some(181), Some(204), Some(260), Some(247), Some(0), Some(312), Some(258)];
    gallery("returning-usual", &returning(&usual));
    keep("returning-empty", &returning(&[]));
    keep("returning-unknown", &returning(&[None, None]));
    keep("returning-one", &returning(&[Some(1000)]));
    let many: Vec<Option<i128>> = (0..90).map(|it| Some(it * 37 % 400 + 90)).collect();
    keep("returning-many", &returning(&many));
    keep("returning-huge", &returning(&[Some(i128::from(i64::MAX)), Some(1)]));
}

/// Scores of people after their latest tests, the last first, and the score now, in hundredths.
fn tested(of: &[(&[i128], Option<i128>)]) -> Picture {
    let first = Date::new(2026, 9, 10).expect("a date");
    let person = |(whose, &(scores, score)): (_, &(&[i128], Option<i128>))| Tested {
        whose,
        score: score.map(|it| Exact::new(it, 100)).ok_or(NoValue::ZeroWhole),
        pass: Some(Exact::new(4, 5)),
        latest: (0..)
            .zip(scores)
            .map(|(at, it)| TestDay {
                day: first.plus(at * -30),
                score: Some(Exact::new(*it, 100)),
                tests: 4,
            })
            .collect(),
        weakest: Some(("Трубы".to_owned(), None)),
        gaps: 1,
    };
    Picture::Tested(reps(of.len()).into_iter().zip(of).map(person).collect())
}

#[test]
fn latest_tests_of_people() {
    let usual: [(&[i128], Option<i128>); 6] = [
        (&[], Some(0)),
        (&[41, 40, 35], Some(41)),
        (&[78, 85, 60], Some(72)),
        (&[90, 90, 90], Some(90)),
        (&[98, 95], Some(98)),
        (&[83], None),
    ];
    gallery("tested-usual", &tested(&usual));
    keep("tested-empty", &tested(&[]));
    keep("tested-one", &tested(&[(&[80], Some(80))]));
    let many: Vec<(&[i128], Option<i128>)> =
        (0..64).map(|it| (&[70i128, 60, 50][..], Some(it))).collect();
    keep("tested-many", &tested(&many));
    keep("tested-huge", &tested(&[(&[i128::from(i64::MAX), 0], Some(100))]));
}

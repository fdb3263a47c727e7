//! Receivables: debts by age, how they moved, what is due when.

use super::{gallery, keep, reps};
use planerka::kpi::NoValue;
use planerka::lang::text;
use planerka::model::date::Date;
use planerka::model::slice::{By, Part};
use planerka::model::unit::Exact;
use planerka::report::ageing::{Ageing, AgeingRow};
use planerka::report::bridge::{Bridge, Step};
use planerka::report::exhibit::Picture;
use planerka::report::expected_cash::{Cash, DueDay};

/// Ages of people's debts, in thousands.
fn ages(of: &[[i64; 6]]) -> Ageing {
    let row = |name: Option<String>, part: Part, ages: [i64; 6]| {
        let ages = ages.map(|it| Exact::new(i128::from(it) * 1000, 1));
        let sum =
            |of: &[Exact]| of.iter().fold(Exact::ZERO, |all, it| all.plus(*it).unwrap_or(all));
        let (open, overdue) = (sum(&ages), sum(&ages[1..]));
        AgeingRow {
            link: name.clone(),
            name,
            part,
            ages,
            open,
            overdue,
            share: overdue.over(open).ok_or(NoValue::ZeroWhole),
            disputed: Exact::ZERO,
            advances: Exact::whole(if open == Exact::ZERO { 90_000 } else { 0 }),
            inherited: Exact::ZERO,
        }
    };
    let mut total = [0; 6];
    for (at, sum) in total.iter_mut().enumerate() {
        *sum = of.iter().map(|it| it[at]).fold(0, i64::saturating_add);
    }
    let rows = reps(of.len()).into_iter().zip(of).map(|(it, ages)| row(it.name, it.part, *ages));
    Ageing {
        by: By::Rep,
        rows: rows.collect(),
        total: row(None, Part { by: By::Company, code: None }, total),
        is_estimate: false,
    }
}

#[test]
fn debts_by_age() {
    let usual = ages(&[
        [2_100, 900, 400, 300, 120, 260],
        [1_800, 340, 0, 0, 0, 510],
        [900, 12, 8, 4, 2, 1],
        [640, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [30, 0, 55, 0, 0, 0],
    ]);
    gallery("ages-usual", &Picture::Ages(Box::new(usual)));
    keep("ages-empty", &Picture::Ages(Box::new(ages(&[]))));
    keep("ages-one", &Picture::Ages(Box::new(ages(&[[0, 0, 0, 0, 0, 7]]))));
    let many: Vec<[i64; 6]> = (1..45).map(|it| [it * 37, it * 5, it * 3 % 90, 4, 0, it]).collect();
    keep("ages-many", &Picture::Ages(Box::new(ages(&many))));
    keep("ages-huge", &Picture::Ages(Box::new(ages(&[[i64::MAX / 16; 6], [1, 1, 1, 1, 1, 1]]))));
}

fn bridge(of: [i64; 6]) -> Vec<Step> {
    let [start, shipped, paid, returned, written_off, end] =
        of.map(|it| Exact::new(i128::from(it) * 1000, 1));
    vec![
        Step::level(text("Долг на начало", "Owed at the start"), start),
        Step::more(text("Отгружено", "Shipped"), shipped),
        Step::less(text("Оплачено", "Paid"), paid),
        Step::less(text("Возвраты", "Returned"), returned),
        Step::less(text("Списано", "Written off"), written_off),
        Step::level(text("Долг на конец", "Owed at the end"), end),
    ]
}

#[test]
fn how_debts_moved() {
    let name = text("Движение задолженности", "How receivables moved");
    let of = |steps| Picture::Bridge(Bridge { name, steps, beside: None });
    gallery("bridge-usual", &of(bridge([8_400, 12_600, 11_900, 310, 45, 8_745])));
    keep("bridge-empty", &of(Vec::new()));
    keep("bridge-one", &of(vec![Step::level(name, Exact::whole(5))]));
    keep("bridge-below-zero", &of(bridge([400, 100, 900, 0, 0, -400])));
    keep("bridge-huge", &of(bridge([i64::MAX / 4, 1, 1, 1, 0, i64::MAX / 4])));
}

/// What is due so many days from the day it is seen on, in thousands.
fn cash(of: &[(i32, i64)]) -> Picture {
    let as_of = Date::new(2026, 9, 18).expect("a date");
    let mut so_far = Exact::ZERO;
    let days = of.iter().map(|&(days, amount)| {
        let amount = Exact::new(i128::from(amount) * 1000, 1);
        so_far = so_far.plus(amount).unwrap_or(so_far);
        DueDay { due: as_of.plus(days), amount, so_far, is_overdue: days < 0 }
    });
    Picture::Cash(Cash { days: days.collect(), as_of })
}

#[test]
fn expected_cash() {
    let usual =
        [(-40, 310), (-3, 500), (0, 120), (2, 640), (5, 90), (12, 1_250), (13, 430), (27, 780)];
    gallery("cash-usual", &cash(&usual));
    keep("cash-empty", &cash(&[]));
    keep("cash-late-only", &cash(&[(-10, 55)]));
    keep("cash-one", &cash(&[(3, 200)]));
    let many: Vec<(i32, i64)> = (-5..300).map(|it| (it, i64::from(it * 7 % 50) + 60)).collect();
    keep("cash-many", &cash(&many));
    keep("cash-huge", &cash(&[(-1, i64::MAX), (30_000, i64::MAX), (40_000, 1)]));
}

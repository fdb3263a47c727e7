//! The cold base: the funnel of calls, rates of people, campaigns against their plans.

use super::{gallery, keep, per_mille, reps};
use planerka::kpi::{NoValue, Unit};
use planerka::lang::text;
use planerka::model::slice::{By, Part};
use planerka::model::unit::Exact;
use planerka::report::exhibit::Picture;
use planerka::report::funnel::Step;
use planerka::report::rates::Rate;
use planerka::report::standing::{CAMPAIGNS, Standing};
use planerka::report::whose::Whose;

fn funnel(of: [Option<i64>; 4]) -> Picture {
    let names = [
        text("холодных звонков", "cold calls"),
        text("состоялся разговор", "talked in"),
        text("разных контактов", "contacts reached"),
        text("сделок", "deals"),
    ];
    let mut before: Option<Exact> = None;
    let step = |(name, count): (_, Option<i64>)| {
        let count = count.map(Exact::whole);
        let kept = count.and_then(|it| it.over(before?));
        before = count;
        let lost = kept.and_then(|it| Exact::whole(1).minus(it));
        Step { name, count: count.ok_or(NoValue::MissingField("seconds")), lost }
    };
    Picture::Funnel(names.into_iter().zip(of).map(step).collect())
}

#[test]
fn a_funnel_of_calls() {
    gallery("funnel-usual", &funnel([Some(4_812), Some(1_930), Some(1_204), Some(61)]));
    keep("funnel-empty", &Picture::Funnel(Vec::new()));
    keep("funnel-unknown", &funnel([None; 4]));
    keep("funnel-untold", &funnel([Some(120), None, None, Some(4)]));
    keep("funnel-nothing", &funnel([Some(0), Some(0), Some(0), Some(0)]));
    keep("funnel-huge", &funnel([Some(i64::MAX), Some(1), Some(1), Some(i64::MAX)]));
}

/// Calls, deals and the ends of the interval in tenths per hundred.
fn rates(of: &[(i64, i64, i128, i128)]) -> Picture {
    let rate = |(whose, &(calls, deals, low, high)): (Whose, &(i64, i64, i128, i128))| Rate {
        whose,
        rate: Exact::whole(deals * 100).over(Exact::whole(calls)).ok_or(NoValue::ZeroWhole),
        within: (calls > 0).then(|| (Exact::new(low, 10), Exact::new(high, 10))),
        target: Some(Exact::whole(3)),
        calls: Ok(Exact::whole(calls)),
        deals: Ok(Exact::whole(deals)),
        is_few: calls < 100,
    };
    Picture::Rates(reps(of.len()).into_iter().zip(of).map(rate).collect())
}

#[test]
fn rates_of_people() {
    let usual = [
        (1_000, 14, 8, 23),
        (420, 10, 13, 43),
        (100, 3, 10, 85),
        (980, 52, 41, 69),
        (30, 2, 18, 213),
        (0, 0, 0, 0),
    ];
    gallery("rates-usual", &rates(&usual));
    keep("rates-empty", &rates(&[]));
    keep("rates-one-few", &rates(&[(2, 1, 95, 905)]));
    let many: Vec<_> = (1..60).map(|it| (100 + it, it % 9, 5, 90)).collect();
    keep("rates-many", &rates(&many));
    keep("rates-huge", &rates(&[(1, 1_000_000, 0, 1000)]));
}

/// Fact, plan and unit of a campaign.
fn campaigns(of: &[(&str, i64, Option<i64>, Unit)]) -> Picture {
    let standing = |&(name, fact, plan, unit): &(&str, i64, Option<i64>, Unit)| Standing {
        whose: Whose {
            name: Some(name.to_owned()),
            link: None,
            part: Part { by: By::Campaign, code: None },
        },
        unit,
        fact: Some(Exact::whole(fact)),
        target: plan.map(Exact::whole),
        to_date: None,
        index: plan.and_then(|it| Exact::whole(fact).over(Exact::whole(it))),
        note: Some(text("идёт", "running")),
    };
    Picture::Bullets(CAMPAIGNS, of.iter().map(standing).collect())
}

#[test]
fn campaigns_against_their_plans() {
    let usual = [
        ("Выставка «Нефтегаз 2026»", 12, Some(40), Unit::Count),
        ("Рассылка по спящим", 610_000, Some(750_000), Unit::Money),
        ("Вебинар", 50, Some(50), Unit::Count),
        ("Акция на насосы: второй за полцены", 3_400_000, Some(1_900_000), Unit::Money),
        ("Бизнес-завтрак", 7, None, Unit::Count),
    ];
    gallery("campaigns-usual", &campaigns(&usual));
    keep("campaigns-empty", &campaigns(&[]));
    keep("campaigns-one", &campaigns(&[("Выставка", 0, Some(5), Unit::Count)]));
    keep("campaigns-below-zero", &campaigns(&[("Акция", -90_000, Some(50_000), Unit::Money)]));
    keep("campaigns-huge", &campaigns(&[("Акция", i64::MAX, Some(1), Unit::Money)]));
    let Picture::Bullets(name, few) = campaigns(&usual) else { return };
    let many =
        few.into_iter().cycle().take(70).map(|it| Standing { index: Some(per_mille(910)), ..it });
    keep("campaigns-many", &Picture::Bullets(name, many.collect()));
}

//! The demo companies: the same each time, whole, and with their stories to be found in the figures.

use planerka::demo::{COUNT, batches};
use planerka::kpi::defs::find;
use planerka::kpi::reach::ALL;
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::rules::{Recognition, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::targets::Who;
use planerka::report::board::board;
use planerka::report::breakdown::{called, wanted};
use planerka::report::results::results;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A day in the middle of a month, the first of one, and one after a New Year.
const DAYS: [&str; 3] = ["2026-11-29", "2026-06-01", "2027-01-12"];

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn with(company: usize, today: Date, rules: Rules) -> Dataset {
    let all = batches(company, today, Lang::Ru).into_iter().map(Arc::new).collect();
    Dataset::with(ALL.events, all, Options { rules, ..Options::default() }).settled()
}

fn made(company: usize) -> Dataset {
    with(company, date(DAYS[0]), Rules::default())
}

fn scope(period: &str) -> Scope {
    let (period, today) = (Period::parse(period).expect(period), date(DAYS[0]));
    Scope { period, as_of: period.to.min(today), today, who: Who::Company }
}

/// Every value of a figure over a period, by the names of its parts; what has none is left out.
fn values(data: &Dataset, period: &str, kpi: &str, measure: &str, by: By) -> BTreeMap<String, f64> {
    let (kpi, scope) = (find(kpi).expect(kpi), scope(period));
    let measure = kpi.measures().iter().find(|it| it.id == measure).expect(measure);
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let parts = slice.split(by, &wanted(&slice, kpi, by));
    let named = parts.iter().filter_map(|(code, part)| {
        let product = code.and_then(|it| data.product(it)).filter(|_| by == By::Product);
        let name = product.map(|it| it.sku.clone()).or(called(by, *code, part).0);
        Some((name.unwrap_or_default(), measure.count(part).value.ok()?.approximate()))
    });
    named.collect()
}

fn one(data: &Dataset, period: &str, kpi: &str, measure: &str) -> f64 {
    values(data, period, kpi, measure, By::Company).remove("").expect("a value")
}

fn greatest(all: &BTreeMap<String, f64>) -> &str {
    all.iter().max_by(|a, b| a.1.total_cmp(b.1)).expect("a part").0
}

fn least(all: &BTreeMap<String, f64>) -> &str {
    all.iter().min_by(|a, b| a.1.total_cmp(b.1)).expect("a part").0
}

#[test]
fn the_same_day_makes_the_same_company() {
    for company in 0..COUNT {
        assert_eq!(
            batches(company, date(DAYS[0]), Lang::Ru),
            batches(company, date(DAYS[0]), Lang::Ru)
        );
        let data = [made(company), made(company)];
        assert_eq!(results(&data[0], scope("2026-10")), results(&data[1], scope("2026-10")));
        let rows =
            |lang| batches(company, date(DAYS[0]), lang).iter().map(Batch::len).sum::<usize>();
        assert_eq!(rows(Lang::Ru), rows(Lang::En), "a language changes names alone");
        assert!((5_000..=35_000).contains(&rows(Lang::Ru)), "{}", rows(Lang::Ru));
    }
}

#[test]
fn every_kpi_has_a_value_and_a_plan_whatever_the_day() {
    for (company, today) in (0..COUNT).flat_map(|it| DAYS.map(|day| (it, date(day)))) {
        let data = with(company, today, Rules::default());
        let last = Period::around(today.plus(-1), planerka::model::date::Grain::Month);
        for period in [last, last.shifted(-1)] {
            let scope = Scope { period, as_of: period.to.min(today), today, who: Who::Company };
            let board = board(&ALL, &data, scope);
            assert_eq!(board.rows.len(), planerka::kpi::defs::ALL.len());
            for row in &board.rows {
                let told = format!("{} of {company} in {period} on {today}", row.kpi.id);
                assert!(row.headline.value.is_ok(), "{told}: {:?}", row.headline.value);
                assert!(row.target.is_some(), "{told}: no plan");
            }
        }
        let facts = data.sales.date.iter().copied();
        assert!(facts.clone().max().expect("sales") < today, "nothing is sold tomorrow");
        let first = last.shifted(-17);
        assert!(first.contains(facts.min().expect("sales")), "eighteen months");
    }
}

#[test]
fn people_add_up_to_the_company_and_stand_near_their_plans() {
    for company in 0..COUNT {
        let data = made(company);
        for month in ["2026-09", "2026-10"] {
            let people = values(&data, month, "plan_revenue", "net", By::Rep);
            let all = one(&data, month, "plan_revenue", "net");
            assert!((people.values().sum::<f64>() - all).abs() < 0.005, "{people:?} {all}");
            let reached = one(&data, month, "plan_revenue", "headline");
            assert!((0.7..1.25).contains(&reached), "{company} {month}: {reached}");
        }
    }
}

#[test]
fn one_large_customer_holds_the_overdue_money_of_the_wholesaler() {
    let debts = values(&made(0), "2026-10", "overdue_receivables", "overdue", By::Customer);
    assert_eq!(greatest(&debts), "ООО «Севермонтаж»");
    let all: f64 = debts.values().sum();
    assert!(debts["ООО «Севермонтаж»"] > 0.25 * all, "{} of {all}", debts["ООО «Севермонтаж»"]);
}

#[test]
fn one_person_of_the_wholesaler_makes_the_plan_by_discounts() {
    let margin = Rules { recognition: Recognition::Margin, ..Rules::default() };
    let earned = with(0, date(DAYS[0]), margin);
    let earned = values(&earned, "2026-Q3", "plan_revenue", "net", By::Rep);
    let sold = values(&made(0), "2026-Q3", "plan_revenue", "net", By::Rep);
    let shares = sold.iter().map(|(name, it)| (name.clone(), earned[name] / it)).collect();
    assert_eq!(least(&shares), "Орлова Марина");
    let others: f64 =
        shares.iter().filter(|it| it.0 != "Орлова Марина").map(|it| *it.1).fold(1.0, f64::min);
    assert!(shares["Орлова Марина"] < 0.7 * others, "{shares:?}");
    let reached = values(&made(0), "2026-Q3", "plan_revenue", "headline", By::Rep);
    assert!(reached["Орлова Марина"] > 0.9, "{reached:?}");
}

#[test]
fn the_last_product_is_behind_its_plan() {
    for (company, sku) in [(0, "A-07"), (1, "A-05"), (2, "A-05")] {
        let reached = values(&made(company), "2026-Q3", "plan_units", "headline", By::Product);
        assert_eq!(least(&reached), sku, "{reached:?}");
        assert!(reached[sku] < 0.75, "{reached:?}");
    }
}

#[test]
fn mondays_of_the_service_firm_answer_late() {
    let data = made(1);
    let share = |first: &str| {
        let days = (0..8).map(|week| date(first).plus(7 * week).to_string());
        let shares: Vec<f64> = days
            .filter_map(|day| {
                values(&data, &format!("{day}..{day}"), "response_time", "headline", By::Company)
                    .remove("")
            })
            .collect();
        shares.iter().sum::<f64>() / shares.len() as f64
    };
    let (monday, tuesday) = (share("2026-08-31"), share("2026-09-01"));
    assert!(monday < 0.6 && tuesday > 0.8, "{monday} {tuesday}");
}

#[test]
fn a_part_of_the_service_firms_customers_sleeps() {
    let part = |company| {
        let data = made(company);
        let figure = |id| one(&data, "2026-08-01..2026-10-31", "repeat_customers", id);
        (figure("lapsed"), figure("lapsed") / figure("warm_base"))
    };
    let (service, wholesale) = (part(1), part(0));
    assert!(service.0 >= 15.0 && service.1 > 1.25 * wholesale.1, "{service:?} {wholesale:?}");
}

#[test]
fn one_person_of_the_new_market_calls_little_and_closes_much() {
    let data = made(2);
    let rates = values(&data, "2026-Q3", "cold_conversion", "headline", By::Rep);
    let calls = values(&data, "2026-Q3", "cold_conversion", "calls", By::Rep);
    assert_eq!((greatest(&rates), least(&calls)), ("Носова Алина", "Носова Алина"));
    assert!(calls["Носова Алина"] < 100.0, "too few to tell: {calls:?}");
}

#[test]
fn a_gap_after_the_new_product_is_closed_by_a_training() {
    for company in 0..COUNT {
        let data = made(company);
        let score = |month| values(&data, month, "product_knowledge", "headline", By::Topic)["Новый продукт"];
        let (before, after) = (score("2026-03"), score("2026-05"));
        assert!(before < 0.7 && after > before + 0.15, "{company}: {before} {after}");
        let lift = one(&data, "2026-05", "product_knowledge", "lift");
        assert!(lift > 0.15, "{company}: {lift}");
    }
}

#[test]
fn the_last_of_the_people_has_come_late() {
    for company in 0..COUNT {
        let data = made(company);
        let late: Vec<Date> = data.reps.iter().filter_map(|it| it.active_from).collect();
        assert_eq!(late.iter().filter(|it| **it == date("2026-06-01")).count(), 1);
        assert_eq!(data.reps.last().and_then(|it| it.active_from), Some(date("2026-06-01")));
    }
}

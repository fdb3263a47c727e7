//! The demo companies: the same each time, whole, and with their stories to be found in the figures.

mod questions;

use planerka::demo::{NAMES, batches};
use planerka::kpi::defs::find;
use planerka::kpi::reach::ALL;
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Grain, Period};
use planerka::model::known::Known;
use planerka::model::rules::{Recognition, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::targets::Who;
use planerka::report::board::board;
use planerka::report::breakdown::{called, wanted};
use planerka::report::results::results;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A day in a month, and the first of one after a New Year: the stories move with the months.
const DAYS: [&str; 2] = ["2026-11-29", "2027-02-01"];

/// Each company on each of the days.
static MADE: [[OnceLock<Vec<Arc<Batch>>>; 2]; 3] = [const { [const { OnceLock::new() }; 2] }; 3];

/// A company as of a day.
pub(crate) struct Firm {
    pub(crate) data: Dataset,
    today: Date,
}

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn with(company: usize, day: usize, rules: Rules) -> Firm {
    let today = date(DAYS[day]);
    let made = MADE[company][day]
        .get_or_init(|| batches(company, today, Lang::Ru).into_iter().map(Arc::new).collect());
    let options = Options { rules, ..Options::default() };
    Firm { data: Dataset::with(ALL.events, made.clone(), options).settled(), today }
}

/// A company as of the first of the days.
pub(crate) fn first_day(company: usize) -> Firm {
    with(company, 0, Rules::default())
}

/// One company on both days.
fn both(company: usize) -> [Firm; 2] {
    [0, 1].map(|day| with(company, day, Rules::default()))
}

impl Firm {
    /// The month that runs, moved by so many.
    pub(crate) fn month(&self, by: i32) -> Period {
        Period::around(self.today.plus(-1), Grain::Month).shifted(by)
    }

    /// The last three whole months.
    fn quarter(&self) -> Period {
        Period { from: self.month(-3).from, to: self.month(-1).to }
    }

    pub(crate) fn scope(&self, period: Period) -> Scope {
        Scope { period, as_of: period.to.min(self.today), today: self.today, who: Who::Company }
    }

    /// Every value of a figure over a period, by the names of its parts; what has none is left out.
    fn values(&self, period: Period, kpi: &str, measure: &str, by: By) -> BTreeMap<String, f64> {
        let (kpi, scope) = (find(kpi).expect(kpi), self.scope(period));
        let measure = kpi.measures().iter().find(|it| it.id == measure).expect(measure);
        let slice = kpi.slice(&Known::of(&self.data, scope), scope);
        let parts = slice.split(by, &wanted(&slice, kpi, by));
        let named = parts.iter().filter_map(|(code, part)| {
            let product = code.and_then(|it| self.data.product(it)).filter(|_| by == By::Product);
            let name = product.map(|it| it.sku.clone()).or(called(by, *code, part).0);
            Some((name.unwrap_or_default(), measure.count(part).value.ok()?.approximate()))
        });
        named.collect()
    }

    fn one(&self, period: Period, kpi: &str, measure: &str) -> f64 {
        self.values(period, kpi, measure, By::Company).remove("").expect("a value")
    }
}

fn greatest(all: &BTreeMap<String, f64>) -> &str {
    all.iter().max_by(|a, b| a.1.total_cmp(b.1)).expect("a part").0
}

fn least(all: &BTreeMap<String, f64>) -> &str {
    all.iter().min_by(|a, b| a.1.total_cmp(b.1)).expect("a part").0
}

#[test]
fn the_same_day_makes_the_same_company() {
    for company in 0..NAMES.len() {
        let made = |lang| batches(company, date(DAYS[0]), lang);
        assert_eq!(made(Lang::Ru), made(Lang::Ru));
        let rows = |lang| made(lang).iter().map(Batch::len).sum::<usize>();
        assert_eq!(rows(Lang::Ru), rows(Lang::En), "a language changes names alone");
        assert!((5_000..=35_000).contains(&rows(Lang::Ru)), "{}", rows(Lang::Ru));
    }
}

#[test]
fn people_stand_in_the_same_places_in_either_language() {
    for company in 0..NAMES.len() {
        let people = |lang| {
            let all = batches(company, date(DAYS[0]), lang).into_iter().map(Arc::new);
            let data = Dataset::with(ALL.events, all.collect(), Options::default()).settled();
            let reps = data.reps.iter().map(|it| (it.team, it.active_from, it.fte));
            (reps.collect::<Vec<_>>(), data.teams.len(), data.sales.rep.clone())
        };
        assert!(people(Lang::Ru) == people(Lang::En), "a link is to the same ones: {company}");
    }
}

#[test]
fn another_day_of_the_month_changes_nothing_that_was_there() {
    for company in 0..NAMES.len() {
        let later = with(company, 0, Rules::default());
        let all = batches(company, date("2026-11-12"), Lang::Ru).into_iter().map(Arc::new);
        let earlier = Dataset::with(ALL.events, all.collect(), Options::default()).settled();
        let month = later.month(-1);
        let scope = later.scope(month);
        assert_eq!(results(&earlier, scope), results(&later.data, scope), "{company}");
        let week = Period { from: date("2026-11-02"), to: date("2026-11-11") };
        let scope = later.scope(week);
        assert_eq!(results(&earlier, scope), results(&later.data, scope), "{company}");
    }
}

#[test]
fn every_kpi_has_a_value_and_a_plan_whatever_the_day() {
    for (company, firm) in (0..NAMES.len()).flat_map(|it| both(it).map(|firm| (it, firm))) {
        for period in [firm.month(0), firm.month(-1)] {
            let scope = firm.scope(period);
            let board = board(&ALL, &Known::of(&firm.data, scope), scope);
            assert_eq!(board.rows.len(), planerka::kpi::defs::ALL.len());
            for row in &board.rows {
                let told = format!("{} of {company} in {period} on {}", row.kpi.id, firm.today);
                assert!(row.headline.value.is_ok(), "{told}: {:?}", row.headline.value);
                assert!(row.target.is_some(), "{told}: no plan");
            }
        }
        let facts = firm.data.sales.date.iter().copied();
        assert!(facts.clone().max().expect("sales") < firm.today, "nothing is sold tomorrow");
        assert!(firm.month(-17).contains(facts.min().expect("sales")), "eighteen months");
    }
}

#[test]
fn people_add_up_to_the_company_and_stand_near_their_plans() {
    for (company, firm) in (0..NAMES.len()).flat_map(|it| both(it).map(|firm| (it, firm))) {
        for by in -6..0 {
            let month = firm.month(by);
            let people = firm.values(month, "plan_revenue", "net", By::Rep);
            let all = firm.one(month, "plan_revenue", "net");
            assert!((people.values().sum::<f64>() - all).abs() < 0.005, "{people:?} {all}");
            let reached = firm.one(month, "plan_revenue", "headline");
            assert!((0.85..1.08).contains(&reached), "{company} {month}: {reached}");
            let each = firm.values(month, "plan_revenue", "headline", By::Rep);
            let is_near = each.values().all(|it| (0.7..1.25).contains(it));
            assert!(is_near, "{company} {month}: {each:?}");
        }
    }
}

#[test]
fn one_large_customer_holds_the_overdue_money_of_the_wholesaler() {
    for firm in both(0) {
        let debts = firm.values(firm.month(-1), "overdue_receivables", "overdue", By::Customer);
        assert_eq!(greatest(&debts), "ООО «Севермонтаж»");
        let all: f64 = debts.values().sum();
        assert!(debts["ООО «Севермонтаж»"] > 0.25 * all, "{} of {all}", debts["ООО «Севермонтаж»"]);
    }
}

#[test]
fn one_person_of_the_wholesaler_makes_the_plan_by_discounts() {
    let margin = Rules { recognition: Recognition::Margin, ..Rules::default() };
    for (day, firm) in both(0).into_iter().enumerate() {
        let quarter = firm.quarter();
        let earned = with(0, day, margin.clone());
        let earned = earned.values(quarter, "plan_revenue", "net", By::Rep);
        let sold = firm.values(quarter, "plan_revenue", "net", By::Rep);
        let mut shares: BTreeMap<String, f64> =
            sold.iter().map(|(name, it)| (name.clone(), earned[name] / it)).collect();
        assert_eq!(least(&shares), "Орлова Марина");
        let hers = shares.remove("Орлова Марина").expect("hers");
        assert!(hers < 0.7 * shares[least(&shares)], "{hers} {shares:?}");
        let reached = firm.values(quarter, "plan_revenue", "headline", By::Rep);
        assert!(reached["Орлова Марина"] > 0.9, "{reached:?}");
    }
}

#[test]
fn the_last_product_is_behind_its_plan() {
    for (company, sku) in [(0, "A-07"), (1, "A-05"), (2, "A-05")] {
        for firm in both(company) {
            let reached = firm.values(firm.quarter(), "plan_units", "headline", By::Product);
            assert_eq!(least(&reached), sku, "{reached:?}");
            assert!(reached[sku] < 0.75, "{reached:?}");
        }
    }
}

#[test]
fn mondays_of_the_service_firm_answer_late() {
    for firm in both(1) {
        let share = |weekday: u32| {
            let days = firm.quarter().each_day().filter(|it| it.weekday() == weekday);
            let shares: Vec<f64> = days
                .filter_map(|day| {
                    let day = Period { from: day, to: day };
                    firm.values(day, "response_time", "headline", By::Company).remove("")
                })
                .collect();
            shares.iter().sum::<f64>() / shares.len() as f64
        };
        let (monday, tuesday) = (share(1), share(2));
        assert!(monday < 0.6 && tuesday > 0.8, "{monday} {tuesday}");
    }
}

#[test]
fn a_part_of_the_service_firms_customers_sleeps() {
    let part = |firm: &Firm| {
        let figure = |id| firm.one(firm.quarter(), "repeat_customers", id);
        (figure("lapsed"), figure("lapsed") / figure("warm_base"))
    };
    for (service, wholesale) in both(1).iter().zip(&both(0)) {
        let (service, wholesale) = (part(service), part(wholesale));
        assert!(service.0 >= 15.0 && service.1 > 1.25 * wholesale.1, "{service:?} {wholesale:?}");
    }
}

#[test]
fn one_person_of_the_new_market_calls_little_and_closes_much() {
    for firm in both(2) {
        let rates = firm.values(firm.quarter(), "cold_conversion", "headline", By::Rep);
        let calls = firm.values(firm.quarter(), "cold_conversion", "calls", By::Rep);
        assert_eq!((greatest(&rates), least(&calls)), ("Носова Алина", "Носова Алина"));
        assert!(calls["Носова Алина"] < 100.0, "too few to tell: {calls:?}");
    }
}

#[test]
fn a_gap_after_the_new_product_is_closed_by_a_training() {
    for firm in (0..NAMES.len()).flat_map(both) {
        let topics = |by| firm.values(firm.month(by), "product_knowledge", "headline", By::Topic);
        let (before, after) = (topics(-8)["Новый продукт"], topics(-6)["Новый продукт"]);
        assert!(before < 0.7 && after > before + 0.15, "{before} {after}");
        let lift = firm.one(firm.month(-6), "product_knowledge", "lift");
        assert!(lift > 0.15, "{lift}");
    }
}

#[test]
fn the_last_of_the_people_has_come_late() {
    for firm in (0..NAMES.len()).flat_map(both) {
        let days: Vec<Date> = firm.data.reps.iter().filter_map(|it| it.active_from).collect();
        let late = firm.month(-5).from;
        assert_eq!(days.iter().filter(|it| **it == late).count(), 1);
        assert_eq!(firm.data.reps.last().and_then(|it| it.active_from), Some(late));
    }
}

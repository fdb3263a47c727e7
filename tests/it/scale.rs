//! How attainment is counted where less is better: the three scales, and what they need.

use planerka::kpi::{Kpi, NoValue, Status, Unjudged, defs};
use planerka::lang::Lang;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{LessIsBetter, Rules};
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::board::{BoardRow, row};
use planerka::report::results::results;
use planerka::report::trace::{Trace, Traced, trace};

fn kpi() -> &'static Kpi {
    defs::find("overdue_receivables").expect("the KPI")
}

/// On the 30th of September of 100 owed so much is overdue.
fn books(overdue: i64, targets: &str, less_is_better: LessIsBetter) -> (Dataset, Scope) {
    let invoices = format!(
        "number | date | due | customer | amount
        1 | 2026-08-01 | 2026-09-01 | К | {overdue}\n2 | 2026-08-01 | 2026-10-01 | К | {}",
        100 - overdue
    );
    let targets = format!("kpi | from | level | amount\n{targets}");
    let batches = vec![batch(Table::Invoices, &invoices), batch(Table::Targets, &targets)];
    let rules = Rules { less_is_better, ..Rules::default() };
    let data = Dataset::build(batches, Options { rules, ..Options::default() });
    let date = |text: &str| Date::parse(text).expect(text);
    let period = Period::parse("2026-09").expect("a month");
    let (as_of, today) = (date("2026-09-30"), date("2026-10-05"));
    (data, Scope { period, as_of, today, who: Who::Company })
}

fn stands(overdue: i64, targets: &str, less_is_better: LessIsBetter) -> BoardRow {
    let (data, scope) = books(overdue, targets, less_is_better);
    row(kpi(), &kpi().slice(&Known::of(&data, scope), scope))
}

fn traced(overdue: i64, targets: &str, less_is_better: LessIsBetter) -> Trace {
    let (data, scope) = books(overdue, targets, less_is_better);
    let asked = Traced { scope, part: None, kpi: kpi(), measure: "headline" };
    trace(&data, asked, 0..10).expect("a trace")
}

const NORM: &str = "overdue_receivables | 2026-09-01 | plan | 0.15";
const BASE: &str = "overdue_receivables | 2026-09-01 | minimum | 0.3";

fn both() -> String {
    format!("{NORM}\n{BASE}")
}

#[test]
fn golden_25_base_30_norm_15_fact_20_is_two_thirds() {
    let found = stands(20, &both(), LessIsBetter::BaseNorm);
    assert_eq!((found.fact, found.target), (Ok(Exact::new(1, 5)), Some(Exact::new(3, 20))));
    assert_eq!(found.attainment, Ok(Exact::new(2, 3)));
    assert_eq!((found.variance, found.status), (Some(Exact::new(1, 20)), Status::Bad));
    let (data, scope) = books(20, &both(), LessIsBetter::BaseNorm);
    assert!(results(&data, scope).contains("\"attainment\": 0.666667"));
}

#[test]
fn from_the_base_to_the_norm_is_from_nothing_to_all_and_on_to_the_cap() {
    let of = |overdue| {
        let found = stands(overdue, &both(), LessIsBetter::BaseNorm);
        (found.attainment.expect("attained"), found.status)
    };
    assert_eq!(of(40), (Exact::ZERO, Status::Bad), "worse than the base is not below zero");
    assert_eq!(of(30), (Exact::ZERO, Status::Bad));
    assert_eq!(of(18), (Exact::new(4, 5), Status::Watch));
    assert_eq!(of(15), (Exact::whole(1), Status::Good));
    assert_eq!(of(12), (Exact::new(6, 5), Status::Good));
    assert_eq!(of(0), (Exact::new(6, 5), Status::Good), "not over the cap");
    // Nothing overdue where nothing may be is all of it, and no more.
    let none = NORM.replace("0.15", "0");
    let found = stands(0, &format!("{none}\n{BASE}"), LessIsBetter::BaseNorm);
    assert_eq!(found.attainment, Ok(Exact::whole(1)));
}

#[test]
fn without_a_base_or_a_norm_nothing_is_attained() {
    let of = |targets: &str| {
        let found = stands(20, targets, LessIsBetter::BaseNorm);
        (found.attainment, found.status)
    };
    let none = |why| (Err(why), Status::None(Unjudged::NoTarget));
    assert_eq!(of(NORM), none(NoValue::NoBase));
    assert_eq!(of(BASE), none(NoValue::NoTarget));
    assert_eq!(of(&both().replace("0.3", "0.15")), none(NoValue::NoBase), "no way to go");
    assert_eq!(of(&both().replace("0.3", "0.1")), none(NoValue::NoBase), "better than the norm");
}

#[test]
fn the_other_scales_need_no_base() {
    let of = |overdue, scale| stands(overdue, &both(), scale).attainment;
    let ratio = |overdue| of(overdue, LessIsBetter::Ratio);
    assert_eq!([ratio(20), ratio(15)], [Ok(Exact::new(3, 4)), Ok(Exact::whole(1))]);
    let difference = |overdue| of(overdue, LessIsBetter::Difference);
    assert_eq!([difference(20), difference(15)], [Ok(Exact::new(2, 3)), Ok(Exact::whole(1))]);
    assert_eq!(difference(45), Ok(Exact::whole(-1)), "three times what may be");
    assert_eq!([ratio(0), difference(0)], [Ok(Exact::new(6, 5)); 2], "the cap");
    let none = stands(20, &NORM.replace("0.15", "0"), LessIsBetter::Difference);
    assert_eq!(none.attainment, Err(NoValue::ZeroWhole));
}

#[test]
fn more_is_better_is_counted_as_ever() {
    let targets =
        "plan_revenue | 2026-09-01 | plan | 200\nplan_revenue | 2026-09-01 | minimum | 50";
    let rules = Rules { less_is_better: LessIsBetter::BaseNorm, ..Rules::default() };
    let sales = batch(Table::Sales, "date | customer | amount\n2026-09-02 | К | 100");
    let targets = batch(Table::Targets, &format!("kpi | from | level | amount\n{targets}"));
    let data = Dataset::build(vec![sales, targets], Options { rules, ..Options::default() });
    let (_, scope) = books(0, "", LessIsBetter::BaseNorm);
    let found = row(defs::money(), &defs::money().slice(&Known::of(&data, scope), scope));
    assert_eq!(found.attainment, Ok(Exact::new(1, 2)));
}

#[test]
fn the_trace_says_by_which_formula_and_from_which_rows() {
    let said = |found: &Trace| -> Vec<(String, Result<Exact, NoValue>)> {
        let last = found.terms.iter().filter(|it| {
            let name = it.name.get(Lang::Ru);
            name == "план" || name == "база" || name.starts_with("выполнение")
        });
        last.map(|it| (it.name.get(Lang::Ru).to_owned(), it.value.value)).collect()
    };
    let (norm, base) = (Ok(Exact::new(3, 20)), Ok(Exact::new(3, 10)));
    let found = traced(20, &both(), LessIsBetter::BaseNorm);
    let formula = "выполнение: (факт − база) ÷ (план − база)".to_owned();
    let all =
        [("план".to_owned(), norm), ("база".to_owned(), base), (formula, Ok(Exact::new(2, 3)))];
    assert_eq!(said(&found), all);
    let rows: Vec<u32> = found.target_rows.iter().map(|it| it.row).collect();
    assert_eq!(rows.len(), 2, "the norm's row and the base's");
    let found = traced(20, &both(), LessIsBetter::Ratio);
    let formula = "выполнение: план ÷ факт".to_owned();
    assert_eq!(said(&found), [("план".to_owned(), norm), (formula, Ok(Exact::new(3, 4)))]);
    assert_eq!(found.target_rows.len(), 1);
    assert!(said(&traced(20, "", LessIsBetter::Ratio)).is_empty(), "nothing is planned");
}

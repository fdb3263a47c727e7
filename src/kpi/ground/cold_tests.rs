//! Cold calls and their deals: the rules of the KPI handbook B4, each with both of its sides.

use crate::kpi::NoValue;
use crate::kpi::fixture::{Asked, asked};
use crate::model::rules::{Denominator, Rules};
use crate::model::table::Table;
use crate::model::unit::Exact;

fn whole(number: i64) -> Result<Exact, NoValue> {
    Ok(Exact::whole(number))
}

fn year(rules: Rules, calls: &str, sales: &str) -> Asked {
    let calls =
        format!("at | rep | customer | seconds | base | direction | deals | phone\n{calls}");
    let sales = format!("date | document | customer | amount | kind | returns_of\n{sales}");
    let customers = "name | id | phone | tax_id | internal
        К1 | C1 | 8 495 111-22-33 | 7701 |\nК1 филиал | C2 | | 7701 |\nК3 | C3 | | |\nСвоя | C4 | | | yes";
    let tables = [(Table::Customers, customers), (Table::Calls, &*calls), (Table::Sales, &*sales)];
    asked("2026", rules, &tables)
}

fn figure(asked: &Asked, measure: &str) -> Result<Exact, NoValue> {
    asked.value("cold_conversion", measure, "")
}

fn deals(asked: &Asked, rep: &str) -> Result<Exact, NoValue> {
    asked.value("cold_conversion", "deals", rep)
}

#[test]
fn three_deals_of_a_hundred_calls_are_three_give_or_take() {
    let calls = "at | rep | count | deals\n2026-03-02 | А | 60 | 1\n2026-03-03 | А | 40 | 2";
    let asked = asked("2026-03", Rules::default(), &[(Table::Calls, calls)]);
    assert_eq!(figure(&asked, "headline"), whole(3));
    assert_eq!((figure(&asked, "calls"), figure(&asked, "deals")), (whole(100), whole(3)));
    let end = |id| figure(&asked, id).map(|it| it.rounded(2));
    assert_eq!((end("low"), end("high")), (Ok(103), Ok(845)));
    let low = figure(&asked, "low").map(|it| it.rounded(6));
    assert_eq!(low, Ok(1_025_452));
}

#[test]
fn a_call_is_cold_until_the_day_after_the_first_purchase() {
    let calls = "2026-03-02 | А | К3\n2026-03-05T18:00 | А | К3\n2026-03-06 | А | К3
        2026-03-06 | А | Новый\n2026-03-06 | А |";
    let asked = year(Rules::default(), calls, "2026-03-05 | 1 | К3 | 100");
    assert_eq!(figure(&asked, "calls"), whole(4), "all but the one of the 6th");
}

#[test]
fn the_base_of_the_row_decides_when_it_is_given() {
    let calls = "2026-03-06 | А | К3 | | cold\n2026-03-06 | А | Новый | | warm";
    let asked = year(Rules::default(), calls, "2026-03-05 | 1 | К3 | 100");
    assert_eq!(figure(&asked, "calls"), whole(1));
}

#[test]
fn a_deal_is_made_from_the_day_of_the_call_to_ninety_days_after_it() {
    let of = |day: &str, rules: Rules| {
        deals(&year(rules, "2026-03-02T15:00 | А | К3", &format!("{day} | 1 | К3 | 100")), "А")
    };
    assert_eq!(of("2026-03-01", Rules::default()), whole(0));
    assert_eq!(of("2026-03-02", Rules::default()), whole(1), "the same day counts");
    assert_eq!(of("2026-05-31", Rules::default()), whole(1));
    assert_eq!(of("2026-06-01", Rules::default()), whole(0));
    let rules = || Rules { deal_days: 10, ..Rules::default() };
    assert_eq!((of("2026-03-12", rules()), of("2026-03-13", rules())), (whole(1), whole(0)));
}

#[test]
fn a_deal_is_one_and_goes_to_the_last_cold_call_up_to_it() {
    let calls = "2026-03-02T10:00 | А | К3\n2026-03-02T11:00 | Б | К3\n2026-03-09 | В | К3";
    let sales = "2026-03-05 | 1 | К3 | 100\n2026-03-05 | 2 | К3 | 50\n2026-03-20 | 3 | К3 | 70";
    let asked = year(Rules::default(), calls, sales);
    assert_eq!(
        [deals(&asked, ""), deals(&asked, "Б"), deals(&asked, "А")],
        [whole(1), whole(1), whole(0)]
    );
    let asked = year(Rules { deal_to_first: true, ..Rules::default() }, calls, sales);
    assert_eq!(
        [deals(&asked, ""), deals(&asked, "Б"), deals(&asked, "А")],
        [whole(1), whole(0), whole(1)]
    );
}

#[test]
fn a_row_that_holds_deals_brings_them_and_is_not_matched() {
    let calls = "2026-03-02 | А | К3 | | | | 2";
    let asked = year(Rules::default(), calls, "2026-03-05 | 1 | К3 | 100");
    assert_eq!((deals(&asked, ""), figure(&asked, "headline")), (whole(2), whole(200)));
    assert_eq!(figure(&asked, "low"), Err(NoValue::OverWhole));
}

#[test]
fn a_contact_is_the_customer_of_the_phone_or_of_the_tax_number() {
    let sales = "2026-03-05 | 1 | К1 филиал | 100";
    for call in ["| | | | | +7 (495) 111 22 33", "К1", "C2"] {
        let calls = format!("2026-03-02 | А | {call}\n2026-03-06 | А | {call}");
        let asked = year(Rules::default(), &calls, sales);
        assert_eq!((deals(&asked, ""), figure(&asked, "calls")), (whole(1), whole(1)), "{call}");
    }
}

#[test]
fn calls_are_counted_as_dials_or_as_connects_or_as_contacts() {
    let calls = "2026-03-02 | А | К1 | 14\n2026-03-02 | А | К1 | 15\n2026-03-03 | А | C2 | 60
        2026-03-04 | А | К3 | 20\n2026-03-04 | А | | 20 | | | | 79120000001";
    let sales = "2026-03-05 | 1 | К3 | 100";
    let per = |denominator: Denominator| {
        let rules = Rules { denominator, ..Rules::default() };
        figure(&year(rules, calls, sales), "headline")
    };
    assert_eq!(per(Denominator::Dials), whole(20));
    assert_eq!(per(Denominator::Connects), whole(25));
    assert_eq!(per(Denominator::Contacts), Ok(Exact::new(100, 3)), "К1 and C2 are one");
    let rules = Rules { connect_seconds: 21, ..Rules::default() };
    assert_eq!(figure(&year(rules, calls, sales), "connects"), whole(1));
}

#[test]
fn nobody_knows_who_talked_where_no_call_says_how_long_it_took() {
    let asked = year(Rules::default(), "2026-03-02 | А | К1", "");
    assert_eq!(figure(&asked, "connects"), Err(NoValue::MissingField("seconds")));
    assert_eq!(figure(&asked, "headline"), whole(0));
}

#[test]
fn calls_of_customers_and_of_ones_own_firm_are_not_calls_to_the_base() {
    let calls =
        "2026-03-02 | А | К1 | 60 | | in\n2026-03-02 | А | Своя | 60\n2026-03-02 | А | К3 | 60";
    assert_eq!(figure(&year(Rules::default(), calls, ""), "calls"), whole(1));
}

#[test]
fn a_purchase_that_came_back_is_no_deal_from_the_return_on() {
    let calls = "2026-03-02 | А | К3";
    let sales = "2026-03-05 | 1 | К3 | 100 | |\n2026-04-10 | 2 | К3 | 100 | return | 1";
    assert_eq!(deals(&year(Rules::default(), calls, sales).on("2026-04-09"), ""), whole(1));
    assert_eq!(deals(&year(Rules::default(), calls, sales).on("2026-04-10"), ""), whole(0));
}

#[test]
fn a_deal_counts_in_its_own_period_and_in_the_cohort_of_its_call() {
    let calls = "at | rep | customer\n2026-03-02 | А | К3\n2026-04-02 | А | К4";
    let sales = "date | document | customer | amount\n2026-04-05 | 1 | К3 | 100";
    let of = |period: &str, measure: &str| {
        let tables = [(Table::Calls, calls), (Table::Sales, sales)];
        figure(&asked(period, Rules::default(), &tables), measure)
    };
    assert_eq!((of("2026-03", "headline"), of("2026-03", "cohort")), (whole(0), whole(100)));
    assert_eq!((of("2026-04", "headline"), of("2026-04", "cohort")), (whole(100), whole(0)));
    assert_eq!(of("2026-05", "headline"), Err(NoValue::ZeroWhole), "no calls");
    assert_eq!(of("2026-05", "low"), Err(NoValue::ZeroWhole));
}

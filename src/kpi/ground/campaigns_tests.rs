//! What campaigns bring: the rules of the KPI handbook B4, 4b, each with both of its sides.

use crate::kpi::NoValue;
use crate::kpi::fixture::{Asked, asked};
use crate::model::rules::Rules;
use crate::model::table::Table;
use crate::model::unit::Exact;

fn whole(number: i64) -> Result<Exact, NoValue> {
    Ok(Exact::whole(number))
}

const CAMPAIGNS: &str = "name | from | to | window_days | unit | cost | attribution
    Выставка | 2026-03-10 | 2026-03-12 | 30 | clients | 500 | last
    Вебинар | 2026-03-01 | 2026-03-05 | 60 | clients | | first
    Рассылка | 2026-03-01 | 2026-03-31 | 60 | profit | 100 | equal";

const SALES: &str =
    "date | document | customer | rep | amount | cost | campaign | kind | returns_of";
const CALLS: &str = "at | rep | customer | campaign | direction";

fn year(calls: &str, sales: &str, more: &[(Table, &str)]) -> Asked {
    let (calls, sales) = (format!("{CALLS}\n{calls}"), format!("{SALES}\n{sales}"));
    let mut tables =
        vec![(Table::Campaigns, CAMPAIGNS), (Table::Calls, &*calls), (Table::Sales, &*sales)];
    tables.extend(more);
    asked("2026", Rules::default(), &tables)
}

fn figure(asked: &Asked, measure: &str, rep: &str) -> Result<Exact, NoValue> {
    asked.value("campaign_plan", measure, rep)
}

fn of_campaign(asked: &Asked, measure: &str, name: &str) -> Result<Exact, NoValue> {
    asked.of_campaign("campaign_plan", measure, name)
}

#[test]
fn a_sale_belongs_to_the_campaign_that_it_names_inside_its_window() {
    let revenue = |day: &str| {
        let asked = year("", &format!("{day} | 1 | К1 | А | 70 | 50 | Выставка"), &[]);
        figure(&asked, "revenue", "")
    };
    assert_eq!([revenue("2026-03-09"), revenue("2026-03-10")], [whole(0), whole(70)]);
    assert_eq!([revenue("2026-04-11"), revenue("2026-04-12")], [whole(70), whole(0)]);
}

#[test]
fn any_other_belongs_to_the_campaign_whose_call_reached_the_customer_not_too_long_before() {
    let revenue = |day: &str, direction: &str| {
        let call = format!("2026-03-11 | А | К1 | Выставка | {direction}");
        figure(&year(&call, &format!("{day} | 1 | К1 | А | 70 | 50 |"), &[]), "revenue", "")
    };
    assert_eq!([revenue("2026-03-10", ""), revenue("2026-03-11", "")], [whole(0), whole(70)]);
    assert_eq!([revenue("2026-04-10", ""), revenue("2026-04-11", "")], [whole(70), whole(0)]);
    assert_eq!(revenue("2026-03-11", "in"), whole(0), "the customer called");
}

#[test]
fn of_several_campaigns_the_one_touched_last_says_whose_the_customer_is() {
    let sale = "2026-03-20 | 1 | К1 | А | 90 | 60 |";
    let shares = |calls: &str| {
        let asked = year(calls, sale, &[]);
        ["Выставка", "Вебинар", "Рассылка"].map(|name| of_campaign(&asked, "revenue", name))
    };
    let (fair, web, mail) = ("К1 | Выставка", "К1 | Вебинар", "К1 | Рассылка");
    let touched = |first: &str, last: &str| {
        shares(&format!("2026-03-11 | А | {first}\n2026-03-12 | А | {last}"))
    };
    assert_eq!(touched(web, fair), [whole(90), whole(0), whole(0)], "last");
    assert_eq!(touched(fair, web), [whole(90), whole(0), whole(0)], "first");
    assert_eq!(touched(fair, mail), [whole(45), whole(0), whole(45)], "equal");
}

#[test]
fn a_client_is_won_once_by_the_first_purchase_ever() {
    let sales = "2026-03-10 | 1 | К1 | А | 70 | 50 | Выставка
        2026-03-15 | 2 | К1 | А | 70 | 50 | Выставка
        2026-01-10 | 3 | К2 | А | 70 | 50 |\n2026-03-11 | 4 | К2 | А | 70 | 50 | Выставка
        2026-03-01 | 5 | К3 | А | 70 | 50 | Выставка\n2026-03-12 | 6 | К3 | А | 70 | 50 | Выставка";
    let asked = year("", sales, &[]);
    assert_eq!(figure(&asked, "clients", ""), whole(1), "К2 is an old one, К3 came too early");
    assert_eq!(figure(&asked, "revenue", ""), whole(280));
}

#[test]
fn a_client_is_shared_by_the_credit_of_the_days_documents_weighted_by_money() {
    let sales = "2026-03-10 | 1 | К1 | А | 100 | 50 | Выставка
        2026-03-10 | 2 | К1 | Б | 200 | 50 |";
    let credits =
        "document | rep | share | kind\n1 | А | 0.5 |\n1 | Б | 0.5 |\n2 | В | 1 | overlay";
    let asked = year("", sales, &[(Table::Credits, credits)]);
    let clients = |rep: &str| figure(&asked, "clients", rep);
    assert_eq!(clients(""), whole(1));
    assert_eq!(clients("А").map(|it| it.rounded(12)), Ok(166_666_666_667));
    assert_eq!(clients("Б").map(|it| it.rounded(12)), Ok(833_333_333_333));
    assert_eq!(clients("В").map(|it| it.rounded(12)), Ok(666_666_666_667), "for himself alone");
}

#[test]
fn profit_is_margin_less_a_cost_that_falls_on_the_first_day_and_on_nobody() {
    let sales = "2026-03-10 | 1 | К1 | А | 900 | 200 | Выставка
        2026-03-11 | 2 | К2 | А | 900 | | Выставка";
    let asked = year("", sales, &[]);
    assert_eq!(
        of_campaign(&asked, "profit", "Выставка"),
        whole(200),
        "no cost known of the second"
    );
    assert_eq!(
        (figure(&asked, "profit", "А"), figure(&asked, "cost", "А")),
        (whole(700), whole(0))
    );
    assert_eq!(of_campaign(&asked, "roi", "Выставка"), Ok(Exact::new(2, 5)));
    assert_eq!(of_campaign(&asked, "roi", "Вебинар"), Err(NoValue::ZeroWhole));
    assert_eq!(asked.slice("campaign_plan", "").facts.defaulted.len(), 1);
    assert_eq!(figure(&asked.on("2026-03-09"), "cost", ""), whole(100), "the fair has not begun");
}

#[test]
fn a_return_is_taken_from_the_campaign_of_its_document() {
    let sales = "2026-03-10 | 1 | К1 | А | 900 | 200 | Выставка | |
        2026-08-10 | 2 | К1 | А | 400 | 100 | | return | 1\n2026-03-11 | 3 | К2 | А | 50 | 0 | Выставка | |";
    let asked = year("", sales, &[]);
    assert_eq!(of_campaign(&asked, "revenue", "Выставка"), whole(550));
    assert_eq!(of_campaign(&asked, "profit", "Выставка"), whole(550 - 100 - 500));
}

#[test]
fn a_contact_is_a_lead_on_the_first_call_of_a_campaign() {
    let calls = "2026-03-11 | Б | К1 | Выставка\n2026-03-10 | А | К1 | Выставка
        2026-03-12 | А | К1 | Вебинар\n2026-03-12 | А | К2 | Выставка | in";
    let asked = year(calls, "", &[]);
    let leads = |rep: &str| figure(&asked, "leads", rep);
    assert_eq!([leads(""), leads("А"), leads("Б")], [whole(2), whole(2), whole(0)]);
}

const TARGETS: &str = "kpi | who | of | from | to | amount";

#[test]
fn campaigns_of_one_unit_have_an_attainment_and_those_without_a_plan_are_left_out() {
    let sales = "2026-03-10 | 1 | К1 | А | 70 | 50 | Выставка
        2026-03-04 | 2 | К2 | А | 70 | 50 | Вебинар\n2026-03-04 | 3 | К3 | Б | 70 | 50 | Рассылка";
    let targets = format!(
        "{TARGETS}
        campaign_plan | А | Выставка | 2026-03-01 | 2026-03-31 | 4
        campaign_plan | Б | Выставка | 2026-03-01 | 2026-03-31 | 1"
    );
    let asked = year("", sales, &[(Table::Targets, &targets)]);
    assert_eq!(figure(&asked, "headline", ""), Ok(Exact::new(1, 5)));
    assert_eq!(figure(&asked, "headline", "А"), Ok(Exact::new(1, 4)));
    assert_eq!(figure(&asked, "headline", "Б"), whole(0));
    assert_eq!(of_campaign(&asked, "headline", "Вебинар"), Err(NoValue::NoTarget));
    let targets = format!("{targets}\ncampaign_plan | А | Вебинар | 2026-03-01 | 2026-03-31 | 1");
    let asked = year("", sales, &[(Table::Targets, &targets)]);
    assert_eq!(figure(&asked, "headline", ""), Ok(Exact::new(2, 6)), "sums, not means");
}

#[test]
fn campaigns_of_different_units_have_no_common_attainment() {
    let sales = "2026-03-10 | 1 | К1 | А | 70 | 50 | Выставка
        2026-03-04 | 2 | К2 | А | 170 | 50 | Рассылка";
    let targets = format!(
        "{TARGETS}
        campaign_plan | | Выставка | 2026-03-01 | 2026-03-31 | 4
        campaign_plan | А | Рассылка | 2026-03-01 | 2026-03-31 | 40"
    );
    let asked = year("", sales, &[(Table::Targets, &targets)]);
    assert_eq!(figure(&asked, "headline", ""), Err(NoValue::MixedUnits));
    assert_eq!(of_campaign(&asked, "headline", "Выставка"), Ok(Exact::new(1, 4)));
    assert_eq!(of_campaign(&asked, "headline", "Рассылка"), Ok(Exact::new(20, 40)));
    assert_eq!(
        figure(&asked, "headline", "А"),
        Ok(Exact::new(120, 40)),
        "his alone is of one unit"
    );
}

#[test]
fn without_campaigns_there_is_no_value() {
    let sales = "date | amount\n2026-03-10 | 70";
    let asked = asked("2026", Rules::default(), &[(Table::Sales, sales)]);
    assert_eq!(figure(&asked, "clients", ""), Err(NoValue::NoRows));
}

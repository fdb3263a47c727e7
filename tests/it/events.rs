//! Every table of facts as a dataset holds it: names resolved, defaults filled, the rest left out.

mod contacts;

use planerka::model::absences::AbsenceKind;
use planerka::model::batch::Batch;
use planerka::model::campaigns::{Attribution, CampaignUnit};
use planerka::model::column::NO_CODE;
use planerka::model::credits::CreditKind;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::invoices::InvoiceKind;
use planerka::model::payments::PaymentKind;
use planerka::model::questions::Answer;
use planerka::model::shifts::ShiftDay;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::time::Time;
use planerka::model::trainings::TrainingStatus;
use planerka::model::unit::{Money, Quantity, Share};
use std::sync::Arc;

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options { currency: Some("RUB".to_owned()), ..Options::default() })
}

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn time(text: &str) -> Time {
    Time::parse(text).expect(text)
}

fn rep(data: &Dataset, code: u32) -> &str {
    &data.rep(code).expect("a rep").name
}

fn customer(data: &Dataset, code: u32) -> &str {
    &data.customer(code).expect("a customer").name
}

fn roubles(amount: i64) -> Money {
    Money(amount * Money::PER_MAJOR)
}

fn pieces(count: i64) -> Quantity {
    Quantity(count * Quantity::ONE.0)
}

fn reasons(data: &Dataset) -> Vec<Reason> {
    data.excluded.iter().map(|it| it.1).collect()
}

const CUSTOMERS: &str = "name | id | phone | internal | owner
    Ромашка | C1 | +7 912 345-67-89 | | Ким
    Лютик | C2 | 8 (495) 111-22-33; 8 (495) 111-22-34 | |
    Своя | C3 | 8 495 999 00 00 | yes |";

#[test]
fn invoices_and_payments_meet_by_number() {
    let data = build(vec![
        batch(Table::Customers, CUSTOMERS),
        batch(Table::Assignments, "customer | rep | from\nC2 | Гусев | 2026-09-10"),
        batch(Table::Rates, "date | currency | rate\n2026-09-01 | USD | 80"),
        batch(
            Table::Invoices,
            "number | date | due | customer | contract | rep | amount | currency | kind | terms_days | of | disputed | paid | paid_on
            001 | 2026-09-01 | 2026-09-15 | C1 | Д-1 | | 1000 | | | 14 | | yes | 400 | 2026-09-20
            002 | 2026-09-10 | | C2 | | | 10 | USD | consignment | | | | |
            003 | 2026-09-11 | | C1 | | Орлова | -100 | | credit_note | | 001 | | |
            004 | 2026-09-11 | | | | | 1 | | | | | | |
            005 | 2026-08-31 | | C1 | | | 1 | USD | | | | | |
            006 | 2026-09-11 | | C1 | | | | | | | | | |",
        ),
        batch(
            Table::Payments,
            "date | amount | invoice | contract | customer | currency | kind
            2026-09-20 | 400 | 001 | Д-1 | C1 | | set_off
            2026-09-21 | 5 | | | C2 | usd |",
        ),
    ]);
    let all = &data.invoices;
    let numbers: Vec<&str> = all.number.iter().map(|&it| &*data.documents[it as usize]).collect();
    assert_eq!(numbers, ["001", "002", "003"]);
    assert_eq!(all.due, [Some(date("2026-09-15")), None, None]);
    let reps: Vec<&str> = all.rep.iter().map(|&it| rep(&data, it)).collect();
    assert_eq!(reps, ["Ким", "Гусев", "Орлова"], "the owner of the day, of the row, the one named");
    assert_eq!(all.amount, [roubles(1000), roubles(800), roubles(-100)]);
    let foreign = all.foreign[1].expect("dollars");
    assert_eq!(
        (foreign.amount, &*data.currencies[foreign.currency as usize]),
        (roubles(10), "USD")
    );
    let kinds = [InvoiceKind::Shipment, InvoiceKind::Consignment, InvoiceKind::CreditNote];
    assert_eq!(all.kind, kinds);
    assert_eq!(all.terms_days, [Some(14), None, None]);
    assert_eq!(all.of[2], all.number[0]);
    assert_eq!(all.disputed, [true, false, false]);
    assert_eq!(all.paid, [Some(roubles(400)), None, None]);
    assert_eq!(all.paid_on, [Some(date("2026-09-20")), None, None]);
    let paid = &data.payments;
    assert_eq!((paid.invoice[0], paid.contract[0]), (all.number[0], all.contract[0]));
    assert_eq!((paid.invoice[1], customer(&data, paid.customer[1])), (NO_CODE, "Лютик"));
    assert_eq!(paid.amount, [roubles(400), roubles(400)]);
    assert_eq!(paid.kind, [PaymentKind::SetOff, PaymentKind::Payment]);
    assert_eq!(reasons(&data), [Reason::Missing, Reason::OtherCurrency, Reason::NoAmount]);
}

#[test]
fn a_turnover_is_dated_at_its_last_day() {
    let data = build(vec![batch(
        Table::Balances,
        "from | to | customer | opening | debit | credit | closing
        2026-07-01 | 2026-09-30 | Ромашка | 100 | 50 | 120 | 30
        2026-09-30 | 2026-07-01 | Ромашка | 0 | 0 | 0 | 0
        2026-07-01 | 2026-09-30 | Ромашка | 100 | 50 | 120 |",
    )]);
    assert_eq!(data.balances.closing, [roubles(30)]);
    assert_eq!(data.span(), Period::parse("2026-09-30..2026-09-30"));
    assert_eq!(reasons(&data), [Reason::Backwards, Reason::NoAmount]);
}

#[test]
fn tests_topics_trainings_and_questions_share_topics() {
    let data = build(vec![
        batch(
            Table::Topics,
            "name | required | weight | pass | valid_days | from | to
            Насосы | no | 2 | 0.7 | 90 | 2026-01-01 | 2026-12-31",
        ),
        batch(
            Table::Attempts,
            "date | rep | topic | test | points | max | finished | bank
            2026-09-01T10:00 | Ким | насосы | Тест 1 | 8 | 10 | yes | Б
            2026-09-02 | Ким | | Клапаны | 55 | | no |
            2026-09-02 | Ким | | Клапаны | 5 | 0 | |",
        ),
        batch(
            Table::Trainings,
            "date | rep | topic | hours | status\n2026-09-05 | Ким | Клапаны | 1.5 | planned",
        ),
        batch(
            Table::Questions,
            "bank | topic | question | a | b | c | d | correct | points
            Б | Насосы | Сколько? | Один | Два | | | b | 2
            Б | Насосы | Где? | Тут | Там | | | d |",
        ),
    ]);
    let all = &data.attempts;
    let topics: Vec<&str> = all.topic.iter().map(|&it| &*data.topics[it as usize].name).collect();
    assert_eq!(topics, ["Насосы", "Клапаны"]);
    assert_eq!((all.points[0], all.max[0]), (pieces(8), pieces(10)));
    assert_eq!((all.points[1], all.max[1]), (pieces(55), pieces(100)));
    assert_eq!(all.finished, [true, false]);
    assert_eq!(data.banks, ["Б"]);
    let pumps = &data.topics[0];
    assert_eq!((pumps.required, pumps.weight, pumps.pass), (false, pieces(2), Share(700_000)));
    assert_eq!((pumps.valid_days, pumps.from), (90, Some(date("2026-01-01"))));
    let valves = &data.topics[1];
    assert_eq!((valves.required, valves.pass, valves.valid_days), (true, Share(800_000), 180));
    let training = data.trainings[0];
    assert_eq!((training.topic, training.hours), (Some(1), Some(Quantity(1_500_000))));
    assert_eq!(training.status, TrainingStatus::Planned);
    assert_eq!(data.questions.len(), 1, "the right answer of the other is not there");
    assert_eq!((data.questions[0].correct, data.questions[0].points), (Answer::B, pieces(2)));
    assert_eq!(reasons(&data), [Reason::NoMaximum, Reason::Missing]);
}

#[test]
fn campaigns_shifts_absences_and_credits_are_there() {
    let data = build(vec![
        batch(
            Table::Reps,
            "name | team | salary | target_bonus\nКим | Север / Группа 1 | 50000 | 20000",
        ),
        batch(
            Table::Campaigns,
            "name | id | from | to | window_days | unit | cost | attribution
            Выставка | E1 | 2026-03-01 | 2026-03-03 | 30 | profit | 150000 | equal
            Рассылка | | | | | | |",
        ),
        batch(
            Table::Shifts,
            "who | weekday | date | start | end | from | to
            | 1 | | 09:00 | 18:00 | |
            Группа 1 | | 2026-09-05 | 22:00 | 06:00 | |
            Ким | 7 | | 10:00 | 14:00 | 2026-01-01 | 2026-06-30
            Ким | | | 10:00 | 14:00 | |",
        ),
        batch(
            Table::Absences,
            "rep | from | to | kind\nКим | 2026-07-01 | 2026-07-14 | sick\nКим | 2026-08-01 | 2026-08-02 |",
        ),
        batch(
            Table::Credits,
            "document | rep | share | kind\nД-1 | Ким | 0.6 |\nД-1 | Гусев | 0.4 | overlay",
        ),
        batch(Table::Sales, "document | date | amount | campaign\nД-1 | 2026-03-05 | 10 | E1"),
    ]);
    let fair = &data.campaigns[0];
    assert_eq!((fair.unit, fair.attribution), (CampaignUnit::Profit, Attribution::Equal));
    assert_eq!((fair.window_days, fair.cost), (30, Some(roubles(150_000))));
    let mailing = &data.campaigns[1];
    assert_eq!((mailing.window_days, mailing.unit), (90, CampaignUnit::Clients));
    assert_eq!(data.sales.campaign, [0]);
    let team = |name: &str| data.teams.iter().position(|it| it.name == name).expect(name) as u32;
    assert!(data.is_of_team(0, team("Север")) && data.is_of_team(0, team("Север / Группа 1")));
    assert_eq!(data.reps[0].salary, Some(roubles(50_000)));
    let who: Vec<Who> = data.shifts.iter().map(|it| it.who).collect();
    assert_eq!(who, [Who::Company, Who::Team(team("Север / Группа 1")), Who::Rep(0)]);
    let days: Vec<ShiftDay> = data.shifts.iter().map(|it| it.day).collect();
    let saturday = ShiftDay::Date(date("2026-09-05"));
    assert_eq!(days, [ShiftDay::Weekday(1), saturday, ShiftDay::Weekday(7)]);
    assert_eq!((data.shifts[1].start, data.shifts[1].end), (22 * 3600, 6 * 3600));
    let kinds: Vec<AbsenceKind> = data.absences.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [AbsenceKind::Sick, AbsenceKind::Vacation]);
    let credits = &data.credits;
    assert_eq!(credits.document, [data.sales.document[0]; 2]);
    assert_eq!(credits.share, [Share(600_000), Share(400_000)]);
    assert_eq!(credits.kind, [CreditKind::Revenue, CreditKind::Overlay]);
    assert_eq!(reasons(&data), [Reason::Missing]);
}

#[test]
fn the_owner_of_the_day_takes_a_sale_without_a_salesperson() {
    let data = build(vec![
        batch(Table::Customers, CUSTOMERS),
        batch(
            Table::Assignments,
            "customer | rep | from | to
            C1 | Гусев | 2026-01-01 | 2026-06-30
            C1 | Орлова | 2026-06-01 |",
        ),
        batch(
            Table::Sales,
            "date | customer | amount
            2025-12-31 | C1 | 1
            2026-05-31 | C1 | 1
            2026-06-01 | C1 | 1
            2026-06-01 | C2 | 1",
        ),
    ]);
    let reps: Vec<Option<&str>> =
        data.sales.rep.iter().map(|&it| data.rep(it).map(|rep| rep.name.as_str())).collect();
    // The first is of a day that nobody was assigned: whose it is hangs on the as-of date.
    assert_eq!(reps, [None, Some("Гусев"), Some("Орлова"), None]);
}

#[test]
fn a_line_costs_what_it_says_else_what_its_product_costs() {
    let data = build(vec![
        batch(Table::Products, "sku | cost | launched\nA | 30 | 2026-01-01"),
        batch(Table::Rates, "date | currency | rate\n2026-09-01 | USD | 80"),
        batch(
            Table::Sales,
            "date | sku | quantity | amount | cost | currency | kind | document | returns_of | created
            2026-09-01 | A | 2 | 100 | | | | Д-1 | | 2026-08-01
            2026-09-01 | A | 1 | 50 | 20 | | | Д-1 | |
            2026-09-02 | A | 1 | 50 | | | return | Д-2 | Д-1 |
            2026-09-02 | B | 1 | 2 | 1 | USD | | | |",
        ),
    ]);
    let sales = &data.sales;
    let costs = [Some(roubles(60)), Some(roubles(20)), Some(roubles(-30)), Some(roubles(80))];
    assert_eq!(sales.cost, costs);
    assert_eq!(sales.amount[3], roubles(160));
    assert_eq!(sales.foreign.get(&3).map(|it| it.amount), Some(roubles(2)));
    assert_eq!(sales.returns_of[2], sales.document[0]);
    assert_eq!(sales.document[3], NO_CODE);
    assert_eq!(sales.created, [Some(date("2026-08-01")), None, None, None]);
}

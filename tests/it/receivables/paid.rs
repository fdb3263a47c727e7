//! What is paid of a debt, and which debt money pays.

use super::{Books, date, kpi};
use planerka::model::date::Period;
use planerka::model::rules::{Allocation, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::table::Table::{Invoices, Payments, Rates};
use planerka::model::unit::Exact;

fn rules(allocation: Allocation) -> Rules {
    Rules { allocation, ..Rules::default() }
}

/// Golden case 10.
#[test]
fn what_is_owed_follows_the_as_of_date() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | customer | amount | kind | of
            1 | 2026-09-10 | К | 1000 | shipment |
            2 | 2026-09-25 | К | 100 | credit_note | 1",
        ),
        (Payments, "date | amount | invoice\n2026-09-20 | 400 | 1"),
    ]);
    let open = ["2026-09-15", "2026-09-22", "2026-09-30"].map(|day| books.whole(day, "open"));
    assert_eq!(open, [1000, 600, 500]);
}

/// Golden case 13: the payment goes to invoice 1, not to the older debt.
#[test]
fn money_that_names_a_credit_note_goes_to_its_invoice() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount | kind | of
            0 | 2026-08-01 | 2026-08-10 | К | 300 | shipment |
            1 | 2026-09-01 | 2026-09-30 | К | 1000 | shipment |
            C1 | 2026-09-05 | | К | 100 | credit_note | 1
            C2 | 2026-09-06 | | К | 10 | credit_note | C1",
        ),
        (Payments, "date | amount | invoice\n2026-09-10 | 200 | C1\n2026-09-11 | 50 | C2"),
    ]);
    assert_eq!(books.owed("2026-09-30"), (300 + 1000 - 100 - 10 - 200 - 50, 300));
}

#[test]
fn instalments_of_one_number_are_paid_by_due_date() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount
            1 | 2026-09-01 | 2026-09-20 | К | 300
            1 | 2026-09-01 | 2026-09-10 | К | 200
            1 | 2026-09-01 | 2026-09-30 | К | 500",
        ),
        (Payments, "date | amount | invoice\n2026-09-05 | 250 | 1"),
    ]);
    assert_eq!(books.owed("2026-09-25"), (750, 250), "the second part lacks 250");
}

const TWO_CONTRACTS: &str = "number | date | due | customer | contract | amount
    1 | 2026-08-01 | 2026-08-10 | К | Д1 | 100
    2 | 2026-09-01 | 2026-09-10 | К | Д2 | 200
    3 | 2026-09-01 | 2026-10-10 | К | Д2 | 400
    4 | 2026-08-01 | 2026-08-10 | Л | Д3 | 1000";

#[test]
fn unlinked_money_pays_the_oldest_debt_of_the_level_chosen() {
    let paid = |level, payments| {
        let tables = [(Invoices, TWO_CONTRACTS), (Payments, payments)];
        Books::with(&tables, rules(level)).owed("2026-09-30")
    };
    let of_contract = "date | amount | contract | customer\n2026-09-20 | 250 | Д2 | К";
    // All: 1300 overdue of 1700. The customer's oldest: 100 + 150 overdue. The contract's: 200.
    assert_eq!(paid(Allocation::Client, of_contract), (1450, 1050));
    assert_eq!(paid(Allocation::Contract, of_contract), (1450, 1100));
    assert_eq!(paid(Allocation::Document, of_contract), (1450, 1100));
    let no_customer = "date | amount | contract\n2026-09-20 | 250 | Д2";
    assert_eq!(paid(Allocation::Client, no_customer), (1450, 1050), "the contract's customer");
    let of_customer = "date | amount | customer\n2026-09-20 | 250 | К";
    assert_eq!(paid(Allocation::Document, of_customer), (1450, 1050));
    let of_invoice = "date | amount | invoice\n2026-09-20 | 250 | 3";
    assert_eq!(paid(Allocation::Client, of_invoice), (1450, 1300));
}

#[test]
fn equal_due_dates_are_paid_by_date_then_by_number() {
    let text = "number | date | due | customer | rep | amount
        B | 2026-09-02 | 2026-09-10 | К | Б | 10
        C | 2026-09-01 | 2026-09-10 | К | В | 10
        A | 2026-09-02 | 2026-09-10 | К | А | 10";
    let paid = "date | amount | customer\n2026-09-20 | 20 | К";
    let books = Books::of(&[(Invoices, text), (Payments, paid)]);
    let owes: Vec<_> = books.by_rep("2026-09-30").into_iter().filter(|it| it.1 != 0).collect();
    assert_eq!(owes, [("Б".to_owned(), 10)]);
}

#[test]
fn what_is_over_or_names_nothing_there_is_an_advance_and_pays_no_other_debt() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount
            1 | 2026-09-01 | 2026-09-10 | К | 100
            2 | 2026-09-01 | 2026-09-10 | К | 50
            3 | 2026-09-20 | 2026-09-25 | К | 70
            4 | 2026-09-01 | 2026-09-10 | Л | 5",
        ),
        (
            Payments,
            "date | amount | invoice | customer
            2026-09-05 | 130 | 1 | К
            2026-09-06 | 70 | 3 | К
            2026-09-06 | 999 | 77 | К
            2026-09-07 | 900 | | М",
        ),
    ]);
    assert_eq!(books.owed("2026-09-15"), (55, 55), "invoice 3 is not there yet");
    assert_eq!(books.owed("2026-09-30"), (55, 55), "now it is, and is paid");
}

#[test]
fn a_refund_is_a_minus() {
    let invoice = "number | date | customer | amount\n1 | 2026-09-01 | К | 1000";
    let owed = |payments| {
        Books::of(&[(Invoices, invoice), (Payments, payments)]).whole("2026-09-30", "open")
    };
    assert_eq!(
        owed(
            "date | amount | invoice | kind\n2026-09-02 | 400 | 1 |\n2026-09-03 | 150 | 1 | refund"
        ),
        750
    );
    // However its sign is written, and whichever of the two names the invoice.
    let linked = "date | amount | invoice | customer | kind
        2026-09-02 | 400 | | К |
        2026-09-03 | -150 | 1 | К | refund";
    assert_eq!(owed(linked), 750);
    assert_eq!(owed("date | amount | invoice | kind\n2026-09-02 | 400 | 1 | refund"), 1000);
}

#[test]
fn a_loose_credit_note_pays_the_oldest_debt_or_stays_a_minus() {
    let text = "number | date | due | customer | amount | kind
        1 | 2026-08-01 | 2026-08-10 | К | 100 | shipment
        2 | 2026-09-01 | 2026-10-10 | К | 200 | shipment
        3 | 2026-09-20 | | К | 120 | credit_note
        4 | 2026-09-20 | | К | -30 | shipment";
    let books = Books::of(&[(Invoices, text)]);
    assert_eq!(books.owed("2026-09-30"), (150, 0));
    assert_eq!(books.value("2026-09-30", "dso_days"), Ok(Exact::new(150 * 90, 150)));
    let stays = Rules { loose_credit_stays: true, ..Rules::default() };
    let stays = Books::with(&[(Invoices, text)], stays);
    assert_eq!(stays.owed("2026-09-30"), (300, 100));
    assert_eq!(stays.value("2026-09-30", "dso_days"), Ok(Exact::new(300 * 90, 150)));
}

#[test]
fn set_off_and_write_off_settle_but_are_not_collected() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount | kind | of
            1 | 2026-09-01 | 2026-09-20 | К | 1000 | shipment |
            W | 2026-09-12 | | К | 50 | write_off | 1",
        ),
        (
            Payments,
            "date | amount | invoice | kind
            2026-09-10 | 300 | 1 | payment
            2026-09-11 | 200 | 1 | set_off
            2026-09-12 | 100 | 1 | write_off
            2026-09-21 | 250 | 1 | payment",
        ),
    ]);
    assert_eq!(books.owed("2026-09-30"), (100, 100));
    assert_eq!(books.value("2026-09-30", "timely_cash"), Ok(Exact::new(300, 1000)));
}

#[test]
fn timely_cash_is_of_what_was_still_to_come_in_when_the_period_began_and_not_given_back() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount | kind | of
            1 | 2026-08-01 | 2026-09-10 | К | 1000 | shipment |
            2 | 2026-08-01 | 2026-09-30 | К | 500 | shipment |
            3 | 2026-08-01 | 2026-10-01 | К | 9000 | shipment |
            C | 2026-09-05 | | К | 200 | credit_note | 1",
        ),
        (
            Payments,
            "date | amount | invoice
            2026-08-20 | 300 | 1
            2026-09-10 | 100 | 1
            2026-09-11 | 400 | 1
            2026-09-30 | 500 | 2
            2026-09-30 | 9000 | 3",
        ),
    ]);
    // 100 in time, 400 a day late, of 1000 - 200 - 300 that came in August; 500 of 500; the third
    // is due in October.
    assert_eq!(books.value("2026-09-30", "timely_cash"), Ok(Exact::new(600, 1000)));
    assert_eq!(books.value("2026-09-15", "timely_cash"), Ok(Exact::new(100, 500)));
}

#[test]
fn a_month_of_a_quarter_is_what_it_is_alone() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount
            1 | 2026-07-01 | 2026-07-10 | К | 600
            2 | 2026-07-01 | 2026-09-10 | К | 1000",
        ),
        (Payments, "date | amount | invoice\n2026-08-20 | 300 | 2\n2026-09-09 | 100 | 2"),
    ]);
    let september = books.scope("2026-09-30");
    let quarter =
        Scope { period: Period { from: date("2026-07-01"), ..september.period }, ..september };
    let timely = kpi().measure("timely_cash").expect("timely cash");
    let slice = books.slice(quarter);
    assert_eq!(timely.count(&slice).value, Ok(Exact::new(400, 1600)));
    let parts = slice.split(By::Month, &[]);
    let last = &parts.last().expect("September").1;
    assert_eq!(timely.count(last).value, Ok(Exact::new(100, 700)));
    assert_eq!(books.value("2026-09-30", "timely_cash"), Ok(Exact::new(100, 700)));
}

#[test]
fn columns_of_the_invoice_pay_it_where_no_payment_names_it() {
    let text = "number | date | due | customer | amount | paid | paid_on
        1 | 2026-09-01 | 2026-09-10 | К | 100 | 40 | 2026-09-05
        2 | 2026-09-02 | 2026-09-10 | К | 200 | | 2026-09-06
        3 | 2026-09-03 | 2026-09-10 | К | 400 | 150 |
        4 | 2026-09-03 | 2026-09-10 | К | 800 | 800 | 2026-09-04";
    let paid = "date | amount | invoice\n2026-09-20 | 300 | 4";
    let books = Books::of(&[(Invoices, text), (Payments, paid)]);
    assert_eq!(books.whole("2026-09-03", "open"), 100 + 200 + 250 + 800);
    assert_eq!(books.whole("2026-09-05", "open"), 60 + 200 + 250);
    assert_eq!(books.whole("2026-09-06", "open"), 60 + 250);
    assert_eq!(books.whole("2026-09-20", "open"), 60 + 250 + 500, "a payment names the fourth");
}

#[test]
fn a_debt_keeps_the_rate_of_its_document() {
    let rates = "date | currency | rate\n2026-09-01 | USD | 80\n2026-09-10 | USD | 90\n2026-09-01 | EUR | 100";
    let invoice = "number | date | customer | amount | currency\n1 | 2026-09-01 | К | 1000 | USD";
    let owed = |payments| {
        let tables = [(Rates, rates), (Invoices, invoice), (Payments, payments)];
        Books::of(&tables).whole("2026-09-30", "open")
    };
    assert_eq!(owed("date | amount | invoice | currency\n2026-09-10 | 400 | 1 | USD"), 48_000);
    assert_eq!(owed("date | amount | invoice | currency\n2026-09-10 | 1000 | 1 | USD"), 0);
    // Money in another currency counts by the rate of its own date.
    assert_eq!(owed("date | amount | invoice | currency\n2026-09-10 | 400 | 1 | EUR"), 40_000);
    assert_eq!(owed("date | amount | invoice\n2026-09-10 | 30000 | 1"), 50_000);
}

#[test]
fn turnover_and_cei_look_at_what_was_owed_before() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | due | customer | amount
            1 | 2026-08-01 | 2026-09-10 | К | 1000
            2 | 2026-09-05 | 2026-10-10 | К | 600",
        ),
        (Payments, "date | amount | invoice\n2026-09-10 | 700 | 1"),
    ]);
    // Before 1000, sold 600, owed 900, of it 600 not due: 600 / 950; 700 / 1000.
    assert_eq!(books.value("2026-09-30", "turnover"), Ok(Exact::new(600, 950)));
    assert_eq!(books.value("2026-09-30", "cei"), Ok(Exact::new(700, 1000)));
    // Sold in the last 90 days, 08-01 among them: 1600.
    assert_eq!(books.value("2026-09-30", "dso_days"), Ok(Exact::new(900 * 90, 1600)));
    assert_eq!(books.value("2026-10-29", "dso_days"), Ok(Exact::new(900 * 90, 1600)));
    assert_eq!(books.value("2026-10-30", "dso_days"), Ok(Exact::new(900 * 90, 600)), "91 days");
}

#[test]
fn dso_can_look_at_the_period() {
    let text =
        "number | date | customer | amount\n1 | 2026-08-01 | К | 1000\n2 | 2026-09-05 | К | 600";
    let rules = Rules { dso_days: 0, ..Rules::default() };
    let books = Books::with(&[(Invoices, text)], rules);
    assert_eq!(books.value("2026-09-30", "dso_days"), Ok(Exact::new(1600 * 30, 600)));
}

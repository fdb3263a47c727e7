//! When a debt is due, and how old it is.

use super::{Books, date};
use planerka::kpi::NoValue;
use planerka::model::rules::Rules;
use planerka::model::table::Table::{Balances, Customers, Invoices, Payments};
use planerka::model::unit::Exact;
use planerka::report::quality::quality;

/// Golden case 11.
#[test]
fn due_on_the_as_of_date_is_not_overdue() {
    let books = Books::of(&[(
        Invoices,
        "number | date | due | customer | amount
        1 | 2026-01-01 | 2026-09-30 | К | 1
        2 | 2026-01-01 | 2026-09-29 | К | 2
        3 | 2026-01-01 | 2026-08-31 | К | 4
        4 | 2026-01-01 | 2026-08-30 | К | 8
        5 | 2026-01-01 | 2026-08-01 | К | 16
        6 | 2026-01-01 | 2026-07-31 | К | 32
        7 | 2026-01-01 | 2026-07-02 | К | 64
        8 | 2026-01-01 | 2026-07-01 | К | 128
        9 | 2026-01-01 | 2026-06-02 | К | 256
        10 | 2026-01-01 | 2026-06-01 | К | 512
        11 | 2026-01-01 | 2026-10-01 | К | 1024",
    )]);
    // 0 and −1 days; 1 and 30; 31 and 60; 61 and 90; 91 and 120; 121.
    assert_eq!(books.ages("2026-09-30"), [1025, 6, 24, 96, 384, 512]);
    assert_eq!(books.owed("2026-09-30"), (2047, 1022));
    assert_eq!(books.whole("2026-09-30", "not_due"), 1025);
    assert_eq!(books.value("2026-09-30", "headline"), Ok(Exact::new(1022, 2047)));
}

/// Golden case 12.
#[test]
fn no_due_date_and_no_term_is_due_on_the_documents_date_and_marked() {
    let tables = [(
        Invoices,
        "number | date | customer | amount\n1 | 2026-09-10 | К | 100\n2 | 2026-09-11 | К | 50",
    )];
    let books = Books::of(&tables);
    assert_eq!(books.owed("2026-09-10"), (100, 0));
    assert_eq!(books.owed("2026-09-11"), (150, 100));
    let slice = books.slice(books.scope("2026-09-11"));
    assert_eq!(quality(super::kpi(), &slice).defaulted, 2);
    let later = Books::with(&tables, Rules { terms_days: 30, ..Rules::default() });
    assert_eq!(later.owed("2026-10-10"), (150, 0));
    assert_eq!(later.owed("2026-10-11"), (150, 100));
}

#[test]
fn a_due_date_is_the_rows_else_by_its_term_else_by_the_customers() {
    let tables = [
        (Customers, "name | terms_days\nК | 20\nЛ |"),
        (
            Invoices,
            "number | date | due | terms_days | customer | amount
            1 | 2026-09-01 | 2026-09-05 | 10 | К | 1
            2 | 2026-09-01 | | 10 | К | 2
            3 | 2026-09-01 | | | К | 4
            4 | 2026-09-01 | | | Л | 8",
        ),
    ];
    let books = Books::with(&tables, Rules { terms_days: 25, ..Rules::default() });
    let overdue = |day| books.whole(day, "overdue");
    assert_eq!([overdue("2026-09-05"), overdue("2026-09-06")], [0, 1]);
    assert_eq!([overdue("2026-09-11"), overdue("2026-09-12")], [1, 3]);
    assert_eq!([overdue("2026-09-21"), overdue("2026-09-22")], [3, 7]);
    assert_eq!([overdue("2026-09-26"), overdue("2026-09-27")], [7, 15]);
    let slice = books.slice(books.scope("2026-09-27"));
    assert_eq!(quality(super::kpi(), &slice).defaulted, 1, "the company's term alone");
}

#[test]
fn a_term_counts_the_29th_of_february() {
    let text = "number | date | terms_days | customer | amount
        1 | 2028-02-15 | 14 | К | 1
        2 | 2028-01-30 | 30 | К | 2";
    let books = Books::of(&[(Invoices, text)]);
    assert_eq!(books.owed("2028-02-29"), (3, 0), "both are due on the 29th");
    assert_eq!(books.owed("2028-03-01"), (3, 3));
    assert_eq!(books.ages("2028-03-30"), [0, 3, 0, 0, 0, 0], "30 days over");
    assert_eq!(books.ages("2028-03-31"), [0, 0, 3, 0, 0, 0]);
}

#[test]
fn a_due_date_on_a_day_off_moves_where_the_firm_has_it_so() {
    // 2026-09-26 is a Saturday; 2026-01-01 to 11 are days off.
    let text = "number | date | due | customer | amount
        1 | 2026-09-01 | 2026-09-26 | К | 1
        2 | 2025-12-01 | 2026-01-01 | К | 2";
    let stays = Books::of(&[(Invoices, text)]);
    assert_eq!(stays.owed("2026-09-27"), (3, 3));
    let moves = Books::with(&[(Invoices, text)], Rules { due_moves: true, ..Rules::default() });
    assert_eq!(moves.owed("2026-09-28"), (3, 2));
    assert_eq!(moves.owed("2026-09-29"), (3, 3));
    assert_eq!(moves.owed("2026-01-12"), (2, 0));
    assert_eq!(moves.owed("2026-01-13"), (2, 2));
}

#[test]
fn consignment_is_no_debt_and_internal_customers_owe_nothing() {
    let books = Books::of(&[
        (Customers, "name | internal\nК |\nСвоя | yes"),
        (
            Invoices,
            "number | date | customer | amount | kind
            1 | 2026-09-01 | К | 100 | consignment
            2 | 2026-09-01 | Своя | 200 | shipment
            3 | 2026-09-10 | К | 30 | shipment",
        ),
    ]);
    assert_eq!(books.owed("2026-09-20"), (30, 30));
    assert_eq!(books.value("2026-09-20", "dso_days"), Ok(Exact::whole(90)), "30 / 30 × 90");
    assert_eq!(books.owed("2026-09-05"), (0, 0), "something is known, nothing is owed");
    assert_eq!(books.value("2026-09-05", "headline"), Err(NoValue::ZeroWhole));
    let excluded = quality(super::kpi(), &books.slice(books.scope("2026-09-20"))).excluded;
    assert_eq!(excluded.iter().map(|it| it.1).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(books.value("2026-08-31", "open"), Err(NoValue::NoRows));
}

#[test]
fn balances_alone_are_aged_by_counting_back_the_latest_debits() {
    let books = Books::of(&[(
        Balances,
        "from | to | customer | opening | debit | credit | closing
        2026-06-01 | 2026-06-30 | К | 500 | 100 | 0 | 600
        2026-07-01 | 2026-07-31 | К | 600 | 200 | 300 | 500
        2026-08-01 | 2026-08-31 | К | 500 | 150 | 250 | 400
        2026-07-01 | 2026-08-31 | К | 600 | 350 | 550 | 400
        2026-08-01 | 2026-08-31 | Л | 70 | 0 | 10 | 60
        2026-08-01 | 2026-08-31 | М | 0 | 0 | 10 | -10",
    )]);
    // К owes 400: 150 of August (due 08-31, 30 days), 200 of July (61), 50 of June (92);
    // Л owes 60 from before August (07-31, 61 days); М has paid in advance.
    assert_eq!(books.ages("2026-09-30"), [0, 150, 0, 260, 50, 0]);
    let slice = books.slice(books.scope("2026-09-30"));
    let quality = quality(super::kpi(), &slice);
    assert_eq!(quality.defaulted, quality.used, "all of it is an estimate");
    assert_eq!(books.value("2026-09-30", "timely_cash"), Err(NoValue::MissingField("due")));
    // 460 over the debits of 07-03..09-30, which are those of July and August.
    assert_eq!(books.value("2026-09-30", "dso_days"), Ok(Exact::new(460 * 90, 350)));
    assert_eq!(books.owed("2026-07-31").0, 500);
    // One invoice, and documents decide.
    let with_invoice = Books::of(&[
        (
            Balances,
            "from | to | customer | opening | debit | credit | closing\n2026-08-01 | 2026-08-31 | К | 0 | 9 | 0 | 9",
        ),
        (Invoices, "number | date | customer | amount\n1 | 2026-09-01 | К | 7"),
        (Payments, "date | amount | customer\n2026-09-02 | 3 | К"),
    ]);
    assert_eq!(with_invoice.owed("2026-08-31").0, 9);
    assert_eq!(with_invoice.owed("2026-09-02").0, 4);
    assert_eq!(date("2026-09-02").plus(0), date("2026-09-02"));
}

#[test]
fn delay_is_weighted_by_what_is_owed_and_limits_by_customer() {
    let books = Books::of(&[
        (Customers, "name | credit_limit\nК | 100\nЛ | 100\nМ |"),
        (
            Invoices,
            "number | date | due | customer | rep | amount
            1 | 2026-09-01 | 2026-09-20 | К | А | 60
            2 | 2026-09-01 | 2026-09-10 | К | Б | 41
            3 | 2026-09-01 | 2026-10-10 | Л | А | 100
            4 | 2026-09-01 | 2026-10-10 | М | А | 999",
        ),
    ]);
    // (60 × 10 + 41 × 20) / 1200.
    let delay = books.value("2026-09-30", "weighted_delay_days");
    assert_eq!(delay, Ok(Exact::new(60 * 10 + 41 * 20, 1200)));
    assert_eq!(books.whole("2026-09-30", "limit_breaches"), 1, "К owes 101 of 100, Л 100 of 100");
}

//! Whose a debt is.

use super::Books;
use planerka::kpi::defs;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::table::Table::{Assignments, Credits, Customers, Invoices, Payments, Reps};
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::ageing::{AgeingRow, ageing};

fn owes(books: &Books, day: &str) -> Vec<(String, i128)> {
    books.by_rep(day).into_iter().filter(|it| it.1 != 0).collect()
}

fn named(all: &[(&str, i128)]) -> Vec<(String, i128)> {
    all.iter().map(|(name, sum)| ((*name).to_owned(), *sum)).collect()
}

#[test]
fn a_former_reps_debt_stays_his_for_some_days_and_is_the_owners_after_them() {
    let tables = [
        (Reps, "name | active_to\nА | 2026-06-30\nБ |"),
        (Customers, "name | owner\nК | А\nЛ |"),
        (Assignments, "customer | rep | from\nК | Б | 2026-07-10"),
        (
            Invoices,
            "number | date | customer | rep | amount
            1 | 2026-06-01 | К | А | 100
            2 | 2026-06-01 | Л | А | 10",
        ),
    ];
    let books = Books::of(&tables);
    // 06-30 and 60 days: 08-29.
    assert_eq!(owes(&books, "2026-08-29"), named(&[("А", 110)]));
    assert_eq!(owes(&books, "2026-08-30"), named(&[("Б", 100), ("никто", 10)]));
    let at_once = Books::with(&tables, Rules { inherited_days: 0, ..Rules::default() });
    assert_eq!(owes(&at_once, "2026-06-30"), named(&[("А", 110)]));
    assert_eq!(
        owes(&at_once, "2026-07-01"),
        named(&[("А", 100), ("никто", 10)]),
        "still his customer"
    );
    assert_eq!(owes(&at_once, "2026-07-10"), named(&[("Б", 100), ("никто", 10)]));
}

#[test]
fn a_debt_is_the_reps_on_it_else_the_owners_of_its_date_else_of_the_day() {
    let books = Books::of(&[
        (
            Assignments,
            "customer | rep | from | to
            К | А | 2026-01-01 | 2026-06-30
            К | Б | 2026-07-01 |
            Л | Б | 2026-09-01 |",
        ),
        (
            Invoices,
            "number | date | customer | rep | amount
            1 | 2026-06-01 | К | В | 1
            2 | 2026-06-01 | К | | 2
            3 | 2026-07-01 | К | | 4
            4 | 2026-06-01 | Л | | 8",
        ),
    ]);
    assert_eq!(owes(&books, "2026-08-31"), named(&[("А", 2), ("Б", 4), ("В", 1), ("никто", 8)]));
    assert_eq!(owes(&books, "2026-09-01"), named(&[("А", 2), ("Б", 12), ("В", 1)]));
}

#[test]
fn credits_split_a_debt_and_what_they_leave_over_is_unallocated() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | customer | rep | amount\n1 | 2026-09-01 | К | А | 1000\n2 | 2026-09-01 | К | А | 100",
        ),
        (
            Credits,
            "document | rep | share | kind
            1 | А | 0.5 |
            1 | Б | 0.3 |
            1 | В | 0.4 | overlay",
        ),
        (Payments, "date | amount | invoice\n2026-09-10 | 200 | 1"),
    ]);
    let by_rep = owes(&books, "2026-09-30");
    assert_eq!(by_rep, named(&[("А", 500), ("Б", 240), ("В", 320), ("не распределено", 160)]));
    assert_eq!(books.whole("2026-09-30", "open"), 900, "without the overlay");
}

#[test]
fn a_credit_note_lowers_the_sales_of_those_whose_its_invoice_is() {
    let books = Books::of(&[
        (
            Invoices,
            "number | date | customer | rep | amount | kind | of
            1 | 2026-09-01 | К | А | 1000 | |
            2 | 2026-09-02 | К | Б | 1000 | |
            C | 2026-09-20 | К | | 500 | credit_note | 1
            E | 2026-09-20 | К | А | 100 | credit_note | 2",
        ),
        (Credits, "document | rep | share\n1 | А | 0.6\n1 | Б | 0.4"),
    ]);
    let slice = books.slice(books.scope("2026-09-30"));
    let dso = defs::find("overdue_receivables").and_then(|it| it.measure("dso_days")).expect("dso");
    let by_rep: Vec<_> =
        slice.split(By::Rep, &[]).iter().map(|(_, part)| dso.count(part).whole).collect();
    // А: 600 − 300 − 100; Б: 1000 + 400 − 200.
    assert_eq!(by_rep, [Some(Exact::whole(200)), Some(Exact::whole(1200))]);
}

#[test]
fn a_reps_customer_is_over_the_limit_with_all_that_it_owes() {
    let books = Books::of(&[
        (Customers, "name | credit_limit\nК | 100"),
        (
            Invoices,
            "number | date | customer | rep | amount
            1 | 2026-09-01 | К | А | 60
            2 | 2026-09-01 | К | Б | 60",
        ),
    ]);
    let scope = books.scope("2026-09-30").of(Who::Rep(0));
    let breaches = super::kpi().measure("limit_breaches").expect("breaches");
    assert_eq!(breaches.count(&books.slice(scope)).value, Ok(Exact::whole(1)));
}

/// What each row shows as inherited, in major units; the total last.
fn inherited(books: &Books, scope: Scope, by: By) -> Vec<(String, i128, i128)> {
    let table = ageing(&books.data, scope, by).expect("a table");
    let rows = table.rows.iter().chain([&table.total]);
    let name = |row: &AgeingRow| row.name.clone().unwrap_or_default();
    rows.map(|it| (name(it), it.open.rounded(0), it.inherited.rounded(0))).collect()
}

#[test]
fn what_a_leaver_still_has_of_a_customer_is_shown_to_its_owner_as_inherited() {
    let books = Books::of(&[
        (Reps, "name | active_to | team\nА | 2026-06-30 | Север\nБ | | Юг"),
        (Customers, "name | owner\nК | Б\nЛ | А\nМ |"),
        (
            Invoices,
            "number | date | customer | rep | amount
            1 | 2026-06-01 | К | А | 100
            2 | 2026-06-01 | Л | А | 10
            3 | 2026-06-01 | М | А | 1
            4 | 2026-06-02 | К | Б | 1000",
        ),
        (Payments, "date | amount | invoice\n2026-07-05 | 30 | 1"),
    ]);
    let on = |day: &str, by: By| inherited(&books, books.scope(day), by);
    let row = |name: &str, open, left| (name.to_owned(), open, left);
    // On his last day he has not left; from the next on his customer's owner sees it. What nobody
    // owns nobody inherits, and nothing is counted twice.
    let last = [row("Б", 1000, 0), row("А", 111, 0), row("", 1111, 0)];
    assert_eq!(on("2026-06-30", By::Rep), last);
    let next = [row("Б", 1000, 100), row("А", 111, 0), row("", 1111, 100)];
    assert_eq!(on("2026-07-01", By::Rep), next);
    assert_eq!(on("2026-08-29", By::Rep)[0], row("Б", 1000, 70));
    let customers = [row("К", 1070, 70), row("Л", 10, 0), row("М", 1, 0), row("", 1081, 70)];
    assert_eq!(on("2026-08-29", By::Customer), customers);
    assert_eq!(on("2026-08-29", By::Team)[0], row("Юг", 1000, 70));
    // 60 days after he has left it is the owner's own, and nothing is inherited any more.
    assert_eq!(on("2026-08-30", By::Rep)[0], row("Б", 1070, 0));
    let rep = (0..).zip(&books.data.reps).find(|it| it.1.name == "Б").expect("Б").0;
    let own = inherited(&books, books.scope("2026-08-29").of(Who::Rep(rep)), By::Customer);
    assert_eq!(own, [row("К", 1000, 70), row("", 1000, 70)]);
}

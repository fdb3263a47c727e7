//! Tables of receivables: by age, by movement, by due date.

use super::Books;
use planerka::kpi::{NoValue, Unit};
use planerka::lang::{Lang, text};
use planerka::model::slice::By;
use planerka::model::table::Table::{Balances, Credits, Invoices, Payments};
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::ageing::{AgeingRow, ageing};
use planerka::report::expected_cash::expected_cash;
use planerka::report::grid::{Cell, Grid};
use planerka::report::movement::movement;
use planerka::report::receivables::exhibits;

fn books() -> Books {
    Books::of(&[
        (
            Invoices,
            "number | date | due | customer | rep | amount | kind | of | disputed
            1 | 2026-07-01 | 2026-07-31 | Ромашка | Ким | 1000 | | |
            2 | 2026-09-01 | 2026-09-10 | Ромашка | Гусев | 600 | | | yes
            3 | 2026-09-05 | 2026-10-05 | Лютик | Ким | 500 | | |
            4 | 2026-09-06 | 2026-10-05 | Лютик | | 50 | | |
            C | 2026-09-07 | | Лютик | | 100 | credit_note | 3 |",
        ),
        (
            Payments,
            "date | amount | invoice | customer | kind
            2026-08-10 | 300 | 1 | |
            2026-09-12 | 200 | 2 | |
            2026-09-13 | 70 | 9 | Ромашка |
            2026-09-14 | 40 | 1 | | set_off
            2026-09-15 | 5 | 1 | | write_off",
        ),
        (Credits, "document | rep | share\n3 | Ким | 0.5\n3 | Гусев | 0.25"),
    ])
}

/// A row as a line of text: the buckets, then all, overdue, disputed, advances.
fn line(row: &AgeingRow) -> String {
    let sums = row.ages.iter().chain([&row.open, &row.overdue, &row.disputed, &row.advances]);
    let sums: Vec<String> = sums.map(|it| it.rounded(0).to_string()).collect();
    format!("{}: {}", row.name.as_deref().unwrap_or("—"), sums.join(" "))
}

fn lines(books: &Books, by: By) -> Vec<String> {
    let table = ageing(&books.data, books.scope("2026-09-30"), by).expect("a table");
    assert!(!table.is_estimate);
    table.rows.iter().chain([&table.total]).map(line).collect()
}

#[test]
fn the_ageing_table_has_rows_of_people_and_of_customers() {
    let books = books();
    let by_customer = [
        "Ромашка: 0 400 0 655 0 0 1055 1055 400 70",
        "Лютик: 450 0 0 0 0 0 450 0 0 0",
        "—: 450 400 0 655 0 0 1505 1055 400 70",
    ];
    assert_eq!(lines(&books, By::Customer), by_customer);
    // Of the 400 left of invoice 3 half are Kim's, a quarter Gusev's, a quarter nobody's share.
    let by_rep = [
        "Ким: 200 0 0 655 0 0 855 655 0 0",
        "Гусев: 100 400 0 0 0 0 500 400 400 0",
        "—: 100 0 0 0 0 0 100 0 0 0",
        "—: 50 0 0 0 0 0 50 0 0 70",
        "—: 450 400 0 655 0 0 1505 1055 400 70",
    ];
    assert_eq!(lines(&books, By::Rep), by_rep);
    let early = ageing(&books.data, books.scope("2026-06-30"), By::Rep);
    assert_eq!(early.map(|it| it.total), Err(NoValue::NoRows));
}

#[test]
fn an_ageing_table_from_balances_says_that_it_is_an_estimate() {
    let text = "from | to | customer | rep | opening | debit | credit | closing
        2026-08-01 | 2026-08-31 | К | Ким | 0 | 90 | 30 | 60
        2026-09-01 | 2026-09-30 | К | Ким | 60 | 20 | 10 | 70";
    let books = Books::of(&[(Balances, text)]);
    let table = ageing(&books.data, books.scope("2026-09-30"), By::Rep).expect("a table");
    assert!(table.is_estimate);
    assert_eq!(line(&table.total), "—: 20 50 0 0 0 0 70 50 0 0");
    let steps = movement(&books.data, books.scope("2026-09-30"));
    let amounts: Vec<i128> = steps.iter().map(|it| it.amount.rounded(0)).collect();
    assert_eq!(amounts, [60, 20, -10, 0, 70]);
}

#[test]
fn the_bridge_leads_from_the_start_to_the_end() {
    let books = books();
    let scope = books.scope("2026-09-30");
    let steps = movement(&books.data, scope);
    let said = |lang: Lang| -> Vec<String> {
        let step = |it: &planerka::report::bridge::Step| {
            format!("{} {}", it.name.get(lang), it.amount.rounded(0))
        };
        steps.iter().map(step).collect()
    };
    let russian = [
        "Долг на начало 700",
        "Отгружено 1150",
        "Оплачено -200",
        "Возвраты -100",
        "Взаимозачёт -40",
        "Списано -5",
        "Долг на конец 1505",
    ];
    assert_eq!(said(Lang::Ru), russian);
    assert_eq!(said(Lang::En)[0], "Owed at the start 700");
    // Of anybody's rows too.
    for who in [Who::Company, Who::Rep(0), Who::Rep(1), Who::Nobody, Who::Unallocated] {
        let steps = movement(&books.data, scope.of(who));
        let (end, before) = steps.split_last().expect("steps");
        let sum = before.iter().fold(Exact::ZERO, |sum, it| sum.plus(it.amount).expect("fits"));
        assert_eq!(sum, end.amount, "{who:?}");
    }
}

#[test]
fn the_calendar_of_expected_cash_is_what_is_open_by_due_date() {
    let books = books();
    let days = expected_cash(&books.data, books.scope("2026-09-30"));
    let said: Vec<String> = days
        .iter()
        .map(|it| {
            let late = if it.is_overdue { " late" } else { "" };
            format!("{} {} {}{late}", it.due, it.amount.rounded(0), it.so_far.rounded(0))
        })
        .collect();
    let expected = ["2026-07-31 655 655 late", "2026-09-10 400 1055 late", "2026-10-05 450 1505"];
    assert_eq!(said, expected);
}

#[test]
fn every_table_is_a_grid_of_full_rows() {
    let books = books();
    let exhibits = exhibits(&books.data, books.scope("2026-09-30"));
    assert!(exhibits.iter().all(|it| it.picture.is_some()), "each has a form");
    let grids: Vec<Grid> = exhibits.into_iter().map(|it| it.grid).collect();
    assert_eq!(grids.len(), 4);
    for grid in &grids {
        let rows = grid.rows.iter().chain(&grid.total);
        assert!(rows.clone().all(|row| row.len() == grid.head.len()), "{}", grid.id);
        assert!(rows.count() > 1, "{}", grid.id);
    }
    let said = |grid: &Grid, row: usize| grid.rows[row][0].clone();
    assert_eq!(said(&grids[0], 2), Cell::Said(text("Не распределено", "Unallocated")));
    assert_eq!(said(&grids[0], 3), Cell::Said(text("Не назначен", "Unassigned")));
    assert_eq!(said(&grids[1], 0), Cell::Named("Ромашка".to_owned()));
    let total = grids[1].total.as_ref().expect("a total");
    assert_eq!(total[7], Cell::figure(Exact::whole(1505), Unit::Money));
}

#[test]
fn no_document_is_no_table() {
    let books = Books::of(&[]);
    assert!(exhibits(&books.data, books.scope("2026-09-30")).is_empty());
}

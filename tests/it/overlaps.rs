//! Overlapping exports: a row that a later import brings again counts once, as that import has it.

use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch_of;
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Money;
use planerka::report::results::results;
use planerka::report::table::tables;
use planerka::report::trace::{Traced, trace};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// An import of some day.
pub fn import(table: Table, file: &str, day: i32, text: &str) -> Arc<Batch> {
    let mut batch = (*batch_of(table, file, text)).clone();
    batch.imported = day;
    batch.origin.digest = format!("{file} {text}");
    Arc::new(batch)
}

pub fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options::default())
}

pub fn roubles(data: &Dataset) -> i64 {
    data.sales.amount.iter().copied().sum::<Money>().0 / 10_000
}

fn all() -> Scope {
    let period = Period::parse("2026-Q3").expect("a quarter");
    let (as_of, today) = (period.to, period.to);
    Scope { period, as_of, today, who: Who::Company }
}

/// The figures, whatever the order in which things were met.
fn figures(data: &Dataset) -> Vec<String> {
    let found: Value = serde_json::from_str(&results(data, all())).expect("json");
    let values = found["values"].as_array().expect("values").iter();
    let mut values: Vec<String> = values.map(ToString::to_string).collect();
    values.sort();
    values
}

const AUGUST: &str = "date|document|customer|sku|amount
    2026-08-30|1|Ромашка|A|10
    2026-08-31|2|Лютик|A|20
    2026-08-31|2|Лютик|B|30
    2026-08-31|2|Лютик|B|30";

#[test]
fn the_latest_version_of_a_documents_line_counts_and_the_trace_says_which() {
    let later = "date|document|customer|sku|amount
        2026-08-31|2|Лютик|B|35
        2026-08-31|2|лютик|A|20
        2026-09-01|3|Ромашка|A|7";
    let (august, later) = (
        import(Table::Sales, "август.csv", 1, AUGUST),
        import(Table::Sales, "осень.csv", 2, later),
    );
    for batches in [vec![august.clone(), later.clone()], vec![later.clone(), august.clone()]] {
        let data = build(batches);
        // 10 of August, 20 and 35 of the later file (two lines of B are one there), and 7.
        assert_eq!(roubles(&data), 10 + 20 + 35 + 7);
        let again = data.excluded.iter().filter(|it| it.1 == Reason::ComesAgain);
        assert_eq!(again.count(), 3);
        let whole = tables(&data);
        let sales = whole.iter().find(|it| it.table == Table::Sales).expect("sales");
        assert_eq!(sales.rows.len(), 4, "what is exported is what counts");
        let kpi = planerka::kpi::defs::find("plan_revenue").expect("a KPI");
        let traced = Traced { scope: all(), part: None, kpi, measure: "net" };
        let found = trace(&data, traced, 0..100).expect("a trace");
        let (.., shown) =
            found.excluded.iter().find(|it| it.0 == Reason::ComesAgain).expect("a reason");
        let said: Vec<(u32, String, u32)> = shown
            .iter()
            .map(|it| {
                let counts = it.instead.as_ref().expect("what counts");
                (it.row, counts.file.clone(), counts.row)
            })
            .collect();
        let file = "осень.csv".to_owned();
        assert_eq!(said, [(3, file.clone(), 3), (4, file.clone(), 2), (5, file, 2)]);
    }
}

#[test]
fn equal_lines_of_one_file_stay_and_come_again_as_often_as_they_are() {
    let calls = "at|rep|phone\n2026-09-01 10:00|Ким|1\n2026-09-01 10:00|Ким|1";
    let longer = "at|rep|phone\n2026-09-01 10:00|Ким|1\n2026-09-01 10:00|Ким|1
        2026-09-01 10:00|Ким|1\n2026-09-02 11:00|Ким|2";
    let of = |batches| build(batches).calls.at.len();
    assert_eq!(of(vec![import(Table::Calls, "a.csv", 1, calls)]), 2);
    let both = [import(Table::Calls, "a.csv", 1, calls), import(Table::Calls, "b.csv", 2, longer)];
    assert_eq!(of(both.to_vec()), 4);
    assert_eq!(of(both.iter().rev().cloned().collect()), 4);
    // The shorter one is the later: what it does not hold stays.
    let turned =
        [import(Table::Calls, "a.csv", 2, calls), import(Table::Calls, "b.csv", 1, longer)];
    assert_eq!(of(turned.to_vec()), 4);
}

#[test]
fn what_is_another_row_is_never_taken_for_the_same() {
    let two = |one: &str, other: &str| {
        let batches =
            vec![import(Table::Sales, "a.xlsx", 1, one), import(Table::Sales, "b.xlsx", 2, other)];
        roubles(&build(batches))
    };
    let head = "date|document|customer|sku|amount|kind";
    let of = |row: &str| format!("{head}\n{row}");
    // The number begins anew with the year, with the customer, and is that of what came back.
    let first = of("2025-08-31|2|Лютик|A|20|");
    assert_eq!(two(&first, &of("2026-08-31|2|Лютик|A|20|")), 40);
    assert_eq!(two(&first, &of("2025-08-31|2|Ромашка|A|20|")), 40);
    assert_eq!(two(&first, &of("2025-08-31|2|Лютик|B|20|")), 40);
    assert_eq!(two(&first, &of("2025-08-31|2|Лютик|A|20|return")), 0);
    assert_eq!(two(&first, &of("2025-08-31|2|ООО Лютик|A|20|")), 40, "who knows");
    // Two shops: most of their receipts of a day are their own.
    let shop = |own: u32| {
        let lines = (0..10).map(|it| format!("2026-09-01|{it}|{}|150\n", it % 3 + own * it));
        format!("date|document|sku|amount\n{}", lines.collect::<String>())
    };
    assert_eq!(two(&shop(0), &shop(1)), 150 * 20);
    assert_eq!(two(&shop(0), &shop(0).replace("150", "160")), 160 * 10, "a corrected export");
}

#[test]
fn a_sheet_repeats_another_of_its_workbook_only_as_a_whole_and_a_batch_of_an_import_none() {
    let sheet = |text: &str| {
        let mut batch = (*import(Table::Sales, "год.xlsx", 1, text)).clone();
        batch.origin.sheet = "Услуги".to_owned();
        batch.origin.digest = "other".to_owned();
        Arc::new(batch)
    };
    let first = import(Table::Sales, "год.xlsx", 1, AUGUST);
    assert_eq!(roubles(&build(vec![first.clone(), sheet(AUGUST)])), 90, "a copy");
    let other = AUGUST.replacen("2026-08", "2026-07", 1);
    assert_ne!(other, AUGUST);
    assert_eq!(roubles(&build(vec![first.clone(), sheet(&other)])), 180);
    assert_eq!(roubles(&build(vec![first.clone(), first])), 180);
}

#[test]
fn lines_whose_date_stands_on_another_sheet_come_again_too() {
    let sheet = |file: &str, day: i32, sheet: &str, text: &str| {
        let mut batch = (*import(Table::Sales, file, day, text)).clone();
        batch.origin.sheet = sheet.to_owned();
        Arc::new(batch)
    };
    let book = |file: &str, day: i32, orders: &str, lines: &str| {
        [sheet(file, day, "Заказы", orders), sheet(file, day, "Строки", lines)]
    };
    let one = book(
        "1.xlsx",
        1,
        "document|date|customer\n1|2026-09-01|Ромашка\n2|2026-09-02|Лютик",
        "document|sku|amount\n1|A|10\n2|A|20\n2|A|20",
    );
    let other = book(
        "2.xlsx",
        2,
        "document|date|customer\n2|2026-09-02|Лютик\n3|2026-09-03|Ромашка",
        "document|sku|amount\n2|A|20\n2|A|25\n3|A|5",
    );
    let batches: Vec<Arc<Batch>> = one.into_iter().chain(other).collect();
    let data = build(batches.clone());
    assert_eq!(roubles(&data), 10 + 20 + 25 + 5);
    let turned = build(batches.into_iter().rev().collect());
    assert!(figures(&data) == figures(&turned));
}

#[test]
fn invoices_shares_and_balances_have_keys_of_their_own() {
    let data = build(vec![
        import(
            Table::Invoices,
            "a.csv",
            1,
            "number|date|due|customer|amount\n7|2026-09-01|2026-09-10|к|50\n7|2026-09-01|2026-09-20|к|50",
        ),
        import(
            Table::Invoices,
            "b.csv",
            2,
            "number|date|due|customer|amount\n7|2026-09-01|2026-10-01|к|100\n8|2026-09-02||к|5",
        ),
        import(Table::Credits, "a.csv", 1, "document|rep|share\n7|Ким|0.5\n7|Ли|0.5\n6|Ли|1"),
        import(Table::Credits, "b.csv", 2, "document|rep|share\n7|Ким|1"),
        import(
            Table::Balances,
            "a.csv",
            1,
            "from|to|customer|opening|debit|credit|closing\n2026-09-01|2026-09-30|к|0|5|0|5",
        ),
        import(
            Table::Balances,
            "b.csv",
            2,
            "from|to|customer|opening|debit|credit|closing\n2026-09-01|2026-09-30|к|0|6|0|6",
        ),
    ]);
    let amounts: Vec<i64> = data.invoices.amount.iter().map(|it| it.0 / 10_000).collect();
    assert_eq!(amounts, [100, 5]);
    assert_eq!(data.credits.share.len(), 2, "Ли has 6, Ким has 7");
    assert_eq!(data.balances.place.len(), 1);
}

type Line = (u8, u8, u8, u16);

fn text(rows: &[Line]) -> String {
    let day = |day: u8| Date(Date::parse("2026-09-01").expect("a date").0 + i32::from(day));
    let lines = rows.iter().map(|(at, customer, sku, amount)| {
        // One document a day and customer; of every third customer without a number.
        let number = if customer % 3 == 0 { String::new() } else { format!("{at}-{customer}") };
        format!("{}|{number}|к{customer}|Ким|{sku}|{amount}\n", day(*at))
    });
    format!("date|document|customer|rep|sku|amount\n{}", lines.collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Windows of one register, exported in turn and read in any order, are the register.
    #[test]
    fn overlapping_windows_are_the_whole(
        rows in prop::collection::vec((0u8..20, 0u8..6, 0u8..3, 1u16..50), 1..60),
        overlap in 0u8..6, turn in 0usize..4, is_turned in any::<bool>()
    ) {
        let whole = build(vec![import(Table::Sales, "whole.csv", 1, &text(&rows))]);
        let windows = (0u8..4).map(|at| {
            let days = (at * 5).saturating_sub(overlap)..at * 5 + 5;
            let mut own: Vec<Line> = rows.iter().filter(|it| days.contains(&it.0)).copied().collect();
            if is_turned {
                own.reverse();
            }
            import(Table::Sales, &format!("{at}.csv"), at.into(), &text(&own))
        });
        let mut windows: Vec<Arc<Batch>> = windows.filter(|it| !it.is_empty()).collect();
        let turns = turn % windows.len().max(1);
        windows.rotate_left(turns);
        let data = build(windows);
        prop_assert_eq!(roubles(&data), roubles(&whole));
        prop_assert_eq!(data.sales.date.len(), rows.len());
        prop_assert!(figures(&data) == figures(&whole));
    }

    /// What is said of the rows adds up: each counts, or is left out with the one that counts.
    #[test]
    fn every_row_that_comes_again_has_one_that_counts(
        one in prop::collection::vec((0u8..5, 0u8..6, 0u8..3, 1u16..4), 1..30),
        other in prop::collection::vec((0u8..5, 0u8..6, 0u8..3, 1u16..4), 1..30)
    ) {
        let data = build(vec![
            import(Table::Sales, "a.csv", 1, &text(&one)),
            import(Table::Sales, "b.csv", 2, &text(&other)),
        ]);
        prop_assert_eq!(data.sales.date.len() + data.again.len(), one.len() + other.len());
        for it in &data.again {
            prop_assert!(data.sales.place.contains(&it.counts));
            prop_assert!(!data.sales.place.contains(&it.row));
            prop_assert_eq!((it.row.batch, it.counts.batch), (0, 1));
        }
    }
}

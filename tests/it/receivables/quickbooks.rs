//! Receivables of a real export: invoices and payments of QuickBooks, as its connector leaves them.

use super::{Books, kpi};
use crate::samples;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::fixture::batch;
use planerka::model::slice::By;
use planerka::model::table::Table;
use planerka::model::unit::Exact;
use std::collections::BTreeMap;
use std::path::Path;

/// The rows of a file by the names of its columns.
fn rows(folder: &Path, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(file)).expect(file);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// Deleted rows have no customer and no amount; a payment names its invoices in lines of its own.
fn books(folder: &Path) -> Books {
    let mut invoices = "number|date|due|customer|amount|currency\n".to_owned();
    let mut rates = "date|currency|rate\n".to_owned();
    for row in
        rows(folder, "invoice_data.csv").iter().filter(|it| it["_fivetran_deleted"] == "FALSE")
    {
        let cells =
            ["id", "transaction_date", "due_date", "customer_id", "total_amount", "currency_id"];
        invoices.push_str(&format!("{}\n", cells.map(|it| row[it].as_str()).join("|")));
        if row["currency_id"] != "USD" {
            let rate = [&row["transaction_date"], &row["currency_id"], &row["exchange_rate"]];
            rates.push_str(&format!("{}\n", rate.map(String::as_str).join("|")));
        }
    }
    let lines = rows(folder, "payment_line_data.csv");
    let mut payments = "date|amount|invoice|customer|currency\n".to_owned();
    for row in rows(folder, "payment_data.csv") {
        let of_payment: Vec<_> = lines.iter().filter(|it| it["payment_id"] == row["id"]).collect();
        let invoice = of_payment.first().map_or("", |line| line["invoice_id"].as_str());
        let cells = ["transaction_date", "total_amount"].map(|it| row[it].as_str()).join("|");
        payments.push_str(&format!(
            "{cells}|{invoice}|{}|{}\n",
            row["customer_id"], row["currency_id"]
        ));
        if row["currency_id"] != "USD" {
            rates.push_str(&format!("{}|EUR|{}\n", row["transaction_date"], row["exchange_rate"]));
        }
    }
    let tables =
        [(Table::Invoices, &invoices), (Table::Payments, &payments), (Table::Rates, &rates)];
    let batches = tables.iter().map(|(table, text)| batch(*table, text)).collect();
    let options = Options { currency: Some("USD".to_owned()), ..Options::default() };
    Books { data: Dataset::build(batches, options) }
}

/// By hand: four invoices in dollars due 2021-02-03 (565,214.00 + 62,507.50 + 1,015.05 + 504.00 =
/// 629,240.55) and one of 1,000 euros at 1.25 due 2021-02-05, paid on 2026-02-01 with 1,000 euros
/// (then at 1.4). No other payment names an invoice or a customer that is there.
#[test]
fn the_invoices_of_quickbooks_are_owed_and_aged() {
    let Some(folder) = samples().map(|it| it.join("quickbooks_seed")).filter(|it| it.is_dir())
    else {
        println!("skipped: no export of QuickBooks in the samples");
        return;
    };
    let books = books(&folder);
    let cents = |number: i128| Exact::new(number, 100);
    let open = |day| books.value(day, "open").expect("a value");
    assert_eq!(open("2021-02-02"), cents(62_772_150), "two are there: 565,214.00 + 62,507.50");
    assert_eq!(open("2021-02-03"), cents(62_924_055));
    assert_eq!(open("2021-02-05"), cents(62_924_055 + 125_000));
    assert_eq!(open("2026-02-01"), cents(62_924_055));
    let ages = |day: &str| -> Vec<(Option<u32>, Exact)> {
        let slice = books.slice(books.scope(day));
        let ageing = kpi().measure("ageing").expect("ageing");
        let parts = slice.split(By::Bucket, &[]);
        parts.iter().map(|(at, part)| (*at, ageing.count(part).value.expect("a value"))).collect()
    };
    assert_eq!(ages("2021-02-03"), [(Some(0), cents(62_924_055))]);
    assert_eq!(ages("2021-02-05"), [(Some(0), cents(125_000)), (Some(1), cents(62_924_055))]);
    // 30 and 28 days; 31 and 29.
    assert_eq!(ages("2021-03-05"), [(Some(1), cents(63_049_055))]);
    assert_eq!(ages("2021-03-06"), [(Some(1), cents(125_000)), (Some(2), cents(62_924_055))]);
    assert_eq!(ages("2026-02-01"), [(Some(5), cents(62_924_055))]);
}

//! The golden cases of the KPI handbook that belong to files.

use crate::imports::{mapped, session};
use planerka::import::fixture::sheet;
use planerka::import::review::Choice;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::table::Table;
use planerka::model::unit::Money;

/// How the sheet is understood, and what it brings when the offers are taken.
fn taken(name: &str, text: &str) -> (String, Batch) {
    let session = session(vec![sheet(name, text)]);
    let said = mapped(&session.review().sheets[0]);
    let today = Date::parse("2026-11-23").expect("a date");
    (said, session.commit(today).pop().expect("a batch"))
}

fn amounts(batch: &Batch, field: &str) -> Vec<Option<i64>> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.number(row)).collect()
}

fn money(units: i64, minor: i64) -> Option<i64> {
    Some(units * Money::PER_MAJOR + minor * Money::PER_MAJOR / 100)
}

#[test]
fn golden_14_a_dot_in_a_column_of_dots_is_the_decimal_mark_whatever_the_language() {
    let text = "Дата|Менеджер|Сумма\n01.03.2026|А|18500.00\n02.03.2026|Б|7.25\n03.03.2026|А|1200.5";
    let (_, batch) = taken("продажи.csv", text);
    let read = [money(18_500, 0), money(7, 25), money(1_200, 50)];
    assert_eq!(amounts(&batch, "amount"), read);
}

#[test]
fn golden_17_debts_without_a_name_of_the_first_column_are_read() {
    let text = "|Код|Контрагент|Остаток долга контрагента\n\
        1|000000012|ООО Ромашка|23 921,48\n2|000000015|ИП Лютик|1 000,00";
    let mut session = session(vec![sheet("долги.csv", text)]);
    let shown = session.review().sheets.remove(0);
    let headers: Vec<&str> = shown.columns.iter().map(|it| it.header.as_str()).collect();
    assert_eq!(headers, ["Столбец 1", "Код", "Контрагент", "Остаток долга контрагента"]);
    // No table has debts of no day, so the person says what they are.
    let choice = Choice { table: Some(Some(Table::Invoices)), ..shown.choice };
    session.choose(0, choice);
    let mut choice = session.review().sheets.remove(0).choice;
    choice.fields[3] = Some(Some("amount".to_owned()));
    session.choose(0, choice);
    let shown = session.review().sheets.remove(0);
    let read = shown.columns[3].read_as.clone().expect("a number");
    assert_eq!(read, ("23 921,48".to_owned(), "23921.48".to_owned()));
}

#[test]
fn golden_18_the_foot_of_a_salesforce_report_is_no_row() {
    let text = "Opportunity Owner|Account Name|Opportunity Name|Stage|Amount|Amount Currency|Close Date\n\
        Ann Lee|Acme|Deal 1|Closed Won|1000.50|USD|3/14/2026\n\
        Bob Ray|Zeta|Deal 2|Closed Won|200.00|USD|3/28/2026\n\n\
        Grand Totals (2 records)\n\
        Confidential Information - Do Not Distribute\n\
        Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.";
    let (said, batch) = taken("report.csv", text);
    assert!(said.starts_with("sales: "), "{said}");
    assert_eq!(amounts(&batch, "amount"), [money(1_000, 50), money(200, 0)]);
}

#[test]
fn golden_19_two_columns_of_one_name_are_both_kept() {
    let text =
        "Дата|Менеджер|Товар|Сумма|Товар\n01.03.2026|А|Насос|100|Вал\n02.03.2026|Б|Вал|200|Насос";
    let session = session(vec![sheet("сделки.csv", text)]);
    let review = session.review();
    let columns = &review.sheets[0].columns;
    let of_product: Vec<&str> = columns
        .iter()
        .filter(|it| it.header.starts_with("Товар"))
        .map(|it| it.header.as_str())
        .collect();
    assert_eq!(of_product.len(), 2, "{of_product:?}");
    assert_eq!(mapped(&review.sheets[0]).matches("=sku").count(), 1, "one field, one column");
}

//! The golden cases of the KPI handbook that belong to files, 14 to 19: a column of dots, a delimiter,
//! a turnover sheet of 1C in HTML, debts with a nameless column, the foot of a Salesforce report, two
//! columns of one name.

use crate::imports::{issue, mapped, session, texts};
use planerka::import::fixture::sheet;
use planerka::import::format::{TextOptions, read};
use planerka::import::issue::IssueKind;
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
fn golden_15_a_delimiter_is_what_the_rows_agree_on() {
    let text = "product name; amount, in dollars\nblunderbuss; 1,000\ncyberwagon; 1,000,000";
    let sheets = read("a.csv", &text.as_bytes().into(), &TextOptions::default(), &mut |_| {});
    let session = session(sheets.expect("readable"));
    let shown = session.review().sheets.remove(0);
    assert_eq!(shown.text_form.expect("a text").delimiter, Some(';'));
    let headers: Vec<&str> = shown.columns.iter().map(|it| it.header.trim()).collect();
    assert_eq!(headers, ["product name", "amount, in dollars"]);
    assert_eq!(shown.preview[1], ["cyberwagon", "1,000,000"]);
}

/// As 1C saves «Оборотно-сальдовая ведомость» under the name of xls: HTML in Windows-1251, a header
/// of two rows, and rows by indicator.
#[test]
fn golden_16_of_a_turnover_sheet_accounting_alone_is_read_and_its_total_left_out() {
    let row = |account: &str, indicator: &str, sums: [&str; 6]| {
        let cells: String = sums.iter().map(|it| format!("<td>{it}</td>")).collect();
        format!("<tr>{account}<td>{indicator}</td>{cells}</tr>")
    };
    let sums = ["1&nbsp;000,00", "", "2&nbsp;000,00", "2&nbsp;100,00", "900,00", ""];
    let of = |name: &str| {
        let name = format!("<td rowspan=3>{name}</td>");
        row(&name, "БУ", sums) + &row("", "НУ", sums) + &row("", "БУ-НУ", [""; 6])
    };
    let page = format!(
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"></head>\
         <body><table><tr><td colspan=8>ООО Ромашка</td></tr>\
         <tr><td colspan=8>Оборотно-сальдовая ведомость за 1 квартал 2026 г.</td></tr>\
         <tr><td>Выводимые данные:</td><td colspan=7>БУ, НУ, БУ-НУ</td></tr>\
         <tr><td rowspan=2>Счет</td><td rowspan=2>Показа-<br>тели</td>\
         <td colspan=2>Сальдо на начало периода</td><td colspan=2>Обороты за период</td>\
         <td colspan=2>Сальдо на конец периода</td></tr>\
         <tr><td>Дебет</td><td>Кредит</td><td>Дебет</td><td>Кредит</td><td>Дебет</td><td>Кредит</td></tr>\
         {}{}</table></body></html>",
        of("51"),
        of("Total")
    );
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1251.encode(&page);
    assert!(!is_lossy);
    let sheets = read("osv.xls", &bytes.into_owned().into(), &TextOptions::default(), &mut |_| {});
    let session = session(sheets.expect("readable"));
    let shown = session.review().sheets.remove(0);
    assert!(mapped(&shown).starts_with("balances: "), "{}", mapped(&shown));
    assert_eq!(issue(&shown, IssueKind::Totals).map(|it| it.2), Some(1));
    let batch = session.commit(crate::imports::today()).pop().expect("a batch");
    assert_eq!(texts(&batch, "customer"), ["51"]);
    assert_eq!(amounts(&batch, "opening"), [money(1_000, 0)]);
    assert_eq!(amounts(&batch, "closing"), [money(900, 0)]);
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
    // The number of records that the foot names is checked.
    let count = |text: &str| {
        let session = session(vec![sheet("report.csv", text)]);
        issue(&session.review().sheets[0], IssueKind::RecordCount).map(|it| it.2)
    };
    assert_eq!(count(text), None);
    assert_eq!(count(&text.replace("(2 records)", "(5 records)")), Some(1));
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

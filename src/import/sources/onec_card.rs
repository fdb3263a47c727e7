//! «Карточка счёта 51» and «62» of 1C: what moved on an account, document by document. Made a list of
//! what a customer was claimed from, and of what he paid.
//!
//! Of account 62 a debit is a claim and a credit is money; of 51 a debit from 62 is money, a credit
//! to it is money given back. What moved between other accounts, and between the accounts of 62
//! (an advance set off), is neither.

use super::export::{Export, Feed, Rows};
use super::onec_entry::{self, Entry};
use crate::import::cell;
use crate::import::sheet::Sheet;
use crate::import::synonyms::Names;
use crate::lang::text;
use crate::model::table::Table;

/// The headers of the list.
const HEADERS: [&str; 8] =
    ["Дата", "Документ", "Контрагент", "ИНН", "Договор", "Операция", "Счёт на оплату", "Сумма"];

const CLAIMED: Rows = &[("операция", &["отгрузка", "возврат товара"])];

#[rustfmt::skip]
const INVOICE: &[Names] = &[
    ("number", &["документ"]),
    ("date", &["дата"]),
    ("customer", &["контрагент"]),
    ("contract", &["договор"]),
    ("amount", &["сумма"]),
    ("kind", &["операция"]),
];

const CUSTOMER: &[Names] = &[("tax_id", &["инн"])];

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "onec_card",
    name: text("1С: карточка счёта", "1C account card"),
    table: Table::Payments,
    signs: &[&["операция"], &["контрагент"], &["документ"], &["счет на оплату"], &["сумма"], &["дата"]],
    columns: &[
        ("date", &["дата"]),
        ("amount", &["сумма"]),
        ("invoice", &["счет на оплату"]),
        ("contract", &["договор"]),
        ("customer", &["контрагент"]),
        ("kind", &["операция"]),
    ],
    others: &["документ"],
    rows: &[("операция", &["оплата", "возврат оплаты"])],
    further: &[
        Feed { table: Table::Invoices, columns: INVOICE, rows: CLAIMED },
        Feed { table: Table::Customers, columns: CUSTOMER, rows: &[] },
    ],
    relist: Some(listed_of),
    ..Export::PLAIN
};

/// Rows in which the header is looked for.
const SEARCHED: usize = 40;

/// The documents that concern customers, where the sheet is a card of an account.
fn listed_of(sheet: &Sheet) -> Option<Sheet> {
    let columns =
        (0..sheet.height.min(SEARCHED)).find_map(|row| onec_entry::Columns::of(sheet, row))?;
    let entries: Vec<(usize, Entry)> = (columns.end..sheet.height)
        .filter_map(|row| Some((row, columns.entry(sheet, row)?)))
        .collect();
    if entries.is_empty() {
        return None;
    }
    let mut list = sheet.bare();
    for (column, header) in HEADERS.iter().enumerate() {
        list.put(0, column, header);
    }
    list.row_numbers.push(sheet.row_number(columns.end.saturating_sub(1)));
    for (at, (row, entry)) in (1..).zip(&entries) {
        list.row_numbers.push(sheet.row_number(*row));
        let date = cell::text(sheet.cell(*row, columns.date));
        let texts = [
            &date,
            &entry.document,
            &entry.customer,
            &entry.tax_id,
            &entry.contract,
            &entry.kind.to_owned(),
            &entry.invoice,
            &entry.amount,
        ];
        for (column, text) in texts.iter().enumerate() {
            list.put(at, column, text);
        }
    }
    Some(list)
}

//! «Дебиторская задолженность по срокам долга» of 1C: what every customer owes on a day, and how long
//! it is overdue. Made a list of balances of that day: the intervals are no field of ours.
//!
//! Without a day in the title it stays as it is, and the person says what it is.

use super::export::Export;
use crate::import::cell;
use crate::import::header;
use crate::import::layout::{Layout, Title};
use crate::import::name::Name;
use crate::import::sheet::{Cell, Sheet};
use crate::lang::text;
use crate::model::table::Table;

/// The headers of the list. Nothing moves on the one day that it is of.
const HEADERS: [&str; 8] = [
    "Контрагент",
    "Договор",
    "День с",
    "День по",
    "Долг на начало",
    "Начислено",
    "Оплачено",
    "Остаток долга",
];

/// What the debt is called, the better first.
const DEBT: &[&str] = &[
    "остаток долга контрагента",
    "остаток долга клиента",
    "остаток долга",
    "долг клиента",
    "задолженность",
    "общая задолженность",
    "всего задолженность",
    "долг",
    "всего",
    "итого",
];

const CUSTOMER: &[&str] = &["контрагент", "клиент", "покупатель", "должник", "партнер"];

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "onec_debts",
    name: text("1С: задолженность по срокам долга", "1C debts by age"),
    table: Table::Balances,
    signs: &[&["контрагент"], &["день с"], &["день по"], &["долг на начало"], &["остаток долга"]],
    columns: &[
        ("from", &["день с"]),
        ("to", &["день по"]),
        ("customer", &["контрагент"]),
        ("contract", &["договор"]),
        ("opening", &["долг на начало"]),
        ("debit", &["начислено"]),
        ("credit", &["оплачено"]),
        ("closing", &["остаток долга"]),
    ],
    relist: Some(listed_of),
    ..Export::PLAIN
};

/// The balances of the day that the title names.
fn listed_of(sheet: &Sheet) -> Option<Sheet> {
    let (first, end) = header::find(sheet)?;
    let title = Title::of(sheet, first);
    let says = |stem: &str| title.words.iter().any(|word| word.starts_with(stem));
    if !(says("задолжен") || says("дебитор") || says("долг")) {
        return None;
    }
    let day = title.day?;
    let layout = Layout::of(sheet, None);
    let find = |names: &[&str]| {
        let is = |it: &Name, name: &str| it.words.join(" ") == name;
        names.iter().find_map(|name| layout.names.iter().position(|it| is(it, name)))
    };
    let (customer, debt) = (find(CUSTOMER)?, find(DEBT)?);
    let contract = find(&["договор", "договор контрагента"]);
    let mut list = sheet.bare();
    for (column, header) in HEADERS.iter().enumerate() {
        list.put(0, column, header);
    }
    list.row_numbers.push(sheet.row_number(first));
    let text = |row: usize, column: usize| cell::text(sheet.cell(row, column));
    let mut at = 0;
    for &row in layout.rows.iter().filter(|&&row| row >= end) {
        let (name, amount) = (text(row, customer), text(row, debt));
        let first =
            (0..sheet.columns.len()).find(|&it| !matches!(sheet.cell(row, it), Cell::Empty));
        let label = first.map(|it| text(row, it)).unwrap_or_default();
        let name = if name.is_empty() { label } else { name };
        if name.is_empty() {
            continue;
        }
        at += 1;
        list.row_numbers.push(sheet.row_number(row));
        list.put(at, 0, &name);
        list.put(at, 1, &contract.map(|it| text(row, it)).unwrap_or_default());
        // A total has no day, so that it is one.
        if !is_total(&name) {
            list.put(at, 2, &day.to_string());
            list.put(at, 3, &day.to_string());
        }
        for (column, sum) in [(4, amount.as_str()), (5, "0"), (6, "0"), (7, amount.as_str())] {
            list.put(at, column, sum);
        }
    }
    (at > 0).then_some(list)
}

fn is_total(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["итого", "всього", "разом", "всего", "total"].iter().any(|it| lower.starts_with(it))
}

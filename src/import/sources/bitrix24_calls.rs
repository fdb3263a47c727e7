//! Calls of Bitrix24's telephony.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "bitrix24_calls",
    name: text("Битрикс24: звонки", "Bitrix24 calls"),
    table: Table::Calls,
    signs: &[&["номер телефона"], &["тип звонка"], &["длительность"], &["дата"], &["сотрудник"]],
    columns: &[
        ("at", &["дата"]),
        ("rep", &["сотрудник"]),
        ("customer", &["crm"]),
        ("phone", &["номер телефона"]),
        ("direction", &["тип звонка"]),
        ("seconds", &["длительность"]),
        ("outcome", &["статус"]),
    ],
    others: &["номер битрикс24", "стоимость", "запись", "оценка", "комментарий"],
    words: &[Words {
        field: "direction",
        // A call asked for on a site rings the salesperson, who then calls the customer.
        meanings: &[(&["исходящий", "обратный звонок"], 0), (&["входящий"], 1)],
        rest: None,
    }],
    ..Export::PLAIN
};

//! Payments of deals, as an add-on of amoCRM lists them: the deal's number, a sum, a day.

use super::export::Export;
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "amocrm_payments",
    name: text("amoCRM: оплаты", "amoCRM payments"),
    table: Table::Payments,
    signs: &[
        &["id сделки", "номер сделки"],
        &["сумма оплаты", "сумма платежа", "оплачено"],
        &["дата оплаты", "дата платежа"],
    ],
    columns: &[
        ("date", &["дата оплаты", "дата платежа"]),
        ("amount", &["сумма оплаты", "сумма платежа", "оплачено"]),
        ("invoice", &["id сделки", "номер сделки"]),
        ("customer", &["компания", "плательщик", "контакт"]),
    ],
    others: &["название сделки", "сделка", "ответственный", "комментарий", "назначение платежа", "способ оплаты", "бюджет",
        "остаток", "id оплаты"],
    ..Export::PLAIN
};

//! Deals of amoCRM: a csv with commas, or xlsx. Some headers stand twice, the deal's own first.

use super::export::{Export, Feed, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "amocrm_deals",
    name: text("amoCRM: сделки", "amoCRM deals"),
    table: Table::Sales,
    signs: &[&["id"], &["название сделки"], &["бюджет", "бюджет сделки"], &["этап сделки"], &["ответственный"]],
    columns: &[
        ("document", &["id"]),
        ("date", &["дата закрытия"]),
        ("customer", &["компания", "компания контакта", "полное имя контакта", "основной контакт"]),
        ("rep", &["ответственный"]),
        ("sku", &["товар"]),
        ("amount", &["бюджет", "бюджет сделки"]),
        ("status", &["этап сделки"]),
        ("created", &["дата создания сделки", "дата создания"]),
    ],
    others: &["название сделки", "кем создана сделка", "кем создана", "дата редактирования", "кем редактирована", "теги",
        "теги сделки", "ближайшая задача", "примечание", "примечание *", "воронка", "ответственный за контакт", "факс", "город",
        "источник", "должность", "адрес", "web", "roistat", "cid", "uid", "tid", "utm *", "ym uid", "gclientid", "openstat *",
        "yclid", "gclid", "fbclid", "from", "referrer", "причина отказа"],
    words: &[Words {
        field: "status",
        meanings: &[(&["успешно реализовано"], 0), (&["закрыто и не реализовано"], 1)],
        rest: Some(2),
    }],
    undated: &["дата создания сделки", "дата создания"],
    further: &[Feed {
        table: Table::Customers,
        columns: &[
            ("tax_id", &["инн", "инн компании"]),
            ("phone", &["рабочий телефон", "рабочий прямой телефон", "мобильный телефон", "другой телефон", "домашний телефон"]),
            ("email", &["рабочий email", "личный email", "другой email"]),
        ],
        rows: &[],
    }],
    ..Export::PLAIN
};

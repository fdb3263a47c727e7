//! Deals of Bitrix24: a page of HTML named `DEAL_….xls`, or a csv. A deal with products has a row
//! for each of them, with the sum of the deal in every one.

use super::export::{Export, Feed, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "bitrix24_deals",
    name: text("Битрикс24: сделки", "Bitrix24 deals"),
    table: Table::Sales,
    signs: &[
        &["id"],
        &["название сделки", "название", "deal name", "name"],
        &["стадия сделки", "стадия", "группа стадии", "stage", "deal stage"],
        &["ответственный", "responsible person", "responsible"],
        &["сумма", "total", "amount"],
    ],
    columns: &[
        ("document", &["id"]),
        ("date", &["дата завершения", "дата закрытия", "предполагаемая дата закрытия", "close date", "expected close date", "end date"]),
        ("customer", &["компания название компании", "компания", "контакт", "контакт имя", "company company name", "company", "contact"]),
        ("rep", &["ответственный", "responsible person", "responsible"]),
        ("sku", &["товар", "product"]),
        ("quantity", &["количество", "quantity"]),
        ("price", &["цена", "price"]),
        ("amount", &["сумма", "total", "amount"]),
        ("currency", &["валюта", "currency"]),
        ("status", &["группа стадии", "стадия сделки", "стадия", "stage group", "deal stage", "stage"]),
        ("created", &["дата создания", "created on", "created"]),
    ],
    others: &["название сделки", "название", "тип", "воронка", "направление", "новая сделка", "регулярная сделка",
        "повторная сделка", "повторное обращение", "вероятность", "ставка налога", "контакты", "предложение", "дата начала",
        "закрыта", "доступна для всех", "комментарий", "кем создана", "кем изменена", "дата изменения", "источник",
        "дополнительно об источнике", "лид", "местоположение", "рекламная система", "тип трафика", "utm *", "deal name",
        "name", "pipeline", "probability", "modified on", "created by", "source"],
    words: &[Words {
        field: "status",
        meanings: &[
            (&["сделка успешна", "успешна", "успешно", "успешные", "выиграна", "выиграно", "won", "success", "deal won"], 0),
            (&["сделка провалена", "провалена", "провал", "проваленные", "анализ причины провала", "проиграна", "проиграно",
                "lost", "deal lost", "analyze failure", "failed"], 1),
        ],
        rest: Some(2),
    }],
    undated: &["предполагаемая дата закрытия", "expected close date", "дата создания", "created on", "created"],
    repeats: true,
    further: &[Feed {
        table: Table::Customers,
        columns: &[
            ("tax_id", &["компания инн", "компания реквизиты инн"]),
            ("phone", &["компания рабочий телефон", "компания телефон", "контакт рабочий телефон", "контакт мобильный телефон",
                "контакт телефон", "company work phone", "contact work phone"]),
            ("email", &["компания рабочий e mail", "компания e mail", "контакт рабочий e mail", "контакт e mail",
                "company work e mail", "contact work e mail"]),
        ],
        rows: &[],
    }],
    ..Export::PLAIN
};

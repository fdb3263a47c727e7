//! Deals of Pipedrive: each header begins with what it is of.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "pipedrive_deals",
    name: text("Pipedrive: сделки", "Pipedrive deals"),
    table: Table::Sales,
    signs: &[&["deal title", "сделка название"], &["deal value", "сделка ценность", "сделка сумма"], &["deal status", "сделка статус"],
        &["deal owner", "сделка владелец"]],
    columns: &[
        ("document", &["deal id", "сделка id"]),
        ("date", &["deal won time", "сделка время выигрыша", "deal deal closed on"]),
        ("customer", &["deal organization", "сделка организация", "deal contact person", "сделка контактное лицо"]),
        ("rep", &["deal owner", "сделка владелец"]),
        ("sku", &["deal product name", "product name"]),
        ("quantity", &["deal product quantity"]),
        ("amount", &["deal value", "сделка ценность", "сделка сумма"]),
        ("currency", &["deal currency", "deal currency of value", "сделка валюта"]),
        ("status", &["deal status", "сделка статус"]),
        ("created", &["deal deal created", "сделка сделка создана", "deal add time"]),
    ],
    others: &["deal title", "сделка название", "deal pipeline", "deal stage", "deal probability", "deal expected close date",
        "deal last stage change", "deal lost time", "deal lost reason", "deal label", "deal next activity date",
        "deal last activity date", "deal update time", "deal total activities", "deal weighted value", "deal visible to",
        "сделка воронка", "сделка этап", "сделка время проигрыша", "сделка ожидаемая дата закрытия", "сделка причина проигрыша",
        "deal source channel", "deal source origin"],
    words: &[Words {
        field: "status",
        meanings: &[
            (&["won", "выиграна", "выиграно"], 0),
            (&["lost", "deleted", "проиграна", "проиграно", "удалена"], 1),
            (&["open", "открыта", "открыто"], 2),
        ],
        rest: None,
    }],
    undated: &["deal lost time", "deal expected close date", "deal deal created", "deal add time", "сделка время проигрыша",
        "сделка ожидаемая дата закрытия", "сделка сделка создана"],
    ..Export::PLAIN
};

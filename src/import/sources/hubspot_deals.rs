//! Deals of HubSpot: csv, xlsx, or a text of UTF-16 with tabs.

use super::export::{Export, Feed, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "hubspot_deals",
    name: text("HubSpot: сделки", "HubSpot deals"),
    table: Table::Sales,
    signs: &[&["record id", "deal id"], &["deal name"], &["deal stage"], &["deal owner"], &["amount"]],
    columns: &[
        ("document", &["record id", "deal id"]),
        ("date", &["close date"]),
        ("customer", &["associated company", "associated company primary", "company name", "associated contact"]),
        ("rep", &["deal owner"]),
        ("amount", &["amount", "amount in company currency"]),
        ("currency", &["currency", "deal currency code"]),
        ("status", &["deal stage"]),
        ("created", &["create date"]),
        ("campaign", &["campaign"]),
    ],
    others: &["deal name", "pipeline", "associated company ids", "associated contact ids", "associated contacts",
        "original source", "original source type", "lead source", "last activity date", "last contacted", "last modified date",
        "date entered *", "date exited *", "deal type", "deal probability", "forecast amount", "weighted amount", "next step",
        "closed lost reason", "closed won reason", "priority", "number of associated contacts", "days to close",
        "deal description", "is closed won", "is closed lost"],
    words: &[Words {
        field: "status",
        meanings: &[
            (&["closed won", "won", "closedwon", "выиграно", "успешно"], 0),
            (&["closed lost", "lost", "closedlost", "проиграно"], 1),
        ],
        rest: Some(2),
    }],
    undated: &["create date"],
    further: &[Feed {
        table: Table::Reps,
        columns: &[("team", &["hub spot team", "deal owner team"])],
        rows: &[],
    }],
    ..Export::PLAIN
};

//! Deals of Zoho.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "zoho_deals",
    name: text("Zoho: сделки", "Zoho deals"),
    table: Table::Sales,
    signs: &[&["deal name"], &["account name"], &["closing date"], &["stage"], &["deal owner", "deal owner name"]],
    columns: &[
        ("document", &["record id", "deal id"]),
        ("date", &["closing date"]),
        ("customer", &["account name"]),
        ("rep", &["deal owner", "deal owner name"]),
        ("amount", &["amount"]),
        ("currency", &["currency"]),
        ("status", &["stage"]),
        ("created", &["created time"]),
        ("campaign", &["campaign source", "campaign source name"]),
    ],
    others: &["deal name", "deal owner id", "account name id", "probability", "expected revenue", "lead source", "modified time",
        "modified by", "created by", "type", "next step", "contact name", "last activity time", "exchange rate", "tag",
        "lead conversion time", "sales cycle duration", "overall sales duration", "description", "reason for loss", "pipeline"],
    words: &[Words {
        field: "status",
        meanings: &[(&["closed won"], 0), (&["closed lost"], 1)],
        rest: Some(2),
    }],
    undated: &["created time"],
    ..Export::PLAIN
};

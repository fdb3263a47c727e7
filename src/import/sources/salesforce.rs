//! A report of opportunities of Salesforce: csv, xlsx, or a page of HTML named `.xls`, with what it
//! was filtered by above, and totals and a notice of confidence below.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "salesforce",
    name: text("Salesforce: отчёт по сделкам", "Salesforce report of opportunities"),
    table: Table::Sales,
    signs: &[&["opportunity name", "opportunity id"], &["stage"], &["amount", "amount converted"], &["close date"]],
    columns: &[
        ("document", &["opportunity id"]),
        ("date", &["close date"]),
        ("customer", &["account name"]),
        ("rep", &["opportunity owner", "owner"]),
        ("sku", &["product code", "product name"]),
        ("quantity", &["quantity"]),
        ("amount", &["amount", "amount converted"]),
        ("currency", &["amount currency", "opportunity currency", "currency"]),
        ("status", &["stage"]),
        ("created", &["created date"]),
        ("campaign", &["primary campaign source"]),
    ],
    others: &["opportunity name", "probability", "fiscal period", "age", "next step", "lead source", "type",
        "forecast category", "owner role", "expected revenue", "expected revenue currency", "amount converted currency",
        "last activity", "last modified date", "account owner", "partner account"],
    words: &[Words {
        field: "status",
        meanings: &[(&["closed won"], 0), (&["closed lost"], 1)],
        rest: Some(2),
    }],
    is_grouped: true,
    ..Export::PLAIN
};

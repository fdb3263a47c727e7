//! Calls of HubSpot.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "hubspot_calls",
    name: text("HubSpot: звонки", "HubSpot calls"),
    table: Table::Calls,
    signs: &[
        &["activity date", "create date", "call date"],
        &["activity assigned to", "assigned to", "call owner"],
        &["call outcome", "call direction"],
        &["call duration"],
    ],
    columns: &[
        ("at", &["activity date", "call date", "create date"]),
        ("rep", &["activity assigned to", "assigned to", "call owner"]),
        ("customer", &["associated company", "associated contact"]),
        ("phone", &["to number", "call to number", "phone number"]),
        ("direction", &["call direction"]),
        ("seconds", &["call duration"]),
        ("outcome", &["call outcome"]),
    ],
    others: &["record id", "call title", "call notes", "from number", "call from number", "call status", "call source",
        "call and meeting type", "associated contacts", "associated contact ids", "associated company ids", "associated deal",
        "associated deal ids", "recording url", "last modified date"],
    words: &[Words {
        field: "direction",
        meanings: &[(&["outbound"], 0), (&["inbound"], 1)],
        rest: None,
    }],
    ..Export::PLAIN
};

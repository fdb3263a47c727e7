//! Conversations of Chatwoot.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "chatwoot",
    name: text("Chatwoot: диалоги", "Chatwoot conversations"),
    table: Table::Inquiries,
    signs: &[
        &["conversation id", "display id"],
        &["inbox", "inbox name"],
        &["contact", "contact name"],
        &["assignee", "assigned agent", "agent"],
        &["first response time", "first reply time", "first response at", "first reply at"],
    ],
    columns: &[
        ("id", &["conversation id", "display id"]),
        ("received", &["created at", "conversation created at", "started at"]),
        ("replied", &["first response at", "first reply at", "first reply created at"]),
        ("channel", &["inbox", "inbox name"]),
        ("customer", &["contact", "contact name"]),
        ("owner", &["assignee", "assigned agent", "agent"]),
        ("status", &["status"]),
        ("wait_minutes", &["first response time", "first reply time"]),
    ],
    others: &["resolution time", "resolved at", "team", "labels", "priority", "csat", "csat rating", "messages count",
        "incoming messages count", "outgoing messages count", "last activity at", "browser", "referer", "waiting since",
        "reply time", "customer waiting time"],
    words: &[Words {
        field: "status",
        meanings: &[(&["open", "pending", "snoozed"], 0), (&["resolved"], 1)],
        rest: None,
    }],
    units: &[("wait_minutes", 1_000)],
    ..Export::PLAIN
};

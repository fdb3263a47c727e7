//! Tickets of Zendesk, as a view is exported.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "zendesk",
    name: text("Zendesk: обращения", "Zendesk tickets"),
    table: Table::Inquiries,
    signs: &[&["id", "ticket id"], &["requester", "requester name"], &["assignee", "assignee name"], &["status", "ticket status"],
        &["first reply time in", "first reply time in minutes within business hours", "first reply time"]],
    columns: &[
        ("id", &["id", "ticket id"]),
        ("received", &["created at", "ticket created timestamp"]),
        ("channel", &["via", "ticket channel"]),
        ("customer", &["organization", "requester", "requester name"]),
        ("owner", &["assignee", "assignee name"]),
        ("status", &["status", "ticket status"]),
        ("topic", &["subject", "ticket subject"]),
        ("wait_minutes", &["first reply time in minutes within business hours", "first reply time in", "first reply time"]),
    ],
    others: &["summation column", "requester id", "requester external id", "requester email", "requester domain", "submitter",
        "group", "tags", "priority", "ticket type", "updated at", "assigned at", "due date", "initially assigned at", "solved at",
        "resolution time", "satisfaction score", "group stations", "assignee stations", "reopens", "replies",
        "first resolution time in *", "full resolution time in *", "agent wait time in *", "requester wait time in *",
        "on hold time in *"],
    words: &[Words {
        field: "status",
        meanings: &[(&["new", "open", "pending", "hold", "on hold"], 0), (&["solved", "closed"], 1), (&["deleted", "suspended"], 2)],
        rest: None,
    }],
    units: &[("wait_minutes", 60_000)],
    ..Export::PLAIN
};

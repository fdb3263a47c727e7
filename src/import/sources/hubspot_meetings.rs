//! Meetings of HubSpot.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "hubspot_meetings",
    name: text("HubSpot: встречи", "HubSpot meetings"),
    table: Table::Meetings,
    signs: &[&["meeting start time"], &["meeting outcome"], &["activity assigned to", "assigned to", "meeting owner"]],
    columns: &[
        ("at", &["meeting start time"]),
        ("rep", &["activity assigned to", "assigned to", "meeting owner"]),
        ("customer", &["associated company", "associated contact"]),
        ("kind", &["call and meeting type", "meeting type"]),
        ("status", &["meeting outcome"]),
        ("minutes", &["meeting duration"]),
        ("entered", &["create date"]),
    ],
    others: &["record id", "meeting name", "meeting title", "meeting end time", "meeting location", "meeting location type",
        "meeting description", "internal meeting notes", "activity date", "meeting source", "associated contacts",
        "associated contact ids", "associated company ids", "associated deal", "associated deal ids", "last modified date"],
    words: &[
        Words {
            field: "status",
            meanings: &[(&["scheduled"], 0), (&["completed"], 1), (&["no show", "canceled", "cancelled"], 2), (&["rescheduled"], 3)],
            rest: None,
        },
        Words {
            field: "kind",
            meanings: &[(&["presentation", "product presentation", "demo", "product demo", "презентация"], 1)],
            rest: Some(0),
        },
    ],
    ..Export::PLAIN
};

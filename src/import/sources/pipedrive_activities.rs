//! Activities of Pipedrive: meetings, and the calls that are done; mails and tasks are nothing of
//! ours.

use super::export::{Export, Feed, Rows, Words};
use crate::import::synonyms::Names;
use crate::lang::text;
use crate::model::table::Table;

const DONE: (&str, &[&str]) = ("activity done", &["done", "выполнено", "да", "yes", "true"]);

#[rustfmt::skip]
const CALLS: Rows = &[("activity type", &["call", "звонок"]), DONE];

#[rustfmt::skip]
const CALL: &[Names] = &[
    ("at", &["activity due date"]),
    ("rep", &["activity assigned to user", "activity owner"]),
    ("customer", &["activity organization", "activity contact person"]),
    ("seconds", &["activity duration"]),
];

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "pipedrive_activities",
    name: text("Pipedrive: дела", "Pipedrive activities"),
    table: Table::Meetings,
    signs: &[&["activity subject"], &["activity type"], &["activity due date"], &["activity done"]],
    columns: &[
        ("at", &["activity due date"]),
        ("rep", &["activity assigned to user", "activity owner"]),
        ("customer", &["activity organization", "activity contact person"]),
        ("kind", &["activity type"]),
        ("status", &["activity done"]),
        ("minutes", &["activity duration"]),
        ("entered", &["activity add time"]),
    ],
    others: &["activity id", "activity subject", "activity deal", "activity lead", "activity note", "activity location",
        "activity public description", "activity creator", "activity marked as done time", "activity last notification time",
        "activity priority", "activity project"],
    words: &[
        Words {
            field: "kind",
            meanings: &[(&["presentation", "demo", "презентация", "демонстрация"], 1)],
            rest: Some(0),
        },
        Words { field: "status", meanings: &[(&["to do", "todo", "не выполнено"], 0), (&["done", "выполнено"], 1)], rest: None },
    ],
    rows: &[("activity type", &["meeting", "lunch", "presentation", "demo", "встреча", "обед", "презентация", "демонстрация", "визит"])],
    further: &[Feed { table: Table::Calls, columns: CALL, rows: CALLS }],
    ..Export::PLAIN
};

//! Grades of a test of Moodle: the name in two columns, the most points in the header of the grade.

use super::export::{Export, Feed, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "moodle",
    name: text("Moodle: оценки за тест", "Moodle test grades"),
    table: Table::Attempts,
    signs: &[
        &["фамилия", "last name", "surname"],
        &["имя", "first name"],
        &["состояние", "state", "status"],
        &["тест начат", "started on", "started"],
        &["завершено", "completed"],
        &["оценка", "grade"],
    ],
    columns: &[
        ("date", &["завершено", "completed"]),
        ("rep", &["фамилия", "имя", "last name", "surname", "first name"]),
        ("points", &["оценка", "grade"]),
        ("finished", &["состояние", "state", "status"]),
    ],
    is_closed: true,
    words: &[Words {
        field: "finished",
        meanings: &[(&["завершено", "завершенные", "finished"], 1), (&["в процессе", "in progress", "overdue", "просрочено"], 0)],
        rest: None,
    }],
    // Who has not finished has no grade; below all stands the average.
    out: &[
        ("состояние", &["в процессе", "никогда не отправлено", "просрочено", "не отправлено"]),
        ("state", &["in progress", "never submitted", "overdue"]),
        ("status", &["in progress", "never submitted", "overdue"]),
        ("фамилия", &["общее среднее", "среднее по группе"]),
        ("last name", &["overall average", "group average"]),
        ("surname", &["overall average", "group average"]),
    ],
    further: &[Feed {
        table: Table::Reps,
        columns: &[("email", &["адрес электронной почты", "email address"])],
        rows: &[],
    }],
    ..Export::PLAIN
};

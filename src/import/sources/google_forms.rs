//! Answers to a test made with Google Forms: every question is a column, whatever it asks.

use super::export::{Export, Feed};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "google_forms",
    name: text("Google Формы: результаты теста", "Google Forms test"),
    table: Table::Attempts,
    signs: &[&["отметка времени", "timestamp"], &["баллы", "score", "total score"]],
    columns: &[
        ("date", &["отметка времени", "timestamp"]),
        ("rep", &["фио", "ваше фио", "фио сотрудника", "фамилия имя", "фамилия и имя", "ваше имя", "сотрудник", "менеджер",
            "full name", "your name", "name", "адрес электронной почты", "email address", "username"]),
        ("topic", &["тема", "тема теста", "topic"]),
        ("points", &["баллы", "score", "total score"]),
    ],
    is_closed: true,
    further: &[Feed {
        table: Table::Reps,
        columns: &[
            ("email", &["адрес электронной почты", "email address", "username"]),
        ],
        rows: &[],
    }],
    ..Export::PLAIN
};

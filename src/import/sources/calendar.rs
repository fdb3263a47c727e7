//! Meetings of a calendar: the csv of Outlook and of Google, in both languages.

use super::export::{Export, Words};
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "calendar",
    name: text("Календарь: встречи", "Calendar meetings"),
    table: Table::Meetings,
    signs: &[
        &["subject", "тема"],
        &["start date", "дата начала"],
        &["start time", "время начала"],
        &["meeting organizer", "organizer", "организатор собрания", "организатор"],
    ],
    columns: &[
        ("at", &["start date", "дата начала"]),
        ("rep", &["meeting organizer", "organizer", "организатор собрания", "организатор"]),
        ("kind", &["categories", "категории", "категория"]),
    ],
    others: &["subject", "тема", "end date", "end time", "дата завершения", "время завершения", "дата окончания",
        "время окончания", "all day event", "целый день", "reminder on off", "reminder date", "reminder time",
        "напоминание вкл выкл", "напоминание", "дата напоминания", "время напоминания", "required attendees",
        "обязательные участники", "optional attendees", "необязательные участники", "meeting resources", "ресурсы собрания",
        "ресурсы для собрания", "billing information", "счета", "description", "описание", "location", "место", "mileage",
        "расстояние", "пометка", "priority", "важность", "private", "частное", "sensitivity", "конфиденциальность",
        "show time as", "в это время", "показывать время как"],
    words: &[Words {
        field: "kind",
        meanings: &[(&["презентация", "презентации", "presentation", "demo", "демонстрация"], 1)],
        rest: Some(0),
    }],
    ..Export::PLAIN
};

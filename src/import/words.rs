//! Words with a meaning: «Да», «Возврат», «Успешно реализовано».

use super::name;
use super::words_of_events::{self, Meanings};
use crate::model::table::{Field, Kind, Table};

/// The place in the field's list of words that a text stands for; flags are 1 and 0.
pub fn value(table: Table, field: &Field, text: &str) -> Option<i64> {
    let begins = || {
        // «Возврат от покупателя», `Closed Won (2)`; a letter alone begins too much.
        let text = name::words(text).join(" ");
        let begins = |it: &&&str| {
            it.chars().count() > 2
                && text.strip_prefix(**it).is_some_and(|end| end.starts_with(' '))
        };
        let found =
            known(table, field).iter().find(|(known, _)| known.iter().any(|it| begins(&it)));
        found.map(|it| it.1)
    };
    exact(table, field, text).or_else(|| if field.kind == Kind::Flag { None } else { begins() })
}

/// The same of a text that is such a word as it stands.
pub fn exact(table: Table, field: &Field, text: &str) -> Option<i64> {
    if let (Kind::Flag, Some(mark)) = (field.kind, mark(text)) {
        return Some(mark);
    }
    let text = name::words(text).join(" ");
    if let Kind::Words(own) = field.kind {
        let is_own = |word: &str| name::words(word).join(" ") == text;
        if let Some(at) = own.iter().position(|word| is_own(word)) {
            return i64::try_from(at).ok();
        }
    }
    let exact = known(table, field).iter().find(|(known, _)| known.contains(&text.as_str()));
    exact.map(|it| it.1)
}

/// The words that files use for a field.
fn known(table: Table, field: &Field) -> Meanings {
    match (table, field.id) {
        (Table::Sales, "kind") => KIND,
        (Table::Sales, "status") => STATUS,
        (Table::Targets, "level") => LEVEL,
        (Table::Targets, "proration") => PRORATION,
        (Table::Products, "kind") => PRODUCT,
        (Table::Attempts, "finished") => FINISHED,
        (table, id) => words_of_events::of(table, id).unwrap_or(FLAG),
    }
}

/// Ticks and crosses.
fn mark(text: &str) -> Option<i64> {
    match text.trim() {
        "✓" | "✔" | "✔️" | "☑" | "✅" | "+" => Some(1),
        "✗" | "✘" | "☐" | "❌" => Some(0),
        _ => None,
    }
}

const FLAG: Meanings = &[
    (&["да", "yes", "y", "true", "истина", "1", "x", "х", "v", "есть"], 1),
    (&["нет", "no", "n", "false", "ложь", "0"], 0),
];

const KIND: Meanings = &[
    (
        &[
            "return",
            "возврат",
            "возвраты",
            "refund",
            "credit note",
            "credit memo",
            "сторно",
            "returned",
            "cancel",
            "рекламация",
        ],
        1,
    ),
    (
        &[
            "sale",
            // Up or down, as the sign of its amount says.
            "корректировка реализации",
            "продажа",
            "реализация",
            "отгрузка",
            "invoice",
            "накладная",
            "упд",
            "акт",
            "order",
            "заказ",
            "чек",
            "shipment",
            "sales",
            "розничная продажа",
        ],
        0,
    ),
];

const STATUS: Meanings = &[
    (
        &[
            "won",
            "closed won",
            "успешно реализовано",
            "сделка успешна",
            "выиграна",
            "выиграно",
            "успешно",
            "успех",
            "завершен",
            "завершена",
            "завершено",
            "выполнен",
            "выполнена",
            "отгружен",
            "оплачен",
            "оплачено",
            "проведен",
            "закрыт",
            "закрыта",
            "закрыто",
            "paid",
            "completed",
            "complete",
            "shipped",
            "delivered",
            "success",
            "closed",
            "fulfilled",
            "доставлен",
            "реализовано",
            "да",
        ],
        0,
    ),
    (
        &[
            "lost",
            "closed lost",
            "закрыто и не реализовано",
            "сделка провалена",
            "проиграна",
            "проиграно",
            "отказ",
            "отменен",
            "отменена",
            "отменено",
            "cancelled",
            "canceled",
            "провал",
            "провалена",
            "анализ причины провала",
            "refused",
            "rejected",
            "deleted",
        ],
        1,
    ),
    (
        &[
            "open",
            "открыта",
            "открыт",
            "в работе",
            "новая",
            "новый",
            "in progress",
            "pending",
            "new",
            "draft",
            "черновик",
            "не проведен",
            "negotiation",
            "переговоры",
            "on hold",
        ],
        2,
    ),
];

const LEVEL: Meanings = &[
    (&["minimum", "минимум", "порог", "min", "threshold"], 0),
    (&["plan", "план", "norm", "норма", "target", "цель"], 1),
    (&["stretch", "максимум", "max", "сверхцель", "амбициозный"], 2),
];

const PRORATION: Meanings = &[
    (&["working", "по рабочим дням", "рабочие дни", "by working days", "working days"], 0),
    (
        &[
            "calendar",
            "по календарным дням",
            "календарные дни",
            "by calendar days",
            "calendar days",
        ],
        1,
    ),
    (&["none", "без пересчета", "не пересчитывать", "as entered", "not prorated"], 2),
];

const PRODUCT: Meanings = &[
    (&["main", "основной", "товар", "запас", "product", "goods"], 0),
    (&["companion", "сопутствующий", "аксессуар", "accessory", "add on"], 1),
    (&["service", "услуга", "услуги", "работа"], 2),
];

#[rustfmt::skip]
const FINISHED: Meanings = &[
    (&["да", "завершено", "завершен", "завершена", "сдан", "закончен", "yes", "true", "1", "finished", "completed"], 1),
    (&["нет", "в процессе", "не завершено", "не завершен", "прервано", "no", "false", "0", "in progress",
       "never submitted"], 0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_files_are_known() {
        for (table, field, text, is) in [
            (Table::Sales, "status", "Успешно реализовано", Some(0)),
            (Table::Sales, "status", "Закрыто и не реализовано", Some(1)),
            (Table::Sales, "status", "Closed Won", Some(0)),
            (Table::Sales, "status", "Квалификация", None),
            (Table::Sales, "kind", "Возврат от покупателя", Some(1)),
            (Table::Sales, "kind", "Реализация (акт, накладная)", Some(0)),
            (Table::Customers, "internal", "Да", Some(1)),
            (Table::Customers, "internal", "N", Some(0)),
            (Table::Customers, "internal", "да ну", None),
            (Table::Meetings, "online", "✓", Some(1)),
            (Table::Targets, "level", "stretch", Some(2)),
            (Table::Calls, "direction", "Входящий с перенаправлением", Some(1)),
            (Table::Calls, "base", "тёплая", Some(1)),
            (Table::Meetings, "status", "Не состоялась", Some(2)),
            (Table::Meetings, "kind", "Встреча с презентацией", Some(2)),
            (Table::Absences, "kind", "Отпуск за свой счёт", Some(3)),
            (Table::Absences, "kind", "Отпуск", Some(0)),
            (Table::Invoices, "kind", "credit_note", Some(2)),
            (Table::Payments, "kind", "Взаимозачёт", Some(1)),
            (Table::Shifts, "weekday", "Пт", Some(4)),
            (Table::Shifts, "weekday", "7", Some(6)),
            (Table::Questions, "correct", "В", Some(2)),
            (Table::Inquiries, "reply_kind", "бот", Some(1)),
            (Table::Inquiries, "reply_kind", "кот", None),
        ] {
            let of = table.field(field).expect(field);
            assert_eq!(value(table, of, text), is, "{text}");
        }
    }

    #[test]
    fn a_word_means_one_thing_in_its_list() {
        for table in Table::ALL {
            for field in table.fields() {
                let Kind::Words(own) = field.kind else { continue };
                let listed = words_of_events::of(table, field.id).unwrap_or_default();
                let mut seen: Vec<&str> = own.to_vec();
                for (words, at) in listed {
                    assert!(usize::try_from(*at).expect("a place") < own.len(), "{}", field.id);
                    for word in *words {
                        assert!(!seen.contains(word), "{}: {word}", field.id);
                        seen.push(word);
                    }
                }
            }
        }
    }
}

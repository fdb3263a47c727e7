//! Words with a meaning: «Да», «Возврат», «Успешно реализовано».

use super::name;

/// The place in the field's list of words that a text stands for; flags are 1 and 0.
pub fn value(field: &str, text: &str) -> Option<i64> {
    let words = name::words(text);
    let text = words.join(" ");
    let table: &[(&[&str], i64)] = match field {
        "kind" => KIND,
        "status" => STATUS,
        "level" => LEVEL,
        "proration" => PRORATION,
        "product kind" => PRODUCT,
        _ => FLAG,
    };
    let exact = table.iter().find(|(known, _)| known.contains(&text.as_str()));
    let begins = || {
        // «Возврат от покупателя», `Closed Won (2)`.
        table.iter().find(|(known, _)| {
            known.iter().any(|it| text.strip_prefix(it).is_some_and(|end| end.starts_with(' ')))
        })
    };
    exact.or_else(|| if field == "internal" { None } else { begins() }).map(|(_, value)| *value)
}

const FLAG: &[(&[&str], i64)] = &[
    (&["да", "yes", "y", "true", "истина", "1", "x", "х", "v", "есть"], 1),
    (&["нет", "no", "n", "false", "ложь", "0"], 0),
];

const KIND: &[(&[&str], i64)] = &[
    (
        &[
            "return",
            "возврат",
            "возвраты",
            "refund",
            "credit note",
            "credit memo",
            "сторно",
            "корректировка реализации",
            "returned",
            "cancel",
            "рекламация",
        ],
        1,
    ),
    (
        &[
            "sale",
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

const STATUS: &[(&[&str], i64)] = &[
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

const LEVEL: &[(&[&str], i64)] = &[
    (&["minimum", "минимум", "порог", "min", "threshold"], 0),
    (&["plan", "план", "norm", "норма", "target", "цель"], 1),
    (&["stretch", "максимум", "max", "сверхцель", "амбициозный"], 2),
];

const PRORATION: &[(&[&str], i64)] = &[(&["working"], 0), (&["calendar"], 1), (&["none"], 2)];

const PRODUCT: &[(&[&str], i64)] = &[
    (&["main", "основной", "товар", "запас", "product", "goods"], 0),
    (&["companion", "сопутствующий", "аксессуар", "accessory", "add on"], 1),
    (&["service", "услуга", "услуги", "работа"], 2),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_files_are_known() {
        for (field, text, is) in [
            ("status", "Успешно реализовано", Some(0)),
            ("status", "Закрыто и не реализовано", Some(1)),
            ("status", "Closed Won", Some(0)),
            ("status", "Квалификация", None),
            ("kind", "Возврат от покупателя", Some(1)),
            ("kind", "Реализация (акт, накладная)", Some(0)),
            ("internal", "Да", Some(1)),
            ("internal", "N", Some(0)),
            ("internal", "да ну", None),
            ("level", "stretch", Some(2)),
        ] {
            assert_eq!(value(field, text), is, "{text}");
        }
    }
}

//! Words with a meaning in the tables of events and of dated facts, in both languages: «Исходящий»,
//! «Состоялась», «Больничный». The lists' own words (`out`, `held`, `sick`) are known anyway.

use crate::model::table::Table;

/// Words, and the place of what they mean in the field's list.
pub(super) type Meanings = &'static [(&'static [&'static str], i64)];

/// The words that files use for the values of a field.
pub(super) fn of(table: Table, field: &str) -> Option<Meanings> {
    Some(match (table, field) {
        (Table::Calls, "direction") => DIRECTION,
        (Table::Calls, "base") => BASE,
        (Table::Inquiries, "reply_kind") => REPLY,
        (Table::Inquiries, "status") => INQUIRY,
        (Table::Meetings, "kind") => MEETING,
        (Table::Meetings, "status") => MET,
        (Table::Absences, "kind") => ABSENCE,
        (Table::Invoices, "kind") => INVOICE,
        (Table::Payments, "kind") => PAYMENT,
        (Table::Credits, "kind") => CREDIT,
        (Table::Trainings, "status") => TRAINING,
        (Table::Questions, "correct") => ANSWER,
        (Table::Shifts, "weekday") => WEEKDAY,
        (Table::Campaigns, "unit") => UNIT,
        (Table::Campaigns, "attribution") => ATTRIBUTION,
        _ => return None,
    })
}

#[rustfmt::skip]
const DIRECTION: Meanings = &[
    (&["исходящий", "исходящие", "исх", "обратный звонок", "outbound", "outgoing", "callback", "исходящий звонок"], 0),
    (&["входящий", "входящие", "вх", "пропущенный", "inbound", "incoming", "missed", "входящий звонок"], 1),
];

#[rustfmt::skip]
const BASE: Meanings = &[
    (&["холодная", "холодный", "холодные", "холодная база", "хол", "новая", "новый"], 0),
    (&["теплая", "теплый", "теплые", "теплая база", "действующий", "действующая", "постоянный"], 1),
];

#[rustfmt::skip]
const REPLY: Meanings = &[
    (&["человек", "оператор", "менеджер", "сотрудник", "агент", "agent", "user", "operator", "person",
       "a person", "manual"], 0),
    (&["бот", "робот", "a program", "автоответ", "автоматически", "auto", "automatic", "autoreply", "система", "system"], 1),
];

#[rustfmt::skip]
const INQUIRY: Meanings = &[
    (&["открыт", "открыто", "открыта", "в работе", "новое", "новый", "новая", "ожидает", "не закрыто", "не закрыт",
       "in progress", "pending", "new", "snoozed", "неразобранное"], 0),
    (&["закрыт", "закрыто", "закрыта", "решено", "решен", "завершен", "завершено", "обработано", "отвечено",
       "resolved", "solved", "done", "completed"], 1),
    (&["спам", "junk"], 2),
];

#[rustfmt::skip]
const MEETING: Meanings = &[
    (&["встреча и презентация", "встреча с презентацией", "презентация на встрече", "обе", "оба",
       "meeting and presentation", "meeting with presentation"], 2),
    (&["встреча", "визит", "выезд", "переговоры", "visit", "field visit", "appointment"], 0),
    (&["презентация", "демонстрация", "показ", "демо", "demo", "demonstration"], 1),
];

#[rustfmt::skip]
const MET: Meanings = &[
    (&["запланирована", "запланировано", "запланирован", "план", "планируется", "назначена", "назначено", "в плане",
       "не выполнено", "не завершено", "открыто", "scheduled", "to do", "todo", "open", "not started"], 0),
    (&["состоялась", "состоялось", "состоялся", "проведена", "проведено", "проведен", "выполнена", "выполнено",
       "выполнен", "завершена", "завершено", "завершен", "да", "completed", "done", "yes", "finished"], 1),
    (&["отменена", "отменено", "отменен", "не состоялась", "не состоялось", "не состоялся", "неявка", "не явился",
       "отказ", "нет", "canceled", "no show", "no"], 2),
    (&["перенесена", "перенесено", "перенесен", "перенос", "rescheduled", "postponed"], 3),
];

#[rustfmt::skip]
const ABSENCE: Meanings = &[
    (&["отпуск за свой счет", "отпуск без сохранения", "отпуск без содержания", "за свой счет",
       "без содержания", "без сохранения", "unpaid leave", "до"], 3),
    (&["отпуск", "очередной отпуск", "ежегодный отпуск", "основной отпуск", "от", "leave", "annual leave", "holiday",
       "paid leave", "pto"], 0),
    (&["больничный", "больничный лист", "болезнь", "нетрудоспособность", "б", "sick leave", "sickness", "illness"], 1),
    (&["командировка", "служебная командировка", "к", "business trip", "travel"], 2),
    (&["прогул", "неявка", "отсутствие", "отсутствие без причины", "absence", "no show", "truancy"], 4),
];

#[rustfmt::skip]
const INVOICE: Meanings = &[
    (&["под реализацию", "комиссия", "передача на комиссию", "реализация комиссия", "на комиссию"], 1),
    (&["отгрузка", "реализация", "накладная", "упд", "акт", "счет", "счет фактура", "продажа", "торг 12",
       "invoice", "sale", "delivery"], 0),
    (&["возврат", "возврат от покупателя", "корректировка", "корректировка реализации", "кредит нота",
       "исправление", "credit", "return", "refund"], 2),
    (&["списание", "списание долга", "списание задолженности", "bad debt"], 3),
];

#[rustfmt::skip]
const PAYMENT: Meanings = &[
    (&["возврат", "возврат покупателю", "возврат оплаты", "возврат денег", "return", "chargeback"], 3),
    (&["взаимозачет", "зачет", "зачет аванса", "offset", "setoff", "netting"], 1),
    (&["списание", "списание долга", "списание задолженности", "bad debt"], 2),
    (&["платеж", "оплата", "поступление", "поступление на расчетный счет", "поступление наличных", "приход", "наличные",
       "безналичная оплата", "карта", "платежное поручение", "оплата от покупателя", "cash", "transfer", "receipt", "card",
       "bank transfer"], 0),
];

#[rustfmt::skip]
const CREDIT: Meanings = &[
    (&["выручка", "основной", "основная", "доля", "split", "main"], 0),
    (&["дополнительно", "дополнительный", "сверху", "помощь", "участие"], 1),
];

#[rustfmt::skip]
const TRAINING: Meanings = &[
    (&["запланировано", "запланирован", "план", "назначено", "не пройдено", "не прошел", "в плане", "scheduled",
       "assigned", "to do", "нет", "no"], 0),
    (&["пройдено", "проведено", "прошел", "прошла", "завершено", "завершен", "выполнено", "состоялось", "да", "yes",
       "completed", "passed", "held", "finished"], 1),
];

#[rustfmt::skip]
const ANSWER: Meanings = &[
    (&["а", "1"], 0),
    (&["б", "2"], 1),
    (&["в", "3"], 2),
    (&["г", "4"], 3),
];

#[rustfmt::skip]
const WEEKDAY: Meanings = &[
    (&["понедельник", "пн", "monday", "mon"], 0),
    (&["вторник", "вт", "tuesday", "tue"], 1),
    (&["среда", "ср", "wednesday", "wed"], 2),
    (&["четверг", "чт", "thursday", "thu"], 3),
    (&["пятница", "пт", "friday", "fri"], 4),
    (&["суббота", "сб", "saturday", "sat"], 5),
    (&["воскресенье", "вс", "sunday", "sun"], 6),
];

#[rustfmt::skip]
const UNIT: Meanings = &[
    (&["клиенты", "клиент", "новые клиенты", "покупатели", "customers", "customer"], 0),
    (&["прибыль", "маржа", "валовая прибыль", "margin", "gross profit"], 1),
    (&["выручка", "продажи", "оборот", "sales"], 2),
    (&["лиды", "лид", "контакты", "заявки", "lead", "contacts"], 3),
];

#[rustfmt::skip]
const ATTRIBUTION: Meanings = &[
    (&["первая", "первое", "первое касание", "первый", "first touch"], 0),
    (&["последняя", "последнее", "последнее касание", "последний", "last touch"], 1),
    (&["поровну", "равными долями", "equal split", "split"], 2),
];

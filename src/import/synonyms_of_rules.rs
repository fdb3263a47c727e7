//! What files call the fields of campaigns, topics and dated facts about people.

use super::synonyms::Names;

#[rustfmt::skip]
pub(super) const CAMPAIGNS: &[Names] = &[
    ("name", &["name", "мероприятие", "название мероприятия", "кампания", "название кампании", "акция", "название акции",
        "выставка", "рассылка", "campaign", "campaign name", "event", "event name", "название", "наименование", "title"]),
    ("id", &["id", "ид", "код", "код мероприятия", "код кампании", "campaign id", "event id",
        "code"]),
    ("from", &["from", "дата начала", "начало", "с", "start", "start date", "дата", "date", "дата мероприятия", "event date",
        "date from",
        "с даты"]),
    ("to", &["to", "дата окончания", "конец", "окончание", "по", "end", "end date", "date to", "дата завершения",
        "по дату"]),
    ("window_days", &["window_days", "окно дней", "окно", "срок отклика", "дней после", "window", "window days",
        "attribution window",
        "дней после когда покупка еще его", "days after it that count"]),
    ("unit", &["unit", "единица плана", "в чем план", "показатель плана", "plan unit", "цель",
        "planned in"]),
    ("cost", &["cost", "затраты", "расходы", "стоимость", "бюджет", "стоимость мероприятия", "costs", "spend", "budget",
        "actual cost"]),
    ("attribution", &["attribution", "атрибуция", "учет касаний", "касание", "attribution model",
        "какое касание считается", "which touch counts"]),
];

#[rustfmt::skip]
pub(super) const TOPICS: &[Names] = &[
    ("name", &["name", "тема", "название темы", "раздел", "topic", "topic name", "курс", "название", "наименование", "course"]),
    ("required", &["required", "обязательная", "обязательна", "обязательно", "обязательный", "mandatory", "is required"]),
    ("weight", &["weight", "вес", "вес темы", "значимость", "weightage"]),
    ("pass", &["pass", "проходной балл", "порог", "проходной процент", "pass mark", "passing score", "pass score", "порог сдачи"]),
    ("valid_days", &["valid_days", "срок действия", "срок действия дней", "действует дней", "периодичность",
        "периодичность дней", "valid days", "validity", "validity days"]),
    ("from", &["from", "действует с", "с", "дата начала", "valid from", "start date",
        "с даты"]),
    ("to", &["to", "действует по", "по", "дата окончания", "valid to", "end date",
        "по дату"]),
];

#[rustfmt::skip]
pub(super) const ASSIGNMENTS: &[Names] = &[
    ("customer", &["customer", "клиент", "контрагент", "покупатель", "компания", "client", "customer name", "account name",
        "customer id", "код клиента", "код контрагента", "заказчик"]),
    ("rep", &["rep", "менеджер", "ответственный", "закрепленный менеджер", "сотрудник", "куратор", "owner", "salesperson",
        "sales rep", "account manager", "продавец", "торговый представитель"]),
    ("from", &["from", "с", "закреплен с", "с даты", "дата закрепления", "дата начала", "начало", "assigned from", "start date",
        "start", "действует с"]),
    ("to", &["to", "по", "закреплен по", "по дату", "дата открепления", "дата окончания", "конец", "assigned to", "end date",
        "end", "действует по"]),
];

#[rustfmt::skip]
pub(super) const ABSENCES: &[Names] = &[
    ("rep", &["rep", "сотрудник", "менеджер", "фио", "фио сотрудника", "employee", "employee name", "salesperson", "sales rep",
        "работник", "name"]),
    ("from", &["from", "с", "дата начала", "начало", "первый день", "с даты", "начало отпуска", "start date", "start",
        "from date", "дата с", "начало отсутствия"]),
    ("to", &["to", "по", "дата окончания", "конец", "окончание", "последний день", "по дату", "конец отпуска", "end date", "end",
        "to date", "дата по", "окончание отсутствия"]),
    ("kind", &["kind", "вид отсутствия", "причина", "тип отсутствия", "вид", "тип", "вид отпуска", "leave type", "absence type",
        "reason", "type", "отсутствие"]),
];

#[rustfmt::skip]
pub(super) const SHIFTS: &[Names] = &[
    ("who", &["who", "сотрудник", "менеджер", "фио", "кто", "отдел", "группа", "команда", "employee", "salesperson", "team",
        "sales rep", "чей график",
        "whose hours"]),
    ("weekday", &["weekday", "день недели", "day of week", "день", "day of the week"]),
    ("date", &["date", "дата", "дата смены", "shift date"]),
    ("start", &["start", "начало", "начало смены", "начало работы", "время начала", "с времени", "shift start", "start time",
        "приход",
        "start of the shift"]),
    ("end", &["end", "конец", "конец смены", "окончание", "окончание смены", "конец работы", "время окончания", "по время",
        "shift end", "end time", "уход",
        "end of the shift"]),
    ("from", &["from", "действует с", "с даты", "in force from", "valid from"]),
    ("to", &["to", "действует по", "по дату", "in force to", "valid to"]),
];

#[rustfmt::skip]
pub(super) const RATES: &[Names] = &[
    ("date", &["date", "дата", "дата курса", "на дату", "rate date", "date of the rate"]),
    ("currency", &["currency", "валюта", "вал", "код валюты", "букв код", "буквенный код", "currency code", "char code"]),
    ("rate", &["rate", "курс", "курс валюты", "exchange rate", "exch rate", "курс цб", "курс взаиморасчетов"]),
    ("nominal", &["nominal", "номинал", "кратность", "единиц", "за единиц",
        "за сколько единиц", "for how many"]),
];

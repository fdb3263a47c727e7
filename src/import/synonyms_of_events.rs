//! What files call the fields of events: tests, inquiries, calls, meetings, invoices, payments.

use super::synonyms::Names;

#[rustfmt::skip]
pub(super) const CREDITS: &[Names] = &[
    ("document", &["document", "номер документа", "№ документа", "документ", "номер заказа", "заказ", "номер сделки", "сделка",
        "document number", "order id", "deal id", "invoice no", "номер", "№"]),
    ("rep", &["rep", "менеджер", "ответственный", "сотрудник", "продавец", "salesperson", "sales rep", "employee", "фио"]),
    ("share", &["share", "доля", "доля %", "% доли", "процент участия", "доля менеджера", "credit", "split", "credit share",
        "split percent"]),
    ("kind", &["kind", "вид доли", "вид", "тип доли", "split type", "credit type"]),
];

#[rustfmt::skip]
pub(super) const ATTEMPTS: &[Names] = &[
    ("date", &["date", "отметка времени", "дата теста", "дата тестирования", "завершено", "тест завершен", "завершен",
        "дата прохождения", "timestamp", "completed", "completed on", "submitted", "дата", "started on", "тест начат",
        "test date", "дата аттестации"]),
    ("rep", &["rep", "сотрудник", "менеджер", "фио", "фио сотрудника", "имя сотрудника", "employee", "salesperson",
        "sales rep", "participant", "student", "user", "пользователь", "участник", "тестируемый", "full name", "name",
        "адрес электронной почты", "email address", "email", "электронная почта", "имя пользователя"]),
    ("topic", &["topic", "тема", "раздел", "тема теста", "subject", "module", "модуль", "курс", "course"]),
    ("test", &["test", "тест", "название теста", "аттестация", "quiz", "exam", "экзамен", "test name", "quiz name"]),
    ("points", &["points", "баллы", "балл", "оценка", "результат теста", "набрано баллов", "набрано", "score", "grade",
        "результат", "% правильных", "процент правильных ответов", "правильных ответов", "test score", "сумма баллов",
        "итоговый балл"]),
    ("max", &["max", "макс балл", "максимум", "максимальный балл", "максимум баллов", "всего баллов", "max score",
        "max points", "total points", "out of", "всего вопросов"]),
    ("finished", &["finished", "состояние", "пройден", "закончен", "state", "is finished", "статус прохождения"]),
    ("bank", &["bank", "банк вопросов", "банк", "question bank"]),
];

#[rustfmt::skip]
pub(super) const TRAININGS: &[Names] = &[
    ("date", &["date", "дата обучения", "дата тренинга", "дата", "training date", "дата занятия", "day", "день"]),
    ("rep", &["rep", "сотрудник", "менеджер", "фио", "фио сотрудника", "participant", "участник", "employee", "salesperson",
        "sales rep", "слушатель", "trainee", "name"]),
    ("topic", &["topic", "тема", "тема обучения", "обучение", "тренинг", "курс", "программа", "training", "course",
        "название тренинга", "subject"]),
    ("hours", &["hours", "часы", "часы обучения", "часов", "длительность часов", "training hours", "количество часов",
        "длительность", "duration", "duration hours"]),
    ("status", &["status", "статус", "состояние", "прошел", "пройдено", "статус обучения", "training status"]),
];

#[rustfmt::skip]
pub(super) const QUESTIONS: &[Names] = &[
    ("bank", &["bank", "банк вопросов", "банк", "тест", "question bank", "quiz"]),
    ("topic", &["topic", "тема", "раздел", "subject", "модуль", "module"]),
    ("question", &["question", "вопрос", "текст вопроса", "формулировка", "question text"]),
    ("a", &["a", "а", "ответ а", "ответ a", "вариант а", "вариант a", "ответ 1", "вариант 1", "option a", "answer a", "option 1",
        "answer 1"]),
    ("b", &["b", "б", "ответ б", "ответ b", "вариант б", "вариант b", "ответ 2", "вариант 2", "option b", "answer b", "option 2",
        "answer 2"]),
    ("c", &["c", "в", "ответ в", "ответ c", "вариант в", "вариант c", "ответ 3", "вариант 3", "option c", "answer c", "option 3",
        "answer 3"]),
    ("d", &["d", "г", "ответ г", "ответ d", "вариант г", "вариант d", "ответ 4", "вариант 4", "option d", "answer d", "option 4",
        "answer 4"]),
    ("correct", &["correct", "правильный ответ", "верный ответ", "правильный", "верный", "ключ", "correct answer", "answer key",
        "right answer"]),
    ("points", &["points", "баллы", "балл", "баллов", "score", "вес"]),
];

#[rustfmt::skip]
pub(super) const INQUIRIES: &[Names] = &[
    ("id", &["id", "ид", "номер обращения", "№ обращения", "id обращения", "id диалога", "номер диалога", "номер тикета",
        "ticket id", "conversation id", "номер заявки", "id заявки", "ticket number", "inquiry id", "номер", "№", "lead id",
        "chat id"]),
    ("received", &["received", "время обращения", "дата обращения", "дата и время обращения", "получено", "поступило",
        "дата поступления", "created at", "created", "дата создания", "создано", "received at", "дата и время", "начало диалога",
        "начат", "время поступления", "created time", "create date", "requested at", "opened at", "started at", "дата заявки",
        "дата", "date", "timestamp"]),
    ("replied", &["replied", "первый ответ", "дата первого ответа", "дата ответа", "дата и время ответа", "ответ дан", "отвечено",
        "ответил в", "first responded on", "first response at", "first reply at", "replied at", "answered at", "responded at",
        "первый ответ оператора", "время первого ответа", "время ответа", "first response", "first reply time", "first reply"]),
    ("channel", &["channel", "канал", "канал связи", "источник обращения", "inbox", "источник", "source", "канал обращения",
        "тип канала"]),
    ("customer", &["customer", "клиент", "контрагент", "имя клиента", "покупатель", "contact", "контакт", "client",
        "customer name", "заказчик", "компания", "company", "visitor", "посетитель", "requester", "customer id"]),
    ("owner", &["owner", "ответственный", "менеджер", "ответственный менеджер", "исполнитель", "assigned to", "assignee",
        "назначен", "куратор", "rep", "сотрудник"]),
    ("replied_by", &["replied_by", "ответил", "оператор", "кто ответил", "agent", "operator", "answered by", "автор ответа",
        "responded by", "first responder", "агент"]),
    ("reply_kind", &["reply_kind", "вид ответа", "кем дан ответ", "тип ответа", "author type", "responder type", "reply type"]),
    ("status", &["status", "статус", "состояние", "статус обращения", "state", "ticket status"]),
    ("topic", &["topic", "тема", "тема обращения", "subject", "тип обращения", "категория", "category", "вопрос"]),
    ("wait_minutes", &["wait_minutes", "wait", "время реакции", "время ожидания", "ожидание", "ожидание ответа", "минут до ответа",
        "время ответа", "время первого ответа", "first response time", "first reply time", "response time", "wait time",
        "скорость ответа", "first response"]),
];

#[rustfmt::skip]
pub(super) const CALLS: &[Names] = &[
    ("at", &["at", "дата звонка", "дата и время звонка", "время звонка", "начало звонка", "дата и время", "call date",
        "call time", "call start", "call start time", "start time", "started at", "activity date", "дата", "date", "day", "день",
        "timestamp", "начало", "дата начала", "created at"]),
    ("rep", &["rep", "сотрудник", "менеджер", "ответственный", "оператор", "кто звонил", "agent", "employee", "salesperson",
        "sales rep", "user", "пользователь", "activity assigned to", "assigned to", "owner", "caller", "фио", "продавец",
        "operator", "extension name"]),
    ("customer", &["customer", "клиент", "контрагент", "компания", "кому", "client", "company", "customer name", "контакт",
        "contact", "организация", "account name", "crm", "покупатель"]),
    ("phone", &["phone", "номер телефона", "телефон", "телефон клиента", "абонент", "номер абонента", "номер клиента", "куда",
        "phone number", "customer phone", "destination", "to number", "мобильный телефон", "номер"]),
    ("direction", &["direction", "тип звонка", "направление звонка", "направление", "вид звонка", "call direction", "call type",
        "type", "тип"]),
    ("seconds", &["seconds", "длительность", "длительность звонка", "продолжительность", "время разговора",
        "длительность разговора", "разговор", "секунд", "talk time", "duration", "call duration", "billsec", "conversation",
        "продолжительность звонка"]),
    ("outcome", &["outcome", "результат", "результат звонка", "итог", "итог звонка", "статус звонка", "статус", "disposition",
        "call outcome", "call status", "status", "call result", "result"]),
    ("base", &["base", "база", "тип базы", "вид базы", "сегмент базы", "холодный теплый", "lead type"]),
    ("count", &["count", "количество звонков", "число звонков", "звонков", "кол во звонков", "звонки", "calls", "number of calls",
        "call count", "dials", "наборов", "холодных звонков", "холодные звонки", "cold calls"]),
    ("deals", &["deals", "сделок", "сделки", "продаж", "количество сделок", "число сделок", "кол во сделок", "deals won",
        "number of deals", "закрыто сделок"]),
    ("campaign", &["campaign", "мероприятие", "кампания", "акция", "обзвон", "campaign name"]),
];

#[rustfmt::skip]
pub(super) const MEETINGS: &[Names] = &[
    ("at", &["at", "дата встречи", "дата и время встречи", "дата визита", "дата мероприятия", "дата начала", "начало",
        "start date", "start", "meeting start time", "meeting date", "start time", "due date", "activity due date",
        "дата и время", "activity date", "срок", "крайний срок", "дата", "date", "день", "day"]),
    ("rep", &["rep", "менеджер", "сотрудник", "ответственный", "организатор", "кто провел", "организатор собрания", "участники",
        "assigned to user", "activity assigned to", "activity assigned to user", "assigned to", "organizer", "owner",
        "salesperson", "sales rep", "employee", "торговый представитель", "продавец", "исполнитель", "user", "фио", "host"]),
    ("customer", &["customer", "клиент", "контрагент", "компания", "с кем", "organization", "company", "account name", "client",
        "customer name", "организация", "заказчик", "покупатель", "deal", "activity organization", "контакт"]),
    ("kind", &["kind", "вид встречи", "тип встречи", "тип дела", "вид", "тип", "тип мероприятия", "activity type", "type",
        "meeting type", "вид мероприятия", "категория"]),
    ("status", &["status", "статус", "состояние", "статус встречи", "результат", "итог", "выполнено", "состоялась", "проведена",
        "done", "activity done", "meeting outcome", "outcome", "meeting status", "завершено"]),
    ("minutes", &["minutes", "длительность", "продолжительность", "минут", "duration", "длительность встречи", "meeting duration"]),
    ("entered", &["entered", "внесено", "дата внесения", "создано", "дата создания", "created", "created at", "add time",
        "created time", "entered at", "create date"]),
    ("online", &["online", "онлайн", "удаленно", "дистанционно", "remote", "онлайн встреча", "is online"]),
];

#[rustfmt::skip]
pub(super) const INVOICES: &[Names] = &[
    ("number", &["number", "номер счета", "№ счета", "счет", "номер документа", "№ документа", "документ", "номер накладной",
        "накладная", "invoice", "invoice no", "invoice number", "invoice id", "номер", "№", "document", "document number",
        "упд", "реализация", "номер отгрузки", "расчетный документ", "doc no", "document no", "bill no"]),
    ("date", &["date", "дата счета", "дата документа", "дата отгрузки", "дата накладной", "дата реализации", "invoice date",
        "дата", "document date", "posting date", "issued", "issue date", "bill date"]),
    ("due", &["due", "срок оплаты", "оплатить до", "дата платежа", "плановая дата оплаты", "дата погашения", "срок платежа",
        "due date", "payment due", "payment due date", "дата оплаты план", "дата оплаты по договору", "крайний срок оплаты"]),
    ("customer", &["customer", "контрагент", "клиент", "покупатель", "заказчик", "customer name", "client", "client name",
        "account name", "компания", "партнер", "company", "company name", "организация", "customer id", "код контрагента",
        "код клиента", "должник", "debtor", "bill to"]),
    ("contract", &["contract", "договор", "№ договора", "номер договора", "договор контрагента", "contract number", "contract no"]),
    ("rep", &["rep", "менеджер", "ответственный", "ответственный менеджер", "продавец", "salesperson", "sales rep", "owner",
        "сотрудник", "куратор", "торговый представитель"]),
    ("amount", &["amount", "сумма", "сумма счета", "сумма документа", "сумма отгрузки", "сумма накладной", "сумма с ндс",
        "всего с ндс", "отгружено", "начислено", "к оплате", "invoice amount", "invoice total", "total", "total amount", "итого",
        "всего", "сумма к оплате", "сумма реализации"]),
    ("currency", &["currency", "валюта", "вал", "currency code"]),
    ("kind", &["kind", "вид документа", "тип документа", "вид", "тип", "операция", "вид операции", "document type", "type",
        "invoice type"]),
    ("terms_days", &["terms_days", "отсрочка", "дней отсрочки", "срок отсрочки", "отсрочка дней", "отсрочка платежа", "net days",
        "terms", "payment terms"]),
    ("of", &["of", "к счету", "к документу", "документ основание", "основание", "исходный счет", "original invoice",
        "applies to", "related invoice"]),
    ("disputed", &["disputed", "спорный", "оспаривается", "спор", "in dispute"]),
    ("paid", &["paid", "оплачено", "сумма оплаты", "оплата", "поступило", "paid amount", "amount paid", "погашено",
        "оплачено по счету", "сумма оплачено"]),
    ("paid_on", &["paid_on", "дата оплаты", "дата поступления", "оплачен", "дата поступления оплаты", "paid on", "paid date",
        "payment date", "date paid", "дата фактической оплаты"]),
];

#[rustfmt::skip]
pub(super) const PAYMENTS: &[Names] = &[
    ("date", &["date", "дата оплаты", "дата платежа", "дата поступления", "payment date", "paid on", "дата", "дата документа",
        "date paid", "paid date", "period", "период", "дата операции", "transaction date", "value date"]),
    ("amount", &["amount", "сумма оплаты", "сумма платежа", "сумма поступления", "сумма", "оплата", "поступило", "поступление",
        "оплачено", "приход", "payment amount", "paid amount", "amount paid", "payment", "paid", "received", "сумма документа"]),
    ("invoice", &["invoice", "номер счета", "счет", "№ счета", "по счету", "оплата счета", "invoice no", "invoice number",
        "invoice id", "накладная", "номер накладной", "расчетный документ", "документ расчетов", "документ отгрузки", "заказ",
        "номер заказа", "реализация"]),
    ("contract", &["contract", "договор", "№ договора", "номер договора", "договор контрагента", "contract number"]),
    ("customer", &["customer", "контрагент", "клиент", "плательщик", "покупатель", "от кого", "customer name", "payer", "client",
        "компания", "company", "заказчик", "customer id", "код контрагента", "код клиента", "received from"]),
    ("currency", &["currency", "валюта", "вал", "currency code"]),
    ("kind", &["kind", "вид оплаты", "вид платежа", "тип оплаты", "тип платежа", "вид операции", "операция", "payment type",
        "вид", "тип", "type", "transaction type", "способ погашения"]),
];

#[rustfmt::skip]
pub(super) const BALANCES: &[Names] = &[
    ("from", &["from", "дата начала", "начало периода", "с даты", "период с", "period start", "start date"]),
    ("to", &["to", "дата окончания", "конец периода", "по дату", "период по", "period end", "end date"]),
    ("customer", &["customer", "контрагент", "клиент", "покупатель", "субконто", "client", "customer name", "заказчик"]),
    ("contract", &["contract", "договор", "договор контрагента", "№ договора", "номер договора"]),
    ("rep", &["rep", "менеджер", "ответственный", "ответственный менеджер", "salesperson", "sales rep", "owner"]),
    ("opening", &["opening", "сальдо на начало", "начальный остаток", "сальдо начальное", "долг на начало", "остаток на начало",
        "сальдо на начало периода", "opening balance", "входящий остаток"]),
    ("debit", &["debit", "дебет", "оборот дт", "обороты дт", "отгружено", "начислено", "оборот по дебету", "обороты дебет", "од",
        "debits", "invoiced"]),
    ("credit", &["credit", "кредит", "оборот кт", "обороты кт", "оплачено", "поступило", "оборот по кредиту", "обороты кредит",
        "ок", "credits", "paid"]),
    ("closing", &["closing", "сальдо на конец", "конечный остаток", "сальдо конечное", "долг на конец", "остаток на конец",
        "сальдо на конец периода", "closing balance", "исходящий остаток"]),
];

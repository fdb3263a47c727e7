//! What files call the fields, in both languages: the names of the glossary and of known exports.
//!
//! The better name stands earlier: of «Дата» and «Дата закрытия» a sale's date is the first.

use super::{synonyms_of_events as events, synonyms_of_rules as rules};
use crate::model::table::Table;

/// The names of one field.
pub(super) type Names = (&'static str, &'static [&'static str]);

/// The names of the fields of a table.
pub(super) fn names(table: Table) -> &'static [Names] {
    match table {
        Table::Reps => REPS,
        Table::Products => PRODUCTS,
        Table::Customers => CUSTOMERS,
        Table::Sales => SALES,
        Table::Targets => TARGETS,
        Table::Campaigns => rules::CAMPAIGNS,
        Table::Topics => rules::TOPICS,
        Table::Assignments => rules::ASSIGNMENTS,
        Table::Absences => rules::ABSENCES,
        Table::Shifts => rules::SHIFTS,
        Table::Rates => rules::RATES,
        Table::Credits => events::CREDITS,
        Table::Attempts => events::ATTEMPTS,
        Table::Trainings => events::TRAININGS,
        Table::Questions => events::QUESTIONS,
        Table::Inquiries => events::INQUIRIES,
        Table::Calls => events::CALLS,
        Table::Meetings => events::MEETINGS,
        Table::Invoices => events::INVOICES,
        Table::Payments => events::PAYMENTS,
        Table::Balances => events::BALANCES,
    }
}

/// A header with one of these words is taken only when it is exactly a name of the field:
/// «Сумма НДС» is no sum of a sale, `RequiredDate` not its date.
// One word a line would make pages of it.
#[rustfmt::skip]
pub(super) const BLOCKED: &[&str] = &[
    "ндс", "vat", "tax", "налога", "налог", "freight", "доставка", "доставки", "required",
    "shipped", "ship", "birth", "рождения", "вероятность", "probability", "прибыль", "profit",
    "маржа", "margin", "рентабельность", "долг", "долга", "остаток", "сальдо", "balance",
    "изменения", "изменена", "редактирования", "modified", "updated", "modify", "last", "stock",
    "reorder", "факт", "fact", "actual", "billing", "supplier", "поставщик", "поставщика",
    "shipper", "photo", "line", "строки", "comment", "комментарий", "photopath", "fax", "факс",
    "отклонение", "variance", "expires", "deposit", "due", "contact", "контакт", "контакты",
    "plan", "план", "synced", "sync", "account", "category", "card", "exchange", "home",
    "бонус", "бонуса", "бонусов", "премия", "премии", "зарплата", "зарплаты",
    "bonus", "salary",
];

#[rustfmt::skip]
const SALES: &[Names] = &[
    ("date", &[
        "date", "дата", "дата документа", "дата продажи", "дата возврата", "return date", "дата реализации", "дата накладной",
        "дата счета", "дата счет фактуры", "order date", "invoice date", "sale date",
        "sales date", "document date", "doc date", "posting date", "transaction date", "txn date",
        "дата сделки", "дата операции", "дата и время", "дата заказа", "won time", "deal won time",
        "closed on", "дата завершения", "дата закрытия", "дата закрытия сделки", "close date",
        "closing date", "date closed", "purchase date", "дата покупки", "дата продаж",
        "предполагаемая дата закрытия", "expected close date", "deal expected close date", "день",
        "day", "период", "period", "месяц", "month", "datetime", "timestamp", "дата отгрузки",
    ]),
    ("document", &[
        "document", "номер документа", "№ документа", "документ", "document number", "document no",
        "doc number", "doc no", "invoice no", "invoice number", "invoice id", "invoice", "order id",
        "order no", "order number", "номер заказа", "№ заказа", "заказ клиента", "заказ",
        "order", "накладная", "номер накладной", "№ накладной", "упд", "счет фактура",
        "номер счета", "№ счета", "реализация", "акт", "регистратор", "документ движения",
        "расчетный документ", "id сделки", "номер сделки", "deal id", "opportunity id",
        "record id", "transaction id", "receipt no", "чек", "номер чека", "№ чека", "voucher", "номер", "№",
        "number", "id", "ид", "no",
    ]),
    ("contract", &[
        "contract", "договор", "№ договора", "номер договора", "договор контрагента",
        "contract number", "contract no", "contract id",
    ]),
    ("customer", &[
        "customer", "контрагент", "покупатель", "клиент", "заказчик", "customer name", "client",
        "client name", "account name", "компания", "партнер", "организация клиента",
        "компания название компании", "наименование контрагента", "наименование клиента",
        "company", "company name", "organization", "deal organization", "associated company",
        "account", "компания контакта", "полное имя контакта", "код контрагента", "код клиента",
        "id клиента", "customer id", "client id", "account id", "customer no", "customer code",
        "buyer", "грузополучатель",
    ]),
    ("rep", &[
        "rep", "менеджер", "ответственный", "ответственный менеджер", "продавец",
        "торговый представитель", "тп", "salesperson", "sales person", "sales rep",
        "sales representative", "representative", "seller", "deal owner", "opportunity owner",
        "owner", "assigned to", "assigned to user", "сотрудник", "employee", "employee name",
        "исполнитель", "куратор", "ответственное лицо", "agent", "sales agent", "sales manager",
        "manager", "account manager", "пользователь", "user", "rep name", "employee id", "rep id",
        "salesperson id", "sales rep id", "код менеджера", "код сотрудника", "id менеджера",
        "support rep", "support rep id", "фио менеджера", "фио",
    ]),
    ("sku", &[
        "sku", "артикул", "код товара", "код номенклатуры", "product code", "item code",
        "stock code", "product id", "item id", "item no", "item number", "product no",
        "номенклатура", "товар", "product", "product name", "item", "item name",
        "наименование товара", "наименование номенклатуры", "название товара", "наименование",
        "позиция", "услуга", "характеристика", "part number", "product title",
    ]),
    ("quantity", &[
        "quantity", "количество", "кол во", "кол", "qty", "units", "units sold", "quantity sold",
        "order quantity", "объем", "шт", "штук", "количество товара", "продано", "count",
    ]),
    ("unit", &["unit", "ед изм", "единица измерения", "ед", "единица", "uom", "unit of measure"]),
    ("price", &[
        "price", "цена", "unit price", "цена за ед", "цена за единицу", "цена продажи",
        "price each", "sales price", "item price", "цена с ндс", "цена без ндс",
    ]),
    ("discount", &[
        "discount", "скидка", "% скидки", "процент скидки", "discount rate", "discount percent",
        "discount %",
    ]),
    ("amount", &[
        "amount", "сумма со скидкой", "сумма с учетом скидки", "amount after discount",
        "сумма", "сумма продажи", "сумма продаж", "выручка", "сумма документа",
        "сумма сделки", "бюджет", "стоимость продажи", "продажи", "реализовано", "отгружено",
        "сумма с ндс", "всего с ндс", "сумма реализации", "выручка с ндс",
        "revenue", "net sales", "sales", "sales amount", "net amount", "line total", "total amount",
        "total price", "extended price", "order total", "invoice total", "total sales", "total",
        "value", "deal value", "deal amount", "order amount", "budget", "стоимость", "итого",
        "всего", "сумма без ндс", "оборот", "turnover", "сумма заказа", "сумма чека", "subtotal",
    ]),
    ("cost", &[
        "cost", "себестоимость", "закупочная стоимость", "cogs", "cost amount", "total cost",
        "сумма себестоимости", "себестоимость продаж",
    ]),
    ("currency", &["currency", "валюта", "вал", "amount currency", "currency code", "deal currency"]),
    ("kind", &[
        "kind", "вид", "операция", "вид операции", "тип документа", "вид документа", "тип операции", "document type",
        "transaction type", "sale type", "хозяйственная операция",
    ]),
    ("returns_of", &["returns_of", "документ основание", "возврат по документу", "original invoice",
        "возврат документа", "return of document"]),
    ("status", &[
        "status", "этап сделки", "стадия сделки", "deal status", "статус сделки", "этап", "стадия",
        "статус", "deal stage", "stage", "order status", "статус заказа",
        "состояние сделки", "state of the deal",
    ]),
    ("created", &[
        "created", "дата создания", "дата создания сделки", "создано", "create date",
        "created date", "created time", "created at", "deal created", "deal deal created",
        "created on",
    ]),
    ("campaign", &["campaign", "мероприятие", "акция", "кампания", "рекламная кампания", "event"]),
];

#[rustfmt::skip]
const TARGETS: &[Names] = &[
    ("kpi", &["kpi", "показатель", "метрика", "metric", "measure", "ключевой показатель"]),
    ("who", &[
        "who", "менеджер", "ответственный", "сотрудник", "продавец", "торговый представитель", "тп",
        "salesperson", "sales rep", "sales person", "rep", "representative", "employee", "owner",
        "seller", "фио", "manager", "исполнитель", "отдел", "группа", "команда", "подразделение",
        "филиал", "team", "department", "branch", "agent", "employee id", "кто", "фамилия",
        "фамилия имя", "имя",
        "чей план", "whose plan", "кому", "для кого",
    ]),
    ("of", &[
        "of", "sku", "артикул", "номенклатура", "товар", "product", "item", "product name",
        "код товара", "product code", "product id", "товарная группа", "номенклатурная группа",
        "категория", "category", "item group", "brand", "бренд", "наименование", "позиция",
        "product group",
        "товар или группа", "product or group", "по чему", "предмет плана",
    ]),
    ("from", &[
        "from", "месяц", "период", "month", "period", "квартал", "quarter", "дата", "date",
        "дата начала", "начало", "start", "start date", "period start", "год", "year",
        "начало периода",
        "с даты", "с",
    ]),
    ("to", &["to", "дата окончания", "конец", "end", "end date", "period end", "конец периода",
        "по дату", "по"]),
    ("level", &["level", "уровень"]),
    ("amount", &[
        "amount", "план", "план продаж", "сумма плана", "target", "plan", "goal", "quota",
        "sales target", "target amount", "цель", "норма", "задание", "квота", "план сумма",
        "план продаж сумма", "плановая выручка", "плановая сумма", "sales quota", "sales plan",
        "сумма", "выручка", "revenue", "plan amount", "значение", "value", "количество",
        "план количество", "план шт", "план руб", "quantity", "plan units", "target units",
    ]),
    ("proration", &["proration", "пересчет по дням", "proration by days"]),
    ("version_from", &["version_from", "действует с", "in force from"]),
];

#[rustfmt::skip]
const REPS: &[Names] = &[
    ("name", &[
        "name", "фио", "фио сотрудника", "фио менеджера", "сотрудник", "менеджер", "full name",
        "employee name", "employee", "salesperson", "sales rep", "rep name", "продавец",
        "торговый представитель", "ответственный", "представитель", "имя сотрудника", "имя", "rep",
        "representative", "seller", "agent", "user name", "display name", "наименование",
    ]),
    ("id", &[
        "id", "табельный номер", "таб номер", "employee id", "rep id", "salesperson id", "user id",
        "код сотрудника", "код менеджера", "id менеджера", "id сотрудника", "код", "employee no",
        "employee number", "sales rep id",
        "code",
    ]),
    ("aliases", &["aliases", "псевдонимы", "другие имена", "other names"]),
    ("email", &["email", "e mail", "почта", "электронная почта", "адрес электронной почты", "email address"]),
    ("team", &["team", "отдел", "группа", "команда", "подразделение", "филиал", "department", "branch", "sales team"]),
    ("active_from", &[
        "active_from", "hire date", "дата приема", "дата приема на работу", "принят", "start date",
        "дата начала работы", "date hired", "работает с",
        "первый день", "first day",
    ]),
    ("active_to", &[
        "active_to", "дата увольнения", "уволен", "termination date", "end date", "работает по",
        "последний день", "last day",
    ]),
    ("fte", &["fte", "ставка", "доля ставки", "part of a position"]),
    ("ramp", &["ramp", "адаптация", "ввод в должность"]),
    ("salary", &["salary", "оклад", "фикс", "base salary", "base"]),
    ("target_bonus", &["target_bonus", "целевая премия", "премия", "бонус", "target bonus", "ote", "variable",
        "премия при 100", "bonus at 100"]),
];

#[rustfmt::skip]
const PRODUCTS: &[Names] = &[
    ("sku", &[
        "sku", "артикул", "код товара", "код номенклатуры", "product code", "item code",
        "stock code", "product id", "item id", "item no", "product no", "код", "id", "part number",
    ]),
    ("name", &[
        "name", "наименование", "наименование товара", "номенклатура", "товар", "product name",
        "item name", "название", "название товара", "product", "item", "title", "description",
        "наименование номенклатуры", "услуга", "позиция",
    ]),
    ("group", &[
        "group", "группа", "товарная группа", "номенклатурная группа", "категория", "category",
        "category name", "item group", "product group", "вид номенклатуры", "группа товара",
        "группа номенклатуры", "бренд", "brand", "производитель", "product category",
        "product line",
        "группа товаров",
    ]),
    ("unit", &["unit", "ед изм", "единица измерения", "единица", "ед", "uom", "unit of measure", "базовая единица"]),
    ("kind", &["kind", "тип товара", "вид товара", "kind of product"]),
    ("price", &["price", "цена", "unit price", "list price", "цена продажи", "розничная цена", "прайс", "базовая цена"]),
    ("cost", &["cost", "себестоимость", "закупочная цена", "unit cost", "standard cost", "закупка"]),
    ("launched", &["launched", "дата запуска", "launch date", "дата выпуска",
        "в продаже с", "on sale since"]),
];

#[rustfmt::skip]
const CUSTOMERS: &[Names] = &[
    ("name", &[
        "name", "контрагент", "клиент", "покупатель", "наименование", "наименование контрагента",
        "наименование клиента", "компания", "название компании", "company name", "customer name",
        "company", "customer", "client", "client name", "account name", "organization",
        "display name", "партнер", "заказчик", "название", "полное наименование", "full name",
        "фио", "имя", "account",
    ]),
    ("id", &[
        "id", "код", "код контрагента", "код клиента", "id клиента", "customer id", "client id",
        "account id", "customer no", "customer code", "customer number", "record id",
        "code",
    ]),
    ("tax_id", &["tax_id", "инн", "инн кпп", "tax id", "vat number", "vat no",
        "tax number"]),
    ("phone", &[
        "phone", "телефон", "номер телефона", "рабочий телефон", "мобильный телефон",
        "phone number", "mobile", "mobile phone", "контактный телефон",
    ]),
    ("email", &["email", "e mail", "почта", "электронная почта", "рабочий email", "email address"]),
    ("parent", &[
        "parent", "головной контрагент", "холдинг", "группа компаний", "parent account",
        "parent company",
        "головная организация",
    ]),
    ("segment", &["segment", "сегмент", "категория клиента", "группа клиентов", "customer segment", "тип клиента"]),
    ("owner", &[
        "owner", "менеджер", "ответственный", "ответственный менеджер", "основной менеджер",
        "куратор", "торговый представитель", "account owner", "account manager", "sales rep",
        "support rep", "support rep id", "sales rep id", "owner name", "salesperson",
        "закрепленный менеджер", "продавец",
    ]),
    ("credit_limit", &["credit_limit", "кредитный лимит", "лимит", "credit limit", "допустимая сумма задолженности"]),
    ("internal", &["internal", "внутренний", "внутригрупповой", "свой"]),
    ("terms_days", &["terms_days", "отсрочка", "дней отсрочки", "срок отсрочки", "net days", "terms", "payment terms", "допустимое число дней задолженности",
        "отсрочка дней"]),
];

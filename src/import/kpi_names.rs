//! What files of targets call our KPIs: the ids, the names on the screen, and the field's words.

use super::name;

#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("plan_revenue", &["план деньги", "sales plan money", "выручка", "продажи", "план продаж", "план продаж деньги",
        "сумма", "оборот", "revenue", "sales", "sales plan", "turnover"]),
    ("plan_units", &["план sku", "sales plan units", "количество", "штуки", "шт", "план продаж шт", "units", "quantity"]),
    ("product_knowledge", &["знание продукта", "product knowledge", "знание товара", "аттестация", "тест", "тестирование",
        "test", "test score"]),
    ("response_time", &["время ответа", "response time", "скорость ответа", "ответы в срок", "sla", "обратная связь"]),
    ("cold_conversion", &["холодная база", "cold base", "холодные звонки", "сделок на 100 звонков", "сделки на 100 звонков",
        "конверсия холодных звонков", "cold calls", "deals per 100 calls"]),
    ("campaign_plan", &["мероприятия", "campaigns", "мероприятие", "кампании", "акции", "campaign"]),
    ("repeat_customers", &["постоянные клиенты", "repeat customers", "повторные клиенты", "теплая база", "warm base"]),
    ("average_contract", &["средний договор", "average contract", "средний чек", "средняя сумма договора", "average deal",
        "average order"]),
    ("overdue_receivables", &["просрочка", "просрочка пдз", "overdue receivables", "пдз", "просроченная задолженность",
        "доля просрочки", "overdue"]),
    ("meetings", &["встречи", "meetings", "количество встреч", "визиты", "visits"]),
    ("presentations", &["презентации", "presentations", "количество презентаций", "демонстрации", "demos"]),
];

/// What a KPI is called in files.
pub fn names(id: &str) -> &'static [&'static str] {
    NAMES.iter().find(|it| it.0 == id).map_or(&[], |it| it.1)
}

/// The id of the KPI that a cell names; `None` where it names none.
pub(super) fn id(cell: &str) -> Option<&'static str> {
    let own = NAMES.iter().find(|(id, _)| *id == cell.trim());
    let words = name::words(cell).join(" ");
    own.or_else(|| NAMES.iter().find(|(_, names)| names.contains(&words.as_str()))).map(|it| it.0)
}

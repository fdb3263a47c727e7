//! What tables and fields are called on screen (the data dictionary).

use super::words_events;
use crate::lang::{Text, text};
use crate::model::table::Table;

/// What a table is called.
pub fn table(of: Table) -> Text {
    match of {
        Table::Reps => text("Менеджеры", "Salespeople"),
        Table::Products => text("Товары", "Products"),
        Table::Customers => text("Клиенты", "Customers"),
        Table::Sales => text("Продажи", "Sales"),
        Table::Targets => text("Планы", "Plans"),
        Table::Campaigns => text("Мероприятия", "Campaigns"),
        Table::Topics => text("Темы", "Topics"),
        Table::Assignments => text("Закрепление клиентов", "Owners of customers"),
        Table::Absences => text("Отсутствия", "Absences"),
        Table::Shifts => text("Смены", "Shifts"),
        Table::Rates => text("Курсы валют", "Currency rates"),
        Table::Credits => text("Доли в документах", "Shares of documents"),
        Table::Attempts => text("Результаты тестов", "Test results"),
        Table::Trainings => text("Обучение", "Trainings"),
        Table::Questions => text("Вопросы тестов", "Test questions"),
        Table::Inquiries => text("Обращения", "Inquiries"),
        Table::Calls => text("Звонки", "Calls"),
        Table::Meetings => text("Встречи", "Meetings"),
        Table::Invoices => text("Счета и отгрузки", "Invoices"),
        Table::Payments => text("Оплаты", "Payments"),
        Table::Balances => text("Сальдо (ОСВ 62)", "Balances"),
    }
}

/// What a field of a table is called.
pub fn field(of: Table, id: &str) -> Text {
    let found = match of {
        Table::Sales => sales(id),
        Table::Targets => targets(id),
        Table::Reps => rep(id),
        Table::Products => product(id),
        Table::Customers => customer(id),
        _ => words_events::field(of, id),
    };
    found.unwrap_or(text("Другое", "Other"))
}

fn sales(id: &str) -> Option<Text> {
    Some(match id {
        "date" => text("Дата", "Date"),
        "document" => text("Номер документа", "Document number"),
        "contract" => text("Договор", "Contract"),
        "customer" => text("Клиент", "Customer"),
        "rep" => text("Менеджер", "Salesperson"),
        "sku" => text("Товар", "Product"),
        "quantity" => text("Количество", "Quantity"),
        "unit" => text("Единица измерения", "Unit of measure"),
        "price" => text("Цена", "Price"),
        "discount" => text("Скидка", "Discount"),
        "amount" => text("Сумма", "Amount"),
        "cost" => text("Себестоимость", "Cost"),
        "currency" => text("Валюта", "Currency"),
        "kind" => text("Вид (продажа, возврат)", "Kind (sale, return)"),
        "returns_of" => text("Возврат документа", "Return of document"),
        "status" => text("Состояние сделки", "State of the deal"),
        "created" => text("Дата создания", "Created on"),
        "campaign" => text("Мероприятие", "Campaign"),
        _ => return None,
    })
}

fn targets(id: &str) -> Option<Text> {
    Some(match id {
        "kpi" => text("Показатель", "KPI"),
        "who" => text("Чей план", "Whose plan"),
        "of" => text("Товар или группа", "Product or group"),
        "from" => text("С даты", "From"),
        "to" => text("По дату", "To"),
        "level" => text("Уровень (план, минимум)", "Level (plan, minimum)"),
        "amount" => text("План", "Plan"),
        "proration" => text("Пересчёт по дням", "Proration by days"),
        "version_from" => text("Действует с", "In force from"),
        _ => return None,
    })
}

fn rep(id: &str) -> Option<Text> {
    Some(match id {
        "name" => text("Имя", "Name"),
        "id" => text("Код", "Code"),
        "aliases" => text("Другие имена", "Other names"),
        "email" => text("Почта", "E-mail"),
        "team" => text("Группа", "Team"),
        "active_from" => text("Первый день", "First day"),
        "active_to" => text("Последний день", "Last day"),
        "fte" => text("Ставка", "Part of a position"),
        "ramp" => text("Ввод в должность", "Ramp"),
        "salary" => text("Оклад", "Salary"),
        "target_bonus" => text("Премия при 100 %", "Bonus at 100%"),
        _ => return None,
    })
}

fn product(id: &str) -> Option<Text> {
    Some(match id {
        "sku" => text("Артикул", "SKU"),
        "name" => text("Название", "Name"),
        "group" => text("Группа товаров", "Product group"),
        "unit" => text("Единица измерения", "Unit of measure"),
        "kind" => text("Вид товара", "Kind of product"),
        "price" => text("Цена", "Price"),
        "cost" => text("Себестоимость", "Cost"),
        "launched" => text("В продаже с", "On sale since"),
        _ => return None,
    })
}

fn customer(id: &str) -> Option<Text> {
    Some(match id {
        "name" => text("Клиент", "Customer"),
        "id" => text("Код", "Code"),
        "tax_id" => text("ИНН", "Tax number"),
        "phone" => text("Телефон", "Phone"),
        "email" => text("Почта", "E-mail"),
        "parent" => text("Головная организация", "Parent"),
        "segment" => text("Сегмент", "Segment"),
        "owner" => text("Менеджер", "Salesperson"),
        "credit_limit" => text("Кредитный лимит", "Credit limit"),
        "internal" => text("Свой (внутренний)", "Internal"),
        "terms_days" => text("Отсрочка, дней", "Terms, days"),
        _ => return None,
    })
}

//! What the fields of events and of dated facts are called on screen, and the words of their lists.

use crate::lang::{Text, text};
use crate::model::table::Table;

/// What a field of such a table is called.
pub fn field(of: Table, id: &str) -> Option<Text> {
    own(of, id).or_else(|| shared(id))
}

/// Names that a table has for itself.
fn own(of: Table, id: &str) -> Option<Text> {
    Some(match (of, id) {
        (Table::Campaigns, "name") => text("Мероприятие", "Campaign"),
        (Table::Campaigns, "unit") => text("В чём план", "Planned in"),
        (Table::Campaigns, "cost") => text("Затраты", "Cost"),
        (Table::Topics, "name") => text("Тема", "Topic"),
        (Table::Shifts, "who") => text("Чей график", "Whose hours"),
        (Table::Shifts, "start") => text("Начало смены", "Start of the shift"),
        (Table::Shifts, "end") => text("Конец смены", "End of the shift"),
        (Table::Attempts, "date") => text("Когда сдан тест", "When the test was taken"),
        (Table::Attempts, "points") => text("Баллы", "Points"),
        (Table::Questions, "points") => text("Баллы за вопрос", "Points for the question"),
        (Table::Inquiries, "topic") => text("О чём обращение", "Subject"),
        (Table::Inquiries, "owner") => text("Ответственный", "Owner"),
        (Table::Calls, "at") => text("Когда звонок", "Time of the call"),
        (Table::Calls, "count") => text("Сколько звонков", "How many calls"),
        (Table::Meetings, "at") => text("Когда встреча", "Time of the meeting"),
        (Table::Meetings, "kind") => text("Встреча или презентация", "Meeting or presentation"),
        (Table::Invoices, "number") => text("Номер счёта", "Invoice number"),
        (Table::Invoices, "of") => text("К какому счёту", "Of which invoice"),
        (Table::Invoices, "paid") => text("Оплачено", "Paid"),
        (Table::Payments, "date") => text("Дата оплаты", "Date of payment"),
        (Table::Payments, "amount") => text("Сумма оплаты", "Amount paid"),
        (Table::Balances, "credit") => text("Оплачено за период", "Paid in the period"),
        (Table::Rates, "date") => text("Дата курса", "Date of the rate"),
        _ => return None,
    })
}

fn shared(id: &str) -> Option<Text> {
    Some(match id {
        "id" => text("Код", "Code"),
        "from" => text("С даты", "From"),
        "to" => text("По дату", "To"),
        "date" => text("Дата", "Date"),
        "rep" => text("Менеджер", "Salesperson"),
        "customer" => text("Клиент", "Customer"),
        "contract" => text("Договор", "Contract"),
        "currency" => text("Валюта", "Currency"),
        "amount" => text("Сумма", "Amount"),
        "kind" => text("Вид", "Kind"),
        "status" => text("Состояние", "State"),
        "topic" => text("Тема", "Topic"),
        "campaign" => text("Мероприятие", "Campaign"),
        "document" => text("Номер документа", "Document number"),
        "share" => text("Доля", "Share"),
        "window_days" => text("Дней после, когда покупка ещё его", "Days after it that count"),
        "attribution" => text("Какое касание считается", "Which touch counts"),
        "required" => text("Обязательная", "Required"),
        "weight" => text("Вес", "Weight"),
        "pass" => text("Проходной балл", "Pass mark"),
        "valid_days" => text("Действует, дней", "Valid, days"),
        "weekday" => text("День недели", "Day of the week"),
        "rate" => text("Курс", "Rate"),
        "nominal" => text("За сколько единиц", "For how many units"),
        "test" => text("Тест", "Test"),
        "max" => text("Максимум баллов", "Most points"),
        "finished" => text("Завершён", "Finished"),
        "bank" => text("Банк вопросов", "Question bank"),
        "hours" => text("Часы", "Hours"),
        "question" => text("Вопрос", "Question"),
        "a" => text("Ответ А", "Answer A"),
        "b" => text("Ответ Б", "Answer B"),
        "c" => text("Ответ В", "Answer C"),
        "d" => text("Ответ Г", "Answer D"),
        "correct" => text("Правильный ответ", "Right answer"),
        "received" => text("Когда обратились", "Received"),
        "replied" => text("Когда ответили", "Replied"),
        "channel" => text("Канал", "Channel"),
        "replied_by" => text("Кто ответил", "Replied by"),
        "reply_kind" => text("Человек или бот", "Person or program"),
        "wait_minutes" => text("Время до ответа", "Time to the reply"),
        "phone" => text("Телефон", "Phone"),
        "direction" => text("Исходящий или входящий", "Outgoing or incoming"),
        "seconds" => text("Длительность разговора", "Talk time"),
        "outcome" => text("Результат", "Outcome"),
        "base" => text("Холодная или тёплая база", "Cold or warm base"),
        "deals" => text("Сколько сделок", "How many deals"),
        "minutes" => text("Длительность", "Duration"),
        "entered" => text("Когда внесено", "Entered"),
        "online" => text("Онлайн", "Online"),
        "due" => text("Срок оплаты", "Due date"),
        "terms_days" => text("Отсрочка, дней", "Terms, days"),
        "disputed" => text("Спорный", "Disputed"),
        "paid_on" => text("Дата оплаты", "Paid on"),
        "invoice" => text("Номер счёта", "Invoice number"),
        "opening" => text("Сальдо на начало", "Opening balance"),
        "debit" => text("Отгружено за период", "Invoiced in the period"),
        "closing" => text("Сальдо на конец", "Closing balance"),
        _ => return None,
    })
}

/// What a word of a list is called, for those that a person may have to choose.
pub fn word(id: &str) -> Option<Text> {
    Some(match id {
        "main" => text("основной", "main"),
        "companion" => text("сопутствующий", "companion"),
        "service" => text("услуга", "service"),
        "sale" => text("продажа", "sale"),
        "return" => text("возврат", "return"),
        "won" => text("выиграна", "won"),
        "lost" => text("проиграна", "lost"),
        "open" => text("открыта", "open"),
        "closed" => text("закрыто", "closed"),
        "spam" => text("спам", "spam"),
        "clients" => text("клиенты", "customers"),
        "profit" => text("прибыль", "profit"),
        "revenue" => text("выручка", "revenue"),
        "leads" => text("лиды", "leads"),
        "first" => text("первое касание", "first touch"),
        "last" => text("последнее касание", "last touch"),
        "equal" => text("поровну", "equal parts"),
        "vacation" => text("отпуск", "leave"),
        "sick" => text("больничный", "sick leave"),
        "trip" => text("командировка", "business trip"),
        "unpaid" => text("за свой счёт", "unpaid leave"),
        "absent" => text("прогул", "absence without leave"),
        "minimum" => text("минимум", "minimum"),
        "plan" => text("план", "plan"),
        "stretch" => text("максимум", "stretch"),
        "working" => text("по рабочим дням", "by working days"),
        "calendar" => text("по календарным дням", "by calendar days"),
        "none" => text("без пересчёта", "as entered"),
        "overlay" => text("сверх 100 %", "on top of 100%"),
        "planned" => text("запланировано", "planned"),
        "done" => text("пройдено", "done"),
        "human" => text("человек", "a person"),
        "bot" => text("бот", "a program"),
        "out" => text("исходящий", "outgoing"),
        "in" => text("входящий", "incoming"),
        "cold" => text("холодная", "cold"),
        "warm" => text("тёплая", "warm"),
        "meeting" => text("встреча", "meeting"),
        "presentation" => text("презентация", "presentation"),
        "both" => text("встреча с презентацией", "meeting with a presentation"),
        "held" => text("состоялась", "held"),
        "cancelled" => text("отменена", "cancelled"),
        "moved" => text("перенесена", "moved"),
        "shipment" => text("отгрузка", "shipment"),
        "consignment" => text("под реализацию", "consignment"),
        "credit_note" => text("возврат", "credit note"),
        "write_off" => text("списание", "write-off"),
        "payment" => text("платёж", "payment"),
        "set_off" => text("взаимозачёт", "set-off"),
        "refund" => text("возврат денег", "refund"),
        "yes" => text("да", "yes"),
        "no" => text("нет", "no"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Kind;
    use crate::ui::words;

    #[test]
    fn every_field_and_word_has_a_name() {
        let other = text("Другое", "Other");
        for table in Table::ALL {
            for field in table.fields() {
                assert_ne!(words::field(table, field.id), other, "{}.{}", table.id(), field.id);
                let Kind::Words(list) = field.kind else { continue };
                for id in list.iter().filter(|it| it.len() > 1) {
                    assert!(word(id).is_some(), "{}.{}: {id}", table.id(), field.id);
                }
            }
        }
    }
}

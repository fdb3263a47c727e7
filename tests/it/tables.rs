//! Files of every table as people have them: guessed, mapped, read, with nothing taken silently.

use planerka::import::fixture::sheet;
use planerka::import::issue::{IssueKind, Severity};
use planerka::import::review::{Choice, Meaning, SheetReview};
use planerka::import::sheet::Sheet;
use planerka::import::understand::Session;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::table::Table;

pub(super) fn session(sheets: Vec<Sheet>) -> Session {
    let today = Date::parse("2026-11-23").expect("a date");
    Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today)
}

pub(super) fn only(file: &str, text: &str) -> (SheetReview, Option<Batch>) {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let session = session(vec![sheet(file, &lines.join("\n"))]);
    let batch = session.commit(Date::parse("2026-11-23").expect("a date")).pop();
    (session.review().sheets.remove(0), batch)
}

/// `table: header=field, …` of what is mapped.
pub(super) fn mapped(sheet: &SheetReview) -> String {
    let table = sheet.choice.table.flatten().map_or("none", Table::id);
    let fields: Vec<String> = sheet
        .columns
        .iter()
        .zip(&sheet.choice.fields)
        .filter_map(|(column, field)| Some(format!("{}={}", column.header, field.clone()??)))
        .collect();
    format!("{table}: {}", fields.join(", "))
}

/// The values of a field as our own files hold them.
pub(super) fn plain(batch: &Batch, field: &str) -> Vec<String> {
    let kind = batch.table.field(field).expect(field).kind;
    let column = &batch.column(field).expect(field).column;
    let value = |row| match column.text(row) {
        Some(text) => text.to_owned(),
        None => column.number(row).map_or(String::new(), |it| kind.plain(it)),
    };
    (0..batch.len()).map(value).collect()
}

/// The texts of a column, as the file has them.
fn originals(batch: &Batch, field: &str) -> Vec<String> {
    let column = batch.column(field).expect(field);
    (0..batch.len()).map(|row| column.original(row).unwrap_or_default()).collect()
}

/// A file whose guess is right, all of whose rows land, and whose cells are given back.
fn read(file: &str, text: &str, expected: &str) -> Batch {
    let (review, batch) = only(file, text);
    assert_eq!(mapped(&review), expected);
    let errors = review.issues.iter().filter(|it| it.severity == Severity::Error);
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<&planerka::import::issue::IssueGroup>::new());
    let batch = batch.expect("a batch");
    assert_eq!(batch.len(), review.rows_read, "{:?}", review.issues);
    batch
}

#[test]
fn calls_of_a_telephone_exchange() {
    let batch = read(
        "Звонки сентябрь.xls",
        "Сотрудник|Номер Битрикс24|Номер телефона|Тип звонка|Длительность|Дата|Статус|Стоимость
        Ким Д.|74950000000|+7 912 345-67-89|Исходящий|00:01:02|30.09.2026 14:05:07|Успешный|1,5
        Гусев П.|74950000000|89991112233|Входящий с перенаправлением|00:00:00|30.09.2026 0:00:00|Пропущен|0",
        "calls: Сотрудник=rep, Номер телефона=phone, Тип звонка=direction, \
         Длительность=seconds, Дата=at, Статус=outcome",
    );
    assert_eq!(plain(&batch, "at"), ["2026-09-30T14:05:07", "2026-09-30T00:00:00"]);
    assert_eq!(originals(&batch, "at"), ["30.09.2026 14:05:07", "30.09.2026 0:00:00"]);
    assert_eq!(plain(&batch, "seconds"), ["62", "0"]);
    assert_eq!(originals(&batch, "seconds"), ["00:01:02", "00:00:00"]);
    assert_eq!(plain(&batch, "direction"), ["out", "in"]);
}

#[test]
fn calls_counted_by_the_day() {
    let batch = read(
        "Холодные звонки.csv",
        "Дата|Менеджер|Количество звонков|Сделок\n01.09.2026|Ким|40|1\n02.09.2026|Ким|35|",
        "calls: Дата=at, Менеджер=rep, Количество звонков=count, Сделок=deals",
    );
    assert_eq!(plain(&batch, "at"), ["2026-09-01", "2026-09-02"]);
    assert_eq!(plain(&batch, "count"), ["40", "35"]);
    assert_eq!(plain(&batch, "deals"), ["1", ""]);
}

#[test]
fn inquiries_with_times_of_another_zone() {
    let batch = read(
        "conversations.csv",
        "Conversation ID|Created at|First responded on|Inbox|Contact|Assignee|Status
        7|2026-09-30T22:30:00Z|2026-09-30T22:34:30Z|Chat|Acme|Kim|resolved
        8|2026-10-01T06:00:00Z||Email|Bolt|Kim|open",
        "inquiries: Conversation ID=id, Created at=received, First responded on=replied, \
         Inbox=channel, Contact=customer, Assignee=owner, Status=status",
    );
    assert_eq!(plain(&batch, "received"), ["2026-10-01T01:30:00", "2026-10-01T09:00:00"]);
    assert_eq!(plain(&batch, "replied"), ["2026-10-01T01:34:30", ""]);
    assert_eq!(originals(&batch, "received")[0], "2026-09-30T22:30:00Z");
    assert_eq!(plain(&batch, "status"), ["closed", "open"]);
}

#[test]
fn inquiries_that_hold_only_the_wait() {
    let batch = read(
        "Обращения.xlsx",
        "Дата|Канал|Клиент|Оператор|Время первого ответа
        30.09.2026 10:00|Чат|Ромашка|Ким|00:03:25\n30.09.2026 11:00|Чат|Лютик|Ким|3 мин 25 с",
        "inquiries: Дата=received, Канал=channel, Клиент=customer, Оператор=replied_by, \
         Время первого ответа=wait_minutes",
    );
    assert_eq!(plain(&batch, "wait_minutes"), ["3.416667", "3.416667"]);
    let seconds = read(
        "Обращения.xlsx",
        "Дата|Канал|Клиент|Время ответа, сек\n30.09.2026 10:00|Чат|Ромашка|90",
        "inquiries: Дата=received, Канал=channel, Клиент=customer, Время ответа, сек=wait_minutes",
    );
    assert_eq!(plain(&seconds, "wait_minutes"), ["1.5"]);
}

#[test]
fn meetings_of_a_calendar_with_day_and_hour_apart() {
    let batch = read(
        "Встречи.csv",
        "Тип дела|Дата начала|Время начала|Организация|Ответственный|Статус|Длительность
        Встреча|30.09.2026|09:30|Ромашка|Ким; Гусев|Состоялась|1:30
        Презентация|01.10.2026|14:00|Лютик|Ким|Перенесена|0:45",
        "meetings: Тип дела=kind, Дата начала=at, Время начала=at, Организация=customer, \
         Ответственный=rep, Статус=status, Длительность=minutes",
    );
    assert_eq!(plain(&batch, "at"), ["2026-09-30T09:30:00", "2026-10-01T14:00:00"]);
    assert_eq!(plain(&batch, "kind"), ["meeting", "presentation"]);
    assert_eq!(plain(&batch, "status"), ["held", "moved"]);
    assert_eq!(plain(&batch, "minutes"), ["90", "45"]);
    assert_eq!(plain(&batch, "rep"), ["Ким; Гусев", "Ким"]);
}

#[test]
fn results_of_tests_in_all_shapes_of_points() {
    let form = read(
        "Тест по насосам.csv",
        "Отметка времени|Адрес электронной почты|Баллы|Тема
        30.09.2026 14:05:07|kim@firm.ru|8 / 10|Насосы\n01.10.2026 9:00:00|gusev@firm.ru|10 / 10|Насосы",
        "attempts: Отметка времени=date, Адрес электронной почты=rep, Баллы=points, Тема=topic",
    );
    assert_eq!(
        (plain(&form, "points"), plain(&form, "max")),
        (vec!["8".into(), "10".into()], vec!["10".to_owned(); 2])
    );
    assert_eq!(originals(&form, "points"), ["8 / 10", "10 / 10"]);
    let course = read(
        "Оценки за тест.csv",
        "Фамилия|Имя|Состояние|Завершено|Оценка/10,00\nКим|Дмитрий|Завершено|30.09.2026 14:05|8,50",
        "attempts: Фамилия=rep, Имя=rep, Состояние=finished, Завершено=date, Оценка/10,00=points",
    );
    assert_eq!(plain(&course, "rep"), ["Ким Дмитрий"]);
    assert_eq!(
        (plain(&course, "points"), plain(&course, "max")),
        (vec!["8.5".to_owned()], vec!["10".to_owned()])
    );
}

#[test]
fn invoices_and_payments() {
    let invoices = read(
        "Счета.xlsx",
        "Номер счета|Дата счета|Контрагент|Сумма счета|Срок оплаты|Оплачено|Дата оплаты|Вид документа
        001|01.09.2026|Ромашка|1 000,00|15.09.2026|400,00|20.09.2026|Реализация
        002|02.09.2026|Лютик|2 500,50|||  |Возврат от покупателя",
        "invoices: Номер счета=number, Дата счета=date, Контрагент=customer, Сумма счета=amount, \
         Срок оплаты=due, Оплачено=paid, Дата оплаты=paid_on, Вид документа=kind",
    );
    assert_eq!(plain(&invoices, "number"), ["001", "002"]);
    assert_eq!(plain(&invoices, "kind"), ["shipment", "credit_note"]);
    assert_eq!(plain(&invoices, "paid"), ["400", ""]);
    let payments = read(
        "Поступления.csv",
        "Дата оплаты|Плательщик|Сумма оплаты|Номер счета|Вид оплаты
        20.09.2026|Ромашка|400,00|001|Взаимозачёт\n21.09.2026|Лютик|1,00||Платёжное поручение",
        "payments: Дата оплаты=date, Плательщик=customer, Сумма оплаты=amount, Номер счета=invoice, \
         Вид оплаты=kind",
    );
    assert_eq!(plain(&payments, "kind"), ["set_off", "payment"]);
}

#[test]
fn dated_facts_about_people() {
    let absences = read(
        "Отпуска.xlsx",
        "Сотрудник|Вид отсутствия|С|По\nКим|Отпуск за свой счёт|01.07.2026|14.07.2026\nГусев|Больничный|01.08.2026|02.08.2026",
        "absences: Сотрудник=rep, Вид отсутствия=kind, С=from, По=to",
    );
    assert_eq!(plain(&absences, "kind"), ["unpaid", "sick"]);
    let shifts = read(
        "График смен.csv",
        "Сотрудник|День недели|Начало|Конец\nКим|Пн|09:00|18:00\nКим|Сб|22:00|06:00",
        "shifts: Сотрудник=who, День недели=weekday, Начало=start, Конец=end",
    );
    assert_eq!(plain(&shifts, "weekday"), ["1", "6"]);
    assert_eq!(plain(&shifts, "end"), ["18:00:00", "06:00:00"]);
    assert_eq!(originals(&shifts, "start"), ["09:00", "22:00"]);
    let owners = read(
        "Закрепление клиентов.csv",
        "Клиент|Менеджер|Закреплён с|Закреплён по\nРомашка|Ким|01.01.2026|",
        "assignments: Клиент=customer, Менеджер=rep, Закреплён с=from, Закреплён по=to",
    );
    assert_eq!(plain(&owners, "from"), ["2026-01-01"]);
    let rates = read(
        "Курсы валют.csv",
        "Дата|Букв. код|Единиц|Курс\n01.09.2026|USD|1|80,1234\n01.09.2026|KZT|100|16,5",
        "rates: Дата=date, Букв. код=currency, Единиц=nominal, Курс=rate",
    );
    assert_eq!(plain(&rates, "rate"), ["80.1234", "16.5"]);
    let credits = read(
        "Доли.csv",
        "Номер документа|Менеджер|Доля, %\nД-1|Ким|60\nД-1|Гусев|40",
        "credits: Номер документа=document, Менеджер=rep, Доля, %=share",
    );
    assert_eq!(plain(&credits, "share"), ["0.6", "0.4"]);
}

#[test]
fn campaigns_topics_trainings_and_questions() {
    let campaigns = read(
        "Мероприятия.csv",
        "Название мероприятия|Дата начала|Дата окончания|Затраты, руб.|Единица плана
        Выставка|01.03.2026|03.03.2026|150 000|прибыль\nРассылка|01.04.2026|01.04.2026|0|клиенты",
        "campaigns: Название мероприятия=name, Дата начала=from, Дата окончания=to, \
         Затраты, руб.=cost, Единица плана=unit",
    );
    assert_eq!(plain(&campaigns, "unit"), ["profit", "clients"]);
    let topics = read(
        "Темы.csv",
        "Тема|Обязательная|Проходной балл|Срок действия, дней\nНасосы|да|80 %|90\nКлапаны|✓|70%|180",
        "topics: Тема=name, Обязательная=required, Проходной балл=pass, \
         Срок действия, дней=valid_days",
    );
    assert_eq!(
        (plain(&topics, "pass"), plain(&topics, "required")),
        (vec!["0.8".to_owned(), "0.7".into()], vec!["yes".to_owned(); 2])
    );
    let trainings = read(
        "Обучение.csv",
        "Дата|Сотрудник|Тема|Часы|Статус\n05.09.2026|Ким|Насосы|1,5|пройдено",
        "trainings: Дата=date, Сотрудник=rep, Тема=topic, Часы=hours, Статус=status",
    );
    assert_eq!(
        (plain(&trainings, "hours"), plain(&trainings, "status")),
        (vec!["1.5".to_owned()], vec!["done".to_owned()])
    );
    let questions = read(
        "Банк вопросов.csv",
        "Тема|Вопрос|Ответ А|Ответ Б|Ответ В|Правильный ответ\nНасосы|Сколько?|Один|Два|Три|Б",
        "questions: Тема=topic, Вопрос=question, Ответ А=a, Ответ Б=b, Ответ В=c, \
         Правильный ответ=correct",
    );
    assert_eq!(plain(&questions, "correct"), ["b"]);
}

#[test]
fn campaigns_with_a_plan_beside_their_days_and_costs_are_campaigns() {
    for (file, text, table) in [
        (
            "a.csv",
            "Кампания|Дата начала|Дата окончания|Затраты|План\nВыставка|01.03.2026|03.03.2026|150000|20",
            "campaigns",
        ),
        (
            "Мероприятия.csv",
            "Название|Дата начала|Дата окончания|План, клиентов\nВыставка|01.03.2026|03.03.2026|20",
            "campaigns",
        ),
        (
            "events.csv",
            "Campaign|Start date|End date|Budget|Target\nExpo|2026-03-01|2026-03-03|1500|20",
            "campaigns",
        ),
        (
            "План.csv",
            "Показатель|Мероприятие|С|По|План\nМероприятия|Выставка|01.03.2026|31.03.2026|20",
            "targets",
        ),
        (
            "План.csv",
            "Менеджер|Дата начала|Дата окончания|План\nКим|01.03.2026|31.03.2026|20",
            "targets",
        ),
    ] {
        let (review, _) = only(file, text);
        assert_eq!(review.choice.table.flatten().map(Table::id), Some(table), "{text}");
    }
}

#[test]
fn an_unknown_word_keeps_its_row_out_until_it_is_given_a_meaning() {
    let text = "Дата встречи|Менеджер|Статус\n01.09.2026|Ким|Состоялась\n02.09.2026|Ким|Ушли пить чай\n03.09.2026|Ким|Ушли пить чай";
    let mut session = session(vec![sheet("Встречи.csv", text)]);
    let shown = session.review().sheets.remove(0);
    let issue = shown.issues.iter().find(|it| it.kind == IssueKind::UnknownWord).expect("an issue");
    assert_eq!((issue.severity, issue.count), (Severity::Error, 2));
    assert_eq!(issue.examples, [(3, "Ушли пить чай".to_owned())]);
    assert_eq!(shown.rows_used, 1);
    let meaning =
        Meaning { field: "status".into(), word: "Ушли пить чай".into(), place: 2 };
    session.choose(0, Choice { meanings: vec![meaning], ..shown.choice });
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, shown.issues.len()), (3, 0));
    let batch = session.commit(Date::parse("2026-11-23").expect("a date")).remove(0);
    assert_eq!(plain(&batch, "status"), ["held", "cancelled", "cancelled"]);
    assert_eq!(originals(&batch, "status")[1], "Ушли пить чай");
}

#[test]
fn an_answer_at_a_time_that_cannot_be_read_is_not_no_answer() {
    let (review, _) = only(
        "Обращения.csv",
        "Дата обращения|Дата ответа|Канал\n01.09.2026 10:00|вчера|Чат\n01.09.2026 10:00|01.09.2026 10:05|Чат",
    );
    assert_eq!(review.rows_used, 1);
    let issue = review.issues.iter().find(|it| it.kind == IssueKind::UnreadDate).expect("an issue");
    assert_eq!((issue.severity, issue.count), (Severity::Error, 1));
}

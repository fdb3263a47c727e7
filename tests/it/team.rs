//! The files of a whole team (`tests/data/team`): every table is told by its headers, with no hand.

use super::imports::{csv_sheet, mapped, session};
use planerka::import::fixture::sheet;
use planerka::import::issue::IssueKind;
use planerka::import::understand::Session;
use planerka::kpi::defs::ALL;
use planerka::lang::Lang;
use planerka::model::date::Date;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/team");
    let entries = std::fs::read_dir(folder).expect("the team");
    let paths = entries.map(|it| it.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|it| it.extension().is_some_and(|it| it == "csv")).collect();
    files.sort();
    files
}

#[test]
fn every_file_of_a_team_is_told_by_its_headers() {
    let sheets = files().iter().map(csv_sheet).collect();
    let review = session(sheets).review();
    let told: Vec<String> =
        review.sheets.iter().map(|it| format!("{} {}", it.rows_used, mapped(it))).collect();
    let expected = [
        "470 meetings: Дата встречи=at, Менеджер=rep, Клиент=customer, Тип встречи=kind, \
         Статус встречи=status, Длительность=minutes, Внесено=entered, Онлайн=online",
        "2422 calls: Дата звонка=at, Менеджер=rep, Клиент=customer, Номер телефона=phone, \
         Направление=direction, Длительность=seconds, Результат звонка=outcome, \
         Мероприятие=campaign",
        "54 customers: Код клиента=id, Клиент=name, Телефон=phone, Ответственный=owner, \
         Кредитный лимит=credit_limit",
        "6 reps: Менеджер=name, Отдел=team, Принят=active_from, Ставка=fte, Адаптация=ramp",
        "3 campaigns: Мероприятие=name, Дата начала=from, Дата окончания=to, Окно, \
         дней=window_days, Единица плана=unit, Затраты=cost",
        "915 inquiries: Номер обращения=id, Дата обращения=received, Первый ответ=replied, \
         Канал=channel, Клиент=customer, Ответственный=owner, Ответил=replied_by, \
         Статус=status",
        "15 trainings: Дата обучения=date, Сотрудник=rep, Тема=topic, Часы=hours, \
         Статус=status",
        "285 payments: Дата оплаты=date, Сумма оплаты=amount, Номер счёта=invoice, Код \
         клиента=customer",
        "2 absences: Сотрудник=rep, Дата начала=from, Дата окончания=to, Вид отсутствия=kind",
        "398 targets: Показатель=kpi, Кому=who, По чему=of, С=from, По=to, Уровень=level, \
         План=amount",
        "467 sales: Дата=date, Документ=document, Код клиента=customer, Менеджер=rep, \
         Артикул=sku, Количество=quantity, Скидка=discount, Сумма=amount, Вид=kind, Возврат \
         документа=returns_of, Мероприятие=campaign",
        "251 invoices: Номер счёта=number, Дата счёта=date, Срок оплаты=due, Код \
         клиента=customer, Менеджер=rep, Сумма счёта=amount",
        "4 topics: Тема=name, Обязательна=required, Вес=weight, Проходной балл=pass, \
         Действует дней=valid_days",
        "66 attempts: Дата теста=date, Сотрудник=rep, Тема=topic, Тест=test, Баллы=points, \
         Макс. балл=max",
        "9 products: Артикул=sku, Наименование=name, Группа=group, Ед. изм.=unit, Вид \
         товара=kind, Цена=price, Себестоимость=cost",
    ];
    assert_eq!(told, expected);
    assert!(review.sheets.iter().all(|it| it.rows_used == it.rows_read), "no row is lost");
}

/// A plan a line, with the KPI as `name` calls it.
fn plan(name: &str) -> Session {
    let text = format!("Показатель|Менеджер|Дата начала|План\n{name}|Ким|01.09.2026|0,7");
    session(vec![sheet("План.csv", &text)])
}

#[test]
fn a_plan_may_name_every_kpi_as_the_screen_does() {
    for kpi in ALL {
        for name in [kpi.id, kpi.name.get(Lang::Ru), kpi.name.get(Lang::En)] {
            let batch = plan(name).commit(Date(20_000)).pop().expect(name);
            let read = batch.column("kpi").and_then(|it| it.column.text(0));
            assert_eq!(read, Some(kpi.id), "{name}");
        }
    }
}

#[test]
fn a_plan_of_an_unknown_kpi_is_told_and_left_out() {
    let review = plan("Улыбчивость").review().sheets.remove(0);
    assert_eq!(review.rows_used, 0);
    let issue = review.issues.iter().find(|it| it.kind == IssueKind::UnknownKpi).expect("told");
    assert_eq!(issue.examples, [(2, "Улыбчивость".to_owned())]);
}

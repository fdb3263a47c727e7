//! What was once read as something else: words above a table, totals, words and marks beside numbers,
//! merged cells.

use crate::tables::only;
use planerka::import::format::{TextOptions, read};
use planerka::import::issue::IssueKind;
use planerka::import::understand::Session;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::Date;
use std::sync::Arc;

/// What a file comes to.
fn data(name: &str, bytes: &[u8]) -> Dataset {
    let sheets = read(name, &bytes.into(), &TextOptions::default(), &mut |_| ()).expect("readable");
    let today = Date::parse("2026-11-23").expect("a date");
    let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
    let batches = session.commit(today).into_iter().map(Arc::new).collect();
    Dataset::build(batches, Options { currency: Some("RUB".to_owned()), ..Options::default() })
}

/// The sum of the sales of a csv, in roubles, and the salespeople of the lines that count.
fn sold(name: &str, text: &str) -> (i64, Vec<String>) {
    let data = data(name, text.replace('|', ";").as_bytes());
    (data.sales.amount.iter().map(|it| it.0).sum::<i64>() / 10_000, sellers(&data))
}

fn sellers(data: &Dataset) -> Vec<String> {
    let name = |code: &u32| data.rep(*code).map_or_else(String::new, |it| it.name.clone());
    data.sales.rep.iter().map(name).collect()
}

#[test]
fn an_amount_in_a_title_is_no_unit_of_the_amounts() {
    let rows =
        "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|600000\n02.08.2026|2|Р|Ким|700000\n";
    for title in [
        "Отбор: Сумма больше 100 тыс. руб.",
        "Клиенты с оборотом более 500 тыс. руб.",
        "План отдела 5 млн руб.",
    ] {
        assert_eq!(sold("a.csv", &format!("{title}\n{rows}")).0, 1_300_000, "{title}");
    }
    let limit = rows.replace("Сумма", "Сумма (порог 500 тыс.)");
    assert_eq!(sold("a.csv", &limit).0, 1_300_000);
    for title in ["Продажи, тыс. руб.", "Отчет за 30.09.2026 (тыс. руб.)", "Магазин 5|тыс. руб."]
    {
        assert_eq!(sold("a.csv", &format!("{title}\n{rows}")).0, 1_300_000_000, "{title}");
    }
    let pipes = format!("Отчет о продажах труб\n{}", rows.replace("Сумма", "Сумма продаж труб"));
    assert_eq!(sold("a.csv", &pipes).0, 1_300_000);
}

#[test]
fn amounts_without_returns_are_no_returns() {
    for header in [
        "Сумма без возвратов",
        "Сумма (без возвратов)",
        "Выручка без возвратов",
        "Amount excluding returns",
    ] {
        let text = format!(
            "Дата|Номер|Клиент|Менеджер|{header}\n01.08.2026|1|Р|Ким|100\n02.08.2026|2|Р|Ким|50\n"
        );
        assert_eq!(sold("a.csv", &text).0, 150, "{header}");
    }
    let text = "Дата|Номер|Клиент|Менеджер|Сумма возврата\n01.08.2026|1|Р|Ким|100\n";
    assert_eq!(sold("a.csv", text).0, -100);
}

#[test]
fn a_document_that_is_a_return_by_its_name_is_one() {
    let text = "Дата|Регистратор|Контрагент|Менеджер|Сумма
01.08.2026|Реализация товаров и услуг 0000-000001 от 01.08.2026 12:00:00|Р|Ким|1
02.08.2026|Возврат товаров от покупателя 0000-000002 от 02.08.2026 12:00:00|Р|Ким|10
03.08.2026|Корректировка реализации 0000-000004 от 03.08.2026 12:00:00|Р|Ким|1000\n";
    assert_eq!(sold("a.csv", text).0, 1 - 10 + 1000);
    let text = "Дата|Номер|Вид|Клиент|Менеджер|Сумма\n01.08.2026|1|Реализация|Р|Ким|100
02.08.2026|2|Корректировка реализации|Р|Ким|10\n03.08.2026|3|Корректировка реализации|Р|Ким|-20\n";
    assert_eq!(sold("a.csv", text).0, 90, "up or down, as its sign says");
}

#[test]
fn a_total_with_a_date_is_no_sale() {
    let months = "Месяц|Менеджер|Сумма продаж\nИюль 2026|Ким Дмитрий|100\nИюль 2026|Орлова Анна|200
Июль 2026|Итого|300\nАвгуст 2026|Ким Дмитрий|200\nАвгуст 2026|Орлова Анна|400\nАвгуст 2026|Итого|600\n";
    let (sum, who) = sold("a.csv", months);
    assert_eq!((sum, who.len()), (900, 4));
    let days = "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|100\n01.08.2026|2|С|Ким|80
01.08.2026||Всего за день||180\n";
    assert_eq!(sold("a.csv", days).0, 180);
    let people = "Менеджер|Клиент|Сумма|Дата|Номер\nКим Дмитрий|Р|100|01.08.2026|1\nИтого Ким||300|31.08.2026|
Орлова Анна|Р|400|03.08.2026|3\nИТОГО:||650|31.08.2026|\n";
    assert_eq!(sold("a.csv", people).0, 500, "nobody is called so, whatever the sum is");
}

#[test]
fn a_total_among_plans_is_no_plan() {
    let text = "Менеджер|Месяц|План\nКим Дмитрий|Январь 2026|100\nОрлова Анна|Январь 2026|10
Ким Дмитрий|Февраль 2026|200\nИтого|Январь 2026|110\n";
    let data = data("План.csv", text.replace('|', ";").as_bytes());
    assert_eq!(planned(&data), [("plan_revenue", 310)]);
}

/// The targets of a dataset, added up by KPI, in its major units.
fn planned(data: &Dataset) -> Vec<(&str, i64)> {
    let mut all: Vec<(&str, i64)> = Vec::new();
    for target in &data.targets {
        match all.iter_mut().find(|it| it.0 == target.kpi) {
            Some(it) => it.1 += target.amount / 1_000_000,
            None => all.push((&target.kpi, target.amount / 1_000_000)),
        }
    }
    all
}

#[test]
fn under_a_month_the_plan_is_the_plan() {
    let fact = "Менеджер|Январь 2026||Февраль 2026|\n|План|Факт|План|Факт\nКим Дмитрий|10|20|30|60
Орлова Анна|1|2|3|6\nИтого|11|22|33|66\n";
    let read = data("План.csv", fact.replace('|', ";").as_bytes());
    assert_eq!(planned(&read), [("plan_revenue", 44)]);
    let pieces =
        "Менеджер|Январь 2026||Февраль 2026|\n|Кол-во|Сумма|Кол-во|Сумма\nКим Дмитрий|1|100|2|200
Орлова Анна|3|300|4|400\nИтого|4|400|6|600\n";
    let read = data("План.csv", pieces.replace('|', ";").as_bytes());
    let mut planned = planned(&read);
    planned.sort_unstable();
    assert_eq!(planned, [("plan_revenue", 1000), ("plan_units", 10)]);
}

#[test]
fn codes_of_currencies_are_heeded_as_marks_are() {
    let text =
        "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|100 USD\n02.08.2026|2|Р|Ким|1000 руб.
03.08.2026|3|Р|Ким|200 EUR\n04.08.2026|4|Р|Ким|5000 руб.\n";
    assert_eq!(sold("a.csv", text).0, 6000);
}

#[test]
fn thousands_of_roubles_are_no_tonnes() {
    let text =
        "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|2т.р.\n02.08.2026|2|Р|Ким|15 т.р.
03.08.2026|3|Р|Ким|7,5 т. р.\n04.08.2026|4|Р|Ким|3 т.руб.\n";
    assert_eq!(sold("a.csv", text).0, 27_500);
    let text = "Дата|Номер|Клиент|Менеджер|Сумма, т.р.\n01.08.2026|1|Р|Ким|5\n";
    assert_eq!(sold("a.csv", text).0, 5_000);
}

#[test]
fn amounts_that_are_mostly_words_are_told_one_by_one() {
    let text = "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|договорная\n02.08.2026|2|Р|Ким|по запросу
03.08.2026|3|Р|Ким|1000\n04.08.2026|4|Р|Ким|по факту\n";
    let (review, batch) = only("a.csv", text);
    let unread = review.issues.iter().find(|it| it.kind == IssueKind::UnreadNumber);
    assert_eq!(unread.map(|it| it.count), Some(3));
    assert_eq!(batch.map(|it| it.len()), Some(1));
}

#[test]
fn what_is_paid_for_the_sale_is_the_amount() {
    let text = "Дата|Номер|Клиент|Менеджер|Сумма|Сумма скидки|Сумма со скидкой
01.08.2026|1|Р|Ким|100|10|90\n02.08.2026|2|Р|Ким|200|20|180\n";
    assert_eq!(sold("a.csv", text).0, 270);
    let text = "Дата|Номер|Клиент|Менеджер|Зарплата|Сумма бонуса\n01.08.2026|1|Р|Ким|50000|100\n";
    let (review, _) = only("a.csv", text);
    assert!(review.issues.iter().any(|it| it.kind == IssueKind::NoAmount), "{:?}", review.issues);
}

#[test]
fn a_merged_salesperson_is_that_of_each_row() {
    let page = "<table><tr><td>Менеджер<td>Дата<td>Номер<td>Клиент<td>Сумма
<tr><td rowspan=2>Ким Дмитрий<td>01.08.2026<td>1<td>Р<td>100<tr><td>02.08.2026<td>2<td>С<td>10
<tr><td rowspan=2>Орлова Анна<td>03.08.2026<td>3<td>Р<td>1<tr><td>04.08.2026<td>4<td>С<td>5</table>";
    let read = data("a.xls", page.as_bytes());
    let expected = ["Ким Дмитрий", "Ким Дмитрий", "Орлова Анна", "Орлова Анна"];
    assert_eq!(sellers(&read), expected);
}

/// A workbook of sheets with a row a line.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let cell = |it: &str| format!("<Cell><Data ss:Type=\"String\">{it}</Data></Cell>");
    let row = |line: &str| format!("<Row>{}</Row>", line.split('|').map(cell).collect::<String>());
    let sheet = |(name, text): &(&str, &str)| {
        let rows: String = text.lines().map(row).collect();
        format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>")
    };
    let sheets: String = sheets.iter().map(sheet).collect();
    let head = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">";
    format!("{head}{sheets}</Workbook>").into_bytes()
}

#[test]
fn a_sheet_that_holds_the_others_counts_once() {
    const HEAD: &str = "Дата|Номер|Клиент|Менеджер|Сумма";
    let july = format!("{HEAD}\n01.07.2026|1|Р|Ким|1\n02.07.2026|2|С|Ким|10");
    let august = format!("{HEAD}\n01.08.2026|3|Р|Ким|100\n02.08.2026|4|С|Ким|1000");
    let rest = august.strip_prefix(HEAD).expect("the header");
    let all = format!("{july}{rest}");
    let sold = |sheets: &[(&str, &str)]| -> i64 {
        let read = data("a.xml", &workbook(sheets));
        read.sales.amount.iter().map(|it| it.0).sum::<i64>() / 10_000
    };
    assert_eq!(sold(&[("Июль", &july), ("Август", &august), ("Все продажи", &all)]), 1111);
    assert_eq!(sold(&[("Июль", &july), ("Июль (2)", &july)]), 11);
    // One line is another: two sheets of a workbook that have some rows alike stay two.
    let other = july.replace("|10", "|20");
    assert_eq!(sold(&[("Москва", &july), ("Тверь", &other)]), 32);
    // Without a document and a customer two people may well sell the same.
    let tariff = "Дата|Товар|Сумма\n01.09.2026|Базовый|990\n02.09.2026|Базовый|990";
    let more = format!("{tariff}\n03.09.2026|Базовый|990");
    assert_eq!(sold(&[("Иванов", tariff), ("Петров", &more)]), 990 * 5);
}

#[test]
fn two_cities_of_one_plan_are_two_plans() {
    let plan = "Менеджер|Январь 2026|Февраль 2026\nКим|500|600\nОрлова|500|600";
    let other = plan.replace("Ким", "Гусев").replace("Орлова", "Белова");
    let read = data("Планы.xml", &workbook(&[("Москва", plan), ("Казань", &other)]));
    assert_eq!(planned(&read), [("plan_revenue", 4400)]);
}

#[test]
fn a_sheet_of_returns_is_one_whatever_they_are_of() {
    let rows = "Дата|Номер|Клиент|Менеджер|Сумма\n01.08.2026|1|Р|Ким|100\n02.08.2026|2|С|Ким|50";
    for (name, sum) in
        [("Возвраты по заказам", -150), ("Возвраты продаж", -150), ("Возвраты и продажи", 150)]
    {
        let read = data("a.xml", &workbook(&[(name, rows)]));
        let sold: i64 = read.sales.amount.iter().map(|it| it.0).sum();
        assert_eq!(sold / 10_000, sum, "{name}");
    }
}

#[test]
fn a_town_that_begins_like_pieces_is_planned_in_money() {
    let text = "Менеджер|Коломна|\n|Январь 2026|Февраль 2026\nКим|10|20\nОрлова|1|2\n";
    let read = data("План.csv", text.replace('|', ";").as_bytes());
    assert_eq!(planned(&read), [("plan_revenue", 33)]);
}

//! How sheets are laid out, whatever they hold: titles, headers of several rows, totals, groups,
//! indicators, footers, months and people across, tables side by side, hidden sheets. Read from bytes.

use super::imports::{days, issue, mapped, numbers, session, texts};
use super::tables::plain;
use planerka::import::format::{TextOptions, read};
use planerka::import::issue::IssueKind;
use planerka::import::review::{Review, SheetReview};
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::table::Table;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// What the bytes of a file are understood as, and what they bring.
fn file(name: &str, bytes: &[u8]) -> (Review, Vec<Batch>) {
    let sheets = read(name, bytes.to_vec(), &TextOptions::default(), &mut |_| {}).expect("a file");
    let session = session(sheets);
    (session.review(), session.commit(Date::parse("2026-11-23").expect("a date")))
}

/// A csv with semicolons: `|` between the cells here.
fn csv(name: &str, text: &str) -> (Review, Vec<Batch>) {
    let lines: Vec<String> = text.lines().map(|it| it.trim_start().replace('|', ";")).collect();
    file(name, lines.join("\r\n").as_bytes())
}

fn one(found: (Review, Vec<Batch>)) -> (SheetReview, Batch) {
    let (mut review, mut batches) = found;
    assert_eq!((review.sheets.len(), batches.len()), (1, 1), "{review:?}");
    (review.sheets.remove(0), batches.remove(0))
}

/// A page of HTML, a row a line, `^2` before a cell that reaches over two columns, `_2` over two rows.
fn page(text: &str) -> Vec<u8> {
    let cell = |it: &str| {
        let mut letters = it.chars();
        match (letters.next(), letters.next().filter(char::is_ascii_digit)) {
            (Some('^'), Some(count)) => format!("<td colspan={count}>{}</td>", letters.as_str()),
            (Some('_'), Some(count)) => format!("<td rowspan={count}>{}</td>", letters.as_str()),
            _ => format!("<td>{it}</td>"),
        }
    };
    let row = |it: &str| {
        format!("<tr>{}</tr>\n", it.trim_start().split('|').map(cell).collect::<String>())
    };
    format!("<html><table>{}</table></html>", text.lines().map(row).collect::<String>())
        .into_bytes()
}

/// A sheet of a workbook: its name and state, and its rows, each with its outline level.
type Tab<'a> = (&'a str, &'a str, &'a [(u8, &'a str)]);

/// A workbook; `|` between the cells.
fn workbook(sheets: &[Tab<'_>]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    part(
        "_rels/.rels",
        &format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let (mut listed, mut links) = (String::new(), String::new());
    for (at, (name, state, rows)) in (1..).zip(sheets) {
        listed +=
            &format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>");
        links += &format!(
            "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        let mut body = String::new();
        for (number, (level, cells)) in (1..).zip(*rows) {
            body += &format!("<row r=\"{number}\" outlineLevel=\"{level}\">");
            for (column, cell) in ('A'..).zip(cells.split('|')).filter(|it| !it.1.is_empty()) {
                body += &match cell.parse::<f64>() {
                    Ok(value) => format!("<c r=\"{column}{number}\"><v>{value}</v></c>"),
                    Err(_) => format!(
                        "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                    ),
                };
            }
            body += "</row>";
        }
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!("<worksheet><sheetData>{body}</sheetData></worksheet>"),
        );
    }
    part("xl/workbook.xml", &format!("<workbook><sheets>{listed}</sheets></workbook>"));
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{links}</Relationships>"));
    writer.finish().expect("memory").into_inner()
}

#[test]
fn a_title_says_scale_currency_and_days() {
    let (review, batch) = one(csv(
        "отчет.csv",
        "ООО Ромашка
        Отчет по продажам за Сентябрь 2026 г., тыс. USD

        Контрагент|Менеджер|Количество|Сумма
        ООО Лютик|Ким Анна|3|12,5
        ИП Клевер|Гусев Пётр|4|7
        Итого||7|19,5",
    ));
    assert_eq!(
        mapped(&review),
        "sales: Контрагент=customer, Менеджер=rep, Количество=quantity, Сумма=amount"
    );
    assert_eq!(plain(&batch, "amount"), ["12500", "7000"]);
    assert_eq!(texts(&batch, "currency"), ["USD", "USD"]);
    assert_eq!(days(&batch, "date"), ["2026-09-30", "2026-09-30"]);
    assert_eq!(issue(&review, IssueKind::DatedByTitle).map(|it| it.2), Some(1));
    assert_eq!(issue(&review, IssueKind::Totals).map(|it| it.2), Some(1));
}

#[test]
fn a_title_says_the_days_of_plans_and_turnovers() {
    let (review, batch) = one(csv(
        "план.csv",
        "План продаж на сентябрь 2026 г., млн руб.

        Менеджер|План
        Ким Анна|1,5
        Гусев Пётр|2",
    ));
    assert_eq!(mapped(&review), "targets: Менеджер=who, План=amount");
    assert_eq!(days(&batch, "from"), ["2026-09-01", "2026-09-01"]);
    assert_eq!(days(&batch, "to"), ["2026-09-30", "2026-09-30"]);
    assert_eq!(plain(&batch, "amount"), ["1500000", "2000000"]);
    let (review, batch) = one(csv(
        "осв.csv",
        "Взаиморасчеты с покупателями за 3 квартал 2026 г.

        Контрагент|Сальдо на начало|Отгружено|Оплачено|Сальдо на конец
        ООО Лютик|100,00|50,00|30,00|120,00
        Итого|100,00|50,00|30,00|120,00",
    ));
    assert_eq!((batch.table, batch.len()), (Table::Balances, 1), "{}", mapped(&review));
    assert_eq!(
        (days(&batch, "from")[0].as_str(), days(&batch, "to")[0].as_str()),
        ("2026-07-01", "2026-09-30")
    );
}

#[test]
fn a_title_names_the_day_of_debts() {
    let (review, batch) = one(csv(
        "долги.csv",
        "Дебиторская задолженность на 30.09.2026 г.

        Контрагент|Договор|Долг клиента|Просрочено
        ООО Лютик|Договор 5|1 000,50|200,00
        Итого||1 000,50|200,00",
    ));
    assert_eq!((review.rows_used, batch.table), (1, Table::Balances));
    assert_eq!(
        (days(&batch, "from"), days(&batch, "to")),
        (vec!["2026-09-30".to_owned()], vec!["2026-09-30".to_owned()])
    );
    assert_eq!(
        (plain(&batch, "opening"), plain(&batch, "closing")),
        (vec!["1000.5".to_owned()], vec!["1000.5".to_owned()])
    );
}

#[test]
fn three_rows_of_a_header_with_merged_cells_are_one() {
    let (review, batch) = one(file(
        "план.xls",
        &page(
            "^5План продаж, тыс. руб.
            _3Менеджер|^4План на 2026 год
            ^2I квартал|^2II квартал
            Январь|Февраль|Апрель|Май
            Ким Анна|100|120|130|140
            Гусев Пётр|200|210|220|230
            Итого|300|330|350|370",
        ),
    ));
    assert_eq!(batch.table, Table::Targets, "{}", mapped(&review));
    assert_eq!(review.columns[1].header, "План на 2026 год / I квартал / Январь");
    assert_eq!(days(&batch, "from")[..4], ["2026-01-01", "2026-02-01", "2026-04-01", "2026-05-01"]);
    assert_eq!(plain(&batch, "amount")[..2], ["100000", "120000"]);
    assert_eq!((batch.len(), issue(&review, IssueKind::Totals).map(|it| it.2)), (8, Some(1)));
}

#[test]
fn subtotals_are_told_by_word_and_confirmed_by_arithmetic() {
    let lines = |subtotal: &str| {
        one(csv(
            "продажи.csv",
            &format!(
                "Дата|Контрагент|Менеджер|Сумма
                01.09.2026|ООО Лютик|Ким Анна|100
                02.09.2026|ИП Клевер|Ким Анна|50
                |Ким Анна итог||{subtotal}
                03.09.2026|ООО Лютик|Гусев Пётр|70
                |Итого||220"
            ),
        ))
    };
    let (review, batch) = lines("150");
    assert_eq!((batch.len(), issue(&review, IssueKind::Totals).map(|it| it.2)), (3, Some(2)));
    // What does not add up is no total: its day is missed, and it is told.
    let (review, batch) = lines("151");
    assert_eq!((batch.len(), issue(&review, IssueKind::Totals).map(|it| it.2)), (3, Some(1)));
    assert_eq!(issue(&review, IssueKind::EmptyRequired).map(|it| it.2), Some(1));
}

#[test]
fn groups_under_each_other_become_columns_where_they_add_up() {
    let text = |last: &str| {
        format!(
            "Продажи за Сентябрь 2026 г.

            Менеджер|Количество|Выручка
            Контрагент||
            Номенклатура||
            Ким Анна|6|600
            ООО Лютик|6|600
            Стол|2|200
            Стул|4|400
            Гусев Пётр|1|{last}
            ИП Клевер|1|100
            Стол|1|100
            Итого|7|700"
        )
    };
    let (review, batch) = one(csv("продажи.csv", &text("100")));
    assert_eq!(
        mapped(&review),
        "sales: Менеджер=rep, Контрагент=customer, Номенклатура=sku, Количество=quantity, Выручка=amount"
    );
    assert_eq!(texts(&batch, "rep"), ["Ким Анна", "Ким Анна", "Гусев Пётр"]);
    assert_eq!(texts(&batch, "customer"), ["ООО Лютик", "ООО Лютик", "ИП Клевер"]);
    assert_eq!(texts(&batch, "sku"), ["Стол", "Стул", "Стол"]);
    assert_eq!(
        (plain(&batch, "amount"), batch.rows.clone()),
        (vec!["200".to_owned(), "400".to_owned(), "100".to_owned()], vec![8, 9, 12])
    );
    // Where they do not, nobody is made a manager of anything.
    let (review, _) = csv("продажи.csv", &text("101"));
    assert!(!mapped(&review.sheets[0]).contains("sku"), "{}", mapped(&review.sheets[0]));
}

#[test]
fn blank_cells_under_a_group_are_filled_down() {
    let (review, batch) = one(csv(
        "продажи.csv",
        "Менеджер|Контрагент|Дата|Сумма
        Ким Анна|ООО Лютик|01.09.2026|100
        |ИП Клевер|02.09.2026|50
        |ООО Мак|03.09.2026|70
        Гусев Пётр|ООО Роза|03.09.2026|30
        |ИП Клевер|04.09.2026|40",
    ));
    assert_eq!(
        texts(&batch, "rep"),
        ["Ким Анна", "Ким Анна", "Ким Анна", "Гусев Пётр", "Гусев Пётр"]
    );
    let told = issue(&review, IssueKind::FilledDown);
    assert_eq!(told.map(|it| (it.1, it.2)), Some(("Менеджер".to_owned(), 3)));
    // A name in each row but one is a column of names, and what is missed is missed.
    let (review, batch) = one(csv(
        "продажи.csv",
        "Менеджер|Контрагент|Дата|Сумма
        Ким Анна|ООО Лютик|01.09.2026|100
        Ким Анна|ИП Клевер|02.09.2026|50
        |ООО Мак|03.09.2026|70
        Гусев Пётр|ООО Роза|03.09.2026|30",
    ));
    assert_eq!(texts(&batch, "rep"), ["Ким Анна", "Ким Анна", "", "Гусев Пётр"]);
    assert_eq!(issue(&review, IssueKind::FilledDown), None);
}

#[test]
fn rows_over_an_outline_are_subtotals_where_they_add_up() {
    let rows = |group: &'static str| {
        let rows: Vec<(u8, &str)> = vec![
            (0, "Дата|Контрагент|Сумма"),
            (0, group),
            (1, "2026-09-01|ООО Лютик|100"),
            (1, "2026-09-02|ИП Клевер|50"),
            (0, "2026-09-30|Мебель для дома|70"),
            (1, "2026-09-03|ООО Лютик|70"),
        ];
        one(file("продажи.xlsx", &workbook(&[("Продажи", "visible", rows.as_slice())])))
    };
    let (review, batch) = rows("2026-09-30|Мебель для офиса|150");
    assert_eq!(plain(&batch, "amount"), ["100", "50", "70"]);
    assert_eq!(issue(&review, IssueKind::Totals).map(|it| it.2), Some(2));
    let (_, batch) = rows("2026-09-30|Мебель для офиса|151");
    assert_eq!(plain(&batch, "amount"), ["151", "100", "50", "70"]);
}

#[test]
fn of_indicators_accounting_alone_is_read() {
    let (review, batch) = one(file(
        "осв.xls",
        &page(
            "^8Оборотно-сальдовая ведомость по счету 62 за Март 2026 г.
            Счет|_2Показа-<br>тели|^2Сальдо на начало периода|^2Обороты за период|^2Сальдо на конец периода
            Контрагенты|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит
            62|БУ|100,00||50,00|30,00|120,00|
            |НУ|100,00||50,00|30,00|120,00|
            ООО Лютик|БУ|100,00||50,00|30,00|120,00|
            |НУ|90,00||50,00|30,00|110,00|
            |БУ-НУ|10,00||||10,00|
            Итого|БУ|100,00||50,00|30,00|120,00|",
        ),
    ));
    assert_eq!((batch.table, texts(&batch, "customer")), (Table::Balances, vec!["ООО Лютик"]));
    assert_eq!(
        (plain(&batch, "opening"), plain(&batch, "closing")),
        (vec!["100".to_owned()], vec!["120".to_owned()])
    );
    assert_eq!(review.rows_used, 1);
}

#[test]
fn footers_blank_rows_and_blank_columns_are_no_data() {
    let (review, batch) = one(csv(
        "report.csv",
        "||||
        |Date||Customer|Amount
        |2026-09-01||Acme|100.50

        |2026-09-02||Zeta|20.00
        ||||
        |Grand Totals (2 records)|||
        |Confidential Information - Do Not Distribute|||",
    ));
    assert_eq!(mapped(&review), "sales: Date=date, Customer=customer, Amount=amount");
    assert_eq!(
        (plain(&batch, "amount"), batch.rows.clone()),
        (vec!["100.5".to_owned(), "20".to_owned()], vec![3, 5])
    );
    assert_eq!(issue(&review, IssueKind::RecordCount), None);
}

#[test]
fn equal_headers_are_both_there() {
    let (review, batch) = one(csv(
        "сделки.csv",
        "Дата|Контрагент|Товар|Сумма|Товар
        01.09.2026|ООО Лютик|Стол|100|Мебель
        02.09.2026|ИП Клевер|Стул|50|Мебель",
    ));
    let headers: Vec<&str> = review.columns.iter().map(|it| it.header.as_str()).collect();
    assert_eq!(headers, ["Дата", "Контрагент", "Товар", "Сумма", "Товар (2)"]);
    assert_eq!(texts(&batch, "sku"), ["Стол", "Стул"]);
}

#[test]
fn sales_with_months_across_are_rows() {
    let (review, batch) = one(file(
        "продажи.xls",
        &page(
            "^7Отчет по продажам за 3 квартал 2026 г.
            _2Контрагент|_2Номенклатура|^2Июль 2026 г.|^2Август 2026 г.|^2Итого
            Количество|Сумма|Количество|Сумма|Количество|Сумма
            ООО Лютик|Стол|2|200,00|1|100,00|3|300,00
            ИП Клевер|Стул|||5|50,00|5|50,00
            Итого||2|200,00|6|150,00|8|350,00",
        ),
    ));
    assert_eq!(
        mapped(&review),
        "sales: Контрагент=customer, Номенклатура=sku, Дата=date, Количество=quantity, Сумма=amount"
    );
    assert_eq!(days(&batch, "date"), ["2026-07-31", "2026-08-31", "2026-08-31"]);
    assert_eq!(plain(&batch, "amount"), ["200", "100", "50"]);
    assert_eq!(batch.rows, [4, 4, 5]);
}

#[test]
fn plans_with_salespeople_across_are_rows() {
    let (review, batch) = one(csv(
        "план.csv",
        "План продаж на 2026 год, тыс. руб.

        Месяц|Ким Анна|Гусев Пётр|Итого
        Январь|100|200|300
        Февраль|120||120
        Итого|220|200|420",
    ));
    assert_eq!(mapped(&review), "targets: Месяц=from, Менеджер=who, План=amount");
    assert_eq!(texts(&batch, "who"), ["Ким Анна", "Гусев Пётр", "Ким Анна"]);
    assert_eq!(days(&batch, "from"), ["2026-01-01", "2026-01-01", "2026-02-01"]);
    assert_eq!(days(&batch, "to")[2], "2026-02-28");
    assert_eq!(plain(&batch, "amount"), ["100000", "200000", "120000"]);
}

#[test]
fn tables_side_by_side_are_each_by_itself() {
    let (review, batches) = csv(
        "таблицы.csv",
        "Дата|Контрагент|Сумма||Менеджер|Отдел|Оклад
        01.09.2026|ООО Лютик|100||Ким Анна|Опт|50 000
        02.09.2026|ИП Клевер|50||Гусев Пётр|Розница|45 000
        03.09.2026|ООО Мак|70|||||",
    );
    let told: Vec<String> = review.sheets.iter().map(mapped).collect();
    assert_eq!(
        told,
        [
            "sales: Дата=date, Контрагент=customer, Сумма=amount",
            "reps: Менеджер=name, Отдел=team, Оклад=salary",
        ]
    );
    assert_eq!((batches[0].len(), batches[1].len()), (3, 2));
    assert_ne!(batches[0].origin.digest, batches[1].origin.digest);
    // An empty column inside a table parts nothing.
    let (review, batches) = csv(
        "таблица.csv",
        "Дата|Менеджер|Сумма||Контрагент|ИНН
        01.09.2026|Ким Анна|100||ООО Лютик|7707083893
        02.09.2026|Гусев Пётр|50||ИП Клевер|500100732259",
    );
    assert_eq!((review.sheets.len(), batches[0].len()), (1, 2));
    assert_eq!(texts(&batches[0], "customer"), ["ООО Лютик", "ИП Клевер"]);
}

#[test]
fn hidden_sheets_are_off_until_they_are_asked_for() {
    let rows: [(u8, &str); 2] = [(0, "Дата|Контрагент|Сумма"), (0, "2026-09-01|ООО Лютик|100")];
    let (review, batches) = file(
        "книга.xlsx",
        &workbook(&[("Продажи", "visible", &rows), ("Черновик", "hidden", &rows)]),
    );
    let told: Vec<(bool, usize)> =
        review.sheets.iter().map(|it| (it.hidden, it.rows_used)).collect();
    assert_eq!((told, batches.len()), (vec![(false, 1), (true, 0)], 1));
}

#[test]
fn what_a_list_says_of_customers_goes_to_theirs_where_nothing_contradicts_it() {
    let (review, batches) = csv(
        "продажи.csv",
        "Дата|Контрагент|ИНН|Телефон|Менеджер|Отдел|Сумма
        01.09.2026|ООО Лютик|7707083893|8 495 000-00-01|Ким Анна|Опт|100
        02.09.2026|ООО Лютик|7707083893||Ким Анна|Опт|50
        03.09.2026|ИП Клевер|500100732259|8 495 000-00-02|Гусев Пётр|Опт|70
        04.09.2026|ИП Клевер|500100732260|8 495 000-00-02|Гусев Пётр|Розница|70
        05.09.2026|ООО Мак||8 495 000-00-09|Ким Анна|Опт|10
        06.09.2026|ООО Роза||8 495 000-00-09|Ким Анна|Опт|10",
    );
    let review = &review.sheets[0];
    assert_eq!(review.further, [(Table::Customers, 1), (Table::Reps, 1)]);
    let of = |table: Table| batches.iter().find(|it| it.table == table).expect("a batch");
    let customers = of(Table::Customers);
    assert_eq!(texts(customers, "name"), ["ООО Лютик"], "two tax ids, one phone of two");
    assert_eq!(texts(customers, "tax_id"), ["7707083893"]);
    assert_eq!(
        (texts(of(Table::Reps), "name"), texts(of(Table::Reps), "team")),
        (vec!["Ким Анна"], vec!["Опт"])
    );
    assert_eq!(numbers(of(Table::Sales), "amount").len(), 6);
}

#[test]
fn the_sum_of_a_deal_of_several_rows_is_counted_once() {
    let deals = |price: &str| {
        one(csv(
            "DEAL.csv",
            &format!(
                "ID|Название сделки|Стадия сделки|Сумма|Ответственный|Дата закрытия|Товар|Цена|Количество
                7|Насосы|Сделка успешна|500|Ким Анна|05.09.2026|Насос|{price}|2
                7|Насосы|Сделка успешна|500|Ким Анна|05.09.2026|Муфта|100|1
                8|Трубы|Сделка успешна|500|Ким Анна|06.09.2026|Труба|10|1"
            ),
        ))
        .1
    };
    // 2 × 200 + 100 is the sum of the deal.
    assert_eq!(plain(&deals("200"), "amount"), ["", "", "500"]);
    // With a discount that no row says it is not: the first row has all of it.
    assert_eq!(plain(&deals("250"), "amount"), ["500", "0", "500"]);
}

#[test]
fn deals_that_are_not_won_have_the_day_of_another_column() {
    let (review, batch) = one(csv(
        "amo.csv",
        "ID|Название сделки|Бюджет|Ответственный|Дата создания сделки|Дата закрытия|Этап сделки|Компания
        1|А|100|Ким Анна|01.09.2026|05.09.2026|Успешно реализовано|ООО Лютик
        2|Б|200|Ким Анна|02.09.2026|не закрыта|Закрыт на доработку|ИП Клевер
        3|В|300|Ким Анна|03.09.2026|не закрыта|Успешно реализовано|ИП Клевер",
    ));
    assert_eq!(days(&batch, "date"), ["2026-09-05", "2026-09-02"]);
    assert_eq!(plain(&batch, "status"), ["won", "open"]);
    // What is won has a day of its own, or is missed.
    assert_eq!(issue(&review, IssueKind::EmptyRequired).map(|it| it.2), Some(1));
}

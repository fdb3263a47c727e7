//! What stands above the rows and below them: titles, headers, footers; and hidden sheets.

use super::{csv, file, one, page, workbook};
use crate::imports::{days, issue, mapped, texts};
use crate::tables::plain;
use planerka::import::issue::IssueKind;
use planerka::model::table::Table;

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

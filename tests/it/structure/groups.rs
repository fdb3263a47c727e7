//! Rows that stand for others: totals, groups, outlines, indicators.

use super::{csv, file, one, page, workbook};
use crate::imports::{issue, mapped, texts};
use crate::tables::plain;
use planerka::import::issue::IssueKind;
use planerka::model::table::Table;

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

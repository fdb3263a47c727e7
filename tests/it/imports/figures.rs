//! Numbers as people write them: points, percents, thousands; cells that are none; turnover sheets.

use super::{issue, mapped, numbers, only, originals, session, today};
use planerka::import::fixture::{sheet, workbook};
use planerka::import::issue::{IssueKind, Severity};
use planerka::import::review::Choice;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::Period;
use planerka::model::table::Table;
use planerka::model::unit::Money;
use std::sync::Arc;

#[test]
fn a_column_of_points_is_a_column_of_points() {
    // Golden 14.
    let (_, batch) =
        only(sheet("a.csv", "Дата|Клиент|Сумма\n2026-01-02|А|18500.00\n2026-01-03|Б|7.50"));
    assert_eq!(numbers(&batch.expect("a batch"), "amount"), [Some(185_000_000), Some(75_000)]);
    // Golden 15, the values: one cell of two marks tells what the other's mark is.
    let (review, batch) = only(sheet(
        "a.csv",
        "date|customer|amount, in dollars\n2026-01-02|blunderbuss|1,000\n2026-01-03|cyberwagon|1,000,000",
    ));
    assert_eq!(
        numbers(&batch.expect("a batch"), "amount"),
        [Some(10_000_000), Some(10_000_000_000)]
    );
    assert_eq!(issue(&review, IssueKind::AmbiguousNumbers), None);
    let (review, batch) =
        only(sheet("a.csv", "date|customer|amount\n2026-01-02|a|1,234\n2026-01-03|b|2,500"));
    assert_eq!(numbers(&batch.expect("a batch"), "amount")[0], Some(12_340_000));
    assert_eq!(issue(&review, IssueKind::AmbiguousNumbers).map(|it| it.2), Some(2));
}

#[test]
fn percents_are_decided_by_the_column() {
    let discounts = |cells: [&str; 2]| {
        let text = format!(
            "Дата|Клиент|Цена|Кол-во|Скидка\n01.02.2026|А|10|1|{}\n02.02.2026|Б|10|1|{}",
            cells[0], cells[1]
        );
        let (_, batch) = only(sheet("a.csv", &text));
        let batch = batch.expect("a batch");
        assert_eq!(originals(&batch, "discount"), cells);
        numbers(&batch, "discount")
    };
    assert_eq!(discounts(["7,5 %", "10 %"]), [Some(75_000), Some(100_000)]);
    assert_eq!(discounts(["7,5", "0,5"]), [Some(75_000), Some(5_000)]);
    assert_eq!(discounts(["0,075", "0,5"]), [Some(75_000), Some(500_000)]);
    assert_eq!(discounts(["0.15000000596", "0"]), [Some(150_000), Some(0)]);
}

#[test]
fn thousands_of_the_title_scale_the_money_and_nothing_else() {
    let (_, batch) = only(sheet(
        "a.csv",
        "Продажи, тыс. руб.\n\nДата|Клиент|Кол-во|Сумма\n01.02.2026|А|3|12,5\n02.02.2026|Б|4|7",
    ));
    let batch = batch.expect("a batch");
    assert_eq!(numbers(&batch, "amount"), [Some(125_000_000), Some(70_000_000)]);
    assert_eq!(numbers(&batch, "quantity"), [Some(3_000_000), Some(4_000_000)]);
    assert_eq!(originals(&batch, "amount"), ["12,5", "7"]);
}

#[test]
fn bad_cells_are_counted_and_shown() {
    let (review, batch) = only(workbook(
        "a.xlsx",
        "Продажи",
        "Дата|Клиент|Сумма|Себестоимость\n@45631|А|100|#REF!\n|Б|100|1\nскоро|В|100|2\n@45632|Г|много|3\n@45633|Д|5|нет данных\n9999-12-31|Е|1|1",
    ));
    assert_eq!((review.rows_read, review.rows_used), (6, 2));
    for (kind, severity, column) in [
        (IssueKind::EmptyRequired, Severity::Error, "Дата"),
        (IssueKind::UnreadDate, Severity::Error, "Дата"),
        (IssueKind::AbsurdDate, Severity::Error, "Дата"),
        (IssueKind::CellError, Severity::Warning, "Себестоимость"),
    ] {
        assert_eq!(issue(&review, kind), Some((severity, column.to_owned(), 1)), "{kind:?}");
    }
    let unread: Vec<_> =
        review.issues.iter().filter(|it| it.kind == IssueKind::UnreadNumber).collect();
    assert_eq!(
        (unread[0].column.as_str(), unread[0].examples[0].clone()),
        ("Сумма", (5, "много".to_owned()))
    );
    assert_eq!(
        (unread[1].column.as_str(), unread[1].severity),
        ("Себестоимость", Severity::Warning)
    );
    let batch = batch.expect("a batch");
    assert_eq!(originals(&batch, "cost"), ["#REF!", "нет данных"]);
    assert_eq!(numbers(&batch, "cost"), [None, None]);
}

#[test]
fn odd_sheets_are_reviewed_without_a_fall() {
    for text in [
        "",
        "одно",
        "одно\nдва\nтри",
        "Дата|Сумма",
        "1|2|3\n4|5|6",
        "|||\n|||",
        "Итого\nИтого",
        "Итого|1\nИтого|1",
    ] {
        for table in [
            None,
            Some(Table::Sales),
            Some(Table::Targets),
            Some(Table::Reps),
            Some(Table::Products),
            Some(Table::Customers),
        ] {
            let mut session = session(vec![sheet("a.csv", text)]);
            let choice = session.review().sheets.remove(0).choice;
            session.choose(0, Choice { table: Some(table), ..choice });
            let rows = session.review().rows();
            assert_eq!(
                session.commit(today()).iter().map(Batch::len).sum::<usize>(),
                rows,
                "{text}"
            );
        }
    }
}

#[test]
fn golden_16_a_turnover_sheet_of_two_header_rows_is_read_into_balances() {
    let text = "Оборотно-сальдовая ведомость по счету 62 за 1 квартал 2026 г.\n\
        Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|\n\
        Контрагенты||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит\n\
        62|БУ|1 000,00||2 000,00|2 100,00|900,00|\n|НУ|5 000,00||2 000,00|2 100,00|4 900,00|\n\
        Ромашка|БУ|600,00||2 000,00|2 100,00|500,00|\n|НУ|4 600,00||2 000,00|2 100,00|4 500,00|\n\
        Лютик|БУ|400,00||||400,00|\n|БУ-НУ|||||400,00|\n\
        Total|БУ|1 000,00||2 000,00|2 100,00|900,00|";
    let session = session(vec![sheet("осв.csv", text)]);
    let review = session.review();
    let fields = "Контрагент=customer, Договор=contract, Период с=from, Период по=to, \
        Сальдо на начало периода=opening, Дебет=debit, Кредит=credit, Сальдо на конец периода=closing";
    assert_eq!(mapped(&review.sheets[0]), format!("balances: {fields}"));
    let batches = session.commit(today());
    let data = Dataset::build(batches.into_iter().map(Arc::new).collect(), Options::default());
    let sum = |all: &[Money]| all.iter().copied().sum::<Money>();
    let all = &data.balances;
    assert_eq!(all.days, [Period::parse("2026-Q1").expect("a quarter"); 2]);
    assert_eq!(sum(&all.opening), Money(1_000 * Money::PER_MAJOR));
    assert_eq!(sum(&all.closing), Money(900 * Money::PER_MAJOR));
    assert_eq!(data.excluded, []);
}

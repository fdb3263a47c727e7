//! Plans: months across and down.

use super::{days, issue, mapped, numbers, only, originals, texts};
use planerka::import::fixture::{sheet, workbook};
use planerka::import::issue::IssueKind;

#[test]
fn plans_with_months_across_are_turned() {
    let (review, batch) = only(sheet(
        "План 2026.csv",
        "План продаж на 2026 год, тыс. руб.\nМенеджер|Январь|Февраль|I квартал|Март|Итого\n\
         Иванова Анна|100|120,5|350|130|\nПетров Олег|200||350|150|\nИтого|300|120,5|700|280|",
    ));
    assert_eq!(
        mapped(&review),
        "targets: Менеджер=who, Январь=amount, Февраль=amount, Март=amount"
    );
    assert_eq!((review.rows_read, review.rows_used), (3, 5));
    assert_eq!(issue(&review, IssueKind::Totals).map(|it| it.2), Some(1));
    assert_eq!(issue(&review, IssueKind::NoYear), None);
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "kpi")[0], "plan_revenue");
    assert_eq!(
        texts(&batch, "who"),
        ["Иванова Анна", "Иванова Анна", "Иванова Анна", "Петров Олег", "Петров Олег"]
    );
    assert_eq!(
        days(&batch, "from"),
        ["2026-01-01", "2026-02-01", "2026-03-01", "2026-01-01", "2026-03-01"]
    );
    assert_eq!(days(&batch, "to")[1], "2026-02-28");
    assert_eq!(numbers(&batch, "amount")[1], Some(120_500_000_000));
    assert_eq!(originals(&batch, "amount"), ["100", "120,5", "130", "200", "150"]);
    assert_eq!(originals(&batch, "from")[0], "Январь");
    assert_eq!(batch.rows, [3, 3, 3, 4, 4]);
}

#[test]
fn plans_in_pieces_and_in_money_stand_side_by_side() {
    let (review, batch) = only(sheet(
        "plan.csv",
        "Менеджер|Товар|Январь||Февраль|\n||шт.|руб.|шт.|руб.\nАнна|Стол|1|100|2|200\n|Стул|3|300|4|400",
    ));
    let batch = batch.expect("a batch");
    assert_eq!(review.rows_used, 8);
    assert_eq!(texts(&batch, "kpi")[..2], ["plan_units", "plan_revenue"]);
    assert_eq!(texts(&batch, "who")[4], "Анна");
    assert_eq!(texts(&batch, "of")[4], "Стул");
    assert_eq!(issue(&review, IssueKind::NoYear).map(|it| it.2), Some(4));
    assert_eq!(days(&batch, "from")[0], "2026-01-01");
}

#[test]
fn plans_row_by_row_get_the_last_days_of_their_months() {
    let (review, batch) = only(sheet(
        "План.csv",
        "Месяц|Менеджер|План, руб.\nмарт 2026|Анна|1 000 000\nапрель 2026|Олег|2 000 000",
    ));
    assert_eq!(mapped(&review), "targets: Месяц=from, Менеджер=who, План, руб.=amount");
    let batch = batch.expect("a batch");
    assert_eq!(
        (days(&batch, "from")[0].as_str(), days(&batch, "to")[0].as_str()),
        ("2026-03-01", "2026-03-31")
    );
    assert_eq!(numbers(&batch, "amount")[1], Some(2_000_000_000_000));
    assert_eq!(originals(&batch, "from"), ["март 2026", "апрель 2026"]);
    let (review, batch) =
        only(workbook("plan.xlsx", "Plan", "Employee|Jan 2026|Feb 2026\nAnn|100|200"));
    assert_eq!(mapped(&review), "targets: Employee=who, Jan 2026=amount, Feb 2026=amount");
    assert_eq!(batch.expect("a batch").len(), 2);
}

#[test]
fn months_across_may_be_dates_of_the_spreadsheet() {
    let text = "План по товарам, шт.\n\nАртикул|@46023|@46054|@46081\nА-1|10|20|30\nА-2|1.5||7\nВсего|11.5|20|37";
    let (review, batch) = only(workbook("plan.xlsx", "План", text));
    assert_eq!(
        mapped(&review),
        "targets: Артикул=of, 2026-01-01=amount, 2026-02-01=amount, 2026-02-28=amount"
    );
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "kpi"), ["plan_units"; 5]);
    assert_eq!(texts(&batch, "of"), ["А-1", "А-1", "А-1", "А-2", "А-2"]);
    assert_eq!(days(&batch, "from")[1], "2026-02-01");
    assert_eq!(numbers(&batch, "amount")[3], Some(1_500_000));
    assert_eq!(batch.rows, [4, 4, 4, 5, 5]);
}

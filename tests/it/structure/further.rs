//! What one sheet brings to several tables, and what of it is counted once.

use super::{csv, one};
use crate::imports::{days, issue, numbers, texts};
use crate::tables::plain;
use planerka::import::issue::IssueKind;
use planerka::model::table::Table;

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

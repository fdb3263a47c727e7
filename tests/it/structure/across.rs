//! Tables that are no lists: months and people across, tables side by side.

use super::{csv, file, one, page};
use crate::imports::{days, mapped, texts};
use crate::tables::plain;

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

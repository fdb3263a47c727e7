//! Whatever the layout: nothing is lost, nothing is made twice.

use super::csv;
use crate::imports::{mapped, numbers, session, texts};
use planerka::import::format::{TextOptions, read};
use planerka::model::batch::Batch;
use planerka::model::date::Date;

proptest::proptest! {
    /// Months across lose no sum and make none.
    #[test]
    fn sales_of_months_add_up(
        rows in proptest::collection::vec(proptest::collection::vec(proptest::option::of(1_i64..1_000_000), 3), 1..8),
    ) {
        let cell = |it: &Option<i64>| it.map_or(String::new(), |it| it.to_string());
        let row = |(at, own): (usize, &Vec<Option<i64>>)| {
            let sum: i64 = own.iter().flatten().sum();
            format!("Клиент {at}|{}|{sum}\n", own.iter().map(cell).collect::<Vec<_>>().join("|"))
        };
        let body: String = rows.iter().enumerate().map(row).collect();
        let all: i64 = rows.iter().flatten().flatten().sum();
        proptest::prop_assume!(all > 0);
        let text = format!(
            "Отчет по продажам за 1 квартал 2026 г.\n\nКонтрагент|Январь|Февраль|Март|Итого\n{body}Итого||||{all}"
        );
        let (review, batches) = csv("продажи.csv", &text);
        let sold: i64 = numbers(&batches[0], "amount").into_iter().flatten().sum();
        proptest::prop_assert_eq!(sold, all * 10_000, "{}", mapped(&review.sheets[0]));
    }

    /// The lowest level of groups has all that the groups have, and the names above it.
    #[test]
    fn groups_add_up(
        reps in proptest::collection::vec(
            proptest::collection::vec(proptest::collection::vec(1_i64..1_000, 1..4), 1..4), 1..4),
    ) {
        let mut text = "Продажи за Март 2026 г.\n\nМенеджер|Выручка\nКонтрагент|\nНоменклатура|\n".to_owned();
        let (mut leaves, mut whose) = (Vec::new(), Vec::new());
        for (rep, customers) in reps.iter().enumerate() {
            text += &format!("Менеджер {rep}|{}\n", customers.iter().flatten().sum::<i64>());
            for (customer, goods) in customers.iter().enumerate() {
                text += &format!("Клиент {customer}|{}\n", goods.iter().sum::<i64>());
                for (at, sum) in goods.iter().enumerate() {
                    text += &format!("Товар {at}|{sum}\n");
                    leaves.push(Some(sum * 10_000));
                    whose.push(format!("Менеджер {rep}"));
                }
            }
        }
        text += &format!("Итого|{}", reps.iter().flatten().flatten().sum::<i64>());
        let (_, batches) = csv("продажи.csv", &text);
        proptest::prop_assert_eq!(numbers(&batches[0], "amount"), leaves);
        proptest::prop_assert_eq!(texts(&batches[0], "rep"), whose);
    }

    /// Whatever is laid out however, the rows that are promised are made.
    #[test]
    fn any_layout_is_survived(
        rows in proptest::collection::vec(proptest::collection::vec(
            "[0-9]{0,4}|Итого|Итого по|Январь|Февраль 2026|I квартал|Дата|Менеджер|Контрагент|Номенклатура|Выручка|Сумма\
             |План продаж|Отчет по продажам за Март 2026 г.|Ким Анна|Гусев Пётр|БУ|НУ|Дебет|Кредит|Сальдо на начало\
             |Обороты|Сальдо на конец|Период|Документ|Аналитика Дт|Аналитика Кт|62.01|51|задолженность на 30.09.2026|", 1..8), 0..18),
    ) {
        let text: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let sheets = match read("a.csv", &text.join("\n").replace('|', ";").into_bytes().into(), &TextOptions::default(), &mut |_| {}) {
            Ok(sheets) => sheets,
            Err(_) => return Ok(()),
        };
        let session = session(sheets);
        let made: usize = session.commit(Date::parse("2026-11-23").expect("a date")).iter().map(Batch::len).sum();
        proptest::prop_assert_eq!(made, session.review().rows());
    }
}

//! Whatever is written is read back, whatever stands in the cells; and how fast.

use super::{numbers, only, originals, session, today};
use planerka::import::fixture::sheet;
use planerka::import::review::Choice;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::shape::{DateShape, NumberShape, Shape};
use planerka::model::table::Table;

#[test]
#[ignore = "a measurement, not a check: cargo test --release -- --ignored speed --nocapture"]
fn speed() {
    let mut text =
        String::from("Дата|Документ|Контрагент|Менеджер|Номенклатура|Кол-во|Цена|Сумма\n");
    for row in 0..100_000_u32 {
        let (day, month) = (row % 28 + 1, row / 28 % 12 + 1);
        text.push_str(&format!(
            "{day:02}.{month:02}.2026|УПД-{}|ООО Лютик {}|Менеджер {}|Товар {}|{}|{},50|{} {:03},25\n",
            row / 3, row % 900, row % 12, row % 500, row % 17, row % 300, row % 90 + 1, row % 1000,
        ));
    }
    let sheet = sheet("a.csv", &text);
    for _ in 0..5 {
        let copy = sheet.clone();
        let start = std::time::Instant::now();
        let mut session = session(vec![copy]);
        let understood = start.elapsed();
        let start = std::time::Instant::now();
        let rows: usize = session.commit(today()).iter().map(Batch::len).sum();
        let committed = start.elapsed();
        let start = std::time::Instant::now();
        let mut choice = session.review().sheets.remove(0).choice;
        choice.fields[6] = Some(None);
        session.choose(0, choice);
        println!(
            "{rows} rows: understood {understood:?}, made {committed:?}, chosen {:?}",
            start.elapsed()
        );
    }
}

proptest::proptest! {
    /// Whatever a shape writes is read as the same value, and given back as the same text.
    #[test]
    fn numbers_read_back(
        values in proptest::collection::vec(-9_000_000_000_000_i64..9_000_000_000_000, 1..30),
        decimal in proptest::sample::select(vec![',', '.']),
        group in proptest::sample::select(vec![
            None, Some(' '), Some('\u{a0}'), Some('\u{202f}'), Some('\u{2009}'), Some('\''), Some(','), Some('.'),
        ]),
        decimals in proptest::sample::select(vec![None, Some(0), Some(1), Some(2), Some(4)]),
        prefix in proptest::sample::select(vec!["", "$", "€", "₽ "]),
        suffix in proptest::sample::select(vec!["", " ₽", " руб.", "\u{a0}₽", " млн", "k"]),
    ) {
        proptest::prop_assume!(group != Some(decimal));
        let power = match suffix { " млн" => 6, "k" => 3, _ => 0 };
        let shape = NumberShape {
            scale: 4, power, decimal, group, decimals, prefix: prefix.to_owned(), suffix: suffix.to_owned(),
        };
        // One half tells which mark is which, where every other cell could be read both ways.
        let values: Vec<i64> = [5_000 * 10_i64.pow(u32::from(power.unsigned_abs()))].into_iter().chain(values).collect();
        let cells: Vec<String> = values.iter().map(|it| Shape::Number(shape.clone()).write(*it)).collect();
        let batch = column("Сумма", &cells);
        proptest::prop_assert_eq!(numbers(&batch, "amount"), values.into_iter().map(Some).collect::<Vec<_>>());
        proptest::prop_assert_eq!(originals(&batch, "amount"), cells);
        proptest::prop_assert!(batch.column("amount").expect("amount").originals.rows.is_empty());
    }

    /// So are the dates.
    #[test]
    fn dates_read_back(
        days_since in proptest::collection::vec(-25_000_i64..47_000, 1..30),
        shape in proptest::sample::select(DateShape::ALL.to_vec()),
    ) {
        // Two-digit years go from 1970 to 2069; plain numbers of days from 1954.
        let (least, most) = match shape {
            DateShape::DottedShort => (0, 36_000),
            DateShape::SerialNumber => (-5_000, 47_000),
            _ => (-25_000, 47_000),
        };
        // The 25th of a month tells which number is the day.
        let sure = i64::from(Date::parse("2026-03-25").expect("a date").0);
        let days_since: Vec<i64> =
            [sure].into_iter().chain(days_since.into_iter().map(|it| it.clamp(least, most))).collect();
        let cells: Vec<String> = days_since.iter().map(|it| Shape::Date(shape).write(*it)).collect();
        let text: String = cells.iter().map(|it| format!("{it}|А|1\n")).collect();
        let (_, batch) = only(sheet("a.csv", &format!("Дата|Клиент|Сумма\n{text}")));
        let batch = batch.expect("a batch");
        proptest::prop_assert_eq!(numbers(&batch, "date"), days_since.into_iter().map(Some).collect::<Vec<_>>());
        proptest::prop_assert_eq!(originals(&batch, "date"), cells);
        proptest::prop_assert!(batch.column("date").expect("date").originals.rows.is_empty());
    }

    /// Whatever stands in the cells, the review promises the rows that are made, and every text is kept.
    #[test]
    fn any_cells_are_survived(
        rows in proptest::collection::vec(proptest::collection::vec("[0-9.,\\-%/ АБIVaq$€()]{0,9}|Итого|март 2026|Дата|Сумма|#REF!", 1..7), 0..25),
        table in proptest::sample::select(vec![Table::Sales, Table::Targets, Table::Reps, Table::Products, Table::Customers]),
    ) {
        let text: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let mut session = session(vec![sheet("a.csv", &text.join("\n"))]);
        let choice = session.review().sheets.remove(0).choice;
        session.choose(0, Choice { table: Some(Some(table)), ..choice });
        let review = session.review().sheets.remove(0);
        let batches = session.commit(today());
        proptest::prop_assert_eq!(batches.iter().map(Batch::len).sum::<usize>(), review.rows_used);
        for batch in &batches {
            for column in &batch.columns {
                proptest::prop_assert_eq!(column.column.len(), batch.len());
                let Some(at) = review.columns.iter().position(|it| it.header == column.header) else { continue };
                for row in 0..batch.len() {
                    let line = rows.get(batch.rows[row] as usize - 1).and_then(|it| it.get(at));
                    let text = line.map(|it| it.trim().to_owned()).unwrap_or_default();
                    proptest::prop_assert_eq!(column.original(row).unwrap_or_default(), text);
                }
            }
        }
    }
}

fn column(header: &str, cells: &[String]) -> Batch {
    let text: String = cells.iter().map(|it| format!("2026-01-02|А|{it}\n")).collect();
    only(sheet("a.csv", &format!("Дата|Клиент|{header}\n{text}"))).1.expect("a batch")
}

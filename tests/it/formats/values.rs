//! Whatever is written in a supported shape reads back the same, through bytes: csv as the export
//! room writes it, and xlsx.

use super::{sheets, xlsx};
use planerka::export::csv::{Cell, table};
use planerka::import::understand::Session;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::shape::{
    ClockShape, DateShape, NumberShape, SERIAL_OF_1970, Shape, TimeShape,
};
use planerka::model::time::Time;
use proptest::prelude::*;
use std::fmt::Write as _;

/// The batch of a file of one sheet.
fn batch(name: &str, bytes: Vec<u8>) -> Batch {
    let options = planerka::import::format::TextOptions::default();
    let sheets = planerka::import::format::read(name, &bytes.into(), &options, &mut |_| {});
    let today = Date::parse("2026-11-23").expect("a date");
    let sheets = sheets.expect("readable");
    let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
    session.commit(today).pop().expect("a batch")
}

fn values(batch: &Batch, field: &str) -> Vec<i64> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.number(row).expect("a value")).collect()
}

/// What a column of a csv says: its values and its texts, as its field reads them.
fn of_csv(header: &[&str], front: &[&str], texts: &[String]) -> (Vec<i64>, Vec<String>) {
    let row = |text: &String| {
        let front = front.iter().copied().map(Cell::text);
        front.chain([Cell::text(text.clone())]).collect()
    };
    let field = header.last().expect("a header");
    let batch = batch("a.csv", table(header, texts.iter().map(row)));
    let column = batch.column(field).expect(field);
    let texts = (0..batch.len()).map(|row| column.original(row).unwrap_or_default()).collect();
    (values(&batch, field), texts)
}

/// What a column of an xlsx says, whose cells are numbers of that style.
fn of_xlsx(header: &[&str], front: &[&str], style: usize, numbers: &[f64]) -> Vec<i64> {
    let text = |it: &str| format!("<c t=\"inlineStr\"><is><t>{it}</t></is></c>");
    let line = |it: &[&str]| it.iter().map(|it| text(it)).collect::<String>();
    let mut rows = format!("<row>{}</row>", line(header));
    for number in numbers {
        let cell = format!("<c s=\"{style}\"><v>{number:?}</v></c>");
        write!(rows, "<row>{}{cell}</row>", line(front)).expect("memory");
    }
    values(&batch("a.xlsx", xlsx(&rows, "")), header.last().expect("a header"))
}

const SALES: (&[&str], &[&str]) = (&["date", "customer", "amount"], &["2026-03-25", "Ким"]);
const DISCOUNTS: (&[&str], &[&str]) =
    (&["date", "customer", "amount", "discount"], &["2026-03-25", "Ким", "5000.5"]);
const DATES: (&[&str], &[&str]) = (&["customer", "amount", "date"], &["Ким", "5000.5"]);
const CALLS: (&[&str], &[&str]) =
    (&["at", "rep", "direction", "seconds"], &["2026-03-25", "Ким", "out"]);
const MOMENTS: (&[&str], &[&str]) = (&["rep", "direction", "seconds", "at"], &["Ким", "out", "62"]);

/// Days from 1954 to 2098, the 25th of a month first: it tells which number is the day.
fn days() -> impl Strategy<Value = Vec<i32>> {
    let sure = Date::parse("2026-03-25").expect("a date").0;
    prop::collection::vec(-5_000..47_000, 1..20)
        .prop_map(move |days| [sure].into_iter().chain(days).collect())
}

fn seconds() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(0..400_000_i64, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn money_reads_back(
        values in prop::collection::vec(-90_000_000_000_i64..90_000_000_000, 1..20),
        (decimal, group, prefix, suffix) in prop::sample::select(vec![
            (',', Some(' '), "", ""), (',', Some('\u{a0}'), "", " ₽"), (',', Some('\u{202f}'), "", " руб."),
            (',', Some('.'), "", ""), (',', None, "", ""), ('.', Some(','), "$", ""),
            ('.', Some(','), "", " USD"), ('.', Some('\''), "", ""), ('.', None, "", ""),
        ]),
    ) {
        // Kopecks; the first value tells the mark.
        let values: Vec<i64> = [5_000].into_iter().chain(values.into_iter().map(|it| it / 100 * 100)).collect();
        let shape = Shape::Number(NumberShape {
            decimal, group, decimals: Some(2), prefix: prefix.to_owned(), suffix: suffix.to_owned(),
            ..NumberShape::plain(4)
        });
        let texts: Vec<String> = values.iter().map(|it| shape.write(*it)).collect();
        prop_assert_eq!(of_csv(SALES.0, SALES.1, &texts), (values.clone(), texts));
        let numbers: Vec<f64> = values.iter().map(|it| *it as f64 / 10_000.0).collect();
        prop_assert_eq!(of_xlsx(SALES.0, SALES.1, 0, &numbers), values);
    }

    #[test]
    fn percents_read_back(
        tenths in prop::collection::vec(0..=1_000_i64, 1..20),
        decimal in prop::sample::select(vec![',', '.']),
        suffix in prop::sample::select(vec!["%", " %", "\u{a0}%"]),
    ) {
        // 50.5 % tells the mark.
        let values: Vec<i64> = [505].into_iter().chain(tenths).map(|it| it * 1_000).collect();
        let shape = Shape::Number(NumberShape {
            power: -2, decimal, suffix: suffix.to_owned(), ..NumberShape::plain(6)
        });
        let texts: Vec<String> = values.iter().map(|it| shape.write(*it)).collect();
        prop_assert_eq!(of_csv(DISCOUNTS.0, DISCOUNTS.1, &texts), (values.clone(), texts));
        let numbers: Vec<f64> = values.iter().map(|it| *it as f64 / 1_000_000.0).collect();
        prop_assert_eq!(of_xlsx(DISCOUNTS.0, DISCOUNTS.1, 4, &numbers), values);
    }

    #[test]
    fn days_read_back(days in days(), shape in prop::sample::select(DateShape::ALL.to_vec())) {
        let days: Vec<i32> = match shape {
            // Two digits of a year go from 1970.
            DateShape::DottedShort => days.into_iter().map(|it| it.clamp(0, 36_000)).collect(),
            _ => days,
        };
        let values: Vec<i64> = days.iter().copied().map(i64::from).collect();
        let texts: Vec<String> = values.iter().map(|it| Shape::Date(shape).write(*it)).collect();
        prop_assert_eq!(of_csv(DATES.0, DATES.1, &texts), (values.clone(), texts));
        let serials: Vec<f64> = days.iter().map(|it| f64::from(it + SERIAL_OF_1970)).collect();
        prop_assert_eq!(of_xlsx(DATES.0, DATES.1, 1, &serials), values);
    }

    #[test]
    fn moments_read_back(
        days in days(),
        second in 1..86_400_u32,
        (date, between) in prop::sample::select(vec![
            (DateShape::Iso, "T"), (DateShape::Iso, " "), (DateShape::Dotted, " "), (DateShape::MonthSlash, " "),
        ]),
    ) {
        let times: Vec<Time> = days.iter().map(|it| Time::new(Date(*it), second).expect("a time")).collect();
        let values: Vec<i64> = times.iter().map(|it| it.0).collect();
        let shape = Shape::Time(TimeShape { date, between: between.to_owned(), ..TimeShape::iso() });
        let texts: Vec<String> = values.iter().map(|it| shape.write(*it)).collect();
        prop_assert_eq!(of_csv(MOMENTS.0, MOMENTS.1, &texts), (values.clone(), texts));
        let share = f64::from(second) / 86_400.0;
        let serials: Vec<f64> = days.iter().map(|it| f64::from(it + SERIAL_OF_1970) + share).collect();
        prop_assert_eq!(of_xlsx(MOMENTS.0, MOMENTS.1, 1, &serials), values);
    }

    #[test]
    fn durations_of_more_than_a_day_read_back(seconds in seconds(), padded in any::<bool>()) {
        let values: Vec<i64> = seconds.iter().map(|it| it * 1_000_000).collect();
        let shape = Shape::Seconds(ClockShape { padded, seconds: true });
        let texts: Vec<String> = values.iter().map(|it| shape.write(*it)).collect();
        prop_assert_eq!(of_csv(CALLS.0, CALLS.1, &texts), (values.clone(), texts));
        let days: Vec<f64> = seconds.iter().map(|it| *it as f64 / 86_400.0).collect();
        prop_assert_eq!(of_xlsx(CALLS.0, CALLS.1, 2, &days), values);
    }

    #[test]
    fn ids_of_nineteen_digits_read_back(ids in prop::collection::vec(1_000_000_000_000_000_000..i64::MAX, 1..20)) {
        let mut rows = "<row><c t=\"str\"><v>date</v></c><c t=\"str\"><v>document</v></c><c t=\"str\"><v>amount</v></c></row>".to_owned();
        for id in &ids {
            write!(rows, "<row><c s=\"1\"><v>46000</v></c><c><v>{id}</v></c><c><v>1</v></c></row>").expect("memory");
        }
        let batch = batch("a.xlsx", xlsx(&rows, ""));
        let column = &batch.column("document").expect("document").column;
        let read: Vec<_> = (0..batch.len()).map(|row| column.text(row).map(str::to_owned)).collect();
        prop_assert_eq!(read, ids.iter().map(|it| Some(it.to_string())).collect::<Vec<_>>());
    }
}

/// 150 % beside 7.5 % in cells shown as percents: the larger does not make the others percents of one.
#[test]
fn a_percent_format_says_what_a_number_is() {
    let sheet =
        sheets(&xlsx("<row><c s=\"4\"><v>0.075</v></c><c s=\"4\"><v>1.5</v></c></row>", ""));
    assert_eq!(super::rows(&sheet.expect("readable")[0]), [["percent 0.075", "percent 1.5"]]);
    let read = of_xlsx(DISCOUNTS.0, DISCOUNTS.1, 4, &[0.075, 0.01, 1.0]);
    assert_eq!(read, [75_000, 10_000, 1_000_000]);
}

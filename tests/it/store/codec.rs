//! Batches come back from few bytes.

use super::{column, sales};
use planerka::model::batch::{Batch, Origin, Originals};
use planerka::model::column::{Column, NO_CODE, NO_NUMBER, Texts};
use planerka::model::shape::{DateShape, NumberShape, Shape};
use planerka::model::table::{Field, Kind, Table};
use planerka::model::word_list::WordList;
use planerka::store::codec::{decode, encode};
use planerka::store::error::Damage;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::time::{Duration, Instant};

#[test]
fn a_sale_line_takes_six_bytes_at_most() {
    measured(100_000, 6.0);
}

#[test]
#[ignore = "a million rows: run it optimised"]
fn a_sale_line_of_a_million_takes_less() {
    measured(1_000_000, 5.7);
}

fn measured(rows: usize, most: f64) {
    let batch = sales(rows);
    let (mut encoded, mut decoded) = (Duration::MAX, Duration::MAX);
    let bytes = encode(&batch).expect("encoded");
    let back = decode(&bytes).expect("decoded");
    let rounds = if cfg!(debug_assertions) { 0 } else { 5 };
    for _ in 0..rounds {
        let start = Instant::now();
        let bytes = encode(&batch).expect("encoded");
        encoded = encoded.min(start.elapsed());
        let start = Instant::now();
        drop(decode(&bytes).expect("decoded"));
        decoded = decoded.min(start.elapsed());
    }
    let each = bytes.len() as f64 / rows as f64;
    println!("{rows} rows: {each:.3} bytes a row");
    if cfg!(not(debug_assertions)) {
        println!("  encoded in {encoded:?}, decoded in {decoded:?}");
    }
    assert!(back == batch);
    assert!(each <= most, "{each} bytes a row");
}

/// What the first released version wrote. Never to be written anew: people have it.
const RELEASED: &[u8] = include_bytes!("format-1.bin");

#[test]
fn the_first_format_is_read_for_ever() {
    assert!(decode(RELEASED) == Ok(sales(24)));
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let mut short = sales(10);
    short.columns[0].column = Column::Number(vec![0; 9]);
    let mut wrong_kind = sales(10);
    wrong_kind.columns[0].column = Column::Text(Texts::default());
    let mut unknown = sales(10);
    unknown.columns[0].field = "colour".to_owned();
    let mut twice = sales(10);
    twice.columns[1] = twice.columns[0].clone();
    let mut no_word = sales(10);
    no_word.columns[1].column =
        Column::Text(Texts { words: WordList::default(), codes: vec![0; 10] });
    let mut unsorted = sales(10);
    unsorted.columns[6].originals = Originals {
        rows: vec![3, 2],
        texts: Texts { words: WordList::default(), codes: vec![NO_CODE; 2] },
    };
    for batch in [short, wrong_kind, unknown, twice, no_word, unsorted] {
        assert!(matches!(encode(&batch), Err(Damage::Contents(_))));
    }
    let mut long = sales(0);
    long.columns.clear();
    long.rows = vec![1; 1_048_577];
    assert_eq!(encode(&long), Err(Damage::TooLarge));
}

/// Days within which any time fits a date.
const DAYS: i64 = i32::MAX as i64;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn batches_come_back(batch in batches()) {
        let bytes = encode(&batch).expect("encoded");
        prop_assert_eq!(decode(&bytes), Ok(batch));
    }
}

/// Any batch at all, of few rows.
pub(super) fn batches() -> impl Strategy<Value = Batch> {
    let table = select(Table::ALL.to_vec());
    (table, 0..40usize).prop_flat_map(|(table, rows)| {
        let fields = subsequence(table.fields().to_vec(), 0..=table.fields().len());
        let columns = fields.prop_flat_map(move |fields| {
            let columns: Vec<_> = fields.into_iter().map(|field| a_column(field, rows)).collect();
            columns
        });
        let numbers = prop_oneof![
            Just((2..).take(rows).collect::<Vec<u32>>()),
            prop::collection::vec(any::<u32>(), rows),
        ];
        let origin = (".{0,9}", ".{0,9}", "[0-9a-f]{64}")
            .prop_map(|(file, sheet, digest)| Origin { file, sheet, digest });
        (columns, numbers, origin, any::<i32>()).prop_map(
            move |(columns, rows, origin, imported)| Batch {
                table,
                origin,
                imported,
                rows,
                columns,
            },
        )
    })
}

fn a_column(
    field: Field,
    rows: usize,
) -> impl Strategy<Value = planerka::model::batch::BatchColumn> {
    let values = match field.kind {
        Kind::Text | Kind::Id | Kind::Ref(_) => texts(rows).prop_map(Column::Text).boxed(),
        Kind::Flag => numbers(0..=1, rows),
        Kind::Words(words) => numbers(0..=words.len() as i64 - 1, rows),
        Kind::Time => numbers(-DAYS * 172_800..=DAYS * 172_800, rows),
        Kind::TimeOfDay => numbers(0..=86_399, rows),
        Kind::Date => numbers(i64::from(i32::MIN)..=i64::from(i32::MAX), rows),
        _ => prop_oneof![numbers(i64::MIN..=i64::MAX, rows), numbers(-9..=9, rows)].boxed(),
    };
    (values, shapes(), originals(rows), ".{0,9}").prop_map(
        move |(values, shape, originals, header)| {
            let mut column = column(field.id, &header, values, shape);
            column.originals = originals;
            column
        },
    )
}

fn numbers(range: std::ops::RangeInclusive<i64>, rows: usize) -> BoxedStrategy<Column> {
    let some = prop_oneof![1 => Just(NO_NUMBER), 5 => range.clone()];
    prop_oneof![
        prop::collection::vec(some, rows),
        range.clone().prop_map(move |it| vec![it; rows]),
        prop::collection::vec(range, rows),
        Just(vec![NO_NUMBER; rows]),
    ]
    .prop_map(Column::Number)
    .boxed()
}

fn texts(rows: usize) -> impl Strategy<Value = Texts> {
    let word = prop_oneof![".{0,6}", "Д-[0-9]{4}", "[0-9]{17,21}", "[0-9]{0,3}"];
    prop::collection::vec(word, 0..12).prop_flat_map(move |words| {
        let last = words.len() as u32;
        let code = (0..=last).prop_map(move |it| if it == last { NO_CODE } else { it });
        let runs = prop::collection::vec((code.clone(), 1..5usize), rows).prop_map(move |runs| {
            runs.iter().flat_map(|&(code, times)| vec![code; times]).take(rows).collect()
        });
        (Just(words), prop_oneof![runs, prop::collection::vec(code, rows)])
            .prop_map(|(words, codes)| Texts { words: words.iter().collect(), codes })
    })
}

fn originals(rows: usize) -> impl Strategy<Value = Originals> {
    let all: Vec<u32> = (0..).take(rows).collect();
    subsequence(all, 0..=rows.min(5)).prop_flat_map(|rows| {
        texts(rows.len()).prop_map(move |texts| Originals { rows: rows.clone(), texts })
    })
}

fn shapes() -> impl Strategy<Value = Shape> {
    let number = (any::<char>(), any::<Option<char>>(), any::<Option<u8>>(), ".{0,3}").prop_map(
        |(decimal, group, decimals, suffix)| {
            Shape::Number(NumberShape { decimal, group, decimals, suffix, ..NumberShape::plain(4) })
        },
    );
    let words = prop::collection::vec((any::<i64>(), ".{0,6}"), 0..3).prop_map(Shape::Words);
    let date = select(DateShape::ALL.to_vec()).prop_map(Shape::Date);
    prop_oneof![Just(Shape::Plain), number, words, date]
}

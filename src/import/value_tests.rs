//! Cells that rows share are read as cells of their own are.

use super::format::{self, TextOptions};
use super::sheet::Sheet;
use super::value::{self, Hints};
use crate::model::table::Table;
use proptest::prelude::*;

/// Texts that columns have, of all kinds.
const TEXTS: [&str; 30] = [
    "1",
    "12",
    "007",
    "12,5",
    "12.50",
    "1 234,50",
    "1,234",
    "1.234",
    "-3",
    "(5)",
    "7%",
    "7,5 %",
    "—",
    "n/a",
    "NaN",
    "abc",
    "1O0",
    "1e30",
    "03/04/2026",
    "25/03/2026",
    "2026-03-05",
    "31.12.2026",
    "март",
    "10:30",
    "2026-03-05 10:30",
    "8 / 10",
    "да",
    "нет",
    "Иванов",
    "Иванов ",
];

fn read(sheet: &Sheet) -> Vec<String> {
    let rows: Vec<usize> = (0..sheet.height).collect();
    let fields =
        Table::ALL.into_iter().flat_map(|it| it.fields().iter().map(move |field| (it, field)));
    fields
        .map(|(table, field)| {
            let hints = Hints { year: 2026, ..Hints::default() };
            format!("{} {:?}", field.id, value::read(sheet, &rows, 0, table, field, &hints))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn shared_cells_are_read_as_cells_of_their_own(
        texts in prop::collection::vec(prop::sample::select(TEXTS.to_vec()), 1..40),
    ) {
        let options = TextOptions { encoding: None, delimiter: Some('~') };
        let bytes = texts.join("\n").into_bytes();
        let shared = format::read("a.csv", &bytes.into(), &options, &mut |_| ());
        let shared = shared.expect("a text").remove(0);
        let rows: Vec<usize> = (0..texts.len()).collect();
        prop_assert!(shared.cells(0, &rows).shared() > 0, "rows share its cells");
        let mut own = Sheet::default();
        for (row, text) in texts.iter().enumerate() {
            own.put(row, 0, text);
        }
        prop_assert_eq!(own.cells(0, &rows).shared(), 0);
        prop_assert_eq!(read(&shared), read(&own));
    }
}

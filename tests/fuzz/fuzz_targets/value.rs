//! A column of any cells as any field of any table.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::cell;
use planerka::import::fixture::{sheet, workbook};
use planerka::import::value::{self, Hints};
use planerka::model::table::Table;

fuzz_target!(|bytes: &[u8]| {
    let [first, second, rest @ ..] = bytes else { return };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    let fields = table.fields();
    let field = &fields[usize::from(*second) % fields.len()];
    let text = String::from_utf8_lossy(rest);
    for (sheet, russian) in [(sheet("a", &text), true), (workbook("a", "b", &text), false)] {
        let rows: Vec<usize> = (0..sheet.height).collect();
        let hints = Hints {
            russian, year: 2026, header: "Сумма, тыс. руб.", ..Hints::default()
        };
        let read = value::read(&sheet, &rows, 0, table, field, &hints);
        assert_eq!(read.column.len(), rows.len(), "a value a row");
        assert!(read.odd.is_sorted() && read.odd.iter().all(|it| *it < rows.len()));
        // What the shape gives back is the text of the cell.
        for row in (0..rows.len()).filter(|it| read.odd.binary_search(it).is_err()) {
            if let Some(value) = read.column.number(row) {
                assert_eq!(read.shape.write(value), cell::text(sheet.cell(row, 0)), "given back");
            }
        }
    }
});

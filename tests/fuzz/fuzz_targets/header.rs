//! Sheets of any texts understood: the header, the columns, the rows, the batches.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::fixture::sheet;
use planerka::import::review::Choice;
use planerka::import::understand::Session;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::table::Table;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let today = Date(20_000);
    let mut session =
        Session::new(vec![sheet("a.csv", &text)], Vec::new(), Vec::new(), Vec::new(), today);
    let Some(shown) = session.review().sheets.pop() else { return };
    let _ = session.commit(today);
    // The person may make any table of it, with the header anywhere.
    let table = Table::ALL[bytes.len() % Table::ALL.len()];
    session.choose(0, Choice { table: Some(Some(table)), header_row: Some(1), ..shown.choice });
    let promised = session.review().rows();
    let made: usize = session.commit(today).iter().map(Batch::len).sum();
    assert_eq!(promised, made, "rows promised and made");
});

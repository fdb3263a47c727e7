//! What the fuzz targets of tests/fuzz found, each mended and kept.

use planerka::import::fixture::sheet;
use planerka::import::issue::IssueKind;
use planerka::import::value::{self, Hints};
use planerka::model::table::Table;

/// Target `value`: the 5 of `5/3/22` was read as points of three out of twenty-two, and nothing said so.
#[test]
fn a_date_among_points_is_unread() {
    let sheet = sheet("a", "8 / 10\n5/3/22\n7");
    let field = Table::Attempts.field("points").expect("points");
    let read = value::read(&sheet, &[0, 1, 2], 0, Table::Attempts, field, &Hints::default());
    assert_eq!((read.column.number(0), read.column.number(1)), (Some(8_000_000), None));
    assert!(read.troubles.contains(&(IssueKind::UnreadNumber, vec![1])));
    assert_eq!(read.odd, [0, 1]);
}

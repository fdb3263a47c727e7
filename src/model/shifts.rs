//! Shifts: the table's fields, and one working interval as the calendar sees it.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::Date;
use super::joining::Joining;
use super::table::{Field, Kind, Table, field, required};
use super::targets::Who;

/// Monday to Sunday, as files number them.
pub const WEEKDAYS: &[&str] = &["1", "2", "3", "4", "5", "6", "7"];

/// One row is one working interval of a day, or of each such day of the week.
pub(super) const FIELDS: &[Field] = &[
    field("who", Kind::Text),
    field("weekday", Kind::Words(WEEKDAYS)),
    field("date", Kind::Date),
    required("start", Kind::TimeOfDay),
    required("end", Kind::TimeOfDay),
    field("from", Kind::Date),
    field("to", Kind::Date),
];

/// The days of a working interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftDay {
    /// That day alone.
    Date(Date),
    /// Every such day of the week: 1 is Monday, 7 is Sunday.
    Weekday(u32),
}

/// A working interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Whose it is.
    pub who: Who,
    /// On which days.
    pub day: ShiftDay,
    /// Seconds since midnight.
    pub start: u32,
    /// Seconds since midnight; past the next midnight when not later than the start.
    pub end: u32,
    /// First day that it is in force.
    pub from: Option<Date>,
    /// Last day that it is in force.
    pub to: Option<Date>,
    /// The row of the file that it is.
    pub place: Place,
}

/// The shifts that the batches hold.
pub(super) fn of(batches: Counted, joining: &mut Joining) -> Vec<Shift> {
    let mut list = Vec::new();
    for cells in cells::of(batches, Table::Shifts) {
        let who = cells.words("who");
        let (weekday, date) = (cells.numbers("weekday"), cells.numbers("date"));
        let (start, end) = (cells.numbers("start"), cells.numbers("end"));
        let (from, to) = (cells.numbers("from"), cells.numbers("to"));
        for row in cells.rows() {
            let place = cells.place(row);
            let weekday = weekday.get(row).and_then(|it| u32::try_from(it + 1).ok());
            let day = date.date(row).map(ShiftDay::Date).or(weekday.map(ShiftDay::Weekday));
            let second = |number: Option<i64>| number.and_then(|it| u32::try_from(it).ok());
            let taken = match (day, second(start.get(row)), second(end.get(row))) {
                (Some(day), Some(start), Some(end)) => {
                    let who = joining.dimensions.who(who.get(row));
                    let (from, to) = (from.date(row), to.date(row));
                    list.push(Shift { who, day, start, end, from, to, place });
                    Ok(())
                }
                _ => Err(Reason::Missing),
            };
            joining.keep(place, taken);
        }
    }
    list
}

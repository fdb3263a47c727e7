//! Absences: the table's fields, and one absence as the KPIs see it.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::Period;
use super::joining::Joining;
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};

/// One row is one absence of a salesperson.
pub(super) const FIELDS: &[Field] = &[
    required("rep", Kind::Ref(Table::Reps)),
    required("from", Kind::Date),
    required("to", Kind::Date),
    field("kind", Kind::Words(AbsenceKind::WORDS)),
];

listed! {
    /// Why somebody is not there.
    AbsenceKind {
        /// On leave.
        Vacation = "vacation",
        /// Ill.
        Sick = "sick",
        /// On a business trip.
        Trip = "trip",
        /// On leave without pay.
        Unpaid = "unpaid",
        /// Without leave.
        Absent = "absent",
    }
}

/// An absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Code of the salesperson.
    pub rep: u32,
    /// First to last day.
    pub days: Period,
    /// Why.
    pub kind: AbsenceKind,
    /// The row of the file that it is.
    pub place: Place,
}

/// The absences that the batches hold.
pub(super) fn of(batches: Counted, joining: &mut Joining) -> Vec<Absence> {
    let mut list = Vec::new();
    for cells in cells::of(batches, Table::Absences) {
        let rep = cells.coded("rep", |text| joining.dimensions.rep(text));
        let (from, to) = (cells.numbers("from"), cells.numbers("to"));
        let kind = cells.numbers("kind");
        for row in cells.rows() {
            let place = cells.place(row);
            let kind = kind.get(row).and_then(AbsenceKind::at).unwrap_or(AbsenceKind::Vacation);
            let taken = match (rep.get(row), from.date(row), to.date(row)) {
                (Some(rep), Some(from), Some(to)) => Period::new(from, to)
                    .ok_or(Reason::Backwards)
                    .map(|days| list.push(Absence { rep, days, kind, place })),
                _ => Err(Reason::Missing),
            };
            joining.keep(place, taken);
        }
    }
    list
}

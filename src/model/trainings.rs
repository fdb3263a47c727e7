//! Trainings of salespeople: the table's fields, and one training as the KPIs see it.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::Date;
use super::joining::Joining;
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Quantity;

/// One row is one training of a salesperson.
pub(super) const FIELDS: &[Field] = &[
    required("date", Kind::Date),
    required("rep", Kind::Ref(Table::Reps)),
    field("topic", Kind::Ref(Table::Topics)),
    field("hours", Kind::Number),
    field("status", Kind::Words(TrainingStatus::WORDS)),
];

listed! {
    /// Whether a training has taken place.
    TrainingStatus {
        /// Not yet.
        Planned = "planned",
        /// It has.
        Done = "done",
    }
}

/// A training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Training {
    /// The day.
    pub date: Date,
    /// Code of the salesperson.
    pub rep: u32,
    /// Code of the topic.
    pub topic: Option<u32>,
    /// How long it takes.
    pub hours: Option<Quantity>,
    /// Whether it has taken place.
    pub status: TrainingStatus,
    /// The row of the file that it is.
    pub place: Place,
}

/// The trainings that the batches hold.
pub(super) fn of(batches: Counted, joining: &mut Joining) -> Vec<Training> {
    let mut list = Vec::new();
    for cells in cells::of(batches, Table::Trainings) {
        let rep = cells.coded("rep", |text| joining.dimensions.rep(text));
        let topic = cells.coded("topic", |text| joining.dimensions.topic(text));
        let (date, hours) = (cells.numbers("date"), cells.numbers("hours"));
        let status = cells.numbers("status");
        for row in cells.rows() {
            let place = cells.place(row);
            let Some((date, rep)) = date.date(row).zip(rep.get(row)) else {
                joining.excluded.push((place, Reason::Missing));
                continue;
            };
            let (topic, hours) = (topic.get(row), hours.quantity(row));
            let status = status.get(row).and_then(TrainingStatus::at);
            let status = status.unwrap_or(TrainingStatus::Done);
            list.push(Training { date, rep, topic, hours, status, place });
        }
    }
    list
}

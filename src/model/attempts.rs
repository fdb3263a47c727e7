//! Attempts at tests: the table's fields, and the attempts as columns that the KPIs count.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::joining::Joining;
use super::table::{Field, Kind, Table, field, required};
use super::time::Time;
use super::unit::Quantity;

/// The most points there are to get, unless the row says.
const MAX: Quantity = Quantity(100_000_000);

/// One row is one attempt at a test.
pub(super) const FIELDS: &[Field] = &[
    required("date", Kind::Time),
    required("rep", Kind::Ref(Table::Reps)),
    field("topic", Kind::Ref(Table::Topics)),
    field("test", Kind::Text),
    required("points", Kind::Number),
    field("max", Kind::Number),
    field("finished", Kind::Flag),
    field("bank", Kind::Text),
];

/// The attempts, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    /// When it was made.
    pub date: Vec<Time>,
    /// Code of the salesperson.
    pub rep: Vec<u32>,
    /// Code of the topic: the one named, else the one named as the test, or none.
    pub topic: Vec<u32>,
    /// Code of the test in the dataset's `tests`, or none.
    pub test: Vec<u32>,
    /// Points got.
    pub points: Vec<Quantity>,
    /// Points there were to get, above zero.
    pub max: Vec<Quantity>,
    /// Whether it was finished: others are no attempts.
    pub finished: Vec<bool>,
    /// Code of the bank of questions in the dataset's `banks`, or none.
    pub bank: Vec<u32>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Attempts {
    /// The attempts that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Attempts {
        let mut all = Attempts::default();
        for cells in cells::of(batches, Table::Attempts) {
            let names = &mut joining.dimensions;
            let rep = cells.coded("rep", |text| names.rep(text));
            let topic = cells.coded("topic", |text| names.topic(text));
            let test = cells.coded("test", |text| names.tests.code(text, str::to_owned));
            let bank = cells.coded("bank", |text| names.banks.code(text, str::to_owned));
            let (date, points) = (cells.numbers("date"), cells.numbers("points"));
            let (max, finished) = (cells.numbers("max"), cells.numbers("finished"));
            let tested = cells.words("test");
            for row in cells.rows() {
                let place = cells.place(row);
                let found = date.time(row).zip(rep.get(row)).zip(points.quantity(row));
                let max = max.quantity(row).unwrap_or(MAX);
                let is_possible = |points: Quantity| (0..=max.0).contains(&points.0);
                let possible = found.filter(|it| max.0 > 0 && is_possible(it.1));
                let Some(((date, rep), points)) = possible else {
                    let reason = match found {
                        None => Reason::Missing,
                        Some(_) if max.0 <= 0 => Reason::NoMaximum,
                        Some(_) => Reason::OverMaximum,
                    };
                    joining.excluded.push((place, reason));
                    continue;
                };
                let of_test = || tested.get(row).map(|test| joining.dimensions.topic(test));
                let topic = topic.get(row).or_else(of_test);
                all.date.push(date);
                all.rep.push(rep);
                all.topic.push(topic.unwrap_or(super::column::NO_CODE));
                all.test.push(test.code(row));
                all.points.push(points);
                all.max.push(max);
                all.finished.push(finished.flag(row).unwrap_or(true));
                all.bank.push(bank.code(row));
                all.place.push(place);
            }
        }
        all
    }
}

//! Who owned a customer, and when: the table's fields, and the owner of a day.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::Date;
use super::dimensions::Dimensions;
use super::sort;
use super::table::{Field, Kind, Table, field, required};

/// One row is one time that a salesperson owned a customer.
pub(super) const FIELDS: &[Field] = &[
    required("customer", Kind::Ref(Table::Customers)),
    required("rep", Kind::Ref(Table::Reps)),
    field("from", Kind::Date),
    field("to", Kind::Date),
];

/// A salesperson owned a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Code of the customer.
    pub customer: u32,
    /// Code of the salesperson.
    pub rep: u32,
    /// First day; always before `to` when there is none.
    pub from: Option<Date>,
    /// Last day; ever since `from` when there is none.
    pub to: Option<Date>,
    /// The row of the file that it is.
    pub place: Place,
}

/// All assignments, by customer and then by first day; of one day the later row is the later one.
#[derive(Clone, Debug, Default)]
pub struct Assignments {
    /// The assignments.
    pub list: Vec<Assignment>,
}

impl Assignments {
    /// The assignments that the batches hold, and the rows that are none.
    pub(super) fn of(
        batches: Counted,
        dimensions: &mut Dimensions,
        excluded: &mut Vec<(Place, Reason)>,
    ) -> Assignments {
        let mut list = Vec::new();
        for cells in cells::of(batches, Table::Assignments) {
            let customer = cells.coded("customer", |text| dimensions.customer(text));
            let rep = cells.coded("rep", |text| dimensions.rep(text));
            let (from, to) = (cells.numbers("from"), cells.numbers("to"));
            for row in cells.rows() {
                let (place, from, to) = (cells.place(row), from.date(row), to.date(row));
                match (customer.get(row), rep.get(row)) {
                    (Some(_), Some(_)) if from.zip(to).is_some_and(|(from, to)| to < from) => {
                        excluded.push((place, Reason::Backwards));
                    }
                    (Some(customer), Some(rep)) => {
                        list.push(Assignment { customer, rep, from, to, place });
                    }
                    _ => excluded.push((place, Reason::Missing)),
                }
            }
        }
        sort::by_key(&mut list, |it: &Assignment| (it.customer, it.from));
        Assignments { list }
    }

    /// Whether anybody was ever assigned to the customer.
    pub fn has(&self, customer: u32) -> bool {
        let first = self.list.partition_point(|it| it.customer < customer);
        self.list.get(first).is_some_and(|it| it.customer == customer)
    }

    /// Who owned the customer that day: of overlapping assignments the one with the latest first
    /// day.
    pub fn owner(&self, customer: u32, date: Date) -> Option<u32> {
        let first = self.list.partition_point(|it| it.customer < customer);
        let own = self.list.get(first..)?.iter().take_while(|it| it.customer == customer);
        let holds = |it: &&Assignment| {
            it.from.is_none_or(|from| from <= date) && it.to.is_none_or(|to| date <= to)
        };
        own.filter(holds).last().map(|it| it.rep)
    }
}

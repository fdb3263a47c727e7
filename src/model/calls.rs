//! Calls: the table's fields, and the calls as columns that the KPIs count.

use super::batch::Place;
use super::cells::{self, Cells, Counted};
use super::dataset::Reason;
use super::joining::Joining;
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::time::Time;
use super::unit::Quantity;

/// One row is one call, or a day's count of them.
pub(super) const FIELDS: &[Field] = &[
    required("at", Kind::Time),
    required("rep", Kind::Ref(Table::Reps)),
    field("customer", Kind::Ref(Table::Customers)),
    field("phone", Kind::Text),
    field("direction", Kind::Words(Direction::WORDS)),
    field("seconds", Kind::Seconds),
    field("outcome", Kind::Text),
    field("base", Kind::Words(Base::WORDS)),
    field("count", Kind::Count),
    field("deals", Kind::Count),
    field("campaign", Kind::Ref(Table::Campaigns)),
];

listed! {
    /// Who calls whom.
    Direction {
        /// The firm calls.
        Out = "out",
        /// The customer calls.
        In = "in",
    }
}

listed! {
    /// Whom a call reaches.
    Base {
        /// Somebody who has bought nothing yet.
        Cold = "cold",
        /// A customer who has bought before.
        Warm = "warm",
    }
}

/// The calls, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    /// When.
    pub at: Vec<Time>,
    /// Code of the salesperson.
    pub rep: Vec<u32>,
    /// Code of the customer: the one named, else the one whose phone it is, or none.
    pub customer: Vec<u32>,
    /// Code of the phone in the dataset's `phones`, or none.
    pub phone: Vec<u32>,
    /// Who calls whom.
    pub direction: Vec<Direction>,
    /// How long they talked, in millionths of a second.
    pub seconds: Vec<Option<Quantity>>,
    /// Code of how it ended in the dataset's `outcomes`, or none.
    pub outcome: Vec<u32>,
    /// Whom it reaches; `None`: earlier purchases decide.
    pub base: Vec<Option<Base>>,
    /// How many calls the row stands for.
    pub count: Vec<Quantity>,
    /// Deals of the row itself, where the file holds them; not matched to sales.
    pub deals: Vec<Option<Quantity>>,
    /// Code of the campaign, or none.
    pub campaign: Vec<u32>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Calls {
    /// The calls that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Calls {
        let mut all = Calls::default();
        for cells in cells::of(batches, Table::Calls) {
            all.add(&cells, joining);
        }
        all
    }

    fn add(&mut self, cells: &Cells, joining: &mut Joining) {
        let names = &mut joining.dimensions;
        let rep = cells.coded("rep", |text| names.rep(text));
        let customer = cells.coded("customer", |text| names.customer(text));
        let phone = cells.coded("phone", |text| names.phone(text));
        let outcome = cells.coded("outcome", |text| names.outcomes.code(text, str::to_owned));
        let campaign = cells.coded("campaign", |text| names.campaign(text));
        let (at, seconds) = (cells.numbers("at"), cells.numbers("seconds"));
        let (direction, base) = (cells.numbers("direction"), cells.numbers("base"));
        let (count, deals) = (cells.numbers("count"), cells.numbers("deals"));
        for row in cells.rows() {
            let place = cells.place(row);
            let of_phone = || joining.dimensions.customer_of_phone(phone.get(row)?);
            let customer = joining.outside(customer.get(row).or_else(of_phone));
            let calls = count.quantity(row).unwrap_or(Quantity::ONE);
            let found = at.time(row).zip(rep.get(row)).ok_or(Reason::Missing);
            let found = if calls.0 < 0 { Err(Reason::Negative) } else { found };
            let (at, rep, customer) = match found.and_then(|(at, rep)| Ok((at, rep, customer?))) {
                Ok(found) => found,
                Err(reason) => {
                    joining.excluded.push((place, reason));
                    continue;
                }
            };
            self.at.push(at);
            self.rep.push(rep);
            self.customer.push(customer);
            self.phone.push(phone.code(row));
            self.direction
                .push(direction.get(row).and_then(Direction::at).unwrap_or(Direction::Out));
            self.seconds.push(seconds.quantity(row));
            self.outcome.push(outcome.code(row));
            self.base.push(base.get(row).and_then(Base::at));
            self.count.push(calls);
            self.deals.push(deals.quantity(row).filter(|it| it.0 >= 0));
            self.campaign.push(campaign.code(row));
            self.place.push(place);
        }
    }
}

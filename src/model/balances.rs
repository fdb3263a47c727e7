//! Customers' turnovers (ОСВ 62): the table's fields, and the rows as columns that KPIs count.

use super::batch::Place;
use super::cells::{self, Counted};
use super::column::NO_CODE;
use super::dataset::Reason;
use super::date::Period;
use super::joining::Joining;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Money;

/// One row is what one customer owed, was claimed from, paid and owes.
pub(super) const FIELDS: &[Field] = &[
    required("from", Kind::Date),
    required("to", Kind::Date),
    required("customer", Kind::Ref(Table::Customers)),
    field("contract", Kind::Id),
    field("rep", Kind::Ref(Table::Reps)),
    required("opening", Kind::Money),
    required("debit", Kind::Money),
    required("credit", Kind::Money),
    required("closing", Kind::Money),
];

/// The turnovers, as columns of one length, in order of batch and row. Its turnovers are dated at
/// the last day.
#[derive(Clone, Debug, Default)]
pub struct Balances {
    /// First to last day.
    pub days: Vec<Period>,
    /// Code of the customer.
    pub customer: Vec<u32>,
    /// Code of the contract's number in the dataset's `documents`, or none.
    pub contract: Vec<u32>,
    /// Code of the salesperson: the one named, else the customer's owner on the last day, or none.
    pub rep: Vec<u32>,
    /// Owed before the first day; a minus is an advance.
    pub opening: Vec<Money>,
    /// Claimed.
    pub debit: Vec<Money>,
    /// Paid and given back.
    pub credit: Vec<Money>,
    /// Owed at the end of the last day; a minus is an advance.
    pub closing: Vec<Money>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Balances {
    /// The turnovers that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Balances {
        let mut all = Balances::default();
        for cells in cells::of(batches, Table::Balances) {
            let customer = cells.coded("customer", |text| joining.dimensions.customer(text));
            let contract = cells.coded("contract", |text| joining.documents.code(text));
            let rep = cells.coded("rep", |text| joining.dimensions.rep(text));
            let (from, to) = (cells.numbers("from"), cells.numbers("to"));
            let amounts = ["opening", "debit", "credit", "closing"].map(|it| cells.numbers(it));
            for row in cells.rows() {
                let found = || {
                    let (from, to) = from.date(row).zip(to.date(row)).ok_or(Reason::NoDate)?;
                    let days = Period::new(from, to).ok_or(Reason::Backwards)?;
                    let customer = customer.get(row).ok_or(Reason::Missing)?;
                    let [Some(opening), Some(debit), Some(credit), Some(closing)] =
                        amounts.map(|it| it.money(row))
                    else {
                        return Err(Reason::NoAmount);
                    };
                    let customer = joining.outside(Some(customer))?;
                    let amounts = [opening, debit, credit, closing];
                    let batch = cells.place(row).batch;
                    Ok((days, customer, amounts.map(|it| joining.vat.amount(batch, to, it))))
                };
                let (days, customer, [opening, debit, credit, closing]) = match found() {
                    Ok(found) => found,
                    Err(reason) => {
                        joining.excluded.push((cells.place(row), reason));
                        continue;
                    }
                };
                let owner = || joining.owner(customer, days.to);
                all.days.push(days);
                all.customer.push(customer);
                all.contract.push(contract.code(row));
                all.rep.push(rep.get(row).or_else(owner).unwrap_or(NO_CODE));
                all.opening.push(opening);
                all.debit.push(debit);
                all.credit.push(credit);
                all.closing.push(closing);
                all.place.push(cells.place(row));
            }
        }
        all
    }
}

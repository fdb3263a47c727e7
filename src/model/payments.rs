//! Payments: the table's fields, and the payments as columns that the KPIs count.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::Date;
use super::joining::{Foreign, Joining};
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Money;

/// One row is one payment.
pub(super) const FIELDS: &[Field] = &[
    required("date", Kind::Date),
    required("amount", Kind::Money),
    field("invoice", Kind::Id),
    field("contract", Kind::Id),
    field("customer", Kind::Ref(Table::Customers)),
    field("currency", Kind::Text),
    field("kind", Kind::Words(PaymentKind::WORDS)),
];

listed! {
    /// How a claim is settled.
    PaymentKind {
        /// With money.
        Payment = "payment",
        /// With a claim of the customer's.
        SetOff = "set_off",
        /// Not at all: it is given up.
        WriteOff = "write_off",
        /// Money given back: a minus.
        Refund = "refund",
    }
}

/// The payments, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Payments {
    /// The day.
    pub date: Vec<Date>,
    /// In the workspace's currency, by the rate of the date; with the file's sign.
    pub amount: Vec<Money>,
    /// What it is in its own currency, where that is another one.
    pub foreign: Vec<Option<Foreign>>,
    /// Code of the invoice's number in the dataset's `documents`, or none.
    pub invoice: Vec<u32>,
    /// Code of the contract's number in the dataset's `documents`, or none.
    pub contract: Vec<u32>,
    /// Code of the customer, or none.
    pub customer: Vec<u32>,
    /// How the claim is settled.
    pub kind: Vec<PaymentKind>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Payments {
    /// The payments that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Payments {
        let mut all = Payments::default();
        for cells in cells::of(batches, Table::Payments) {
            let invoice = cells.coded("invoice", |text| joining.documents.code(text));
            let contract = cells.coded("contract", |text| joining.documents.code(text));
            let customer = cells.coded("customer", |text| joining.dimensions.customer(text));
            let (date, amount) = (cells.numbers("date"), cells.numbers("amount"));
            let (currency, kind) = (cells.words("currency"), cells.numbers("kind"));
            for row in cells.rows() {
                let mut paid = || {
                    let date = date.date(row).ok_or(Reason::NoDate)?;
                    let customer = joining.outside(customer.get(row))?;
                    let amount = amount.money(row).ok_or(Reason::NoAmount)?;
                    let amount = joining.vat.amount(cells.place(row).batch, date, amount);
                    Ok((date, customer, joining.converted(amount, currency.get(row), date)?))
                };
                let (date, customer, (amount, foreign)) = match paid() {
                    Ok(paid) => paid,
                    Err(reason) => {
                        joining.excluded.push((cells.place(row), reason));
                        continue;
                    }
                };
                all.date.push(date);
                all.amount.push(amount);
                all.foreign.push(foreign);
                all.invoice.push(invoice.code(row));
                all.contract.push(contract.code(row));
                all.customer.push(customer);
                all.kind
                    .push(kind.get(row).and_then(PaymentKind::at).unwrap_or(PaymentKind::Payment));
                all.place.push(cells.place(row));
            }
        }
        all
    }
}

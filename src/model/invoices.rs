//! Claims for money: the table's fields, and the invoices as columns that the KPIs count.

use super::batch::Place;
use super::cells::{self, Cells, Coded, Counted, Numbers, Words};
use super::column::NO_CODE;
use super::dataset::Reason;
use super::date::Date;
use super::joining::{Foreign, Joining};
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Money;

/// One row is one claim; a row a due date of one number when it is paid in parts.
pub(super) const FIELDS: &[Field] = &[
    required("number", Kind::Id),
    required("date", Kind::Date),
    field("due", Kind::Date),
    required("customer", Kind::Ref(Table::Customers)),
    field("contract", Kind::Id),
    field("rep", Kind::Ref(Table::Reps)),
    required("amount", Kind::Money),
    field("currency", Kind::Text),
    field("kind", Kind::Words(InvoiceKind::WORDS)),
    field("terms_days", Kind::Days),
    field("of", Kind::Id),
    field("disputed", Kind::Flag),
    field("paid", Kind::Money),
    field("paid_on", Kind::Date),
];

listed! {
    /// What a claim is.
    InvoiceKind {
        /// Something was delivered.
        Shipment = "shipment",
        /// Something was delivered to be sold: no debt yet.
        Consignment = "consignment",
        /// Something was given back.
        CreditNote = "credit_note",
        /// The claim was given up.
        WriteOff = "write_off",
    }
}

/// The claims, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Invoices {
    /// Code of its number in the dataset's `documents`.
    pub number: Vec<u32>,
    /// The document's date.
    pub date: Vec<Date>,
    /// When it is to be paid, where the file says.
    pub due: Vec<Option<Date>>,
    /// Code of the customer.
    pub customer: Vec<u32>,
    /// Code of the contract's number in the dataset's `documents`, or none.
    pub contract: Vec<u32>,
    /// Code of the salesperson: the one named, else the customer's owner on the date, or none.
    pub rep: Vec<u32>,
    /// Whether the row names its salesperson itself.
    pub is_named: Vec<bool>,
    /// In the workspace's currency, by the rate of the date; with the file's sign.
    pub amount: Vec<Money>,
    /// What it is in its own currency, where that is another one.
    pub foreign: Vec<Option<Foreign>>,
    /// What it is.
    pub kind: Vec<InvoiceKind>,
    /// Days to pay after the date, where the file says.
    pub terms_days: Vec<Option<i64>>,
    /// Code of the number of the invoice that a credit note belongs to, or none.
    pub of: Vec<u32>,
    /// Whether the customer disputes it.
    pub disputed: Vec<bool>,
    /// What the file says has been paid of it, in the workspace's currency.
    pub paid: Vec<Option<Money>>,
    /// The same in its own currency, where that is another one.
    pub paid_foreign: Vec<Option<Foreign>>,
    /// When.
    pub paid_on: Vec<Option<Date>>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

struct Columns<'a> {
    number: Coded<'a>,
    date: Numbers<'a>,
    customer: Coded<'a>,
    rep: Coded<'a>,
    amount: Numbers<'a>,
    currency: Words<'a>,
    paid: Numbers<'a>,
    paid_on: Numbers<'a>,
}

/// What a row must have to count.
struct Claim {
    number: u32,
    date: Date,
    customer: u32,
    rep: u32,
    is_named: bool,
    amount: (Money, Option<Foreign>),
    paid: Option<(Money, Option<Foreign>)>,
}

impl Columns<'_> {
    fn claim(&self, batch: u32, row: usize, joining: &mut Joining) -> Result<Claim, Reason> {
        let number = self.number.get(row).ok_or(Reason::Missing)?;
        let date = self.date.date(row).ok_or(Reason::NoDate)?;
        let customer = joining.outside(Some(self.customer.get(row).ok_or(Reason::Missing)?))?;
        let amount = self.amount.money(row).ok_or(Reason::NoAmount)?;
        let currency = self.currency.get(row);
        let amount = joining.vat.amount(batch, date, amount);
        let amount = joining.converted(amount, currency, date)?;
        let paid_on = self.paid_on.date(row).unwrap_or(date);
        let paid = self.paid.money(row).map(|it| joining.vat.amount(batch, paid_on, it));
        let paid = paid.map(|it| joining.converted(it, currency, paid_on));
        let named = self.rep.get(row);
        let rep = named.or_else(|| joining.owner(customer, date)).unwrap_or(NO_CODE);
        let is_named = named.is_some();
        Ok(Claim { number, date, customer, rep, is_named, amount, paid: paid.transpose()? })
    }
}

impl Invoices {
    /// The claims that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Invoices {
        let mut all = Invoices::default();
        for cells in cells::of(batches, Table::Invoices) {
            all.add(&cells, joining);
        }
        all
    }

    fn add(&mut self, cells: &Cells, joining: &mut Joining) {
        let columns = Columns {
            number: cells.coded("number", |text| joining.documents.code(text)),
            date: cells.numbers("date"),
            customer: cells.coded("customer", |text| joining.dimensions.customer(text)),
            rep: cells.coded("rep", |text| joining.dimensions.rep(text)),
            amount: cells.numbers("amount"),
            currency: cells.words("currency"),
            paid: cells.numbers("paid"),
            paid_on: cells.numbers("paid_on"),
        };
        let contract = cells.coded("contract", |text| joining.documents.code(text));
        let of = cells.coded("of", |text| joining.documents.code(text));
        let (due, terms) = (cells.numbers("due"), cells.numbers("terms_days"));
        let (kind, disputed) = (cells.numbers("kind"), cells.numbers("disputed"));
        for row in cells.rows() {
            let claim = match columns.claim(cells.place(row).batch, row, joining) {
                Ok(claim) => claim,
                Err(reason) => {
                    joining.excluded.push((cells.place(row), reason));
                    continue;
                }
            };
            self.claim(claim);
            self.due.push(due.date(row));
            self.contract.push(contract.code(row));
            self.kind
                .push(kind.get(row).and_then(InvoiceKind::at).unwrap_or(InvoiceKind::Shipment));
            self.terms_days.push(terms.get(row));
            self.of.push(of.code(row));
            self.disputed.push(disputed.flag(row).unwrap_or(false));
            self.paid_on.push(columns.paid_on.date(row));
            self.place.push(cells.place(row));
        }
    }

    fn claim(&mut self, claim: Claim) {
        self.number.push(claim.number);
        self.date.push(claim.date);
        self.customer.push(claim.customer);
        self.rep.push(claim.rep);
        self.is_named.push(claim.is_named);
        self.amount.push(claim.amount.0);
        self.foreign.push(claim.amount.1);
        self.paid.push(claim.paid.map(|it| it.0));
        self.paid_foreign.push(claim.paid.and_then(|it| it.1));
    }
}

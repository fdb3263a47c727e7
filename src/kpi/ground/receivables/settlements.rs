//! Settlements: whatever makes a debt less (money, credit notes, set-off, write-off), and refunds.

use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::invoices::InvoiceKind;
use crate::model::joining::Foreign;
use crate::model::payments::PaymentKind;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::collections::HashMap;

/// How a debt is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::kpi) enum Settled {
    /// With money.
    Paid,
    /// Goods came back, or the price was lowered.
    Returned,
    /// With a claim of the customer's.
    SetOff,
    /// It was given up.
    WrittenOff,
}

/// All ways.
pub(in crate::kpi) const HOW_SETTLED: [Settled; 4] =
    [Settled::Paid, Settled::Returned, Settled::SetOff, Settled::WrittenOff];

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Settlement {
    pub date: Date,
    pub how: Settled,
    /// What it takes off; a minus is money given back.
    pub amount: Money,
    pub foreign: Option<Foreign>,
    /// Code of the invoice that it names, or none.
    pub number: u32,
    /// Code of the contract that it names, or none.
    pub contract: u32,
    pub customer: u32,
    /// Code of its own number: of a credit note.
    pub own: u32,
    /// The salesperson that it names, or none.
    pub rep: u32,
    /// From this day on a payment says the same, and this is none.
    pub until: Option<Date>,
    /// Whether it pays nothing and stays a minus of its own.
    pub stays: bool,
    pub place: Place,
}

impl Settlement {
    /// Whether it is there on a day.
    pub fn is_there(&self, day: Date) -> bool {
        self.date <= day && self.until.is_none_or(|until| day < until)
    }
}

/// All settlements, by date, then by what they are.
pub(super) fn settlements(data: &Dataset) -> Vec<Settlement> {
    let paid = payments(data).chain(credit_notes(data)).chain(paid_columns(data));
    let mut all: Vec<Settlement> = paid.collect();
    let foreign = |it: &Settlement| it.foreign.map(|it| it.amount);
    sort::by_key(&mut all, |it| (it.date, it.how, it.amount, foreign(it), it.place));
    all
}

/// The rows of payments.
fn payments(data: &Dataset) -> impl Iterator<Item = Settlement> + '_ {
    let all = &data.payments;
    (0..all.date.len()).filter_map(move |row| {
        let kind = *all.kind.get(row)?;
        let (amount, foreign) = (*all.amount.get(row)?, *all.foreign.get(row)?);
        let is_back = kind == PaymentKind::Refund;
        let amount = if is_back { Money(-amount.0.saturating_abs()) } else { amount };
        let back = |it: Foreign| Foreign { amount: Money(-it.amount.0.saturating_abs()), ..it };
        Some(Settlement {
            date: *all.date.get(row)?,
            how: match kind {
                PaymentKind::Payment | PaymentKind::Refund => Settled::Paid,
                PaymentKind::SetOff => Settled::SetOff,
                PaymentKind::WriteOff => Settled::WrittenOff,
            },
            amount,
            foreign: if is_back { foreign.map(back) } else { foreign },
            number: *all.invoice.get(row)?,
            contract: *all.contract.get(row)?,
            customer: *all.customer.get(row)?,
            own: NO_CODE,
            rep: NO_CODE,
            until: None,
            stays: false,
            place: *all.place.get(row)?,
        })
    })
}

/// The invoices that lower a debt: credit notes, write-offs and what is below zero.
fn credit_notes(data: &Dataset) -> impl Iterator<Item = Settlement> + '_ {
    let all = &data.invoices;
    (0..all.date.len()).filter_map(move |row| {
        let (kind, amount) = (*all.kind.get(row)?, *all.amount.get(row)?);
        let how = match kind {
            InvoiceKind::WriteOff => Settled::WrittenOff,
            InvoiceKind::CreditNote => Settled::Returned,
            InvoiceKind::Shipment if amount.0 < 0 => Settled::Returned,
            InvoiceKind::Shipment | InvoiceKind::Consignment => return None,
        };
        let positive = |it: Foreign| Foreign { amount: Money(it.amount.0.saturating_abs()), ..it };
        let number = *all.of.get(row)?;
        let is_named = *all.is_named.get(row)?;
        Some(Settlement {
            date: *all.date.get(row)?,
            how,
            amount: Money(amount.0.saturating_abs()),
            foreign: all.foreign.get(row)?.map(positive),
            number,
            contract: *all.contract.get(row)?,
            customer: *all.customer.get(row)?,
            own: *all.number.get(row)?,
            rep: if is_named { *all.rep.get(row)? } else { NO_CODE },
            until: None,
            stays: data.rules.loose_credit_stays && number == NO_CODE && how == Settled::Returned,
            place: *all.place.get(row)?,
        })
    })
}

/// Payments that only columns of the invoices tell: there until a payment names the invoice.
fn paid_columns(data: &Dataset) -> impl Iterator<Item = Settlement> + '_ {
    let all = &data.invoices;
    let mut named: HashMap<u32, Date> = HashMap::new();
    for (&number, &date) in data.payments.invoice.iter().zip(&data.payments.date) {
        let first = named.entry(number).or_insert(date);
        *first = date.min(*first);
    }
    (0..all.date.len()).filter_map(move |row| {
        let (paid, paid_on) = (*all.paid.get(row)?, *all.paid_on.get(row)?);
        let (date, whole) = (*all.date.get(row)?, *all.amount.get(row)?);
        let is_debt = all.kind.get(row) == Some(&InvoiceKind::Shipment) && whole.0 >= 0;
        if !is_debt || (paid.is_none() && paid_on.is_none()) {
            return None;
        }
        let number = *all.number.get(row)?;
        let of_whole = || *all.foreign.get(row).unwrap_or(&None);
        let of_paid = || *all.paid_foreign.get(row).unwrap_or(&None);
        Some(Settlement {
            date: paid_on.unwrap_or(date),
            how: Settled::Paid,
            amount: paid.unwrap_or(whole),
            foreign: if paid.is_some() { of_paid() } else { of_whole() },
            number,
            contract: *all.contract.get(row)?,
            customer: *all.customer.get(row)?,
            own: NO_CODE,
            rep: NO_CODE,
            until: named.get(&number).copied(),
            stays: false,
            place: *all.place.get(row)?,
        })
    })
}

/// A settlement of a list.
pub(super) fn at(all: &[Settlement], place: u32) -> Option<&Settlement> {
    all.get(index(place))
}

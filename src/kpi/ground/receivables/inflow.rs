//! Inflow: money that came or was given back, and the invoices that it is for on the as-of date.

use super::allocation::standing;
use super::books::{Debt, books};
use super::settlements::Settled;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::slice::index;
use crate::model::unit::Money;

/// Money of one day: a payment, a refund (a minus), or what columns of an invoice tell.
pub(in crate::kpi) struct Inflow {
    pub date: Date,
    pub amount: Money,
    /// Code of the number that it names, or none.
    pub number: u32,
    /// Code of the contract that it names, or none.
    pub contract: u32,
    pub customer: u32,
    pub place: Place,
    /// The invoices that it is for: of the number that it names, else those that it is allocated
    /// to, as receivables are.
    pub claims: Vec<Claim>,
    /// What of it is allocated to nothing: an advance.
    pub advance: Money,
}

/// An invoice that money is for.
#[derive(Clone, Copy)]
pub(in crate::kpi) struct Claim {
    pub number: u32,
    pub rep: u32,
    pub customer: u32,
    pub place: Place,
    /// How much of the money is for it, against the other claims.
    pub weight: Money,
}

/// All money up to the as-of date, by date.
pub(in crate::kpi) fn inflows(known: &Known) -> Vec<Inflow> {
    let (books, day) = (books(known), known.as_of);
    let standing = standing(known, day);
    let mut claims: Vec<Vec<Claim>> = books.settlements.iter().map(|_| Vec::new()).collect();
    for it in &standing.matches {
        let debt = books.debts.get(index(it.debt));
        if let (Some(debt), Some(own)) = (debt, claims.get_mut(index(it.settlement))) {
            own.push(claim(debt, it.amount));
        }
    }
    let mut advances = vec![Money(0); claims.len()];
    for it in &standing.advances {
        if let Some(own) = advances.get_mut(index(it.settlement)) {
            *own += it.amount;
        }
    }
    let mut inflows: Vec<Inflow> = Vec::new();
    let settlements = books.settlements.iter().zip(claims).zip(advances);
    for ((it, allocated), advance) in settlements {
        if it.how != Settled::Paid || !it.is_there(day) {
            continue;
        }
        let named = books.named(it.number, day).filter(|_| it.number != NO_CODE);
        let claims = match named {
            Some(number) => books
                .up_to(&books.by_number, number, day)
                .map(|(_, debt)| claim(debt, debt.amount))
                .collect(),
            None if it.amount.0 < 0 => given_back(&inflows, it.contract, it.customer),
            None => allocated,
        };
        inflows.push(Inflow {
            date: it.date,
            amount: it.amount,
            number: it.number,
            contract: it.contract,
            customer: it.customer,
            place: it.place,
            advance: if named.is_some() { Money(0) } else { advance },
            claims,
        });
    }
    inflows
}

fn claim(debt: &Debt, weight: Money) -> Claim {
    let Debt { number, rep, customer, place, .. } = *debt;
    Claim { number, rep, customer, place, weight }
}

/// What money that names no invoice is given back from: all that came so before it (what went back
/// before has no claims of its own to give).
fn given_back(before: &[Inflow], contract: u32, customer: u32) -> Vec<Claim> {
    let is_alike = |it: &&Inflow| {
        it.amount.0 > 0
            && it.number == NO_CODE
            && it.contract == contract
            && it.customer == customer
    };
    before.iter().filter(is_alike).flat_map(|it| it.claims.iter().copied()).collect()
}

//! The books: debts in the order in which money pays them, and all that is set against them.

use super::settlements::{Settlement, settlements};
use super::term;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::invoices::InvoiceKind;
use crate::model::joining::Foreign;
use crate::model::known::Known;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

/// A claim that the customer is to pay.
#[derive(Clone, Copy)]
pub(super) struct Debt {
    pub number: u32,
    pub contract: u32,
    pub customer: u32,
    pub rep: u32,
    pub date: Date,
    pub due: Date,
    /// Whether the term is the company's, for want of another.
    pub by_default: bool,
    pub amount: Money,
    pub foreign: Option<Foreign>,
    pub disputed: bool,
    pub place: Place,
}

/// All debts and settlements; what of them is there on a day, one asks by the day.
pub(super) struct Books {
    /// By due date, then date, then number.
    pub debts: Vec<Debt>,
    pub by_number: Groups,
    pub by_contract: Groups,
    pub by_customer: Groups,
    /// By date.
    pub settlements: Vec<Settlement>,
    /// What a credit note's number stands for, and from which day on.
    follows: HashMap<u32, (Date, u32)>,
}

/// The books.
pub(super) fn books(known: &Known) -> Rc<Books> {
    known.always.derive(|always| Books::of(always.data))
}

impl Books {
    fn of(data: &Dataset) -> Books {
        let mut debts: Vec<Debt> = debts(data).collect();
        sort::by(&mut debts, |a, b| paid_first(data, a, b));
        let group =
            |count: usize, code: fn(&Debt) -> u32| Groups::of(count, debts.iter().map(code));
        let settlements = settlements(data);
        let mut books = Books {
            by_number: group(data.documents.len(), |it| it.number),
            by_contract: group(data.documents.len(), |it| it.contract),
            by_customer: group(data.customers.len(), |it| it.customer),
            follows: HashMap::new(),
            debts,
            settlements,
        };
        books.follow(data);
        books
    }

    /// Notes what the numbers of credit notes stand for: of several, what the first stands for.
    fn follow(&mut self, data: &Dataset) {
        let name = |code: u32| data.documents.get(index(code));
        for it in self.settlements.iter().filter(|it| it.own != NO_CODE && it.number != NO_CODE) {
            let found = self.follows.entry(it.own).or_insert((it.date, it.number));
            if (it.date, name(it.number)) < (found.0, name(found.1)) {
                *found = (it.date, it.number);
            }
        }
    }

    /// The invoice that a number names on a day: its own, else that of the credit note.
    pub fn named(&self, number: u32, day: Date) -> Option<u32> {
        let mut number = number;
        // A credit note of a credit note is followed too, but never in a circle.
        for _ in 0..8 {
            if self.up_to(&self.by_number, number, day).next().is_some() {
                return Some(number);
            }
            number = self.follows.get(&number).filter(|(from, _)| *from <= day)?.1;
        }
        None
    }

    /// The debts of a group that are there on a day, in order: each with its place.
    pub fn up_to<'a>(
        &'a self,
        groups: &'a Groups,
        code: u32,
        day: Date,
    ) -> impl Iterator<Item = (u32, &'a Debt)> {
        let members = groups.get(code).iter();
        let debts = members.filter_map(|&at| Some((at, self.debts.get(index(at))?)));
        debts.filter(move |(_, debt)| debt.date <= day)
    }
}

/// The invoices that are debts; what is on consignment or below zero is none.
fn debts(data: &Dataset) -> impl Iterator<Item = Debt> + '_ {
    let all = &data.invoices;
    let row = move |row: usize| {
        let (date, customer) = (*all.date.get(row)?, *all.customer.get(row)?);
        let (due, by_default) = term::due(data, row)?;
        Some(Debt {
            number: *all.number.get(row)?,
            contract: *all.contract.get(row)?,
            customer,
            rep: *all.rep.get(row)?,
            date,
            due,
            by_default,
            amount: *all.amount.get(row)?,
            foreign: *all.foreign.get(row)?,
            disputed: *all.disputed.get(row)?,
            place: *all.place.get(row)?,
        })
    };
    let is_debt = |row: &usize| {
        all.kind.get(*row) == Some(&InvoiceKind::Shipment)
            && all.amount.get(*row).is_some_and(|it| it.0 >= 0)
    };
    (0..all.date.len()).filter(is_debt).filter_map(row)
}

/// Which debt money pays first; what the files say decides, never the order of their rows.
fn paid_first(data: &Dataset, a: &Debt, b: &Debt) -> Ordering {
    let number = |it: &Debt| data.documents.get(index(it.number));
    let customer = |it: &Debt| data.customer(it.customer).map(|it| &it.name);
    let contract = |it: &Debt| data.documents.get(index(it.contract));
    let rep = |it: &Debt| data.rep(it.rep).map(|it| &it.name);
    (a.due, a.date)
        .cmp(&(b.due, b.date))
        .then_with(|| number(a).cmp(&number(b)))
        .then_with(|| (customer(a), contract(a), rep(a)).cmp(&(customer(b), contract(b), rep(b))))
        .then_with(|| (a.amount, a.disputed, a.place).cmp(&(b.amount, b.disputed, b.place)))
}

/// Places of things by a code that each of them has.
pub(super) struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// Groups of so many codes; each keeps the order of the things.
    pub fn of(count: usize, codes: impl Iterator<Item = u32> + Clone) -> Groups {
        let mut starts = vec![0u32; count + 1];
        for code in codes.clone() {
            if let Some(next) = starts.get_mut(index(code).saturating_add(1)) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut members = vec![0u32; index(sum)];
        let mut next = starts.clone();
        for (place, code) in (0..).zip(codes) {
            let Some(at) = next.get_mut(index(code)).filter(|_| index(code) < count) else {
                continue;
            };
            if let Some(member) = members.get_mut(index(*at)) {
                *member = place;
            }
            *at += 1;
        }
        Groups { starts, members }
    }

    /// The places of all, group after group.
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    fn get(&self, code: u32) -> &[u32] {
        let start = |at: usize| self.starts.get(at).map(|&it| index(it));
        let range = start(index(code)).zip(index(code).checked_add(1).and_then(start));
        range.and_then(|(from, to)| self.members.get(from..to)).unwrap_or_default()
    }
}

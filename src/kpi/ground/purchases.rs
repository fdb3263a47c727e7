//! Purchases: documents of known customers that are worth something, by whom they are credited to
//! (the KPI handbook B5). One row is one rep's part of a purchase.
//!
//! A purchase is a document of a customer (a line without a number is one by itself) whose lines
//! sum to more than zero, less the returns of it up to the as-of date. So a document fully
//! returned is none, on any day, once the return is known.

use super::documents::{Credit, Document, Documents, merged};
use super::sales::{Lines, lines};
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::facts::{Facts, overlays};
use crate::model::known::Known;
use crate::model::slice::{UNALLOCATED, index};
use crate::model::sort;
use std::ops::Range;
use std::rc::Rc;

/// The purchases, as columns: ascending by customer, then by date, then by what they are worth.
pub(crate) struct Purchases {
    /// A row is a rep's part of a purchase; the rows of a purchase stand together, by rep, those
    /// that count for a rep alone last.
    pub facts: Rc<Facts>,
    /// The purchase of a row.
    purchase: Vec<u32>,
    /// What a row is worth, in [`super::sales::MONEY_PARTS`] of a major unit.
    worth: Vec<i128>,
    /// The customer of a purchase.
    customer: Vec<u32>,
    /// The day of a purchase: the first of its lines.
    date: Vec<Date>,
    /// Where the rows of a purchase begin; one more than there are purchases.
    rows: Vec<u32>,
    /// Where the purchases of a customer begin; one more than there are customers.
    customers: Vec<u32>,
    /// Whether any line up to the as-of date names its customer.
    pub names_customers: bool,
}

/// The parts of purchases.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    purchases(known).facts.clone()
}

/// The purchases as they are known on the as-of date.
pub(crate) fn purchases(known: &Known) -> Rc<Purchases> {
    known.derive(|known| {
        let lines = lines(known);
        let documents = Documents::of(known, &lines);
        let names_customers = !documents.list.is_empty();
        Purchases::of(known, &lines, documents, names_customers)
    })
}

impl Purchases {
    fn of(known: &Known, lines: &Lines, mut documents: Documents, named: bool) -> Purchases {
        let order = documents.counted();
        let mut rank = vec![NO_CODE; documents.list.len()];
        for (at, &code) in (0u32..).zip(&order) {
            if let Some(rank) = rank.get_mut(index(code)) {
                *rank = at;
            }
        }
        for credit in &mut documents.credits {
            credit.document = rank.get(index(credit.document)).copied().unwrap_or(NO_CODE);
        }
        documents.credits.retain(|it| it.document != NO_CODE);
        sort::by_key(&mut documents.credits, |it| (it.document, it.is_overlay, it.rep));
        let credits = merged(&documents.credits);
        let of_order: Vec<Document> =
            order.iter().filter_map(|&code| documents.list.get(index(code)).copied()).collect();
        let of = |credit: &Credit| of_order.get(index(credit.document)).copied();
        let facts = Facts {
            date: credits.iter().filter_map(|it| of(it)?.date).collect(),
            rep: credits.iter().map(|it| it.rep).collect(),
            customer: credits.iter().filter_map(|it| Some(of(it)?.customer)).collect(),
            is_overlay: overlays(credits.iter().map(|it| it.is_overlay)),
            place: credits.iter().filter_map(|it| Some(of(it)?.place)).collect(),
            lent_by: credits.iter().filter_map(|it| Some(of(it)?.lent_by)).collect(),
            defaulted: lines.facts().defaulted.clone(),
            first: lines.facts().first,
            ..Facts::default()
        };
        let purchase: Vec<u32> = credits.iter().map(|it| it.document).collect();
        let customer: Vec<u32> = of_order.iter().map(|it| it.customer).collect();
        Purchases {
            facts: Rc::new(facts),
            rows: starts(&purchase, of_order.len()),
            purchase,
            worth: credits.iter().map(|it| it.worth).collect(),
            customers: starts(&customer, known.data.customers.len()),
            customer,
            date: of_order.iter().filter_map(|it| it.date).collect(),
            names_customers: named,
        }
    }

    /// The rows of a purchase: the parts of those whom it is credited to.
    pub fn rows(&self, purchase: u32) -> Range<u32> {
        between(&self.rows, purchase)
    }

    /// The purchases of a customer, in the order of days.
    pub fn of_customer(&self, customer: u32) -> Range<u32> {
        between(&self.customers, customer)
    }

    /// The purchases of a customer before a day.
    pub fn before(&self, customer: u32, day: Date) -> Range<u32> {
        let all = self.of_customer(customer);
        let dates = self.date.get(index(all.start)..index(all.end)).unwrap_or_default();
        let count = dates.partition_point(|&date| date < day);
        all.start..all.start + u32::try_from(count).unwrap_or(0)
    }

    /// How many there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.date.len()).unwrap_or(NO_CODE)
    }

    /// The customer of a purchase.
    pub fn customer(&self, purchase: u32) -> Option<u32> {
        self.customer.get(index(purchase)).copied()
    }

    /// The purchase of the same customer before this one.
    pub fn previous(&self, purchase: u32) -> Option<u32> {
        let all = self.of_customer(self.customer(purchase)?);
        purchase.checked_sub(1).filter(|it| all.contains(it))
    }

    /// The purchase of the same customer after this one.
    pub fn next(&self, purchase: u32) -> Option<u32> {
        let all = self.of_customer(self.customer(purchase)?);
        Some(purchase + 1).filter(|it| all.contains(it))
    }

    /// The day of a purchase.
    pub fn day(&self, purchase: u32) -> Date {
        self.date.get(index(purchase)).copied().unwrap_or_default()
    }

    /// Whether the row's rep has a part of the purchase that is worth something.
    pub fn is_credited(&self, row: u32) -> bool {
        self.worth(row) > 0
    }

    /// Whether a row counts for its rep alone.
    pub fn is_overlay(&self, row: u32) -> bool {
        self.facts.is_overlay.get(index(row)) == Some(&true)
    }

    /// What a row is worth, in [`super::sales::MONEY_PARTS`] of a major unit.
    pub fn worth(&self, row: u32) -> i128 {
        self.worth.get(index(row)).copied().unwrap_or(0)
    }

    /// The purchase of a row.
    pub fn of_row(&self, row: u32) -> u32 {
        self.purchase.get(index(row)).copied().unwrap_or(NO_CODE)
    }

    /// The rep of a row.
    pub fn rep(&self, row: u32) -> Option<u32> {
        self.facts.rep.get(index(row)).copied().filter(|&it| it != NO_CODE)
    }

    /// The rep of the last of these purchases of one customer that has one: of several that day the
    /// one with the largest credit, then the first by name; overlay credits own nothing.
    pub fn last_rep(&self, known: &Known, purchases: Range<u32>) -> Option<u32> {
        let mut last = None;
        let mut credited: Vec<(u32, i128)> = Vec::new();
        for purchase in purchases.rev() {
            let day = self.day(purchase);
            if last.is_some_and(|last| last != day) {
                break;
            }
            for row in self.rows(purchase) {
                let rep = self.rep(row).filter(|&rep| rep != UNALLOCATED);
                if let Some(rep) = rep.filter(|_| !self.is_overlay(row) && self.is_credited(row)) {
                    match credited.iter_mut().find(|it| it.0 == rep) {
                        Some(it) => it.1 += self.worth(row),
                        None => credited.push((rep, self.worth(row))),
                    }
                    last = Some(day);
                }
            }
        }
        let name = |rep: u32| known.data.rep(rep).map(|it| it.name.as_str());
        let by_worth =
            |a: &(u32, i128), b: &(u32, i128)| (a.1, name(b.0), a.0).cmp(&(b.1, name(a.0), b.0));
        credited.into_iter().max_by(by_worth).map(|(rep, _)| rep)
    }
}

/// Where the rows of each code begin in an ascending column, and where the last ends.
fn starts(codes: &[u32], count: usize) -> Vec<u32> {
    let start = |code: u32| u32::try_from(codes.partition_point(|&it| it < code)).unwrap_or(0);
    (0..).take(count + 1).map(start).collect()
}

fn between(starts: &[u32], code: u32) -> Range<u32> {
    let at = index(code);
    match (starts.get(at), at.checked_add(1).and_then(|next| starts.get(next))) {
        (Some(&from), Some(&to)) => from..to,
        _ => 0..0,
    }
}

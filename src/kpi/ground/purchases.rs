//! Purchases: documents of known customers that are worth something, by whom they are credited to
//! (the KPI handbook B5). One row is one rep's part of a purchase.
//!
//! A purchase is a document of a customer (a line without a number is one by itself) whose lines
//! sum to more than zero, less the returns of it up to the as-of date. So a document fully
//! returned is none, on any day, once the return is known.

use super::sales::{Lines, lines};
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::{UNALLOCATED, index};
use crate::model::unit::Money;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The purchases, as columns: ascending by customer, then by date, then by what they are worth.
pub(in crate::kpi) struct Purchases {
    /// A row is a rep's part of a purchase; the rows of a purchase stand together, by rep, those
    /// that count for a rep alone last.
    pub facts: Rc<Facts>,
    /// The purchase of a row.
    pub purchase: Vec<u32>,
    /// What a row is worth, in [`super::sales::MONEY_PARTS`] of a major unit.
    pub worth: Vec<i128>,
    /// The customer of a purchase.
    pub customer: Vec<u32>,
    /// The day of a purchase: the first of its lines.
    pub date: Vec<Date>,
    /// What a purchase is worth, less its returns.
    pub total: Vec<Money>,
    /// Where the rows of a purchase begin; one more than there are purchases.
    rows: Vec<u32>,
    /// Where the purchases of a customer begin; one more than there are customers.
    customers: Vec<u32>,
    /// Whether any line up to the as-of date names its customer.
    pub names_customers: bool,
}

/// The parts of purchases.
pub(in crate::kpi) fn facts(known: &Known) -> Rc<Facts> {
    purchases(known).facts.clone()
}

/// The purchases as they are known on the as-of date.
pub(in crate::kpi) fn purchases(known: &Known) -> Rc<Purchases> {
    known.derive(|known| {
        let lines = lines(known);
        let documents = Documents::of(known, &lines);
        let names_customers = !documents.list.is_empty();
        Purchases::of(known, &lines, documents, names_customers)
    })
}

/// A document of a customer.
#[derive(Clone, Copy)]
struct Document {
    customer: u32,
    /// The first day that anything is sold in it.
    date: Option<Date>,
    total: Money,
    place: Place,
    lent_by: Option<Place>,
}

/// One rep's part of a document.
#[derive(Clone, Copy)]
struct Credit {
    document: u32,
    is_overlay: bool,
    rep: u32,
    worth: i128,
}

#[derive(Default)]
struct Documents {
    list: Vec<Document>,
    credits: Vec<Credit>,
    /// The first document of each number, and those of other customers with the same number.
    by_number: Vec<u32>,
    others: BTreeMap<(u32, u32), u32>,
}

impl Documents {
    /// All documents up to the as-of date, returns taken off those that they return.
    fn of(known: &Known, lines: &Lines) -> Documents {
        let (sales, facts) = (&known.data.sales, lines.facts());
        let mut all = Documents {
            by_number: vec![NO_CODE; known.data.documents.len()],
            ..Documents::default()
        };
        let mut last = (usize::MAX, 0);
        for (row, &date) in (0u32..).zip(&*facts.date) {
            let at = lines.line(row);
            let customer = sales.customer.get(at).copied().unwrap_or(NO_CODE);
            if date > known.as_of || customer == NO_CODE {
                continue;
            }
            let amount = sales.amount.get(at).copied().unwrap_or_default();
            if at != last.0 {
                last = (at, all.document(known, at, customer));
                all.add_line(known, last.1, at, amount);
            }
            let credit = Credit {
                document: last.1,
                is_overlay: facts.is_overlay.get(index(row)) == Some(&true),
                rep: facts.rep.get(index(row)).copied().unwrap_or(NO_CODE),
                worth: i128::from(amount.0) * i128::from(lines.share(row)),
            };
            all.add_credit(credit);
        }
        all
    }

    /// The document that a line is of, or returns.
    fn document(&mut self, known: &Known, at: usize, customer: u32) -> u32 {
        let sales = &known.data.sales;
        let column = |codes: &[u32]| codes.get(at).copied().filter(|&it| it != NO_CODE);
        let number = column(&sales.returns_of).or_else(|| column(&sales.document));
        let new = u32::try_from(self.list.len()).unwrap_or(NO_CODE);
        let found = number.and_then(|number| {
            let first = self.by_number.get_mut(index(number))?;
            if *first == NO_CODE {
                *first = new;
            }
            let is_own = self.list.get(index(*first)).is_none_or(|it| it.customer == customer);
            if is_own {
                Some(*first)
            } else {
                Some(*self.others.entry((number, customer)).or_insert(new))
            }
        });
        let code = found.unwrap_or(new);
        if code == new
            && let Some(&place) = sales.place.get(at)
        {
            let lent_by = sales.header.get(at).copied().flatten();
            self.list.push(Document { customer, date: None, total: Money(0), place, lent_by });
        }
        code
    }

    fn add_line(&mut self, known: &Known, document: u32, at: usize, amount: Money) {
        let sales = &known.data.sales;
        let Some(document) = self.list.get_mut(index(document)) else { return };
        document.total += amount;
        let is_return = sales.line.get(at) == Some(&Line::Returned);
        if let (false, Some(&date), Some(&place)) =
            (is_return, sales.date.get(at), sales.place.get(at))
        {
            let is_first =
                document.date.is_none_or(|first| (date, place) < (first, document.place));
            if is_first {
                (document.date, document.place) = (Some(date), place);
                document.lent_by = sales.header.get(at).copied().flatten();
            }
        }
    }

    fn add_credit(&mut self, credit: Credit) {
        let key = |it: &Credit| (it.document, it.is_overlay, it.rep);
        match self.credits.last_mut() {
            Some(last) if key(last) == key(&credit) => last.worth += credit.worth,
            _ => self.credits.push(credit),
        }
    }

    /// Codes of the documents that are purchases, in the order of purchases.
    fn counted(&self) -> Vec<u32> {
        let is_purchase = |it: &Document| it.date.is_some() && it.total.0 > 0;
        let codes = (0..).zip(&self.list).filter(|(_, it)| is_purchase(it));
        let mut codes: Vec<(u32, &Document)> = codes.collect();
        codes.sort_by_key(|(_, it)| (it.customer, it.date, it.total, it.place));
        codes.into_iter().map(|(code, _)| code).collect()
    }
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
        documents.credits.sort_by_key(|it| (it.document, it.is_overlay, it.rep));
        let credits = merged(&documents.credits);
        let of_order: Vec<Document> =
            order.iter().filter_map(|&code| documents.list.get(index(code)).copied()).collect();
        let of = |credit: &Credit| of_order.get(index(credit.document)).copied();
        let facts = Facts {
            date: credits.iter().filter_map(|it| of(it)?.date).collect(),
            rep: credits.iter().map(|it| it.rep).collect(),
            customer: credits.iter().filter_map(|it| Some(of(it)?.customer)).collect(),
            is_overlay: credits.iter().map(|it| it.is_overlay).collect(),
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
            total: of_order.iter().map(|it| it.total).collect(),
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

    /// The day of a purchase.
    pub fn day(&self, purchase: u32) -> Date {
        self.date.get(index(purchase)).copied().unwrap_or_default()
    }

    /// Whether the row's rep has a part of the purchase that is worth something.
    pub fn is_credited(&self, row: u32) -> bool {
        self.worth.get(index(row)).is_some_and(|&worth| worth > 0)
    }

    /// The rep of a row.
    pub fn rep(&self, row: u32) -> Option<u32> {
        self.facts.rep.get(index(row)).copied().filter(|&it| it != NO_CODE)
    }

    /// The rep of the last day among these purchases of one customer: of several that day the one
    /// with the largest credit, then the first by name; overlay credits own nothing.
    pub fn last_rep(&self, known: &Known, purchases: Range<u32>) -> Option<u32> {
        let last = self.day(purchases.clone().next_back()?);
        let of_day = purchases.rev().take_while(|&it| self.day(it) == last);
        let mut credited: BTreeMap<u32, i128> = BTreeMap::new();
        for row in of_day.flat_map(|it| self.rows(it)) {
            let rep = self.rep(row).filter(|&rep| rep != UNALLOCATED);
            let is_overlay = self.facts.is_overlay.get(index(row)) == Some(&true);
            if let Some(rep) = rep.filter(|_| !is_overlay && self.is_credited(row)) {
                *credited.entry(rep).or_default() += self.worth.get(index(row)).unwrap_or(&0);
            }
        }
        let name = |rep: u32| known.data.rep(rep).map(|it| it.name.as_str());
        let by_worth = |a: &(u32, i128), b: &(u32, i128)| {
            a.1.cmp(&b.1).then_with(|| name(b.0).cmp(&name(a.0)))
        };
        credited.into_iter().max_by(by_worth).map(|(rep, _)| rep)
    }
}

/// Parts of one rep in one document as one.
fn merged(credits: &[Credit]) -> Vec<Credit> {
    let same = |a: &Credit, b: &Credit| {
        (a.document, a.is_overlay, a.rep) == (b.document, b.is_overlay, b.rep)
    };
    let one = |own: &[Credit]| {
        Some(Credit { worth: own.iter().map(|it| it.worth).sum(), ..*own.first()? })
    };
    credits.chunk_by(same).filter_map(one).collect()
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

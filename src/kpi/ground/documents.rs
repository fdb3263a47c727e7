//! Documents of known customers, what each is worth and to whom: purchases are made of them.

use super::sales::Lines;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::collections::BTreeMap;

/// A document of a customer.
#[derive(Clone, Copy)]
pub(super) struct Document {
    pub customer: u32,
    /// The first day that anything is sold in it.
    pub date: Option<Date>,
    total: Money,
    pub place: Place,
    pub lent_by: Option<Place>,
}

/// One rep's part of a document.
#[derive(Clone, Copy)]
pub(super) struct Credit {
    pub document: u32,
    pub is_overlay: bool,
    pub rep: u32,
    pub worth: i128,
}

#[derive(Default)]
pub(super) struct Documents {
    pub list: Vec<Document>,
    pub credits: Vec<Credit>,
    /// The first document of each number, and those of other customers with the same number.
    by_number: Vec<u32>,
    others: BTreeMap<(u32, u32), u32>,
}

impl Documents {
    /// All documents up to the as-of date, returns taken off those that they return.
    pub fn of(known: &Known, lines: &Lines) -> Documents {
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
    pub fn counted(&self) -> Vec<u32> {
        let is_purchase = |it: &Document| it.date.is_some() && it.total.0 > 0;
        let codes = (0..).zip(&self.list).filter(|(_, it)| is_purchase(it));
        let mut codes: Vec<(u32, &Document)> = codes.collect();
        sort::by_key(&mut codes, |(_, it)| (it.customer, it.date, it.total, it.place));
        codes.into_iter().map(|(code, _)| code).collect()
    }
}

/// Parts of one rep in one document as one.
pub(super) fn merged(credits: &[Credit]) -> Vec<Credit> {
    let same = |a: &Credit, b: &Credit| {
        (a.document, a.is_overlay, a.rep) == (b.document, b.is_overlay, b.rep)
    };
    let one = |own: &[Credit]| {
        Some(Credit { worth: own.iter().map(|it| it.worth).sum(), ..*own.first()? })
    };
    credits.chunk_by(same).filter_map(one).collect()
}

//! Ownership: whose a debt is at the end of a day.

use crate::kpi::ground::credits::{Credits, Part, credits};
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::slice::index;
use std::rc::Rc;

/// Whose debts are at the end of a day.
pub(super) struct Owners<'a> {
    data: &'a Dataset,
    day: Date,
    credits: Rc<Credits>,
    /// Whether a rep has left so long ago that his debts are no longer his, by code.
    has_left: Vec<bool>,
}

impl<'a> Owners<'a> {
    pub fn of(known: &Known<'a>, day: Date) -> Owners<'a> {
        let data = known.data;
        let stays = i32::try_from(data.rules.inherited_days).unwrap_or(i32::MAX);
        let has_left = |last: Option<Date>| last.is_some_and(|last| last.plus(stays) < day);
        Owners {
            data,
            day,
            credits: credits(&known.always),
            has_left: data.reps.iter().map(|rep| has_left(rep.active_to)).collect(),
        }
    }

    /// The parts of a document: by its credits, else the rep's on it (who owned the customer on its
    /// date where it names none), else the customer's owner's on the day. Some days after a rep has
    /// left, what was his is the customer's owner's on the day (the KPI handbook B7).
    pub fn parts(&self, document: u32, rep: u32, customer: u32) -> impl Iterator<Item = Part> + '_ {
        let rep = if rep == NO_CODE { self.owner(customer) } else { rep };
        let inherited = move |part: Part| {
            let has_left = self.has_left.get(index(part.rep)) == Some(&true);
            let is_owners = has_left && !part.is_overlay;
            Part { rep: if is_owners { self.owner(customer) } else { part.rep }, ..part }
        };
        self.credits.parts_or_whole(document, rep).map(inherited)
    }

    /// Whether a document has credits of its own.
    pub fn is_shared(&self, document: u32) -> bool {
        self.credits.is_shared(document)
    }

    /// The customer's owner on the day, or none.
    pub fn owner(&self, customer: u32) -> u32 {
        self.data.owner(customer, self.day).unwrap_or(NO_CODE)
    }

    /// The customer's owner on another day, or none.
    pub fn owner_on(&self, customer: u32, date: Date) -> u32 {
        self.data.owner(customer, date).unwrap_or(NO_CODE)
    }
}

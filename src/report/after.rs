//! What came of a call or a meeting within the days of a call's deal: both funnels count it here.

use crate::kpi::NoValue;
use crate::kpi::ground::contacts::{Contacts, contacts};
use crate::model::date::Date;
use crate::model::slice::Slice;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The offers and purchases that may follow, up to the as-of date.
pub(super) struct After {
    contacts: Rc<Contacts>,
    /// Which contact was offered a deal when.
    offers: BTreeSet<(u32, Date)>,
    days: i64,
    as_of: Date,
}

impl After {
    /// What is known on the slice's as-of date.
    pub fn of(slice: &Slice) -> After {
        let (contacts, as_of) = (contacts(&slice.known), slice.scope.as_of);
        let known = slice.data.sales.offered.iter().filter(|it| it.1 <= as_of);
        let offers = known.filter_map(|it| Some((contacts.of_customer(it.0)?, it.1))).collect();
        After { offers, days: slice.data.rules.deal_days.into(), as_of, contacts }
    }

    /// Whether a day is not before the other, nor later than a deal may be, nor than the as-of date.
    pub fn is_within(&self, from: Date, day: Date) -> bool {
        let days = i64::from(day.0) - i64::from(from.0);
        day <= self.as_of && (0..=self.days).contains(&days)
    }

    /// Whether a contact bought from that day on.
    pub fn has_bought(&self, contact: u32, from: Date) -> bool {
        let next = self.contacts.standing(contact, from).next;
        next.is_some_and(|(day, _)| self.is_within(from, day))
    }

    /// How many of these contacts, each from its day on, were offered a deal (one was entered, won
    /// or not) or bought: who bought was offered one, also where the deal does not say when it
    /// began. No value where none does.
    pub fn offered(&self, of: impl Iterator<Item = (u32, Date)>) -> Result<usize, NoValue> {
        if self.offers.is_empty() {
            return Err(NoValue::MissingField("created"));
        }
        let is_offered = |&(contact, from): &(u32, Date)| {
            let next = self.offers.range((contact, from)..).next();
            next.is_some_and(|it| it.0 == contact && self.is_within(from, it.1))
                || self.has_bought(contact, from)
        };
        Ok(of.filter(is_offered).count())
    }
}

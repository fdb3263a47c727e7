//! The warm base: customers who have bought before a day, and whose they are (the KPI handbook B5).

use super::purchases::{Purchases, purchases};
use crate::model::date::{Date, Period};
use crate::model::known::Known;
use crate::model::slice::{By, Slice, UNALLOCATED};
use crate::model::targets::Who;
use std::rc::Rc;

/// Months of silence after which a customer is lost, where the look-back is off.
const SILENT_MONTHS: u32 = 12;

/// A customer of the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Code of the customer.
    pub customer: u32,
    /// Code of the rep who owns it that day.
    pub owner: Option<u32>,
    /// The last purchase before the day.
    pub last: u32,
}

/// The base at the beginning of a day: who had bought before it. Ascending by customer.
pub(crate) struct Base(pub Vec<Member>);

/// The base at the end of a day: who has bought up to it. Ascending by customer.
struct BaseAfter(Rc<Base>);

/// The base at the beginning of a day, within the look-back where it is on.
pub(crate) fn base_before(known: &Known, day: Date) -> Rc<Base> {
    known.derive_at(day, |known, day| {
        let months = known.data.rules.lookback_months;
        let since = (months > 0).then(|| day.months_before(months));
        Base::of(known, day, day, since)
    })
}

/// Everybody who has bought up to the end of a day.
pub(crate) fn base_after(known: &Known, day: Date) -> Rc<Base> {
    let after = known
        .derive_at(day, |known, day| BaseAfter(Rc::new(Base::of(known, day.plus(1), day, None))));
    after.0.clone()
}

impl Base {
    /// Those who bought before a day, not earlier than `since`, with their owners on a day.
    pub fn of(known: &Known, before: Date, owned_on: Date, since: Option<Date>) -> Base {
        let purchases = purchases(known);
        let customers = (0u32..).take(known.data.customers.len());
        let member = |customer: u32| {
            let earlier = purchases.before(customer, before);
            let last = earlier.clone().next_back()?;
            let is_warm = since.is_none_or(|since| purchases.day(last) >= since);
            let owner = || {
                let owner = known.data.owner(customer, owned_on);
                owner.or_else(|| purchases.last_rep(known, earlier.clone()))
            };
            is_warm.then(|| Member { customer, owner: owner(), last })
        };
        Base(customers.filter_map(member).collect())
    }

    /// The member that is this customer.
    pub fn get(&self, customer: u32) -> Option<&Member> {
        let at = self.0.binary_search_by_key(&customer, |it| it.customer).ok()?;
        self.0.get(at)
    }
}

/// After how many months without a purchase a customer is silent: those of the look-back, else 12.
pub(crate) fn silent_months(known: &Known) -> u32 {
    match known.data.rules.lookback_months {
        0 => SILENT_MONTHS,
        months => months,
    }
}

/// The customers who fell silent in these days: since whose last purchase before that so many
/// months have passed, with their owners at the end. Ascending by purchase.
pub(crate) fn lapses(known: &Known, days: Period) -> Vec<Member> {
    let (purchases, months) = (purchases(known), silent_months(known));
    let (start, end) = (days.from.months_before(months), days.to.plus(1));
    let silent_at_end = end.months_before(months);
    let lapse = |last: u32| {
        let (day, customer) = (purchases.day(last), purchases.customer(last)?);
        let next = purchases.next(last).map(|it| purchases.day(it));
        let is_silent = next.is_none_or(|next| day < next.months_before(months));
        let is_lapse = start <= day && day < silent_at_end && is_silent;
        let owner = || {
            let owner = known.data.owner(customer, days.to);
            owner.or_else(|| purchases.last_rep(known, purchases.before(customer, end)))
        };
        is_lapse.then(|| Member { customer, owner: owner(), last })
    };
    (0..purchases.len()).filter_map(lapse).collect()
}

/// Whose customers and parts of purchases a slice looks at.
pub(crate) struct Whose<'a> {
    slice: &'a Slice<'a>,
    /// The team that it is cut to, or that of nobody; `None`: it is not cut by teams.
    team: Option<Option<u32>>,
}

impl<'a> Whose<'a> {
    /// The people of the slice.
    pub fn of(slice: &'a Slice<'a>) -> Whose<'a> {
        let team = slice.cuts.iter().find(|cut| cut.by == By::Team).map(|cut| cut.code);
        Whose { slice, team }
    }

    /// Whether the rep is one of them; nobody is of the company alone, of «Не назначен», and of
    /// those without a team.
    pub fn has(&self, rep: Option<u32>) -> bool {
        let data = self.slice.data;
        let is_of_team = self.team.is_none_or(|team| match team {
            Some(team) => rep.is_some_and(|rep| data.is_of_team(rep, team)),
            None => rep.and_then(|rep| data.rep(rep)?.team).is_none(),
        });
        is_of_team
            && match self.slice.scope.who {
                Who::Company => true,
                Who::Nobody => rep.is_none() || self.team.is_some(),
                Who::Unallocated => rep == Some(UNALLOCATED),
                who => rep.is_some_and(|rep| data.is_one_of(rep, who)),
            }
    }

    /// Whether a part of a purchase is credited to one of them.
    pub fn is_credited(&self, purchases: &Purchases, row: u32) -> bool {
        let is_rep = matches!(self.slice.scope.who, Who::Rep(_));
        purchases.is_credited(row)
            && (is_rep || !purchases.is_overlay(row))
            && self.has(purchases.rep(row))
    }
}

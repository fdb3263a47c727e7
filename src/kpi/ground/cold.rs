//! Cold calls and the deals that they bring: a row is a call (or a day's count of them), or a deal.
//!
//! A call is cold when its row says so, else when its contact has bought nothing before that day;
//! a contact that is no known customer is cold. A deal is a contact's first purchase from the day
//! of a cold call to so many days after it, once; it goes to the last cold call up to it (or, by a
//! rule, to the first). A call whose row holds deals brings them itself and is not matched.

use super::contacts::{Contacts, contacts};
use super::purchases::{Purchases, purchases};
use crate::model::batch::Place;
use crate::model::calls::{Base, Calls, Direction};
use crate::model::column::NO_CODE;
use crate::model::dataset::{Dataset, Reason};
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::time::Time;
use crate::model::unit::Quantity;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The cold calls, then the deals.
pub(crate) struct Cold {
    /// The rows; a deal has the row of its purchase, and that of its call beside it.
    pub facts: Rc<Facts>,
    /// How many calls a row is, in millionths; a deal is none.
    pub calls: Vec<i64>,
    /// Whether they were talked in.
    pub is_connect: Vec<bool>,
    /// How long they took, in millionths of a second; 0 where a call does not say.
    pub talk: Vec<i64>,
    /// How many deals a row brings on its day, in millionths.
    pub deals: Vec<i64>,
    /// How many deals a call has brought, whenever they were made, in millionths.
    pub won: Vec<i64>,
    /// Whom a row reaches.
    pub contact: Vec<u32>,
    /// Whether there are calls, and none says how long it took: nobody knows which were talked in.
    pub lacks_seconds: bool,
}

/// The rows.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    cold(known).facts.clone()
}

/// The cold calls and their deals, as they are known on the as-of date.
pub(crate) fn cold(known: &Known) -> Rc<Cold> {
    known.derive(|known| {
        let contacts = contacts(known);
        let mut dials = Dials::of(known, &contacts);
        let bought = purchases(known);
        let deals = dials.deals(known.data, &contacts);
        Cold::of(known, &dials, &deals, &bought)
    })
}

/// The cold calls: which rows of the table, whom they reach, what they have won.
#[derive(Default)]
struct Dials {
    row: Vec<usize>,
    contact: Vec<u32>,
    won: Vec<i64>,
    excluded: Vec<(Place, Reason)>,
    first: Option<Date>,
}

/// A deal: the purchase, and the cold call that has it.
struct Deal {
    day: Date,
    purchase: u32,
    dial: usize,
}

impl Dials {
    fn of(known: &Known, contacts: &Contacts) -> Dials {
        let calls = &known.data.calls;
        let mut all = Dials::default();
        for (row, (&at, &place)) in calls.at.iter().zip(&calls.place).enumerate() {
            let day = at.date();
            if day > known.as_of {
                continue;
            }
            all.first = Some(all.first.map_or(day, |first| first.min(day)));
            let contact = contacts.of_call(row);
            let is_warm = || match calls.base.get(row).copied().flatten() {
                Some(base) => base == Base::Warm,
                None => contacts.standing(contact, day).is_warm,
            };
            if calls.direction.get(row) == Some(&Direction::In) {
                all.excluded.push((place, Reason::Incoming));
            } else if is_warm() {
                all.excluded.push((place, Reason::WarmCall));
            } else {
                all.row.push(row);
                all.contact.push(contact);
                all.won.push(own_deals(calls, row).map_or(0, |it| it.0));
            }
        }
        all
    }

    /// The deals of the calls that bring none of their own; notes at each call what it has won.
    fn deals(&mut self, data: &Dataset, contacts: &Contacts) -> Vec<Deal> {
        let calls = &data.calls;
        let window = i32::try_from(data.rules.deal_days).unwrap_or(i32::MAX);
        let mut won: Vec<(u32, Date, u32, Order, usize)> = Vec::new();
        for (dial, (&row, &contact)) in self.row.iter().zip(&self.contact).enumerate() {
            let at = calls.at.get(row).copied().unwrap_or_default();
            let bought = contacts.standing(contact, at.date()).next;
            let is_matched = own_deals(calls, row).is_none();
            if let Some((day, purchase)) =
                bought.filter(|it| is_matched && it.0.0 - at.date().0 <= window)
            {
                won.push((contact, day, purchase, order(data, row, at), dial));
            }
        }
        sort::whole(&mut won);
        let mut deals = Vec::new();
        for own in won.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let one = if data.rules.deal_to_first { own.first() } else { own.last() };
            if let Some(&(_, day, purchase, _, dial)) = one {
                if let Some(won) = self.won.get_mut(dial) {
                    *won = won.saturating_add(Quantity::ONE.0);
                }
                deals.push(Deal { day, purchase, dial });
            }
        }
        deals
    }
}

/// The order of calls of one contact: by time; at one time by rep and campaign, so that the order
/// of the rows of a file does not show.
type Order<'a> = (Time, &'a str, &'a str);

fn order(data: &Dataset, row: usize, at: Time) -> Order<'_> {
    let rep = data.calls.rep.get(row).and_then(|&rep| data.rep(rep));
    let code = data.calls.campaign.get(row).copied().unwrap_or(NO_CODE);
    let campaign = data.campaigns.get(index(code));
    let (rep, campaign) = (rep.map(|it| &it.name), campaign.map(|it| &it.name));
    (at, rep.map_or("", String::as_str), campaign.map_or("", String::as_str))
}

fn own_deals(calls: &Calls, row: usize) -> Option<Quantity> {
    calls.deals.get(row).copied().flatten()
}

impl Cold {
    fn of(known: &Known, dials: &Dials, deals: &[Deal], bought: &Purchases) -> Cold {
        let calls = &known.data.calls;
        let connect = i64::from(known.data.rules.connect_seconds) * Quantity::ONE.0;
        let seconds = |row: usize| calls.seconds.get(row).copied().flatten();
        let none = deals.iter().map(|_| 0);
        let own = |&row: &usize| own_deals(calls, row).map_or(0, |it| it.0);
        let rows = || dials.row.iter().copied();
        let called = |deal: &Deal| dials.contact.get(deal.dial).copied().unwrap_or(NO_CODE);
        let count = |row: usize| calls.count.get(row).map_or(0, |it| it.0);
        let talked = |row: usize| seconds(row).is_some_and(|it| it.0 >= connect);
        Cold {
            facts: Rc::new(facts_of(known, dials, deals, bought)),
            calls: rows().map(count).chain(none.clone()).collect(),
            is_connect: rows().map(talked).chain(deals.iter().map(|_| false)).collect(),
            talk: rows().map(|row| seconds(row).map_or(0, |it| it.0)).chain(none.clone()).collect(),
            deals: dials.row.iter().map(own).chain(deals.iter().map(|_| Quantity::ONE.0)).collect(),
            won: dials.won.iter().copied().chain(none).collect(),
            contact: dials.contact.iter().copied().chain(deals.iter().map(called)).collect(),
            lacks_seconds: !dials.row.is_empty() && rows().all(|row| seconds(row).is_none()),
        }
    }

    /// The contacts that cold calls have reached up to the as-of date.
    pub fn called(&self, until: Date) -> BTreeSet<u32> {
        let rows = self.contact.iter().zip(&*self.facts.date).zip(&self.calls);
        let called = rows.filter(|((_, date), calls)| **calls > 0 && **date <= until);
        called.map(|((contact, _), _)| *contact).collect()
    }
}

fn facts_of(known: &Known, dials: &Dials, deals: &[Deal], bought: &Purchases) -> Facts {
    let calls = &known.data.calls;
    let row_of = |deal: &Deal| dials.row.get(deal.dial).copied().unwrap_or(usize::MAX);
    let rows: Vec<usize> = dials.row.iter().copied().chain(deals.iter().map(row_of)).collect();
    let codes = |codes: &[u32]| {
        rows.iter().map(|&row| codes.get(row).copied().unwrap_or(NO_CODE)).collect()
    };
    let place = |row: usize| calls.place.get(row).copied();
    let made = |deal: &Deal| {
        let first = index(bought.rows(deal.purchase).start);
        bought.facts.place.get(first).copied().or_else(|| place(row_of(deal)))
    };
    let own = dials.row.iter().copied();
    let day = |row: usize| calls.at.get(row).map(|at| at.date()).unwrap_or_default();
    Facts {
        date: own.clone().map(day).chain(deals.iter().map(|deal| deal.day)).collect(),
        rep: codes(&calls.rep),
        customer: codes(&calls.customer),
        campaign: codes(&calls.campaign),
        place: own.clone().filter_map(place).chain(deals.iter().filter_map(made)).collect(),
        lent_by: own.map(|_| None).chain(deals.iter().map(|it| place(row_of(it)))).collect(),
        first: dials.first,
        excluded: dials.excluded.clone(),
        ..Facts::default()
    }
}

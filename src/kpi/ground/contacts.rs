//! Contacts: whom a call reaches, and when each of them bought (the KPI handbook B4).
//!
//! A contact is a customer (the one that the call names, else the only one that has its phone);
//! customers of one tax number are one contact. Where no customer is known it is the phone, and
//! where there is none the call by itself.

use super::purchases::purchases;
use crate::model::always::Always;
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::names::fold;
use crate::model::slice::index;
use crate::model::sort;
use std::collections::HashMap;
use std::rc::Rc;

/// The contacts, as they are known on the as-of date.
pub(crate) struct Contacts {
    reached: Rc<Reached>,
    /// Who bought, when, and which purchase it is: ascending, one of each day.
    bought: Vec<(u32, Date, u32)>,
    /// Where those of each customer's contact begin; one more than there are customers.
    starts: Vec<usize>,
}

/// Whom calls reach, whatever the as-of date is.
pub(crate) struct Reached {
    /// The contact of a customer.
    of_customer: Vec<u32>,
    /// The contact of a call.
    of_call: Vec<u32>,
}

/// What the purchases say of a contact on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Whether it has bought before that day.
    pub is_warm: bool,
    /// Its first purchase on that day or later: the day, and which it is.
    pub next: Option<(Date, u32)>,
}

/// The contacts.
pub(crate) fn contacts(known: &Known) -> Rc<Contacts> {
    known.derive(Contacts::of)
}

/// Whom calls reach.
pub(super) fn reached(always: &Always) -> Rc<Reached> {
    always.derive(Reached::of)
}

impl Reached {
    fn of(always: &Always) -> Reached {
        let (data, calls) = (always.data, &always.data.calls);
        let count = |len: usize| u32::try_from(len).unwrap_or(NO_CODE);
        let (customers, phones) = (count(data.customers.len()), count(data.phones.len()));
        let mut of_tax_id: HashMap<String, u32> = HashMap::new();
        let own = (0..).zip(&data.customers);
        let of_customer: Vec<u32> = own
            .map(|(code, customer)| match &customer.tax_id {
                Some(tax_id) => *of_tax_id.entry(fold(tax_id)).or_insert(code),
                None => code,
            })
            .collect();
        let of_call = (0..calls.at.len()).map(|row| {
            let code = |codes: &[u32]| codes.get(row).copied().filter(|&it| it != NO_CODE);
            let customer = code(&calls.customer).and_then(|it| of_customer.get(index(it)).copied());
            let phone = || code(&calls.phone).map(|it| customers + it);
            let itself = || customers + phones + count(row);
            customer.or_else(phone).unwrap_or_else(itself)
        });
        Reached { of_call: of_call.collect(), of_customer }
    }

    /// Whom a call reaches.
    pub fn of_call(&self, row: usize) -> u32 {
        self.of_call.get(row).copied().unwrap_or(NO_CODE)
    }

    /// The contact that a customer is.
    pub fn of_customer(&self, customer: u32) -> Option<u32> {
        self.of_customer.get(index(customer)).copied()
    }
}

impl Contacts {
    fn of(known: &Known) -> Contacts {
        let reached = reached(&known.always);
        let all = purchases(known);
        let purchase = |it: u32| Some((reached.of_customer(all.customer(it)?)?, all.day(it), it));
        let mut bought: Vec<(u32, Date, u32)> = (0..all.len()).filter_map(purchase).collect();
        if !bought.is_sorted() {
            sort::whole(&mut bought);
        }
        bought.dedup_by_key(|it| (it.0, it.1));
        let mut starts = Vec::new();
        for (at, it) in bought.iter().enumerate() {
            starts.resize((index(it.0) + 1).max(starts.len()), at);
        }
        starts.resize(known.data.customers.len() + 1, bought.len());
        Contacts { reached, starts, bought }
    }

    /// Whom a call reaches.
    pub fn of_call(&self, row: usize) -> u32 {
        self.reached.of_call(row)
    }

    /// The contact that a customer is.
    pub fn of_customer(&self, customer: u32) -> Option<u32> {
        self.reached.of_customer(customer)
    }

    /// The day of a contact's first purchase ever.
    pub fn first(&self, contact: u32) -> Option<Date> {
        self.purchases(contact).first().map(|it| it.1)
    }

    /// The purchases of a contact, by day.
    fn purchases(&self, contact: u32) -> &[(u32, Date, u32)] {
        let start = |at: usize| self.starts.get(at).copied();
        let range = start(index(contact)).zip(start(index(contact).saturating_add(1)));
        range.and_then(|(from, to)| self.bought.get(from..to)).unwrap_or_default()
    }

    /// What the purchases say of a contact on a day.
    pub fn standing(&self, contact: u32, day: Date) -> Standing {
        let own = self.purchases(contact);
        let at = own.partition_point(|it| it.1 < day);
        Standing { is_warm: at > 0, next: own.get(at).map(|it| (it.1, it.2)) }
    }
}

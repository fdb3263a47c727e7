//! Contacts: whom a call reaches, and when each of them bought (the KPI handbook B4).
//!
//! A contact is a customer (the one that the call names, else the only one that has its phone);
//! customers of one tax number are one contact. Where no customer is known it is the phone, and
//! where there is none the call by itself.

use super::purchases::purchases;
use crate::model::calls::Calls;
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
    /// The contact of a customer.
    of_customer: Vec<u32>,
    /// Where contacts begin that are no customer.
    customers: u32,
    phones: u32,
    /// Who bought, when, and which purchase it is: ascending, one of each day.
    bought: Vec<(u32, Date, u32)>,
    /// Where those of each customer's contact begin; one more than there are customers.
    starts: Vec<usize>,
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

impl Contacts {
    fn of(known: &Known) -> Contacts {
        let count = |len: usize| u32::try_from(len).unwrap_or(NO_CODE);
        let mut of_tax_id: HashMap<String, u32> = HashMap::new();
        let own = (0..).zip(&known.data.customers);
        let of_customer: Vec<u32> = own
            .map(|(code, customer)| match &customer.tax_id {
                Some(tax_id) => *of_tax_id.entry(fold(tax_id)).or_insert(code),
                None => code,
            })
            .collect();
        let all = purchases(known);
        let purchase = |it: u32| {
            let customer = all.customer(it)?;
            Some((of_customer.get(index(customer)).copied()?, all.day(it), it))
        };
        let mut bought: Vec<(u32, Date, u32)> = (0..all.len()).filter_map(purchase).collect();
        if !bought.is_sorted() {
            sort::whole(&mut bought);
        }
        bought.dedup_by_key(|it| (it.0, it.1));
        let mut starts = Vec::new();
        for (at, it) in bought.iter().enumerate() {
            starts.resize((index(it.0) + 1).max(starts.len()), at);
        }
        starts.resize(of_customer.len() + 1, bought.len());
        Contacts {
            starts,
            customers: count(known.data.customers.len()),
            phones: count(known.data.phones.len()),
            of_customer,
            bought,
        }
    }

    /// Whom a call reaches.
    pub fn of_call(&self, calls: &Calls, row: usize) -> u32 {
        let code = |codes: &[u32]| codes.get(row).copied().filter(|&it| it != NO_CODE);
        let customer = code(&calls.customer).and_then(|it| self.of_customer(it));
        let phone = || code(&calls.phone).map(|it| self.customers + it);
        let itself = || self.customers + self.phones + u32::try_from(row).unwrap_or(0);
        customer.or_else(phone).unwrap_or_else(itself)
    }

    /// The contact that a customer is.
    pub fn of_customer(&self, customer: u32) -> Option<u32> {
        self.of_customer.get(index(customer)).copied()
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

//! New customers of campaigns: contacts whose first purchase ever belongs to one.

use super::campaigns::{Brought, Row};
use super::claims::Claims;
use super::contacts::Contacts;
use super::purchases::{Purchases, purchases};
use super::touches::{Claim, SPLIT};
use crate::model::column::NO_CODE;
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::index;
use crate::model::sort;

/// A customer is kept in these parts, so that reps' parts of one add up to it exactly.
pub(crate) const CLIENT_PARTS: i128 = WHOLE * SPLIT as i128;

const WHOLE: i128 = 1_000_000_000_000_000_000;

/// One rep's part of the purchases of a contact's first day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Credit {
    contact: u32,
    is_overlay: bool,
    rep: u32,
    worth: i128,
    row: u32,
}

/// The parts of new customers: each once in each campaign that any sale of its first day belongs
/// to, shared out by the credit of that day's documents, weighted by money.
pub(super) fn clients(known: &Known, contacts: &Contacts, claims: &Claims) -> Vec<Row> {
    let bought = purchases(known);
    let credits = credits(contacts, &bought);
    let claimed = claimed(known, contacts, claims);
    let mut rows = Vec::new();
    for own in claimed.chunk_by(|a, b| a.0 == b.0) {
        let Some(contact) = own.first().map(|it| it.0) else { continue };
        let from = credits.partition_point(|it| it.contact < contact);
        let to = credits.partition_point(|it| it.contact <= contact);
        let of_contact = credits.get(from..to).unwrap_or_default();
        for (credit, part) in of_contact.iter().zip(parts(of_contact)) {
            let client = |&(_, claim): &(u32, Claim)| client(&bought, *credit, part, claim);
            rows.extend(own.iter().filter_map(client));
        }
    }
    rows
}

fn client(bought: &Purchases, credit: Credit, part: i128, claim: Claim) -> Option<Row> {
    let (facts, at) = (&bought.facts, index(credit.row));
    Some(Row {
        brought: Brought::Client,
        date: facts.date.get(at).copied()?,
        campaign: claim.campaign,
        rep: credit.rep,
        customer: facts.customer.get(at).copied()?,
        is_overlay: credit.is_overlay,
        worth: part * i128::from(claim.share),
        margin: 0,
        place: facts.place.get(at).copied()?,
        lent_by: facts.lent_by.get(at).copied().flatten(),
    })
}

/// The campaigns of each contact's first day: by contact and campaign, the largest part of each.
fn claimed(known: &Known, contacts: &Contacts, claims: &Claims) -> Vec<(u32, Claim)> {
    let sales = &known.data.sales;
    let mut all = Vec::new();
    let lines = sales.date.iter().zip(&sales.customer).zip(&sales.line).enumerate();
    for (at, ((&date, &customer), &line)) in lines {
        let contact = contacts.of_customer(customer).filter(|_| line == Line::Sold);
        let Some(contact) = contact.filter(|it| contacts.first(*it) == Some(date)) else {
            continue;
        };
        all.extend(claims.of_line(at).iter().map(|&claim| (contact, claim)));
    }
    sort::by_key(&mut all, |it| (it.0, it.1.campaign, std::cmp::Reverse(it.1.share)));
    all.dedup_by_key(|it| (it.0, it.1.campaign));
    all
}

/// To whom the purchases of each contact's first day are credited: by contact, then by rep, those
/// that count for a rep alone last.
fn credits(contacts: &Contacts, bought: &Purchases) -> Vec<Credit> {
    let mut all = Vec::new();
    for purchase in 0..bought.len() {
        let contact = bought.customer(purchase).and_then(|it| contacts.of_customer(it));
        let first = contact.filter(|&it| contacts.first(it) == Some(bought.day(purchase)));
        let Some(contact) = first else { continue };
        all.extend(bought.rows(purchase).map(|row| Credit {
            contact,
            is_overlay: bought.is_overlay(row),
            rep: bought.rep(row).unwrap_or(NO_CODE),
            worth: bought.worth(row),
            row,
        }));
    }
    sort::whole(&mut all);
    all.dedup_by(|it, kept| {
        let is_same =
            (it.contact, it.is_overlay, it.rep) == (kept.contact, kept.is_overlay, kept.rep);
        if is_same {
            kept.worth += it.worth;
        }
        is_same
    });
    all
}

/// What of a customer is whose, in parts of [`WHOLE`]: differences of a rounded running total, so
/// that those that count for the firm add up to it; those that count for a rep alone come after.
fn parts(credits: &[Credit]) -> Vec<i128> {
    let total: i128 = credits.iter().filter(|it| !it.is_overlay).map(|it| it.worth).sum();
    if total <= 0 {
        return vec![0; credits.len()];
    }
    let up_to =
        |worth: i128| (worth.div_euclid(total)) * WHOLE + share(worth.rem_euclid(total), total);
    let mut sum = 0;
    let part = |credit: &Credit| {
        let before = up_to(sum);
        sum += credit.worth;
        up_to(sum) - before
    };
    credits.iter().map(part).collect()
}

/// `worth / total` of [`WHOLE`], where the product may not fit: both are cut first.
fn share(mut worth: i128, mut total: i128) -> i128 {
    while worth.checked_mul(WHOLE).is_none() {
        (worth, total) = (worth / 2, (total / 2).max(1));
    }
    worth * WHOLE / total
}

//! The same inquiry twice in the files: the KPI handbook B3 counts it once.
//!
//! A row that says nothing new is out here. One with an answer of its own stays: which answer of an
//! inquiry is the first human one depends on the as-of date, and is for the KPI to say.

use super::column::NO_CODE;
use super::inquiries::{Inquiries, InquiryStatus};
use super::sort;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Seconds within which a customer writes one inquiry.
const SAME: i64 = 60;

/// Which rows are another row's inquiry: of the same id, unless it was answered or closed before
/// this one came (then the clock starts anew); where there is no id, of the same customer within a
/// minute. They have no answer of their own. The earliest stays, of equal ones an answered one, of
/// those the last imported.
pub(super) fn of(all: &Inquiries) -> Vec<bool> {
    let mut rows: Vec<usize> = (0..all.received.len()).collect();
    sort::by_key(&mut rows, |&row| {
        let unanswered = all.replied.get(row).copied().flatten().is_none();
        (all.received.get(row).copied(), unanswered, Reverse(row))
    });
    let mut repeats = vec![false; rows.len()];
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_customer: HashMap<u32, usize> = HashMap::new();
    for row in rows {
        let customer = all.customer.get(row).copied().unwrap_or(NO_CODE);
        let known = match all.id.get(row).and_then(Option::as_deref) {
            Some(id) => by_id.get(id).copied().filter(|&kept| is_one(all, kept, row)),
            None => by_customer.get(&customer).copied().filter(|&kept| is_same(all, kept, row)),
        };
        let known = known.filter(|&kept| says_nothing_new(all, kept, row));
        if known.is_some() {
            if let Some(it) = repeats.get_mut(row) {
                *it = true;
            }
            continue;
        }
        match all.id.get(row).and_then(Option::as_deref) {
            Some(id) => {
                by_id.insert(id, row);
            }
            None if customer != NO_CODE => {
                by_customer.insert(customer, row);
            }
            None => {}
        }
    }
    repeats
}

/// Whether the row has no answer, or the one that the kept row has; a row of spam and another are
/// not the same.
fn says_nothing_new(all: &Inquiries, kept: usize, row: usize) -> bool {
    let answer = |row: usize| {
        let replied = all.replied.get(row).copied().flatten();
        let wait = all.wait_minutes.get(row).copied().flatten();
        (replied, wait, all.reply_kind.get(row), all.replied_by.get(row))
    };
    let is_spam = |row: usize| all.status.get(row) == Some(&Some(InquiryStatus::Spam));
    let (replied, wait, ..) = answer(row);
    let is_silent = replied.is_none() && wait.is_none();
    (is_silent || answer(row) == answer(kept)) && is_spam(row) == is_spam(kept)
}

/// Whether the earlier inquiry was still waiting when the later came.
fn is_one(all: &Inquiries, earlier: usize, later: usize) -> bool {
    let came = all.received.get(later).copied();
    let answered = all.replied.get(earlier).copied().flatten();
    let is_closed = all.status.get(earlier).copied().flatten() == Some(InquiryStatus::Closed);
    is_same(all, earlier, later) || !is_closed && answered.is_none_or(|it| Some(it) > came)
}

/// Whether both came within a minute (or are the same time of unknown hour).
fn is_same(all: &Inquiries, earlier: usize, later: usize) -> bool {
    let (Some(one), Some(other)) = (all.received.get(earlier), all.received.get(later)) else {
        return false;
    };
    match (one.has_hour(), other.has_hour()) {
        (true, true) => (other.seconds() - one.seconds()).abs() <= SAME,
        // Of one day alone two inquiries of a customer may well be two; two of one id are one.
        _ => one == other && all.id.get(earlier).is_some_and(Option::is_some),
    }
}

/// Takes the rows out of a column.
pub(super) fn drop<T>(column: &mut Vec<T>, repeats: &[bool]) {
    let mut rows = repeats.iter();
    column.retain(|_| rows.next().is_none_or(|repeats| !repeats));
}

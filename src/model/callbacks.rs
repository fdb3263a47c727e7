//! Missed calls that were called back: the first call to the same customer answers the inquiry (the
//! KPI handbook B3, "missed call answered by call-back to the same number").

use super::calls::{Calls, Direction};
use super::column::NO_CODE;
use super::inquiries::Inquiries;
use super::names::fold;
use super::time::Time;
use std::collections::BTreeMap;

/// Answers each missed call that nothing answers with the first call to its customer from then on;
/// calls find their customers by phone. Of times without an hour nobody knows which came first.
pub(super) fn answer(inquiries: &mut Inquiries, calls: &Calls, channels: &[String]) {
    let is_missed: Vec<bool> = channels.iter().map(|it| names_missed(it)).collect();
    if !is_missed.contains(&true) {
        return;
    }
    let called = called(calls);
    for row in 0..inquiries.received.len() {
        let code = inquiries.channel.get(row).and_then(|&it| usize::try_from(it).ok());
        let is_missed = code.and_then(|it| is_missed.get(it)) == Some(&true);
        let (Some(&received), Some(&customer)) =
            (inquiries.received.get(row), inquiries.customer.get(row))
        else {
            continue;
        };
        let is_silent = inquiries.replied.get(row) == Some(&None)
            && inquiries.wait_minutes.get(row) == Some(&None);
        if !is_missed || !is_silent || customer == NO_CODE || !received.has_hour() {
            continue;
        }
        let after = called.range((customer, received, 0)..).next();
        let back = after.filter(|((of, ..), _)| *of == customer);
        if let (Some((&(_, at, call), &rep)), Some(replied), Some(by)) =
            (back, inquiries.replied.get_mut(row), inquiries.replied_by.get_mut(row))
        {
            (*replied, *by) = (Some(at), rep);
            let places = inquiries.place.get(row).zip(calls.place.get(call));
            inquiries.called_back.extend(places.map(|(own, call)| (*own, *call)));
        }
    }
}

/// The calls to customers, by customer and time; who made each.
fn called(calls: &Calls) -> BTreeMap<(u32, Time, usize), u32> {
    let all = calls.at.iter().zip(&calls.customer).zip(&calls.rep).zip(&calls.direction);
    let is_back = |at: &Time, customer: u32, direction: Direction| {
        at.has_hour() && customer != NO_CODE && direction == Direction::Out
    };
    let own = all
        .enumerate()
        .filter(|(_, (((at, customer), _), direction))| is_back(at, **customer, **direction));
    own.map(|(row, (((&at, &customer), &rep), _))| ((customer, at, row), rep)).collect()
}

/// «Пропущенный звонок», `missed call`.
fn names_missed(channel: &str) -> bool {
    let name = fold(channel);
    let mut words = name.split(|it: char| !it.is_alphanumeric());
    words.any(|word| ["пропущ", "missed"].iter().any(|it| word.starts_with(it)))
}

//! Missed calls that were called back: the first call to the same customer answers the inquiry (the
//! KPI handbook B3, "missed call answered by call-back to the same number").
//!
//! A call that nobody took is no answer: one known to have lasted 0 seconds, or whose outcome says
//! that nobody was reached. One whose seconds and outcome are unknown is an answer.

use super::calls::{Calls, Direction};
use super::column::NO_CODE;
use super::inquiries::Inquiries;
use super::names::fold;
use super::time::Time;
use std::collections::BTreeMap;

/// How words of a channel of missed calls begin.
pub const MISSED: &[&str] = &["пропущ", "missed"];

/// How an outcome says that nobody took the call: the words begin so.
const UNTAKEN: &[&str] = &[
    "недозвон",
    "не дозвон",
    "не ответ",
    "не отвеч",
    "неотвеч",
    "нет ответ",
    "без ответ",
    "не взял",
    "не снял",
    "не поднял",
    "не берет",
    "недоступ",
    "не доступ",
    "no answer",
    "noanswer",
    "not answered",
    "unanswered",
    "not reached",
    "no reply",
    "unreachable",
];

/// The same, where the outcome says nothing else: a customer may be busy and yet have answered.
const UNTAKEN_WHOLE: &[&str] =
    &["занято", "линия занята", "номер занят", "busy", "line busy", "failed", "call failed"];

/// Answers each missed call that nothing answers with the first call to its customer from then on;
/// calls find their customers by phone. Of times without an hour nobody knows which came first.
pub(super) fn answer(
    inquiries: &mut Inquiries,
    calls: &Calls,
    channels: &[String],
    outcomes: &[String],
) {
    let is_missed: Vec<bool> = channels.iter().map(|it| names_missed(it)).collect();
    if !is_missed.contains(&true) {
        return;
    }
    let called = called(calls, outcomes);
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

/// The calls to customers, less those that nobody took, by customer and time; who made each.
fn called(calls: &Calls, outcomes: &[String]) -> BTreeMap<(u32, Time, usize), u32> {
    let untaken: Vec<bool> = outcomes.iter().map(|it| says_untaken(it)).collect();
    let is_taken = |row: usize| {
        let outcome = calls.outcome.get(row).and_then(|&it| usize::try_from(it).ok());
        let is_untaken = outcome.and_then(|it| untaken.get(it)) == Some(&true);
        !is_untaken && calls.seconds.get(row).copied().flatten().is_none_or(|it| it.0 > 0)
    };
    let all = calls.at.iter().zip(&calls.customer).zip(&calls.rep).zip(&calls.direction);
    let is_back = |at: &Time, customer: u32, direction: Direction| {
        at.has_hour() && customer != NO_CODE && direction == Direction::Out
    };
    let own = all
        .enumerate()
        .filter(|(_, (((at, customer), _), direction))| is_back(at, **customer, **direction))
        .filter(|(row, _)| is_taken(*row));
    own.map(|(row, (((&at, &customer), &rep), _))| ((customer, at, row), rep)).collect()
}

/// «Пропущенный звонок», `missed call`.
fn names_missed(channel: &str) -> bool {
    let name = fold(channel);
    let mut words = name.split(|it: char| !it.is_alphanumeric());
    words.any(|word| MISSED.iter().any(|it| word.starts_with(it)))
}

/// «Недозвон», `NO_ANSWER`, `Busy`.
fn says_untaken(outcome: &str) -> bool {
    let name = fold(outcome);
    let words: Vec<&str> =
        name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let said = words.join(" ");
    UNTAKEN_WHOLE.contains(&&*said)
        || UNTAKEN.iter().any(|it| said.starts_with(it) || said.contains(&format!(" {it}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_that_say_nobody_took_the_call_are_told_in_both_languages() {
        for untaken in [
            "Недозвон",
            "Не дозвонились",
            "клиент не ответил",
            "Нет ответа",
            "Занято",
            "NO_ANSWER",
            "no-answer",
            "Busy",
            "Unanswered",
        ] {
            assert!(says_untaken(untaken), "{untaken}");
        }
        for taken in ["Дозвон", "Клиент занят, перезвонить", "Answered", "busy, call in May", ""]
        {
            assert!(!says_untaken(taken), "{taken}");
        }
    }
}

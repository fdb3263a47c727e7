//! Calls, meetings and inquiries of a demo company.

use super::firm::Firm;
use super::sheets::at;
use crate::lang::text;
use crate::model::date::Date;
use crate::model::table::Table;

/// The first contact who is no customer yet.
const LEADS: i32 = 1_000;

/// Cold calls. In the third company one person calls little and closes much.
pub fn calls(firm: &mut Firm) {
    firm.sheets.begin(Table::Calls, "at | rep | customer | direction | seconds | base");
    let mut contact = LEADS;
    for month in 0..firm.months.len() {
        for day in firm.days(month) {
            for person in 0..firm.people() {
                contact = calls_of(firm, day, person, contact);
            }
        }
    }
}

fn calls_of(firm: &mut Firm, day: Date, person: usize, mut contact: i32) -> i32 {
    if !firm.is_there(person, day) {
        return contact;
    }
    let is_sniper = firm.number == 2 && person == 1;
    let usual = firm.profile.calls;
    let count =
        if is_sniper { firm.random.below(3) } else { firm.random.between(usual - 1, usual + 1) };
    let often = if is_sniper { 65 } else { firm.profile.conversion };
    for call in 0..count {
        let minute = 9 * 60 + 20 + call * 45 + firm.random.below(40);
        let talked = if firm.random.percent(42) { firm.random.between(45, 420) } else { 0 };
        if talked > 0 && firm.random.below(420) < often {
            let mut deal = day.plus(firm.random.between(2, 20));
            while !firm.is_working(deal) {
                deal = deal.plus(1);
            }
            firm.deals.push((deal, person, contact));
        }
        let (name, whom, when) = (firm.person(person), firm.customer(contact), at(day, minute));
        let cells = format_args!("{when} | {name} | {whom} | out | {talked} | cold");
        firm.row(day, Table::Calls, cells);
        contact += 1;
    }
    contact
}

/// Meetings and presentations: about as many as are planned, some of them cancelled.
pub fn meetings(firm: &mut Firm) {
    firm.sheets.begin(Table::Meetings, "at | rep | customer | kind | status | minutes");
    for month in 0..firm.months.len() {
        for person in 0..firm.people() {
            let (days, part) = firm.days_of(person, month);
            let often = 88 + 5 * i64::try_from(person * 3 % 5).unwrap_or(0);
            let held = i64::from(firm.profile.meetings) * part * often / 10_000;
            let held = i32::try_from(held).unwrap_or(0) + firm.random.between(-1, 1);
            for at in 0..held {
                let Some(&day) = firm.random.one(&days) else { continue };
                let kind = ["meeting", "both", "meeting", "presentation"];
                let kind = kind[usize::try_from(at).unwrap_or(0) % kind.len()];
                meeting(firm, day, person, [kind, "held"]);
                if firm.random.percent(9) {
                    meeting(firm, day, person, [kind, "cancelled"]);
                }
            }
        }
    }
}

fn meeting(firm: &mut Firm, day: Date, person: usize, [kind, status]: [&str; 2]) {
    let customer = firm.random.below(firm.profile.customers);
    let whom = firm.customer(customer);
    let when = at(day, 10 * 60 + 30 * firm.random.below(14));
    let (name, long) = (firm.person(person), 30 + 15 * firm.random.below(5));
    let cells = format_args!("{when} | {name} | {whom} | {kind} | {status} | {long}");
    firm.row(day, Table::Meetings, cells);
}

/// Inquiries by channel. In the second company Mondays are slow.
pub fn inquiries(firm: &mut Firm) {
    let say = |ru, en| text(ru, en).get(firm.lang);
    let channels = [
        (say("Чат", "Chat"), 5),
        (say("Форма на сайте", "Site form"), 15),
        (say("Почта", "E-mail"), 240),
    ];
    firm.sheets.begin(Table::Inquiries, "id | received | replied | channel | owner");
    let mut number = 0;
    for month in 0..firm.months.len() {
        for day in firm.days(month) {
            let usual = firm.profile.inquiries;
            for _ in 0..firm.random.between(usual * 3 / 4, usual * 5 / 4) {
                let Some(&(channel, limit)) = firm.random.one(&channels) else { continue };
                let person = firm.random.below(i32::try_from(firm.people()).unwrap_or(1));
                let person = usize::try_from(person).unwrap_or(0);
                if !firm.is_there(person, day) {
                    continue;
                }
                number += 1;
                let is_slow = firm.number == 1 && day.weekday() == 1;
                let in_time =
                    if is_slow { 38 } else { 95 - 3 * i32::try_from(person % 4).unwrap_or(0) };
                let minute = firm.random.between(9 * 60, 13 * 60);
                let wait = if firm.random.percent(in_time) {
                    firm.random.between(1, limit - 1)
                } else {
                    limit + 1 + firm.random.below(45)
                };
                let (name, when) = (firm.person(person), at(day, minute));
                let replied =
                    if firm.random.percent(2) { String::new() } else { at(day, minute + wait) };
                let cells = format_args!("Q-{number} | {when} | {replied} | {channel} | {name}");
                firm.row(day, Table::Inquiries, cells);
            }
        }
    }
}

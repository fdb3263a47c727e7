//! Inquiries with how long they waited: whose each is, its working and wall minutes, and whether it
//! was answered within the SLA of its channel (the KPI handbook B3).

use super::inquiry_rows::{Asked, When, asked};
use super::sla::Allowed;
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::interval::Interval;
use crate::model::known::Known;
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::time::{DAY, Time};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Waits are kept in these parts of a minute: a second and a millionth of a minute are whole ones.
pub const MINUTE: i64 = 3_000_000;

/// Parts of a minute in a second, and in a millionth of a minute.
const SECOND: i64 = MINUTE / 60;
const MILLIONTH: i64 = MINUTE / 1_000_000;

/// How an inquiry stands on the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Answered within the SLA.
    InTime,
    /// Answered later than that.
    Late,
    /// Answered, and the hour of the question or the answer is not known.
    Untimed,
    /// Not answered, and older than the SLA.
    Unanswered,
    /// Not answered yet, and not older than the SLA.
    Waiting,
}

/// The inquiries.
pub struct Inquired {
    facts: Rc<Facts>,
    outcome: Vec<Outcome>,
    /// Working time to the answer, to the end of the as-of date where there is none.
    waited: Vec<Option<i64>>,
    /// Wall time to the answer.
    wall: Vec<Option<i64>>,
    received: Vec<Time>,
}

impl Inquired {
    /// How an inquiry stands.
    pub fn outcome(&self, row: u32) -> Option<Outcome> {
        self.outcome.get(index(row)).copied()
    }

    /// Working time to the answer in parts of [`MINUTE`]; of an unanswered one, to the end of the
    /// as-of date. None where the hours are not known.
    pub fn waited(&self, row: u32) -> Option<i64> {
        self.waited.get(index(row)).copied().flatten()
    }

    /// Wall time to the answer in parts of [`MINUTE`]; none where both times are not known.
    pub fn wall(&self, row: u32) -> Option<i64> {
        self.wall.get(index(row)).copied().flatten()
    }

    /// When the customer wrote.
    pub fn received(&self, row: u32) -> Option<Time> {
        self.received.get(index(row)).copied()
    }
}

/// The inquiries that count.
pub(in crate::kpi) fn facts(known: &Known) -> Rc<Facts> {
    inquired(known).facts.clone()
}

/// The rows of the slice that stand so.
pub fn standing(slice: &Slice, wanted: &[Outcome]) -> Vec<u32> {
    let all = inquired(&slice.known);
    let is_wanted = |row: &u32| all.outcome(*row).is_some_and(|it| wanted.contains(&it));
    slice.rows.iter().copied().filter(is_wanted).collect()
}

/// Working minutes allowed for the inquiries of the slice, ascending, each once.
pub fn allowed(slice: &Slice) -> Vec<u32> {
    let allowed = Allowed::of(&slice.data.rules.sla, &slice.data.channels);
    let channel = |row: u32| slice.facts.channel.get(index(row)).copied().unwrap_or(NO_CODE);
    sort::distinct(slice.rows.iter().map(|&row| allowed.minutes(channel(row), slice.date(row))))
}

/// The inquiries as they are known.
pub fn inquired(known: &Known) -> Rc<Inquired> {
    known.derive(|known| {
        let (asked, excluded) = asked(known);
        let allowed = Allowed::of(&known.data.rules.sla, &known.data.channels);
        let mut people = People { known, on_shift: BTreeMap::new() };
        let persons: Vec<(u32, bool)> = asked.iter().map(|it| people.of(it)).collect();
        let waits: Vec<Wait> =
            asked.iter().zip(&persons).map(|(it, &(rep, _))| Wait::of(known, it, rep)).collect();
        let outcome = asked.iter().zip(&waits);
        let outcome = outcome.map(|(it, wait)| {
            wait.outcome(it, i64::from(allowed.minutes(it.channel, it.received.date())) * MINUTE)
        });
        let taken = asked.iter().zip(&persons).filter(|(_, person)| person.1);
        let facts = Facts {
            date: asked.iter().map(|it| it.received.date()).collect(),
            rep: persons.iter().map(|person| person.0).collect(),
            customer: asked.iter().map(|it| it.customer).collect(),
            channel: asked.iter().map(|it| it.channel).collect(),
            place: asked.iter().map(|it| it.place).collect(),
            lent_by: asked
                .iter()
                .map(|it| it.reply.map(|reply| reply.place).filter(|&at| at != it.place))
                .collect(),
            defaulted: taken.map(|(it, _)| it.place).collect(),
            first: known.data.inquiries.received.iter().map(|it| it.date()).min(),
            excluded,
            ..Facts::default()
        };
        Inquired {
            facts: Rc::new(facts),
            outcome: outcome.collect(),
            waited: waits.iter().map(|it| it.working).collect(),
            wall: waits.iter().map(|it| it.wall).collect(),
            received: asked.iter().map(|it| it.received).collect(),
        }
    })
}

/// Who an inquiry counts for.
struct People<'k, 'a> {
    known: &'k Known<'a>,
    /// Own shifts by date.
    on_shift: BTreeMap<Date, Vec<(u32, Interval)>>,
}

impl People<'_, '_> {
    /// The code of the rep, and whether no row names him: answered, the author; else the owner at
    /// the start, the customer's owner that day, the one rep whose own shift covers the start.
    fn of(&mut self, asked: &Asked) -> (u32, bool) {
        let named = [asked.reply.map_or(NO_CODE, |reply| reply.by), asked.owner];
        if let Some(rep) = named.into_iter().find(|&it| it != NO_CODE) {
            return (rep, false);
        }
        let owner = self.known.data.owner(asked.customer, asked.received.date());
        let found = owner.or_else(|| self.on_shift(asked.received));
        (found.unwrap_or(NO_CODE), found.is_some())
    }

    fn on_shift(&mut self, at: Time) -> Option<u32> {
        let second = at.second_of_day()?;
        let hours = &self.known.data.hours;
        let of_date = self.on_shift.entry(at.date()).or_insert_with(|| hours.own_shifts(at.date()));
        let covers = |it: &&(u32, Interval)| it.1.start <= second && second < it.1.end;
        let mut covering = of_date.iter().filter(covers).map(|it| it.0);
        let first = covering.next()?;
        covering.all(|rep| rep == first).then_some(first)
    }
}

/// How long an inquiry waited, in parts of a minute.
struct Wait {
    working: Option<i64>,
    wall: Option<i64>,
}

impl Wait {
    fn of(known: &Known, asked: &Asked, rep: u32) -> Wait {
        let who = if rep == NO_CODE { Who::Company } else { Who::Rep(rep) };
        let seconds = |from, to| known.data.hours.seconds(who, from, to).saturating_mul(SECOND);
        let received = asked.received;
        match asked.reply.map(|reply| reply.when) {
            None => {
                let from = if received.has_hour() { received } else { end_of(received.date()) };
                Wait { working: Some(seconds(from, end_of(known.as_of))), wall: None }
            }
            Some(When::After(millionths)) => {
                Wait { working: Some(millionths.saturating_mul(MILLIONTH)), wall: None }
            }
            Some(When::At(at)) if received.has_hour() && at.has_hour() => {
                let wall = (at.seconds() - received.seconds()).saturating_mul(SECOND);
                Wait { working: Some(seconds(received, at)), wall: Some(wall) }
            }
            Some(When::At(_)) => Wait { working: None, wall: None },
        }
    }

    /// A value equal to the SLA is in it.
    fn outcome(&self, asked: &Asked, allowed: i64) -> Outcome {
        match (self.working, asked.reply) {
            (None, _) => Outcome::Untimed,
            (Some(working), Some(_)) if working <= allowed => Outcome::InTime,
            (Some(_), Some(_)) => Outcome::Late,
            (Some(working), None) if working <= allowed => Outcome::Waiting,
            (Some(_), None) => Outcome::Unanswered,
        }
    }
}

/// The midnight that a day ends at.
fn end_of(date: Date) -> Time {
    Time::of_seconds((i64::from(date.0) + 1) * i64::from(DAY))
}

//! What everybody knows on a day: a row each active rep and required topic in force, and after
//! them the attempts made up to that day (the KPI handbook B2).

use super::attempts::{Attempt, Attempted, attempted, first_of};
use super::deadline::deadline;
use crate::model::batch::Place;
use crate::model::date::{Date, Period};
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::reps::Rep;
use crate::model::rules::AttemptRule;
use crate::model::slice::{Slice, index};
use crate::model::topics::Topic;
use crate::model::unit::{Exact, Quantity};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Rounded sums are kept in these parts.
const FINE: u32 = 12;

/// How a rep stands at a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The score is what the topic asks for, or more.
    Passed,
    /// It is below.
    Below,
    /// There is no attempt.
    Missing,
    /// There is none that still holds.
    Expired,
}

/// A rep and a required topic.
#[derive(Clone, Copy, Debug)]
pub struct Required {
    /// Code of the salesperson.
    pub rep: u32,
    /// Code of the topic.
    pub topic: u32,
    /// How much the topic weighs.
    pub weight: Exact,
    /// How the rep stands.
    pub standing: Standing,
    /// The score by the firm's rule, of the attempts that still hold.
    pub score: Option<Exact>,
    /// The day of the attempt that counts; of the last, where none holds any more.
    pub date: Option<Date>,
    /// The last day that it holds.
    pub expires: Option<Date>,
}

/// One row of the facts.
#[derive(Clone, Copy, Debug)]
pub enum Row {
    /// What is required.
    Required(Required),
    /// An attempt.
    Attempt(Attempt),
}

/// What is known of everybody's knowledge at the end of a day.
pub struct Knowledge {
    facts: Rc<Facts>,
    rows: Vec<Row>,
}

/// The rows at the end of a day.
pub(in crate::kpi) fn facts(known: &Known, day: Date) -> Rc<Facts> {
    knowledge(known, day).facts.clone()
}

/// The pairs of the slice: active reps and required topics.
pub fn required(slice: &Slice) -> Vec<(u32, Required)> {
    rows(slice, |row| match row {
        Row::Required(it) => Some(it),
        Row::Attempt(_) => None,
    })
}

/// The attempts that the slice's people made in its period.
pub fn attempts(slice: &Slice) -> Vec<(u32, Attempt)> {
    let days = slice.scope.facts();
    let in_period = |date: Date| days.is_some_and(|days: Period| days.contains(date));
    rows(slice, |row| match row {
        Row::Attempt(it) if in_period(it.at.date()) => Some(it),
        _ => None,
    })
}

/// What a row of the slice's facts is.
pub fn row_at(slice: &Slice, row: u32) -> Option<Row> {
    knowledge(&slice.known, slice.scope.facts()?.to).rows.get(index(row)).copied()
}

fn rows<T>(slice: &Slice, wanted: impl Fn(Row) -> Option<T>) -> Vec<(u32, T)> {
    let Some(days) = slice.scope.facts() else { return Vec::new() };
    let all = knowledge(&slice.known, days.to);
    let found = |&row: &u32| Some((row, wanted(*all.rows.get(index(row))?)?));
    slice.rows.iter().filter_map(found).collect()
}

/// The sum; where it is too large to be exact, of the parts rounded to 10^-12.
pub(in crate::kpi) fn sum(parts: &[Exact]) -> Exact {
    let exact = parts.iter().try_fold(Exact::ZERO, |sum, &part| sum.plus(part));
    let rounded = || parts.iter().map(|part| part.rounded(FINE)).sum();
    exact.unwrap_or_else(|| Exact::new(rounded(), 10i128.pow(FINE)))
}

fn knowledge(known: &Known, day: Date) -> Rc<Knowledge> {
    known.derive_at(day, |known, day| {
        let all = attempted(known);
        let required = required_of(known, day);
        let made = all.list.iter().filter(|it| it.at.date() <= day);
        let rows: Vec<(Row, Place, Option<Place>)> = required
            .into_iter()
            .chain(made.map(|it| (Row::Attempt(*it), it.place, None)))
            .collect();
        let key = |of: fn(&Row) -> u32| rows.iter().map(|(row, ..)| of(row)).collect();
        let facts = Facts {
            rep: key(|row| match row {
                Row::Required(it) => it.rep,
                Row::Attempt(it) => it.rep,
            }),
            topic: key(|row| match row {
                Row::Required(it) => it.topic,
                Row::Attempt(it) => it.topic,
            }),
            place: rows.iter().map(|it| it.1).collect(),
            lent_by: rows.iter().map(|it| it.2).collect(),
            first: all.first.filter(|&first| first <= day),
            excluded: all.excluded.clone(),
            ..Facts::default()
        };
        Knowledge { facts: Rc::new(facts), rows: rows.into_iter().map(|it| it.0).collect() }
    })
}

/// Everybody active with every required topic in force: the attempt that counts (the topic's row,
/// where none does), and the topic's row.
fn required_of(known: &Known, day: Date) -> Vec<(Row, Place, Option<Place>)> {
    let data = known.data;
    let seen = Seen::of(&attempted(known), day);
    let is_known =
        |code: &u32, topic: &Topic| topic.place.is_some() || seen.topics.contains_key(code);
    let topics: Vec<(u32, &Topic)> = (0..)
        .zip(&data.topics)
        .filter(|(code, it)| is_due(it, day) && is_known(code, it))
        .collect();
    let is_here = |code: &u32, rep: &Rep| rep.is_listed || seen.reps.contains(code);
    let active = (0..).zip(&data.reps).filter(|(code, it)| is_active(it, day) && is_here(code, it));
    active
        .flat_map(|(rep, _)| topics.iter().map(move |&(code, topic)| (rep, code, topic)))
        .filter_map(|(rep, code, topic)| {
            let (required, attempt) = stand(known, day, (rep, code, topic));
            let own = topic.place.or_else(|| seen.topics.get(&code).copied());
            let place = attempt.map(|it| it.place).or(own)?;
            Some((Row::Required(required), place, own.filter(|&own| own != place)))
        })
        .collect()
}

fn is_due(topic: &Topic, day: Date) -> bool {
    topic.required
        && topic.from.is_none_or(|from| from <= day)
        && topic.to.is_none_or(|to| day <= to)
}

fn is_active(rep: &Rep, day: Date) -> bool {
    rep.active_from.is_none_or(|from| from <= day) && rep.active_to.is_none_or(|to| day <= to)
}

/// Whom and what the tests up to a day name: somebody or something that no row of its own table
/// says is known from the first test on.
struct Seen {
    reps: BTreeSet<u32>,
    /// With the first row that names it.
    topics: BTreeMap<u32, Place>,
}

impl Seen {
    fn of(all: &Attempted, day: Date) -> Seen {
        let mut seen = Seen { reps: BTreeSet::new(), topics: BTreeMap::new() };
        for it in all.list.iter().filter(|it| it.at.date() <= day) {
            seen.reps.insert(it.rep);
            let place = seen.topics.entry(it.topic).or_insert(it.place);
            *place = it.place.min(*place);
        }
        seen
    }
}

/// How a rep stands at a topic, and the attempt that says so.
fn stand(
    known: &Known,
    day: Date,
    (rep, code, topic): (u32, u32, &Topic),
) -> (Required, Option<Attempt>) {
    let (all, data) = (attempted(known), known.data);
    let made = all.of(rep, code);
    let made = made.get(..made.partition_point(|it| it.at.date() <= day)).unwrap_or_default();
    let until = |date: Date| deadline(data, rep, date, topic.valid_days);
    let holds = |it: &Attempt| day <= until(it.at.date());
    let valid = made.get(made.partition_point(|it| !holds(it))..).unwrap_or_default();
    let counting = counting(valid, known.data.rules.attempt);
    let attempt = counting.map(|it| it.0).or(made.last().copied());
    let score = counting.map(|it| it.1);
    let pass = Exact::new(topic.pass.0.into(), 1_000_000);
    let standing = match score {
        Some(score) if score >= pass => Standing::Passed,
        Some(_) => Standing::Below,
        None if made.is_empty() => Standing::Missing,
        None => Standing::Expired,
    };
    let date = attempt.map(|it| it.at.date());
    let expires = date.map(until);
    let weight = Exact::new(topic.weight.0.into(), Quantity::ONE.0.into());
    (Required { rep, topic: code, weight, standing, score, date, expires }, attempt)
}

/// The attempt that counts, and the score that it stands for.
fn counting(valid: &[Attempt], rule: AttemptRule) -> Option<(Attempt, Exact)> {
    let last = *valid.last()?;
    let attempt = match rule {
        AttemptRule::Last | AttemptRule::Average => last,
        AttemptRule::First => *valid.get(first_of(valid)?)?,
        AttemptRule::Best => valid.iter().copied().max_by_key(|it| it.score)?,
    };
    let scores: Vec<Exact> = valid.iter().map(|it| it.score).collect();
    let many = i64::try_from(scores.len()).ok()?;
    let score = match rule {
        AttemptRule::Average => sum(&scores).over(Exact::whole(many))?,
        _ => attempt.score,
    };
    Some((attempt, score))
}

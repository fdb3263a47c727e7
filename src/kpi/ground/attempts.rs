//! Attempts at tests that count, and what follows one from another: first ones, gaps that open and
//! close, what a training brought (the KPI handbook B2).

use super::deadline::deadline;
use crate::model::attempts::Attempts;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::{Dataset, Reason};
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::sort;
use crate::model::time::Time;
use crate::model::trainings::TrainingStatus;
use crate::model::unit::Exact;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Days that a gap is to be closed in (the KPI handbook B2).
const CLOSING: i64 = 30;

/// A finished attempt at a topic.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// Code of the salesperson.
    pub rep: u32,
    /// Code of the topic.
    pub topic: u32,
    /// When it was made.
    pub at: Time,
    /// Points / maximum.
    pub score: Exact,
    /// Whether that is what the topic asks for, or more.
    pub is_passed: bool,
    /// Whether it is the salesperson's first at the topic.
    pub is_first: bool,
    /// Whether a gap opens: it is not passed, and the one before it, if any, was.
    pub opens_gap: bool,
    /// The last day to close a gap that it opens: 30 days, moved by a long leave.
    pub close_by: Date,
    /// The day of the pass that closes the gap it opens.
    pub closed: Option<Date>,
    /// Its score less that of the attempt before, where a training lies between the two.
    pub lift: Option<Exact>,
    /// The row of the file that it is.
    pub place: Place,
}

impl Attempt {
    /// Whether the gap it opens is closed in time.
    pub fn is_closed_in_time(&self) -> bool {
        self.closed.is_some_and(|closed| closed <= self.close_by)
    }
}

/// The attempts as they are known on the as-of date, by salesperson and topic, in order of time.
pub struct Attempted {
    /// All of them.
    pub list: Vec<Attempt>,
    /// The first day of any finished attempt, of anybody.
    pub first: Option<Date>,
    /// The attempts that do not count, and why.
    pub excluded: Vec<(Place, Reason)>,
}

impl Attempted {
    /// Those of a salesperson at a topic, in order.
    pub fn of(&self, rep: u32, topic: u32) -> &[Attempt] {
        let key = (rep, topic);
        let from = self.list.partition_point(|it| (it.rep, it.topic) < key);
        let to = self.list.partition_point(|it| (it.rep, it.topic) <= key);
        self.list.get(from..to).unwrap_or_default()
    }
}

/// The attempts as they are known.
pub fn attempted(known: &Known) -> Rc<Attempted> {
    known.derive(|known| {
        let data = known.data;
        let (mut list, mut excluded, mut first) = (Vec::new(), Vec::new(), None::<Date>);
        for (row, &at) in data.attempts.date.iter().enumerate() {
            let Some(read) = read(data, row, at).filter(|_| at.date() <= known.as_of) else {
                continue;
            };
            let is_finished = !matches!(read, Err((_, Reason::Unfinished)));
            first = first.into_iter().chain(is_finished.then(|| at.date())).min();
            match read {
                Ok(attempt) => list.push(attempt),
                Err(why) => excluded.push(why),
            }
        }
        sort::by_key(&mut list, |it| (it.rep, it.topic, in_time(it), it.score, it.place));
        let trained = trained(data, known.as_of);
        for run in list.chunk_by_mut(|a, b| (a.rep, a.topic) == (b.rep, b.topic)) {
            follow(run, &trained);
        }
        Attempted { list, first, excluded }
    })
}

/// Order of time: of one day those of known hour are the later ones.
fn in_time(it: &Attempt) -> (Date, bool, Time) {
    (it.at.date(), it.at.has_hour(), it.at)
}

/// The attempt of a row, or why it is none.
fn read(data: &Dataset, row: usize, at: Time) -> Option<Result<Attempt, (Place, Reason)>> {
    let all: &Attempts = &data.attempts;
    let (&place, &rep) = all.place.get(row).zip(all.rep.get(row))?;
    if all.finished.get(row) == Some(&false) {
        return Some(Err((place, Reason::Unfinished)));
    }
    let topic = *all.topic.get(row)?;
    if topic == NO_CODE {
        return Some(Err((place, Reason::NoTopic)));
    }
    let pass = data.topics.get(usize::try_from(topic).ok()?)?.pass;
    let (points, max) = (i128::from(all.points.get(row)?.0), i128::from(all.max.get(row)?.0));
    let score = Exact::new(points, max);
    let is_passed = score >= Exact::new(pass.0.into(), 1_000_000);
    let (is_first, opens_gap, closed, lift) = (false, false, None, None);
    let close_by = deadline(data, rep, at.date(), CLOSING);
    Some(Ok(Attempt {
        rep,
        topic,
        at,
        score,
        is_passed,
        is_first,
        opens_gap,
        close_by,
        closed,
        lift,
        place,
    }))
}

/// The first of attempts in order: of the first day the one of the earliest known hour, of equal
/// ones (and of a day without hours) the higher score.
pub fn first_of(run: &[Attempt]) -> Option<usize> {
    let day = run.first()?.at.date();
    let of_day = run.iter().enumerate().take_while(|(_, it)| it.at.date() == day);
    let key = |it: &Attempt| (!it.at.has_hour(), it.at, std::cmp::Reverse(it.score));
    of_day.min_by_key(|(_, it)| key(it)).map(|(at, _)| at)
}

/// The days of the trainings done by a salesperson at a topic, up to the as-of date.
type Trained = BTreeMap<(u32, u32), Vec<Date>>;

fn trained(data: &Dataset, as_of: Date) -> Trained {
    let mut trained = Trained::new();
    for it in data.trainings.iter().filter(|it| it.date <= as_of) {
        if let (TrainingStatus::Done, Some(topic)) = (it.status, it.topic) {
            trained.entry((it.rep, topic)).or_default().push(it.date);
        }
    }
    trained
}

/// What attempts of one salesperson at one topic say of each other. A training has the day of the
/// attempt before it or a later one, and an earlier day than the attempt after it.
fn follow(run: &mut [Attempt], trained: &Trained) {
    let (Some(first), Some(&Attempt { rep, topic, .. })) = (first_of(run), run.first()) else {
        return;
    };
    let trained = trained.get(&(rep, topic)).map(Vec::as_slice).unwrap_or_default();
    let (mut closing, mut before) = (None, None::<Attempt>);
    for attempt in run.iter_mut().rev() {
        // From the last to the first: the nearest pass after it.
        attempt.closed = closing;
        if attempt.is_passed {
            closing = Some(attempt.at.date());
        }
    }
    for (at, attempt) in run.iter_mut().enumerate() {
        attempt.is_first = at == first;
        attempt.opens_gap = !attempt.is_passed && before.is_none_or(|it| it.is_passed);
        attempt.closed = attempt.closed.filter(|_| attempt.opens_gap);
        attempt.lift = before.and_then(|before| {
            let between = before.at.date()..attempt.at.date();
            let is_trained = trained.iter().any(|day| between.contains(day));
            attempt.score.minus(before.score).filter(|_| is_trained)
        });
        before = Some(*attempt);
    }
}

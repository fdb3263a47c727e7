//! What everybody knows, rep by topic, and what became of the gaps: training, retest, lift (the KPI
//! handbook B2).

use crate::kpi::ground::attempts::{Attempt, attempted};
use crate::kpi::ground::knowledge::{Required, Standing, attempts, required};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::trainings::{Training, TrainingStatus};
use crate::model::unit::Exact;

/// A rep at a required topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeRow {
    /// The salesperson.
    pub rep: String,
    /// The topic.
    pub topic: String,
    /// How the rep stands at it.
    pub standing: Standing,
    /// The score that counts; none where it is missing or expired.
    pub score: Option<Exact>,
    /// The day of the attempt that counts; of the last, where it is expired.
    pub date: Option<Date>,
    /// The last day that it holds.
    pub expires: Option<Date>,
}

/// A gap: a test of the period that was not passed, after one that was or none at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The salesperson.
    pub rep: String,
    /// The topic.
    pub topic: String,
    /// The day of the test.
    pub opened: Date,
    /// Its score.
    pub score: Exact,
    /// The first training of the rep at the topic from that day on, up to the pass that closes the
    /// gap.
    pub training: Option<(Date, TrainingStatus)>,
    /// The first test after the training; where none is done, the next test.
    pub retest: Option<(Date, Exact)>,
    /// How much the score grew over the training.
    pub lift: Option<Exact>,
    /// The day of the pass that closes it.
    pub closed: Option<Date>,
    /// Whether that is within 30 days.
    pub is_closed_in_time: bool,
}

/// How a rep stands, in words.
pub fn standing(of: Standing) -> Text {
    match of {
        Standing::Passed => text("сдано", "passed"),
        Standing::Below => text("ниже порога", "below the pass"),
        Standing::Missing => text("не сдавал", "missing"),
        Standing::Expired => text("срок истёк", "expired"),
    }
}

/// Every active rep of a slice of product knowledge at every required topic, by names.
pub fn knowledge(slice: &Slice) -> Vec<KnowledgeRow> {
    let row = |(_, it): (u32, Required)| {
        let (rep, topic) = names(slice.data, it.rep, it.topic);
        let Required { standing, score, date, expires, .. } = it;
        KnowledgeRow { rep, topic, standing, score, date, expires }
    };
    let mut rows: Vec<KnowledgeRow> = required(slice).into_iter().map(row).collect();
    sort::by(&mut rows, |a, b| (&a.rep, &a.topic).cmp(&(&b.rep, &b.topic)));
    rows
}

/// The gaps that opened in the period, the latest first, as they are known on the as-of date.
pub fn gaps(slice: &Slice) -> Vec<Gap> {
    let opened = attempts(slice).into_iter().filter(|(_, it)| it.opens_gap);
    let mut gaps: Vec<Gap> = opened.map(|(_, it)| gap(slice, &it)).collect();
    sort::by(&mut gaps, |a, b| (b.opened, &a.rep, &a.topic).cmp(&(a.opened, &b.rep, &b.topic)));
    gaps
}

fn names(data: &Dataset, rep: u32, topic: u32) -> (String, String) {
    let topic = usize::try_from(topic).ok().and_then(|at| data.topics.get(at));
    let rep = data.rep(rep).map(|it| it.name.clone());
    (rep.unwrap_or_default(), topic.map(|it| it.name.clone()).unwrap_or_default())
}

fn gap(slice: &Slice, opening: &Attempt) -> Gap {
    let all = attempted(&slice.known);
    let of_pair = all.of(opening.rep, opening.topic);
    let after = of_pair.iter().skip_while(|it| it.place != opening.place).skip(1);
    let after: Vec<&Attempt> = after.take_while(|it| !it.opens_gap).collect();
    let training = training(slice, opening);
    let follows = |it: &&&Attempt| match training {
        Some((day, TrainingStatus::Done)) => day < it.at.date(),
        _ => true,
    };
    let retest = after.iter().find(follows);
    let (rep, topic) = names(slice.data, opening.rep, opening.topic);
    Gap {
        rep,
        topic,
        opened: opening.at.date(),
        score: opening.score,
        training,
        retest: retest.map(|it| (it.at.date(), it.score)),
        lift: retest.and_then(|it| it.lift),
        closed: opening.closed,
        is_closed_in_time: opening.is_closed_in_time(),
    }
}

/// The training that the gap brought: one that is done by the as-of date, or planned for any day.
fn training(slice: &Slice, opening: &Attempt) -> Option<(Date, TrainingStatus)> {
    let is_known =
        |it: &&Training| it.status == TrainingStatus::Planned || it.date <= slice.known.as_of;
    let is_its = |it: &&Training| {
        (it.rep, it.topic) == (opening.rep, Some(opening.topic))
            && opening.at.date() <= it.date
            && opening.closed.is_none_or(|closed| it.date <= closed)
    };
    let of_gap = slice.data.trainings.iter().filter(is_known).filter(is_its);
    of_gap.map(|it| (it.date, it.status)).min_by_key(|it| (it.0, it.1 == TrainingStatus::Planned))
}

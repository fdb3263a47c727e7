//! Response time: the share of inquiries answered within the SLA (the KPI handbook B3).
//!
//! headline = answered in SLA / (answered whose minutes are known + unanswered older than the SLA);
//! an answer is a human's, and its minutes are working ones by the calendar of the person that the
//! inquiry counts for; a value equal to the SLA is in it. Median and P90 are of the answered, by
//! linear interpolation (PERCENTILE.INC). Inquiries are of the period they are received in, and
//! answered or not as of the as-of date.
//! No value: no inquiries of anybody up to the as-of date; for shares and minutes, none to count.

use crate::kpi::engine::{known, summed};
use crate::kpi::ground::inquiries::{Inquired, MINUTE, Outcome, facts, inquired, standing};
use crate::kpi::percentile::{MEDIAN, P90, percentile};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::tally::{ByRep, Sums};
use crate::model::unit::Exact;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "response_time",
    name: text("Время ответа", "Response time"),
    definition: text(
        "Доля обращений, на которые человек ответил в срок (в рабочих минутах).",
        "Share of inquiries that a person answered within the SLA, in working minutes.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts),
    tables: &[Table::Inquiries],
    defaulted: text(
        "менеджер взят по владельцу клиента или смене",
        "salesperson taken from the customer's owner or the shift",
    ),
    by: &[By::Team, By::Rep, By::Channel, By::Customer, By::Month],
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "headline", unit: Unit::Share, count: headline },
    planned: Planning::Whole,
    // 90 % in SLA (the KPI handbook B3).
    norm: Some((9, 10)),
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    Measure {
        id: "headline",
        name: text("доля ответов в срок", "share answered in time"),
        unit: Unit::Share,
        how: How::Ratio(headline),
        rows: EACH_IN_TIME,
        by: None,
    },
    minutes(
        "median_minutes",
        text("медиана, рабочих минут", "median, working minutes"),
        How::Stat(|slice| at(slice, MEDIAN, Inquired::waited)),
    ),
    minutes(
        "p90_minutes",
        text("P90, рабочих минут: девять из десяти не дольше", "P90, working minutes"),
        How::Stat(|slice| at(slice, P90, Inquired::waited)),
    ),
    minutes(
        "mean_minutes",
        text("среднее, рабочих минут", "mean, working minutes"),
        How::Ratio(mean),
    ),
    Measure {
        rows: Rows { of: walled, brings: wall_minutes, unit: Unit::Minutes },
        ..minutes(
            "median_wall_minutes",
            text("медиана, минут по часам", "median, wall minutes"),
            How::Stat(|slice| at(slice, MEDIAN, Inquired::wall)),
        )
    },
    count("answered", text("отвечено", "answered"), answered, |slice| {
        summed(slice, &answered(slice), each)
    }),
    count(
        "unanswered",
        text("без ответа дольше срока", "unanswered, past the SLA"),
        unanswered,
        |slice| summed(slice, &unanswered(slice), each),
    ),
    count("waiting", text("ожидают ответа", "waiting"), waiting, |slice| {
        summed(slice, &waiting(slice), each)
    }),
];

const EACH_IN_TIME: Rows = Rows { of: in_time, brings: |_, _| Exact::whole(1), unit: Unit::Count };

const fn minutes(id: &'static str, name: Text, how: How) -> Measure {
    let rows = Rows { of: timed, brings: working_minutes, unit: Unit::Minutes };
    Measure { id, name, unit: Unit::Minutes, how, rows, by: None }
}

const fn count(
    id: &'static str,
    name: Text,
    of: fn(&Slice) -> Vec<u32>,
    sum: fn(&Slice) -> Counted,
) -> Measure {
    let rows = Rows { of, brings: |_, _| Exact::whole(1), unit: Unit::Count };
    Measure { id, name, unit: Unit::Count, how: How::Sum(sum), rows, by: None }
}

fn in_time(slice: &Slice) -> Vec<u32> {
    standing(slice, &[Outcome::InTime])
}

/// Answered, and the minutes are known.
fn timed(slice: &Slice) -> Vec<u32> {
    standing(slice, &[Outcome::InTime, Outcome::Late])
}

/// Answered, and both times are known.
fn walled(slice: &Slice) -> Vec<u32> {
    let all = inquired(&slice.known);
    timed(slice).into_iter().filter(|&row| all.wall(row).is_some()).collect()
}

fn answered(slice: &Slice) -> Vec<u32> {
    standing(slice, &[Outcome::InTime, Outcome::Late, Outcome::Untimed])
}

fn unanswered(slice: &Slice) -> Vec<u32> {
    standing(slice, &[Outcome::Unanswered])
}

fn waiting(slice: &Slice) -> Vec<u32> {
    standing(slice, &[Outcome::Waiting])
}

fn each(_: &Slice, rows: &[u32]) -> Exact {
    number(rows.len())
}

fn number(of: usize) -> Exact {
    Exact::whole(i64::try_from(of).unwrap_or(i64::MAX))
}

fn headline(slice: &Slice) -> Counted {
    if let Err(why) = known(slice) {
        return Counted::of(Err(why), 0);
    }
    if let Some(sums) = tally(slice) {
        return Counted::ratio(Exact::new(sums.part, 1), Exact::new(sums.whole, 1), sums.n);
    }
    let whole = timed(slice).len() + unanswered(slice).len();
    Counted::ratio(number(in_time(slice).len()), number(whole), whole)
}

/// Answers in time, and all whose minutes are known or over the SLA, by rep.
struct Tally(ByRep);

/// The same of a slice of whole people; else `None`.
fn tally(slice: &Slice) -> Option<Sums> {
    let whose = slice.everything()?;
    let tally = slice.in_period(|slice, rows| {
        let all = inquired(&slice.known);
        Tally(ByRep::of(slice, rows, |sums, row| {
            let Some(outcome) = all.outcome(row) else { return };
            let counts = matches!(outcome, Outcome::InTime | Outcome::Late | Outcome::Unanswered);
            sums.part += i128::from(outcome == Outcome::InTime);
            sums.whole += i128::from(counts);
            sums.n += usize::from(counts);
        }))
    });
    Some(tally.0.get(whose))
}

/// Parts of a minute as minutes.
fn in_minutes(parts: i128) -> Exact {
    Exact::new(parts, i128::from(MINUTE))
}

fn working_minutes(slice: &Slice, row: u32) -> Exact {
    in_minutes(inquired(&slice.known).waited(row).unwrap_or(0).into())
}

fn wall_minutes(slice: &Slice, row: u32) -> Exact {
    in_minutes(inquired(&slice.known).wall(row).unwrap_or(0).into())
}

/// The waits of the answered that are known.
fn waits(slice: &Slice, of: fn(&Inquired, u32) -> Option<i64>) -> Vec<i64> {
    let all = inquired(&slice.known);
    timed(slice).into_iter().filter_map(|row| of(&all, row)).collect()
}

fn at(slice: &Slice, share: (usize, usize), of: fn(&Inquired, u32) -> Option<i64>) -> Counted {
    let mut waits = waits(slice, of);
    let found = percentile(&mut waits, share).ok_or(NoValue::ZeroWhole);
    let value = found.map(|(part, whole)| Exact::new(part, whole * i128::from(MINUTE)));
    Counted::of(known(slice).and(value), waits.len())
}

fn mean(slice: &Slice) -> Counted {
    let waits = waits(slice, Inquired::waited);
    let sum = waits.iter().map(|&it| i128::from(it)).sum();
    match known(slice) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(()) => Counted::ratio(in_minutes(sum), number(waits.len()), waits.len()),
    }
}

//! Product knowledge: the weighted score over the topics that everybody has to know (the KPI
//! handbook B2). A state of the period's last day, or of the as-of date before it.
//!
//! headline = sum of weight × score / sum of weights, over required topics in force and reps active
//! that day; the score is of the attempts that still hold, by the firm's rule (the last), and one
//! that is missing or expired is 0, or left out by a switch. coverage = topics passed / required;
//! gaps = those below what they ask for. Of the attempts made in the period: pass rate, pass rate of
//! the first ones, gaps closed within 30 days / gaps opened (as known on the as-of date), and the
//! lift: how much the score grew over a training, sum of differences / number of retests.
//! No value: no attempt of anybody up to that day; for a ratio, nothing in its lower side.

use crate::kpi::engine::known;
use crate::kpi::ground::attempts::Attempt;
use crate::kpi::ground::knowledge::{
    Required, Row, Standing, attempts, facts, required, row_at, sum,
};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "product_knowledge",
    name: text("Знание продукта", "Product knowledge"),
    definition: text(
        "Средневзвешенный балл по обязательным темам; не сданное и просроченное — ноль.",
        "Weighted score over required topics; what is missing or expired is zero.",
    ),
    better: Better::Higher,
    ground: Ground::State(facts),
    tables: &[Table::Attempts, Table::Topics, Table::Trainings],
    defaulted: text("ничего", "nothing"),
    by: &[By::Team, By::Rep, By::Topic, By::Month],
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "headline", unit: Unit::Share, count: headline },
    planned: Planning::Whole,
    // A pass is 80 % (the KPI handbook B2).
    norm: Some((4, 5)),
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    Measure {
        rows: Rows { of: counted_rows, brings: weighted, unit: Unit::Count },
        ..share("headline", text("балл", "score"), headline, counted_rows)
    },
    share("coverage", text("сдано обязательных тем", "coverage"), coverage, passed_topics),
    share(
        "pass_rate",
        text("доля сданных попыток", "pass rate"),
        pass_rate,
        |slice| made(slice, |it| it.is_passed),
    ),
    share(
        "first_pass_rate",
        text("сдано с первой попытки", "first-attempt pass rate"),
        first_pass_rate,
        |slice| made(slice, |it| it.is_first && it.is_passed),
    ),
    Measure {
        id: "gaps",
        name: text("пробелы", "gaps"),
        unit: Unit::Count,
        how: How::Level(gaps),
        rows: Rows { of: gap_rows, brings: one, unit: Unit::Count },
        by: None,
    },
    share(
        "gap_closure",
        text("закрыто пробелов за 30 дней", "gaps closed in 30 days"),
        gap_closure,
        |slice| made(slice, |it| it.opens_gap && it.is_closed_in_time()),
    ),
    Measure {
        unit: Unit::Points,
        rows: Rows { of: lifted, brings: lift_of, unit: Unit::Points },
        ..share("lift", text("прирост после обучения", "lift after training"), lift, lifted)
    },
];

const fn share(
    id: &'static str,
    name: Text,
    ratio: fn(&Slice) -> Counted,
    of: fn(&Slice) -> Vec<u32>,
) -> Measure {
    let rows = Rows { of, brings: one, unit: Unit::Count };
    Measure { id, name, unit: Unit::Share, how: How::Ratio(ratio), rows, by: None }
}

fn one(_: &Slice, _: u32) -> Exact {
    Exact::whole(1)
}

fn number(of: usize) -> Exact {
    Exact::whole(i64::try_from(of).unwrap_or(i64::MAX))
}

/// A ratio of two counts.
fn of_counts(slice: &Slice, part: usize, whole: usize) -> Counted {
    ratio(slice, number(part), number(whole), whole)
}

fn ratio(slice: &Slice, part: Exact, whole: Exact, n: usize) -> Counted {
    match known(slice).and_then(|()| slice.facts.first.ok_or(NoValue::NoRows)) {
        Err(why) => Counted::of(Err(why), 0),
        Ok(_) => Counted::ratio(part, whole, n),
    }
}

/// What counts in the score: all that is required, or what there is a score of.
fn counting(slice: &Slice) -> Vec<(u32, Required)> {
    let left_out = slice.data.rules.missing_left_out;
    let mut all = required(slice);
    all.retain(|(_, it)| !left_out || it.score.is_some());
    all
}

fn rows_of<T>(of: Vec<(u32, T)>, wanted: impl Fn(&T) -> bool) -> Vec<u32> {
    of.into_iter().filter(|(_, it)| wanted(it)).map(|(row, _)| row).collect()
}

fn counted_rows(slice: &Slice) -> Vec<u32> {
    rows_of(counting(slice), |_| true)
}

fn points(of: &Required) -> Exact {
    of.score.and_then(|score| of.weight.times(score)).unwrap_or(Exact::ZERO)
}

fn weighted(slice: &Slice, row: u32) -> Exact {
    match row_at(slice, row) {
        Some(Row::Required(it)) => points(&it),
        _ => Exact::ZERO,
    }
}

fn headline(slice: &Slice) -> Counted {
    let all = counting(slice);
    let got: Vec<Exact> = all.iter().map(|(_, it)| points(it)).collect();
    let weights: Vec<Exact> = all.iter().map(|(_, it)| it.weight).collect();
    ratio(slice, sum(&got), sum(&weights), all.len())
}

fn passed_topics(slice: &Slice) -> Vec<u32> {
    rows_of(required(slice), |it| it.standing == Standing::Passed)
}

fn coverage(slice: &Slice) -> Counted {
    of_counts(slice, passed_topics(slice).len(), required(slice).len())
}

fn gap_rows(slice: &Slice) -> Vec<u32> {
    rows_of(counting(slice), |it| it.standing != Standing::Passed)
}

fn gaps(slice: &Slice) -> Counted {
    let rows = gap_rows(slice);
    let counted = of_counts(slice, rows.len(), 1);
    Counted::of(counted.value, rows.len())
}

fn made(slice: &Slice, wanted: fn(&Attempt) -> bool) -> Vec<u32> {
    rows_of(attempts(slice), wanted)
}

fn pass_rate(slice: &Slice) -> Counted {
    let passed = made(slice, |it| it.is_passed);
    of_counts(slice, passed.len(), attempts(slice).len())
}

fn first_pass_rate(slice: &Slice) -> Counted {
    let passed = made(slice, |it| it.is_first && it.is_passed);
    of_counts(slice, passed.len(), made(slice, |it| it.is_first).len())
}

fn gap_closure(slice: &Slice) -> Counted {
    let closed = made(slice, |it| it.opens_gap && it.is_closed_in_time());
    of_counts(slice, closed.len(), made(slice, |it| it.opens_gap).len())
}

fn lifted(slice: &Slice) -> Vec<u32> {
    made(slice, |it| it.lift.is_some())
}

fn lift_of(slice: &Slice, row: u32) -> Exact {
    match row_at(slice, row) {
        Some(Row::Attempt(it)) => it.lift.unwrap_or(Exact::ZERO),
        _ => Exact::ZERO,
    }
}

fn lift(slice: &Slice) -> Counted {
    let lifts: Vec<Exact> = attempts(slice).into_iter().filter_map(|(_, it)| it.lift).collect();
    ratio(slice, sum(&lifts), number(lifts.len()), lifts.len())
}

//! Attempts made in the app: one batch of its own, to which each test run here adds its rows.

use super::batch::Batch;
use super::column::Column;
use super::date::Date;
use super::dimensions::{number, word};
use super::hand::{typed, words};
use super::shape::{NumberShape, Shape, TimeShape};
use super::table::Table;
use super::time::Time;
use super::unit::Quantity;

/// One attempt at the questions of one topic, finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// When it was finished, in the workspace's civil time.
    pub at: Time,
    /// Id of the salesperson, else the name.
    pub rep: String,
    /// Name of the topic.
    pub topic: String,
    /// Points got.
    pub points: Quantity,
    /// Points there were to get, above zero.
    pub max: Quantity,
    /// The bank of questions and its version; empty where nothing is to be said.
    pub bank: String,
}

/// The batch of attempts made here after these; what it held stays as it was, before them. Row
/// numbers count the attempts from 1, in order of being made.
pub fn add_attempts(previous: Option<&Batch>, made: &[Made], today: Date) -> Batch {
    let kept = previous.into_iter().flat_map(|batch| (0..batch.len()).map(|row| kept(batch, row)));
    let all: Vec<Made> = kept.flatten().chain(made.iter().cloned()).collect();
    let numbers =
        |of: fn(&Made) -> i64, shape| (Column::Number(all.iter().map(of).collect()), shape);
    let plain = || Shape::Number(NumberShape::plain(6));
    let columns = vec![
        ("date", numbers(|it| it.at.0, Shape::Time(TimeShape::iso()))),
        ("rep", words(all.iter().map(|it| it.rep.as_str()))),
        ("topic", words(all.iter().map(|it| it.topic.as_str()))),
        ("points", numbers(|it| it.points.0, plain())),
        ("max", numbers(|it| it.max.0, plain())),
        ("bank", words(all.iter().map(|it| it.bank.as_str()))),
    ];
    typed(Table::Attempts, all.len(), columns, today)
}

fn kept(batch: &Batch, row: usize) -> Option<Made> {
    let text = |field| word(batch, field, row).unwrap_or_default().to_owned();
    Some(Made {
        at: Time(number(batch, "date", row)?),
        rep: text("rep"),
        topic: text("topic"),
        points: Quantity(number(batch, "points", row)?),
        max: Quantity(number(batch, "max", row)?),
        bank: text("bank"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(at: &str, points: i64) -> Made {
        Made {
            at: Time::parse(at).expect("a time"),
            rep: "Аня".to_owned(),
            topic: "Насосы".to_owned(),
            points: Quantity(points * 1_000_000),
            max: Quantity(10_000_000),
            bank: String::new(),
        }
    }

    #[test]
    fn attempts_are_added_and_those_before_stay() {
        let day = Date::parse("2026-03-16").expect("a date");
        let (first, second) = (made("2026-03-16T10:00", 7), made("2026-03-17T10:00", 9));
        let one = add_attempts(None, std::slice::from_ref(&first), day);
        let two = add_attempts(Some(&one), std::slice::from_ref(&second), day);
        assert_eq!((one.len(), two.rows.as_slice()), (1, [1, 2].as_slice()));
        assert_eq!([kept(&two, 0), kept(&two, 1)], [Some(first), Some(second)]);
        let said = |field, row| two.column(field).and_then(|it| it.original(row));
        assert_eq!(said("date", 0).as_deref(), Some("2026-03-16T10:00:00"));
        assert_eq!((said("points", 1).as_deref(), said("bank", 1)), (Some("9"), None));
    }
}

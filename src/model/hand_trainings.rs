//! Trainings written in the app, such as those that gaps of knowledge bring: one batch of its own.

use super::batch::Batch;
use super::column::{Column, NO_NUMBER};
use super::date::Date;
use super::dimensions::{day, number, word};
use super::hand::{typed, words};
use super::shape::{DateShape, NumberShape, Shape};
use super::table::Table;
use super::trainings::TrainingStatus;
use super::unit::Quantity;
use std::collections::BTreeMap;

/// One training written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingEdit {
    /// The day that it is on.
    pub date: Date,
    /// Id of the salesperson, else the name.
    pub rep: String,
    /// Name of the topic.
    pub topic: String,
    /// How long it takes; `None`: unknown, which is not zero.
    pub hours: Option<Quantity>,
    /// Whether it has taken place; `None` takes the training away.
    pub status: Option<TrainingStatus>,
}

type Key = (Date, String, String);
type Row = (Option<i64>, i64);

/// The batch of trainings written here after these edits; a later edit of the same rep, topic and
/// day wins, so that what was planned becomes done. Row numbers count the trainings from 1, in order
/// of day, person and topic.
pub fn edit_trainings(previous: Option<&Batch>, edits: &[TrainingEdit], today: Date) -> Batch {
    let mut rows: BTreeMap<Key, Row> = BTreeMap::new();
    for batch in previous.into_iter() {
        rows.extend((0..batch.len()).filter_map(|row| kept(batch, row)));
    }
    for it in edits {
        let key = (it.date, it.rep.clone(), it.topic.clone());
        match it.status {
            Some(status) => rows.insert(key, (it.hours.map(|it| it.0), status as i64)),
            None => rows.remove(&key),
        };
    }
    let days = rows.keys().map(|key| key.0.0.into()).collect();
    let hours = rows.values().map(|row| row.0.unwrap_or(NO_NUMBER)).collect();
    let statuses = rows.values().map(|row| row.1).collect();
    let said = (0..).zip(TrainingStatus::WORDS.iter().map(|&it| it.to_owned())).collect();
    let columns = vec![
        ("date", (Column::Number(days), Shape::Date(DateShape::Iso))),
        ("rep", words(rows.keys().map(|key| key.1.as_str()))),
        ("topic", words(rows.keys().map(|key| key.2.as_str()))),
        ("hours", (Column::Number(hours), Shape::Number(NumberShape::plain(6)))),
        ("status", (Column::Number(statuses), Shape::Words(said))),
    ];
    typed(Table::Trainings, rows.len(), columns, today)
}

fn kept(batch: &Batch, row: usize) -> Option<(Key, Row)> {
    let text = |field| word(batch, field, row).unwrap_or_default().to_owned();
    let key = (day(batch, "date", row)?, text("rep"), text("topic"));
    Some((key, (number(batch, "hours", row), number(batch, "status", row)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_planned_becomes_done_and_what_is_taken_away_is_gone() {
        let date = Date::parse("2026-03-20").expect("a date");
        let edit = |topic: &str, hours, status| TrainingEdit {
            date,
            rep: "Аня".to_owned(),
            topic: topic.to_owned(),
            hours,
            status,
        };
        let planned = Some(TrainingStatus::Planned);
        let two = [edit("Насосы", None, planned), edit("Краны", None, planned)];
        let first = edit_trainings(None, &two, date);
        let said = |batch: &Batch, field, row| batch.column(field).and_then(|it| it.original(row));
        assert_eq!(said(&first, "status", 1).as_deref(), Some("planned"));
        assert_eq!(said(&first, "hours", 1), None, "unknown is not zero");
        let done = edit("Насосы", Some(Quantity(1_500_000)), Some(TrainingStatus::Done));
        let second = edit_trainings(Some(&first), &[done, edit("Краны", None, None)], date);
        assert_eq!(second.len(), 1);
        let row = ["date", "rep", "topic", "hours", "status"].map(|it| said(&second, it, 0));
        let row = row.map(Option::unwrap_or_default);
        assert_eq!(row, ["2026-03-20", "Аня", "Насосы", "1.5", "done"]);
    }
}

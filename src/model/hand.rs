//! What is typed in the app: one batch of its own, kept beside the files' batches.

use super::batch::{Batch, BatchColumn, Origin, Originals};
use super::column::{Column, NO_NUMBER, TextsBuilder};
use super::date::{Date, Period};
use super::dimensions::{day, number, word};
use super::shape::{DateShape, NumberShape, Shape};
use super::table::Table;
use std::collections::BTreeMap;

/// One target typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetEdit {
    /// Id of the KPI.
    pub kpi: &'static str,
    /// Name of the team or person; empty for the company.
    pub who: String,
    /// SKU or group; empty for everything.
    pub of: String,
    /// The days it covers.
    pub period: Period,
    /// In millionths of the KPI's unit; `None` takes the target away.
    pub amount: Option<i64>,
}

type Key = (String, String, String, Date, Date);

/// The batch of typed targets after these edits; a later edit of the same target wins.
/// Row numbers count the targets from 1, in order of KPI, person, thing and date.
pub fn edit_targets(previous: Option<&Batch>, edits: &[TargetEdit], today: Date) -> Batch {
    let mut rows: BTreeMap<Key, Option<i64>> = BTreeMap::new();
    for batch in previous.into_iter() {
        for row in 0..batch.len() {
            if let Some(key) = key(batch, row) {
                rows.insert(key, number(batch, "amount", row));
            }
        }
    }
    for edit in edits {
        let key = (
            edit.kpi.to_owned(),
            edit.who.clone(),
            edit.of.clone(),
            edit.period.from,
            edit.period.to,
        );
        rows.insert(key, edit.amount);
    }
    batch(&rows, today)
}

fn key(batch: &Batch, row: usize) -> Option<Key> {
    let text = |field| word(batch, field, row).unwrap_or_default().to_owned();
    Some((text("kpi"), text("who"), text("of"), day(batch, "from", row)?, day(batch, "to", row)?))
}

fn batch(rows: &BTreeMap<Key, Option<i64>>, today: Date) -> Batch {
    let days = |of: fn(&Key) -> Date| {
        let column = Column::Number(rows.keys().map(|key| of(key).0.into()).collect());
        (column, Shape::Date(DateShape::Iso))
    };
    let amounts = rows.values().map(|amount| amount.unwrap_or(NO_NUMBER)).collect();
    let columns = [
        ("kpi", words(rows.keys().map(|key| key.0.as_str()))),
        ("who", words(rows.keys().map(|key| key.1.as_str()))),
        ("of", words(rows.keys().map(|key| key.2.as_str()))),
        ("from", days(|key| key.3)),
        ("to", days(|key| key.4)),
        ("amount", (Column::Number(amounts), Shape::Number(NumberShape::plain(6)))),
    ];
    typed(Table::Targets, rows.len(), columns.into(), today)
}

/// A column of words, none where they are empty.
pub(super) fn words<'a>(words: impl Iterator<Item = &'a str>) -> (Column, Shape) {
    let mut builder = TextsBuilder::default();
    words.for_each(|word| builder.push(Some(word).filter(|it| !it.is_empty())));
    (Column::Text(builder.finish()), Shape::Plain)
}

/// A batch of what was typed: so many rows, the columns by their fields.
pub(super) fn typed(
    table: Table,
    rows: usize,
    columns: Vec<(&str, (Column, Shape))>,
    today: Date,
) -> Batch {
    let column = |(field, (column, shape)): (&str, (Column, Shape))| BatchColumn {
        field: field.to_owned(),
        header: field.to_owned(),
        column,
        shape,
        originals: Originals::default(),
    };
    Batch {
        table,
        origin: Origin::hand(),
        imported: today.0,
        rows: (1..).take(rows).collect(),
        columns: columns.into_iter().map(column).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_edit_of_the_same_target_wins() {
        let month = Period::parse("2026-09").expect("a month");
        let edit = |amount| TargetEdit {
            kpi: "plan_revenue",
            who: "Ким Д.".to_owned(),
            of: String::new(),
            period: month,
            amount,
        };
        let first = edit_targets(None, &[edit(Some(1_000_000))], month.from);
        let second = edit_targets(Some(&first), &[edit(Some(2_000_000))], month.to);
        assert_eq!((second.len(), number(&second, "amount", 0)), (1, Some(2_000_000)));
        let cleared = edit_targets(Some(&second), &[edit(None)], month.to);
        assert_eq!((cleared.len(), number(&cleared, "amount", 0)), (1, None));
    }
}

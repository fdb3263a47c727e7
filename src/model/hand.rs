//! What is typed in the app: one batch of its own, kept beside the files' batches.

use super::batch::{Batch, BatchColumn, Origin, Originals};
use super::column::{Column, NO_NUMBER, TextsBuilder};
use super::date::{Date, Period};
use super::dimensions::{day, number, word};
use super::shape::{DateShape, NumberShape, Shape};
use super::table::Table;
use super::targets::{LEVELS, Level};
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
    /// How high it is set.
    pub level: Level,
    /// In millionths of the KPI's unit; `None` takes the target away, whenever it was revised.
    pub amount: Option<i64>,
    /// The versions that are known of it, by the day that each holds from; they stay.
    pub versions: Vec<(Option<Date>, i64)>,
    /// From which day on the amount is another version; none: the last one is corrected.
    pub since: Option<Date>,
}

/// What tells typed targets apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kpi: String,
    who: String,
    of: String,
    from: Date,
    to: Date,
    level: i64,
    version: Option<Date>,
}

impl Key {
    fn of_row(batch: &Batch, row: usize) -> Option<Key> {
        let text = |field| word(batch, field, row).unwrap_or_default().to_owned();
        Some(Key {
            kpi: text("kpi"),
            who: text("who"),
            of: text("of"),
            from: day(batch, "from", row)?,
            to: day(batch, "to", row)?,
            level: number(batch, "level", row).unwrap_or(Level::Plan as i64),
            version: day(batch, "version_from", row),
        })
    }

    fn of_edit(edit: &TargetEdit) -> Key {
        Key {
            kpi: edit.kpi.to_owned(),
            who: edit.who.clone(),
            of: edit.of.clone(),
            from: edit.period.from,
            to: edit.period.to,
            level: edit.level as i64,
            version: None,
        }
    }

    fn on(&self, version: Option<Date>) -> Key {
        Key { version, ..self.clone() }
    }
}

/// The batch of typed targets after these edits; a later edit of the same target wins.
/// Row numbers count the targets from 1, in order of KPI, person, thing and date.
pub fn edit_targets(previous: Option<&Batch>, edits: &[TargetEdit], today: Date) -> Batch {
    let mut rows: BTreeMap<Key, Option<i64>> = BTreeMap::new();
    for batch in previous.into_iter() {
        for row in 0..batch.len() {
            if let Some(key) = Key::of_row(batch, row) {
                rows.insert(key, number(batch, "amount", row));
            }
        }
    }
    for edit in edits {
        let key = Key::of_edit(edit);
        if edit.amount.is_none() {
            rows.retain(|it, _| it.on(None) != key);
            rows.insert(key, None);
            continue;
        }
        // What a file says of them is replaced by what stands here: all of it stands here then.
        for (version, amount) in &edit.versions {
            rows.entry(key.on(*version)).or_insert(Some(*amount));
        }
        let last = edit.versions.iter().map(|it| it.0).max().unwrap_or(None);
        rows.insert(key.on(edit.since.or(last)), edit.amount);
    }
    batch(&rows, today)
}

fn batch(rows: &BTreeMap<Key, Option<i64>>, today: Date) -> Batch {
    let days = |of: fn(&Key) -> Option<Date>| {
        let day = |key| of(key).map_or(NO_NUMBER, |day| day.0.into());
        (Column::Number(rows.keys().map(day).collect()), Shape::Date(DateShape::Iso))
    };
    let amounts = rows.values().map(|amount| amount.unwrap_or(NO_NUMBER)).collect();
    let levels = (0..).zip(LEVELS.iter().map(ToString::to_string)).collect();
    let columns = [
        ("kpi", words(rows.keys().map(|key| key.kpi.as_str()))),
        ("who", words(rows.keys().map(|key| key.who.as_str()))),
        ("of", words(rows.keys().map(|key| key.of.as_str()))),
        ("from", days(|key| Some(key.from))),
        ("to", days(|key| Some(key.to))),
        ("level", (Column::Number(rows.keys().map(|it| it.level).collect()), Shape::Words(levels))),
        ("amount", (Column::Number(amounts), Shape::Number(NumberShape::plain(6)))),
        ("version_from", days(|key| key.version)),
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
            level: Level::Plan,
            amount,
            versions: Vec::new(),
            since: None,
        };
        let first = edit_targets(None, &[edit(Some(1_000_000))], month.from);
        let second = edit_targets(Some(&first), &[edit(Some(2_000_000))], month.to);
        assert_eq!((second.len(), number(&second, "amount", 0)), (1, Some(2_000_000)));
        let cleared = edit_targets(Some(&second), &[edit(None)], month.to);
        assert_eq!((cleared.len(), number(&cleared, "amount", 0)), (1, None));
    }

    #[test]
    fn a_revised_target_keeps_what_it_was_until_that_day() {
        let month = Period::parse("2026-09").expect("a month");
        let day = |text: &str| Date::parse(text).expect(text);
        type Versions = Vec<(Option<Date>, i64)>;
        let said = |batch: &Batch| -> Versions {
            let row = |at| (super::day(batch, "version_from", at), number(batch, "amount", at));
            assert!((0..batch.len()).all(|at| number(batch, "level", at) == Some(2)));
            (0..batch.len()).map(row).filter_map(|it| Some((it.0, it.1?))).collect()
        };
        let edit = |previous: Option<&Batch>, amount, versions: Versions, since: Option<&str>| {
            let edit = TargetEdit {
                kpi: "plan_revenue",
                who: "Ким Д.".to_owned(),
                of: String::new(),
                period: month,
                level: Level::Stretch,
                amount,
                versions,
                since: since.map(day),
            };
            edit_targets(previous, &[edit], day("2026-09-30"))
        };
        // What a file says, all versions of it, stays before the new one.
        let (first, fifth, tenth) = ((None, 80), (Some(day("2026-09-05")), 100), "2026-09-10");
        let one = edit(None, Some(120), vec![first, fifth], Some(tenth));
        assert_eq!(said(&one), [first, fifth, (Some(day(tenth)), 120)]);
        // On the same day it is corrected, on a later one revised again, or corrected in place.
        let same = edit(Some(&one), Some(130), said(&one), Some(tenth));
        assert_eq!(said(&same), [first, fifth, (Some(day(tenth)), 130)]);
        let later = edit(Some(&same), Some(140), said(&same), Some("2026-09-20"));
        assert_eq!(said(&later).len(), 4);
        let mended = edit(Some(&later), Some(150), said(&later), None);
        assert_eq!((said(&mended).len(), said(&mended)[3].1), (4, 150));
        assert!(said(&edit(Some(&mended), None, said(&mended), None)).is_empty());
        // A file's plan that is corrected keeps its earlier versions.
        assert_eq!(said(&edit(None, Some(90), vec![first, fifth], None)), [first, (fifth.0, 90)]);
    }
}

//! Time zones: the workspace's own, and what its times would be in it.
//!
//! Files are read into Moscow time where they say a zone; a workspace of another zone has those
//! times moved to its own when its tables are joined. Zones of Russia stand apart from Moscow by
//! whole hours that have not changed since 2016-07-24 (those that changed later are not here), so a
//! small table does; for earlier times the same distance is taken.

use super::batch::{Batch, BatchColumn};
use super::column::{Column, NO_NUMBER};
use super::date::Date;
use super::shape::{Shape, TimeShape};
use super::time::Time;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const HOUR: i32 = 3_600;

/// Moscow: seconds ahead of Greenwich from each moment (seconds since 1970 in Greenwich) on.
/// Before 2011 the hour changed twice a year, by the rule of the European Union: the third hour
/// of the last Sundays of March and October.
const MOSCOW: &[(i64, i32)] = &[
    // 2011-03-26T23:00Z: summer time for good.
    (1_301_180_400, 4 * HOUR),
    // 2014-10-25T22:00Z: winter time for good.
    (1_414_274_400, 3 * HOUR),
];

/// The zones that a workspace may have: each name of the tz database, and hours ahead of Moscow (of
/// UTC, which is apart, none). What is kept names a zone by its place: new ones stand at the end.
pub const ZONES: &[(&str, i8)] = &[
    ("Europe/Moscow", 0),
    ("Europe/Kaliningrad", -1),
    ("Europe/Samara", 1),
    ("Asia/Yekaterinburg", 2),
    ("Asia/Omsk", 3),
    ("Asia/Novosibirsk", 4),
    ("Asia/Krasnoyarsk", 4),
    ("Asia/Irkutsk", 5),
    ("Asia/Yakutsk", 6),
    ("Asia/Vladivostok", 7),
    ("Asia/Magadan", 8),
    ("Asia/Kamchatka", 9),
    ("UTC", 0),
];

/// A zone, by its place in [`ZONES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone(pub u8);

impl Zone {
    /// Moscow.
    pub const MOSCOW: Zone = Zone(0);

    /// Its name in the tz database.
    pub fn name(self) -> &'static str {
        self.listed().0
    }

    fn listed(self) -> (&'static str, i8) {
        ZONES.get(usize::from(self.0)).or(ZONES.first()).copied().unwrap_or(("UTC", 0))
    }

    /// Seconds to add to a time of Moscow.
    fn ahead_of_moscow(self, moscow: i64) -> i64 {
        match self.listed() {
            ("UTC", _) => greenwich(moscow) - moscow,
            (_, hours) => i64::from(hours) * i64::from(HOUR),
        }
    }
}

/// Seconds that Moscow is ahead of Greenwich at a moment of Greenwich.
pub fn moscow_ahead(greenwich: i64) -> i64 {
    let own = MOSCOW.iter().rev().find(|(from, _)| *from <= greenwich).map(|it| it.1);
    own.unwrap_or_else(|| before_2011(greenwich)).into()
}

/// The moment of Greenwich at a time of Moscow; of a time that was twice, the later.
fn greenwich(moscow: i64) -> i64 {
    let by = |hours: i32| moscow - i64::from(hours * HOUR);
    let is_so = |at: &i64| at + moscow_ahead(*at) == moscow;
    [by(3), by(4)].into_iter().find(is_so).unwrap_or_else(|| by(3))
}

/// Winter time is 3 hours ahead, summer time 4.
fn before_2011(greenwich: i64) -> i32 {
    let day = Time::of_seconds(greenwich).date();
    let (year, ..) = day.parts();
    let last_sunday = |month: u32| {
        let last = Date::new(year, month, 31).unwrap_or(day);
        let back = i32::try_from(last.weekday() % 7).unwrap_or(0);
        i64::from(last.plus(-back).0) * 86_400
    };
    // At 23:00 in Greenwich of the Saturday: two in the morning of the Sunday in Moscow.
    let summer = last_sunday(3) - 3_600..last_sunday(10) - 3_600;
    if summer.contains(&greenwich) { 4 * HOUR } else { 3 * HOUR }
}

/// The batches with the times whose cells say a zone moved to that of the workspace; civil times
/// without one stay.
pub fn moved(batches: Vec<Arc<Batch>>, zone: Zone) -> Vec<Arc<Batch>> {
    if zone == Zone::MOSCOW {
        return batches;
    }
    batches.into_iter().map(|batch| moved_batch(batch, zone)).collect()
}

fn moved_batch(batch: Arc<Batch>, zone: Zone) -> Arc<Batch> {
    let is_said = |it: &BatchColumn| {
        let in_shape = matches!(&it.shape, Shape::Time(shape) if says_zone(&shape.suffix));
        let mut odd = (0..it.originals.rows.len()).filter_map(|at| it.originals.texts.get(at));
        matches!(it.shape, Shape::Time(_)) && (in_shape || odd.any(after_clock_says_zone))
    };
    if !batch.columns.iter().any(is_said) {
        return batch;
    }
    let mut batch = Batch::clone(&batch);
    for column in batch.columns.iter_mut().filter(|it| is_said(it)) {
        move_column(column, zone);
    }
    Arc::new(batch)
}

fn move_column(column: &mut BatchColumn, zone: Zone) {
    let (Shape::Time(shape), Column::Number(values)) = (&mut column.shape, &mut column.column)
    else {
        return;
    };
    let of_shape = says_zone(&shape.suffix);
    let originals = &column.originals;
    let mut by_shape = None;
    for (row, value) in (0..).zip(values.iter_mut()) {
        let time = Time(*value);
        if *value == NO_NUMBER || !time.has_hour() {
            continue;
        }
        let odd = originals.rows.binary_search(&row).ok();
        let odd = odd.and_then(|at| originals.texts.get(at));
        if odd.map_or(of_shape, after_clock_says_zone) {
            let ahead = zone.ahead_of_moscow(time.seconds());
            *value = Time::of_seconds(time.seconds() + ahead).0;
            if odd.is_none() {
                by_shape = Some(ahead);
            }
        }
    }
    // So that what stands in the file is still given back.
    let ahead = by_shape.and_then(|it| i32::try_from(it).ok()).unwrap_or(0);
    *shape = TimeShape { shift: shape.shift - ahead, ..shape.clone() };
}

/// Whether what stands after a time of day is a zone.
fn says_zone(rest: &str) -> bool {
    rest.contains(['Z', 'z', '+', '-', '−']) || rest.contains("UTC") || rest.contains("GMT")
}

fn after_clock_says_zone(text: &str) -> bool {
    text.split_once(':').is_some_and(|(_, rest)| says_zone(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    fn zone(name: &str) -> Zone {
        let at = ZONES.iter().position(|it| it.0 == name).expect(name);
        Zone(u8::try_from(at).expect("few zones"))
    }

    /// A column of times whose cells end with `Z`, but for the second.
    fn inquiries() -> Arc<Batch> {
        let text = "received\n2026-09-30T22:30:00\n2026-09-30T10:00:00\n2026-09-30";
        let mut batch = Batch::clone(&batch(Table::Inquiries, text));
        for column in &mut batch.columns {
            let shape = TimeShape { shift: -3 * HOUR, suffix: "Z".to_owned(), ..TimeShape::iso() };
            column.shape = Shape::Time(shape);
            column.originals.rows = vec![1];
            let mut texts = crate::model::column::TextsBuilder::default();
            texts.push(Some("30.09.2026 10:00"));
            column.originals.texts = texts.finish();
        }
        Arc::new(batch)
    }

    fn times(batch: &Batch) -> Vec<String> {
        let column = &batch.column("received").expect("a column").column;
        (0..3).filter_map(|row| Some(Time(column.number(row)?).to_string())).collect()
    }

    #[test]
    fn times_that_say_a_zone_are_the_workspaces_and_others_stay() {
        let own = moved(vec![inquiries()], zone("Asia/Yekaterinburg")).remove(0);
        let moved_times = ["2026-10-01T00:30:00", "2026-09-30T10:00:00", "2026-09-30"];
        assert_eq!(times(&own), moved_times);
        let column = own.column("received").expect("a column");
        assert_eq!(column.original(0).as_deref(), Some("2026-09-30T19:30:00Z"));
        let moscow = moved(vec![inquiries()], Zone::MOSCOW).remove(0);
        assert_eq!(times(&moscow)[0], "2026-09-30T22:30:00");
        let greenwich = moved(vec![inquiries()], zone("UTC")).remove(0);
        assert_eq!(times(&greenwich)[0], "2026-09-30T19:30:00");
        let west = moved(vec![inquiries()], zone("Europe/Kaliningrad")).remove(0);
        assert_eq!(times(&west)[0], "2026-09-30T21:30:00");
    }

    #[test]
    fn moscow_was_four_hours_ahead_from_2011_to_2014() {
        let at = |text: &str| Time::parse(text).expect(text).seconds();
        for (moscow, in_greenwich) in [
            ("2010-07-01T04:00:00", "2010-07-01T00:00:00"),
            ("2012-01-01T04:00:00", "2012-01-01T00:00:00"),
            ("2026-01-01T03:00:00", "2026-01-01T00:00:00"),
        ] {
            assert_eq!(greenwich(at(moscow)), at(in_greenwich), "{moscow}");
        }
    }
}

//! Targets as the batches say them, names resolved; what was typed in the app replaces what a
//! file says of the same thing.

use super::batch::{Batch, Place};
use super::dataset::Reason;
use super::date::{Date, Grain, Period};
use super::dimensions::{Dimensions, day, number, word};
use super::joining::Joining;
use super::names::{fold, next_code};
use super::table::Table;
use super::targets::{Level, Of, Proration, Target, Who};
use std::collections::HashSet;
use std::sync::Arc;

/// The targets in order of batch and row.
pub(super) fn targets(batches: &[Arc<Batch>], joining: &mut Joining) -> Vec<Target> {
    let Joining { dimensions, excluded: unusable, .. } = joining;
    let mut targets = Vec::new();
    let mut by_hand = HashSet::new();
    for (index, batch) in batches.iter().enumerate() {
        if batch.table != Table::Targets {
            continue;
        }
        for row in 0..batch.len() {
            let place = Place { batch: next_code(index), row: next_code(row) };
            let Some(mut target) = target(batch, row, place, dimensions) else {
                unusable.push((place, Reason::EmptyTarget));
                continue;
            };
            if batch.origin.is_hand() {
                by_hand.insert(key(&target));
            }
            match number(batch, "amount", row) {
                Some(amount) => {
                    target.amount = amount;
                    targets.push(target);
                }
                // Typed empty in the app: takes the file's target back.
                None if batch.origin.is_hand() => {}
                None => unusable.push((place, Reason::EmptyTarget)),
            }
        }
    }
    let is_hand = |place: Place| {
        usize::try_from(place.batch)
            .ok()
            .and_then(|index| batches.get(index))
            .is_some_and(|batch| batch.origin.is_hand())
    };
    targets.retain(|target| {
        let replaced = !is_hand(target.place) && by_hand.contains(&key(target));
        if replaced {
            unusable.push((target.place, Reason::Replaced));
        }
        !replaced
    });
    targets
}

type Key = (String, Who, Of, Period, Level);

fn key(target: &Target) -> Key {
    (target.kpi.clone(), target.who, target.of.clone(), target.period, target.level)
}

/// The target of a row, its amount still to be read; `None` when it has no KPI or no days.
fn target(batch: &Batch, row: usize, place: Place, dimensions: &mut Dimensions) -> Option<Target> {
    let kpi = word(batch, "kpi", row)?;
    let from = day(batch, "from", row)?;
    let period = Period::new(from, day(batch, "to", row).unwrap_or_else(|| month_end(from)))?;
    let level = match number(batch, "level", row) {
        Some(0) => Level::Minimum,
        Some(2) => Level::Stretch,
        _ => Level::Plan,
    };
    let proration = match number(batch, "proration", row) {
        Some(1) => Proration::Calendar,
        Some(2) => Proration::None,
        _ => Proration::Working,
    };
    Some(Target {
        kpi: kpi.to_owned(),
        who: dimensions.who(word(batch, "who", row)),
        of: of(word(batch, "of", row), dimensions),
        period,
        level,
        amount: 0,
        proration,
        version_from: day(batch, "version_from", row),
        place,
    })
}

fn month_end(from: Date) -> Date {
    Period::around(from, Grain::Month).to
}

/// A product or a group; a name that nothing bears yet is a new product's.
fn of(name: Option<&str>, dimensions: &mut Dimensions) -> Of {
    let Some(name) = name else { return Of::All };
    if let Some(product) = dimensions.products.directory.find(name) {
        return Of::Product(product);
    }
    let wanted = fold(name);
    let groups = dimensions.products.list.iter().filter_map(|product| product.group.as_deref());
    match groups.into_iter().find(|group| fold(group) == wanted) {
        Some(group) => Of::Group(group.to_owned()),
        None => Of::Product(dimensions.product(name)),
    }
}

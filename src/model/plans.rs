//! Targets as the batches say them, names resolved; what was typed in the app replaces what a
//! file says of the same thing.

use super::batch::{Batch, Place};
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::date::{Date, Grain, Period};
use super::dimensions::{Dimensions, day, number, word};
use super::joining::Joining;
use super::names::fold;
use super::table::Table;
use super::targets::{Level, Of, Proration, Target, Who, most};
use std::collections::HashSet;

/// The targets in order of batch and row.
pub(super) fn targets(counted: Counted<'_>, joining: &mut Joining) -> Vec<Target> {
    let batches = counted.batches;
    let Joining { dimensions, excluded: unusable, .. } = joining;
    let mut targets = Vec::new();
    let mut by_hand = HashSet::new();
    for cells in cells::of(counted, Table::Targets) {
        let batch = cells.batch;
        for row in cells.rows() {
            let place = cells.place(row);
            let mut target = match target(batch, row, place, dimensions) {
                Ok(target) => target,
                Err(reason) => {
                    unusable.push((place, reason));
                    continue;
                }
            };
            if batch.origin.is_hand() {
                by_hand.insert(key(&target));
            }
            match number(batch, "amount", row) {
                Some(amount) if amount < 0 || most(&target.kpi).is_some_and(|it| amount > it) => {
                    unusable.push((place, Reason::ImpossibleTarget));
                }
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

/// The target of a row, its amount still to be read; none when it has no KPI or no days, or is of
/// nothing that there is.
fn target(
    batch: &Batch,
    row: usize,
    place: Place,
    dimensions: &mut Dimensions,
) -> Result<Target, Reason> {
    let kpi = word(batch, "kpi", row).ok_or(Reason::EmptyTarget)?;
    let from = day(batch, "from", row).ok_or(Reason::EmptyTarget)?;
    let to = day(batch, "to", row).unwrap_or_else(|| month_end(from));
    let period = Period::new(from, to).ok_or(Reason::Backwards)?;
    let of = of(kpi, word(batch, "of", row), dimensions).ok_or(Reason::UnknownThing)?;
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
    Ok(Target {
        kpi: kpi.to_owned(),
        who: dimensions.who(word(batch, "who", row)),
        of,
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

/// What a target of a KPI is of, by a name; `None` where it is of nothing that there is.
///
/// Campaigns, response times and knowledge have targets of a campaign, a channel, a topic; a name
/// that nothing bears yet is one of these. So are products in plans of sales. Other KPIs have
/// targets of what facts name. Types of events are KPIs of their own (meetings, presentations).
fn of(kpi: &str, name: Option<&str>, dimensions: &mut Dimensions) -> Option<Of> {
    let Some(name) = name else { return Some(Of::All) };
    match kpi {
        "campaign_plan" => return Some(Of::Campaign(dimensions.campaign(name))),
        "response_time" => {
            return Some(Of::Channel(dimensions.channels.code(name, str::to_owned)));
        }
        "product_knowledge" => return Some(Of::Topic(dimensions.topic(name))),
        _ => {}
    }
    let known = known(name, dimensions);
    match kpi {
        "plan_revenue" | "plan_units" | "average_contract" => {
            known.or_else(|| Some(Of::Product(dimensions.product(name))))
        }
        _ => known,
    }
}

/// What bears the name: a product, a product group, a campaign, a channel or a topic.
fn known(name: &str, dimensions: &Dimensions) -> Option<Of> {
    let product = || dimensions.products.directory.find(name).map(Of::Product);
    let group = || group(name, dimensions).map(Of::Group);
    let campaign = || dimensions.campaigns.directory.find(name).map(Of::Campaign);
    let channel = || dimensions.channels.directory.find(name).map(Of::Channel);
    let topic = || dimensions.topics.directory.find(name).map(Of::Topic);
    product().or_else(group).or_else(campaign).or_else(channel).or_else(topic)
}

/// A group of products, or one that such groups lie within, as products write it.
fn group(name: &str, dimensions: &Dimensions) -> Option<String> {
    let groups = || dimensions.products.list.iter().filter_map(|product| product.group.as_deref());
    let wanted: Vec<String> = name.split('/').map(fold).collect();
    let first = |group: &str| {
        let levels: Vec<&str> = group.split('/').map(str::trim).take(wanted.len()).collect();
        let is_it = levels.iter().map(|level| fold(level)).eq(wanted.iter().cloned());
        is_it.then(|| levels.join(" / "))
    };
    let own = groups().find(|group| group.split('/').map(fold).eq(wanted.iter().cloned()));
    own.map(str::to_owned).or_else(|| groups().find_map(first))
}

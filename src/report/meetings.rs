//! Meetings and presentations person by person, and what came of them (the KPI handbook B8,
//! "Companion"): whom, where and when, entered late, a burst on the last day, the funnel.

use super::after::After;
use crate::kpi::engine::{attained, known as has_begun, planned};
use crate::kpi::ground::contacts::contacts;
use crate::kpi::ground::meetings::{Events, of_type};
use crate::kpi::ground::purchases::purchases;
use crate::kpi::{Kpi, NoValue};
use crate::model::absences::{Absence, AbsenceKind};
use crate::model::date::{Date, Grain, Period};
use crate::model::slice::{Slice, index};
use crate::model::unit::Exact;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// From how many events on a month's last working day they may be a burst …
const BURST_LEAST: usize = 3;

/// … and of how many of the month's at most: one in so many.
const BURST_OF: usize = 4;

/// What a slice of events shows beside its headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Events held; a joint one is one.
    pub held: Result<Exact, NoValue>,
    /// The least that is to be held.
    pub minimum: Option<Exact>,
    /// How much of that is reached.
    pub reached: Result<Exact, NoValue>,
    /// Different customers.
    pub customers: usize,
    /// Events with customers who had bought nothing before that day; no value without sales.
    pub with_new: Result<Exact, NoValue>,
    /// Events with those who had.
    pub with_old: Result<Exact, NoValue>,
    /// Events said to be online; no value where the tables say of none.
    pub online: Result<Exact, NoValue>,
    /// Events said to be on the customer's site.
    pub on_site: Result<Exact, NoValue>,
    /// A person's days with an event on site or on a business trip, summed over people.
    pub travel_days: Result<Exact, NoValue>,
    /// Events that were written down late.
    pub late: usize,
    /// Events on or after the last working day of a month.
    pub last_day: usize,
    /// Whether these are a burst in any month: three and a quarter of the month's at least.
    pub is_burst: bool,
}

/// What came of the events of a slice: counts of customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whom the events were held with.
    pub met: usize,
    /// Of them, who was offered a deal or bought after; no value where no deal says when it began.
    pub offered: Result<Exact, NoValue>,
    /// Of them, who bought after; no value without sales.
    pub bought: Result<Exact, NoValue>,
}

/// So many.
pub(super) fn count(number: usize) -> Exact {
    Exact::whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The events that a KPI counts.
fn events(kpi: &Kpi, slice: &Slice) -> Rc<Events> {
    match kpi.id {
        "presentations" => of_type::<true>(&slice.known),
        _ => of_type::<false>(&slice.known),
    }
}

/// The first row of every event.
fn firsts(slice: &Slice) -> Vec<u32> {
    let mut rows = slice.rows.to_vec();
    rows.dedup_by_key(|row| (slice.date(*row), slice.customer(*row)));
    rows
}

/// What a slice of meetings or presentations shows.
pub fn met(kpi: &Kpi, slice: &Slice) -> Met {
    let (events, rows) = (events(kpi, slice), firsts(slice));
    let held = has_begun(slice).map(|()| count(rows.len()));
    let minimum = planned(kpi, slice).map(|it| it.amount);
    let customers: BTreeSet<u32> = rows.iter().filter_map(|&row| slice.customer(row)).collect();
    let old = rows.iter().filter(|&&row| has_bought(slice, row)).count();
    let is_sold = known_sales(slice);
    let where_held = |online: bool| {
        let is_it = |row: &&u32| events.online.get(index(**row)) == Some(&Some(online));
        says_where(slice).map(|()| count(rows.iter().filter(is_it).count()))
    };
    let (last_day, is_burst) = last_days(slice, &rows);
    Met {
        held,
        minimum: minimum.ok(),
        reached: held.and_then(|held| attained(kpi, slice, held, minimum)),
        customers: customers.len(),
        with_new: is_sold.map(|()| count(rows.len() - old)),
        with_old: is_sold.map(|()| count(old)),
        online: where_held(true),
        on_site: where_held(false),
        travel_days: travel_days(slice, &events),
        late: rows.iter().filter(|&&row| events.is_late.get(index(row)) == Some(&true)).count(),
        last_day,
        is_burst,
    }
}

fn has_bought(slice: &Slice, row: u32) -> bool {
    let contacts = contacts(&slice.known);
    let contact = slice.customer(row).and_then(|it| contacts.of_customer(it));
    contact.is_some_and(|it| contacts.standing(it, slice.date(row)).is_warm)
}

/// Whether any sale is known: without one nobody is new.
fn known_sales(slice: &Slice) -> Result<(), NoValue> {
    let first = purchases(&slice.known).facts.first;
    first.filter(|&it| it <= slice.scope.as_of).map(|_| ()).ok_or(NoValue::NoRows)
}

/// Whether any row of the table up to the as-of date says where an event was.
fn says_where(slice: &Slice) -> Result<(), NoValue> {
    let (all, as_of) = (&slice.data.meetings, slice.scope.as_of);
    let mut known = all.at.iter().zip(&all.online).filter(|it| it.0.date() <= as_of);
    let is_said = known.any(|it| it.1.is_some());
    if is_said { Ok(()) } else { Err(NoValue::MissingField("online")) }
}

/// Days on which somebody travelled: had an event on site, or was on a business trip.
fn travel_days(slice: &Slice, events: &Events) -> Result<Exact, NoValue> {
    let data = slice.data;
    let as_of = slice.scope.as_of;
    let is_trip = |it: &&Absence| it.kind == AbsenceKind::Trip && it.days.from <= as_of;
    let trips: Vec<_> = data.absences.iter().filter(is_trip).collect();
    if trips.is_empty() {
        says_where(slice)?;
    }
    let days = slice.scope.facts().ok_or(NoValue::NotBegun)?;
    let on_site = |row: &&u32| events.online.get(index(**row)) == Some(&Some(false));
    let met = slice.rows.iter().filter(on_site);
    let mut travelled: BTreeSet<(u32, Date)> =
        met.filter_map(|&row| Some((slice.rep(row)?, slice.date(row)))).collect();
    for trip in trips.iter().filter(|trip| data.is_one_of(trip.rep, slice.scope.who)) {
        let days = trip.days.overlap(days);
        travelled.extend(days.iter().flat_map(|it| it.each_day()).map(|day| (trip.rep, day)));
    }
    Ok(count(travelled.len()))
}

/// How many events lie on or after the last working day of their month, and whether they are a
/// burst in any of the months.
fn last_days(slice: &Slice, rows: &[u32]) -> (usize, bool) {
    let mut months: BTreeMap<Period, (usize, usize)> = BTreeMap::new();
    for &row in rows {
        let day = slice.date(row);
        let month = Period::around(day, Grain::Month);
        let (all, last) = months.entry(month).or_default();
        *all += 1;
        *last += usize::from(is_last(slice, month, day));
    }
    let is_burst = |&(all, last): &(usize, usize)| last >= BURST_LEAST && last * BURST_OF >= all;
    (months.values().map(|it| it.1).sum(), months.values().any(is_burst))
}

/// Whether no working day of the month comes after the day.
fn is_last(slice: &Slice, month: Period, day: Date) -> bool {
    let rest = Period::new(day.plus(1), month.to);
    rest.is_none_or(|rest| slice.data.hours.working_days(slice.scope.who, rest) == 0)
}

/// What came of the events of a slice, by the as-of date and within the days of a call's deal.
pub fn outcome(slice: &Slice) -> Outcome {
    let mut first: BTreeMap<u32, Date> = BTreeMap::new();
    for &row in &*slice.rows {
        if let Some(customer) = slice.customer(row) {
            let day = first.entry(customer).or_insert(slice.date(row));
            *day = (*day).min(slice.date(row));
        }
    }
    let (contacts, after) = (contacts(&slice.known), After::of(slice));
    let met = || first.iter().filter_map(|it| Some((contacts.of_customer(*it.0)?, *it.1)));
    let bought = || met().filter(|it| after.has_bought(it.0, it.1)).count();
    Outcome {
        met: first.len(),
        offered: after.offered(met()).map(count),
        bought: known_sales(slice).map(|()| count(bought())),
    }
}

//! The warm base: how it moved in a period, who came in which month and stayed, who sleeps (the KPI
//! handbook B5).
//!
//! Active on a day is who bought in the L months before it (the look-back, 12 where it is off).
//! start + new + reactivated + received − handed over − lapsed = end; a customer is his owner's at
//! the end of the period, at the start his owner's then.

use crate::kpi::defs;
use crate::kpi::ground::base::{Base, Member, Whose, lapses, silent_months};
use crate::kpi::ground::purchases::{Purchases, purchases};
use crate::kpi::ground::repeats::intervals;
use crate::kpi::ground::sales::MONEY_PARTS;
use crate::kpi::percentile::{MEDIAN, percentile};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Grain, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::unit::Exact;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How the active base moved: counts of customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Active at the start.
    pub start: usize,
    /// Bought for the first time.
    pub new: usize,
    /// Of the new: in the first L months of the data, so perhaps old ones («возможно старые»).
    pub maybe_old: usize,
    /// Bought again after a silence.
    pub reactivated: usize,
    /// Active at the start as somebody else's.
    pub received: usize,
    /// Active at the start, and somebody else's at the end.
    pub handed_over: usize,
    /// Fell silent.
    pub lapsed: usize,
    /// Active at the end.
    pub end: usize,
}

/// Customers by the month of their first purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// The month.
    pub month: Period,
    /// How many bought in each month from that on; the first is how many there are.
    pub active: Vec<usize>,
}

/// A customer who fell silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sleeping {
    /// What it is called.
    pub name: String,
    /// Name of its owner.
    pub owner: Option<String>,
    /// The last purchase.
    pub last: Date,
    /// All that it bought, less returns, in major units.
    pub bought: Exact,
}

/// The warm base of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarmBase {
    /// How it moved.
    pub ledger: Ledger,
    /// The cohorts, the earliest first.
    pub cohorts: Vec<Cohort>,
    /// Who sleeps at the end, by what they bought, the most first.
    pub sleeping: Vec<Sleeping>,
    /// Days between purchases: a quarter of them, half, three quarters are not above these.
    pub reorder_days: Option<[Exact; 3]>,
}

/// The warm base of a scope; `None` where the period has not begun.
pub fn warm_base(data: &Dataset, scope: Scope) -> Option<WarmBase> {
    let kpi = defs::find("repeat_customers")?;
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let days = scope.facts()?;
    let end = Base::of(&slice.known, days.to.plus(1), days.to, None);
    Some(WarmBase {
        ledger: ledger(&slice, days, &end),
        cohorts: cohorts(&slice, days.to),
        sleeping: sleeping(&slice, days.to, &end),
        reorder_days: quartiles(&slice),
    })
}

fn ledger(slice: &Slice, days: Period, end: &Base) -> Ledger {
    let (known, whose) = (&slice.known, Whose::of(slice));
    let (purchases, months) = (purchases(known), silent_months(known));
    let active =
        |day: Date, owned_on: Date| Base::of(known, day, owned_on, Some(day.months_before(months)));
    let is_his = |customer: u32| end.get(customer).is_some_and(|it| whose.has(it.owner));
    let start = active(days.from, days.from);
    let count = |members: &[Member]| members.iter().filter(|it| whose.has(it.owner)).count();
    let moved = |from: bool, to: bool| {
        let both = |it: &&Member| (whose.has(it.owner), is_his(it.customer)) == (from, to);
        start.0.iter().filter(both).count()
    };
    let (mut new, mut maybe_old, mut reactivated) = (0, 0, 0);
    let first = slice.facts.first.unwrap_or(days.from);
    for purchase in (0..purchases.len()).filter(|&it| days.contains(purchases.day(it))) {
        let (day, his) =
            (purchases.day(purchase), purchases.customer(purchase).is_some_and(is_his));
        match purchases.previous(purchase).map(|it| purchases.day(it)) {
            _ if !his => {}
            None => {
                new += 1;
                maybe_old += usize::from(day.months_before(months) < first);
            }
            Some(before) => reactivated += usize::from(before < day.months_before(months)),
        }
    }
    Ledger {
        start: count(&start.0),
        new,
        maybe_old,
        reactivated,
        received: moved(false, true),
        handed_over: moved(true, false),
        lapsed: count(&lapses(known, days)),
        end: count(&active(days.to.plus(1), days.to).0),
    }
}

/// Purchases that are credited to the people of the slice, of each customer in order of days.
fn own<'a>(slice: &'a Slice, purchases: &'a Purchases, to: Date) -> impl Iterator<Item = u32> + 'a {
    let whose = Whose::of(slice);
    let is_own = move |&it: &u32| {
        purchases.day(it) <= to && purchases.rows(it).any(|row| whose.is_credited(purchases, row))
    };
    (0..purchases.len()).filter(is_own)
}

fn cohorts(slice: &Slice, to: Date) -> Vec<Cohort> {
    let purchases = purchases(&slice.known);
    let month = |day: Date| Period::around(day, Grain::Month);
    let mut first: BTreeMap<u32, Period> = BTreeMap::new();
    let mut bought: BTreeSet<(Period, Period, u32)> = BTreeSet::new();
    for purchase in own(slice, &purchases, to) {
        let Some(customer) = purchases.customer(purchase) else { continue };
        let in_month = month(purchases.day(purchase));
        let cohort = *first.entry(customer).or_insert(in_month);
        bought.insert((cohort, in_month, customer));
    }
    let months: BTreeSet<Period> = first.values().copied().collect();
    let cohort = |cohort: Period| {
        let all = Period { from: cohort.from, to: month(to).to };
        let active = |it: Period| bought.range((cohort, it, 0)..=(cohort, it, u32::MAX)).count();
        Cohort { month: cohort, active: all.split(Grain::Month).into_iter().map(active).collect() }
    };
    months.into_iter().map(cohort).collect()
}

fn sleeping(slice: &Slice, to: Date, end: &Base) -> Vec<Sleeping> {
    let (known, whose) = (&slice.known, Whose::of(slice));
    let (purchases, data) = (purchases(known), slice.data);
    let since = to.plus(1).months_before(silent_months(known));
    let silent = |it: &&Member| whose.has(it.owner) && purchases.day(it.last) < since;
    let row = |it: &Member| {
        let all = purchases.of_customer(it.customer).filter(|&it| purchases.day(it) <= to);
        let rows = all.flat_map(|it| purchases.rows(it)).filter(|&row| !purchases.is_overlay(row));
        Some(Sleeping {
            name: data.customer(it.customer)?.name.clone(),
            owner: it.owner.and_then(|code| data.rep(code)).map(|rep| rep.name.clone()),
            last: purchases.day(it.last),
            bought: Exact::new(rows.map(|row| purchases.worth(row)).sum(), MONEY_PARTS),
        })
    };
    let mut rows: Vec<Sleeping> = end.0.iter().filter(silent).filter_map(row).collect();
    sort::by_key(&mut rows, |it| (Reverse(it.bought), it.last, it.name.clone()));
    rows
}

fn quartiles(slice: &Slice) -> Option<[Exact; 3]> {
    let mut days = intervals(slice);
    let mut at = |share| percentile(&mut days, share).map(|(part, whole)| Exact::new(part, whole));
    Some([at((1, 4))?, at(MEDIAN)?, at((3, 4))?])
}

//! Which purchases of a slice make repeat customers, bring them back, or are the last of those who
//! fell silent (the KPI handbook B5). All are rows of [`super::purchases::Purchases`].

use super::base::{Base, Member, Whose, base_after, base_before, lapses, silent_months};
use super::purchases::{Purchases, purchases};
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::tally::{ByRep, Everything, place};
use std::rc::Rc;

/// Whether the period is the whole time that anything is known of: it begins with the first fact
/// and ends with the last one known, or after the as-of date. Then nothing precedes it.
fn is_whole_time(slice: &Slice) -> bool {
    let (data, period, as_of) = (slice.data, slice.scope.period, slice.scope.as_of);
    let is_last = || period.to > as_of || slice.known.last_fact() == Some(period.to);
    data.span().is_some_and(|span| period.from == span.from) && is_last()
}

/// The base that the period is measured against, whoever's.
fn base(slice: &Slice) -> Rc<Base> {
    if is_whole_time(slice) {
        base_after(&slice.known, last_day(slice))
    } else {
        base_before(&slice.known, slice.scope.period.from)
    }
}

/// The last day of the period that is known.
fn last_day(slice: &Slice) -> Date {
    slice.scope.period.to.min(slice.scope.as_of)
}

/// The rows of the slice that are worth something to its people; those of a customer together.
fn credited(slice: &Slice, purchases: &Purchases) -> Vec<u32> {
    slice.rows.iter().copied().filter(|&row| purchases.is_credited(row)).collect()
}

/// Of each repeat customer the first row in the period.
pub(crate) fn repeating(slice: &Slice) -> Vec<u32> {
    let (purchases, whose) = (purchases(&slice.known), Whose::of(slice));
    let start = slice.scope.period.from;
    let base = base_before(&slice.known, start);
    let is_inclusive = slice.data.rules.repeat_inclusive || is_whole_time(slice);
    let repeats = |rows: &[u32]| {
        let first = *rows.first()?;
        let customer = slice.customer(first)?;
        let is_his = |row| whose.is_credited(&purchases, row);
        let mut before = purchases.before(customer, start).flat_map(|it| purchases.rows(it));
        let twice = || rows.iter().any(|&it| purchases.of_row(it) != purchases.of_row(first));
        let is_repeat = before.any(is_his)
            || base.get(customer).is_some_and(|it| whose.has(it.owner))
            || (is_inclusive && twice());
        is_repeat.then_some(first)
    };
    let rows = credited(slice, &purchases);
    let of_one = |a: &u32, b: &u32| slice.customer(*a) == slice.customer(*b);
    rows.chunk_by(of_one).filter_map(repeats).collect()
}

/// Repeat customers of everybody, and by rep.
struct Repeating {
    all: usize,
    by_rep: ByRep,
}

/// How many repeat customers a slice of whole people has; else `None`.
pub(crate) fn repeat_count(slice: &Slice) -> Option<usize> {
    let whose = slice.everything()?;
    let counted = slice.in_period(repeating_by_rep);
    Some(match whose {
        Everything::OfAll => counted.all,
        rep @ Everything::OfRep(_) => counted.by_rep.get(rep).n,
    })
}

/// The first days on which anything of a customer's purchases is credited.
struct Firsts {
    /// To anybody, by customer.
    of_customer: Vec<Option<Date>>,
    /// By row, to its rep; nothing of a row that is worth nothing.
    own: Vec<Option<Date>>,
}

fn firsts(known: &Known) -> Rc<Firsts> {
    known.derive(|known| {
        let purchases = purchases(known);
        let (mut of_customer, mut own) = (Vec::new(), Vec::new());
        let mut people: Vec<(Option<u32>, Date)> = Vec::new();
        for customer in (0u32..).take(known.data.customers.len()) {
            people.clear();
            for purchase in purchases.of_customer(customer) {
                let day = purchases.day(purchase);
                own.extend(purchases.rows(purchase).map(|row| {
                    let rep = purchases.rep(row);
                    let met = || people.iter().find(|it| it.0 == rep).map(|it| it.1);
                    let is_credited = purchases.is_credited(row);
                    let first = is_credited.then(|| met().unwrap_or(day));
                    if is_credited && met().is_none() {
                        people.push((rep, day));
                    }
                    first
                }));
            }
            of_customer.push(people.first().map(|it| it.1));
        }
        Firsts { of_customer, own }
    })
}

/// A rep's purchases of the customer that was met last with one in the period.
#[derive(Clone, Copy)]
struct Own {
    customer: u32,
    first: u32,
    is_repeat: bool,
}

fn repeating_by_rep(slice: &Slice, rows: &[u32]) -> Repeating {
    let (purchases, firsts) = (purchases(&slice.known), firsts(&slice.known));
    let start = slice.scope.period.from;
    let base = base_before(&slice.known, start);
    let is_inclusive = slice.data.rules.repeat_inclusive || is_whole_time(slice);
    let mut counted = Repeating { all: 0, by_rep: ByRep::empty(slice) };
    let count = slice.data.reps.len();
    let nothing = Own { customer: NO_CODE, first: NO_CODE, is_repeat: false };
    let mut people = vec![nothing; count + 2];
    let mut met: Vec<u32> = Vec::new();
    for own in rows.chunk_by(|a, b| slice.customer(*a) == slice.customer(*b)) {
        let Some(customer) = own.first().and_then(|&row| slice.customer(row)) else { continue };
        let member = base.get(customer);
        let owner = member.map(|it| it.owner.unwrap_or(NO_CODE));
        let (mut first, mut is_twice) = (None, false);
        met.clear();
        for &row in own {
            let Some(&Some(day)) = firsts.own.get(index(row)) else { continue };
            let (rep, purchase) = (purchases.rep(row).unwrap_or(NO_CODE), purchases.of_row(row));
            is_twice |= *first.get_or_insert(purchase) != purchase;
            let Some(person) = people.get_mut(place(rep, count)) else { continue };
            if person.customer == customer {
                person.is_repeat |= is_inclusive && person.first != purchase;
            } else {
                let is_repeat = owner == Some(rep) || day < start;
                *person = Own { customer, first: purchase, is_repeat };
                met.push(rep);
            }
        }
        let before = firsts.of_customer.get(index(customer)).copied().flatten();
        let is_repeat =
            member.is_some() || (is_inclusive && is_twice) || before.is_some_and(|day| day < start);
        counted.all += usize::from(first.is_some() && is_repeat);
        for &rep in &met {
            let is_repeat = people.get(place(rep, count)).is_some_and(|it| it.is_repeat);
            if let Some(sums) = counted.by_rep.of_rep(rep).filter(|_| is_repeat) {
                sums.n += 1;
            }
        }
    }
    counted
}

/// Of each customer in the people's base the last purchase before.
pub(crate) fn base_rows(slice: &Slice) -> Vec<u32> {
    let (purchases, whose) = (purchases(&slice.known), Whose::of(slice));
    let base = base(slice);
    let own = base.0.iter().filter(|it| whose.has(it.owner));
    own.map(|it| purchases.rows(it.last).start).collect()
}

/// Whose the customers are that the people's base has, or that fell silent in the period.
pub(crate) fn owners(slice: &Slice) -> Vec<Option<u32>> {
    let (base, lost, whose) = (base(slice), lost(slice), Whose::of(slice));
    let all = base.0.iter().chain(&lost.0).map(|it| it.owner);
    sort::distinct(all.filter(|&it| whose.has(it)))
}

/// Customers who bought in the period, of anyone; in the whole time, who bought again. Ascending.
struct Bought(Vec<u32>);

fn bought(slice: &Slice) -> Rc<Bought> {
    slice.in_period(|slice, rows| {
        let purchases = purchases(&slice.known);
        let mut bought: Vec<(u32, u32)> = rows
            .iter()
            .filter(|&&row| purchases.is_credited(row))
            .filter_map(|&row| Some((slice.customer(row)?, purchases.of_row(row))))
            .collect();
        bought.dedup();
        let need = if is_whole_time(slice) { 2 } else { 1 };
        let customers = bought.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() >= need);
        Bought(customers.filter_map(|own| Some(own.first()?.0)).collect())
    })
}

/// Of those in the people's base who bought the last purchase before.
pub(crate) fn bought_rows(slice: &Slice) -> Vec<u32> {
    let bought = bought(slice);
    let is_back = |row: &u32| {
        slice.customer(*row).is_some_and(|customer| bought.0.binary_search(&customer).is_ok())
    };
    base_rows(slice).into_iter().filter(is_back).collect()
}

/// All rows of repeat customers.
pub(crate) fn repeat_rows(slice: &Slice) -> Vec<u32> {
    let repeating = repeating(slice);
    let customers: Vec<u32> = repeating.iter().filter_map(|&row| slice.customer(row)).collect();
    let is_repeat = |row: &u32| {
        slice.customer(*row).is_some_and(|customer| customers.binary_search(&customer).is_ok())
    };
    slice.rows.iter().copied().filter(is_repeat).collect()
}

/// Of each customer who bought after a silence the first row of that.
pub(crate) fn returned_rows(slice: &Slice) -> Vec<u32> {
    let purchases = purchases(&slice.known);
    let months = silent_months(&slice.known);
    let mut rows = credited(slice, &purchases);
    rows.retain(|&row| {
        let day = slice.date(row);
        let before = purchases.previous(purchases.of_row(row));
        before.is_some_and(|it| purchases.day(it) < day.months_before(months))
    });
    rows.dedup_by_key(|row| slice.customer(*row));
    rows
}

/// Who fell silent in the period, whoever's.
struct Lost(Vec<Member>);

fn lost(slice: &Slice) -> Rc<Lost> {
    slice.in_period(|slice, _| {
        Lost(slice.scope.facts().map_or_else(Vec::new, |days| lapses(&slice.known, days)))
    })
}

/// Of each customer of the people who fell silent in the period the last purchase before that.
pub(crate) fn lapsed_rows(slice: &Slice) -> Vec<u32> {
    let (purchases, whose) = (purchases(&slice.known), Whose::of(slice));
    let lost = lost(slice);
    let own = lost.0.iter().filter(|it| whose.has(it.owner));
    let mut rows: Vec<u32> = own.map(|it| purchases.rows(it.last).start).collect();
    rows.dedup_by_key(|row| slice.customer(*row));
    rows
}

/// The rows of purchases that have one before them; of several people's parts of one the first.
pub(crate) fn again_rows(slice: &Slice) -> Vec<u32> {
    let purchases = purchases(&slice.known);
    let mut rows = credited(slice, &purchases);
    rows.retain(|&row| purchases.previous(purchases.of_row(row)).is_some());
    rows.dedup_by_key(|row| purchases.of_row(*row));
    rows
}

/// Days between each purchase of the slice and the one before it.
pub(crate) fn intervals(slice: &Slice) -> Vec<i64> {
    let purchases = purchases(&slice.known);
    let days = |row: u32| {
        let before = purchases.previous(purchases.of_row(row))?;
        Some(i64::from(slice.date(row).0) - i64::from(purchases.day(before).0))
    };
    again_rows(slice).into_iter().filter_map(days).collect()
}

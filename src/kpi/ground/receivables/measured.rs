//! What is counted of receivables: sums over the rows of a slice.

use super::allocation::standing;
use super::books::books;
use super::rows::{Early, paid_of, settled_before};
use super::settlements::{HOW_SETTLED, Settled};
use super::{Item, Owed, Source, owed};
use crate::model::date::{Date, Period};
use crate::model::slice::{Slice, index};
use crate::model::tally::ByRep;
use crate::model::unit::{Exact, Money, Share};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Money is kept in these parts of the major unit while shares of it are summed.
const MONEY_PARTS: i128 = Money::PER_MAJOR as i128 * Share::ONE.0 as i128;

/// How things stand at the end of a slice's days.
pub(in crate::kpi) struct Stand {
    owed: Rc<Owed>,
    /// The days of the slice up to the as-of date.
    pub days: Period,
}

/// How things stand at the end of a slice's days; `None` where they have not begun.
pub(in crate::kpi) fn stand(slice: &Slice) -> Option<Stand> {
    let days = slice.scope.facts()?;
    Some(Stand { owed: owed(&slice.known, days.to), days })
}

impl Stand {
    /// Whether it is only told by balances, and their ages are an estimate.
    pub fn is_estimate(&self) -> bool {
        self.owed.is_estimate
    }

    /// The item of a row.
    pub fn item(&self, row: u32) -> Item {
        let at = self.owed.item.get(index(row)).copied();
        at.and_then(|at| self.owed.items.get(index(at))).copied().unwrap_or_default()
    }

    /// How many days a row is over its due date; below zero before it.
    pub fn late(&self, row: u32) -> i32 {
        self.days.to.0.saturating_sub(self.item(row).due.0)
    }

    /// What is overdue and what is open of everybody's, by rep, in parts that [`of_parts`] makes
    /// whole.
    pub fn open_by_rep(&self, slice: &Slice) -> ByRep {
        let mut open = self.owed.open.iter();
        ByRep::of(slice, &self.owed.open_rows, |sums, _| {
            let Some(&(open, due, share)) = open.next() else { return };
            let part = match open.0.checked_mul(share) {
                Some(part) => part.into(),
                None => i128::from(open.0) * i128::from(share),
            };
            sums.part += if due < self.days.to { part } else { 0 };
            sums.whole += part;
            sums.n += 1;
        })
    }

    /// The rows of a slice whose item passes.
    pub fn rows(&self, slice: &Slice, passes: impl Fn(&Item) -> bool) -> Vec<u32> {
        slice.rows.iter().copied().filter(|&row| passes(&self.item(row))).collect()
    }

    /// The rows of a slice of which something is owed.
    pub fn open_rows(&self, slice: &Slice) -> Vec<u32> {
        self.rows(slice, |item| item.open.0 > 0)
    }

    /// The same, of what is over its due date, or of what is not.
    pub fn rows_by_due(&self, slice: &Slice, is_over: bool) -> Vec<u32> {
        let day = self.days.to;
        self.rows(slice, |item| item.open.0 > 0 && (item.due < day) == is_over)
    }

    /// A sum of money over rows, each by its part of the item, in major units.
    pub fn money(&self, rows: &[u32], of: impl Fn(&Item) -> Money) -> Exact {
        let part = |&row: &u32| i128::from(of(&self.item(row)).0) * self.share(row);
        Exact::new(rows.iter().map(part).sum(), MONEY_PARTS)
    }

    /// Sum of what is owed of rows.
    pub fn open(&self, rows: &[u32]) -> Exact {
        self.money(rows, |item| item.open)
    }

    /// Sum of what is owed × days over the due date.
    pub fn delay(&self, rows: &[u32]) -> Exact {
        let part = |&row: &u32| {
            let days = i128::from(self.late(row).max(0));
            i128::from(self.item(row).open.0) * self.share(row) * days
        };
        Exact::new(rows.iter().map(part).sum(), MONEY_PARTS)
    }

    /// What was sold on credit in some days, less credit notes dated in them.
    pub fn sales(&self, rows: &[u32], days: Period) -> Exact {
        self.money(rows, |item| if days.contains(item.date) { item.sale } else { Money(0) })
    }

    /// What was owed of rows at the end of the day before the slice's first, by whose it is now.
    pub fn opening(&self, slice: &Slice, rows: &[u32]) -> Exact {
        self.money_before(slice, rows, |before| before.open)
    }

    /// What was settled so of rows in the slice's days.
    pub fn settled(&self, slice: &Slice, rows: &[u32], how: Settled) -> Exact {
        let of = |all: &[Money]| {
            let found = HOW_SETTLED.iter().zip(all).find(|(it, _)| **it == how);
            found.map_or(Money(0), |(_, sum)| *sum)
        };
        let before = self.money_before(slice, rows, |before| of(&before.settled));
        let now = self.money(rows, |item| of(&item.settled));
        now.minus(before).unwrap_or(Exact::ZERO)
    }

    /// What of rows fell due in the slice's days: what had been settled before them is not due.
    pub fn due(&self, slice: &Slice, rows: &[u32]) -> Exact {
        let early = early(slice);
        self.money(rows, |item| item.due_amount - of_debt(&early.0, item).all)
    }

    /// What of that was paid with money in these days, up to its due date.
    pub fn in_time(&self, slice: &Slice, rows: &[u32]) -> Exact {
        let early = early(slice);
        self.money(rows, |item| item.in_time - of_debt(&early.0, item).paid)
    }

    fn money_before(&self, slice: &Slice, rows: &[u32], of: impl Fn(&Before) -> Money) -> Exact {
        let before = before(slice, self.days.from.plus(-1));
        let part = |&row: &u32| {
            let at = self.owed.item.get(index(row)).copied().unwrap_or(u32::MAX);
            before.get(index(at)).map_or(0, |it| i128::from(of(it).0)) * self.share(row)
        };
        Exact::new(rows.iter().map(part).sum(), MONEY_PARTS)
    }

    /// The customers of a slice who owe more than they may, all of their debts taken together.
    pub fn over_limit(&self, slice: &Slice) -> BTreeSet<u32> {
        let rows = self.open_rows(slice);
        let customers = rows.into_iter().filter_map(|row| slice.customer(row));
        let is_over = |customer: &u32| {
            let limit = slice.data.customer(*customer).and_then(|it| it.credit_limit);
            let owed = self.owed.owed_by.get(index(*customer));
            limit.zip(owed).is_some_and(|(limit, owed)| *owed > limit)
        };
        customers.filter(is_over).collect()
    }

    fn share(&self, row: u32) -> i128 {
        self.owed.share.get(index(row)).copied().unwrap_or(0).into()
    }
}

/// Parts of money as major units.
pub(in crate::kpi) fn of_parts(parts: i128) -> Exact {
    Exact::new(parts, MONEY_PARTS)
}

/// What was settled of the debts before the slice's days; counted once for all slices.
struct Earlier(Vec<Early>);

fn early(slice: &Slice) -> Rc<Earlier> {
    slice.in_period(|slice, _| {
        let settled = |days: Period| {
            let then = standing(&slice.known, days.to);
            settled_before(&books(&slice.known), &then, days.from)
        };
        Earlier(slice.scope.facts().map_or_else(Vec::new, settled))
    })
}

fn of_debt(early: &[Early], item: &Item) -> Early {
    match item.source {
        Source::Debt(place) => early.get(index(place)).copied().unwrap_or_default(),
        _ => Early::default(),
    }
}

/// How an item of the slice's day stood at the end of another.
#[derive(Clone, Copy, Default)]
struct Before {
    open: Money,
    settled: [Money; HOW_SETTLED.len()],
}

/// How the items stood at the end of other days; counted once for all slices.
#[derive(Default)]
struct Openings(RefCell<BTreeMap<Date, Rc<Vec<Before>>>>);

/// How every item of the slice's day stood at the end of another.
fn before(slice: &Slice, day: Date) -> Rc<Vec<Before>> {
    let openings = slice.in_period(|_, _| Openings::default());
    let known = openings.0.borrow().get(&day).cloned();
    known.unwrap_or_else(|| {
        let counted = Rc::new(stood(slice, day));
        openings.0.borrow_mut().insert(day, counted.clone());
        counted
    })
}

fn stood(slice: &Slice, day: Date) -> Vec<Before> {
    let Some(now) = stand(slice) else { return Vec::new() };
    if now.is_estimate() {
        let then = owed(&slice.known, day);
        let of = |item: &Item| (item.source, Before { open: item.open, settled: item.settled });
        let before: BTreeMap<Source, Before> = then.items.iter().map(of).collect();
        let of = |item: &Item| before.get(&item.source).copied().unwrap_or_default();
        return now.owed.items.iter().map(of).collect();
    }
    let then = standing(&slice.known, day);
    let paid = paid_of(&books(&slice.known), &then);
    let of = |item: &Item| {
        let Source::Debt(debt) = item.source else { return Before::default() };
        let open = then.left.get(index(debt)).copied().unwrap_or_default();
        Before {
            open,
            settled: paid.get(index(debt)).map_or_else(Default::default, |it| it.settled),
        }
    };
    now.owed.items.iter().map(of).collect()
}

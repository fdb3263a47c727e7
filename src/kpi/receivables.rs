//! Receivables beyond the figures of the KPI: what stands beside the debt, when money is expected,
//! and how the debt of one day became that of another (the KPI handbook B7).

use super::ground::receivables::{HOW_SETTLED, Item, Settled, Stand, stand};
use crate::model::date::Date;
use crate::model::slice::Slice;
use crate::model::unit::{Exact, Money};
use std::collections::BTreeMap;

/// What stands beside the debt of a slice, in major units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Of the debt, what customers dispute: it counts all the same.
    pub disputed: Exact,
    /// What came in advance and is set against nothing; never taken off a debt. A minus where more
    /// was given back than came.
    pub advances: Exact,
    /// Whether only balances tell all of it, and its ages are an estimate.
    pub is_estimate: bool,
}

/// How a debt moved over the days of a slice, in major units:
/// start + shipped − paid − returned − set off − written off = end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Owed at the end of the day before.
    pub start: Exact,
    /// Sold on credit.
    pub shipped: Exact,
    /// Settled with money; advances count when they meet a debt.
    pub paid: Exact,
    /// Settled by credit notes.
    pub returned: Exact,
    /// Settled with the customer's own claims.
    pub set_off: Exact,
    /// Given up.
    pub written_off: Exact,
    /// Owed at the end.
    pub end: Exact,
}

/// What stands beside the debt of a slice; `None` before its days begin.
pub fn beside(slice: &Slice) -> Option<Beside> {
    let stand = stand(slice)?;
    let disputed = |item: &Item| if item.disputed { item.open } else { Money(0) };
    Some(Beside {
        disputed: stand.money(&slice.rows, disputed),
        advances: stand.money(&slice.rows, |item| item.advance),
        is_estimate: stand.is_estimate(),
    })
}

/// A debt of a salesperson who has left, for the owner of its customer («унаследовано»): it is not
/// his yet, and stays on the leaver's row as long as the firm has it so (the KPI handbook B7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inherited {
    /// Code of the customer.
    pub customer: u32,
    /// Code of the customer's owner at the end of the day.
    pub owner: u32,
    /// What is still owed, in major units.
    pub open: Exact,
}

/// The debts of salespeople who have left, of a slice of everybody's; by customer. Those of
/// customers that nobody owns are nobody's to inherit.
pub fn inherited(slice: &Slice) -> Vec<Inherited> {
    let Some(stand) = stand(slice) else { return Vec::new() };
    let day = stand.days.to;
    let has_left = |rep: u32| {
        let last = slice.data.rep(rep).and_then(|it| it.active_to);
        last.is_some_and(|last| last < day)
    };
    let mut by_customer: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    for row in stand.open_rows(slice) {
        let (Some(customer), Some(rep)) = (slice.customer(row), slice.rep(row)) else { continue };
        let owner = slice.data.owner(customer, day).filter(|&owner| owner != rep);
        if let Some(owner) = owner.filter(|_| has_left(rep)) {
            by_customer.entry((customer, owner)).or_default().push(row);
        }
    }
    let one = |((customer, owner), rows): ((u32, u32), Vec<u32>)| Inherited {
        customer,
        owner,
        open: stand.open(&rows),
    };
    by_customer.into_iter().map(one).collect()
}

/// What is owed by the day on which it is due, in major units; the past days are overdue.
pub fn expected(slice: &Slice) -> Vec<(Date, Exact)> {
    let Some(stand) = stand(slice) else { return Vec::new() };
    let mut by_due: BTreeMap<Date, Vec<u32>> = BTreeMap::new();
    for row in stand.open_rows(slice) {
        by_due.entry(stand.item(row).due).or_default().push(row);
    }
    by_due.into_iter().map(|(due, rows)| (due, stand.open(&rows))).collect()
}

/// How the debt of a slice moved over its days; `None` before they begin, or where the figures are
/// too large. Debts are of those whose they are at the end.
pub fn movement(slice: &Slice) -> Option<Movement> {
    let stand = stand(slice)?;
    let days = stand.days;
    let is_new = |item: &Item| item.is_debt() && days.contains(item.date);
    let shipped = stand.money(&slice.rows, |item| if is_new(item) { item.sale } else { Money(0) });
    let (start, end) = (stand.opening(slice, &slice.rows), stand.open(&slice.rows));
    let [paid, returned, set_off, written_off] = if stand.is_estimate() {
        // Balances say what was settled, not how.
        let paid = start.plus(shipped)?.minus(end)?;
        [paid, Exact::ZERO, Exact::ZERO, Exact::ZERO]
    } else {
        HOW_SETTLED.map(|how| settled(&stand, slice, how))
    };
    Some(Movement { start, shipped, paid, returned, set_off, written_off, end })
}

/// What was settled so in the days of a slice.
fn settled(stand: &Stand, slice: &Slice, how: Settled) -> Exact {
    stand.settled(slice, &slice.rows, how)
}

//! Countback: the age of a debt that only balances tell (ОСВ 62). What is owed at the end is of the
//! latest debit turnovers, counted backwards; an estimate, and marked so (the KPI handbook B7).

use super::rows::{Rows, Whose};
use super::{Item, Source, term};
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl Rows<'_> {
    /// Adds what every customer owes by balances that end up to the day.
    pub(super) fn balances(&mut self, data: &Dataset) {
        let all = &data.balances;
        let mut of_customers: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for (row, _) in all.days.iter().enumerate().filter(|(_, days)| days.to <= self.day) {
            let code = |column: &[u32]| column.get(row).copied().unwrap_or(NO_CODE);
            let of_customer = of_customers.entry((code(&all.customer), code(&all.contract)));
            of_customer.or_default().push(row);
            self.defaulted.extend(all.place.get(row));
        }
        for rows in of_customers.into_values() {
            self.counted_back(data, &latest_first(data, rows));
        }
    }

    /// Adds what one customer owes: his rows are the latest first, and none overlaps another.
    fn counted_back(&mut self, data: &Dataset, rows: &[usize]) {
        let all = &data.balances;
        let Some(last) = rows.first().and_then(|&row| all.days.get(row)) else { return };
        let of_last = rows.iter().filter(|row| all.days.get(**row) == Some(last));
        let closing: Money = of_last.filter_map(|&row| all.closing.get(row).copied()).sum();
        let mut left = closing.max(Money(0));
        for &row in rows {
            let Some(turnover) = turnover(data, row) else { continue };
            let open = left.min(turnover.sale.max(Money(0)));
            left = left - open;
            self.add(data, row, Item { open, ..turnover });
        }
        let Some(&first) = rows.last() else { return };
        if let Some(before) = before(data, first).filter(|_| left.0 > 0) {
            self.add(data, first, Item { open: left, ..before });
        }
        if let Some(&row) = rows.first().filter(|_| closing.0 < 0) {
            let date = last.to;
            let advance = Item { date, due: date, advance: Money(-closing.0), ..Item::default() };
            self.add(data, row, advance);
        }
    }

    fn add(&mut self, data: &Dataset, row: usize, item: Item) {
        let all = &data.balances;
        let (Some(&rep), Some(&customer), Some(&place)) =
            (all.rep.get(row), all.customer.get(row), all.place.get(row))
        else {
            return;
        };
        self.push(item, Whose { document: NO_CODE, rep, customer, place, lent_by: None });
    }
}

/// The rows of a customer, the latest first; of those that overlap the one that ends last, of these
/// the shortest. Rows of the same days stay together.
fn latest_first(data: &Dataset, mut rows: Vec<usize>) -> Vec<usize> {
    let all = &data.balances;
    let name =
        |row: usize| all.rep.get(row).and_then(|&it| data.reps.get(index(it))).map(|it| &it.name);
    sort::by_key(&mut rows, |&row| {
        let days = all.days.get(row).map(|days| (days.to, days.from));
        (Reverse(days), name(row), all.debit.get(row), all.place.get(row))
    });
    let mut kept: Vec<usize> = Vec::new();
    for row in rows {
        let days = |row: usize| all.days.get(row).copied();
        let last = kept.last().and_then(|&it| days(it));
        let is_apart =
            last.zip(days(row)).is_none_or(|(last, own)| own == last || own.to < last.from);
        if is_apart {
            kept.push(row);
        }
    }
    kept
}

/// What a row turned over: sold on credit, dated at its last day.
fn turnover(data: &Dataset, row: usize) -> Option<Item> {
    let all = &data.balances;
    let (date, place) = (all.days.get(row)?.to, *all.place.get(row)?);
    let due = due(data, date, *all.customer.get(row)?);
    let sale = *all.debit.get(row)?;
    Some(Item { date, due, sale, source: Source::Turnover(place), ..Item::default() })
}

/// What was owed before the first row.
fn before(data: &Dataset, row: usize) -> Option<Item> {
    let all = &data.balances;
    let (days, place) = (*all.days.get(row)?, *all.place.get(row)?);
    let date = days.from.plus(-1);
    let due = due(data, date, *all.customer.get(row)?);
    Some(Item { date, due, source: Source::Before(place), ..Item::default() })
}

/// When what was sold on a day is due: no document says, so by the customer's term.
fn due(data: &Dataset, date: Date, customer: u32) -> Date {
    term::on_working_day(data, term::after(data, date, None, customer).0)
}

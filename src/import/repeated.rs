//! A deal of several rows, each of which has the sum of all of them: the sum is counted once.

use super::cast::{Cast, Source};
use crate::model::column::{Column, NO_NUMBER};
use crate::model::table::Table;
use crate::model::unit::{Money, Quantity, Share};
use std::collections::BTreeMap;

/// Where the prices of its rows add up to the sum of a deal, each row is worth its price; else the
/// first row of the deal has the sum, and the others have none of it.
pub(super) fn settle(source: &Source<'_>, casts: &mut [Cast]) {
    if !source.export.is_some_and(|it| it.repeats) || source.table != Table::Sales {
        return;
    }
    let find = |id: &str| casts.iter().find(|it| it.field.id == id);
    let (Some(documents), Some(amounts)) = (find("document"), find("amount")) else { return };
    let mut deals: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in 0..source.facts.layout.rows.len() {
        if let Some(number) = documents.read.column.text(at) {
            deals.entry(number).or_default().push(at);
        }
    }
    let value = |id: &str, at: usize| find(id).and_then(|it| it.read.column.number(at));
    let line = |at: usize| {
        let quantity = Quantity(value("quantity", at).unwrap_or(Quantity::ONE.0));
        let discount = Share(value("discount", at).unwrap_or(0));
        Money::of_line(Money(value("price", at)?), quantity, discount)
    };
    let mut changed: BTreeMap<usize, i64> = BTreeMap::new();
    for rows in deals.into_values().filter(|it| it.len() > 1) {
        let sums: Vec<Option<i64>> =
            rows.iter().map(|&at| amounts.read.column.number(at)).collect();
        let Some(Some(sum)) = sums.first().copied().filter(|it| sums.iter().all(|own| own == it))
        else {
            continue;
        };
        let lines: Option<Vec<Money>> = rows.iter().map(|&at| line(at)).collect();
        let total = lines.map(|it| it.into_iter().sum::<Money>().0);
        // To the minor unit a row.
        let near = i64::try_from(rows.len()).unwrap_or(i64::MAX).saturating_mul(100);
        if total.is_some_and(|it| it.abs_diff(sum) <= near.unsigned_abs()) {
            changed.extend(rows.iter().map(|&at| (at, NO_NUMBER)));
        } else {
            changed.extend(rows.iter().skip(1).map(|&at| (at, 0)));
        }
    }
    let Some(amounts) = casts.iter_mut().find(|it| it.field.id == "amount") else { return };
    if let Column::Number(values) = &mut amounts.read.column {
        for (&at, &new) in &changed {
            values.get_mut(at).into_iter().for_each(|it| *it = new);
        }
    }
    amounts.read.odd.extend(changed.into_keys());
    amounts.read.odd.sort_unstable();
    amounts.read.odd.dedup();
}

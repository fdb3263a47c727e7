//! Rows over others that stand deeper in the outline, or under them: where their sums are the sums of
//! those, they are subtotals, and counting them would count everything twice.

use super::totals::{Class, Told};
use crate::model::column::NO_NUMBER;

/// Finds them among the data.
pub(super) fn mark(told: &Told<'_>, classes: &mut [Class]) {
    if told.sheet.outlines.is_empty() {
        return;
    }
    let levels: Vec<u8> = told.rows.iter().map(|&row| told.sheet.outline(row)).collect();
    let level = |at: usize| levels.get(at).copied().unwrap_or(0);
    for (at, class) in classes.iter_mut().enumerate().filter(|it| *it.1 == Class::Data) {
        let own = level(at);
        let below: Vec<usize> = (at + 1..levels.len()).take_while(|&it| level(it) > own).collect();
        let above: Vec<usize> = (0..at).rev().take_while(|&it| level(it) > own).collect();
        if adds_up(told, at, &nearest(&below, &levels))
            || adds_up(told, at, &nearest(&above, &levels))
        {
            *class = Class::Total;
        }
    }
}

/// Of the rows of a group those one level below it: the others are in their sums.
fn nearest(rows: &[usize], levels: &[u8]) -> Vec<usize> {
    let level = |at: &usize| levels.get(*at).copied().unwrap_or(0);
    let least = rows.iter().map(level).min().unwrap_or(0);
    rows.iter().copied().filter(|it| level(it) == least).collect()
}

/// Whether a row says the sums of these, in every column that it says any of.
fn adds_up(told: &Told<'_>, at: usize, parts: &[usize]) -> bool {
    if parts.is_empty() {
        return false;
    }
    let value = |sum: &[i64], at: usize| sum.get(at).copied().filter(|it| *it != NO_NUMBER);
    // As totals: but for the rounding of what is shown.
    let near = 100 * i128::try_from(parts.len() + 1).unwrap_or(i128::MAX);
    let mut any = false;
    for sum in &told.sums {
        let Some(own) = value(sum, at).filter(|it| *it != 0) else { continue };
        let all: i128 = parts.iter().filter_map(|&it| value(sum, it)).map(i128::from).sum();
        if (i128::from(own) - all).abs() > near {
            return false;
        }
        any = true;
    }
    any
}

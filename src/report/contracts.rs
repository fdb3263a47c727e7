//! Contracts beside their average: the middle without the extremes, what goes with what, and what
//! was left out (the KPI handbook B6).
//!
//! The trimmed mean leaves out 5 % of the contracts at each end (as many whole ones as that makes).
//! A missed pair is a companion that some contracts with a main product have, and others have not:
//! the pairs with the most missed sales to expect stand first, missed × together / with the main
//! product.

use crate::kpi::NoValue;
use crate::kpi::defs::average_contract::{code, distinct, rows, sold, whole};
use crate::kpi::ground::sales::{lines, money};
use crate::kpi::percentile::{P90, percentile};
use crate::model::products::Product;
use crate::model::sales::Line;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::unit::{Exact, Money};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of how many contracts one is left out at each end: 5 %.
const TRIMMED: usize = 20;

/// How many missed pairs are shown.
const PAIRS: usize = 10;

/// A main product and a companion that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// SKU of the main product.
    pub anchor: String,
    /// SKU of the companion.
    pub companion: String,
    /// Contracts with both.
    pub together: usize,
    /// Contracts with the main product and without the companion.
    pub missed: usize,
}

/// The contracts of a slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractsReport {
    /// Mean without 5 % at each end, in major units.
    pub trimmed: Result<Exact, NoValue>,
    /// What nine of ten contracts are not above, in major units.
    pub p90: Result<Exact, NoValue>,
    /// Sold of companions / sold of all, in contracts that count; none where no product is a
    /// companion.
    pub companion_share: Result<Exact, NoValue>,
    /// The pairs most worth offering.
    pub missed: Vec<Pair>,
    /// Number (of its contract or document) and total of what is no contract: given back in full,
    /// or a minus by itself. The lowest first.
    pub left_out: Vec<(Option<String>, Exact)>,
}

/// The contracts of a slice of the average contract.
pub fn contracts(slice: &Slice) -> ContractsReport {
    let of_period = whole(slice);
    let codes = distinct(slice);
    let mut totals: Vec<i64> =
        codes.iter().filter_map(|&code| of_period.get(code)).map(|it| it.total.0).collect();
    sort::whole(&mut totals);
    let p90 = percentile(&mut totals.clone(), P90);
    let p90 = p90.map(|(part, whole)| Exact::new(part, whole * i128::from(Money::PER_MAJOR)));
    ContractsReport {
        trimmed: trimmed(&totals).ok_or(NoValue::ZeroWhole),
        p90: p90.ok_or(NoValue::ZeroWhole),
        companion_share: companion_share(slice),
        missed: missed(slice, &codes),
        left_out: left_out(slice),
    }
}

/// The mean of ascending totals without those at the ends.
fn trimmed(totals: &[i64]) -> Option<Exact> {
    let out = totals.len() / TRIMMED;
    let kept = totals.get(out..totals.len() - out)?;
    let sum: i128 = kept.iter().map(|&it| i128::from(it)).sum();
    let count = i128::try_from(kept.len()).ok().filter(|&it| it > 0)?;
    Some(Exact::new(sum, count * i128::from(Money::PER_MAJOR)))
}

pub(super) fn is_companion(slice: &Slice, row: u32) -> bool {
    let product = slice.product(row).and_then(|it| slice.data.product(it));
    product.is_some_and(|it| it.companion)
}

fn companion_share(slice: &Slice) -> Result<Exact, NoValue> {
    if !slice.data.products.iter().any(|it| it.companion) {
        return Err(NoValue::MissingField("kind"));
    }
    let sold = sold(slice);
    let companions: Vec<u32> =
        sold.iter().copied().filter(|&row| is_companion(slice, row)).collect();
    let part = money(slice, &companions).over(money(slice, &sold));
    part.ok_or(NoValue::ZeroWhole)
}

/// Main products and companions of each of these contracts, whoever's the lines are.
fn baskets(slice: &Slice, codes: &BTreeSet<u32>) -> Vec<(BTreeSet<u32>, BTreeSet<u32>)> {
    let all = slice.in_period(|slice, rows| {
        let lines = lines(&slice.known);
        let kinds = &slice.data.sales.line;
        let is_sold = |row: &&u32| kinds.get(lines.line(**row)) == Some(&Line::Sold);
        let mut baskets: BTreeMap<u32, (BTreeSet<u32>, BTreeSet<u32>)> = BTreeMap::new();
        for &row in rows.iter().filter(is_sold) {
            let found = code(slice, row).zip(slice.product(row));
            let Some((contract, product)) = found else { continue };
            let Some(of) = slice.data.product(product) else { continue };
            let basket = baskets.entry(contract).or_default();
            match (of.companion, of.service) {
                (true, _) => basket.1.insert(product),
                (_, false) => basket.0.insert(product),
                _ => false,
            };
        }
        Baskets(baskets)
    });
    all.0.iter().filter(|(code, _)| codes.contains(code)).map(|(_, it)| it.clone()).collect()
}

/// Main products and companions of every contract of the period.
struct Baskets(BTreeMap<u32, (BTreeSet<u32>, BTreeSet<u32>)>);

fn missed(slice: &Slice, codes: &BTreeSet<u32>) -> Vec<Pair> {
    let mut with_anchor: BTreeMap<u32, usize> = BTreeMap::new();
    let mut together: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for (anchors, companions) in baskets(slice, codes) {
        for &anchor in &anchors {
            *with_anchor.entry(anchor).or_default() += 1;
            for &companion in &companions {
                *together.entry((anchor, companion)).or_default() += 1;
            }
        }
    }
    let title = |code: u32| slice.data.product(code).map(Product::title);
    let pair = |((anchor, companion), together): ((u32, u32), usize)| {
        let all = with_anchor.get(&anchor).copied().unwrap_or(together);
        let missed = all - together;
        let number = |it: usize| i128::try_from(it).unwrap_or(i128::MAX);
        let expected = Exact::new(number(missed * together), number(all));
        let named = Pair { anchor: title(anchor)?, companion: title(companion)?, together, missed };
        (missed > 0).then_some((expected, named))
    };
    let mut pairs: Vec<(Exact, Pair)> = together.into_iter().filter_map(pair).collect();
    sort::by_key(&mut pairs, |(expected, it)| {
        (Reverse(*expected), it.anchor.clone(), it.companion.clone())
    });
    pairs.into_iter().map(|it| it.1).take(PAIRS).collect()
}

/// What is no contract of the period, although the slice has rows of it.
fn left_out(slice: &Slice) -> Vec<(Option<String>, Exact)> {
    let (of_period, lines) = (whole(slice), lines(&slice.known));
    let counted: BTreeSet<u32> = rows(slice).into_iter().collect();
    // What was sold names a contract; what came back, where nothing else does.
    let mut out: BTreeMap<u32, Option<(bool, String)>> = BTreeMap::new();
    for &row in slice.rows.iter().filter(|row| !counted.contains(row)) {
        let line = lines.line(row);
        let document = slice.data.sales.document.get(line);
        let number = document.and_then(|&it| slice.data.documents.get(usize::try_from(it).ok()?));
        let is_back = slice.data.sales.amount.get(line).is_some_and(|it| it.0 < 0);
        if let Some(code) = code(slice, row) {
            let known = out.entry(code).or_default();
            let named = number.map(|it| (is_back, it.clone()));
            *known = [known.take(), named].into_iter().flatten().min();
        }
    }
    let total = |code: u32| of_period.get(code).map(|it| it.total.exact());
    let row =
        |(code, named): (u32, Option<(bool, String)>)| Some((named.map(|it| it.1), total(code)?));
    let mut rows: Vec<(Option<String>, Exact)> = out.into_iter().filter_map(row).collect();
    sort::by_key(&mut rows, |(number, total)| (*total, number.clone()));
    rows
}

//! What the contracts of a period bring, by rep: those of one rep and one day without a look at
//! their lines, of the others their lines.

use super::sales::{lines, of_lines_alone};
use crate::model::column::NO_CODE;
use crate::model::contracts::{Contract, Contracts, PARTS, Plain};
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::tally::{ByRep, Everything, Sums};
use std::rc::Rc;

/// The contracts that need no look at their lines; a row is a line.
fn plain(known: &Known) -> Rc<Plain> {
    of_lines_alone(known, |data, lines| Plain::of(data, &lines.facts().rep))
}

/// What the contracts of a period that count bring: revenue in ten-thousandths, parts of
/// contracts and rows, by rep.
struct Tally {
    by_rep: ByRep,
    /// Of these the contracts that are one rep's of one day.
    plain: ByRep,
    /// All others.
    rest: Contracts,
}

/// The tally of a slice of whole people; `None` where it is of no such, or lines have credits.
fn tally(slice: &Slice) -> Option<(Everything, Rc<Tally>)> {
    let whose = slice.everything().filter(|_| lines(&slice.known).is_whole())?;
    Some((whose, slice.in_period(|slice, _| tallied(slice))))
}

/// What the contracts that count bring the people of a slice; `None` as with [`tally`].
pub(crate) fn sums(slice: &Slice) -> Option<Sums> {
    tally(slice).map(|(whose, tally)| tally.by_rep.get(whose))
}

fn tallied(slice: &Slice) -> Tally {
    let mut by_rep = ByRep::empty(slice);
    let Some(days) = slice.scope.facts() else {
        return Tally { plain: by_rep.clone(), by_rep, rest: Contracts::default() };
    };
    let contracts = plain(&slice.known);
    for (rep, total, lines) in contracts.of_days(days) {
        if let Some(sums) = by_rep.of_rep(rep) {
            sums.part += i128::from(total);
            sums.whole += i128::from(PARTS);
            sums.n += index(lines);
        }
    }
    let plain = by_rep.clone();
    let rest = Contracts::of(slice.data, contracts.rest(slice.data, days));
    add_rest(slice, &rest, &mut by_rep);
    Tally { by_rep, plain, rest }
}

/// Whose the sold lines of a contract are, as far as they have been looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sellers {
    /// None yet.
    Unseen,
    /// All of one code of reps.
    One(u32),
    /// Of several.
    Several,
}

impl Sellers {
    fn and(self, rep: u32) -> Sellers {
        match self {
            Sellers::Unseen => Sellers::One(rep),
            Sellers::One(only) if only == rep => self,
            Sellers::One(_) | Sellers::Several => Sellers::Several,
        }
    }
}

/// A contract whose sold lines are all one rep's is his whole; only of the rest are parts looked at.
fn add_rest(slice: &Slice, rest: &Contracts, tally: &mut ByRep) {
    let sales = &slice.data.sales;
    let found = |row: u32| {
        let found = sales.contract.get(index(row)).and_then(|&code| rest.find(code));
        found.filter(|(_, contract)| contract.counts())
    };
    let is_sold = |row: u32| sales.line.get(index(row)) == Some(&Line::Sold);
    let rep = |row: u32| slice.rep(row).unwrap_or(NO_CODE);
    let mut sellers = vec![Sellers::Unseen; rest.span()];
    for &row in rest.rows() {
        let (Some((place, _)), Some(sums)) = (found(row), tally.of_rep(rep(row))) else { continue };
        sums.part += sales.amount.get(index(row)).map_or(0, |it| i128::from(it.0));
        sums.n += 1;
        if let Some(of) = sellers.get_mut(place).filter(|_| is_sold(row)) {
            *of = of.and(rep(row));
        }
    }
    let mut add = |rep: u32, part: i64| {
        if let Some(sums) = tally.of_rep(rep) {
            sums.whole += i128::from(part);
        }
    };
    for of in &sellers {
        if let Sellers::One(rep) = *of {
            add(rep, PARTS);
        }
    }
    let is_several = |at: usize| sellers.get(at) == Some(&Sellers::Several);
    let is_shared = |row: u32| found(row).is_some_and(|(at, _)| is_several(at));
    if sellers.contains(&Sellers::Several) {
        let shared = rest.rows().iter().filter(|&&row| is_shared(row));
        shared.for_each(|&row| add(rep(row), rest.part(slice.data, row)));
    }
}

/// How many contracts the slice has a part in; `None` as with [`sums`].
pub(crate) fn part_in(slice: &Slice) -> Option<usize> {
    let (whose, tally) = tally(slice)?;
    let plain = tally.plain.get(whose).whole / i128::from(PARTS);
    let is_his = |row: u32| match whose {
        Everything::OfAll => true,
        Everything::OfRep(code) => slice.rep(row).unwrap_or(NO_CODE) == code,
    };
    let sales = &slice.data.sales;
    let is_sold = |row: u32| sales.line.get(index(row)) == Some(&Line::Sold);
    let own = tally.rest.rows().iter().copied().filter(|&row| is_his(row) && is_sold(row));
    let code = |row: u32| sales.contract.get(index(row)).copied();
    let counts = |code: &u32| tally.rest.get(*code).is_some_and(Contract::counts);
    let rest = sort::distinct(own.filter_map(code).filter(counts)).len();
    Some(usize::try_from(plain).unwrap_or(usize::MAX).saturating_add(rest))
}

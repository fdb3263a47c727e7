//! Sums by rep of all rows of a period, counted in one pass for everybody.

use super::column::NO_CODE;
use super::slice::{Slice, UNALLOCATED, index};
use super::targets::Who;

/// What some rows sum to: the sides of a ratio, in parts of the one who counts, and how many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The upper side.
    pub part: i128,
    /// The lower side.
    pub whole: i128,
    /// How many rows.
    pub n: usize,
}

/// Sums by rep, of nobody's rows, and of what credits leave over.
#[derive(Clone, Debug)]
pub struct ByRep {
    reps: Vec<Sums>,
}

/// Whose rows a slice has: all of theirs in its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Everything {
    /// Everybody's.
    OfAll,
    /// Those of a code of reps.
    OfRep(u32),
}

impl Everything {
    /// Of these people; `None`: of a team, whose rows are of several codes.
    pub fn of(who: Who) -> Option<Everything> {
        match who {
            Who::Company => Some(Everything::OfAll),
            Who::Rep(code) => Some(Everything::OfRep(code)),
            Who::Nobody => Some(Everything::OfRep(NO_CODE)),
            Who::Unallocated => Some(Everything::OfRep(UNALLOCATED)),
            Who::Team(_) => None,
        }
    }
}

impl Slice<'_> {
    /// Whose rows it has, where it has all of theirs in its period; `None` where it is cut
    /// otherwise, or where some rows count for their rep alone.
    pub fn everything(&self) -> Option<Everything> {
        let is_whole = self.is_entire && self.facts.is_overlay.is_empty();
        Everything::of(self.scope.who).filter(|_| is_whole)
    }
}

impl ByRep {
    /// Sums of no rows, for the people of a slice's dataset.
    pub fn empty(slice: &Slice) -> ByRep {
        ByRep { reps: vec![Sums::default(); slice.data.reps.len() + 2] }
    }

    /// Of the rows of a slice's facts.
    pub fn of(slice: &Slice, rows: &[u32], mut add: impl FnMut(&mut Sums, u32)) -> ByRep {
        let count = slice.data.reps.len();
        let mut reps = ByRep::empty(slice).reps;
        let codes = &slice.facts.rep;
        for &row in rows {
            let code = codes.get(index(row)).copied().unwrap_or(NO_CODE);
            if let Some(sums) = reps.get_mut(place(code, count)) {
                add(sums, row);
            }
        }
        ByRep { reps }
    }

    /// Of a column over the rows that have anything there, and how many have; exact, however large.
    pub fn of_column(slice: &Slice, rows: &[u32], column: impl Fn(usize) -> Option<i64>) -> ByRep {
        let count = slice.data.reps.len();
        let mut sums: Vec<(i64, usize)> = vec![Default::default(); count + 2];
        let mut by_rep = ByRep { reps: vec![Sums::default(); count + 2] };
        let codes = &slice.facts.rep;
        for &row in rows {
            let code = codes.get(index(row)).copied().unwrap_or(NO_CODE);
            let at = place(code, count);
            let (Some(sum), Some(amount)) = (sums.get_mut(at), column(index(row))) else {
                continue;
            };
            sum.1 += 1;
            sum.0 = sum.0.checked_add(amount).unwrap_or_else(|| {
                // What no longer fits is put aside where it does.
                if let Some(all) = by_rep.reps.get_mut(at) {
                    all.part += i128::from(sum.0);
                }
                amount
            });
        }
        for (all, (sum, n)) in by_rep.reps.iter_mut().zip(sums) {
            (all.part, all.n) = (all.part + i128::from(sum), n);
        }
        by_rep
    }

    /// The sums of a rep's code.
    pub fn of_rep(&mut self, code: u32) -> Option<&mut Sums> {
        let count = self.reps.len().saturating_sub(2);
        self.reps.get_mut(place(code, count))
    }

    /// All upper sides so many times as large.
    pub fn times(&mut self, factor: i128) {
        for sums in &mut self.reps {
            sums.part *= factor;
        }
    }

    /// The sums of those.
    pub fn get(&self, whose: Everything) -> Sums {
        match whose {
            Everything::OfRep(code) => {
                let count = self.reps.len().saturating_sub(2);
                self.reps.get(place(code, count)).copied().unwrap_or_default()
            }
            Everything::OfAll => self.reps.iter().fold(Sums::default(), |all, it| Sums {
                part: all.part + it.part,
                whole: all.whole + it.whole,
                n: all.n + it.n,
            }),
        }
    }
}

/// Where a code of reps stands: those of nobody and of what is left over at the end.
pub fn place(code: u32, count: usize) -> usize {
    match code {
        NO_CODE => count,
        UNALLOCATED => count + 1,
        code => index(code),
    }
}

//! Rows of an import by what they are known again by.

use super::again_keys::Row;
use super::batch::Place;
use super::sort;

/// Rows by what they are known by: in order of hashes, those of one hash as they stand.
pub struct Known(Vec<(u64, Place)>);

impl Known {
    /// Those of these rows that have it.
    pub fn of(rows: &[(Place, Row)], by: fn(&Row) -> Option<u64>) -> Known {
        let mut known: Vec<(u64, Place)> =
            rows.iter().filter_map(|it| Some((by(&it.1)?, it.0))).collect();
        sort::whole(&mut known);
        Known(known)
    }

    /// The rows that have it.
    pub fn group(&self, hash: u64) -> &[(u64, Place)] {
        let from = self.0.partition_point(|it| it.0 < hash);
        let to = self.0.partition_point(|it| it.0 <= hash);
        self.0.get(from..to).unwrap_or_default()
    }

    /// How many rows have it, and the first of them.
    pub fn get(&self, hash: u64) -> Option<(usize, Place)> {
        let group = self.group(hash);
        Some((group.len(), group.first()?.1))
    }

    /// How many rows stand before one that has a hash.
    pub fn before(&self, row: (u64, Place)) -> usize {
        self.0.partition_point(|other| *other < row)
    }

    /// How many rows are in both; of equal ones, as many as both have.
    pub fn common(&self, other: &Known) -> usize {
        let (mut own, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            let (a, b) = (a.0, b.0);
            common += usize::from(a == b);
            if a <= b {
                own.next();
            }
            if b <= a {
                others.next();
            }
        }
        common
    }
}

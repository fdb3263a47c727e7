//! Chance that is the same for the same seed, and csv files that are filled by it.

use planerka::model::date::Date;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// An xorshift generator: the same seed, the same workspace.
pub struct Random(Cell<u64>);

impl Random {
    /// Of a seed; near seeds give unlike sequences.
    pub fn new(seed: u64) -> Random {
        let it = Random(Cell::new((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        for _ in 0..8 {
            it.next();
        }
        it
    }

    fn next(&self) -> u64 {
        let mut it = self.0.get();
        it ^= it << 13;
        it ^= it >> 7;
        it ^= it << 17;
        self.0.set(it);
        it.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number of `low..=high`.
    pub fn within(&self, low: i64, high: i64) -> i64 {
        low + (self.next() % u64::try_from(high - low + 1).expect("a range")) as i64
    }

    /// Whether something of so many chances of a hundred happens.
    pub fn percent(&self, chance: i64) -> bool {
        self.within(0, 99) < chance
    }

    /// One of them.
    pub fn one<'a, T>(&self, of: &'a [T]) -> &'a T {
        let last = i64::try_from(of.len()).expect("fits") - 1;
        &of[self.within(0, last) as usize]
    }

    /// A day of both ends in.
    pub fn day(&self, from: Date, to: Date) -> Date {
        from.plus(self.within(0, i64::from(to.0 - from.0)) as i32)
    }

    /// The text in so many of a hundred cases, else nothing.
    pub fn maybe(&self, chance: i64, text: impl Into<String>) -> String {
        if self.percent(chance) { text.into() } else { String::new() }
    }
}

/// Csv texts by table, each with its header.
#[derive(Default)]
pub struct Files(pub BTreeMap<&'static str, String>);

impl Files {
    /// Adds a row: cells of the header's fields, in its order.
    pub fn row(&mut self, table: &'static str, header: &'static str, cells: &[&str]) {
        assert_eq!(header.split(' ').count(), cells.len(), "{table} {cells:?}");
        let text = self.0.entry(table).or_insert_with(|| header.replace(' ', ",") + "\n");
        writeln!(text, "{}", cells.join(",")).expect("a line of text");
    }
}

/// Money of kopecks, with a point.
pub fn money(kopecks: i64) -> String {
    let sign = if kopecks < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", kopecks.abs() / 100, kopecks.abs() % 100)
}

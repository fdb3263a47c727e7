//! Seeded random numbers: the same demo company for the same seed and day, wherever it is made.

/// mulberry32: 32 bits of state.
pub struct Random(pub u32);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let a = self.0;
        let t = (a ^ (a >> 15)).wrapping_mul(1 | a);
        let t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        t ^ (t >> 14)
    }

    /// A whole number from 0 up to the limit; 0 where there is nothing to choose from.
    pub fn below(&mut self, limit: i32) -> i32 {
        let drawn = (i64::from(self.next()) * i64::from(limit.max(0))) >> 32;
        i32::try_from(drawn).unwrap_or(0)
    }

    /// One of the two or between.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high - low + 1)
    }

    /// Whether something happens that happens so often in a hundred.
    pub fn percent(&mut self, chance: i32) -> bool {
        self.below(100) < chance
    }

    /// One of a list; `None` where it is empty.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(usize::try_from(self.below(i32::try_from(of.len()).unwrap_or(i32::MAX))).ok()?)
    }
}

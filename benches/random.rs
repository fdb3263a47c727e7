//! The same random numbers in every bench and every language.

/// mulberry32: 32 bits of state, the same in any language.
pub struct Random(pub u32);

impl Random {
    /// From 0 up to 1.
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let a = self.0;
        let t = (a ^ (a >> 15)).wrapping_mul(1 | a);
        let t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }

    /// A whole number from 0 up to the limit.
    pub fn below(&mut self, limit: i32) -> i32 {
        (self.next() * f64::from(limit)) as i32
    }
}

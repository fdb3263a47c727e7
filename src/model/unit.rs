//! What is counted in: money, quantities and shares as whole numbers, and exact ratios of them.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// Ten-thousandths of the major unit of a currency (1/100 of a kopeck or cent).
///
/// A line counted from price × quantity × (1 − discount) needs four decimals, and rounding
/// each line would make the total wrong; money is rounded once, where it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

/// Millionths of a piece (kilogram, metre): 2.5 is 2,500,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(pub i64);

/// Millionths of one: 15 % is 150,000. Six decimals, because Excel keeps 0.15 as 0.15000000596.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(pub i64);

impl Money {
    /// How many of these make one major unit.
    pub const PER_MAJOR: i64 = 10_000;

    /// price × quantity × (1 − discount), rounded half away from zero to a ten-thousandth;
    /// `None` when it does not fit.
    pub fn of_line(price: Money, quantity: Quantity, discount: Share) -> Option<Money> {
        let gross = i128::from(price.0) * i128::from(quantity.0);
        let kept = i128::from(Share::ONE.0 - discount.0);
        let scale = i128::from(Quantity::ONE.0) * i128::from(Share::ONE.0);
        i64::try_from(divide_rounded(gross.checked_mul(kept)?, scale)).ok().map(Money)
    }

    /// As an exact number of major units.
    pub fn exact(self) -> Exact {
        Exact::new(self.0.into(), Self::PER_MAJOR.into())
    }
}

impl Quantity {
    /// One piece.
    pub const ONE: Quantity = Quantity(1_000_000);
}

impl Share {
    /// The whole.
    pub const ONE: Share = Share(1_000_000);
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(self.0.saturating_neg())
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(items: I) -> Money {
        items.fold(Money::default(), Add::add)
    }
}

/// `numerator / denominator`, rounded half away from zero. The denominator is above zero.
pub fn divide_rounded(numerator: i128, denominator: i128) -> i128 {
    let half = denominator / 2;
    let away = if numerator < 0 { numerator - half } else { numerator + half };
    away / denominator
}

/// An exact number: the quotient of two integers, the lower one above zero.
///
/// KPI values are kept so until they are shown, so that 99.999 % never passes for 100 %
/// and the sum of the parts is the whole.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };

    /// `numerator / denominator`; a denominator below zero turns both signs, zero is read as one.
    pub fn new(numerator: i128, denominator: i128) -> Exact {
        let sign = if denominator < 0 { -1 } else { 1 };
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
        let divisor = i128::try_from(divisor).unwrap_or(1);
        Exact {
            numerator: sign * (numerator / divisor),
            denominator: (sign * (denominator / divisor)).max(1),
        }
    }

    /// A whole number.
    pub fn whole(number: i64) -> Exact {
        Exact { numerator: number.into(), denominator: 1 }
    }

    /// The upper part.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The lower part, above zero.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// `self / other`, or `None` when that is zero or the figures are too large.
    pub fn over(self, other: Exact) -> Option<Exact> {
        if other.numerator == 0 {
            return None;
        }
        let sign = other.numerator.signum();
        let upside_down = Exact {
            numerator: sign * other.denominator,
            denominator: other.numerator.checked_abs()?,
        };
        self.times(upside_down)
    }

    /// `self × other`, or `None` when the figures are too large.
    pub fn times(self, other: Exact) -> Option<Exact> {
        // Reduced crosswise first, so that only what is really large does not fit.
        let left = Exact::new(self.numerator, other.denominator);
        let right = Exact::new(other.numerator, self.denominator);
        let numerator = left.numerator.checked_mul(right.numerator)?;
        Some(Exact::new(numerator, left.denominator.checked_mul(right.denominator)?))
    }

    /// `self + other`, or `None` when the figures are too large.
    pub fn plus(self, other: Exact) -> Option<Exact> {
        let common = Exact::new(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(common.denominator)?;
        let right = other.numerator.checked_mul(common.numerator)?;
        let denominator = self.denominator.checked_mul(common.denominator)?;
        Some(Exact::new(left.checked_add(right)?, denominator))
    }

    /// `self − other`, or `None` when the figures are too large.
    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(Exact { numerator: -other.numerator, ..other })
    }

    /// The number in units of `10^-decimals`, rounded half away from zero: 0.966666… at 4 is 9667.
    pub fn rounded(self, decimals: u32) -> i128 {
        let scale = 10i128.pow(decimals);
        match self.numerator.checked_mul(scale) {
            Some(scaled) => divide_rounded(scaled, self.denominator),
            // Too large to scale exactly: whole part first, then what is left of it.
            None => {
                let whole = self.numerator / self.denominator;
                let rest = self.numerator % self.denominator;
                whole.saturating_mul(scale)
                    + divide_rounded(rest.saturating_mul(scale), self.denominator)
            }
        }
    }

    /// Nearest float, for positions on a chart and nothing else.
    pub fn approximate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.approximate().total_cmp(&other.approximate()),
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_four_decimals() {
        // 9.8 × 7 × 0.85 = 58.31 and 0.05 off 0.07 × 3 = 0.1995.
        let line = Money::of_line(Money(98_000), Quantity(7_000_000), Share(150_000));
        assert_eq!(line, Some(Money(583_100)));
        let small = Money::of_line(Money(700), Quantity(3_000_000), Share(50_000));
        assert_eq!(small, Some(Money(1_995)));
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(Exact::new(5, 2).rounded(0), 3);
        assert_eq!(Exact::new(-5, 2).rounded(0), -3);
        assert_eq!(Exact::new(2, 3).rounded(6), 666_667);
    }

    #[test]
    fn almost_all_is_not_all() {
        let almost = Exact::new(999_999_999_999, 1_000_000_000_000);
        assert!(almost < Exact::whole(1));
        assert_eq!(Exact::new(2, 4), Exact::new(-1, -2));
    }

    #[test]
    fn sums_and_quotients_are_exact() {
        let third = Exact::new(1, 3);
        assert_eq!(third.plus(third).and_then(|two| two.plus(third)), Some(Exact::whole(1)));
        assert_eq!(Exact::whole(1).over(Exact::ZERO), None);
        assert_eq!(Exact::whole(6).over(Exact::whole(4)), Some(Exact::new(3, 2)));
    }
}

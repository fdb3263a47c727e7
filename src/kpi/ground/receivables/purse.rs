//! A purse: what is left of a debt or of money, in the workspace's currency and in its own.

use crate::model::joining::Foreign;
use crate::model::unit::{Money, divide_rounded};

/// What is left of an amount; never below zero.
#[derive(Clone, Copy)]
pub(super) struct Purse {
    whole: i64,
    foreign: Option<Foreign>,
    left: i64,
    left_foreign: i64,
}

impl Purse {
    /// All of an amount, its sign aside.
    pub fn of(amount: Money, foreign: Option<Foreign>) -> Purse {
        let size = |it: Money| it.0.saturating_abs();
        let (left, left_foreign) = (size(amount), foreign.map_or(0, |it| size(it.amount)));
        let foreign = foreign.map(|it| Foreign { amount: Money(size(it.amount)), ..it });
        Purse { whole: left, foreign, left, left_foreign }
    }

    /// What is left, in the workspace's currency.
    pub fn left(&self) -> Money {
        Money(self.left)
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.left == 0
    }

    /// Takes from both what both have; gives how much less there is of this one. Amounts of one
    /// foreign currency meet in it, so that a debt keeps the rate of its document; of two they meet
    /// in the workspace's, each by the rate of its own date (the KPI handbook B7).
    pub fn meet(&mut self, other: &mut Purse) -> Money {
        let before = self.left;
        let is_same =
            self.foreign.zip(other.foreign).is_some_and(|(a, b)| a.currency == b.currency);
        if is_same && self.left_foreign > 0 && other.left_foreign > 0 {
            let both = self.left_foreign.min(other.left_foreign);
            self.take_foreign(both);
            other.take_foreign(both);
        } else {
            let both = self.left.min(other.left);
            self.take(both);
            other.take(both);
        }
        Money(before - self.left)
    }

    fn take(&mut self, amount: i64) {
        self.left -= amount;
        let whole = self.foreign.map_or(0, |it| it.amount.0);
        self.left_foreign = part(whole, self.left, self.whole);
    }

    fn take_foreign(&mut self, amount: i64) {
        self.left_foreign -= amount;
        let whole = self.foreign.map_or(0, |it| it.amount.0);
        self.left = part(self.whole, self.left_foreign, whole);
    }
}

/// whole × left / of, rounded half away from zero; nothing of nothing.
fn part(whole: i64, left: i64, of: i64) -> i64 {
    if of == 0 {
        return 0;
    }
    let part = divide_rounded(i128::from(whole) * i128::from(left), of.into());
    i64::try_from(part).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dollars(amount: i64, rate: i64) -> Purse {
        Purse::of(Money(amount * rate), Some(Foreign { currency: 0, amount: Money(amount) }))
    }

    #[test]
    fn a_debt_in_dollars_paid_in_dollars_is_paid_whatever_the_rate() {
        let (mut debt, mut money) = (dollars(1000, 80), dollars(1000, 75));
        assert_eq!(debt.meet(&mut money), Money(80_000));
        assert!(debt.is_empty() && money.is_empty());
        let (mut debt, mut money) = (dollars(1000, 80), dollars(400, 90));
        assert_eq!((debt.meet(&mut money), debt.left()), (Money(32_000), Money(48_000)));
    }

    #[test]
    fn other_currencies_meet_at_their_own_rates() {
        let mut debt = dollars(1000, 80);
        let mut money = Purse::of(Money(20_000), None);
        assert_eq!((debt.meet(&mut money), debt.left()), (Money(20_000), Money(60_000)));
        // Of a thousand dollars 750 are left.
        let mut rest = dollars(800, 90);
        assert_eq!((debt.meet(&mut rest), rest.left()), (Money(60_000), Money(4_500)));
    }
}

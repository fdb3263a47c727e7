//! Why the fact differs from the plan: volume, price, new products, returns (the KPI handbook B1,
//! "Decomposition").
//!
//! F − P = Σ (Q − PQ) × PP + Σ (pr − PP) × Q + new products − returns, Q and pr of sold lines,
//! P = Σ PQ × PP; what is planned in money alone is a row of its own. Volume falls into quantity
//! (all pieces more or less, at the mean planned price) and mix (dearer or cheaper products than
//! planned), as variance analysis does (Drury, Management and Cost Accounting, "sales margin mix
//! and quantity variances").

use crate::model::unit::Exact;

/// What is planned of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Nothing: it is new.
    Nothing,
    /// Pieces at a price.
    Pieces {
        /// How many.
        quantity: Exact,
        /// Of one, in major units.
        price: Exact,
    },
    /// An amount alone, in major units.
    Amount(Exact),
}

/// A product, or what else is planned, with what was sold of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Pieces of sold lines, free ones too.
    pub quantity: Exact,
    /// Amount of sold lines.
    pub sold: Exact,
    /// Amount returned, above zero.
    pub returned: Exact,
    /// What is planned.
    pub intent: Intent,
}

/// The parts of a difference; all in major units of money, and they sum to it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variance {
    /// P.
    pub planned: Exact,
    /// F: sold less returned.
    pub fact: Exact,
    /// Σ (Q − PQ) × PP.
    pub volume: Exact,
    /// Σ (pr − PP) × Q.
    pub price: Exact,
    /// Sold of what was not planned.
    pub new: Exact,
    /// Sold less planned of what is planned in money alone.
    pub in_money: Exact,
    /// Returned, as a minus.
    pub returns: Exact,
}

impl Variance {
    const NONE: Variance = Variance {
        planned: Exact::ZERO,
        fact: Exact::ZERO,
        volume: Exact::ZERO,
        price: Exact::ZERO,
        new: Exact::ZERO,
        in_money: Exact::ZERO,
        returns: Exact::ZERO,
    };

    /// Of one item; `None` when the figures are too large to be exact.
    pub fn of(item: &Item) -> Option<Variance> {
        let returns = Exact::ZERO.minus(item.returned)?;
        let common = Variance { fact: item.sold.plus(returns)?, returns, ..Variance::NONE };
        Some(match item.intent {
            Intent::Nothing => Variance { new: item.sold, ..common },
            Intent::Amount(planned) => {
                Variance { planned, in_money: item.sold.minus(planned)?, ..common }
            }
            Intent::Pieces { quantity, price } => Variance {
                planned: quantity.times(price)?,
                volume: item.quantity.minus(quantity)?.times(price)?,
                price: item.sold.minus(item.quantity.times(price)?)?,
                ..common
            },
        })
    }

    /// Of all items; `None` when the figures are too large to be exact.
    pub fn total(items: &[Item]) -> Option<Variance> {
        items.iter().try_fold(Variance::NONE, |sum, item| sum.plus(&Variance::of(item)?))
    }

    fn plus(&self, other: &Variance) -> Option<Variance> {
        Some(Variance {
            planned: self.planned.plus(other.planned)?,
            fact: self.fact.plus(other.fact)?,
            volume: self.volume.plus(other.volume)?,
            price: self.price.plus(other.price)?,
            new: self.new.plus(other.new)?,
            in_money: self.in_money.plus(other.in_money)?,
            returns: self.returns.plus(other.returns)?,
        })
    }
}

/// Volume in two: by quantity at the mean planned price, and by mix, which is the rest.
/// Only of items in one unit of measure; `None` where no pieces are planned.
pub fn quantity_and_mix(items: &[Item]) -> Option<(Exact, Exact)> {
    let (mut sold, mut pieces) = (Exact::ZERO, Exact::ZERO);
    for item in items {
        if let Intent::Pieces { quantity, .. } = item.intent {
            sold = sold.plus(item.quantity)?;
            pieces = pieces.plus(quantity)?;
        }
    }
    let of_pieces = |item: &&Item| matches!(item.intent, Intent::Pieces { .. });
    let planned: Vec<Item> = items.iter().filter(of_pieces).copied().collect();
    let total = Variance::total(&planned)?;
    let quantity = sold.minus(pieces)?.times(total.planned.over(pieces)?)?;
    Some((quantity, total.volume.minus(quantity)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(quantity: i64, sold: i64, returned: i64, intent: Intent) -> Item {
        let [quantity, sold, returned] = [quantity, sold, returned].map(Exact::whole);
        Item { quantity, sold, returned, intent }
    }

    fn pieces(quantity: i64, price: i64) -> Intent {
        Intent::Pieces { quantity: Exact::whole(quantity), price: Exact::whole(price) }
    }

    fn sum(of: &Variance) -> Option<Exact> {
        [of.price, of.new, of.in_money, of.returns].into_iter().try_fold(of.volume, Exact::plus)
    }

    #[test]
    fn a_product_sold_more_and_cheaper_a_new_one_one_planned_in_money_and_a_return() {
        let items = [
            item(12, 1_080, 30, pieces(10, 100)),
            item(1, 50, 0, Intent::Nothing),
            item(9, 450, 0, Intent::Amount(Exact::whole(500))),
        ];
        let all = Variance::total(&items).expect("small");
        let whole = Exact::whole;
        assert_eq!((all.planned, all.fact), (whole(1_500), whole(1_550)));
        assert_eq!((all.volume, all.price), (whole(200), whole(-120)));
        assert_eq!((all.new, all.in_money, all.returns), (whole(50), whole(-50), whole(-30)));
        assert_eq!(sum(&all), Some(whole(50)));
    }

    #[test]
    fn free_pieces_are_volume_at_no_price() {
        let of = Variance::of(&item(12, 1_000, 0, pieces(10, 100))).expect("small");
        assert_eq!((of.volume, of.price), (Exact::whole(200), Exact::whole(-200)));
    }

    #[test]
    fn as_many_pieces_but_cheaper_ones_are_mix_alone() {
        // Planned 10 at 100 and 10 at 20; sold 5 and 15 of them.
        let items = [item(5, 500, 0, pieces(10, 100)), item(15, 300, 0, pieces(10, 20))];
        let (quantity, mix) = quantity_and_mix(&items).expect("pieces");
        assert_eq!((quantity, mix), (Exact::ZERO, Exact::whole(-400)));
        // Twice as many of each: quantity alone.
        let items = [item(20, 2_000, 0, pieces(10, 100)), item(20, 400, 0, pieces(10, 20))];
        let (quantity, mix) = quantity_and_mix(&items).expect("pieces");
        assert_eq!((quantity, mix), (Exact::whole(1_200), Exact::ZERO));
        assert_eq!(quantity_and_mix(&[item(1, 1, 0, Intent::Nothing)]), None);
    }

    fn any_item() -> impl Strategy<Value = Item> {
        let intent = prop_oneof![
            Just(Intent::Nothing),
            (0..1_000i64, 0..1_000i64).prop_map(|(quantity, price)| pieces(quantity, price)),
            (0..1_000_000i64).prop_map(|amount| Intent::Amount(Exact::whole(amount))),
        ];
        let figures = (0..2_000i64, 0..2_000_000i64, 0..50_000i64, intent);
        figures
            .prop_map(|(quantity, sold, returned, intent)| item(quantity, sold, returned, intent))
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_difference(items in prop::collection::vec(any_item(), 0..20)) {
            let all = Variance::total(&items).expect("small");
            prop_assert_eq!(sum(&all), all.fact.minus(all.planned));
            if let Some((quantity, mix)) = quantity_and_mix(&items) {
                prop_assert_eq!(quantity.plus(mix), Some(all.volume));
            }
        }
    }
}

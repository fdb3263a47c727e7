//! Currency rates: the table's fields, and the rate of a day.

use super::batch::Place;
use super::cells::{self, Counted};
use super::currency;
use super::dataset::Reason;
use super::date::Date;
use super::sort;
use super::table::{Field, Kind, Table, field, required};
use super::unit::{Money, Quantity, divide_rounded};

/// One row is one currency's rate from a day on.
pub(super) const FIELDS: &[Field] = &[
    required("date", Kind::Date),
    required("currency", Kind::Text),
    required("rate", Kind::Number),
    field("nominal", Kind::Count),
];

/// What a foreign currency is worth in the workspace's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// ISO code of the currency.
    pub currency: String,
    /// The day from which it holds.
    pub date: Date,
    /// So much of the workspace's currency …
    pub rate: Quantity,
    /// … for so many units of this one.
    pub nominal: Quantity,
    /// The row of the file that it is.
    pub place: Place,
}

/// All rates, by currency and then by day; of one day the later row is the later one.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    /// The rates.
    pub list: Vec<Rate>,
}

impl Rates {
    /// The rates that the batches hold, and the rows that are none.
    pub(super) fn of(batches: Counted, excluded: &mut Vec<(Place, Reason)>) -> Rates {
        let mut list = Vec::new();
        for cells in cells::of(batches, Table::Rates) {
            let (date, name) = (cells.numbers("date"), cells.words("currency"));
            let (rate, nominal) = (cells.numbers("rate"), cells.numbers("nominal"));
            for row in cells.rows() {
                let place = cells.place(row);
                let nominal = nominal.quantity(row).unwrap_or(Quantity::ONE);
                match (date.date(row), name.get(row), rate.quantity(row)) {
                    (Some(date), Some(name), Some(rate)) if rate.0 > 0 && nominal.0 > 0 => {
                        let currency = currency::code(name);
                        list.push(Rate { currency, date, rate, nominal, place });
                    }
                    _ => excluded.push((place, Reason::Missing)),
                }
            }
        }
        sort::by(&mut list, |a, b| (&a.currency, a.date).cmp(&(&b.currency, b.date)));
        Rates { list }
    }

    /// The latest rate of the currency up to the day.
    pub fn latest(&self, currency: &str, date: Date) -> Option<&Rate> {
        let after =
            self.list.partition_point(|it| (it.currency.as_str(), it.date) <= (currency, date));
        self.list.get(after.checked_sub(1)?).filter(|it| it.currency == currency)
    }

    /// The amount in the workspace's currency, to a ten-thousandth; `None` without a rate up to
    /// the day, or when it does not fit.
    pub fn convert(&self, amount: Money, currency: &str, date: Date) -> Option<Money> {
        let rate = self.latest(currency, date)?;
        let worth = i128::from(amount.0).checked_mul(rate.rate.0.into())?;
        i64::try_from(divide_rounded(worth, rate.nominal.0.into())).ok().map(Money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch;

    #[test]
    fn the_latest_rate_up_to_the_day_converts() {
        let text = "date | currency | rate | nominal
            2026-09-10 | KZT | 16.5 | 100
            2026-09-01 | USD | 80.1234 |
            2026-09-03 | $ | 81 |";
        let mut excluded = Vec::new();
        let rates = Rates::of(Counted::whole(&[batch(Table::Rates, text)]), &mut excluded);
        let on = |day: &str, currency| {
            rates.convert(Money(1_000_000), currency, Date::parse(day).expect("a date"))
        };
        assert_eq!(on("2026-09-02", "USD"), Some(Money(80_123_400)));
        assert_eq!(on("2026-10-01", "USD"), Some(Money(81_000_000)));
        assert_eq!(on("2026-09-10", "KZT"), Some(Money(165_000)));
        assert_eq!(on("2026-09-09", "KZT"), None, "no rate yet");
        assert_eq!(on("2026-09-10", "EUR"), None);
        assert!(excluded.is_empty());
    }
}

//! VAT: in which basis the workspace counts, and what is said of the amounts of each source (the
//! KPI handbook B0, "Money"). The KPIs see no VAT.

use super::batch::{Batch, Origin};
use super::date::Date;
use super::sorted::Sorted;
use super::unit::{Money, divide_rounded};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Whether amounts hold VAT.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatBasis {
    /// They do.
    #[default]
    With,
    /// They do not.
    Without,
}

/// What is said of the amounts of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Whether they hold VAT.
    pub basis: VatBasis,
    /// Percent of all of its sales; `None`: the standard rate of each date.
    pub percent: Option<u8>,
}

/// What the firm decides about VAT.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vat {
    /// In which basis the KPIs count.
    pub basis: VatBasis,
    /// What is said of sources, by [`source`]; of one that is not here the amounts stay as stated.
    pub of_sources: Sorted<String, Stated>,
}

/// What names a source: its file and sheet, so that a later state of it is still said.
pub fn source(origin: &Origin) -> String {
    format!("{}\n{}", origin.file, origin.sheet)
}

/// What is said of each batch of a dataset.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    basis: VatBasis,
    of_batches: Vec<Option<Stated>>,
}

impl Brought {
    /// Of these batches.
    pub(super) fn of(vat: &Vat, batches: &[Arc<Batch>]) -> Brought {
        let stated = |batch: &Arc<Batch>| vat.of_sources.get(&source(&batch.origin)).copied();
        let of_batches = if vat.of_sources.is_empty() {
            Vec::new()
        } else {
            batches.iter().map(stated).collect()
        };
        Brought { basis: vat.basis, of_batches }
    }

    /// An amount of a batch in the workspace's basis, to its smallest part; as stated where nothing
    /// is said of the source.
    pub fn amount(&self, batch: u32, date: Date, amount: Money) -> Money {
        let stated = usize::try_from(batch).ok().and_then(|at| self.of_batches.get(at));
        match stated {
            Some(Some(stated)) if stated.basis != self.basis => {
                let percent = stated.percent.unwrap_or_else(|| standard(date));
                in_basis(amount, self.basis, percent)
            }
            _ => amount,
        }
    }

    /// Whether anything is said of any source, and of this one.
    pub fn is_stated(&self, batch: u32) -> Option<bool> {
        let stated = usize::try_from(batch).ok().and_then(|at| self.of_batches.get(at));
        stated.map(Option::is_some)
    }
}

fn in_basis(amount: Money, basis: VatBasis, percent: u8) -> Money {
    let (whole, taxed) = (100, 100 + i128::from(percent));
    let (part, of) = match basis {
        VatBasis::With => (taxed, whole),
        VatBasis::Without => (whole, taxed),
    };
    let brought = divide_rounded(i128::from(amount.0) * part, of);
    Money(i64::try_from(brought).unwrap_or(if amount.0 < 0 { i64::MIN } else { i64::MAX }))
}

/// The standard rate in percent: 22 from 2026 on (Law 425-ФЗ of 28.11.2025), 20 before.
fn standard(date: Date) -> u8 {
    if date.parts().0 >= 2026 { 22 } else { 20 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch_of;
    use crate::model::table::Table;

    fn brought(basis: VatBasis, stated: Stated) -> Brought {
        let here = batch_of(Table::Sales, "a.csv", "date|amount\n2026-01-01|1");
        let other = batch_of(Table::Sales, "b.csv", "date|amount\n2026-01-01|1");
        let of_sources = Sorted::from_iter([(source(&here.origin), stated)]);
        Brought::of(&Vat { basis, of_sources }, &[here, other])
    }

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    const RUB: i64 = Money::PER_MAJOR;

    #[test]
    fn the_standard_rate_is_22_percent_from_2026_and_20_before() {
        let with = Stated { basis: VatBasis::With, percent: None };
        let net = brought(VatBasis::Without, with);
        assert_eq!(net.amount(0, date("2026-01-01"), Money(122 * RUB)), Money(100 * RUB));
        assert_eq!(net.amount(0, date("2025-12-31"), Money(120 * RUB)), Money(100 * RUB));
        assert_eq!(net.amount(0, date("2025-12-31"), Money(-120 * RUB)), Money(-100 * RUB));
        let without = Stated { basis: VatBasis::Without, percent: None };
        let gross = brought(VatBasis::With, without);
        assert_eq!(gross.amount(0, date("2026-03-01"), Money(100 * RUB)), Money(122 * RUB));
    }

    #[test]
    fn a_rate_that_is_said_holds_on_every_date() {
        let books = Stated { basis: VatBasis::With, percent: Some(10) };
        let net = brought(VatBasis::Without, books);
        assert_eq!(net.amount(0, date("2026-03-01"), Money(110 * RUB)), Money(100 * RUB));
        let exempt = Stated { basis: VatBasis::With, percent: Some(0) };
        let net = brought(VatBasis::Without, exempt);
        assert_eq!(net.amount(0, date("2026-03-01"), Money(110 * RUB)), Money(110 * RUB));
    }

    #[test]
    fn amounts_of_a_source_of_which_nothing_is_said_stay_as_stated() {
        let with = Stated { basis: VatBasis::With, percent: None };
        let net = brought(VatBasis::Without, with);
        assert_eq!(net.amount(1, date("2026-03-01"), Money(7)), Money(7));
        assert_eq!((net.is_stated(0), net.is_stated(1)), (Some(true), Some(false)));
        let same = brought(VatBasis::With, with);
        assert_eq!(same.amount(0, date("2026-03-01"), Money(7)), Money(7));
        assert_eq!(Brought::default().is_stated(0), None);
    }
}

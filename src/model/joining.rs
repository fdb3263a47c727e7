//! What every table is joined with: names, document numbers, owners, rates, and what is left out.

use super::assignments::Assignments;
use super::batch::Place;
use super::column::NO_CODE;
use super::currency;
use super::dataset::Reason;
use super::date::Date;
use super::dimensions::Dimensions;
use super::documents::Documents;
use super::rates::Rates;
use super::unit::Money;
use super::vat::Brought;

/// While the tables are joined.
pub(super) struct Joining {
    pub dimensions: Dimensions,
    pub documents: Documents,
    pub assignments: Assignments,
    pub rates: Rates,
    /// The currency of the workspace.
    pub currency: String,
    /// What is said of each batch's VAT.
    pub vat: Brought,
    pub excluded: Vec<(Place, Reason)>,
}

/// An amount that a file states in another currency than the workspace's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Code of the currency.
    pub currency: u32,
    /// The amount in that currency, signed as the counted one is.
    pub amount: Money,
}

impl Joining {
    /// Takes the row in, or notes why not.
    pub fn keep(&mut self, place: Place, taken: Result<(), Reason>) {
        if let Err(reason) = taken {
            self.excluded.push((place, reason));
        }
    }

    /// The customer, unless it is one of the firm's own: that is out of everything.
    pub fn outside(&self, customer: Option<u32>) -> Result<u32, Reason> {
        let Some(code) = customer else { return Ok(NO_CODE) };
        if self.dimensions.is_internal(code) { Err(Reason::Internal) } else { Ok(code) }
    }

    /// The salesperson of a document without one: who owned the customer that day, else the owner
    /// on the customer's row.
    pub fn owner(&self, customer: u32, date: Date) -> Option<u32> {
        self.assignments.owner(customer, date).or_else(|| self.dimensions.owner(customer))
    }

    /// An amount in the workspace's currency, by the latest rate up to the day, and what it was
    /// when it was in another; a row without a rate is left out.
    pub fn converted(
        &mut self,
        amount: Money,
        stated: Option<&str>,
        date: Date,
    ) -> Result<(Money, Option<Foreign>), Reason> {
        let Some(code) = stated.map(currency::code).filter(|it| *it != self.currency) else {
            return Ok((amount, None));
        };
        let converted = self.rates.convert(amount, &code, date).ok_or(Reason::OtherCurrency)?;
        let currency = self.dimensions.currencies.code(&code, str::to_owned);
        Ok((converted, Some(Foreign { currency, amount })))
    }
}

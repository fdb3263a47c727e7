//! The dataset: the sum of batches, joined. Built once, then read-only.

use super::batch::{Batch, Place};
use super::calendar::Calendar;
use super::customers::Customer;
use super::date::{Date, Grain, Period};
use super::dimensions::Dimensions;
use super::names::Directory;
use super::products::Product;
use super::reps::{Rep, Team};
use super::sales::Sales;
use super::sales_rows::fold_unit;
use super::targets::Target;
use super::workdays::WorkDays;
use super::{currency, join, plans};
use std::sync::Arc;

/// Why a row of a batch does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It has no date, nor has its document.
    NoDate,
    /// It has neither an amount nor a price to count one from.
    NoAmount,
    /// It is the header of a document whose lines are here: they are the facts.
    HeaderOfLines,
    /// The same, and what it states differs from what its lines sum to: worth a look.
    HeaderDiffers,
    /// The deal is lost or still open.
    NotWon,
    /// The customer is one of the firm's own.
    Internal,
    /// Another currency than the workspace's, and no rate to convert it.
    OtherCurrency,
    /// The amount is too large to be counted.
    TooLarge,
    /// A target without an amount, or whose last day is before the first.
    EmptyTarget,
    /// Replaced by what was typed in the app.
    Replaced,
}

/// What the firm decides about counting.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Currency of the workspace; `None`: the one that most rows name, else the rouble.
    pub currency: Option<String>,
    /// The working calendar.
    pub calendar: Calendar,
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The batches it is the sum of.
    pub batches: Vec<Arc<Batch>>,
    /// Currency of every amount.
    pub currency: String,
    /// Working days, counted ahead for all dates there are.
    pub workdays: WorkDays,
    /// Salespeople, by code.
    pub reps: Vec<Rep>,
    /// Teams, by code.
    pub teams: Vec<Team>,
    /// Products, by code.
    pub products: Vec<Product>,
    /// Customers, by code.
    pub customers: Vec<Customer>,
    /// Units of measure that lines name, by code, folded.
    pub units: Vec<String>,
    /// How many codes of contracts there are.
    pub contracts: usize,
    /// Numbers of the documents, by the code the sales use.
    pub documents: Vec<String>,
    /// The lines that count.
    pub sales: Sales,
    /// The targets.
    pub targets: Vec<Target>,
    /// The rows that do not count, and why.
    pub excluded: Vec<(Place, Reason)>,
    rep_names: Directory,
}

impl Dataset {
    /// Adds up the batches, in their order.
    pub fn build(batches: Vec<Arc<Batch>>, options: Options) -> Dataset {
        let mut dimensions = Dimensions::of(&batches);
        let currency = options.currency.unwrap_or_else(|| currency::of(&batches));
        let joined = join::sales(&batches, &mut dimensions, &currency);
        let (targets, unusable) = plans::targets(&batches, &mut dimensions);
        let mut data = Dataset {
            batches,
            currency,
            reps: dimensions.reps.list,
            teams: dimensions.teams.list,
            products: dimensions.products.list,
            customers: dimensions.customers.list,
            units: dimensions.units.list,
            contracts: joined.contracts,
            documents: joined.documents,
            sales: joined.sales,
            targets,
            excluded: joined.excluded,
            workdays: WorkDays::default(),
            rep_names: dimensions.reps.directory,
        };
        data.excluded.extend(unusable);
        data.workdays = WorkDays::new(options.calendar, data.years());
        data
    }

    /// First to last dated fact (targets do not stretch it); `None` where there is none.
    pub fn span(&self) -> Option<Period> {
        let from = self.sales.date.iter().min()?;
        let to = self.sales.date.iter().max()?;
        Period::new(*from, *to)
    }

    /// Last dated fact up to a day.
    pub fn last_fact(&self, as_of: Date) -> Option<Date> {
        self.sales.date.iter().copied().filter(|&date| date <= as_of).max()
    }

    /// The batch of a place.
    pub fn batch(&self, place: Place) -> Option<&Batch> {
        self.batches.get(usize::try_from(place.batch).ok()?).map(Arc::as_ref)
    }

    /// The salesperson of a code.
    pub fn rep(&self, code: u32) -> Option<&Rep> {
        self.reps.get(usize::try_from(code).ok()?)
    }

    /// The salesperson that a text of a file names, by id or name.
    pub fn rep_named(&self, text: &str) -> Option<&Rep> {
        self.rep(self.rep_names.find(text)?)
    }

    /// The product of a code.
    pub fn product(&self, code: u32) -> Option<&Product> {
        self.products.get(usize::try_from(code).ok()?)
    }

    /// The unit of measure of a line, folded: its own, else the product's, else pieces.
    pub fn unit_of(&self, unit: u32, product: u32) -> String {
        let own = usize::try_from(unit).ok().and_then(|at| self.units.get(at)).cloned();
        let of_product = || self.product(product)?.unit.as_deref().map(fold_unit);
        own.or_else(of_product).unwrap_or_else(|| "шт".to_owned())
    }

    /// The customer of a code.
    pub fn customer(&self, code: u32) -> Option<&Customer> {
        self.customers.get(usize::try_from(code).ok()?)
    }

    /// The whole years that facts and targets touch.
    fn years(&self) -> Option<Period> {
        let targets = self.targets.iter().map(|target| target.period);
        let all = self.span().into_iter().chain(targets);
        let whole = all.reduce(|a, b| Period { from: a.from.min(b.from), to: a.to.max(b.to) })?;
        Some(Period {
            from: Period::around(whole.from, Grain::Year).from,
            to: Period::around(whole.to, Grain::Year).to,
        })
    }
}

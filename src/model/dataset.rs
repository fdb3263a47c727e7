//! The dataset: the sum of batches, joined. Built once, then read-only.

use super::absences::Absence;
use super::assignments::Assignments;
use super::attempts::Attempts;
use super::balances::Balances;
use super::batch::{Batch, Place};
use super::calendar::Calendar;
use super::calls::Calls;
use super::campaigns::Campaign;
use super::credits::Credits;
use super::customers::Customer;
use super::date::{Date, Period};
use super::hours::Hours;
use super::inquiries::Inquiries;
use super::invoices::Invoices;
use super::meetings::Meetings;
use super::names::Directory;
use super::payments::Payments;
use super::plan_index::PlanIndex;
use super::products::Product;
use super::questions::Question;
use super::rates::Rates;
use super::repeated::Again;
use super::reps::{Rep, Team};
use super::rules::Rules;
use super::sales::Sales;
use super::sales_rows::fold_unit;
use super::shifts::Shift;
use super::table::Table;
use super::targets::Target;
use super::topics::Topic;
use super::trainings::Training;
use super::vat::Brought;
use std::collections::HashMap;
use std::sync::Arc;

pub use super::reason::{Doubt, Reason};

/// What the firm decides about counting.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Currency of the workspace; `None`: the one that most rows name, else the rouble.
    pub currency: Option<String>,
    /// The working calendar.
    pub calendar: Calendar,
    /// How the KPIs count.
    pub rules: Rules,
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The batches it is the sum of.
    pub batches: Vec<Arc<Batch>>,
    /// Currency of every amount.
    pub currency: String,
    /// How the KPIs count.
    pub rules: Rules,
    /// What is said of each batch's VAT.
    pub vat: Brought,
    /// Who works when.
    pub hours: Hours,
    /// Salespeople, by code.
    pub reps: Vec<Rep>,
    /// Teams, by code.
    pub teams: Vec<Team>,
    /// Products, by code.
    pub products: Vec<Product>,
    /// Product groups, by code, in order of name.
    pub groups: Vec<String>,
    /// Customers, by code.
    pub customers: Vec<Customer>,
    /// Campaigns, by code.
    pub campaigns: Vec<Campaign>,
    /// Topics of product knowledge, by code.
    pub topics: Vec<Topic>,
    /// Channels of inquiries, by code.
    pub channels: Vec<String>,
    /// What inquiries are about, by code.
    pub subjects: Vec<String>,
    /// How calls end, by code.
    pub outcomes: Vec<String>,
    /// Phones that calls and customers name, by code: digits alone, Russian ones with 7.
    pub phones: Vec<String>,
    /// Tests, by code.
    pub tests: Vec<String>,
    /// Banks of questions, by code.
    pub banks: Vec<String>,
    /// Units of measure that lines name, by code, folded.
    pub units: Vec<String>,
    /// Currencies other than the workspace's, by code.
    pub currencies: Vec<String>,
    /// How many codes of contracts there are.
    pub contracts: usize,
    /// Numbers of documents and contracts, by the code that sales, credits, invoices and payments
    /// use.
    pub documents: Vec<String>,
    /// Who owned which customer, and when.
    pub assignments: Assignments,
    /// Absences.
    pub absences: Vec<Absence>,
    /// Working intervals.
    pub shifts: Vec<Shift>,
    /// The targets.
    pub targets: Vec<Target>,
    /// The same in order.
    pub plans: PlanIndex,
    /// Rates of currencies.
    pub rates: Rates,
    /// The lines that count.
    pub sales: Sales,
    /// Shares of documents.
    pub credits: Credits,
    /// Attempts at tests.
    pub attempts: Attempts,
    /// Trainings.
    pub trainings: Vec<Training>,
    /// Questions of tests.
    pub questions: Vec<Question>,
    /// Inquiries.
    pub inquiries: Inquiries,
    /// Calls.
    pub calls: Calls,
    /// Meetings and presentations.
    pub meetings: Meetings,
    /// Claims for money.
    pub invoices: Invoices,
    /// Payments.
    pub payments: Payments,
    /// Customers' turnovers.
    pub balances: Balances,
    /// The rows that do not count, and why.
    pub excluded: Vec<(Place, Reason)>,
    /// The rows that a later import brings again, and what counts for each; in order.
    pub again: Vec<Again>,
    /// The rows with something that names nobody for sure, and what.
    pub doubts: Vec<(Place, Doubt)>,
    pub(super) directories: Vec<(Table, Directory)>,
    pub(super) rep_of_row: HashMap<Place, u32>,
    pub(super) span: Option<Period>,
    /// What its facts are remembered by from one look at it to the next; `None`: not at all.
    pub stamp: Option<u64>,
}

impl Dataset {
    /// The salesperson who owned the customer that day: of overlapping assignments the one with the
    /// latest first day, else the owner on the customer's row.
    pub fn owner(&self, customer: u32, date: Date) -> Option<u32> {
        let named = || self.customer(customer)?.owner;
        self.assignments.owner(customer, date).or_else(named)
    }

    /// The batch of a place.
    pub fn batch(&self, place: Place) -> Option<&Batch> {
        self.batches.get(usize::try_from(place.batch).ok()?).map(Arc::as_ref)
    }

    /// The salesperson of a code.
    pub fn rep(&self, code: u32) -> Option<&Rep> {
        self.reps.get(usize::try_from(code).ok()?)
    }

    /// The product of a code.
    pub fn product(&self, code: u32) -> Option<&Product> {
        self.products.get(usize::try_from(code).ok()?)
    }

    /// The code of a product's group.
    pub fn group_of(&self, product: u32) -> Option<u32> {
        let group = self.product(product)?.group.as_ref()?;
        self.groups.binary_search(group).ok().and_then(|at| u32::try_from(at).ok())
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
}

//! Dimensions: the reps, teams, products and customers that the batches name, each once.
//!
//! A table of a dimension says what a thing is; a name that stands only in facts is a thing too.

use super::batch::{Batch, Place};
use super::campaigns::Campaign;
use super::column::NO_CODE;
use super::customer_rows::Keys;
use super::customers::Customer;
use super::date::Date;
use super::names::{Directory, link, next_code, shown};
use super::products::Product;
use super::reason::Doubt;
use super::reps::{Rep, Team};
use super::targets::Who;
use super::topics::Topic;
use super::unit::Share;
use super::writings::Writings;
use std::collections::{HashMap, HashSet};

/// The things of one dimension, and how texts name them.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    pub list: Vec<T>,
    pub directory: Directory,
    /// Those that have an id.
    coded: HashSet<u32>,
}

impl<T> Default for Named<T> {
    fn default() -> Named<T> {
        Named { list: Vec::new(), directory: Directory::default(), coded: HashSet::new() }
    }
}

impl<T> Named<T> {
    /// The code of what the text names; a new thing where nothing is named so.
    pub fn code(&mut self, text: &str, new: impl FnOnce(&str) -> T) -> u32 {
        if let Some(code) = self.directory.find(text) {
            return code;
        }
        let code = next_code(self.list.len());
        self.list.push(new(text));
        self.directory.add_name(text, code);
        code
    }

    /// The thing of a code.
    pub fn at(&mut self, code: u32) -> Option<&mut T> {
        self.list.get_mut(usize::try_from(code).ok()?)
    }

    /// The code of the thing of a dimension's row: the one of its id, else the one of its name
    /// that has no other id, else a new one.
    pub fn row(&mut self, id: Option<&str>, name: &str, new: impl FnOnce(&str) -> T) -> u32 {
        let named = self.directory.find_name(name);
        let uncoded = named.filter(|it| id.is_none() || !self.coded.contains(it));
        let known = id.and_then(|it| self.directory.find_id(it)).or(uncoded);
        let code = known.unwrap_or_else(|| {
            self.list.push(new(name));
            next_code(self.list.len() - 1)
        });
        if let Some(id) = id {
            self.directory.add_id(id, code);
            self.coded.insert(code);
        }
        self.directory.add_name(name, code);
        code
    }
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Dimensions {
    pub reps: Named<Rep>,
    pub teams: Named<Team>,
    pub products: Named<Product>,
    pub customers: Named<Customer>,
    pub campaigns: Named<Campaign>,
    pub topics: Named<Topic>,
    /// Units of measure that lines name.
    pub units: Named<String>,
    /// Channels of inquiries.
    pub channels: Named<String>,
    /// What inquiries are about.
    pub subjects: Named<String>,
    /// How calls end.
    pub outcomes: Named<String>,
    /// Phones that calls name, by their digits.
    pub phones: Named<String>,
    /// Tests.
    pub tests: Named<String>,
    /// Banks of questions.
    pub banks: Named<String>,
    /// Currencies other than the workspace's.
    pub currencies: Named<String>,
    /// What names customers beside their ids and names.
    pub customer_keys: Keys,
    /// How names of people are known again.
    pub writings: Writings,
    /// The person of each row of salespeople.
    pub rep_of_row: HashMap<Place, u32>,
    /// What names nobody for sure.
    pub doubts: Vec<(Place, Doubt)>,
    /// The customer of each phone, by its code; none where several have it.
    customer_of_phone: HashMap<u32, Option<u32>>,
}

impl Dimensions {
    /// The code of the product that the text names.
    pub fn product(&mut self, text: &str) -> u32 {
        self.products.code(text, new_product)
    }

    /// The product of a code.
    pub fn product_at(&self, code: u32) -> Option<&Product> {
        self.products.list.get(usize::try_from(code).ok()?)
    }

    /// What a salesperson is called.
    pub fn rep_name(&self, code: u32) -> Option<&str> {
        self.reps.list.get(usize::try_from(code).ok()?).map(|rep| rep.name.as_str())
    }

    /// The code of the campaign that the text names.
    pub fn campaign(&mut self, text: &str) -> u32 {
        self.campaigns.code(text, Campaign::named)
    }

    /// The code of the topic that the text names.
    pub fn topic(&mut self, text: &str) -> u32 {
        self.topics.code(text, Topic::named)
    }

    /// The code of a phone ([`NO_CODE`] of a text without digits), however it is written: `+7 (912) 345-67-89` is `8 912 345 67 89`.
    pub fn phone(&mut self, text: &str) -> u32 {
        match phone_digits(text) {
            digits if digits.is_empty() => NO_CODE,
            digits => self.phones.code(&digits, str::to_owned),
        }
    }

    /// The team or person of that name, the firm where there is none; a name that no one bears yet
    /// is a new person's.
    pub fn who(&mut self, name: Option<&str>) -> Who {
        match name {
            None => Who::Company,
            Some(name) => match self.teams.directory.find(name) {
                Some(team) => Who::Team(team),
                None => Who::Rep(self.rep(name)),
            },
        }
    }

    /// Notes the phones of a customer, several of them between `,` or `;`.
    pub fn add_phones(&mut self, text: &str, customer: u32) {
        for phone in text.split([',', ';']).filter(|it| !phone_digits(it).is_empty()) {
            let phone = self.phone(phone);
            let known = self.customer_of_phone.entry(phone).or_insert(Some(customer));
            *known = known.filter(|it| *it == customer);
        }
    }

    /// The only customer that has the phone.
    pub fn customer_of_phone(&self, phone: u32) -> Option<u32> {
        *self.customer_of_phone.get(&phone)?
    }

    /// Whether the customer is one of the firm's own.
    pub fn is_internal(&self, customer: u32) -> bool {
        self.customer_at(customer).is_some_and(|it| it.internal)
    }

    /// The owner on the customer's row.
    pub fn owner(&self, customer: u32) -> Option<u32> {
        self.customer_at(customer)?.owner
    }

    fn customer_at(&self, code: u32) -> Option<&Customer> {
        self.customers.list.get(usize::try_from(code).ok()?)
    }
}

/// The digits of a phone; of Russian ones, with the trunk's 8 or without a country, as +7.
pub(super) fn phone_digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match (digits.len(), digits.strip_prefix('8')) {
        (11, Some(rest)) if !text.trim_start().starts_with('+') => format!("7{rest}"),
        (10, _) if !text.trim_start().starts_with('+') => format!("7{digits}"),
        _ => digits,
    }
}

pub(super) fn new_rep(name: &str) -> Rep {
    Rep {
        name: shown(name),
        link: link('r', name),
        id: None,
        team: None,
        active_from: None,
        active_to: None,
        fte: Share::ONE,
        ramp: Vec::new(),
        salary: None,
        target_bonus: None,
        is_listed: false,
    }
}

pub(super) fn new_product(name: &str) -> Product {
    Product {
        sku: shown(name),
        name: shown(name),
        group: None,
        unit: None,
        companion: false,
        service: false,
        price: None,
        cost: None,
        launched: None,
    }
}

pub(super) fn new_customer(name: &str) -> Customer {
    Customer {
        name: shown(name),
        id: None,
        tax_id: None,
        phone: None,
        email: None,
        parent: None,
        segment: None,
        owner: None,
        internal: false,
        credit_limit: None,
        terms_days: None,
    }
}

/// The word of a field in a row.
pub(super) fn word<'a>(batch: &'a Batch, field: &str, row: usize) -> Option<&'a str> {
    batch.column(field)?.column.text(row)
}

/// The number of a field in a row.
pub(super) fn number(batch: &Batch, field: &str, row: usize) -> Option<i64> {
    batch.column(field)?.column.number(row)
}

/// The date of a field in a row.
pub(super) fn day(batch: &Batch, field: &str, row: usize) -> Option<Date> {
    number(batch, field, row).and_then(|it| i32::try_from(it).ok()).map(Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_phone_are_one() {
        for text in ["+7 (912) 345-67-89", "8 912 345 67 89", "9123456789", "7-912-3456789"] {
            assert_eq!(phone_digits(text), "79123456789", "{text}");
        }
        assert_eq!(phone_digits("+44 20 7946 0958"), "442079460958");
        assert_eq!(phone_digits("+81 3 1234 567"), "8131234567", "a country's own 8");
    }

    #[test]
    fn a_campaign_named_without_its_id_is_the_one_with_it_in_either_order() {
        for ids in [[None, Some("7")], [Some("7"), None]] {
            let mut names = Dimensions::default();
            let mut row = |id| names.campaigns.row(id, "Выставка", Campaign::named);
            assert_eq!(ids.map(&mut row), [0, 0]);
            assert_eq!(row(Some("8")), 1, "a namesake of another id");
        }
    }
}

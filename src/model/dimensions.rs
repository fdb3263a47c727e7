//! Dimensions: the reps, teams, products and customers that the batches name, each once.
//!
//! A table of a dimension says what a thing is; a name that stands only in facts is a thing too.

use super::batch::Batch;
use super::customers::Customer;
use super::date::Date;
use super::names::{Directory, link, next_code};
use super::products::Product;
use super::reps::{Rep, Team};
use super::table::Table;
use super::unit::{Money, Share};
use std::sync::Arc;

/// The things of one dimension, and how texts name them.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    pub list: Vec<T>,
    pub directory: Directory,
}

impl<T> Default for Named<T> {
    fn default() -> Named<T> {
        Named { list: Vec::new(), directory: Directory::default() }
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

    fn at(&mut self, code: u32) -> Option<&mut T> {
        self.list.get_mut(usize::try_from(code).ok()?)
    }

    /// The code of the thing of a dimension's row: the one of its id, else the one of its name
    /// that has no other id, else a new one.
    fn row(&mut self, id: Option<&str>, name: &str, new: impl FnOnce(&str) -> T) -> u32 {
        let known = match id {
            Some(id) => self.directory.find_id(id),
            None => self.directory.find_name(name),
        };
        let code = known.unwrap_or_else(|| {
            self.list.push(new(name));
            next_code(self.list.len() - 1)
        });
        if let Some(id) = id {
            self.directory.add_id(id, code);
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
    /// Units of measure that lines name.
    pub units: Named<String>,
}

impl Dimensions {
    /// What the dimension tables of the batches say; later rows of a thing win.
    pub fn of(batches: &[Arc<Batch>]) -> Dimensions {
        let mut all = Dimensions::default();
        for table in [Table::Reps, Table::Products, Table::Customers] {
            for batch in batches.iter().filter(|batch| batch.table == table) {
                for row in 0..batch.len() {
                    match table {
                        Table::Reps => all.add_rep(batch, row),
                        Table::Products => all.add_product(batch, row),
                        _ => all.add_customer(batch, row),
                    }
                }
            }
        }
        all
    }

    /// The code of the rep that the text names.
    pub fn rep(&mut self, text: &str) -> u32 {
        self.reps.code(text, new_rep)
    }

    /// The code of the product that the text names.
    pub fn product(&mut self, text: &str) -> u32 {
        self.products.code(text, new_product)
    }

    /// The code of the customer that the text names.
    pub fn customer(&mut self, text: &str) -> u32 {
        self.customers.code(text, new_customer)
    }

    fn add_rep(&mut self, batch: &Batch, row: usize) {
        let Some(name) = word(batch, "name", row) else { return };
        let code = self.reps.row(word(batch, "id", row), name, new_rep);
        for alias in word(batch, "aliases", row).iter().flat_map(|all| all.split(';')) {
            self.reps.directory.add_name(alias, code);
        }
        if let Some(email) = word(batch, "email", row) {
            self.reps.directory.add_name(email, code);
        }
        let team = word(batch, "team", row).map(|team| {
            self.teams.code(team, |name| Team { name: name.to_owned(), link: link('t', name) })
        });
        let Some(rep) = self.reps.at(code) else { return };
        name.clone_into(&mut rep.name);
        rep.link = link('r', name);
        rep.team = team.or(rep.team);
        rep.active_from = day(batch, "active_from", row).or(rep.active_from);
        rep.active_to = day(batch, "active_to", row).or(rep.active_to);
        rep.fte = number(batch, "fte", row).map_or(rep.fte, Share);
        if let Some(ramp) = word(batch, "ramp", row) {
            rep.ramp = ramp_steps(ramp);
        }
    }

    fn add_product(&mut self, batch: &Batch, row: usize) {
        let Some(sku) = word(batch, "sku", row) else { return };
        let name = word(batch, "name", row).unwrap_or(sku);
        let code = self.products.row(Some(sku), name, new_product);
        let Some(product) = self.products.at(code) else { return };
        sku.clone_into(&mut product.sku);
        name.clone_into(&mut product.name);
        product.group = word(batch, "group", row).map(str::to_owned).or(product.group.take());
        product.unit = word(batch, "unit", row).map(str::to_owned).or(product.unit.take());
        product.price = number(batch, "price", row).map(Money).or(product.price);
        if let Some(kind) = number(batch, "kind", row) {
            product.companion = kind != 0;
        }
    }

    fn add_customer(&mut self, batch: &Batch, row: usize) {
        let Some(name) = word(batch, "name", row) else { return };
        let owner = word(batch, "owner", row).map(|owner| self.rep(owner));
        let id = word(batch, "id", row);
        let code = self.customers.row(id, name, new_customer);
        let Some(customer) = self.customers.at(code) else { return };
        name.clone_into(&mut customer.name);
        customer.id = id.map(str::to_owned).or(customer.id.take());
        customer.owner = owner.or(customer.owner);
        customer.internal = number(batch, "internal", row).map_or(customer.internal, |it| it != 0);
    }
}

fn new_rep(name: &str) -> Rep {
    Rep {
        name: name.to_owned(),
        link: link('r', name),
        team: None,
        active_from: None,
        active_to: None,
        fte: Share::ONE,
        ramp: Vec::new(),
    }
}

fn new_product(name: &str) -> Product {
    Product {
        sku: name.to_owned(),
        name: name.to_owned(),
        group: None,
        unit: None,
        companion: false,
        price: None,
    }
}

fn new_customer(name: &str) -> Customer {
    Customer { name: name.to_owned(), id: None, owner: None, internal: false }
}

/// `50/75/100`: percents of the target in the first, second, third month of work.
fn ramp_steps(text: &str) -> Vec<Share> {
    let percent = |step: &str| step.trim().trim_end_matches('%').trim().parse::<i64>().ok();
    let steps: Option<Vec<i64>> = text.split('/').map(percent).collect();
    steps.unwrap_or_default().into_iter().map(|it| Share(it.clamp(0, 1_000) * 10_000)).collect()
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

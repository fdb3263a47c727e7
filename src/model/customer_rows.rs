//! The rows of customers: which of them are one customer, and what texts of facts name them.

use super::answers::Answer;
use super::batch::Batch;
use super::column::Column;
use super::customers::Customer;
use super::dimensions::{Dimensions, new_customer, phone_digits, word};
use super::identity::{Matching, Said, same, tax};
use super::names::{fold, next_code};
use super::table::{Kind, Table};
use std::collections::HashMap;
use std::sync::Arc;

/// What names a customer beside its ids and names, where it names one alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    of_key: HashMap<String, Option<u32>>,
    matching: Matching,
}

impl Keys {
    fn add(&mut self, key: String, code: u32) {
        let known = self.of_key.entry(key).or_insert(Some(code));
        *known = known.filter(|it| *it == code);
    }

    fn add_name(&mut self, name: &str, code: u32) {
        self.add(self.matching.key(name), code);
    }

    /// The only customer that the text names by tax id, e-mail, or name without its form.
    fn find(&self, text: &str) -> Option<u32> {
        let found = |key: &str| self.of_key.get(key).copied().flatten();
        let is_number = text.chars().all(|it| it.is_ascii_digit() || matches!(it, '/' | ' '));
        let by_tax = || found(&tax_key(&tax(text).filter(|_| is_number)?));
        let by_email = || found(&email_key(text)).filter(|_| text.contains('@'));
        by_tax().or_else(by_email).or_else(|| found(&self.matching.key(text)))
    }
}

fn tax_key((inn, kpp): &(String, String)) -> String {
    format!("\n{inn}/{kpp}")
}

fn email_key(text: &str) -> String {
    format!("\n{}", fold(text))
}

impl Dimensions {
    /// The code of the customer that the text names: by id, name, tax id, e-mail, name without its
    /// legal form, or by what the person says that it is called.
    pub fn customer(&mut self, text: &str) -> u32 {
        if let Some(code) = self.customers.directory.find(text) {
            return code;
        }
        let code = self.customer_keys.find(text).unwrap_or_else(|| self.customer_said(text));
        self.customers.directory.add_name(text, code);
        code
    }

    /// A customer by what the person says; a new one where nobody is known by it.
    fn customer_said(&mut self, text: &str) -> u32 {
        let keys = &self.customer_keys;
        let said = keys.matching.said(None, &keys.matching.key(text)).cloned();
        let known = || keys.of_key.get(&said.as_ref()?.class).copied().flatten();
        if let Some(code) = known() {
            return code;
        }
        let name = said.as_ref().map_or(text, |it| &it.name);
        let code = self.customers.code(name, new_customer);
        self.customer_keys.add_name(name, code);
        said.into_iter().for_each(|it| self.customer_keys.add(it.class, code));
        code
    }

    /// The customer of each row of the batches' customers, in order; none for a row without a name.
    pub fn customer_rows(
        &mut self,
        batches: &[Arc<Batch>],
        answers: &[Answer],
    ) -> Vec<Option<u32>> {
        self.customer_keys.matching = Matching::of(names(batches), answers);
        let matching = &self.customer_keys.matching;
        let own = batches.iter().filter(|it| it.table == Table::Customers);
        let rows =
            own.flat_map(|batch| (0..batch.len()).map(move |row| said(batch, row, matching)));
        let rows: Vec<Option<Said>> = rows.collect();
        let named: Vec<Said> = rows.iter().flatten().cloned().collect();
        let mut groups = same(&named, &self.customer_keys.matching).into_iter();
        let mut of_group: HashMap<usize, u32> = HashMap::new();
        let mut code = |said: &Said| {
            let group = groups.next()?;
            let code = *of_group.entry(group).or_insert_with(|| self.new_row(said));
            self.note(said, code);
            Some(code)
        };
        rows.iter().map(|row| row.as_ref().and_then(&mut code)).collect()
    }

    /// A new customer; a row that says nothing but a name is of the first of that name.
    fn new_row(&mut self, said: &Said) -> u32 {
        let is_bare = said.id.is_none() && said.tax.is_none();
        let known = self.customers.directory.find_name(&said.name).filter(|_| is_bare);
        known.unwrap_or_else(|| {
            let new: Customer = new_customer(&said.name);
            self.customers.list.push(new);
            next_code(self.customers.list.len() - 1)
        })
    }

    fn note(&mut self, said: &Said, code: u32) {
        if let Some(id) = &said.id {
            self.customers.directory.add_id(id, code);
        }
        self.customers.directory.add_name(&said.name, code);
        let keys = &mut self.customer_keys;
        keys.add(said.key.clone(), code);
        said.class.iter().for_each(|it| keys.add(it.clone(), code));
        if let Some((inn, kpp)) = &said.tax {
            keys.add(tax_key(&(inn.clone(), String::new())), code);
            if !kpp.is_empty() {
                keys.add(tax_key(&(inn.clone(), kpp.clone())), code);
            }
        }
        for email in &said.emails {
            keys.add(email_key(email), code);
        }
    }
}

/// What a row says of who its customer is.
fn said(batch: &Batch, row: usize, matching: &Matching) -> Option<Said> {
    let all = |field, write: fn(&str) -> String| -> Vec<String> {
        let text = word(batch, field, row).unwrap_or_default();
        text.split([',', ';']).map(write).filter(|it| !it.is_empty()).collect()
    };
    let (name, id) = (fold(word(batch, "name", row)?), word(batch, "id", row).map(fold));
    let key = matching.key(&name);
    Some(Said {
        class: matching.said(id.as_deref(), &key).map(|it| it.class.clone()),
        key,
        name,
        id,
        tax: word(batch, "tax_id", row).and_then(tax),
        // Fewer digits are an extension, or stand for a phone that nobody knows.
        phones: all("phone", phone_digits).into_iter().filter(|it| it.len() >= 7).collect(),
        emails: all("email", fold),
    })
}

/// Every text that names a customer, in any table.
fn names(batches: &[Arc<Batch>]) -> impl Iterator<Item = &str> {
    batches
        .iter()
        .flat_map(|batch| {
            let names = batch.columns.iter().filter(|column| {
                let kind = batch.table.field(&column.field).map(|it| it.kind);
                let is_own = batch.table == Table::Customers && column.field == "name";
                is_own || kind == Some(Kind::Ref(Table::Customers))
            });
            names.filter_map(|column| match &column.column {
                Column::Text(texts) => Some(texts.words.iter()),
                Column::Number(_) => None,
            })
        })
        .flatten()
}

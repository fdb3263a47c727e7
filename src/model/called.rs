//! What files call a thing, and what our own files call it.

use super::batch::Place;
use super::dataset::Dataset;
use super::names::Directory;
use super::reps::Rep;
use super::slice::index;
use super::table::Table;

impl Dataset {
    fn directory(&self, table: Table) -> Option<&Directory> {
        self.directories.iter().find(|it| it.0 == table).map(|it| &it.1)
    }

    /// The code of the thing of a dimension that a text names, by id or, failing that, by name.
    pub fn find(&self, table: Table, text: &str) -> Option<u32> {
        self.directory(table)?.find(text)
    }

    /// The code of the thing that a row of a dimension is of: the one of its id, else of its name;
    /// of salespeople as their rows were told apart.
    pub fn find_row(
        &self,
        table: Table,
        place: Place,
        id: Option<&str>,
        name: Option<&str>,
    ) -> Option<u32> {
        let directory = self.directory(table)?;
        match (table, id) {
            (Table::Reps, _) => self.rep_of_row.get(&place).copied(),
            (_, Some(id)) => directory.find_id(id),
            (_, None) => directory.find_name(name?),
        }
    }

    /// The salesperson that a text of a file names, by id or name.
    pub fn rep_named(&self, text: &str) -> Option<&Rep> {
        self.rep(self.find(Table::Reps, text)?)
    }

    /// What our own files call a thing of a dimension: a rep by name (by id, where others have the
    /// name), a product by SKU, a customer
    /// by id or else by name, a campaign and a topic by name.
    pub fn name_in_files(&self, table: Table, code: u32) -> Option<&str> {
        match table {
            Table::Reps => {
                let rep = self.rep(code)?;
                let is_sure = self.find(table, &rep.name) == Some(code);
                Some(rep.id.as_deref().filter(|_| !is_sure).unwrap_or(&rep.name))
            }
            Table::Products => self.product(code).map(|it| it.sku.as_str()),
            Table::Customers => {
                self.customer(code).map(|it| it.id.as_deref().unwrap_or(it.name.as_str()))
            }
            Table::Campaigns => self.campaigns.get(index(code)).map(|it| it.name.as_str()),
            Table::Topics => self.topics.get(index(code)).map(|it| it.name.as_str()),
            _ => None,
        }
    }
}

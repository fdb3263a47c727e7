//! The fact tables and their fields: what a batch may hold (the data dictionary).

use super::{customers, products, reps, sales, targets};
use serde::{Deserialize, Serialize};

/// A fact table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Table {
    /// Salespeople.
    Reps,
    /// SKUs.
    Products,
    /// Customers.
    Customers,
    /// Lines of sales documents.
    Sales,
    /// Targets.
    Targets,
}

impl Table {
    /// Every table, dimensions first.
    pub const ALL: [Table; 5] =
        [Table::Reps, Table::Products, Table::Customers, Table::Sales, Table::Targets];

    /// Its name in files and handles.
    pub fn id(self) -> &'static str {
        match self {
            Table::Reps => "reps",
            Table::Products => "products",
            Table::Customers => "customers",
            Table::Sales => "sales",
            Table::Targets => "targets",
        }
    }

    /// The table of that name.
    pub fn parse(id: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.id() == id)
    }

    /// Its fields, in the order of the dictionary.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Table::Reps => reps::FIELDS,
            Table::Products => products::FIELDS,
            Table::Customers => customers::FIELDS,
            Table::Sales => sales::FIELDS,
            Table::Targets => targets::FIELDS,
        }
    }

    /// The field of that id.
    pub fn field(self, id: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.id == id)
    }
}

/// What the values of a field are, and how a column holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number or name of a thing; never counted with: leading zeros and 19 digits survive.
    Id,
    /// Names a row of another table by its id or, failing that, by its name.
    Ref(Table),
    /// Days since 1970-01-01.
    Date,
    /// Ten-thousandths of the major unit ([`super::unit::Money`]).
    Money,
    /// Millionths of the whole ([`super::unit::Share`]).
    Share,
    /// Millionths of one ([`super::unit::Quantity`]).
    Number,
    /// Whole days.
    Days,
    /// 1 is yes, 0 is no.
    Flag,
    /// One of these words, by its place in the list.
    Words(&'static [&'static str]),
}

impl Kind {
    /// Whether a column of words holds it.
    pub fn is_text(self) -> bool {
        matches!(self, Kind::Text | Kind::Id | Kind::Ref(_))
    }
}

/// One field of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in files, in the mapping and in saved workspaces.
    pub id: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether a row cannot be without it.
    pub required: bool,
}

/// A field that a row may lack.
pub(super) const fn field(id: &'static str, kind: Kind) -> Field {
    Field { id, kind, required: false }
}

/// A field that a row must have.
pub(super) const fn required(id: &'static str, kind: Kind) -> Field {
    Field { id, kind, required: true }
}

//! The fact tables and their fields: what a batch may hold (the data dictionary).

use super::date::Date;
use super::shape::{NumberShape, Shape};
use super::time::{self, Time};
use super::{
    absences, assignments, attempts, balances, calls, campaigns, credits, customers, inquiries,
    invoices, meetings, payments, products, questions, rates, reps, sales, shifts, targets, topics,
    trainings,
};
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
    /// Campaigns and events for customers.
    Campaigns,
    /// Topics of product knowledge.
    Topics,
    /// Who owned which customer, and when.
    Assignments,
    /// Absences of salespeople.
    Absences,
    /// Working intervals.
    Shifts,
    /// Targets.
    Targets,
    /// Rates of currencies.
    Rates,
    /// Lines of sales documents.
    Sales,
    /// Shares of documents.
    Credits,
    /// Attempts at tests.
    Attempts,
    /// Trainings of salespeople.
    Trainings,
    /// Questions of tests.
    Questions,
    /// Inquiries of customers.
    Inquiries,
    /// Calls, or days' counts of them.
    Calls,
    /// Meetings and presentations.
    Meetings,
    /// Claims for money.
    Invoices,
    /// Payments.
    Payments,
    /// Customers' turnovers.
    Balances,
}

impl Table {
    /// Every table, dimensions first, in the order of the dictionary.
    pub const ALL: [Table; 21] = [
        Table::Reps,
        Table::Products,
        Table::Customers,
        Table::Campaigns,
        Table::Topics,
        Table::Assignments,
        Table::Absences,
        Table::Shifts,
        Table::Targets,
        Table::Rates,
        Table::Sales,
        Table::Credits,
        Table::Attempts,
        Table::Trainings,
        Table::Questions,
        Table::Inquiries,
        Table::Calls,
        Table::Meetings,
        Table::Invoices,
        Table::Payments,
        Table::Balances,
    ];

    /// Its name in files and handles.
    pub fn id(self) -> &'static str {
        match self {
            Table::Reps => "reps",
            Table::Products => "products",
            Table::Customers => "customers",
            Table::Campaigns => "campaigns",
            Table::Topics => "topics",
            Table::Assignments => "assignments",
            Table::Absences => "absences",
            Table::Shifts => "shifts",
            Table::Targets => "targets",
            Table::Rates => "rates",
            Table::Sales => "sales",
            Table::Credits => "credits",
            Table::Attempts => "attempts",
            Table::Trainings => "trainings",
            Table::Questions => "questions",
            Table::Inquiries => "inquiries",
            Table::Calls => "calls",
            Table::Meetings => "meetings",
            Table::Invoices => "invoices",
            Table::Payments => "payments",
            Table::Balances => "balances",
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
            Table::Campaigns => campaigns::FIELDS,
            Table::Topics => topics::FIELDS,
            Table::Assignments => assignments::FIELDS,
            Table::Absences => absences::FIELDS,
            Table::Shifts => shifts::FIELDS,
            Table::Targets => targets::FIELDS,
            Table::Rates => rates::FIELDS,
            Table::Sales => sales::FIELDS,
            Table::Credits => credits::FIELDS,
            Table::Attempts => attempts::FIELDS,
            Table::Trainings => trainings::FIELDS,
            Table::Questions => questions::FIELDS,
            Table::Inquiries => inquiries::FIELDS,
            Table::Calls => calls::FIELDS,
            Table::Meetings => meetings::FIELDS,
            Table::Invoices => invoices::FIELDS,
            Table::Payments => payments::FIELDS,
            Table::Balances => balances::FIELDS,
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
    /// Millionths of one, as [`Kind::Number`]: how many.
    Count,
    /// Millionths of a second.
    Seconds,
    /// Millionths of a minute.
    Minutes,
    /// A date and, where known, a time of day ([`super::time::Time`]).
    Time,
    /// Seconds since midnight.
    TimeOfDay,
    /// 1 is yes, 0 is no.
    Flag,
    /// One of these words, by its place in the list.
    Words(&'static [&'static str]),
}

impl Kind {
    /// A kept number as our own files hold it: ISO dates and times, points, the list's own words.
    pub fn plain(self, value: i64) -> String {
        let word = |words: &[&str]| {
            let at = usize::try_from(value).ok();
            at.and_then(|at| words.get(at)).map_or_else(String::new, |it| (*it).to_owned())
        };
        let number = |scale| Shape::Number(NumberShape::plain(scale)).write(value);
        match self {
            Kind::Text | Kind::Id | Kind::Ref(_) => String::new(),
            Kind::Date => Date(i32::try_from(value).unwrap_or_default()).to_string(),
            Kind::Time => Time(value).to_string(),
            Kind::TimeOfDay => time::clock(u32::try_from(value).unwrap_or_default()),
            Kind::Money => number(4),
            Kind::Share | Kind::Number | Kind::Count | Kind::Seconds | Kind::Minutes => number(6),
            Kind::Days => number(0),
            Kind::Flag => word(&["no", "yes"]),
            Kind::Words(words) => word(words),
        }
    }

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

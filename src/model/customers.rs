//! Customers: the table's fields, and a customer as the KPIs see one.

use super::table::{Field, Kind, Table, field, required};
use super::unit::Money;

/// One row is one customer.
pub(super) const FIELDS: &[Field] = &[
    required("name", Kind::Text),
    field("id", Kind::Id),
    field("tax_id", Kind::Id),
    field("phone", Kind::Text),
    field("email", Kind::Text),
    field("parent", Kind::Ref(Table::Customers)),
    field("segment", Kind::Text),
    field("owner", Kind::Ref(Table::Reps)),
    field("credit_limit", Kind::Money),
    field("internal", Kind::Flag),
    field("terms_days", Kind::Days),
];

/// A customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// As the files write it.
    pub name: String,
    /// Its code in the firm's books.
    pub id: Option<String>,
    /// Its tax number (ИНН, ИНН/КПП).
    pub tax_id: Option<String>,
    /// Its phones, as the file writes them.
    pub phone: Option<String>,
    /// Its e-mail.
    pub email: Option<String>,
    /// Code of the customer that it belongs to.
    pub parent: Option<u32>,
    /// Its segment.
    pub segment: Option<String>,
    /// Code of the salesperson who owns it.
    pub owner: Option<u32>,
    /// One of the firm's own: out of every KPI.
    pub internal: bool,
    /// The most it may owe.
    pub credit_limit: Option<Money>,
    /// Days it has to pay.
    pub terms_days: Option<i64>,
}

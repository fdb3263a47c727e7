//! Sales: the table's fields, and the lines as columns that the KPIs count.

use super::batch::Place;
use super::date::Date;
use super::joining::Foreign;
use super::sorted::Sorted;
use super::table::{Field, Kind, Table, field, required};
use super::unit::{Money, Quantity};

/// What a line is.
pub const KINDS: &[&str] = &["sale", "return"];

/// How far a deal is; only a won one counts.
pub const STATUSES: &[&str] = &["won", "lost", "open"];

/// One row is one line of a document.
pub(super) const FIELDS: &[Field] = &[
    required("date", Kind::Date),
    field("document", Kind::Id),
    field("contract", Kind::Id),
    field("customer", Kind::Ref(Table::Customers)),
    field("rep", Kind::Ref(Table::Reps)),
    field("sku", Kind::Ref(Table::Products)),
    field("quantity", Kind::Number),
    field("unit", Kind::Text),
    field("price", Kind::Money),
    field("discount", Kind::Share),
    field("amount", Kind::Money),
    field("cost", Kind::Money),
    field("currency", Kind::Text),
    field("kind", Kind::Words(KINDS)),
    field("returns_of", Kind::Id),
    field("status", Kind::Words(STATUSES)),
    field("created", Kind::Date),
    field("campaign", Kind::Ref(Table::Campaigns)),
];

/// What a counted line does to the sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Quantity and amount above zero: sold.
    Sold,
    /// A minus in money, in quantity or in both: a return or an adjustment.
    Returned,
    /// No money: counts in units only.
    Free,
    /// Money without a quantity: an adjustment, in the net alone.
    Adjusted,
}

/// Where a line's amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFrom {
    /// A cell holds it.
    Cell,
    /// price × quantity × (1 − discount).
    Price,
}

/// By which rule a line is its rep's (the KPI handbook B0, "Ownership over time").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// The document names the rep.
    Named,
    /// It is a return: the document that it returns names the rep.
    Returned,
    /// The rep owned the customer on the document's date.
    OwnerThen,
    /// The rep owns the customer on the as-of date, or by the customer's row.
    OwnerNow,
    /// The document's credits share it out.
    Credited,
}

/// The lines that count, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Sales {
    /// The document's date.
    pub date: Vec<Date>,
    /// Code of the document's number in the dataset's `documents`, or none.
    pub document: Vec<u32>,
    /// Code of the number of the document that the line returns, or none.
    pub returns_of: Vec<u32>,
    /// Code of the contract (a document, where no contract is named; the row, where neither is).
    pub contract: Vec<u32>,
    /// Code of the customer, or none.
    pub customer: Vec<u32>,
    /// Code of the rep; none («Не назначен») also where it hangs on the as-of date whose it is.
    pub rep: Vec<u32>,
    /// By which rule it is the rep's.
    pub attribution: Vec<Attribution>,
    /// Code of the product, or none.
    pub product: Vec<u32>,
    /// Code of the unit of measure that the line names, or none.
    pub unit: Vec<u32>,
    /// A minus for what came back.
    pub quantity: Vec<Quantity>,
    /// A minus for what was given back; in the workspace's currency, by the rate of the date.
    pub amount: Vec<Money>,
    /// Amounts in their own currency, of the lines (by place in the columns) where it is another.
    pub foreign: Sorted<u32, Foreign>,
    /// What the goods cost the firm: the line's own cost, else the product's × quantity, with the
    /// sign of the quantity.
    pub cost: Vec<Option<Money>>,
    /// Code of the campaign that the line names, or none.
    pub campaign: Vec<u32>,
    /// When the deal was entered.
    pub created: Vec<Option<Date>>,
    /// When what customers were offered deals, won, lost or open: the day such a deal was entered;
    /// of one not won that does not say, its date. In order of batch and row.
    pub offered: Vec<(u32, Date)>,
    /// What the line does to the sums.
    pub line: Vec<Line>,
    /// Where the amount comes from.
    pub amount_from: Vec<AmountFrom>,
    /// The row of the file that the line is.
    pub place: Vec<Place>,
    /// The row that lends it date, customer or rep: its document's, on another sheet.
    pub header: Vec<Option<Place>>,
}

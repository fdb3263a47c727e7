//! Receivables: who owes what at the end of a day, by documents alone; only where there are none,
//! by balances (the KPI handbook B7).

mod allocation;
mod books;
mod countback;
mod inflow;
mod measured;
mod ownership;
mod purse;
mod rows;
mod settlements;
mod term;

pub(in crate::kpi) use inflow::{Claim, Inflow, inflows};
pub(in crate::kpi) use measured::{Stand, of_parts, stand};
pub(in crate::kpi) use settlements::{HOW_SETTLED, Settled};

use crate::model::batch::Place;
use crate::model::dataset::{Dataset, Reason};
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::invoices::InvoiceKind;
use crate::model::known::Known;
use crate::model::unit::Money;
use allocation::standing;
use books::books;
use rows::Rows;
use std::rc::Rc;

/// Something that is owed, was owed, or lowers what is sold on credit.
#[derive(Clone, Copy, Default)]
pub(in crate::kpi) struct Item {
    /// The day of the document.
    pub date: Date,
    /// When it is due.
    pub due: Date,
    /// What is still owed of it.
    pub open: Money,
    /// What was sold on credit; a credit note is a minus.
    pub sale: Money,
    /// What came in advance, and is set against nothing; a minus where more was given back.
    pub advance: Money,
    /// What was to be paid of it on its due date: credit notes up to that day taken off.
    pub due_amount: Money,
    /// What of that was paid with money up to that day.
    pub in_time: Money,
    /// What was taken off it, in the order of [`HOW_SETTLED`].
    pub settled: [Money; HOW_SETTLED.len()],
    /// Whether the customer disputes it.
    pub disputed: bool,
    /// What it is, to find it again on another day.
    pub source: Source,
}

/// What an item is.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::kpi) enum Source {
    /// A debt, by its place in the books.
    Debt(u32),
    /// What a row of balances turned over.
    Turnover(Place),
    /// What was owed before the first row of balances, which this one is.
    Before(Place),
    /// Nothing that can be owed.
    #[default]
    Other,
}

impl Item {
    /// Whether it is, or was, owed.
    pub fn is_debt(&self) -> bool {
        self.source != Source::Other
    }
}

/// All items, and whose they are: one row is one person's part of one item.
pub(in crate::kpi) struct Owed {
    facts: Rc<Facts>,
    items: Vec<Item>,
    /// The item of a row.
    item: Vec<u32>,
    /// The part of the item, in millionths.
    share: Vec<i64>,
    /// The rows of which something is owed.
    open_rows: Vec<u32>,
    /// Of these what is owed of the item, when it is due, and the row's part of it, in millionths.
    open: Vec<(Money, Date, i64)>,
    /// What each customer owes, whoever's it is.
    owed_by: Vec<Money>,
    /// Whether it is only told by balances.
    is_estimate: bool,
}

/// How things stand at the end of a day, as facts.
pub(in crate::kpi) fn facts(known: &Known, day: Date) -> Rc<Facts> {
    owed(known, day).facts.clone()
}

/// How things stand at the end of a day.
fn owed(known: &Known, day: Date) -> Rc<Owed> {
    known.derive_at(day, |known, day| {
        let mut rows = Rows::of(known, day);
        let has_documents = known.data.invoices.date.iter().any(|it| *it <= day);
        if has_documents {
            rows.documents(&books(known), &standing(known, day));
        } else {
            rows.balances(known.data);
        }
        rows.owed(known.data, !has_documents)
    })
}

/// The first day that the tables hold anything of, up to the day: a state before it is not zero
/// but unknown, from however late it is looked at.
fn first(data: &Dataset, day: Date) -> Option<Date> {
    let balances = data.balances.days.iter().map(|days| days.to);
    data.invoices.date.iter().copied().chain(balances).filter(|it| *it <= day).min()
}

/// What is on consignment is no debt until the consignee reports sales.
fn excluded(data: &Dataset, day: Date) -> Vec<(Place, Reason)> {
    let all = &data.invoices;
    let rows = all.kind.iter().zip(&all.date).zip(&all.place);
    let consigned =
        rows.filter(|((kind, date), _)| **kind == InvoiceKind::Consignment && **date <= day);
    consigned.map(|(_, &place)| (place, Reason::Consignment)).collect()
}

//! By what a row of one import is known again in another: its document's number and SKU, its
//! invoice's number, its id; where its table has no such key, all that it holds.

use super::batch::Batch;
use super::credits::CreditKind;
use super::date::{Date, Grain, Period};
use super::identity_of_rows::{self, Values, hash};
use super::inquiries::ReplyKind;
use super::invoices::InvoiceKind;
use super::sort;
use super::table::{Kind, Table};
use super::targets::Level;
use super::time::Time;
use std::sync::Arc;

/// What a row is known again by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// The day that it is of; 0 where its table has none.
    pub day: i64,
    /// Hash of its key; of all that it holds, where it has none.
    pub key: u64,
    /// Hash of the same and of what may tell two of one key apart: the customer, the amount of a
    /// target.
    pub proof: u64,
    /// Hash of all that but the day, and of its amount, of receipts and bills that name a customer: by
    /// it a document is known whose date was corrected.
    pub number: Option<u64>,
    /// Hash of all that it holds.
    pub whole: u64,
    /// Whether its table has a key and it holds one.
    pub is_keyed: bool,
    /// Whether no other row has its proof by chance.
    pub is_proven: bool,
}

/// Whether rows of a table are added up, so that one that comes again would count twice.
pub fn is_compared(table: Table) -> bool {
    keys(table).is_some()
}

/// The fields of a key: the first must hold something. None of a table whose rows have no key but
/// all that they hold; `None` of one whose rows say the same however often they come.
fn keys(table: Table) -> Option<&'static [&'static str]> {
    match table {
        Table::Sales => Some(&["document", "sku"]),
        Table::Credits => Some(&["document", "kind"]),
        Table::Invoices => Some(&["number", "kind"]),
        Table::Balances => Some(&["customer", "contract", "from"]),
        Table::Inquiries => Some(&["id", "received", "reply_kind"]),
        Table::Targets => Some(&["kpi", "who", "of", "to", "level", "version_from"]),
        Table::Questions => Some(&["question", "topic", "bank"]),
        Table::Attempts | Table::Trainings | Table::Calls | Table::Meetings | Table::Payments => {
            Some(&[])
        }
        _ => None,
    }
}

/// What each row of a batch is known again by; of all batches, for lines whose date stands on
/// another sheet.
pub(super) fn rows(batch: &Batch, all: &[Arc<Batch>]) -> Vec<Row> {
    let values = |field: &str| batch.column(field).map(|it| Values::of(&it.column));
    let keys = keys(batch.table).unwrap_or_default();
    let keys: Vec<(&str, Option<Values>)> = keys.iter().map(|it| (*it, values(it))).collect();
    let is_plan = batch.table == Table::Targets;
    let telling = values(if is_plan { "amount" } else { "customer" });
    let amount = values("amount");
    let contents = identity_of_rows::of(batch);
    let days = days(batch, all);
    let row = |(at, contents): (usize, &identity_of_rows::RowIdentity)| {
        let value = |values: &Option<Values>| values.as_ref().and_then(|it| it.get(at));
        let day = days.get(at).copied().unwrap_or(0);
        if keys.first().and_then(|it| value(&it.1)).is_none() {
            let key = hash([(0, contents.contents), (1, day.cast_unsigned())]);
            let (whole, proof) = (contents.contents, key);
            return Row { day, key, proof, number: None, whole, is_keyed: false, is_proven: false };
        }
        // What came back is no later state of what was sold.
        let side = (3, is_return(batch, at).into());
        let said =
            |it: &(&str, Option<Values>)| value(&it.1).or_else(|| meant(batch.table, it.0, day));
        let own = (4..).zip(&keys).filter_map(|(at, it)| Some((at, said(it)?)));
        let named = || std::iter::once(side).chain(own.clone());
        let key = hash(std::iter::once((2, day.cast_unsigned())).chain(named()));
        let whose = value(&telling).map(|it| (1, it));
        // Only receipts and bills are numbered alike by several.
        let is_alike = matches!(batch.table, Table::Sales | Table::Invoices);
        let is_proven = !is_plan && (!is_alike || whose.is_some());
        let proof = hash([(0, key)].into_iter().chain(whose));
        let amount = value(&amount).map(|it| (2, it));
        let number = whose.filter(|_| is_alike);
        let number = number.map(|it| hash(named().chain([it]).chain(amount)));
        Row { day, key, proof, number, whole: contents.contents, is_keyed: true, is_proven }
    };
    contents.iter().enumerate().map(row).collect()
}

/// What an empty cell of a key means, where that is something: a file that says it, as ours do that are
/// written out, holds the same rows as one that does not.
fn meant(table: Table, field: &str, day: i64) -> Option<u64> {
    match (table, field) {
        (Table::Targets, "level") => Some(Level::Plan as u64),
        (Table::Targets, "to") => {
            let from = Date(i32::try_from(day).ok()?);
            Some(i64::from(Period::around(from, Grain::Month).to.0).cast_unsigned())
        }
        (Table::Credits, "kind") => Some(CreditKind::Revenue as u64),
        (Table::Invoices, "kind") => Some(InvoiceKind::Shipment as u64),
        (Table::Inquiries, "reply_kind") => Some(ReplyKind::Human as u64),
        _ => None,
    }
}

fn is_return(batch: &Batch, row: usize) -> bool {
    let number = |field: &str| batch.column(field).and_then(|it| it.column.number(row));
    let is_less = |field: &str| number(field).is_some_and(|it| it < 0);
    batch.table == Table::Sales
        && (number("kind") == Some(1) || is_less("quantity") || is_less("amount"))
}

/// The day of each row: its own, else that of its document, in the same file if it stands there; 0
/// where it has none.
pub(super) fn days(batch: &Batch, all: &[Arc<Batch>]) -> Vec<i64> {
    let field = match batch.table {
        Table::Sales | Table::Invoices | Table::Payments | Table::Attempts | Table::Trainings => {
            "date"
        }
        Table::Calls | Table::Meetings => "at",
        Table::Inquiries => "received",
        Table::Balances => "to",
        Table::Targets => "from",
        _ => return vec![0; batch.len()],
    };
    if let Some(column) = batch.column(field).map(|it| &it.column) {
        let is_time = batch.table.field(field).is_some_and(|it| it.kind == Kind::Time);
        let day = |number: i64| if is_time { Time(number).date().0.into() } else { number };
        return (0..batch.len()).map(|row| column.number(row).map_or(0, day)).collect();
    }
    let Some(documents) = batch.column("document") else { return vec![0; batch.len()] };
    let documents = Values::of(&documents.column);
    let known = dated(all, &batch.origin.file);
    let day = |row| documents.get(row).map_or(0, |it| day_of(&known, it));
    (0..batch.len()).map(day).collect()
}

/// Days of documents by their numbers' hashes, in order of them; those of the file stand last.
fn dated(all: &[Arc<Batch>], file: &str) -> Vec<(u64, i64)> {
    let mut dated = Vec::new();
    for is_own in [false, true] {
        for it in all.iter().filter(|it| it.table == Table::Sales) {
            let column = |field: &str| it.column(field).map(|it| &it.column);
            let Some((numbers, dates)) = column("document").zip(column("date")) else { continue };
            if is_own == (it.origin.file == file) {
                let numbers = Values::of(numbers);
                let of_row = |row| Some((numbers.get(row)?, dates.number(row)?));
                dated.extend((0..it.len()).filter_map(of_row));
            }
        }
    }
    sort::by(&mut dated, |a, b| a.0.cmp(&b.0));
    dated
}

/// The last that is said of a document; 0 where nothing is.
fn day_of(dated: &[(u64, i64)], document: u64) -> i64 {
    let to = dated.partition_point(|it| it.0 <= document);
    let last = to.checked_sub(1).and_then(|at| dated.get(at));
    last.filter(|it| it.0 == document).map_or(0, |it| it.1)
}

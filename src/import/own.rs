//! Sheets whose headers are our own: the ids of the dictionary, or the names of a template. They are
//! what they say, whatever their cells hold.

use super::facts::Facts;
use super::field;
use crate::model::table::Table;

/// What the app writes beside the fields.
const ORIGIN: [&str; 3] = ["file", "sheet", "row"];

/// The table that the headers name for sure.
pub(super) fn table(facts: &Facts) -> Option<Table> {
    let whole = Table::ALL.into_iter().find(|it| is_whole(facts, *it));
    whole.or_else(|| exported(facts)).or_else(|| {
        // `number, date, customer, amount` may be anybody's words for sales.
        by_ids(facts).filter(|it| !matches!(it, Table::Invoices | Table::Payments))
    })
}

/// Whether every header is exactly a name of a field of the table, and every field has one.
pub(super) fn is_whole(facts: &Facts, table: Table) -> bool {
    let names = &facts.layout.names;
    let fields = table.fields();
    let is = |id: &str, name| field::fit(table, id, name).is_some_and(|it| it.exact);
    names.len() == fields.len()
        && fields.iter().all(|it| names.iter().any(|name| is(it.id, name)))
        && names.iter().all(|name| fields.iter().any(|it| is(it.id, name)))
}

/// The only table whose fields the headers are by their ids, those among them that no row can be
/// without.
pub(super) fn by_ids(facts: &Facts) -> Option<Table> {
    let headers = &facts.layout.headers;
    let is_of = |table: &Table| {
        let own = |it: &String| table.field(it).is_some() || ORIGIN.contains(&it.as_str());
        is_complete(facts, *table) && headers.iter().all(own)
    };
    let mut found = Table::ALL.into_iter().filter(is_of);
    found.next().filter(|_| found.next().is_none())
}

/// A table that the app itself wrote, as a file of an older form may have it.
fn exported(facts: &Facts) -> Option<Table> {
    let headers = &facts.layout.headers;
    let known = |table: &Table| headers.iter().filter(|it| table.field(it).is_some()).count();
    let is_own = ORIGIN.iter().all(|id| headers.iter().any(|it| it == id));
    let complete = Table::ALL.into_iter().filter(|it| is_own && is_complete(facts, *it));
    complete.max_by_key(known)
}

fn is_complete(facts: &Facts, table: Table) -> bool {
    let is = |id: &str| facts.layout.headers.iter().any(|it| it == id);
    table.fields().iter().filter(|it| it.required).all(|it| is(it.id))
}

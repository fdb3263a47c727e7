//! What a sheet brings beside its own table: the calls among activities, the claims of a card of an
//! account, and what a list of sales says of its customers and salespeople.
//!
//! Of a customer only what nothing contradicts is taken: two tax ids of one name are of neither, and
//! a phone of two names names none of them.

use super::build::{self, Built};
use super::cast::Source;
use super::cell;
use super::facts::{Facts, Profile};
use super::mapping::Mapping;
use super::review::Confidence;
use super::sources::export::{Export, Feed};
use super::synonyms::Names;
use crate::model::batch::Batch;
use crate::model::date::Date;
use crate::model::names::fold;
use crate::model::table::{Kind, Table};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a sheet brings to one more table.
#[derive(Clone, Debug)]
pub struct Further {
    /// The table.
    pub table: Table,
    /// Its columns.
    pub mapping: Mapping,
    /// What came of it.
    pub built: Built,
}

/// What any list may say of the customers it names.
#[rustfmt::skip]
const CUSTOMER: &[Names] = &[
    ("tax_id", &["инн", "инн кпп", "инн контрагента", "инн клиента", "инн покупателя", "tax id", "vat number"]),
    ("phone", &["телефон", "телефон клиента", "телефон контрагента", "phone", "customer phone", "phone number"]),
    ("email", &["email клиента", "почта клиента", "email контрагента", "customer email"]),
    ("segment", &["сегмент", "сегмент клиента", "категория клиента", "customer segment"]),
    ("parent", &["холдинг", "группа компаний", "головной контрагент", "parent account"]),
];

/// And of the salespeople.
#[rustfmt::skip]
const REP: &[Names] = &[
    ("team", &["отдел", "отдел продаж", "отдел менеджера", "sales team", "команда"]),
];

/// Tables of facts whose lists say more of whom they name.
const TELLING: &[Table] = &[
    Table::Sales,
    Table::Invoices,
    Table::Payments,
    Table::Inquiries,
    Table::Calls,
    Table::Meetings,
];

/// What of a customer is one's alone: shared, it tells two from one no more.
const OWN: &[&str] = &["phone", "email"];

/// What the sheet brings; `batch`: what it has brought to its own table.
pub(super) fn of(source: &Source<'_>, batch: Option<&Batch>, today: Date) -> Vec<Further> {
    let Some(batch) = batch else { return Vec::new() };
    let mut all: Vec<Further> = source.export.map_or_else(Vec::new, |it| events(it, source, today));
    let events = all.iter().filter_map(|it| it.built.batch.as_ref());
    // The rows that landed in a table of facts.
    let landed: Vec<u32> = events.flat_map(|it| it.rows.iter().copied()).collect();
    for (table, names) in [(Table::Customers, CUSTOMER), (Table::Reps, REP)] {
        let is_of = |it: &&Feed| it.table == table && it.rows.is_empty();
        let names = match source.export {
            Some(export) => export.further.iter().find(is_of).map(|it| it.columns),
            None => TELLING.contains(&source.table).then_some(names),
        };
        let numbers = || batch.rows.iter().chain(&landed).copied();
        all.extend(names.and_then(|names| people(source, table, names, numbers(), today)));
    }
    all.retain(|it| it.built.batch.as_ref().is_some_and(|it| !it.is_empty()));
    all
}

/// Rows of other kinds of facts.
fn events(export: &'static Export, source: &Source<'_>, today: Date) -> Vec<Further> {
    let feeds = export.further.iter().filter(|it| !it.rows.is_empty());
    let built = feeds.map(|feed| {
        let mut mapping = empty(source.facts);
        for (field, names) in feed.columns {
            if let Some(column) = best(source.facts, names, &[]) {
                set(&mut mapping, feed.table, field, column);
            }
        }
        further(
            &Source {
                table: feed.table,
                mapping: &mapping,
                readings: &[],
                meanings: &[],
                rows: feed.rows,
                ..*source
            },
            today,
        )
    });
    built.collect()
}

/// The places of the rows of these numbers in the file.
fn rows(source: &Source<'_>, numbers: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    let is_one = |&row: &usize| numbers.binary_search(&source.sheet.row_number(row)).is_ok();
    source.facts.layout.rows.iter().copied().filter(is_one).collect()
}

/// A row for each customer or salesperson of whom the sheet says more than a name.
fn people(
    source: &Source<'_>,
    table: Table,
    names: &[Names],
    numbers: impl Iterator<Item = u32>,
    today: Date,
) -> Option<Further> {
    let fields = source.table.fields();
    let named = fields
        .iter()
        .find(|it| it.kind == Kind::Ref(table) && source.mapping.column(it.id).is_some())?;
    let name = source.mapping.columns(named.id);
    let is_free = |column: &usize| source.mapping.fields.get(*column).is_some_and(Option::is_none);
    let mut mapping = empty(source.facts);
    name.iter().for_each(|&column| set(&mut mapping, table, "name", column));
    let mut said: Vec<(&'static str, usize)> = Vec::new();
    for (field, names) in names {
        if let Some(column) = best(source.facts, names, &name).filter(is_free) {
            set(&mut mapping, table, field, column);
            said.push((field, column));
        }
    }
    if said.is_empty() {
        return None;
    }
    let facts = Facts {
        layout: super::layout::Layout {
            rows: distinct(source, &name, &said, &rows(source, numbers)),
            ..source.facts.layout.clone()
        },
        ..source.facts.clone()
    };
    let own = Source {
        facts: &facts,
        table,
        mapping: &mapping,
        readings: &[],
        meanings: &[],
        export: None,
        rows: &[],
        ..*source
    };
    Some(further(&own, today))
}

/// One row a name, the one that says most of it; none of a name that is said different things of.
fn distinct(
    source: &Source<'_>,
    name: &[usize],
    said: &[(&'static str, usize)],
    kept: &[usize],
) -> Vec<usize> {
    let text = |row: usize, column: usize| {
        let text = cell::text(source.sheet.cell(row, column));
        if cell::is_nothing(&text) { String::new() } else { fold(&text) }
    };
    // The row of a name, and what is said of it.
    let mut things: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    let mut contradicted: BTreeSet<String> = BTreeSet::new();
    // Most rows say what one above has said.
    let mut seen: HashSet<String> = HashSet::new();
    let (mut line, mut buffer) = (String::new(), String::new());
    for &row in kept {
        line.clear();
        for column in name.iter().copied().chain(said.iter().map(|it| it.1)) {
            line.push_str(cell::write(source.sheet.cell(row, column), &mut buffer));
            line.push('\u{1f}');
        }
        if seen.contains(&line) {
            continue;
        }
        seen.insert(line.clone());
        let whose = fold(&source.text(row, name));
        let own: Vec<String> = said.iter().map(|it| text(row, it.1)).collect();
        if whose.is_empty() || own.iter().all(String::is_empty) {
            continue;
        }
        let filled = |own: &[String]| own.iter().filter(|it| !it.is_empty()).count();
        match things.get_mut(&whose) {
            None => {
                things.insert(whose, (row, own));
            }
            Some((first, here)) => {
                let differ = |(a, b): (&String, &String)| !a.is_empty() && !b.is_empty() && a != b;
                if here.iter().zip(&own).any(differ) {
                    contradicted.insert(whose);
                } else if filled(&own) > filled(here) {
                    (*first, *here) = (row, own);
                }
            }
        }
    }
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (_, own) in things.values() {
        for (at, text) in own.iter().enumerate().filter(|it| !it.1.is_empty()) {
            *counts.entry((at, text)).or_default() += 1;
        }
    }
    let is_shared = |own: &[String]| {
        said.iter().enumerate().any(|(at, (field, _))| {
            let text = own.get(at).map(String::as_str).unwrap_or_default();
            OWN.contains(field) && counts.get(&(at, text)).is_some_and(|it| *it > 1)
        })
    };
    let sure =
        things.iter().filter(|(name, it)| !contradicted.contains(*name) && !is_shared(&it.1));
    let mut rows: Vec<usize> = sure.map(|it| it.1.0).collect();
    rows.sort_unstable();
    rows
}

fn further(source: &Source<'_>, today: Date) -> Further {
    let built = build::build(source, None, today);
    Further { table: source.table, mapping: source.mapping.clone(), built }
}

/// The column with the best of these names, a full one before a mostly empty one.
fn best(facts: &Facts, names: &[&str], but: &[usize]) -> Option<usize> {
    let rank = |column: usize| {
        let header = facts.layout.names.get(column)?.words.join(" ");
        let at = names.iter().position(|it| *it == header)?;
        let empty = facts.profiles.get(column).is_some_and(Profile::is_mostly_empty);
        Some((empty, at, column))
    };
    let columns = (0..facts.layout.headers.len()).filter(|it| !but.contains(it));
    columns.filter_map(rank).min().map(|it| it.2)
}

fn empty(facts: &Facts) -> Mapping {
    let width = facts.layout.headers.len();
    Mapping { fields: vec![None; width], confidence: vec![Confidence::Unknown; width] }
}

fn set(mapping: &mut Mapping, table: Table, field: &str, column: usize) {
    if let (Some(field), Some(here), Some(sure)) =
        (table.field(field), mapping.fields.get_mut(column), mapping.confidence.get_mut(column))
    {
        (*here, *sure) = (Some(field), Confidence::Sure);
    }
}

//! Where people and customers occur: in which files, in how many rows, with what sums; and how the
//! files write those that have several names.

use super::answers::Side;
use super::batch::Batch;
use super::column::{Column, Texts};
use super::dataset::Dataset;
use super::identity;
use super::names::fold;
use super::slice::index;
use super::sort;
use super::table::{Field, Kind, Table};
use super::unit::Money;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where one occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrence {
    /// Names of the files.
    pub files: BTreeSet<String>,
    /// Rows that name it.
    pub rows: usize,
    /// What is sold to or by it, returns taken off.
    pub sold: Money,
}

/// Of each of these codes of a table where it occurs.
pub fn of(data: &Dataset, table: Table, codes: &[u32]) -> HashMap<u32, Occurrence> {
    let mut found: HashMap<u32, Occurrence> = HashMap::new();
    found.extend(codes.iter().map(|&code| (code, Occurrence::default())));
    for (batch, texts) in texts(data, table) {
        let wanted: Vec<Option<u32>> = texts
            .words
            .iter()
            .map(|word| data.find(table, word).filter(|code| found.contains_key(code)))
            .collect();
        if wanted.iter().all(Option::is_none) {
            continue;
        }
        for code in texts.codes.iter().filter_map(|&it| wanted.get(index(it)).copied().flatten()) {
            let Some(it) = found.get_mut(&code) else { continue };
            it.rows += 1;
            if !it.files.contains(&batch.origin.file) {
                it.files.insert(batch.origin.file.clone());
            }
        }
    }
    let sold = match table {
        Table::Reps => &data.sales.rep,
        _ => &data.sales.customer,
    };
    for (code, amount) in sold.iter().zip(&data.sales.amount) {
        if let Some(it) = found.get_mut(code) {
            it.sold += *amount;
        }
    }
    found
}

/// One that the files give several names, which are not writings of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its code.
    pub code: u32,
    /// What it is called.
    pub name: String,
    /// The other names, each as it is written first by letters.
    pub others: Vec<Side>,
}

/// All of a table that have several names; in order of names.
pub fn merged(data: &Dataset, table: Table) -> Vec<Merged> {
    let mut names: HashMap<u32, BTreeMap<String, &str>> = HashMap::new();
    for (_, texts) in texts(data, table) {
        for word in texts.words.iter() {
            let Some(code) = data.find(table, word).filter(|_| is_name(data, table, word)) else {
                continue;
            };
            let written = names.entry(code).or_default().entry(key(table, word)).or_insert(word);
            *written = (*written).min(word);
        }
    }
    let mut merged: Vec<Merged> = names
        .into_iter()
        .filter_map(|(code, names)| {
            let name = match table {
                Table::Reps => &data.rep(code)?.name,
                _ => &data.customer(code)?.name,
            };
            let own = key(table, name);
            let others = names.into_iter().filter(|it| it.0 != own);
            let side = |(_, name): (String, &str)| Side { name: name.to_owned(), id: None };
            let others: Vec<Side> = others.map(side).collect();
            (!others.is_empty()).then(|| Merged { code, name: name.clone(), others })
        })
        .collect();
    sort::by(&mut merged, |a, b| (&a.name, a.code).cmp(&(&b.name, b.code)));
    merged
}

/// What differs between two names that are not writings of one: of people the words as they stand,
/// of customers the legal form too.
fn key(table: Table, name: &str) -> String {
    match table {
        Table::Reps => fold(&name.replace(['.', ','], " ")),
        _ => {
            let (bare, form) = identity::bare(name);
            format!("{bare} {}", form.unwrap_or_default())
        }
    }
}

/// Whether a text that names one is a name, no id, e-mail or tax id.
fn is_name(data: &Dataset, table: Table, text: &str) -> bool {
    let id = match table {
        Table::Reps => data.find(table, text).and_then(|it| data.rep(it)?.id.as_deref()),
        _ => data.find(table, text).and_then(|it| data.customer(it)?.id.as_deref()),
    };
    !text.contains('@') && id != Some(text) && text.chars().any(char::is_alphabetic)
}

/// The columns of all batches that name things of a table.
fn texts(data: &Dataset, table: Table) -> impl Iterator<Item = (&Batch, &Texts)> {
    let names = move |batch: &Batch, field: &Field| {
        field.kind == Kind::Ref(table)
            || batch.table == table && field.id == "name"
            || table == Table::Reps && field.id == "who"
    };
    data.batches.iter().flat_map(move |batch| {
        let columns = batch.columns.iter().filter(move |column| {
            batch.table.field(&column.field).is_some_and(|field| names(batch, field))
        });
        columns.filter_map(move |column| match &column.column {
            Column::Text(texts) => Some((&**batch, texts)),
            Column::Number(_) => None,
        })
    })
}

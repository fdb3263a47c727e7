//! Names of people that nobody has heard of yet.

use super::understood::Understood;
use crate::model::batch::Batch;
use crate::model::column::Column;
use crate::model::participants::participants;
use crate::model::table::{Kind, Table};
use std::collections::HashSet;

/// Finds the names that are neither known nor on a sheet of people; at a first import all are new,
/// and none is told.
pub(super) fn find(sheets: &mut [Understood], known: &[String]) {
    let mut names: HashSet<String> = known.iter().map(|it| folded(it)).collect();
    for it in sheets.iter().filter(|it| it.table == Some(Table::Reps)) {
        for field in ["name", "id", "aliases"] {
            let words =
                it.built.batch.as_ref().map(|batch| words(batch, field)).unwrap_or_default();
            names.extend(words.iter().map(|it| folded(it)));
        }
    }
    let mine: HashSet<String> = known.iter().map(|it| folded(it)).collect();
    for it in sheets.iter_mut() {
        it.strangers = (0, Vec::new());
        let Some(batch) = it.built.batch.as_ref().filter(|_| !it.is_here && !names.is_empty())
        else {
            continue;
        };
        let (field, known) = match it.table {
            Some(Table::Targets | Table::Shifts) => ("who", &names),
            Some(Table::Reps) if !mine.is_empty() => ("name", &mine),
            Some(table) => match table.fields().iter().find(|it| it.kind == REP) {
                Some(field) => (field.id, &names),
                None => continue,
            },
            None => continue,
        };
        it.strangers = strangers(batch, field, known);
    }
}

/// What a field is that names a salesperson.
const REP: Kind = Kind::Ref(Table::Reps);

/// Examples shown.
const SHOWN: usize = 5;

/// How many names are new, and the first of them with the rows they stand in.
fn strangers(batch: &Batch, field: &str, known: &HashSet<String>) -> (usize, Vec<(u32, String)>) {
    let Some(Column::Text(texts)) = batch.column(field).map(|it| &it.column) else {
        return (0, Vec::new());
    };
    let is_known = |name: &str| known.contains(&folded(name));
    let new = |word: &&str| match batch.table {
        Table::Meetings => participants(word, is_known).names.iter().any(|it| !is_known(it)),
        _ => word.split(';').any(|name| !is_known(name)),
    };
    let row = |word: &str| {
        let code = texts.words.iter().position(|it| it == word)?;
        let at = texts.codes.iter().position(|it| usize::try_from(*it) == Ok(code))?;
        batch.rows.get(at).copied()
    };
    let new: Vec<&str> = texts.words.iter().filter(new).collect();
    let first = new.iter().take(SHOWN);
    (new.len(), first.filter_map(|word| Some((row(word)?, (*word).to_owned()))).collect())
}

fn words<'a>(batch: &'a Batch, field: &str) -> Vec<&'a str> {
    match batch.column(field).map(|it| &it.column) {
        Some(Column::Text(texts)) => {
            texts.words.iter().flat_map(|it| it.split(';')).map(str::trim).collect()
        }
        _ => Vec::new(),
    }
}

/// A name without regard to case, ё and white space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('ё', "е")
}

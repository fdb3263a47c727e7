//! A sheet and its mapping made a batch: which rows land, which stay out and why.

use super::cast::{Cast, Source};
use super::dated;
use super::feed;
use super::grouped;
use super::issue::{IssueKind, Severity};
use super::needed;
use super::outline;
use super::refused::RefusedRow;
use super::repeated;
use super::report::Issues;
use super::review::{Reading, TotalReview};
use super::said;
use super::sense;
use super::sift::{Sifted, first_text, sift};
use super::stated;
use super::totals::{self, Class, Told};
use super::undated;
use super::unpivot;
use super::{plan, sheet::Sheet};
use crate::model::batch::{Batch, BatchColumn, Origin};
use crate::model::column::Column;
use crate::model::date::Date;
use crate::model::table::{Kind, Table};
use std::collections::HashSet;

/// What came of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The rows that land; `None` when nothing can.
    pub batch: Option<Batch>,
    /// What was noticed.
    pub issues: Issues,
    /// How each column was read.
    pub columns: Vec<ColumnRead>,
    /// What the file says its rows add up to, beside what those that land do.
    pub totals: Vec<TotalReview>,
    /// The rows of data that do not land.
    pub refused: Vec<RefusedRow>,
}

/// How one column was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnRead {
    /// How its cells are read, if as numbers or dates.
    pub reading: Option<Reading>,
    /// One cell and what it is read as.
    pub read_as: Option<(String, String)>,
    /// Cells that could not be read.
    pub unread: usize,
}

/// Documents with a date on other sheets; lines without a date belong to them.
pub type Documents = HashSet<String>;

/// The numbers of the documents of these batches.
pub fn documents<'a>(batches: impl Iterator<Item = &'a Batch>) -> Documents {
    let columns = batches.filter_map(|it| it.column("document"));
    let words = columns.filter_map(|it| match &it.column {
        Column::Text(texts) => Some(texts.words.iter().map(str::to_owned)),
        Column::Number(_) => None,
    });
    words.flatten().collect()
}

/// Builds a sheet.
pub fn build(source: &Source<'_>, documents: Option<&Documents>, today: Date) -> Built {
    if unpivot::is_across(source) {
        return unpivot::build(source, today);
    }
    let mut built = Built::default();
    let mut casts = source.casts();
    if source.table == Table::Targets {
        plan::name_kpis(&mut casts, source);
    }
    if documents.is_none() {
        dated::add(source, &mut casts, &mut built.issues);
    }
    sense::check(source, &mut casts);
    undated::fill(source, &mut casts);
    repeated::settle(source, &mut casts);
    built.columns = columns(source, &casts, |_| true);
    if !has_required(source, &casts, documents.is_some(), &mut built.issues) {
        return built;
    }
    let mut classes = classes(source, &casts, documents.is_some());
    feed::sort_out(source, &mut classes);
    // Of a total's row nothing was to be read.
    built.columns = columns(source, &casts, |at| classes.get(at) == Some(&Class::Data));
    grouped::fill(source, &mut casts, &classes, &mut built.issues);
    let Sifted { kept, refused } = sift(source, &casts, &classes, documents, &mut built.issues);
    built.refused = refused;
    tell(source, &casts, &classes, &kept, &mut built.issues);
    built.totals = stated::of(source, &casts, &classes, &kept);
    let added = if source.table == Table::Targets {
        plan::added(&casts, source, &kept)
    } else {
        Vec::new()
    };
    let most = said::most(&casts, &kept);
    let mut columns: Vec<BatchColumn> =
        casts.into_iter().map(|cast| cast.into_column(source, &kept)).chain(added).collect();
    columns.extend(said::added(&columns, source));
    columns.extend(most);
    let rows = kept.iter().filter_map(|&at| source.facts.layout.rows.get(at)).copied();
    built.batch = Some(batch(source, rows, columns, today));
    built
}

/// A batch of these rows of a sheet.
pub fn batch(
    source: &Source<'_>,
    rows: impl Iterator<Item = usize>,
    mut columns: Vec<BatchColumn>,
    today: Date,
) -> Batch {
    let place = |field: &str| source.table.fields().iter().position(|it| it.id == field);
    columns.sort_by_key(|it| place(&it.field));
    let sheet: &Sheet = source.sheet;
    Batch {
        table: source.table,
        origin: Origin {
            file: sheet.file.clone(),
            sheet: sheet.name.clone(),
            digest: sheet.digest.clone(),
        },
        imported: today.0,
        rows: rows.map(|row| sheet.row_number(row)).collect(),
        columns,
    }
}

fn columns(
    source: &Source<'_>,
    casts: &[Cast],
    is_data: impl Fn(usize) -> bool,
) -> Vec<ColumnRead> {
    let mut columns = vec![ColumnRead::default(); source.facts.layout.headers.len()];
    for cast in casts {
        for &column in &cast.columns {
            if let Some(it) = columns.get_mut(column) {
                it.reading = cast.read.reading;
                it.unread = cast.read.unread_of(&is_data);
                it.read_as = read_as(source, cast);
            }
        }
    }
    columns
}

/// The first cell with a value, and the value as it is understood.
fn read_as(source: &Source<'_>, cast: &Cast) -> Option<(String, String)> {
    let Column::Number(_) = cast.read.column else { return None };
    let rows = &source.facts.layout.rows;
    let (at, value) = (0..rows.len()).find_map(|at| Some((at, cast.read.column.number(at)?)))?;
    let said = cast.field.kind.plain(value);
    Some((source.text(*rows.get(at)?, &cast.columns), said))
}

/// Whether every required field has a column; those that have none are told.
fn has_required(source: &Source<'_>, casts: &[Cast], joined: bool, issues: &mut Issues) -> bool {
    let mut all = true;
    for field in source.table.fields().iter().filter(|it| it.required) {
        let has = casts.iter().any(|it| it.field.id == field.id);
        let from_elsewhere = match (source.table, field.id) {
            (Table::Sales, "date") => joined && casts.iter().any(|it| it.field.id == "document"),
            (Table::Targets, "kpi") => true,
            _ => false,
        };
        if !has && !from_elsewhere {
            issues.whole(IssueKind::MissingField, Severity::Error, field.id, 1);
            all = false;
        }
    }
    let has = |id: &str| casts.iter().any(|it| it.field.id == id);
    if source.table == Table::Sales && !has("amount") && !has("price") {
        issues.whole(IssueKind::NoAmount, Severity::Warning, "", 1);
    }
    all
}

fn classes(source: &Source<'_>, casts: &[Cast], joined: bool) -> Vec<Class> {
    let rows = &source.facts.layout.rows;
    let needed = casts.iter().filter(|it| it.field.required || joined && it.field.id == "document");
    let mut lacks = vec![false; rows.len()];
    for cast in needed {
        cast.mark_empty(&mut lacks);
    }
    let sums = casts
        .iter()
        .filter(|it| totals::is_summed(it.field.id))
        .filter_map(|it| match &it.read.column {
            Column::Number(numbers) => Some(numbers.as_slice()),
            Column::Text(_) => None,
        })
        .collect();
    let people = casts
        .iter()
        .filter(|it| it.field.kind == Kind::Ref(Table::Reps) || it.field.id == "who")
        .filter_map(|it| match &it.read.column {
            Column::Text(texts) => Some(texts),
            Column::Number(_) => None,
        })
        .collect();
    let is_day = |it: &Cast| matches!(it.field.id, "date" | "from" | "at" | "received");
    let dated = casts.iter().any(|it| is_day(it) && !it.columns.is_empty());
    let width = source.facts.layout.headers.len();
    let all_may_be = !dated;
    let told = Told { sheet: source.sheet, rows, lacks, all_may_be, sums, people, width };
    let mut classes = totals::classes(&told);
    outline::mark(&told, &mut classes);
    classes
}

/// Tells what was noticed in the cells of the rows that land.
fn tell(
    source: &Source<'_>,
    casts: &[Cast],
    classes: &[Class],
    kept: &[usize],
    issues: &mut Issues,
) {
    let mut lands = vec![false; classes.len()];
    for &at in kept {
        lands[at] = true;
    }
    needed::tell_words(source, casts, classes, issues);
    for cast in casts {
        let others = |it: &&(IssueKind, Vec<usize>)| it.0 != IssueKind::UnknownWord;
        for (kind, rows) in cast.read.troubles.iter().filter(others) {
            for &at in rows.iter().filter(|&&at| lands.get(at) == Some(&true)) {
                let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
                let example = || (source.sheet.row_number(row), source.text(row, &cast.columns));
                issues.push(*kind, Severity::Warning, &cast.header, example);
            }
        }
    }
    let counted = classes.iter().enumerate().filter(|(_, class)| **class == Class::Total);
    for (at, _) in counted {
        let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
        if totals::records(source.sheet, row).is_some_and(|it| it != kept.len()) {
            let example = || (source.sheet.row_number(row), first_text(source, row));
            issues.push(IssueKind::RecordCount, Severity::Warning, "", example);
        }
    }
}

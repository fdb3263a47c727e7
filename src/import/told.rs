//! What is understood of a sheet, told for the screen; and what the screen answers, taken.

use super::cell;
use super::issue::{IssueKind, Severity};
use super::recall;
use super::repair;
use super::review::{Choice, ColumnReview, Confidence, Joined, Known, SheetReview, TextFormReview};
use super::sheet::Sheet;
use super::understood::Understood;
use crate::model::batch::Batch;
use crate::model::table::{Field, Kind, Table};

/// Rows shown above the data, and of the data.
const ABOVE: usize = 10;
const PREVIEW: usize = 20;

/// A sheet for another that is joined with it.
pub(super) fn joined(it: &Understood) -> Joined {
    Joined { file: it.sheet.file.clone(), sheet: it.sheet.name.clone() }
}

/// The review of a sheet.
pub(super) fn sheet(it: &Understood, joined_with: Vec<Joined>) -> SheetReview {
    let (sheet, layout) = (&it.sheet, &it.facts.layout);
    let row = |row: usize| -> Vec<String> {
        (0..layout.headers.len()).map(|column| cell::text(sheet.cell(row, column))).collect()
    };
    let (first, end) = layout.header;
    let used = it.built.batch.as_ref().filter(|_| !it.is_here).map_or(0, |batch| batch.len());
    let mut issues = it.built.issues.clone();
    of_sheet(it, &mut issues);
    if it.is_paid {
        issues.take_back(IssueKind::NoAmount);
    }
    let shown = layout.rows.iter().take(PREVIEW);
    SheetReview {
        file: sheet.file.clone(),
        sheet: sheet.name.clone(),
        digest: sheet.digest.clone(),
        hidden: sheet.hidden,
        choice: choice(it),
        text_form: sheet.text_form.as_ref().map(|form| TextFormReview {
            encoding: form.encoding.clone(),
            delimiter: form.delimiter,
        }),
        header_row: header_row(it),
        above: (end.saturating_sub(ABOVE).min(first)..end).map(row).collect(),
        preview: shown.map(|&at| row(at)).collect(),
        rows_read: layout.rows.len(),
        rows_used: used,
        columns: (0..layout.headers.len()).map(|at| column(it, at)).collect(),
        known: it.export().map(|it| Known {
            id: it.id.to_owned(),
            name: [it.name.ru.to_owned(), it.name.en.to_owned()],
        }),
        further: further(it),
        issues: repair::offered(it, issues.groups()),
        totals: if it.is_here { Vec::new() } else { it.built.totals.clone() },
        beside: None,
        joined_with,
    }
}

fn header_row(it: &Understood) -> u32 {
    let empty = it.sheet.height == 0 || it.facts.layout.headers.is_empty();
    if empty { 0 } else { it.sheet.row_number(it.facts.layout.header.0) }
}

fn column(it: &Understood, at: usize) -> ColumnReview {
    let read = it.built.columns.get(at).cloned().unwrap_or_default();
    ColumnReview {
        header: it.facts.layout.headers.get(at).cloned().unwrap_or_default(),
        confidence: confidence(it, at),
        samples: it
            .facts
            .profiles
            .get(at)
            .map(|profile| profile.samples.clone())
            .unwrap_or_default(),
        reading: read.reading,
        read_as: read.read_as,
        unread: read.unread,
        further: it.further.iter().find_map(|further| {
            // Whom a list names says the list itself.
            let field = further.mapping.fields.get(at).copied().flatten();
            let field = field.filter(|_| it.mapping.fields.get(at) == Some(&None))?;
            Some((further.table, field.id.to_owned()))
        }),
    }
}

/// What the sheet brings to other tables.
fn further(it: &Understood) -> Vec<(Table, usize)> {
    let rows = |batch: &Batch| (batch.table, batch.len());
    let further = it.further.iter().filter(|_| !it.is_here);
    further.filter_map(|it| it.built.batch.as_ref().map(rows)).collect()
}

fn confidence(it: &Understood, at: usize) -> Confidence {
    match it.mapping.confidence.get(at).copied().unwrap_or(Confidence::Unknown) {
        Confidence::Chosen if recall::is_recalled(it, at) => Confidence::Remembered,
        confidence => confidence,
    }
}

/// What is in force, all of it said.
fn choice(it: &Understood) -> Choice {
    let width = it.facts.layout.headers.len();
    let field =
        |at: usize| it.mapping.fields.get(at).copied().flatten().map(|field| field.id.to_owned());
    let form = it.sheet.text_form.as_ref();
    Choice {
        table: Some(it.table),
        header_row: Some(header_row(it)),
        fields: (0..width).map(|at| Some(field(at))).collect(),
        readings: (0..width)
            .map(|at| it.built.columns.get(at).and_then(|column| column.reading))
            .collect(),
        settled: Vec::new(),
        encoding: form.map(|it| it.encoding.clone()),
        delimiter: form.and_then(|it| it.delimiter),
        meanings: it.asked.meanings.clone(),
        mends: it.asked.mends.clone(),
        again: it.asked.again,
        recalled: it.recalled.is_some(),
    }
}

/// What is to be said of the sheet as a whole.
fn of_sheet(it: &Understood, issues: &mut super::report::Issues) {
    let layout = &it.facts.layout;
    let mut say = |kind, severity, count| issues.whole(kind, severity, "", count);
    if let Some(form) = it.sheet.text_form.as_ref().filter(|form| form.broken_letters > 0) {
        say(IssueKind::BrokenLetters, Severity::Warning, form.broken_letters);
    }
    if it.sheet.empty_formulas > 0 {
        say(IssueKind::EmptyFormula, Severity::Warning, it.sheet.empty_formulas);
    }
    if it.sheet.repaired_texts > 0 {
        say(IssueKind::Repaired, Severity::Warning, it.sheet.repaired_texts);
    }
    if it.sheet.cut_texts > 0 {
        say(IssueKind::CutText, Severity::Warning, it.sheet.cut_texts);
    }
    if layout.rows.is_empty() {
        say(IssueKind::NoRows, Severity::Warning, 1);
    } else {
        if !layout.found {
            say(IssueKind::NoHeader, Severity::Warning, 1);
        }
        if it.table.is_none() && !it.sheet.hidden {
            say(IssueKind::UnknownTable, Severity::Warning, 1);
        }
    }
    let is_cut = it.sheet.text_form.as_ref().is_some_and(|it| it.delimiter.is_some());
    if is_cut && layout.headers.len() == 1 {
        say(IssueKind::OneColumn, Severity::Warning, 1);
    }
    if it.is_here {
        say(IssueKind::AlreadyHere, Severity::Warning, 1);
    }
    if let Some(line) = it.sheet.text_form.as_ref().and_then(|form| form.other_line) {
        let example = || (line, first_text(&it.sheet, line));
        issues.push(IssueKind::MixedEncodings, Severity::Warning, "", example);
    }
    let (count, people) = &it.strangers;
    if *count > 0 {
        issues.listed(IssueKind::NewPeople, Severity::Warning, "", *count, people.clone());
    }
}

/// The first text of the row of that number in the file.
fn first_text(sheet: &Sheet, number: u32) -> String {
    let row = (0..sheet.height).find(|&row| sheet.row_number(row) == number);
    let mut texts = row.into_iter().flat_map(|row| {
        (0..sheet.columns.len()).map(move |column| cell::text(sheet.cell(row, column)))
    });
    texts.find(|it| it.chars().any(char::is_alphabetic)).unwrap_or_default()
}

/// Takes what differs from the shown; what is the same stays as it was.
pub(super) fn take(asked: &mut Choice, shown: &Choice, choice: Choice, table: Option<Table>) {
    asked.again = choice.again;
    asked.meanings = choice.meanings;
    asked.mends = choice.mends;
    if choice.table != shown.table {
        asked.table = choice.table;
        asked.mends.clear();
        // The fields of another table mean nothing in this one.
        if choice.table != Some(table) {
            asked.fields.clear();
            asked.readings.clear();
        }
    }
    if choice.header_row != shown.header_row {
        asked.header_row = choice.header_row;
    }
    let same_table = choice.table == shown.table;
    for (at, field) in choice.fields.iter().enumerate() {
        let old = shown.fields.get(at).cloned().flatten();
        if !same_table && *field == old {
            continue;
        }
        if *field != old {
            set(&mut asked.fields, at, field.clone());
            set(&mut asked.readings, at, None);
            release(asked, at, table);
        }
    }
    for (at, reading) in choice.readings.iter().enumerate() {
        let is_settled = choice.settled.contains(&at);
        if is_settled || *reading != shown.readings.get(at).copied().flatten() {
            set(&mut asked.readings, at, *reading);
        }
    }
}

/// A field chosen for one column is taken from the others that were chosen for it before;
/// parts of a name and months of a plan may be many, and a day and its hour stand in two.
fn release(asked: &mut Choice, chosen: usize, table: Option<Table>) {
    let Some(Some(Some(field))) = asked.fields.get(chosen).cloned() else { return };
    let of_two = |it: &Field| it.kind == Kind::Time;
    if field == "name"
        || field == "amount" && table == Some(Table::Targets)
        || table.and_then(|it| it.field(&field)).is_some_and(of_two)
    {
        return;
    }
    for (at, other) in asked.fields.iter_mut().enumerate() {
        if at != chosen && *other == Some(Some(field.clone())) {
            *other = Some(None);
        }
    }
}

fn set<T: Clone + Default>(list: &mut Vec<T>, at: usize, value: T) {
    if at >= list.len() {
        list.resize(at + 1, T::default());
    }
    if let Some(it) = list.get_mut(at) {
        *it = value;
    }
}

//! Which column is which field of a table: the best guess, around what the person chose.

use super::across;
use super::entity;
use super::facts::{Facts, Profile, Suits};
use super::field;
use super::own;
use super::person;
use super::review::Confidence;
use super::sources::export::{Export, Place};
use super::synonyms::BLOCKED;
use crate::model::table::{Field, Kind, Table};

/// The field of each column and how sure that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The field, by column; `None`: not imported.
    pub fields: Vec<Option<&'static Field>>,
    /// How sure it is, by column.
    pub confidence: Vec<Confidence>,
}

/// A column that names rows of another sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The column.
    pub column: usize,
    /// The field that refers to the other table.
    pub field: &'static str,
}

struct Candidate {
    column: usize,
    field: &'static Field,
    score: u32,
    confidence: Confidence,
}

impl Mapping {
    /// The columns of a field, left to right.
    pub fn columns(&self, id: &str) -> Vec<usize> {
        let is = |field: &Option<&Field>| field.is_some_and(|it| it.id == id);
        self.fields.iter().enumerate().filter(|(_, it)| is(it)).map(|(column, _)| column).collect()
    }

    /// The first column of a field.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns(id).first().copied()
    }

    fn set(&mut self, column: usize, field: &'static Field, confidence: Confidence) {
        if let (Some(here), Some(sure)) =
            (self.fields.get_mut(column), self.confidence.get_mut(column))
        {
            (*here, *sure) = (Some(field), confidence);
        }
    }

    fn is_free(&self, column: usize) -> bool {
        self.fields.get(column).is_some_and(Option::is_none)
            && self.confidence.get(column) != Some(&Confidence::Chosen)
    }
}

/// Guesses the fields of the columns that the person has not chosen; `export`: what the sheet is
/// known to be.
pub fn fields(
    facts: &Facts,
    table: Table,
    asked: &[Option<Option<String>>],
    links: &[Link],
    export: Option<&'static Export>,
) -> Mapping {
    let width = facts.layout.headers.len();
    let mut mapping =
        Mapping { fields: vec![None; width], confidence: vec![Confidence::Unknown; width] };
    for (column, chosen) in asked.iter().enumerate().take(width) {
        let Some(chosen) = chosen else { continue };
        mapping.confidence[column] = Confidence::Chosen;
        mapping.fields[column] = chosen.as_deref().and_then(|id| table.field(id));
    }
    if table == Table::Targets {
        months(facts, &mut mapping);
    }
    match table {
        Table::Reps | Table::Customers => names(facts, table, "name", export, &mut mapping),
        Table::Attempts | Table::Trainings | Table::Absences => {
            names(facts, table, "rep", export, &mut mapping);
        }
        _ => {}
    }
    let mut candidates = candidates(facts, table, links, export);
    candidates.sort_by_key(|it| (std::cmp::Reverse(it.score), it.column));
    for candidate in candidates {
        if mapping.is_free(candidate.column) && mapping.columns(candidate.field.id).is_empty() {
            mapping.set(candidate.column, candidate.field, candidate.confidence);
        }
    }
    match export {
        // What an export names no field for is none.
        Some(_) => clocks(facts, table, &mut mapping),
        None => complete(facts, table, &mut mapping),
    }
    mapping
}

fn candidates(
    facts: &Facts,
    table: Table,
    links: &[Link],
    export: Option<&'static Export>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for link in links {
        if let Some(field) = table.field(link.field) {
            let confidence = Confidence::Sure;
            candidates.push(Candidate { column: link.column, field, score: 20_000, confidence });
        }
    }
    // `TrackId` of a price list is its SKU, whatever a track is.
    let key = table.field(if table == Table::Products { "sku" } else { "id" });
    if let (Some(column), Some(field), None) = (entity::key(facts), key, export) {
        let confidence = Confidence::Likely;
        candidates.push(Candidate { column, field, score: 5_000, confidence });
    }
    let is_whole = own::is_whole(facts, table);
    for (column, name) in facts.layout.names.iter().enumerate() {
        match export.map_or(Place::Unsaid, |it| it.place(name)) {
            Place::Unsaid => {}
            Place::Nothing => continue,
            Place::Field(id, rank) => {
                let empty = facts.profiles.get(column).is_some_and(Profile::is_mostly_empty);
                let score = if empty { 25_000 } else { 30_000 } - rank;
                let confidence = Confidence::Sure;
                let field = table.field(id);
                candidates.extend(field.map(|field| Candidate {
                    column,
                    field,
                    score,
                    confidence,
                }));
                continue;
            }
        }
        for (field, fit) in field::fits(table, name) {
            // Our own names of fields are what they say, whatever the cells hold.
            let own = is_whole && fit.exact
                || facts.layout.headers.get(column).is_some_and(|it| it == field.id);
            let suits = own || facts.suits(column, field.kind) == Suits::Yes;
            // A column that is mostly empty gives way to a fuller one of the same meaning.
            let empty = !own && facts.profiles.get(column).is_some_and(Profile::is_mostly_empty);
            let (score, confidence) = match (fit.exact, suits) {
                (true, true) => (if empty { 4_000 } else { 10_000 } + fit.score, Confidence::Sure),
                (false, true) => (fit.score, Confidence::Likely),
                // Taken when nothing better is there, so that its cells are seen to be unread.
                (true, false) if field.required || field.kind == Kind::Money => {
                    (1, Confidence::Likely)
                }
                _ => continue,
            };
            candidates.push(Candidate { column, field, score, confidence });
        }
    }
    candidates
}

/// Months across are targets, unless the dates stand in a column of their own.
fn months(facts: &Facts, mapping: &mut Mapping) {
    let Some(amount) = Table::Targets.field("amount") else { return };
    if !mapping.columns("from").is_empty() {
        return;
    }
    for month in across::months(facts) {
        if mapping.is_free(month.column) {
            mapping.set(month.column, amount, Confidence::Sure);
        }
    }
}

/// A name in parts, unless it stands whole in a column of its own; a company that most customers
/// do not have is no name.
fn names(
    facts: &Facts,
    table: Table,
    id: &str,
    export: Option<&'static Export>,
    mapping: &mut Mapping,
) {
    let parts = person::parts(facts);
    let Some(field) = table.field(id) else { return };
    if parts.is_empty() || !mapping.columns(id).is_empty() {
        return;
    }
    let whole = facts.layout.names.iter().enumerate().any(|(column, name)| {
        let full = facts.profiles.get(column).is_some_and(|it| !it.is_mostly_empty());
        let exact = field::fit(table, id, name).is_some_and(|fit| fit.exact)
            && export.is_none_or(|it| it.place(name) != Place::Nothing);
        !parts.contains(&column) && mapping.is_free(column) && full && exact
    });
    if whole {
        return;
    }
    for column in parts {
        if mapping.is_free(column) {
            mapping.set(column, field, Confidence::Sure);
        }
    }
}

/// What the headers alone did not give.
fn complete(facts: &Facts, table: Table, mapping: &mut Mapping) {
    match table {
        // A list of names without codes: the name is what the sales call the product by.
        Table::Products if mapping.column("sku").is_none() => {
            if let (Some(column), Some(sku)) = (mapping.column("name"), table.field("sku"))
                && mapping.confidence.get(column) != Some(&Confidence::Chosen)
            {
                mapping.set(column, sku, Confidence::Likely);
            }
        }
        Table::Sales if mapping.column("date").is_none() => only_date(facts, mapping),
        Table::Targets if mapping.column("who").is_none() && mapping.column("of").is_none() => {
            label(facts, mapping);
        }
        _ => clocks(facts, table, mapping),
    }
}

/// A column of times of day beside one of bare dates belongs to it: «Дата», «Время».
fn clocks(facts: &Facts, table: Table, mapping: &mut Mapping) {
    let is_clock = |column: usize| facts.profiles.get(column).is_some_and(|it| it.is_clocks());
    let is_bare = |column: usize| facts.profiles.get(column).is_some_and(|it| it.timed == 0);
    let times = table.fields().iter().filter(|it| it.kind == Kind::Time);
    for field in times {
        let [date] = mapping.columns(field.id)[..] else { continue };
        let beside = [Some(date + 1), date.checked_sub(1)].into_iter().flatten();
        let found = beside.into_iter().find(|&it| mapping.is_free(it) && is_clock(it));
        if let Some(clock) = found.filter(|_| is_bare(date)) {
            mapping.set(clock, field, Confidence::Likely);
        }
    }
}

/// The only column of dates is the date, whatever it is called, but for look-alikes.
fn only_date(facts: &Facts, mapping: &mut Mapping) {
    let Some(date) = Table::Sales.field("date") else { return };
    let is_date =
        |column: usize| facts.profiles.get(column).is_some_and(|it| it.dates * 2 > it.filled);
    let columns: Vec<usize> = (0..mapping.fields.len()).filter(|&it| is_date(it)).collect();
    let [column] = columns.as_slice() else { return };
    let name = facts.layout.names.get(*column);
    let blocked =
        name.is_some_and(|it| it.words.iter().any(|word| BLOCKED.contains(&word.as_str())));
    if !blocked && mapping.is_free(*column) {
        mapping.set(*column, date, Confidence::Likely);
    }
}

/// The first column of words says whose the targets are.
fn label(facts: &Facts, mapping: &mut Mapping) {
    let Some(who) = Table::Targets.field("who") else { return };
    debug_assert!(who.kind == Kind::Text, "a name is words");
    let is_words = |column: &usize| facts.profiles.get(*column).is_some_and(|it| it.is_words());
    let found = (0..mapping.fields.len()).find(|it| mapping.is_free(*it) && is_words(it));
    if let Some(column) = found {
        mapping.set(column, who, Confidence::Likely);
    }
}

//! What the person chose about a sheet, remembered by its headers: the next file with the same
//! headers asks nothing.
//!
//! What was taken without a question needs no memory. How cells are read is remembered only as far
//! as the new cells do not speak against it: a wrong number is worse than a question.

use super::dates::{self, Dated};
use super::message::Kept;
use super::number::{self, Vote};
use super::repair::is_open;
use super::review::{Choice, Confidence, DateOrder, Meaning, Reading};
use super::sheet::Cell;
use super::sources;
use super::understand::Session;
use super::understood::Understood;
use super::{dress, facts::Facts};
use crate::model::names::{fold, link};
use crate::model::table::Table;
use serde::{Deserialize, Serialize};

/// What is remembered of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The fingerprint of its headers: the same whatever their order.
    pub headers: String,
    /// The file it was last chosen for, as a person would call it.
    pub name: String,
    /// Id of the table it goes to; `None`: not imported.
    pub table: Option<String>,
    /// Id of the table it was taken for by itself.
    pub guessed: Option<String>,
    /// Number in the file of the header row, where the person chose it.
    pub header_row: Option<u32>,
    /// Headers and the ids of their fields; `None`: not imported.
    pub fields: Vec<(String, Option<String>)>,
    /// Headers and how their cells are read.
    pub readings: Vec<(String, Reading)>,
    /// What words mean.
    pub meanings: Vec<Meaning>,
}

/// What was taken over from an earlier file.
#[derive(Clone, Debug, Default)]
pub(super) struct Recalled {
    fields: Vec<Option<Option<String>>>,
}

impl Remembered {
    /// As it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Remembered::text`] wrote; `None` of anything else.
    pub fn read(text: &str) -> Option<Remembered> {
        serde_json::from_str(text).ok()
    }
}

impl Session {
    /// The same, where the person has chosen something in earlier files.
    pub fn recalling(mut self, memory: Vec<Remembered>) -> Session {
        self.memory = memory;
        let recalled = |it: &mut Understood| recall(it, &self.memory);
        if self.sheets.iter_mut().map(recalled).fold(false, |any, it| any | it) {
            self.understand();
        }
        self
    }

    /// What is to be remembered of this import, for files with the same headers.
    pub fn remembered(&self) -> Vec<Remembered> {
        self.sheets.iter().filter_map(remember).collect()
    }
}

/// The fingerprint of headers.
fn fingerprint(facts: &Facts) -> String {
    let mut headers: Vec<String> = facts.layout.headers.iter().map(|it| fold(it)).collect();
    headers.sort();
    link('h', &headers.join(" | "))
}

/// Whether the field of a column is as an earlier file had it.
pub(super) fn is_recalled(it: &Understood, column: usize) -> bool {
    let of = |fields: &[Option<Option<String>>]| fields.get(column).cloned().flatten();
    let recalled = it.recalled.as_ref().and_then(|it| of(&it.fields));
    recalled.is_some() && recalled == of(&it.asked.fields)
}

/// Takes over what was chosen in an earlier file with the same headers; whether anything was.
pub(super) fn recall(it: &mut Understood, memory: &[Remembered]) -> bool {
    for one in memory.iter().rev() {
        let elsewhere = one.header_row.filter(|row| Some(*row) != it.asked.header_row);
        let facts = elsewhere.map(|row| Facts::of(&it.sheet, Some(row)));
        if fingerprint(facts.as_ref().unwrap_or(&it.facts)) != one.headers {
            continue;
        }
        if let Some(facts) = facts {
            it.export = sources::of(&facts);
            it.facts = facts;
        }
        let table = one.table.as_deref().and_then(Table::parse);
        let guess = it.guessed();
        let was = one.guessed.as_deref().and_then(Table::parse);
        // Where something else is said than then (a title: «План»), it is another kind of sheet.
        if guess.is_some() && guess != was && guess != table {
            continue;
        }
        take(it, one, table, guess);
        return true;
    }
    false
}

fn take(it: &mut Understood, one: &Remembered, table: Option<Table>, guess: Option<Table>) {
    let place = |header: &String| it.facts.layout.headers.iter().position(|own| own == header);
    let width = it.facts.layout.headers.len();
    let mut fields = vec![None; width];
    let mut readings = vec![None; width];
    for (header, field) in &one.fields {
        if let Some(here) = place(header).and_then(|at| fields.get_mut(at)) {
            *here = Some(field.clone());
        }
    }
    for (header, reading) in &one.readings {
        let Some(at) = place(header).filter(|at| !speaks_against(it, *at, *reading)) else {
            continue;
        };
        if let Some(here) = readings.get_mut(at) {
            *here = Some(*reading);
        }
    }
    it.asked = Choice {
        table: (table != guess).then_some(table).or(it.asked.table),
        header_row: one.header_row.or(it.asked.header_row),
        fields: fields.clone(),
        readings,
        meanings: one.meanings.clone(),
        ..it.asked.clone()
    };
    it.recalled = Some(Recalled { fields });
}

/// Whether a cell of the column can only be read the other way.
fn speaks_against(it: &Understood, column: usize, reading: Reading) -> bool {
    let mut cells = it.facts.layout.rows.iter().map(|&row| it.sheet.cell(row, column));
    match reading {
        Reading::Date(order) => cells.any(|cell| match dates::read(cell) {
            Dated::Either(it) => match order {
                DateOrder::DayFirst => it.second > 12,
                DateOrder::MonthFirst => it.first > 12,
                DateOrder::YearFirst => false,
            },
            _ => false,
        }),
        Reading::Number { decimal } | Reading::Share { decimal, .. } => cells.any(|cell| {
            let Cell::Text(text) = cell else { return false };
            let vote = dress::dressed(text).map(|it| number::vote(it.digits));
            matches!(vote, Some(Vote::Decimal(mark)) if mark != decimal)
        }),
    }
}

/// What is to be remembered of a sheet that is imported, or was said not to be; `None` where
/// nothing was asked.
pub(super) fn remember(it: &Understood) -> Option<Remembered> {
    let headers = &it.facts.layout.headers;
    let lands = it.built.batch.as_ref().is_some_and(|batch| !batch.is_empty());
    let is_left = it.table.is_none() && !it.sheet.hidden && !headers.is_empty();
    if it.is_here || !(lands || is_left) {
        return None;
    }
    // What is left out comes back, in fewer rows that say less of themselves.
    let is_back = !it.built.refused.is_empty();
    let confidence = |at: usize| it.mapping.confidence.get(at).copied();
    let field = |at: usize| it.mapping.fields.get(at).copied().flatten().map(|it| it.id.to_owned());
    let asked = headers.iter().enumerate().filter(|(at, _)| {
        it.table.is_some() && (is_back || confidence(*at) != Some(Confidence::Sure))
    });
    let doubtful = it.built.issues.groups();
    let is_doubtful = |header: &String| {
        doubtful.iter().any(|group| is_open(group.kind) && group.column == *header)
    };
    let reading = |(at, header): (usize, &String)| {
        let chosen = it.asked.readings.get(at).copied().flatten();
        let taken = it.built.columns.get(at).and_then(|it| it.reading);
        let reading = chosen.or(taken.filter(|_| is_back || is_doubtful(header)))?;
        Some((header.clone(), reading))
    };
    let guessed = it.guessed();
    let remembered = Remembered {
        headers: fingerprint(&it.facts),
        name: match it.sheet.name.as_str() {
            "" => it.sheet.file.clone(),
            name => format!("{} · {name}", it.sheet.file),
        },
        table: it.table.map(|it| it.id().to_owned()),
        guessed: guessed.map(|it| it.id().to_owned()),
        header_row: it.asked.header_row,
        fields: asked.map(|(at, header)| (header.clone(), field(at))).collect(),
        readings: headers.iter().enumerate().filter_map(reading).collect(),
        meanings: it.asked.meanings.clone(),
    };
    let is_asked = it.table.is_none()
        || it.table != guessed
        || remembered.header_row.is_some()
        || !remembered.fields.is_empty()
        || !remembered.readings.is_empty()
        || !remembered.meanings.is_empty();
    is_asked.then_some(remembered)
}

impl From<Remembered> for Kept {
    fn from(it: Remembered) -> Kept {
        let text = it.text();
        Kept { id: it.headers, name: it.name, table: it.table.unwrap_or_default(), text }
    }
}

//! The columns of a sheet as the fields of its table: read, joined where two make one.

use super::cell;
use super::facts::Facts;
use super::mapping::Mapping;
use super::name::Name;
use super::person;
use super::review::{Meaning, Mend, Mending, Reading};
use super::sheet::Sheet;
use super::sources::export::{Export, Rows};
use super::times;
use super::units::Measure;
use super::value::{self, Hints, Read};
use crate::model::batch::{BatchColumn, Originals};
use crate::model::column::{Column, NO_CODE, NO_NUMBER, Texts, TextsBuilder};
use crate::model::shape::Shape;
use crate::model::table::{Field, Kind, Table};

/// One field, read.
#[derive(Debug)]
pub struct Cast {
    /// The field.
    pub field: &'static Field,
    /// The columns it comes from, in the order in which they are joined.
    pub columns: Vec<usize>,
    /// Their headers.
    pub header: String,
    /// The values and what was noticed.
    pub read: Read,
}

/// What a sheet is read by.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The cells.
    pub sheet: &'a Sheet,
    /// What is seen of it.
    pub facts: &'a Facts,
    /// Its table.
    pub table: Table,
    /// Its fields.
    pub mapping: &'a Mapping,
    /// How the person wants its columns read.
    pub readings: &'a [Option<Reading>],
    /// What the person says that words mean.
    pub meanings: &'a [Meaning],
    /// What the person does about cells that could not be read.
    pub mends: &'a [Mend],
    /// The year of months written without one.
    pub year: i32,
    /// What the sheet is known to be.
    pub export: Option<&'static Export>,
    /// The rows that are of this table, where the sheet has rows of several.
    pub rows: Rows,
}

impl Source<'_> {
    /// The fields, in the order of the dictionary.
    pub fn casts(&self) -> Vec<Cast> {
        self.table.fields().iter().filter_map(|field| self.cast(field)).collect()
    }

    fn cast(&self, field: &'static Field) -> Option<Cast> {
        let columns = person::in_order(self.facts, &self.mapping.columns(field.id));
        let first = *columns.first()?;
        let read = match columns.as_slice() {
            [column] => {
                let rows = &self.facts.layout.rows;
                value::read(
                    self.sheet,
                    rows,
                    *column,
                    self.table,
                    field,
                    &self.hints(*column, field),
                )
            }
            _ if field.kind.is_text() => self.joined(&columns),
            [.., clock] if field.kind == Kind::Time => self.with_clock(first, *clock, field),
            _ => value::read(
                self.sheet,
                &self.facts.layout.rows,
                first,
                self.table,
                field,
                &self.hints(first, field),
            ),
        };
        let headers: Vec<&str> = columns.iter().map(|&it| self.header(it)).collect();
        Some(Cast { field, header: headers.join(" + "), columns, read })
    }

    /// A column of dates and the column of their times of day.
    fn with_clock(&self, date: usize, clock: usize, field: &Field) -> Read {
        let rows = &self.facts.layout.rows;
        let cells = |column: usize| rows.iter().map(move |&row| self.sheet.cell(row, column));
        let is_clock = cells(date).find(|it| times::is_filled(*it)).is_some_and(times::is_clock);
        let (date, clock) = if is_clock { (clock, date) } else { (date, clock) };
        let hints = Hints { clock: Some(clock), ..self.hints(date, field) };
        let mut read = value::read(self.sheet, rows, date, self.table, field, &hints);
        // No shape gives the text of two cells back.
        let is_filled = |at: &usize| {
            rows.get(*at)
                .is_some_and(|&row| !joined_text(self.sheet, row, &[date, clock]).is_empty())
        };
        read.odd = (0..rows.len()).filter(is_filled).collect();
        read
    }

    /// The header of a column.
    pub fn header(&self, column: usize) -> &str {
        self.facts.layout.headers.get(column).map(String::as_str).unwrap_or_default()
    }

    /// What is known of a column beside its cells.
    pub fn hints(&self, column: usize, field: &Field) -> Hints<'_> {
        let layout = &self.facts.layout;
        let export = self.export.filter(|it| it.table == self.table);
        let header = layout.names.get(column).map(|name: &Name| name.unit).unwrap_or_default();
        let is_target = self.table == Table::Targets && field.id == "amount";
        let counted = match header.measure {
            Some(measure) => measure == Measure::Money,
            None => field.kind == Kind::Money || layout.title.unit.measure != Some(Measure::Pieces),
        };
        let power = header.power.or(layout.title.unit.power).unwrap_or(0);
        let scaled = field.kind == Kind::Money || is_target && counted;
        Hints {
            power: if scaled { power } else { 0 },
            asked: self.readings.get(column).copied().flatten(),
            sheet_decimal: self.facts.decimal,
            sheet_order: self.facts.order,
            russian: layout.is_russian(),
            year: self.year,
            is_year_said: layout.title.year.is_some(),
            header: self.header(column),
            clock: None,
            meanings: self.meanings,
            words: export.and_then(|it| it.words_of(field.id)),
            unit: export.and_then(|it| it.units.iter().find(|it| it.0 == field.id)).map(|it| it.1),
            letters: self.is_mended(&[column], Mending::Letters),
        }
    }

    /// Whether the person does that about one of these columns.
    pub fn is_mended(&self, columns: &[usize], what: Mending) -> bool {
        self.mends.iter().any(|it| it.what == what && columns.contains(&it.column))
    }

    fn joined(&self, columns: &[usize]) -> Read {
        let mut builder = TextsBuilder::default();
        for &row in &self.facts.layout.rows {
            let text = joined_text(self.sheet, row, columns);
            builder.push(Some(text.as_str()).filter(|it| !it.is_empty()));
        }
        let column = Column::Text(builder.finish());
        Read {
            column,
            shape: Shape::Plain,
            odd: Vec::new(),
            troubles: Vec::new(),
            reading: None,
            beside: None,
        }
    }

    /// The text of a row in the columns of a field.
    pub fn text(&self, row: usize, columns: &[usize]) -> String {
        joined_text(self.sheet, row, columns)
    }
}

fn joined_text(sheet: &Sheet, row: usize, columns: &[usize]) -> String {
    if let [column] = columns {
        return cell::text(sheet.cell(row, *column));
    }
    let mut buffer = String::new();
    let mut text = String::new();
    for &column in columns {
        let part = cell::write(sheet.cell(row, column), &mut buffer);
        if !cell::is_nothing(part) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
    }
    text
}

impl Cast {
    /// Whether the row has no value.
    pub fn is_empty(&self, at: usize) -> bool {
        match &self.read.column {
            Column::Number(_) => self.read.column.number(at).is_none(),
            Column::Text(texts) => texts.codes.get(at).is_none_or(|it| *it == NO_CODE),
        }
    }

    /// Marks the rows that have no value.
    pub fn mark_empty(&self, rows: &mut [bool]) {
        match &self.read.column {
            Column::Number(numbers) => {
                rows.iter_mut().zip(numbers).for_each(|(it, number)| *it |= *number == NO_NUMBER);
            }
            Column::Text(texts) => {
                rows.iter_mut().zip(&texts.codes).for_each(|(it, code)| *it |= *code == NO_CODE);
            }
        }
    }

    /// The column of the batch that is made of the rows that stay, given by their places
    /// (ascending; a place may come more than once).
    pub fn into_column(self, source: &Source<'_>, kept: &[usize]) -> BatchColumn {
        let all = kept.len() == source.facts.layout.rows.len()
            && kept.iter().enumerate().all(|(new, at)| new == *at);
        let mut texts = TextsBuilder::default();
        let mut rows = Vec::new();
        let mut odd = self.read.odd.iter().peekable();
        let none = &[][..];
        // Most columns have no such cell, and rows are many.
        for (new, &at) in if self.read.odd.is_empty() { none } else { kept }.iter().enumerate() {
            while odd.next_if(|it| **it < at).is_some() {}
            if odd.peek().is_some_and(|it| **it == at) {
                let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
                rows.push(u32::try_from(new).unwrap_or(u32::MAX));
                texts.push(Some(&source.text(row, &self.columns)));
            }
        }
        BatchColumn {
            field: self.field.id.to_owned(),
            header: self.header,
            column: if all { self.read.column } else { kept_of(&self.read.column, kept) },
            shape: self.read.shape,
            originals: Originals { rows, texts: texts.finish() },
        }
    }
}

/// The values of these rows; words that no row has any more are left out.
fn kept_of(column: &Column, kept: &[usize]) -> Column {
    match column {
        Column::Number(numbers) => {
            Column::Number(kept.iter().filter_map(|&at| numbers.get(at).copied()).collect())
        }
        Column::Text(texts) => Column::Text(kept_texts(texts, kept)),
    }
}

fn kept_texts(texts: &Texts, kept: &[usize]) -> Texts {
    let mut new_codes = vec![NO_CODE; texts.words.len()];
    let mut left = Texts::default();
    for code in kept.iter().filter_map(|&at| texts.codes.get(at).copied()) {
        let old = usize::try_from(code).unwrap_or(usize::MAX);
        let new = match (new_codes.get_mut(old), texts.words.get(old)) {
            (Some(new), Some(word)) => {
                if *new == NO_CODE {
                    *new = u32::try_from(left.words.len()).unwrap_or(NO_CODE);
                    left.words.push(word);
                }
                *new
            }
            _ => NO_CODE,
        };
        left.codes.push(new);
    }
    left
}

//! A column of cells as the values of a field, decided by the whole column.

use super::calendar;
use super::cell;
use super::issue::IssueKind;
use super::numbers;
use super::review::{DateOrder, Reading};
use super::sheet::{Cell, Sheet};
use super::words;
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::date::Date;
use crate::model::shape::{Shape, TimeShape};
use crate::model::table::{Field, Kind, Table};
use crate::model::time::Time;
use std::collections::HashMap;

/// What is known beside the cells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    /// 3 where the header or the title says thousands.
    pub power: i8,
    /// How the person wants it read.
    pub asked: Option<Reading>,
    /// The decimal mark of the rest of the sheet.
    pub sheet_decimal: Option<char>,
    /// The order of dates in the rest of the sheet.
    pub sheet_order: Option<DateOrder>,
    /// Whether the headers are Russian.
    pub russian: bool,
    /// The year of months written without one.
    pub year: i32,
    /// Whether the title, the sheet or the file names that year.
    pub is_year_said: bool,
}

/// A column, read.
#[derive(Debug)]
pub struct Read {
    /// The values, a row each.
    pub column: Column,
    /// How they are written.
    pub shape: Shape,
    /// Rows whose text the shape does not give back, ascending.
    pub odd: Vec<usize>,
    /// Rows with something worth saying.
    pub troubles: Vec<(IssueKind, Vec<usize>)>,
    /// How it was read, where it can be read otherwise.
    pub reading: Option<Reading>,
    /// Last days of periods, where the cells name months and quarters.
    pub ends: Option<Vec<i64>>,
}

impl Read {
    /// Rows whose cell holds something that is not the field's.
    pub fn unread(&self) -> usize {
        self.troubles.iter().filter(|(kind, _)| is_unread(*kind)).map(|(_, rows)| rows.len()).sum()
    }
}

/// Whether such a cell has no value though it holds a text.
pub fn is_unread(kind: IssueKind) -> bool {
    matches!(
        kind,
        IssueKind::UnreadNumber
            | IssueKind::UnreadDate
            | IssueKind::AbsurdDate
            | IssueKind::CellError
    )
}

/// Reads a column of these rows of a sheet.
pub fn read(
    sheet: &Sheet,
    rows: &[usize],
    column: usize,
    table: Table,
    field: &Field,
    hints: &Hints,
) -> Read {
    let cells = rows.iter().map(|&row| sheet.cell(row, column));
    let mut read = match field.kind {
        Kind::Text | Kind::Id | Kind::Ref(_) => texts(cells.clone()),
        Kind::Date => dates(cells.clone(), hints),
        Kind::Time => times(cells.clone(), hints),
        Kind::Money => figures(cells.clone(), 4, field, hints),
        Kind::Share | Kind::Number | Kind::Count | Kind::Minutes => {
            figures(cells.clone(), 6, field, hints)
        }
        Kind::Days | Kind::TimeOfDay => figures(cells.clone(), 0, field, hints),
        Kind::Flag => meanings(cells.clone(), "internal"),
        Kind::Words(_) if table == Table::Products => meanings(cells.clone(), "product kind"),
        Kind::Words(_) => meanings(cells.clone(), field.id),
    };
    name_errors(cells, &mut read);
    read
}

/// Times of which the day is known.
fn times<'a>(cells: impl Iterator<Item = Cell<'a>>, hints: &Hints) -> Read {
    let mut read = dates(cells, hints);
    if let Column::Number(days) = &mut read.column {
        for day in days.iter_mut().filter(|it| **it != NO_NUMBER) {
            *day = Time::day(Date(i32::try_from(*day).unwrap_or_default())).0;
        }
    }
    if let Shape::Date(date) = read.shape {
        read.shape = Shape::Time(TimeShape { date, ..TimeShape::iso() });
    }
    read
}

/// An error of the spreadsheet is said to be one, whatever was expected.
fn name_errors<'a>(cells: impl Iterator<Item = Cell<'a>>, read: &mut Read) {
    let errors: Vec<usize> = cells
        .enumerate()
        .filter(|(_, cell)| matches!(cell, Cell::Error(_)))
        .map(|(row, _)| row)
        .collect();
    if errors.is_empty() {
        return;
    }
    for (_, rows) in &mut read.troubles {
        rows.retain(|row| errors.binary_search(row).is_err());
    }
    read.troubles.push((IssueKind::CellError, errors));
}

fn texts<'a>(cells: impl Iterator<Item = Cell<'a>>) -> Read {
    let mut builder = TextsBuilder::default();
    let mut buffer = String::new();
    let mut odd = Vec::new();
    for (row, cell) in cells.enumerate() {
        let text = cell::write(cell, &mut buffer);
        if cell::is_nothing(text) || matches!(cell, Cell::Error(_)) {
            builder.push(None);
            if !text.is_empty() {
                odd.push(row);
            }
        } else {
            builder.push(Some(text));
        }
    }
    let column = Column::Text(builder.finish());
    Read { column, shape: Shape::Plain, odd, troubles: Vec::new(), reading: None, ends: None }
}

fn dates<'a>(cells: impl Iterator<Item = Cell<'a>>, hints: &Hints) -> Read {
    let order = match hints.asked {
        Some(Reading::Date(order)) => Some(order),
        _ => None,
    };
    let wanted = calendar::Wanted {
        order,
        sheet_order: hints.sheet_order,
        russian: hints.russian,
        year: hints.year,
    };
    let read = calendar::read(cells, wanted);
    let troubles = vec![
        (IssueKind::UnreadDate, read.unread),
        (IssueKind::AbsurdDate, read.absurd),
        (IssueKind::AmbiguousDates, read.ambiguous),
        (IssueKind::NoYear, if hints.is_year_said { Vec::new() } else { read.no_year }),
    ];
    Read {
        column: Column::Number(read.values),
        shape: read.shape.map_or(Shape::Plain, Shape::Date),
        odd: read.odd,
        troubles,
        reading: read.order.map(Reading::Date),
        ends: read.has_periods.then_some(read.ends),
    }
}

fn figures<'a>(
    cells: impl Iterator<Item = Cell<'a>> + Clone,
    scale: u8,
    field: &Field,
    hints: &Hints,
) -> Read {
    let (decimal, percents) = match hints.asked {
        Some(Reading::Number { decimal }) => (Some(decimal), None),
        Some(Reading::Share { decimal, percents }) => (Some(decimal), Some(percents)),
        _ => (None, None),
    };
    let is_share = field.kind == Kind::Share;
    let wanted = numbers::Wanted {
        scale,
        power: hints.power,
        decimal,
        share: is_share.then_some(percents),
        sheet_decimal: hints.sheet_decimal,
        // 1C writes weights as `1,234`; nobody writes money with three decimals.
        doubtful_is_decimal: field.kind != Kind::Money && hints.russian,
        // One and a half positions are not one and a half percent.
        whole_share: if field.id == "fte" { 5.0 } else { 1.0 },
    };
    let read = numbers::read(cells, wanted);
    let reading = match is_share {
        true => Reading::Share { decimal: read.decimal, percents: read.percents },
        false => Reading::Number { decimal: read.decimal },
    };
    let troubles =
        vec![(IssueKind::UnreadNumber, read.unread), (IssueKind::AmbiguousNumbers, read.doubtful)];
    Read {
        column: Column::Number(read.values),
        shape: Shape::Number(read.shape),
        odd: read.odd,
        troubles,
        reading: Some(reading),
        ends: None,
    }
}

fn meanings<'a>(cells: impl Iterator<Item = Cell<'a>>, field: &str) -> Read {
    let mut known: HashMap<String, (Option<i64>, usize)> = HashMap::new();
    let mut texts = Vec::new();
    let mut buffer = String::new();
    for cell in cells {
        let text = cell::write(cell, &mut buffer);
        match known.get_mut(text) {
            Some((_, count)) => *count += 1,
            None => {
                let value = words::value(field, text).filter(|_| !matches!(cell, Cell::Error(_)));
                known.insert(text.to_owned(), (value, 1));
            }
        }
        texts.push(text.to_owned());
    }
    // A pipeline has stages of its own between the ends that are known.
    if field == "status" && known.values().any(|(value, _)| *value == Some(0)) {
        for (text, (value, _)) in &mut known {
            if !cell::is_nothing(text) {
                value.get_or_insert(2);
            }
        }
    }
    let mut usual: Vec<(i64, String, usize)> = Vec::new();
    for (text, (value, count)) in &known {
        let Some(value) = *value else { continue };
        match usual.iter_mut().find(|(it, ..)| *it == value) {
            Some((_, word, most)) if (*count, text) > (*most, &*word) => {
                (*word, *most) = (text.clone(), *count);
            }
            Some(_) => {}
            None => usual.push((value, text.clone(), *count)),
        }
    }
    usual.sort_unstable();
    let mut values = Vec::with_capacity(texts.len());
    let (mut odd, mut unread) = (Vec::new(), Vec::new());
    for (row, text) in texts.iter().enumerate() {
        let value = known.get(text).and_then(|(value, _)| *value);
        let given = usual.iter().any(|(it, word, _)| Some(*it) == value && word == text);
        if !given && !text.is_empty() {
            odd.push(row);
        }
        if value.is_none() && !cell::is_nothing(text) {
            unread.push(row);
        }
        values.push(value.unwrap_or(NO_NUMBER));
    }
    Read {
        column: Column::Number(values),
        shape: Shape::Words(usual.into_iter().map(|(value, word, _)| (value, word)).collect()),
        odd,
        troubles: vec![(IssueKind::UnknownWord, unread)],
        reading: None,
        ends: None,
    }
}

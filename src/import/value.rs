//! A column of cells as the values of a field, decided by the whole column.

use super::calendar;
use super::cell;
use super::clock;
use super::durations;
use super::extremes;
use super::issue::IssueKind;
use super::meanings;
use super::numbers;
use super::review::{DateOrder, Meaning, Reading};
use super::scores;
use super::sheet::{Cell, Rows, Sheet};
use super::sources::export::Words;
use super::times;
use crate::model::column::{Column, NO_CODE, TextsBuilder};
use crate::model::lexicon::same;
use crate::model::shape::Shape;
use crate::model::table::{Field, Kind, Table};

/// What is known beside the cells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
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
    /// The header of the column.
    pub header: &'a str,
    /// The column of times of day that belongs to a column of dates.
    pub clock: Option<usize>,
    /// The words that the person has given a meaning.
    pub meanings: &'a [Meaning],
    /// What the words of the known export mean.
    pub words: Option<&'static Words>,
    /// Milliseconds of one, where the known export has durations in numbers alone.
    pub unit: Option<i64>,
    /// Whether letters that look like digits are digits.
    pub letters: bool,
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
    /// A second value a row, where the cells say two: last days of months and quarters, the most
    /// points there were to get.
    pub beside: Option<Vec<i64>>,
}

impl Read {
    /// Rows whose cell holds something that is not the field's.
    pub fn unread(&self) -> usize {
        self.unread_of(|_| true)
    }

    /// How many of some rows do.
    pub fn unread_of(&self, are_meant: impl Fn(usize) -> bool) -> usize {
        let unread = self.troubles.iter().filter(|(kind, _)| is_unread(*kind));
        unread.flat_map(|(_, rows)| rows).filter(|row| are_meant(**row)).count()
    }

    /// Rows with a word that its list does not know.
    pub fn unknown_words(&self) -> &[usize] {
        let found = self.troubles.iter().find(|(kind, _)| *kind == IssueKind::UnknownWord);
        found.map_or(&[], |(_, rows)| rows)
    }
}

/// Whether such a cell has no value though it holds a text.
pub fn is_unread(kind: IssueKind) -> bool {
    matches!(
        kind,
        IssueKind::UnreadNumber
            | IssueKind::LetterInNumber
            | IssueKind::UnreadDate
            | IssueKind::AbsurdDate
            | IssueKind::UnreadTime
            | IssueKind::UnreadDuration
            | IssueKind::CellError
            | IssueKind::TooLarge
            | IssueKind::Negative
            | IssueKind::NotPositive
            | IssueKind::OverWhole
            | IssueKind::OverMaximum
            | IssueKind::Percents
            | IssueKind::Backwards
    )
}

/// Reads a column of these rows of a sheet.
pub fn read(
    sheet: &Sheet,
    rows: &[usize],
    column: usize,
    table: Table,
    field: &Field,
    hints: &Hints<'_>,
) -> Read {
    let shown = sheet.cells(column, rows);
    let cells = shown.iter();
    let mut read = match (field.kind, table, field.id) {
        (Kind::Text | Kind::Id | Kind::Ref(_), ..) => texts(shown),
        (Kind::Date, ..) => dates(cells.clone(), hints),
        (Kind::Time, ..) => {
            let clock = |column| rows.iter().map(|&row| sheet.cell(row, column)).collect();
            let clocks = hints.clock.map(clock);
            times::read(cells.clone(), clocks, wanted_dates(hints), hints.is_year_said)
        }
        (Kind::TimeOfDay, ..) => clock::column(cells.clone()),
        (Kind::Minutes | Kind::Seconds, ..) => {
            durations::column(cells.clone(), wanted_durations(table, field, hints))
        }
        (_, Table::Attempts, "points") => {
            scores::column(cells.clone(), hints.header, wanted_numbers(6, field, hints))
        }
        (Kind::Money, ..) => figures(shown, 4, field, hints),
        (Kind::Share | Kind::Number | Kind::Count, ..) => figures(shown, 6, field, hints),
        (Kind::Days, ..) => figures(shown, 0, field, hints),
        (Kind::Flag | Kind::Words(_), ..) => {
            meanings::column(cells.clone(), table, field, hints.meanings, hints.words)
        }
    };
    if sheet.has_errors(column) {
        name_errors(cells.clone(), &mut read);
    }
    if !field.kind.is_text() {
        extremes::name(cells, &mut read);
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

/// What a cell of words says.
#[derive(Clone, Copy)]
enum Word {
    Empty,
    /// A text that says that nothing is there, or an error.
    Nothing,
    Code(u32),
}

fn texts(cells: Rows<'_>) -> Read {
    let mut builder = TextsBuilder::of(cells.len());
    let mut buffer = String::new();
    let mut word = |cell: Cell<'_>, builder: &mut TextsBuilder| {
        let text = cell::write(cell, &mut buffer);
        match cell::is_nothing(text) || matches!(cell, Cell::Error(_)) {
            true if text.is_empty() => Word::Empty,
            true => Word::Nothing,
            false => Word::Code(builder.code(text)),
        }
    };
    let mut odd = Vec::new();
    let mut seen: Vec<Option<Word>> = vec![None; cells.shared()];
    let mut last = ("", Word::Empty);
    for at in 0..cells.len() {
        let told = match cells.code(at).and_then(|it| seen.get_mut(it)) {
            Some(Some(seen)) => *seen,
            Some(unseen) => *unseen.insert(word(cells.cell(at), &mut builder)),
            None => match cells.cell(at) {
                // Rows of one document or person stand together.
                Cell::Text(text) if same(text, last.0) => last.1,
                cell => {
                    let told = word(cell, &mut builder);
                    if let Cell::Text(text) = cell {
                        last = (text, told);
                    }
                    told
                }
            },
        };
        builder.push_code(match told {
            Word::Code(code) => code,
            Word::Empty => NO_CODE,
            Word::Nothing => {
                odd.push(at);
                NO_CODE
            }
        });
    }
    let texts = builder.finish();
    let troubles = vec![(IssueKind::Unseen, extremes::unseen(&texts))];
    let column = Column::Text(texts);
    Read { column, shape: Shape::Plain, odd, troubles, reading: None, beside: None }
}

fn dates<'a>(cells: impl Iterator<Item = Cell<'a>>, hints: &Hints<'_>) -> Read {
    let read = calendar::read(cells, wanted_dates(hints));
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
        beside: read.has_periods.then_some(read.ends),
    }
}

fn wanted_dates(hints: &Hints<'_>) -> calendar::Wanted {
    let order = match hints.asked {
        Some(Reading::Date(order)) => Some(order),
        _ => None,
    };
    calendar::Wanted {
        order,
        sheet_order: hints.sheet_order,
        russian: hints.russian,
        year: hints.year,
    }
}

fn wanted_durations(table: Table, field: &Field, hints: &Hints<'_>) -> durations::Wanted {
    let minutes = field.kind == Kind::Minutes;
    let said = hints.unit.or_else(|| durations::unit_of(hints.header));
    let unit = said.unwrap_or(if minutes { 60_000 } else { 1_000 });
    // A meeting of `1:30` takes an hour and a half; a call and a wait, a minute and a half.
    durations::Wanted { minutes, unit, hours_first: table == Table::Meetings }
}

fn wanted_numbers(scale: u8, field: &Field, hints: &Hints<'_>) -> numbers::Wanted {
    let (decimal, percents) = match hints.asked {
        Some(Reading::Number { decimal }) => (Some(decimal), None),
        Some(Reading::Share { decimal, percents }) => (Some(decimal), Some(percents)),
        _ => (None, None),
    };
    numbers::Wanted {
        scale,
        power: hints.power,
        decimal,
        share: (field.kind == Kind::Share).then_some(percents),
        sheet_decimal: hints.sheet_decimal,
        // 1C writes weights as `1,234`; nobody writes money with three decimals.
        doubtful_is_decimal: field.kind != Kind::Money && hints.russian,
        // One and a half positions are not one and a half percent.
        whole_share: if field.id == "fte" { 5.0 } else { 1.0 },
        letters: hints.letters,
    }
}

fn figures(cells: Rows<'_>, scale: u8, field: &Field, hints: &Hints<'_>) -> Read {
    let read = numbers::read(cells, wanted_numbers(scale, field, hints));
    let reading = match field.kind == Kind::Share {
        true => Reading::Share { decimal: read.decimal, percents: read.percents },
        false => Reading::Number { decimal: read.decimal },
    };
    let troubles = vec![
        (IssueKind::UnreadNumber, read.unread),
        (IssueKind::LetterInNumber, read.lettered),
        (IssueKind::AmbiguousNumbers, read.doubtful),
    ];
    Read {
        column: Column::Number(read.values),
        shape: Shape::Number(read.shape),
        odd: read.odd,
        troubles,
        reading: Some(reading),
        beside: None,
    }
}

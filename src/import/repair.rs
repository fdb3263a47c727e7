//! What can be done about all cells of a group of issues at once.

use super::dates::{self, Dated};
use super::dress;
use super::issue::{Example, IssueGroup, IssueKind, Repair, Severity};
use super::letters;
use super::number;
use super::review::{DateOrder, Mend, Mending, Reading};
use super::sheet::Cell;
use super::understood::Understood;
use super::value;

/// The groups, each with its repairs.
pub(super) fn offered(it: &Understood, mut groups: Vec<IssueGroup>) -> Vec<IssueGroup> {
    for group in &mut groups {
        let column = it.facts.layout.headers.iter().position(|header| *header == group.column);
        if let Some(column) = column {
            group.repairs = repairs(it, column, group);
        }
    }
    groups
}

fn repairs(it: &Understood, column: usize, group: &IssueGroup) -> Vec<Repair> {
    let text = group.examples.first().map(|it| it.1.as_str()).unwrap_or_default();
    let reading = it.built.columns.get(column).and_then(|it| it.reading);
    match group.kind {
        IssueKind::AmbiguousDates => dates(text),
        IssueKind::AmbiguousNumbers => reading.map_or(Vec::new(), |it| numbers(it, text)),
        IssueKind::LetterInNumber => {
            let mended = letters::as_digits(text).and_then(|it| number_of(&it, reading));
            let mend = Mend { column, what: Mending::Letters };
            let skip = skip(column).filter(|_| group.severity == Severity::Warning);
            [Repair::Mend(mend, mended)].into_iter().chain(skip).collect()
        }
        // A row that lands without the cell may be left out; one that does not, is.
        kind if value::is_unread(kind) && group.severity == Severity::Warning => {
            skip(column).into_iter().collect()
        }
        IssueKind::LeftOut => Vec::new(),
        _ => Vec::new(),
    }
}

fn skip(column: usize) -> Option<Repair> {
    Some(Repair::Mend(Mend { column, what: Mending::Skip }, None))
}

/// Both days that a date may be.
fn dates(text: &str) -> Vec<Repair> {
    let Dated::Either(either) = dates::read(Cell::Text(text)) else { return Vec::new() };
    let read = |order| {
        let (day, _) = either.day(order)?;
        Some(Repair::Read(Reading::Date(order), Example::Day(day.0)))
    };
    [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter_map(read).collect()
}

/// Both numbers that a text may be.
fn numbers(reading: Reading, text: &str) -> Vec<Repair> {
    let with = |mark| match reading {
        Reading::Share { percents, .. } => Reading::Share { decimal: mark, percents },
        _ => Reading::Number { decimal: mark },
    };
    let read = |mark| {
        let reading = with(mark);
        Some(Repair::Read(reading, number_of(text, Some(reading))?))
    };
    [',', '.'].into_iter().filter_map(read).collect()
}

/// The number of a text by its own marks: nothing of thousands that a header says.
fn number_of(text: &str, reading: Option<Reading>) -> Option<Example> {
    let dressed = dress::dressed(text)?;
    let decimal = match reading {
        Some(Reading::Number { decimal } | Reading::Share { decimal, .. }) => decimal,
        _ => ',',
    };
    let other = if decimal == ',' { '.' } else { ',' };
    let read = |mark| number::value(dressed.digits, mark, 6).map(|it| it.0);
    let value = read(decimal).or_else(|| read(other))?;
    Some(Example::Number(if dressed.minus { -value } else { value }))
}

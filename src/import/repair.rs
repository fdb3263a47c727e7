//! What can be done about all cells of a group of issues at once.

use super::dates::{self, Dated};
use super::dress::{self, Dressed};
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
        let Some(column) = column else { continue };
        let reading = it.built.columns.get(column).and_then(|it| it.reading);
        if let (true, Some(reading)) = (is_open(group.kind), reading) {
            show_difference(group, reading);
        }
        group.repairs = repairs(reading, column, group);
    }
    groups
}

/// Whether cells may be read in two ways, and the person is to say which.
pub fn is_open(kind: IssueKind) -> bool {
    matches!(kind, IssueKind::AmbiguousDates | IssueKind::AmbiguousNumbers)
}

/// Puts an example first that both readings can read, and differ in.
fn show_difference(group: &mut IssueGroup, reading: Reading) {
    let differs = |text: &str| match readings(reading, text).as_slice() {
        [Repair::Read(_, Some(one)), Repair::Read(_, Some(other))] => one != other,
        _ => false,
    };
    if let Some(at) = group.examples.iter().position(|it| differs(&it.1)) {
        group.examples.swap(0, at);
    }
}

fn repairs(reading: Option<Reading>, column: usize, group: &IssueGroup) -> Vec<Repair> {
    let text = group.examples.first().map(|it| it.1.as_str()).unwrap_or_default();
    match group.kind {
        kind if is_open(kind) => reading.map_or(Vec::new(), |it| readings(it, text)),
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
        _ => Vec::new(),
    }
}

fn skip(column: usize) -> Option<Repair> {
    Some(Repair::Mend(Mend { column, what: Mending::Skip }, None))
}

/// Both ways to read a column, and what the text is in each.
fn readings(reading: Reading, text: &str) -> Vec<Repair> {
    match reading {
        Reading::Date(_) => {
            let dated = dates::read(Cell::Text(text));
            let read = |order| {
                let day = match dated {
                    Dated::Either(either) => either.day(order).map(|it| Example::Day(it.0.0)),
                    _ => None,
                };
                Repair::Read(Reading::Date(order), day)
            };
            [DateOrder::DayFirst, DateOrder::MonthFirst].map(read).to_vec()
        }
        Reading::Number { .. } | Reading::Share { .. } => {
            let read = |mark| {
                let reading = match reading {
                    Reading::Share { percents, .. } => Reading::Share { decimal: mark, percents },
                    _ => Reading::Number { decimal: mark },
                };
                let number = dress::dressed(text).and_then(|it| signed(&it, mark));
                Repair::Read(reading, number)
            };
            [',', '.'].map(read).to_vec()
        }
    }
}

/// The number of a text by its own marks: nothing of thousands that a header says.
fn number_of(text: &str, reading: Option<Reading>) -> Option<Example> {
    let dressed = dress::dressed(text)?;
    let decimal = match reading {
        Some(Reading::Number { decimal } | Reading::Share { decimal, .. }) => decimal,
        _ => ',',
    };
    let other = if decimal == ',' { '.' } else { ',' };
    signed(&dressed, decimal).or_else(|| signed(&dressed, other))
}

fn signed(dressed: &Dressed<'_>, mark: char) -> Option<Example> {
    let (value, _) = number::value(dressed.digits, mark, 6)?;
    Some(Example::Number(if dressed.minus { -value } else { value }))
}

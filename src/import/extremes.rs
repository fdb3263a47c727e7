//! Cells at the ends of what can be read: numbers too large, durations below none, `NaN`, marks that
//! nobody sees.

use super::cell;
use super::issue::IssueKind;
use super::sheet::Cell;
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER, Texts};
use crate::model::names::has_unseen;

/// Digits of a number that is surely too large to be kept.
const DIGITS: usize = 13;

/// Says of cells that could not be read which are only too large or less than none, and which of the
/// empty ones are `NaN`.
pub(super) fn name<'a>(cells: impl Iterator<Item = Cell<'a>> + Clone, read: &mut Read) {
    let is_nan =
        |cell: Cell<'_>| matches!(cell, Cell::Text(it) if it.trim().eq_ignore_ascii_case("nan"));
    let is_empty = |row: usize| read.column.number(row).is_none();
    let has_gaps = matches!(&read.column, Column::Number(numbers) if numbers.contains(&NO_NUMBER));
    let gaps = cells.clone().enumerate().filter(|(row, it)| is_empty(*row) && is_nan(*it));
    let nan: Vec<usize> = if has_gaps { gaps.map(|it| it.0).collect() } else { Vec::new() };
    let (mut large, mut negative): (Vec<usize>, Vec<usize>) = Default::default();
    for (kind, rows) in &mut read.troubles {
        // Serials of 2119 and later: `46268` is a day, `99999999` is none.
        let least = match kind {
            IssueKind::UnreadDate => 80_000.0,
            IssueKind::UnreadNumber | IssueKind::UnreadDuration => 1e9,
            _ => continue,
        };
        let mut rest = cells.clone().enumerate();
        rows.retain(|&row| {
            let Some((_, cell)) = rest.find(|it| it.0 == row) else { return true };
            let is_large = is_large(cell, least);
            let is_less = !is_large && *kind == IssueKind::UnreadDuration && is_negative(cell);
            large.extend(is_large.then_some(row));
            negative.extend(is_less.then_some(row));
            !is_large && !is_less
        });
    }
    large.sort_unstable();
    read.troubles.extend([
        (IssueKind::TooLarge, large),
        (IssueKind::Negative, negative),
        (IssueKind::NotCounted, nan),
    ]);
}

fn is_negative(cell: Cell<'_>) -> bool {
    let mut buffer = String::new();
    let text = cell::write(cell, &mut buffer).replace('−', "-").replace(',', ".");
    text.parse::<f64>().is_ok_and(|it| it < 0.0)
}

/// Whether a cell is a number of that size or over, or of more digits than any that is kept.
fn is_large(cell: Cell<'_>, least: f64) -> bool {
    let mut buffer = String::new();
    let text = cell::write(cell, &mut buffer);
    let is_digits =
        text.chars().all(|it| it.is_ascii_digit() || " \u{a0}\u{202f}.,+-−".contains(it));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let size = text.replace([' ', '\u{a0}', '\u{202f}'], "").replace(',', ".").parse::<f64>();
    is_digits && digits >= DIGITS && least > 80_000.0
        || size.is_ok_and(|it| it.is_finite() && it.abs() >= least)
}

/// The rows whose text holds marks that nobody sees; lines and tabs are white space.
pub(super) fn unseen(texts: &Texts) -> Vec<usize> {
    let marked: Vec<bool> = texts.words.iter().map(has_unseen).collect();
    if !marked.contains(&true) {
        return Vec::new();
    }
    let is_marked = |code: u32| usize::try_from(code).ok().and_then(|it| marked.get(it)).copied();
    let rows = texts.codes.iter().enumerate();
    rows.filter(|(_, code)| is_marked(**code) == Some(true)).map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_too_large_are_told_from_words() {
        for text in ["1e30", "92233720368547758.07", "9223372036854775807", "12 345 678 901 234,5"]
        {
            assert!(is_large(Cell::Text(text), 1e9), "{text}");
        }
        for text in ["много", "inf", "NaN", "1,2,3", "12e", ""] {
            assert!(!is_large(Cell::Text(text), 1e9), "{text}");
        }
        assert!(is_large(Cell::Number(99_999_999.0), 80_000.0), "a serial of no year we know");
        assert!(!is_large(Cell::Text("59"), 80_000.0));
        assert!(!is_large(Cell::Text("31.02.2026"), 80_000.0));
    }
}

//! Where the headers of a sheet are: the best row of the first forty.

use super::cell;
use super::dates::{self, Dated};
use super::dress;
use super::field;
use super::name::{Name, words};
use super::number;
use super::sheet::{Cell, Sheet};

/// Rows looked at.
const SEARCHED: usize = 40;

/// What a cell looks like at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nothing.
    Empty,
    /// Words.
    Word,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A month, quarter or year.
    Period,
}

/// What a cell looks like.
pub fn sight(cell: Cell<'_>) -> Sight {
    match cell {
        Cell::Empty => Sight::Empty,
        Cell::Number(_) | Cell::Percent(_) => Sight::Number,
        Cell::Date(_) | Cell::Duration(_) => Sight::Day,
        Cell::Flag(_) | Cell::Error(_) => Sight::Word,
        Cell::Text(text) if text.trim().is_empty() => Sight::Empty,
        Cell::Text(text) if text.len() > 60 => Sight::Word,
        Cell::Text(text) => of_text(text),
    }
}

fn of_text(text: &str) -> Sight {
    let is_number = dress::dressed(text).is_some_and(|it| {
        let read = |decimal| number::value(it.digits, decimal, 0).is_some();
        dress::scale(it.suffix).is_some() && (read('.') || read(','))
    });
    if is_number {
        return Sight::Number;
    }
    match dates::read(Cell::Text(text)) {
        Dated::Period(_) => Sight::Period,
        Dated::Day(..) | Dated::Either(_) => Sight::Day,
        Dated::Nothing => Sight::Empty,
        Dated::Absurd | Dated::Unread => Sight::Word,
    }
}

/// The rows of the header, first and one past the last.
pub type Rows = (usize, usize);

/// Finds the header; `None` when no row looks like one.
pub fn find(sheet: &Sheet) -> Option<Rows> {
    let grid = Grid::of(sheet);
    let best = (0..grid.rows.len().min(SEARCHED))
        .filter(|&row| grid.may_be(row))
        .map(|row| (grid.score(sheet, row), row))
        // Of equals the upper one.
        .max_by_key(|&(score, row)| (score, usize::MAX - row));
    let (_, row) = best?;
    let above = row.checked_sub(1).filter(|&above| grid.is_over(above, row));
    let mut first = above.unwrap_or(row);
    while row - first < 2
        && let Some(above) =
            first.checked_sub(1).filter(|&it| grid.is_calendar_over(it, first, row))
    {
        first = above;
    }
    Some((first, grid.end(sheet, row, first)))
}

/// The header that starts in a row the person chose.
pub fn at(sheet: &Sheet, row: usize) -> Rows {
    (row, Grid::of(sheet).end(sheet, row, row))
}

/// The first rows of a sheet, at first sight.
struct Grid {
    rows: Vec<Vec<Sight>>,
    fillers: Vec<bool>,
    /// Rows that say a word twice: «Дебет», «Кредит», «Дебет».
    twins: Vec<bool>,
}

impl Grid {
    fn of(sheet: &Sheet) -> Grid {
        let width = sheet.columns.len().min(400);
        let height = sheet.height.min(SEARCHED + 20);
        let rows = (0..height)
            .map(|row| (0..width).map(|it| sight(sheet.cell(row, it))).collect())
            .collect();
        let fillers = (0..height).map(|row| is_filler(sheet, row, width)).collect();
        let twins = (0..height).map(|row| has_twins(sheet, row, width)).collect();
        Grid { rows, fillers, twins }
    }

    fn row(&self, row: usize) -> &[Sight] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    fn cell(&self, row: usize, column: usize) -> Sight {
        self.row(row).get(column).copied().unwrap_or(Sight::Empty)
    }

    fn filled(&self, row: usize) -> usize {
        self.row(row).iter().filter(|it| **it != Sight::Empty).count()
    }

    fn width(&self) -> usize {
        (0..self.rows.len()).map(|row| self.filled(row)).max().unwrap_or(0)
    }

    /// Whether a row holds no data: words, or words and the months of a plan.
    fn may_be(&self, row: usize) -> bool {
        let cells = self.row(row);
        let count = |sight: Sight| cells.iter().filter(|it| **it == sight).count();
        let periods = count(Sight::Period) + count(Sight::Day);
        let wide_enough = self.filled(row) >= 2 || self.width() == 1;
        let words = count(Sight::Word);
        let across = periods >= 2 && count(Sight::Number) == 0;
        let next_is_words = self.fillers.get(row).copied().unwrap_or(false);
        !next_is_words
            && wide_enough
            && count(Sight::Number) == 0
            && (periods == 0 && words > 0 || across)
    }

    fn score(&self, sheet: &Sheet, row: usize) -> i64 {
        let mut score = 0;
        for (column, sight) in self.row(row).iter().enumerate() {
            match sight {
                Sight::Word => score += 10,
                Sight::Period => score += 15,
                Sight::Day => score += 5,
                Sight::Empty | Sight::Number => continue,
            }
            if let Cell::Text(text) = sheet.cell(row, column) {
                let name = Name::of(text);
                if field::is_known(&name) {
                    score += 40;
                } else if name.words.len() <= 5 && field::is_like_known(&name) {
                    score += 15;
                }
                // Headers are short and end without a stop.
                score -= i64::from(text.chars().count() > 60) * 10;
            }
            score += i64::from(self.is_typed_below(row, column)) * 20;
        }
        score
    }

    /// Whether most of what stands below is numbers or dates.
    fn is_typed_below(&self, row: usize, column: usize) -> bool {
        let below = (row + 1..self.rows.len()).take(12).map(|row| self.cell(row, column));
        let (mut typed, mut filled) = (0, 0);
        for sight in below.filter(|it| *it != Sight::Empty) {
            filled += 1;
            typed += usize::from(sight != Sight::Word);
        }
        typed > 0 && typed * 2 >= filled
    }

    /// Whether `above` is the upper row of a header that goes on in `row`: «Январь» over «шт.».
    fn is_over(&self, above: usize, row: usize) -> bool {
        let columns = || 0..self.row(row).len();
        let data = |column: usize| {
            (row + 1..self.rows.len()).take(12).any(|row| self.cell(row, column) != Sight::Empty)
        };
        let fills = columns().any(|column| {
            self.cell(row, column) == Sight::Empty
                && self.cell(above, column) != Sight::Empty
                && data(column)
        });
        let spreads = self.twins.get(row).copied().unwrap_or(false)
            && columns().any(|column| {
                self.cell(row, column) != Sight::Empty && self.cell(above, column) == Sight::Empty
            });
        self.may_be(above) && self.filled(above) >= 2 && (fills || spreads)
    }

    /// Whether `above` is one more row of a header of `first` to `row`: years and quarters over the
    /// quarters and months they hold, beside names of columns that the rows below leave empty.
    fn is_calendar_over(&self, above: usize, first: usize, row: usize) -> bool {
        let mut periods = 0;
        for (column, sight) in self.row(above).iter().enumerate() {
            match sight {
                Sight::Empty => {}
                Sight::Period if self.cell(first, column) == Sight::Period => periods += 1,
                Sight::Word if (first..=row).all(|it| self.cell(it, column) == Sight::Empty) => {}
                _ => return false,
            }
        }
        periods > 0
    }

    /// One past the last row of a header whose main row is `row`.
    fn end(&self, sheet: &Sheet, row: usize, first: usize) -> usize {
        let mut end = row + 1;
        while end < first + 3 && self.goes_on(end) {
            end += 1;
        }
        if is_numbering(sheet, end) { end + 1 } else { end }
    }

    /// Whether a row under the header is a part of it: words over numbers, under merged cells.
    fn goes_on(&self, row: usize) -> bool {
        let cells = self.row(row);
        let words = |it: &Sight| matches!(it, Sight::Word | Sight::Period);
        if cells.iter().any(|it| !words(it) && *it != Sight::Empty) {
            return false;
        }
        let merged = |column: usize| {
            self.cell(row - 1, column) == Sight::Empty && self.cell(row, column) != Sight::Empty
        };
        let over_numbers = (0..cells.len())
            .filter(|&column| words(&self.cell(row, column)) && self.is_number_below(row, column));
        (0..cells.len()).any(merged) && over_numbers.count() >= 2
    }

    fn is_number_below(&self, row: usize, column: usize) -> bool {
        (row + 1..self.rows.len()).take(6).any(|row| self.cell(row, column) == Sight::Number)
            && self.is_typed_below(row, column)
    }
}

fn has_twins(sheet: &Sheet, row: usize, width: usize) -> bool {
    let mut seen = Vec::new();
    for column in 0..width {
        if let Cell::Text(text) = sheet.cell(row, column) {
            if seen.contains(&text) {
                return true;
            }
            seen.push(text);
        }
    }
    false
}

/// The row `1 2 3 4` that printed forms have under the header.
fn is_numbering(sheet: &Sheet, row: usize) -> bool {
    let mut count = 0;
    let mut buffer = String::new();
    for column in 0..sheet.columns.len() {
        let text = cell::write(sheet.cell(row, column), &mut buffer);
        if text.parse() == Ok(count + 1) {
            count += 1;
        } else if !text.is_empty() {
            return false;
        }
    }
    count >= 4
}

/// `Columna1`, `Column2`, «Столбец3»: names that a program made up above the real ones.
fn is_filler(sheet: &Sheet, row: usize, width: usize) -> bool {
    const FILLERS: &[&str] =
        &["columna", "column", "столбец", "колонка", "поле", "field", "unnamed", "f"];
    let mut any = false;
    for column in 0..width {
        match sheet.cell(row, column) {
            Cell::Empty => {}
            Cell::Text(text) => {
                let word = words(text).concat();
                let name = word.trim_end_matches(|it: char| it.is_ascii_digit());
                if !FILLERS.contains(&name) || name.len() == word.len() {
                    return false;
                }
                any = true;
            }
            _ => return false,
        }
    }
    any
}

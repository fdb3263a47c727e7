//! A column of dates: one order of day and month for all of it, and the shape most are written in.

use super::dates::{self, Dated};
use super::either::Shapes;
use super::review::DateOrder;
use super::sheet::Cell;
use crate::model::column::NO_NUMBER;
use crate::model::date::Date;
use crate::model::lexicon::same;
use crate::model::shape::DateShape;

/// What is asked of a column of dates.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The order chosen by the person.
    pub order: Option<DateOrder>,
    /// The order that the rest of the sheet uses.
    pub sheet_order: Option<DateOrder>,
    /// Whether the file is Russian: then `03/04/2026` is a day of April.
    pub russian: bool,
    /// The year of months written without one.
    pub year: i32,
}

/// A column of dates, read.
#[derive(Debug, Default)]
pub struct Dates {
    /// Days since 1970-01-01, [`NO_NUMBER`] where there is none.
    pub values: Vec<i64>,
    /// The last days of months and quarters, where the cells name such.
    pub ends: Vec<i64>,
    /// Whether any cell names a month or quarter.
    pub has_periods: bool,
    /// How most are written.
    pub shape: Option<DateShape>,
    /// The order that was taken, where the cells have one.
    pub order: Option<DateOrder>,
    /// Rows that hold no date.
    pub unread: Vec<usize>,
    /// Rows with a day before 1900 or after 2100.
    pub absurd: Vec<usize>,
    /// Rows that may be read the other way round, when nothing in the column tells.
    pub ambiguous: Vec<usize>,
    /// Rows with a month of an unsaid year.
    pub no_year: Vec<usize>,
    /// Rows whose text the shape does not give back, the unread ones among them.
    pub odd: Vec<usize>,
}

/// Reads a column.
pub fn read<'a>(cells: impl Iterator<Item = Cell<'a>>, wanted: Wanted) -> Dates {
    let mut has_text = Vec::new();
    // Rows of one day stand together.
    let mut last = ("", Dated::Nothing);
    let cells: Vec<Dated> = cells
        .enumerate()
        .map(|(row, cell)| {
            let dated = match cell {
                Cell::Text(text) if same(text, last.0) => last.1,
                _ => dates::read(cell),
            };
            if let Cell::Text(text) = cell {
                last = (text, dated);
            }
            if dated == Dated::Nothing
                && matches!(cell, Cell::Text(text) if !text.trim().is_empty())
            {
                has_text.push(row);
            }
            dated
        })
        .collect();
    let (order, ambiguous) = order(&cells, wanted);
    let values = Vec::with_capacity(cells.len());
    let ends = Vec::with_capacity(cells.len());
    let mut read = Dates { ambiguous, values, ends, ..Dates::default() };
    let mut shapes: Vec<Shapes> = Vec::with_capacity(cells.len());
    for (row, &cell) in cells.iter().enumerate() {
        let (day, given) = read.take(row, cell, order, wanted.year);
        read.values.push(day.map_or(NO_NUMBER, |day| day.0.into()));
        shapes.push(given);
    }
    let alike = alike(&shapes);
    let counted = DateShape::ALL
        .into_iter()
        .map(|shape| {
            let those = alike.iter().filter(|(it, _)| it.has(shape));
            (those.map(|(_, count)| count).sum::<usize>(), shape)
        })
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count);
    read.shape = counted.map(|(_, shape)| shape);
    let usual = read.shape.map_or(Shapes::NONE, Shapes::one);
    let mut is_odd: Vec<bool> = cells
        .iter()
        .zip(&shapes)
        .map(|(cell, given)| *cell != Dated::Nothing && !given.meets(usual))
        .collect();
    for row in has_text {
        if let Some(it) = is_odd.get_mut(row) {
            *it = true;
        }
    }
    read.odd = is_odd.iter().enumerate().filter(|(_, it)| **it).map(|(row, _)| row).collect();
    read.order = taken(&cells, order);
    read
}

/// The different sets of shapes, and how many rows have each.
fn alike(shapes: &[Shapes]) -> Vec<(Shapes, usize)> {
    let mut alike: Vec<(Shapes, usize)> = Vec::new();
    for run in shapes.chunk_by(|one, next| one == next) {
        let Some(&shapes) = run.first() else { continue };
        match alike.iter_mut().find(|it| it.0 == shapes) {
            Some((_, count)) => *count += run.len(),
            None => alike.push((shapes, run.len())),
        }
    }
    alike
}

impl Dates {
    fn take(
        &mut self,
        row: usize,
        cell: Dated,
        order: DateOrder,
        year: i32,
    ) -> (Option<Date>, Shapes) {
        let mut end = NO_NUMBER;
        let found = match cell {
            Dated::Nothing => (None, Shapes::NONE),
            Dated::Day(day, shapes) => (Some(day), shapes),
            Dated::Either(either) => match either.day(order) {
                Some((day, shapes)) => (Some(day), shapes),
                None => {
                    self.unread.push(row);
                    (None, Shapes::NONE)
                }
            },
            Dated::Period(said) => {
                if said.year.is_none() {
                    self.no_year.push(row);
                }
                let period = said.period(year);
                self.has_periods = true;
                end = period.map_or(NO_NUMBER, |it| it.to.0.into());
                (period.map(|it| it.from), Shapes::NONE)
            }
            Dated::Absurd => {
                self.absurd.push(row);
                (None, Shapes::NONE)
            }
            Dated::Unread => {
                self.unread.push(row);
                (None, Shapes::NONE)
            }
        };
        self.ends.push(end);
        found
    }
}

/// Day or month first, and the rows that leave it open when nothing decides.
fn order(cells: &[Dated], wanted: Wanted) -> (DateOrder, Vec<usize>) {
    let both = || {
        cells.iter().enumerate().filter_map(|(row, cell)| match cell {
            Dated::Either(it) => Some((row, it)),
            _ => None,
        })
    };
    let day = both().filter(|(_, it)| it.first > 12).count();
    let month = both().filter(|(_, it)| it.second > 12).count();
    let dotted = both().filter(|(_, it)| it.dotted).count();
    let open: Vec<usize> =
        both().filter(|(_, it)| !it.dotted && it.may_be_both()).map(|(row, _)| row).collect();
    if let Some(order) = wanted.order.filter(|it| *it != DateOrder::YearFirst) {
        return (order, Vec::new());
    }
    match (day, month) {
        (0, 0) => {}
        (day, month) => {
            let order = if month > day { DateOrder::MonthFirst } else { DateOrder::DayFirst };
            // Cells that speak against each other say nothing of the others.
            return (order, if day > 0 && month > 0 { open } else { Vec::new() });
        }
    }
    if open.is_empty() || dotted > open.len() {
        return (DateOrder::DayFirst, Vec::new());
    }
    if let Some(order) = wanted.sheet_order.filter(|it| *it != DateOrder::YearFirst) {
        return (order, open);
    }
    // Firsts of months: the number that never changes is the day.
    let same_first = both().all(|(_, it)| it.first == 1);
    let same_second = both().all(|(_, it)| it.second == 1);
    let order = match (same_first, same_second) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ if wanted.russian => DateOrder::DayFirst,
        _ => DateOrder::MonthFirst,
    };
    (order, open)
}

/// The order to show: none for names of months and dates of the spreadsheet.
fn taken(cells: &[Dated], order: DateOrder) -> Option<DateOrder> {
    if cells.iter().any(|it| matches!(it, Dated::Either(_))) {
        return Some(order);
    }
    let iso = |shapes: &Shapes| {
        shapes.has(DateShape::Iso)
            || shapes.has(DateShape::IsoMidnight)
            || shapes.has(DateShape::IsoMidnightMillis)
    };
    let other =
        |shapes: &Shapes| shapes.has(DateShape::Serial) || shapes.has(DateShape::SerialNumber);
    cells
        .iter()
        .any(|it| matches!(it, Dated::Day(_, shapes) if iso(shapes) || !other(shapes)))
        .then_some(DateOrder::YearFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted = Wanted { order: None, sheet_order: None, russian: false, year: 2026 };

    fn read_texts(texts: &[&str], wanted: Wanted) -> Dates {
        read(texts.iter().map(|it| Cell::Text(it)), wanted)
    }

    fn days(dates: &Dates) -> Vec<String> {
        dates.values.iter().map(|it| Date(i32::try_from(*it).unwrap_or(0)).to_string()).collect()
    }

    #[test]
    fn one_cell_over_12_decides_for_the_column() {
        let dates = read_texts(&["03/04/2026", "03/25/2026"], WANTED);
        assert_eq!(days(&dates), ["2026-03-04", "2026-03-25"]);
        assert_eq!((dates.order, dates.ambiguous.len()), (Some(DateOrder::MonthFirst), 0));
        assert_eq!((dates.shape, dates.odd.len()), (Some(DateShape::MonthSlash), 0));
        let dates = read_texts(&["03/04/2026", "25/03/2026"], WANTED);
        assert_eq!(days(&dates), ["2026-04-03", "2026-03-25"]);
        assert_eq!(dates.shape, Some(DateShape::DaySlash));
    }

    #[test]
    fn a_column_that_cannot_tell_says_so() {
        let dates = read_texts(&["03/04/2026", "05/06/2026"], WANTED);
        assert_eq!((days(&dates)[0].as_str(), dates.ambiguous.len()), ("2026-03-04", 2));
        let russian = Wanted { russian: true, ..WANTED };
        assert_eq!(days(&read_texts(&["03/04/2026"], russian)), ["2026-04-03"]);
        let chosen = Wanted { order: Some(DateOrder::DayFirst), ..WANTED };
        assert_eq!(read_texts(&["03/04/2026"], chosen).ambiguous.len(), 0);
        // Points always mean the day first.
        assert_eq!(days(&read_texts(&["03.04.2026"], WANTED)), ["2026-04-03"]);
    }

    #[test]
    fn what_is_not_read_is_listed() {
        let dates = read_texts(&["2026-03-05", "скоро", "", "01.01.0001", "NULL", "март"], WANTED);
        assert_eq!((dates.unread.as_slice(), dates.absurd.as_slice()), (&[1][..], &[3][..]));
        assert_eq!(dates.odd, [1, 3, 4, 5]);
        assert_eq!(dates.no_year, [5]);
        assert_eq!(dates.ends[5] - dates.values[5], 30);
    }
}

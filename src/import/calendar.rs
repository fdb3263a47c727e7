//! A column of dates: one order of day and month for all of it, and the shape most are written in.

use super::dates::{self, Dated};
use super::either::{Either, Shapes};
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

/// Cells that say the same, one after another.
struct Run {
    dated: Dated,
    has_text: bool,
    rows: usize,
}

/// A column, cells that say the same taken together: rows of one day stand together.
struct Runs {
    runs: Vec<Run>,
    /// Of each row the run that it belongs to.
    of: Vec<u32>,
}

impl Runs {
    fn of<'a>(cells: impl Iterator<Item = Cell<'a>>) -> Runs {
        let mut runs: Vec<Run> = Vec::new();
        let mut of = Vec::with_capacity(cells.size_hint().0);
        let mut last = None;
        for cell in cells {
            let text = match cell {
                Cell::Text(text) => Some(text),
                Cell::Empty => Some(""),
                _ => None,
            };
            let is_again = text.zip(last).is_some_and(|(text, last)| same(text, last));
            match runs.last_mut().filter(|_| is_again) {
                Some(run) => run.rows += 1,
                None => {
                    let has_text = text.is_some_and(|it| !it.trim().is_empty());
                    runs.push(Run { dated: dates::read(cell), has_text, rows: 1 });
                    last = text;
                }
            }
            of.push(u32::try_from(runs.len() - 1).unwrap_or(u32::MAX));
        }
        Runs { runs, of }
    }

    /// The rows of the runs that are such, ascending.
    fn rows(&self, mut are: impl FnMut(usize, &Run) -> bool) -> Vec<usize> {
        let are: Vec<bool> = self.runs.iter().enumerate().map(|(at, run)| are(at, run)).collect();
        if !are.contains(&true) {
            return Vec::new();
        }
        let rows = self.of.iter().enumerate();
        rows.filter(|(_, run)| are.get(**run as usize) == Some(&true)).map(|it| it.0).collect()
    }

    /// What is known of its run, for each row.
    fn spread(&self, known: impl Fn(&Given) -> i64, given: &[Given]) -> Vec<i64> {
        let known: Vec<i64> = given.iter().map(known).collect();
        self.of.iter().map(|run| known.get(*run as usize).copied().unwrap_or(NO_NUMBER)).collect()
    }

    /// How many rows have two numbers of which this is true.
    fn count(&self, is: impl Fn(Either) -> bool) -> usize {
        let those = self.runs.iter().filter(|run| either(run).is_some_and(&is));
        those.map(|run| run.rows).sum()
    }
}

fn either(run: &Run) -> Option<Either> {
    match run.dated {
        Dated::Either(it) => Some(it),
        _ => None,
    }
}

/// What a run gives, once the order is known.
#[derive(Clone, Copy)]
struct Given {
    day: i64,
    end: i64,
    shapes: Shapes,
}

/// Reads a column.
pub fn read<'a>(cells: impl Iterator<Item = Cell<'a>>, wanted: Wanted) -> Dates {
    let runs = Runs::of(cells);
    let (order, ambiguous) = order(&runs, wanted);
    let given: Vec<Given> =
        runs.runs.iter().map(|it| given(it.dated, order, wanted.year)).collect();
    let shape = usual(&runs, &given);
    let usual = shape.map_or(Shapes::NONE, Shapes::one);
    let meets = |at: usize| given.get(at).is_some_and(|it| it.shapes.meets(usual));
    let no_day = |at: usize| given.get(at).is_some_and(|it| it.day == NO_NUMBER);
    let is_period = |run: &Run| matches!(run.dated, Dated::Period(_));
    let has_periods = runs.runs.iter().any(is_period);
    Dates {
        values: runs.spread(|it| it.day, &given),
        ends: if has_periods { runs.spread(|it| it.end, &given) } else { Vec::new() },
        has_periods,
        shape,
        order: taken(&runs, order),
        unread: runs.rows(|at, run| match run.dated {
            Dated::Unread => true,
            Dated::Either(_) => no_day(at),
            _ => false,
        }),
        absurd: runs.rows(|_, run| run.dated == Dated::Absurd),
        ambiguous,
        no_year: runs
            .rows(|_, run| matches!(run.dated, Dated::Period(said) if said.year.is_none())),
        odd: runs.rows(|at, run| match run.dated {
            Dated::Nothing => run.has_text,
            _ => !meets(at),
        }),
    }
}

fn given(dated: Dated, order: DateOrder, year: i32) -> Given {
    let none = Given { day: NO_NUMBER, end: NO_NUMBER, shapes: Shapes::NONE };
    let of = |(day, shapes): (Date, Shapes)| Given { day: day.0.into(), shapes, ..none };
    match dated {
        Dated::Day(day, shapes) => of((day, shapes)),
        Dated::Either(either) => either.day(order).map_or(none, of),
        Dated::Period(said) => said.period(year).map_or(none, |it| Given {
            day: it.from.0.into(),
            end: it.to.0.into(),
            shapes: Shapes::NONE,
        }),
        Dated::Nothing | Dated::Absurd | Dated::Unread => none,
    }
}

/// The shape that most rows are written in.
fn usual(runs: &Runs, given: &[Given]) -> Option<DateShape> {
    // Few sets of shapes are different.
    let mut alike: Vec<(Shapes, usize)> = Vec::new();
    for (run, given) in runs.runs.iter().zip(given) {
        match alike.iter_mut().find(|it| it.0 == given.shapes) {
            Some((_, count)) => *count += run.rows,
            None => alike.push((given.shapes, run.rows)),
        }
    }
    let counted = DateShape::ALL.into_iter().map(|shape| {
        let those = alike.iter().filter(|(it, _)| it.has(shape));
        (those.map(|(_, count)| count).sum::<usize>(), shape)
    });
    let shape = counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count);
    shape.map(|(_, shape)| shape)
}

/// Day or month first, and the rows that leave it open when nothing decides.
fn order(runs: &Runs, wanted: Wanted) -> (DateOrder, Vec<usize>) {
    let day = runs.count(|it| it.first > 12);
    let month = runs.count(|it| it.second > 12);
    let dotted = runs.count(|it| it.dotted);
    let open = || runs.rows(|_, run| either(run).is_some_and(|it| !it.dotted && it.may_be_both()));
    if let Some(order) = wanted.order.filter(|it| *it != DateOrder::YearFirst) {
        return (order, Vec::new());
    }
    match (day, month) {
        (0, 0) => {}
        (day, month) => {
            let order = if month > day { DateOrder::MonthFirst } else { DateOrder::DayFirst };
            // Cells that speak against each other say nothing of the others.
            return (order, if day > 0 && month > 0 { open() } else { Vec::new() });
        }
    }
    let open = open();
    if open.is_empty() || dotted > open.len() {
        return (DateOrder::DayFirst, Vec::new());
    }
    if let Some(order) = wanted.sheet_order.filter(|it| *it != DateOrder::YearFirst) {
        return (order, open);
    }
    // Firsts of months: the number that never changes is the day.
    let same_first = runs.count(|it| it.first != 1) == 0;
    let same_second = runs.count(|it| it.second != 1) == 0;
    let order = match (same_first, same_second) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ if wanted.russian => DateOrder::DayFirst,
        _ => DateOrder::MonthFirst,
    };
    (order, open)
}

/// The order to show: none for names of months and dates of the spreadsheet.
fn taken(runs: &Runs, order: DateOrder) -> Option<DateOrder> {
    if runs.runs.iter().any(|run| either(run).is_some()) {
        return Some(order);
    }
    let iso = |shapes: &Shapes| {
        shapes.has(DateShape::Iso)
            || shapes.has(DateShape::IsoMidnight)
            || shapes.has(DateShape::IsoMidnightMillis)
    };
    let other =
        |shapes: &Shapes| shapes.has(DateShape::Serial) || shapes.has(DateShape::SerialNumber);
    runs.runs
        .iter()
        .any(|it| matches!(it.dated, Dated::Day(_, shapes) if iso(&shapes) || !other(&shapes)))
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

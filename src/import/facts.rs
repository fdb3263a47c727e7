//! What is seen of a sheet before anything is decided: its layout, and what its columns look like.

use super::cell;
use super::dates::{self, Dated};
use super::dress;
use super::durations;
use super::header::{self, Sight};
use super::layout::Layout;
use super::number::{self, Vote};
use super::review::DateOrder;
use super::sheet::{Cell, Sheet};
use super::times;
use crate::model::table::Kind;
use std::collections::HashSet;

/// Rows that a profile looks at.
const SEEN: usize = 300;

/// A sheet, seen.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Where its headers and rows are.
    pub layout: Layout,
    /// What its columns look like.
    pub profiles: Vec<Profile>,
    /// The decimal mark that its columns agree on.
    pub decimal: Option<char>,
    /// The order of dates that its columns agree on.
    pub order: Option<DateOrder>,
}

/// What the first rows of a column look like.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Rows looked at.
    pub seen: usize,
    /// Cells that hold anything.
    pub filled: usize,
    /// Those that are numbers.
    pub numbers: usize,
    /// Those of the numbers that may count days: 20000 to 80000.
    pub serials: usize,
    /// Those that are days, months or quarters.
    pub dates: usize,
    /// Those that are a day with a time of it.
    pub timed: usize,
    /// Those that are durations in words: «125 сек».
    pub lasting: usize,
    /// Those that are times of day, or durations written like them.
    pub clocks: usize,
    /// The largest number.
    pub largest: f64,
    /// Whether no two are alike and none is empty.
    pub unique: bool,
    /// Up to five different cells.
    pub samples: Vec<String>,
}

/// Whether cells suit a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suits {
    /// They do, or there are none.
    Yes,
    /// They do not.
    No,
}

impl Facts {
    /// Looks at a sheet; `header` is the number of its header row, where the person chose it.
    pub fn of(sheet: &Sheet, header: Option<u32>) -> Facts {
        let layout = Layout::of(sheet, header);
        let mut votes = Votes::default();
        let rows = layout.rows.get(..SEEN.min(layout.rows.len())).unwrap_or_default();
        let profiles =
            (0..layout.headers.len()).map(|it| Profile::of(sheet, rows, it, &mut votes)).collect();
        let decimal = match votes.commas.cmp(&votes.points) {
            std::cmp::Ordering::Greater => Some(','),
            std::cmp::Ordering::Less => Some('.'),
            std::cmp::Ordering::Equal => None,
        };
        let order = match votes.days.cmp(&votes.months) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        };
        Facts { layout, profiles, decimal, order }
    }

    /// Whether the cells of a column suit a field of that kind.
    pub fn suits(&self, column: usize, kind: Kind) -> Suits {
        self.profiles.get(column).map_or(Suits::No, |profile| profile.suits(kind))
    }
}

#[derive(Default)]
struct Votes {
    commas: usize,
    points: usize,
    days: usize,
    months: usize,
}

impl Profile {
    fn of(sheet: &Sheet, rows: &[usize], column: usize, votes: &mut Votes) -> Profile {
        let mut profile = Profile { seen: rows.len(), unique: true, ..Profile::default() };
        let mut known: HashSet<String> = HashSet::new();
        let mut buffer = String::new();
        for &row in rows {
            let cell = sheet.cell(row, column);
            let text = cell::write(cell, &mut buffer);
            if cell::is_nothing(text) {
                profile.unique = false;
                continue;
            }
            profile.filled += 1;
            if !known.contains(text) {
                if profile.samples.len() < 5 {
                    profile.samples.push(text.to_owned());
                }
                known.insert(text.to_owned());
            } else {
                profile.unique = false;
            }
            match header::sight(cell) {
                Sight::Number => profile.count(cell, votes),
                // An hour of a spreadsheet's clock is no day.
                Sight::Day if times::is_clock(cell) || durations::is_said(cell) => {}
                Sight::Day | Sight::Period => profile.dates += 1,
                Sight::Empty | Sight::Word => {}
            }
            profile.timed += usize::from(times::has_clock(cell));
            profile.clocks += usize::from(times::is_clock(cell));
            profile.lasting += usize::from(durations::is_said(cell));
            if let Dated::Either(it) = dates::read(cell) {
                votes.days += usize::from(it.first > 12 && !it.dotted);
                votes.months += usize::from(it.second > 12);
            }
        }
        profile.unique &= profile.filled > 0;
        profile
    }

    fn count(&mut self, cell: Cell<'_>, votes: &mut Votes) {
        self.numbers += 1;
        let number = match cell {
            Cell::Number(number) | Cell::Percent(number) => number,
            Cell::Text(text) => {
                let Some(dressed) = dress::dressed(text) else { return };
                match number::vote(dressed.digits) {
                    Vote::Decimal(',') => votes.commas += 1,
                    Vote::Decimal(_) => votes.points += 1,
                    Vote::Silent | Vote::Doubtful(_) => {}
                }
                dressed.digits.replace([' ', '\u{a0}'], "").replace(',', ".").parse().unwrap_or(0.0)
            }
            _ => return,
        };
        self.largest = self.largest.max(number.abs());
        self.serials +=
            usize::from((20_000.0..80_000.0).contains(&number) && number.fract() == 0.0);
    }

    /// Whether the cells suit a field of that kind.
    pub fn suits(&self, kind: Kind) -> Suits {
        let half = |count: usize| count * 2 >= self.filled;
        let fits = self.filled == 0
            || match kind {
                Kind::Date | Kind::Time => half(self.dates + self.serials),
                Kind::Money | Kind::Number | Kind::Count | Kind::Days => half(self.numbers),
                Kind::Minutes | Kind::Seconds => half(self.numbers + self.clocks + self.lasting),
                Kind::TimeOfDay => half(self.clocks + self.numbers),
                Kind::Share => half(self.numbers) && self.largest <= 100.0,
                Kind::Ref(_) | Kind::Text | Kind::Words(_) => !half(self.dates) || self.filled < 2,
                Kind::Id | Kind::Flag => true,
            };
        if fits { Suits::Yes } else { Suits::No }
    }

    /// Whether most cells are times of day.
    pub fn is_clocks(&self) -> bool {
        self.filled > 0 && self.clocks * 2 >= self.filled
    }

    /// Whether most cells hold nothing.
    pub fn is_mostly_empty(&self) -> bool {
        self.filled * 2 < self.seen
    }

    /// Whether most cells are words.
    pub fn is_words(&self) -> bool {
        self.filled > 0 && (self.numbers + self.dates) * 2 < self.filled
    }

    /// Whether most cells are numbers.
    pub fn is_numbers(&self) -> bool {
        self.filled > 0 && self.numbers * 2 >= self.filled
    }
}

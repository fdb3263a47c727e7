//! A drop of sheets understood together: guessed, corrected by the person, made batches.

use super::build;
use super::error::FileRefused;
use super::links::{self, Seen};
use super::lists::lists;
use super::people;
use super::recall::{self, Remembered};
use super::review::{Choice, Review, SheetReview};
use super::sheet::Sheet;
use super::told;
use super::understood::Understood;
use crate::model::batch::Batch;
use crate::model::date::Date;

/// One drop: its sheets, what is thought of them and what the person chose.
#[derive(Clone, Debug, Default)]
pub struct Session {
    pub(super) sheets: Vec<Understood>,
    pub(super) refused: Vec<FileRefused>,
    here: Vec<String>,
    people: Vec<String>,
    pub(super) today: Date,
    pub(super) memory: Vec<Remembered>,
}

impl Session {
    /// Understands the sheets of a drop. `here`: digests of the sheets imported before;
    /// `people`: names of the salespeople known; `today`: for months without a year.
    pub fn new(
        sheets: Vec<Sheet>,
        refused: Vec<FileRefused>,
        here: Vec<String>,
        people: Vec<String>,
        today: Date,
    ) -> Session {
        let mut session = Session { refused, here, people, today, ..Session::default() };
        session.take(sheets, 0);
        session.understand();
        session
    }

    /// What lands of a sheet, and how often it was built: the same as long as that is.
    pub fn lands(&self, at: usize) -> Option<(&Batch, u32)> {
        let it = self.sheets.get(at).filter(|it| !it.is_here)?;
        let batch = it.built.batch.as_ref().filter(|it| !it.is_empty())?;
        Some((batch, it.times))
    }

    /// What was found, to be shown.
    pub fn review(&self) -> Review {
        let sheets = (0..self.sheets.len()).filter_map(|at| self.sheet(at)).collect();
        Review { sheets, refused: self.refused.clone() }
    }

    /// One sheet of the review.
    pub fn sheet(&self, at: usize) -> Option<SheetReview> {
        let names = |others: &[usize]| {
            others.iter().filter_map(|it| self.sheets.get(*it)).map(told::joined).collect()
        };
        self.sheets.get(at).map(|it| told::sheet(it, names(&it.joined)))
    }

    /// The person chose something about a sheet: `choice` is all that its review showed, changed.
    /// What differs from the shown is theirs from now on; `None` gives it back to the guess.
    pub fn choose(&mut self, at: usize, choice: Choice) {
        let Some(shown) = self.sheet(at).map(|it| it.choice) else { return };
        let Some(it) = self.sheets.get_mut(at) else { return };
        let before = it.asked.header_row;
        let forgets = shown.recalled && !choice.recalled;
        told::take(&mut it.asked, &shown, choice, it.table);
        if forgets {
            it.asked = Choice { again: it.asked.again, ..Choice::default() };
            it.recalled = None;
        }
        if it.asked.header_row != before {
            let (sheet, asked) = (std::mem::take(&mut it.sheet), std::mem::take(&mut it.asked));
            it.read_as(sheet, asked);
            if !forgets {
                recall::recall(it, &self.memory);
            }
        }
        self.understand();
    }

    /// Which of the sheets read this one is, or is a table of.
    pub fn read_as(&self, at: usize) -> Option<usize> {
        self.sheets.get(at).map(|it| it.part.0)
    }

    /// The same sheet read anew, in another encoding or with another delimiter.
    pub fn replace(&mut self, at: usize, sheet: Sheet) {
        let Some(it) = self.sheets.get_mut(at) else { return };
        let mut parts = lists(sheet, self.today);
        let nth = if it.part.1 < parts.len() { it.part.1 } else { 0 };
        let asked = Choice { table: it.asked.table, again: it.asked.again, ..Choice::default() };
        it.read_as(parts.swap_remove(nth), asked);
        recall::recall(it, &self.memory);
        self.understand();
    }

    /// The batches of all that is to be imported, in the order of the sheets.
    pub fn commit(&self, today: Date) -> Vec<Batch> {
        let dated = |batch: &Batch| Batch { imported: today.0, ..batch.clone() };
        self.batches().map(dated).collect()
    }

    /// The same where they are, of the day that the session was told.
    pub fn batches(&self) -> impl Iterator<Item = &Batch> {
        let sheets = self.sheets.iter().filter(|it| !it.is_here);
        let batches = sheets.flat_map(|it| {
            it.built.batch.iter().chain(it.further.iter().filter_map(|it| it.built.batch.as_ref()))
        });
        batches.filter(|it| !it.is_empty())
    }

    pub(super) fn understand(&mut self) {
        for it in &mut self.sheets {
            it.table = it.asked.table.unwrap_or_else(|| it.guessed());
            it.is_here = !it.asked.again && self.here.contains(&it.sheet.digest);
            it.mapping = it.guess(&[]);
        }
        for at in 0..self.sheets.len() {
            let links = links::of(at, &self.seen());
            if let Some(it) = self.sheets.get_mut(at).filter(|_| !links.is_empty()) {
                it.mapping = it.guess(&links);
            }
        }
        self.build_all();
        people::find(&mut self.sheets, &self.people);
    }

    fn seen(&self) -> Vec<Seen<'_>> {
        self.sheets
            .iter()
            .map(|it| Seen {
                sheet: &it.sheet,
                facts: &it.facts,
                table: it.table,
                mapping: &it.mapping,
            })
            .collect()
    }

    /// Sheets of documents first, then the lines that take their date from them.
    fn build_all(&mut self) {
        let today = self.today;
        let (lines, others): (Vec<usize>, Vec<usize>) = (0..self.sheets.len())
            .partition(|&at| self.sheets.get(at).is_some_and(Understood::is_lines));
        for at in others {
            if let Some(it) = self.sheets.get_mut(at) {
                it.joined.clear();
                it.is_paid = false;
                it.build(None, today);
            }
        }
        for at in lines {
            let headers: Vec<usize> = (0..self.sheets.len())
                .filter(|other| self.sheets.get(*other).is_some_and(Understood::is_headers))
                .collect();
            let sheets = headers.iter().filter_map(|it| self.sheets.get(*it));
            let documents = build::documents(sheets.filter_map(|it| it.built.batch.as_ref()));
            if let Some(it) = self.sheets.get_mut(at) {
                it.build(Some(&documents).filter(|_| !headers.is_empty()), today);
                it.joined = headers;
            }
        }
        self.join_back();
    }

    /// Documents are joined with their lines as lines are with their documents.
    fn join_back(&mut self) {
        let pairs: Vec<(usize, usize)> = self
            .sheets
            .iter()
            .enumerate()
            .filter(|(_, it)| it.is_lines())
            .flat_map(|(at, it)| it.joined.iter().map(move |header| (*header, at)))
            .collect();
        for (header, lines) in pairs {
            let is_paid = match (self.sheets.get(header), self.sheets.get(lines)) {
                (Some(header), Some(lines)) => lines.pays(header),
                _ => false,
            };
            if let Some(it) = self.sheets.get_mut(header) {
                it.joined.push(lines);
                it.is_paid |= is_paid;
            }
        }
    }
}

//! A drop of sheets understood together: guessed, corrected by the person, made batches.

use super::build::{self, Built, Documents};
use super::cast::Source;
use super::error::FileRefused;
use super::facts::Facts;
use super::further::{self, Further};
use super::guess;
use super::links::{self, Seen};
use super::lists::lists;
use super::mapping::{self, Link, Mapping};
use super::people;
use super::review::{Choice, Meaning, Reading, Review, SheetReview};
use super::sheet::Sheet;
use super::sources;
use super::sources::export::Export;
use super::told;
use crate::model::batch::Batch;
use crate::model::date::Date;
use crate::model::table::Table;

/// One drop: its sheets, what is thought of them and what the person chose.
#[derive(Clone, Debug, Default)]
pub struct Session {
    pub(super) sheets: Vec<Understood>,
    refused: Vec<FileRefused>,
    here: Vec<String>,
    people: Vec<String>,
    today: Date,
}

/// A sheet and what is thought of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Understood {
    pub(super) sheet: Sheet,
    pub(super) facts: Facts,
    /// Which of the sheets read it is, and which of the tables that stand there side by side.
    part: (usize, usize),
    /// What the person chose; what is `None` is ours to guess.
    pub(super) asked: Choice,
    pub(super) table: Option<Table>,
    pub(super) mapping: Mapping,
    pub(super) built: Built,
    /// The known export that it is.
    pub(super) export: Option<&'static Export>,
    /// What it brings to other tables.
    pub(super) further: Vec<Further>,
    /// The sheets it is joined with.
    pub(super) joined: Vec<usize>,
    /// The same file and sheet is here already, and is not to be imported again.
    pub(super) is_here: bool,
    /// How many names of people were not known before; the first, with the rows they stand in.
    pub(super) strangers: (usize, Vec<(u32, String)>),
    made_of: Option<MadeOf>,
}

/// What a sheet was built from: it is built anew when this changes.
#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    table: Table,
    mapping: Mapping,
    readings: Vec<Option<Reading>>,
    meanings: Vec<Meaning>,
    header: Option<u32>,
    documents: Option<usize>,
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
        let parts = sheets.into_iter().enumerate().flat_map(|(of, sheet)| {
            let parts = lists(sheet, today).into_iter().enumerate();
            parts.map(move |(nth, it)| Understood::of(it, (of, nth), Choice::default()))
        });
        let sheets = parts.collect();
        let mut session = Session { sheets, refused, here, people, today };
        session.understand();
        session
    }

    /// What was found, to be shown.
    pub fn review(&self) -> Review {
        let sheets = (0..self.sheets.len()).filter_map(|at| self.sheet(at)).collect();
        Review { sheets, refused: self.refused.clone() }
    }

    /// One sheet of the review.
    pub fn sheet(&self, at: usize) -> Option<SheetReview> {
        let names = |others: &[usize]| {
            others.iter().filter_map(|it| self.sheets.get(*it)).map(told::name).collect()
        };
        self.sheets.get(at).map(|it| told::sheet(it, names(&it.joined)))
    }

    /// The person chose something about a sheet: `choice` is all that its review showed, changed.
    /// What differs from the shown is theirs from now on; `None` gives it back to the guess.
    pub fn choose(&mut self, at: usize, choice: Choice) {
        let Some(shown) = self.sheet(at).map(|it| it.choice) else { return };
        let Some(it) = self.sheets.get_mut(at) else { return };
        let before = it.asked.header_row;
        told::take(&mut it.asked, &shown, choice, it.table);
        if it.asked.header_row != before {
            let (sheet, asked) = (std::mem::take(&mut it.sheet), std::mem::take(&mut it.asked));
            *it = Understood::of(sheet, it.part, asked);
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
        *it = Understood::of(parts.swap_remove(nth), it.part, asked);
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

    fn understand(&mut self) {
        for it in &mut self.sheets {
            it.table = match it.asked.table {
                Some(table) => table,
                None if it.sheet.hidden => None,
                None => it.export.map(|it| it.table).or_else(|| guess::table(&it.facts)),
            };
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
            if let Some(it) = self.sheets.get_mut(header) {
                it.joined.push(lines);
            }
        }
    }
}

impl Understood {
    fn of(sheet: Sheet, part: (usize, usize), asked: Choice) -> Understood {
        let facts = Facts::of(&sheet, asked.header_row);
        let export = sources::of(&facts);
        Understood { sheet, part, facts, asked, export, ..Understood::default() }
    }

    /// The known export that it is, where it goes to the table of it.
    pub(super) fn export(&self) -> Option<&'static Export> {
        self.export.filter(|it| Some(it.table) == self.table)
    }

    fn guess(&self, links: &[Link]) -> Mapping {
        match self.table {
            Some(table) => {
                mapping::fields(&self.facts, table, &self.asked.fields, links, self.export())
            }
            None => Mapping::default(),
        }
    }

    fn maps(&self, field: &str) -> bool {
        self.mapping.column(field).is_some()
    }

    /// Lines whose date stands on another sheet.
    fn is_lines(&self) -> bool {
        self.table == Some(Table::Sales)
            && self.export.is_none()
            && self.maps("document")
            && !self.maps("date")
    }

    /// Documents with a date.
    fn is_headers(&self) -> bool {
        self.table == Some(Table::Sales) && self.maps("document") && self.maps("date")
    }

    pub(super) fn year(&self, today: Date) -> i32 {
        self.facts.layout.title.year.unwrap_or(today.parts().0)
    }

    fn build(&mut self, documents: Option<&Documents>, today: Date) {
        let Some(table) = self.table else {
            (self.built, self.made_of) = (Built::default(), None);
            self.further.clear();
            return;
        };
        let made_of = MadeOf {
            table,
            mapping: self.mapping.clone(),
            readings: self.asked.readings.clone(),
            meanings: self.asked.meanings.clone(),
            header: self.asked.header_row,
            documents: documents.map(Documents::len),
        };
        if self.made_of.as_ref() == Some(&made_of) && documents.is_none() {
            return;
        }
        let source = Source {
            sheet: &self.sheet,
            facts: &self.facts,
            table,
            mapping: &self.mapping,
            readings: &self.asked.readings,
            meanings: &self.asked.meanings,
            year: self.year(today),
            export: self.export(),
            rows: self.export().map_or(&[], |it| it.rows),
        };
        let built = build::build(&source, documents, today);
        self.further = further::of(&source, built.batch.as_ref(), today);
        self.built = built;
        self.made_of = Some(made_of);
    }
}

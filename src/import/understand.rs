//! A drop of sheets understood together: guessed, corrected by the person, made batches.

use super::build::{self, Built, Documents};
use super::cast::Source;
use super::error::FileRefused;
use super::facts::Facts;
use super::guess;
use super::links::{self, Seen};
use super::mapping::{self, Link, Mapping};
use super::people;
use super::recall::{self, Recalled, Remembered};
use super::review::{Choice, Meaning, Mend, Reading, Review, SheetReview};
use super::sheet::Sheet;
use super::told;
use super::turnovers;
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
    pub(super) memory: Vec<Remembered>,
}

/// A sheet and what is thought of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Understood {
    pub(super) sheet: Sheet,
    pub(super) facts: Facts,
    /// What the person chose; what is `None` is ours to guess.
    pub(super) asked: Choice,
    pub(super) table: Option<Table>,
    pub(super) mapping: Mapping,
    pub(super) built: Built,
    /// The sheets it is joined with.
    pub(super) joined: Vec<usize>,
    /// The same file and sheet is here already, and is not to be imported again.
    pub(super) is_here: bool,
    /// What of `asked` was chosen in an earlier file.
    pub(super) recalled: Option<Recalled>,
    /// How many names of people were not known before; the first, with the rows they stand in.
    pub(super) strangers: (usize, Vec<(u32, String)>),
    made_of: Option<MadeOf>,
    /// How often it was built.
    times: u32,
}

/// What a sheet was built from: it is built anew when this changes.
#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    table: Table,
    mapping: Mapping,
    readings: Vec<Option<Reading>>,
    meanings: Vec<Meaning>,
    mends: Vec<Mend>,
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
        let sheets = sheets
            .into_iter()
            .map(|sheet| turnovers::listed_of(&sheet).unwrap_or(sheet))
            .map(|sheet| Understood {
                facts: Facts::of(&sheet, None),
                sheet,
                ..Understood::default()
            })
            .collect();
        let memory = Vec::new();
        let mut session = Session { sheets, refused, here, people, today, memory };
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
        let forgets = shown.recalled && !choice.recalled;
        told::take(&mut it.asked, &shown, choice, it.table);
        if forgets {
            it.asked = Choice { again: it.asked.again, ..Choice::default() };
            it.recalled = None;
        }
        if it.asked.header_row != before {
            it.facts = Facts::of(&it.sheet, it.asked.header_row);
            it.made_of = None;
            if !forgets {
                recall::recall(it, &self.memory);
            }
        }
        self.understand();
    }

    /// The same sheet read anew, in another encoding or with another delimiter.
    pub fn replace(&mut self, at: usize, sheet: Sheet) {
        let Some(it) = self.sheets.get_mut(at) else { return };
        let sheet = turnovers::listed_of(&sheet).unwrap_or(sheet);
        let asked = Choice { table: it.asked.table, again: it.asked.again, ..Choice::default() };
        *it = Understood { facts: Facts::of(&sheet, None), sheet, asked, ..Understood::default() };
        recall::recall(it, &self.memory);
        self.understand();
    }

    /// The batches of all that is to be imported, in the order of the sheets.
    pub fn commit(&self, today: Date) -> Vec<Batch> {
        let batches =
            self.sheets.iter().filter(|it| !it.is_here).filter_map(|it| it.built.batch.as_ref());
        let dated = |batch: &Batch| Batch { imported: today.0, ..batch.clone() };
        batches.filter(|it| !it.is_empty()).map(dated).collect()
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
                it.build(None, today);
            }
        }
        for at in lines {
            let headers: Vec<usize> = (0..self.sheets.len())
                .filter(|other| self.sheets.get(*other).is_some_and(Understood::is_headers))
                .collect();
            let built = headers.iter().filter_map(|it| self.sheets.get(*it));
            let documents = build::documents(built.filter_map(|it| it.built.batch.as_ref()));
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
    /// What table it is taken for, where the person says nothing.
    pub(super) fn guessed(&self) -> Option<Table> {
        if self.sheet.hidden { None } else { guess::table(&self.facts) }
    }

    fn guess(&self, links: &[Link]) -> Mapping {
        match self.table {
            Some(table) => mapping::fields(&self.facts, table, &self.asked.fields, links),
            None => Mapping::default(),
        }
    }

    fn maps(&self, field: &str) -> bool {
        self.mapping.column(field).is_some()
    }

    /// Lines whose date stands on another sheet.
    fn is_lines(&self) -> bool {
        self.table == Some(Table::Sales) && self.maps("document") && !self.maps("date")
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
            return;
        };
        let made_of = MadeOf {
            table,
            mapping: self.mapping.clone(),
            readings: self.asked.readings.clone(),
            meanings: self.asked.meanings.clone(),
            mends: self.asked.mends.clone(),
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
            mends: &self.asked.mends,
            year: self.year(today),
        };
        self.built = build::build(&source, documents, today);
        self.times += 1;
        self.made_of = Some(made_of);
    }
}

//! One sheet, understood: what is thought of it, what the person chose, and the batch that it makes.

use super::build::{self, Built, Documents};
use super::cast::Source;
use super::facts::Facts;
use super::further::{self, Further};
use super::guess;
use super::issue::IssueKind;
use super::mapping::{self, Link, Mapping};
use super::recall::Recalled;
use super::review::{Choice, Meaning, Mend, Reading};
use super::sheet::Sheet;
use super::sources::{self, export::Export};
use crate::model::date::Date;
use crate::model::table::Table;

/// A sheet and what is thought of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Understood {
    pub(super) sheet: Sheet,
    pub(super) facts: Facts,
    /// Which of the sheets read it is, and which of the tables that stand there side by side.
    pub(super) part: (usize, usize),
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
    /// Lines that it is joined with say what its documents come to.
    pub(super) is_paid: bool,
    /// The same file and sheet is here already, and is not to be imported again.
    pub(super) is_here: bool,
    /// What of `asked` was chosen in an earlier file.
    pub(super) recalled: Option<Recalled>,
    /// How many names of people were not known before; the first, with the rows they stand in.
    pub(super) strangers: (usize, Vec<(u32, String)>),
    made_of: Option<MadeOf>,
    /// How often it was built.
    pub(super) times: u32,
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

impl Understood {
    pub(super) fn of(sheet: Sheet, part: (usize, usize), asked: Choice) -> Understood {
        let facts = Facts::of(&sheet, asked.header_row);
        let export = sources::of(&facts);
        Understood { sheet, part, facts, asked, export, ..Understood::default() }
    }

    /// In the place of what it was read as before.
    pub(super) fn read_as(&mut self, sheet: Sheet, asked: Choice) {
        *self = Understood { times: self.times, ..Understood::of(sheet, self.part, asked) };
    }

    /// The known export that it is, where it goes to the table of it.
    pub(super) fn export(&self) -> Option<&'static Export> {
        self.export.filter(|it| Some(it.table) == self.table)
    }

    /// What table it is taken for, where the person says nothing.
    pub(super) fn guessed(&self) -> Option<Table> {
        if self.sheet.hidden {
            return None;
        }
        self.export.map(|it| it.table).or_else(|| guess::table(&self.facts))
    }

    pub(super) fn guess(&self, links: &[Link]) -> Mapping {
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
    pub(super) fn is_lines(&self) -> bool {
        self.table == Some(Table::Sales)
            && self.export.is_none()
            && self.maps("document")
            && !self.maps("date")
    }

    /// Documents with a date.
    pub(super) fn is_headers(&self) -> bool {
        self.table == Some(Table::Sales) && self.maps("document") && self.maps("date")
    }

    /// Whether these lines have amounts, and are of documents of those.
    pub(super) fn pays(&self, documents: &Understood) -> bool {
        let known = build::documents(documents.built.batch.iter());
        let own = build::documents(self.built.batch.iter());
        !self.built.issues.has(IssueKind::NoAmount) && own.iter().any(|it| known.contains(it))
    }

    pub(super) fn year(&self, today: Date) -> i32 {
        self.facts.layout.title.year.unwrap_or(today.parts().0)
    }

    pub(super) fn build(&mut self, documents: Option<&Documents>, today: Date) {
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
            export: self.export(),
            rows: self.export().map_or(&[], |it| it.rows),
        };
        let built = build::build(&source, documents, today);
        self.further = further::of(&source, built.batch.as_ref(), today);
        self.built = built;
        self.times += 1;
        self.made_of = Some(made_of);
    }
}

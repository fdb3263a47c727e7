//! What a known export of a program is: its headers, what its columns and words mean, which tables
//! it feeds.
//!
//! Headers stand here in their plain form (`Name::of`: small letters, no punctuation, no units, no
//! brackets), and one that ends with ` *` is every header that begins so.

use crate::import::facts::Facts;
use crate::import::layout::Layout;
use crate::import::name::{self, Name};
use crate::import::sheet::Sheet;
use crate::import::synonyms::Names;
use crate::import::words_of_events::Meanings;
use crate::lang::{Text, text};
use crate::model::table::Table;

/// Rows told by a cell: the header of its column, and the words that it may hold.
pub type Rows = &'static [(&'static str, &'static [&'static str])];

/// A known export.
#[derive(Debug)]
pub struct Export {
    /// Its name in tests and handles.
    pub id: &'static str,
    /// Its name for people.
    pub name: Text,
    /// The table that it mainly feeds.
    pub table: Table,
    /// Headers that it must have: one of each list.
    pub signs: &'static [&'static [&'static str]],
    /// Beginnings of words of its title, one of which must be there; empty: the title says nothing.
    pub title: &'static [&'static str],
    /// The headers of each field, the better first.
    pub columns: &'static [Names],
    /// Headers that are nothing of ours, whatever they look like.
    pub others: &'static [&'static str],
    /// Whether headers that it does not name are nothing of ours either (questions of a test).
    pub is_closed: bool,
    /// What the words of its lists mean.
    pub words: &'static [Words],
    /// Milliseconds of one, where a duration is a number alone.
    pub units: &'static [(&'static str, i64)],
    /// The rows of the main table, each told by all of these; empty: every row.
    pub rows: Rows,
    /// Rows that are nothing of ours, told by any of these.
    pub out: Rows,
    /// Columns with the day of a deal that is not won and has none of its own.
    pub undated: &'static [&'static str],
    /// Whether a deal of several products has a row for each, with the sum of all of them in every
    /// one.
    pub repeats: bool,
    /// Whether it may be grouped by its leading columns, which then name a thing once above its rows.
    pub is_grouped: bool,
    /// The other tables that it feeds.
    pub further: &'static [Feed],
    /// Makes a plain list of a sheet that is none; `None` where the sheet is something else.
    pub relist: Option<fn(&Sheet) -> Option<Sheet>>,
}

/// The words of one field.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The field.
    pub field: &'static str,
    /// Words, and the place of what they mean in the field's list.
    pub meanings: Meanings,
    /// What any other word means; `None`: what it means anywhere.
    pub rest: Option<i64>,
}

/// What a sheet brings to one more table.
#[derive(Clone, Copy, Debug)]
pub struct Feed {
    /// The table.
    pub table: Table,
    /// The headers of its fields, the better first.
    pub columns: &'static [Names],
    /// The rows it takes, each told by all of these; empty: a row for each customer (or salesperson)
    /// that the rows of the other tables name, in the columns that name him there.
    pub rows: Rows,
}

/// What a column is to an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field, and how many better names it has.
    Field(&'static str, u32),
    /// Nothing of the main table.
    Nothing,
    /// Not named: the names that any file may use decide.
    Unsaid,
}

impl Export {
    /// An export of nothing, to be filled.
    pub const PLAIN: Export = Export {
        id: "",
        name: text("", ""),
        table: Table::Sales,
        signs: &[],
        title: &[],
        columns: &[],
        others: &[],
        is_closed: false,
        words: &[],
        units: &[],
        is_grouped: false,
        rows: &[],
        out: &[],
        undated: &[],
        repeats: false,
        further: &[],
        relist: None,
    };

    /// Whether a sheet is one.
    pub fn is(&self, facts: &Facts) -> bool {
        let layout = &facts.layout;
        let has = |names: &&[&str]| names.iter().any(|it| column(layout, it).is_some());
        let begins = |stem: &&str| layout.title.words.iter().any(|word| word.starts_with(*stem));
        !self.signs.is_empty()
            && self.signs.iter().all(has)
            && (self.title.is_empty() || self.title.iter().any(begins))
    }

    /// What a column is.
    pub fn place(&self, name: &Name) -> Place {
        let header = name.words.join(" ");
        for (field, names) in self.columns {
            if let Some(at) = names.iter().position(|it| is(&header, it)) {
                return Place::Field(field, u32::try_from(at).unwrap_or(u32::MAX).min(90));
            }
        }
        let of_others = self.further.iter().flat_map(|it| it.columns).flat_map(|it| it.1);
        let is_named = self.others.iter().chain(of_others).any(|it| is(&header, it));
        if is_named || self.is_closed { Place::Nothing } else { Place::Unsaid }
    }

    /// The words of a field, where the export has words of its own for it.
    pub fn words_of(&self, field: &str) -> Option<&'static Words> {
        self.words.iter().find(|it| it.field == field)
    }
}

impl Words {
    /// What a text means; what only `rest` says is not said here.
    pub fn meaning(&self, text: &str) -> Option<i64> {
        let text = name::words(text).join(" ");
        let begins = |it: &&str| {
            text.strip_prefix(*it).is_some_and(|end| end.is_empty() || end.starts_with(' '))
        };
        let found = self.meanings.iter().find(|(words, _)| words.contains(&text.as_str()));
        let found =
            found.or_else(|| self.meanings.iter().find(|(words, _)| words.iter().any(begins)));
        found.map(|it| it.1)
    }
}

/// The first column of such a header.
pub fn column(layout: &Layout, header: &str) -> Option<usize> {
    layout.names.iter().position(|name| is(&name.words.join(" "), header))
}

/// Whether a header in its plain form is the one that is meant.
fn is(header: &str, meant: &str) -> bool {
    match meant.strip_suffix(" *") {
        Some(start) => {
            header.strip_prefix(start).is_some_and(|end| end.is_empty() || end.starts_with(' '))
        }
        None => header == meant,
    }
}

//! A batch: what one import of one sheet, or the edits of one hand, brought. It never changes.

use super::column::{Column, Texts};
use super::shape::Shape;
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Where the rows of a batch come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the file; empty for what was typed in the app.
    pub file: String,
    /// Name of the sheet; empty where a file has none.
    pub sheet: String,
    /// A digest of the file's bytes and the sheet's name, in hex: the same file again is known by it.
    /// Rows that were left out and brought back have that of their first file before it, and a `/`.
    pub digest: String,
}

impl Origin {
    /// What was typed in the app.
    pub fn hand() -> Origin {
        Origin { file: String::new(), sheet: String::new(), digest: String::new() }
    }

    /// Whether it is what had been left out of the other: other rows of the same documents.
    pub fn is_rest_of(&self, other: &Origin) -> bool {
        let rest = self.digest.strip_prefix(other.digest.as_str());
        !other.digest.is_empty() && rest.is_some_and(|it| it.starts_with('/'))
    }

    /// Whether another import may bring the same rows: a file and what had been left out of it do not.
    pub fn may_repeat(&self, other: &Origin) -> bool {
        self != other && !self.is_rest_of(other) && !other.is_rest_of(self)
    }

    /// Whether both are sheets of one workbook; what a zip holds are files.
    pub fn is_beside(&self, other: &Origin) -> bool {
        self.file == other.file
            && self.sheet != other.sheet
            && !self.file.to_lowercase().ends_with(".zip")
    }

    /// Whether it was typed in the app.
    pub fn is_hand(&self) -> bool {
        self.file.is_empty()
    }
}

/// Cells whose text the column's shape does not give back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Originals {
    /// Rows of the batch, ascending.
    pub rows: Vec<u32>,
    /// The text of the cell in each of them.
    pub texts: Texts,
}

/// One column of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchColumn {
    /// Id of the field.
    pub field: String,
    /// The header in the file («Сумма, ₽»); of several columns made one, joined by ` + `.
    pub header: String,
    /// The values.
    pub column: Column,
    /// How the cells were written.
    pub shape: Shape,
    /// Cells written otherwise, unread ones among them.
    pub originals: Originals,
}

impl BatchColumn {
    /// The text of the cell as the file has it; `None` where it is empty.
    pub fn original(&self, row: usize) -> Option<String> {
        let kept =
            u32::try_from(row).ok().and_then(|row| self.originals.rows.binary_search(&row).ok());
        match kept {
            Some(at) => self.originals.texts.get(at).map(str::to_owned),
            None => match &self.column {
                Column::Text(texts) => texts.get(row).map(str::to_owned),
                Column::Number(_) => self.column.number(row).map(|it| self.shape.write(it)),
            },
        }
    }
}

/// The rows that one sheet brought to one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The table they belong to.
    pub table: Table,
    /// Where they come from.
    pub origin: Origin,
    /// The day of the import, or of the last edit, as days since 1970-01-01.
    pub imported: i32,
    /// Each row's number in the sheet, from 1.
    pub rows: Vec<u32>,
    /// The columns, in the order of the dictionary, one a field.
    pub columns: Vec<BatchColumn>,
}

impl Batch {
    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<&BatchColumn> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// Whether it is the same sheet again, or a later state of it: of the same file, sheet and
    /// table, and holding most of what the other one brought (its documents; its days, where it names
    /// no documents; its names, where it has no days; anything, where it has none of these). Another
    /// month under the same name of a file is no later state.
    pub fn supersedes(&self, other: &Batch) -> bool {
        let (own, others) = (&self.origin, &other.origin);
        if own.is_hand() || others.is_hand() || self.table != other.table {
            return false;
        }
        if own.digest == others.digest {
            return true;
        }
        let same_name = own.file == others.file && own.sheet == others.sheet;
        same_name
            && ["document", "from", "date", "at", "received", "name"]
                .iter()
                .find_map(|it| self.covers(other, it))
                .unwrap_or(true)
    }

    /// Whether the field's values hold at least half of the other's; `None` where one has no such
    /// field.
    fn covers(&self, other: &Batch, field: &str) -> Option<bool> {
        let values = |batch: &Batch| -> Option<HashSet<String>> {
            let column = &batch.column(field)?.column;
            let value = |row| {
                let text = column.text(row).map(str::to_owned);
                text.or_else(|| column.number(row).map(|it| it.to_string()))
            };
            Some((0..batch.len()).filter_map(value).collect())
        };
        let (own, others) = (values(self)?, values(other)?);
        let common = others.iter().filter(|it| own.contains(*it)).count();
        Some(common * 2 >= others.len())
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// A row of a batch of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which batch of the dataset.
    pub batch: u32,
    /// Which row of the batch, from 0 (its number in the sheet is the batch's `rows`).
    pub row: u32,
}

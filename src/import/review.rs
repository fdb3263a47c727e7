//! The review: what was found in the files, shown before anything is written, and what the
//! person chose about it. The worker makes it, the screen shows it; both speak in these types.

use super::error::FileRefused;
use super::issue::IssueGroup;
use crate::model::shape::DateShape;
use crate::model::table::Table;
use serde::{Deserialize, Serialize};

/// All that was found in the files of one drop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The sheets, in the order of the files and of the sheets in them.
    pub sheets: Vec<SheetReview>,
    /// Files that could not be read.
    pub refused: Vec<FileRefused>,
}

impl Review {
    /// How many rows the button will write.
    pub fn rows(&self) -> usize {
        let further = |sheet: &SheetReview| sheet.further.iter().map(|it| it.1).sum::<usize>();
        self.sheets.iter().map(|sheet| sheet.rows_used + further(sheet)).sum()
    }
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetReview {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty where the format has none.
    pub sheet: String,
    /// SHA-256 of the file's bytes and the sheet's name, in hex.
    pub digest: String,
    /// Whether the file hides it.
    pub hidden: bool,
    /// What is chosen: at first our guess, then what the person made of it.
    pub choice: Choice,
    /// Which encoding and delimiter it was read with, for files of text.
    pub text_form: Option<TextFormReview>,
    /// Number in the file of the first header row, from 1; 0 when the sheet is empty.
    pub header_row: u32,
    /// The rows above the header and the header itself, as text (at most 10).
    pub above: Vec<Vec<String>>,
    /// The first 20 rows of data, as the file has them.
    pub preview: Vec<Vec<String>>,
    /// Rows below the header that hold anything.
    pub rows_read: usize,
    /// Rows that will land.
    pub rows_used: usize,
    /// The columns.
    pub columns: Vec<ColumnReview>,
    /// What was noticed, grouped.
    pub issues: Vec<IssueGroup>,
    /// The known export that it is.
    pub known: Option<Known>,
    /// What it brings to other tables: the table and how many rows.
    pub further: Vec<(Table, usize)>,
    /// What the file says its rows add up to, beside what those that land do.
    pub totals: Vec<TotalReview>,
    /// Its rows beside those that are here already; `None` where nothing lands.
    pub beside: Option<Beside>,
    /// The sheets this one is joined with.
    pub joined_with: Vec<Joined>,
}

/// A sheet that another is joined with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet; empty where the format has none.
    pub sheet: String,
}

/// A known export of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its name in handles.
    pub id: String,
    /// Its name for people, in Russian and in English.
    pub name: [String; 2],
}

/// A total that the file states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalReview {
    /// Header of the column; empty for the number of records.
    pub header: String,
    /// What the file states, in parts of one.
    pub file: i64,
    /// The same of the rows that land.
    pub ours: i64,
    /// How many parts make one: 10,000 of money, 1 of records.
    pub parts: i64,
    /// Whether they are equal but for the rounding of what is shown.
    pub is_equal: bool,
}

/// Rows of a sheet beside those that are here already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Not here yet.
    pub new: usize,
    /// Here by their key, and held something else.
    pub changed: usize,
    /// Here as they are.
    pub repeated: usize,
    /// Here, brought by an earlier state of the same sheet, and no longer in it.
    pub gone: usize,
}

/// Encoding and delimiter of a file of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormReview {
    /// Name of the encoding.
    pub encoding: String,
    /// What stands between the cells; none in markup.
    pub delimiter: Option<char>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnReview {
    /// The header as the file has it; «Столбец 3» where there is none.
    pub header: String,
    /// How sure the guess of its field is.
    pub confidence: Confidence,
    /// Up to five different cells.
    pub samples: Vec<String>,
    /// How its cells are read, if as numbers or dates; can be changed.
    pub reading: Option<Reading>,
    /// One cell and what it is read as, to show the reading: «1 234,50» → «1234.5».
    pub read_as: Option<(String, String)>,
    /// Cells that could not be read.
    pub unread: usize,
    /// The field of another table that it feeds beside or instead: the customer's phone.
    pub further: Option<(Table, String)>,
}

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// The header is a known name of the field, and the cells fit.
    Sure,
    /// The header is like one, or the cells alone say it.
    Likely,
    /// No field is known for it.
    Unknown,
    /// The person chose it.
    Chosen,
    /// The person chose it in an earlier file with the same headers.
    Remembered,
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// Numbers with this decimal mark.
    Number {
        /// `,` or `.`
        decimal: char,
    },
    /// Dates written so.
    Date(DateOrder),
    /// Shares: cells are percents (15 is 15 %) or parts of one (0.15 is 15 %).
    Share {
        /// `,` or `.`
        decimal: char,
        /// Whether 15 is 15 %.
        percents: bool,
    },
}

/// The order of day, month and year in written dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// 30.09.2026, 30/09/26
    DayFirst,
    /// 09/30/2026
    MonthFirst,
    /// 2026-09-30
    YearFirst,
}

/// A word of a list that the person has given a meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// Id of the field.
    pub field: String,
    /// The word as the file has it.
    pub word: String,
    /// Its place in the field's list; of a flag 1 is yes, 0 is no.
    pub place: u32,
}

/// What is done about cells that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mending {
    /// Letters that look like digits are digits: «12О00» is 12000.
    Letters,
    /// The rows are left out.
    Skip,
}

/// What is done about cells of a column that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    /// The column, by its index.
    pub column: usize,
    /// What is done.
    pub what: Mending,
}

/// What is chosen about a sheet. What is `None` is left to the guess.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The table it goes to; `None` inside: not imported.
    pub table: Option<Option<Table>>,
    /// Number in the file of the first header row.
    pub header_row: Option<u32>,
    /// The field of each column by its index; `None` inside: not imported.
    pub fields: Vec<Option<Option<String>>>,
    /// How the cells of each column are read.
    pub readings: Vec<Option<Reading>>,
    /// Columns whose reading the person says is right: of two that were shown, also the one in force.
    pub settled: Vec<usize>,
    /// Name of the encoding, for files of text.
    pub encoding: Option<String>,
    /// What stands between the cells, for files of text.
    pub delimiter: Option<char>,
    /// What words mean that are not known.
    pub meanings: Vec<Meaning>,
    /// What is done about cells that could not be read.
    pub mends: Vec<Mend>,
    /// Import it although the same file is here already.
    pub again: bool,
    /// Whether what was chosen in an earlier file with the same headers holds.
    pub recalled: bool,
}

/// The date shapes each order may have.
pub fn order_of(shape: DateShape) -> Option<DateOrder> {
    match shape {
        DateShape::Iso | DateShape::IsoMidnight | DateShape::IsoMidnightMillis => {
            Some(DateOrder::YearFirst)
        }
        DateShape::Dotted
        | DateShape::DottedShort
        | DateShape::DottedMidnight
        | DateShape::DaySlash => Some(DateOrder::DayFirst),
        DateShape::MonthSlash | DateShape::MonthSlashBare => Some(DateOrder::MonthFirst),
        DateShape::Serial | DateShape::SerialNumber => None,
    }
}

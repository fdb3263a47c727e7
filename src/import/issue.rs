//! What was wrong, or worth knowing, in the cells of a sheet, and what was done about it.

use super::review::{Mend, Reading};
use serde::{Deserialize, Serialize};

/// A kind of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IssueKind {
    /// A required field has no column.
    MissingField,
    /// A cell of a required field is empty: the row is skipped.
    EmptyRequired,
    /// A cell could not be read as a number.
    UnreadNumber,
    /// A cell could not be read as a date.
    UnreadDate,
    /// A date before 1900 or after 2100.
    AbsurdDate,
    /// A word the field does not know.
    UnknownWord,
    /// A cell could not be read as a time of day.
    UnreadTime,
    /// A cell could not be read as a duration.
    UnreadDuration,
    /// The cell holds an error of the spreadsheet (`#DIV/0!`).
    CellError,
    /// Day and month cannot be told apart: one reading was taken.
    AmbiguousDates,
    /// `1,234`: thousands or a decimal? One reading was taken.
    AmbiguousNumbers,
    /// A row of totals: left out.
    Totals,
    /// The header row could not be found.
    NoHeader,
    /// No rows below the header.
    NoRows,
    /// One column only: probably another delimiter.
    OneColumn,
    /// Letters that the encoding does not have.
    BrokenLetters,
    /// The same file and sheet is here already: not imported again.
    AlreadyHere,
    /// Names of people not known before: they will be added.
    NewPeople,
    /// The sheet is not like any table known.
    UnknownTable,
    /// Lines whose document has no row among the headers: left out.
    NoDocument,
    /// Formulas without a kept value: their cells are taken for empty.
    EmptyFormula,
    /// Texts longer than a cell of Excel may hold: cut there.
    CutText,
    /// Text that was encoded twice, made readable again.
    Repaired,
    /// Rows like a person's, but not referred to by any sheet.
    NotUsed,
    /// Notes under or between the rows: left out.
    Notes,
    /// Months are named without a year: one was taken.
    NoYear,
    /// The file says how many records it has, and it is not what is here.
    RecordCount,
    /// Sales without a column of amounts or prices.
    NoAmount,
    /// A target of a KPI that there is not.
    UnknownKpi,
    /// A number, or a day counted by a spreadsheet, that is too large to be one.
    TooLarge,
    /// Less than none of what there can be none of at least.
    Negative,
    /// None, or less, of what there must be some of: a rate, the most points.
    NotPositive,
    /// More than the whole of what is a part.
    OverWhole,
    /// More points than there were to get.
    OverMaximum,
    /// Percents of what is counted in money or things.
    Percents,
    /// The last day before the first.
    Backwards,
    /// One id of rows with different names.
    SharedId,
    /// A team within itself.
    Circle,
    /// `NaN`: a program could not count it; taken for empty.
    NotCounted,
    /// Marks that nobody sees, NUL among them.
    Unseen,
    /// Lines in an encoding of their own.
    MixedEncodings,
    /// Sales without days: the last of those that the title names was taken.
    DatedByTitle,
    /// Cells left empty under the name of their group were filled with it.
    FilledDown,
    /// A number with letters that look like digits: «12О00».
    LetterInNumber,
    /// Rows left out because the person said so.
    LeftOut,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Rows or the whole sheet stay out because of it.
    Error,
    /// Worth a look; nothing is lost.
    Warning,
}

/// The same issue in one or more cells of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// What it is.
    pub kind: IssueKind,
    /// How bad it is.
    pub severity: Severity,
    /// Header of the column, or the id of the field that is missing; empty for the whole sheet.
    pub column: String,
    /// How many cells or rows.
    pub count: usize,
    /// The first few: number of the row in the file, and the cell's text; of the readings that are
    /// offered, one that they differ in comes first.
    pub examples: Vec<(u32, String)>,
    /// What can be done about all of them at once.
    pub repairs: Vec<Repair>,
}

/// What can be done about all cells of a group at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// The column is read so; the cell shown is then this, where it can be read so at all.
    Read(Reading, Option<Example>),
    /// Something is done about the cells; the cell shown is then this.
    Mend(Mend, Option<Example>),
}

/// What a cell is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Example {
    /// A day, since 1970-01-01.
    Day(i32),
    /// A number, in millionths.
    Number(i64),
}

impl IssueKind {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            IssueKind::MissingField => "missing_field",
            IssueKind::EmptyRequired => "empty_required",
            IssueKind::UnreadNumber => "unread_number",
            IssueKind::UnreadDate => "unread_date",
            IssueKind::AbsurdDate => "absurd_date",
            IssueKind::UnknownWord => "unknown_word",
            IssueKind::UnreadTime => "unread_time",
            IssueKind::UnreadDuration => "unread_duration",
            IssueKind::CellError => "cell_error",
            IssueKind::AmbiguousDates => "ambiguous_dates",
            IssueKind::AmbiguousNumbers => "ambiguous_numbers",
            IssueKind::Totals => "totals",
            IssueKind::NoHeader => "no_header",
            IssueKind::NoRows => "no_rows",
            IssueKind::OneColumn => "one_column",
            IssueKind::BrokenLetters => "broken_letters",
            IssueKind::AlreadyHere => "already_here",
            IssueKind::NewPeople => "new_people",
            IssueKind::UnknownTable => "unknown_table",
            IssueKind::NoDocument => "no_document",
            IssueKind::EmptyFormula => "empty_formula",
            IssueKind::CutText => "cut_text",
            IssueKind::Repaired => "repaired",
            IssueKind::NotUsed => "not_used",
            IssueKind::Notes => "notes",
            IssueKind::NoYear => "no_year",
            IssueKind::RecordCount => "record_count",
            IssueKind::NoAmount => "no_amount",
            IssueKind::UnknownKpi => "unknown_kpi",
            IssueKind::TooLarge => "too_large",
            IssueKind::Negative => "negative",
            IssueKind::NotPositive => "not_positive",
            IssueKind::OverWhole => "over_whole",
            IssueKind::OverMaximum => "over_maximum",
            IssueKind::Percents => "percents",
            IssueKind::Backwards => "backwards",
            IssueKind::SharedId => "shared_id",
            IssueKind::Circle => "circle",
            IssueKind::NotCounted => "not_counted",
            IssueKind::Unseen => "unseen",
            IssueKind::MixedEncodings => "mixed_encodings",
            IssueKind::DatedByTitle => "dated_by_title",
            IssueKind::FilledDown => "filled_down",
            IssueKind::LetterInNumber => "letter_in_number",
            IssueKind::LeftOut => "left_out",
        }
    }
}

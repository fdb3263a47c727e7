//! What was wrong, or worth knowing, in the cells of a sheet, and what was done about it.

use crate::lang::{Lang, Text, text};
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
    /// A formula without a kept value.
    EmptyFormula,
    /// Rows like a person's, but not referred to by any sheet.
    NotUsed,
    /// Notes under or between the rows: left out.
    Notes,
    /// Months are named without a year: one was taken.
    NoYear,
    /// The file says how many records it has, and it is not what is here.
    RecordCount,
    /// A target of a KPI that there is not.
    UnknownKpi,
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
    /// The first few: number of the row in the file, and the cell's text.
    pub examples: Vec<(u32, String)>,
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
            IssueKind::NotUsed => "not_used",
            IssueKind::Notes => "notes",
            IssueKind::NoYear => "no_year",
            IssueKind::RecordCount => "record_count",
            IssueKind::UnknownKpi => "unknown_kpi",
        }
    }

    /// What is wrong, what was expected and what to do, in a sentence.
    #[expect(clippy::too_many_lines, reason = "a table of words")]
    pub fn text(self, lang: Lang) -> &'static str {
        let said: Text = match self {
            IssueKind::MissingField => text(
                "нет обязательной колонки. Выберите её в заголовках таблицы.",
                "a required column is missing. Choose it in the headers of the table.",
            ),
            IssueKind::EmptyRequired => text(
                "пустая обязательная ячейка, строка не загружается. Заполните её в файле.",
                "a required cell is empty, the row is left out. Fill it in the file.",
            ),
            IssueKind::UnreadNumber => text(
                "не число. Ожидается число, например 12 000,50; исправьте в файле или выберите другую колонку.",
                "not a number. A number is expected, such as 12,000.50; mend it in the file or choose another column.",
            ),
            IssueKind::UnreadDate => text(
                "не дата. Ожидается дата, например 07.10.2025; исправьте в файле или выберите другую колонку.",
                "not a date. A date is expected, such as 2025-10-07; mend it in the file or choose another column.",
            ),
            IssueKind::AbsurdDate => text(
                "дата раньше 1900 или позже 2100 года. Проверьте её в файле.",
                "a date before 1900 or after 2100. Check it in the file.",
            ),
            IssueKind::UnknownWord => text(
                "непонятное слово, строка не загружается. Выберите, что оно значит.",
                "an unknown word, the row is left out. Choose what it means.",
            ),
            IssueKind::UnreadTime => text(
                "не время. Ожидается время, например 14:05; исправьте в файле или выберите другую колонку.",
                "not a time. A time is expected, such as 14:05; mend it in the file or choose another column.",
            ),
            IssueKind::UnreadDuration => text(
                "не длительность. Ожидается, например, 1:02:33 или 125 сек; исправьте в файле или выберите другую колонку.",
                "not a duration. One is expected such as 1:02:33 or 125 sec; mend it in the file or choose another column.",
            ),
            IssueKind::CellError => text(
                "в ячейке ошибка таблицы. Исправьте формулу в файле.",
                "the cell holds a spreadsheet error. Mend the formula in the file.",
            ),
            IssueKind::AmbiguousDates => text(
                "неясно, что первым: день или месяц. Проверьте, как прочитано, и переключите, если нужно.",
                "day or month first? Check how it was read and switch if needed.",
            ),
            IssueKind::AmbiguousNumbers => text(
                "неясно, запятая отделяет тысячи или копейки. Проверьте, как прочитано, и переключите, если нужно.",
                "does the mark split thousands or decimals? Check how it was read and switch if needed.",
            ),
            IssueKind::Totals => {
                text("строки итогов, не загружаются.", "rows of totals, left out.")
            }
            IssueKind::NoHeader => text(
                "не нашли строку заголовков. Укажите её номер или добавьте названия колонок в файл.",
                "no header row was found. Give its number or add column names to the file.",
            ),
            IssueKind::NoRows => {
                text("под заголовками нет строк.", "there are no rows below the header.")
            }
            IssueKind::OneColumn => text(
                "одна колонка. Если их больше, выберите другой разделитель.",
                "one column only. If there are more, choose another delimiter.",
            ),
            IssueKind::BrokenLetters => text(
                "нечитаемые буквы. Выберите другую кодировку.",
                "unreadable letters. Choose another encoding.",
            ),
            IssueKind::AlreadyHere => text(
                "этот файл уже загружен, второй раз не добавляем.",
                "this file is here already, it is not added twice.",
            ),
            IssueKind::NewPeople => {
                text("новые имена, будут добавлены.", "new names, they will be added.")
            }
            IssueKind::UnknownTable => text(
                "не похоже ни на одну известную таблицу. Выберите, что это, или оставьте как есть: лист не загрузится.",
                "not like any known table. Choose what it is, or leave it: the sheet is not imported.",
            ),
            IssueKind::NoDocument => text(
                "нет документа с таким номером, у строки нет даты, она не загружается. Добавьте лист с документами.",
                "there is no document of that number, the line has no date and is left out. Add the sheet of documents.",
            ),
            IssueKind::EmptyFormula => text(
                "формула без сохранённого значения. Откройте файл в Excel и сохраните заново.",
                "a formula without a kept value. Open the file in Excel and save it anew.",
            ),
            IssueKind::NotUsed => text(
                "лист ни с чем не связан и не загружается.",
                "nothing refers to this sheet, it is not imported.",
            ),
            IssueKind::Notes => {
                text("заметки, а не данные, не загружаются.", "notes, not data, left out.")
            }
            IssueKind::NoYear => text(
                "у месяцев не указан год. Проверьте, какой взят, или допишите год в заголовки.",
                "the months have no year. Check which was taken, or add the year to the headers.",
            ),
            IssueKind::RecordCount => text(
                "в файле указано другое число записей. Проверьте, что он выгружен целиком.",
                "the file names another number of records. Check that all of it was exported.",
            ),
            IssueKind::UnknownKpi => text(
                "неизвестный показатель, строка не загружается. Назовите его как на экране: «План, деньги», «Встречи».",
                "an unknown KPI, the row is left out. Name it as the screen does: “Sales plan, money”, “Meetings”.",
            ),
        };
        said.get(lang)
    }
}

//! Why a file could not be read at all, and what the person can do about it.

use super::foreign::Foreign;
use crate::lang::{Lang, Text, text};
use serde::{Deserialize, Serialize};

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes in it.
    Empty,
    /// Over the limit of size.
    TooLarge,
    /// Not a spreadsheet: bytes of no known format.
    NotASpreadsheet,
    /// Protected by a password.
    Encrypted,
    /// Cut off or damaged.
    Damaged,
    /// A format that is known and not read (`.mxl`, `.numbers`, pdf), with what to export instead.
    Unsupported(Foreign),
    /// Unpacks to far more than it should: refused for safety.
    Bomb,
    /// More sheets, rows, columns or cells than the limits.
    TooManyCells,
    /// The reader stopped on it (an unexpected shape of the format); the app is unharmed.
    ReaderDied,
    /// Took too long without a sign of life.
    TimedOut,
    /// What reads it could not be fetched: nothing is wrong with the file.
    Unreached,
}

impl Refusal {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::TooLarge => "too_large",
            Refusal::Unsupported(it) if it.is_table() => "unsupported",
            Refusal::NotASpreadsheet | Refusal::Unsupported(_) => "not_a_spreadsheet",
            Refusal::Encrypted => "encrypted",
            Refusal::Damaged => "damaged",
            Refusal::Bomb => "bomb",
            Refusal::TooManyCells => "too_many_cells",
            Refusal::ReaderDied => "reader_died",
            Refusal::TimedOut => "timed_out",
            Refusal::Unreached => "unreached",
        }
    }

    /// What is wrong and what to do.
    pub fn text(self, lang: Lang) -> &'static str {
        let said: Text = match self {
            Refusal::Empty => text(
                "файл пустой. Выгрузите его ещё раз и проверьте, что он открывается.",
                "the file is empty. Export it again and check that it opens.",
            ),
            Refusal::TooLarge => text(
                "файл больше 256 МБ. Выгрузите меньший период или сохраните в CSV частями.",
                "the file is over 256 MB. Export a shorter period or save it as CSV in parts.",
            ),
            Refusal::NotASpreadsheet => text(
                "это не таблица. Нужен файл Excel (xlsx, xls, xlsb), ods, csv или таблица html.",
                "this is not a spreadsheet. An Excel file (xlsx, xls, xlsb), ods, csv or a table in html is needed.",
            ),
            Refusal::Encrypted => text(
                "файл защищён паролем. Снимите пароль и загрузите снова: в Excel «Файл → Сведения → Защита книги», в LibreOffice «Сохранить как» без галочки «Сохранить с паролем», архив распакуйте.",
                "the file is protected by a password. Remove it and try again: in Excel File → Info → Protect Workbook, in LibreOffice Save As without “Save with password”; unpack an archive.",
            ),
            Refusal::Damaged => text(
                "файл повреждён или скачан не полностью. Выгрузите его ещё раз или откройте в Excel и сохраните заново.",
                "the file is damaged or was not downloaded whole. Export it again, or open it in Excel and save it anew.",
            ),
            Refusal::Unsupported(it) => it.text(),
            Refusal::Bomb => text(
                "внутри файла подозрительно много сжатых данных, читать его небезопасно. Откройте его в Excel и сохраните заново.",
                "the file unpacks to suspiciously much data, reading it is not safe. Open it in Excel and save it anew.",
            ),
            Refusal::TooManyCells => text(
                "в файле слишком много листов, строк, колонок или ячеек (предел: 255 листов, в листе 1 048 576 строк и 16 384 колонки, всего 20 млн ячеек). Разделите его на части или удалите пустые колонки.",
                "the file has too many sheets, rows, columns or cells (limits: 255 sheets, 1,048,576 rows and 16,384 columns a sheet, 20 million cells in all). Split it into parts or delete empty columns.",
            ),
            Refusal::ReaderDied => text(
                "файл устроен необычно, прочитать его не удалось. Откройте его в Excel и сохраните как xlsx или csv.",
                "the file is built in an unusual way and could not be read. Open it in Excel and save it as xlsx or csv.",
            ),
            Refusal::TimedOut => text(
                "файл читается слишком долго, чтение остановлено. Сохраните его как csv или разделите на части.",
                "the file takes too long to read and was stopped. Save it as csv or split it into parts.",
            ),
            Refusal::Unreached => text(
                "дело не в файле: не загрузилась программа, которая его читает. Проверьте связь, обновите страницу и загрузите файл ещё раз.",
                "it is not the file: the program that reads it did not load. Check the connection, reload the page and try again.",
            ),
        };
        said.get(lang)
    }
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRefused {
    /// Its name.
    pub file: String,
    /// Why.
    pub why: Refusal,
}

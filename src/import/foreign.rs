//! Files that are known and not read: each with its name and what to export in its place.

use crate::lang::{Text, text};
use serde::{Deserialize, Serialize};

/// What a file is that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// A spreadsheet document of 1C, `.mxl`.
    Moxel,
    /// A document of Apple Numbers.
    Numbers,
    /// A pdf.
    Pdf,
    /// A workbook of Excel before version 5.
    OldExcel,
    /// A page saved with its pictures, `.mht`.
    WebArchive,
    /// A table of dBase or FoxPro, `.dbf`.
    Dbf,
    /// A database: Access, SQLite, Parquet.
    Database,
    /// A link to a table on the net, not the table: `.gsheet`, `.url`.
    Link,
    /// JSON.
    Json,
    /// XML other than that of Excel.
    Xml,
    /// An archive of another kind than zip.
    Archive,
    /// An archive in which there is another.
    ArchiveWithin,
    /// An archive without a table, or without anything.
    ArchiveOfNone,
    /// A page without a table: often the one where one logs in.
    Page,
    /// A text document or a presentation.
    Document,
    /// A picture.
    Picture,
}

impl Foreign {
    /// Whether there may be a table in it at all.
    pub fn is_table(self) -> bool {
        !matches!(
            self,
            Foreign::Page | Foreign::Document | Foreign::Picture | Foreign::ArchiveOfNone
        )
    }

    /// What it is and what to do.
    pub fn text(self) -> Text {
        match self {
            Foreign::Moxel => text(
                "это табличный документ 1С (mxl), его открывает только 1С. В 1С откройте отчёт, выберите «Сохранить как» и тип «Лист Excel (*.xlsx)».",
                "this is a spreadsheet document of 1C (mxl), which only 1C opens. Open the report in 1C, choose “Save as” and the type “Excel sheet (*.xlsx)”.",
            ),
            Foreign::Numbers => text(
                "это документ Apple Numbers. В Numbers выберите «Файл → Экспортировать в → Excel» и загрузите файл xlsx.",
                "this is a document of Apple Numbers. In Numbers choose File → Export To → Excel and import the xlsx file.",
            ),
            Foreign::Pdf => text(
                "это PDF, чисел из него надёжно не взять. Выгрузите тот же отчёт из программы, где он сделан, в xlsx или csv.",
                "this is a PDF, numbers cannot be taken from it reliably. Export the same report as xlsx or csv from the program that made it.",
            ),
            Foreign::OldExcel => text(
                "это книга Excel 4.0 или старше. Откройте её в Excel или LibreOffice и сохраните как xlsx.",
                "this is a workbook of Excel 4.0 or older. Open it in Excel or LibreOffice and save it as xlsx.",
            ),
            Foreign::WebArchive => text(
                "это веб-страница одним файлом (mht). Откройте её в Excel и сохраните как xlsx.",
                "this is a web page in a single file (mht). Open it in Excel and save it as xlsx.",
            ),
            Foreign::Dbf => text(
                "это таблица dBase (dbf). Откройте её в Excel или LibreOffice и сохраните как xlsx.",
                "this is a dBase table (dbf). Open it in Excel or LibreOffice and save it as xlsx.",
            ),
            Foreign::Database => text(
                "это база данных, а не таблица. Выгрузите из неё нужную таблицу в csv или xlsx.",
                "this is a database, not a table. Export the table you need from it as csv or xlsx.",
            ),
            Foreign::Link => text(
                "это ссылка на таблицу, а не сама таблица. Откройте её в браузере: в Google Таблицах «Файл → Скачать → Microsoft Excel (.xlsx)».",
                "this is a link to a table, not the table. Open it in the browser: in Google Sheets choose File → Download → Microsoft Excel (.xlsx).",
            ),
            Foreign::Json => text(
                "это JSON, а не таблица. Выберите в программе выгрузку в xlsx или csv.",
                "this is JSON, not a table. Choose the export to xlsx or csv in the program.",
            ),
            Foreign::Xml => text(
                "это XML, но не таблица Excel. Выберите в программе выгрузку в xlsx или csv.",
                "this is XML, but no sheet of Excel. Choose the export to xlsx or csv in the program.",
            ),
            Foreign::Archive => text(
                "это архив. Распакуйте его и загрузите файлы из него: их можно выбрать сразу все.",
                "this is an archive. Unpack it and import the files in it: you can choose them all at once.",
            ),
            Foreign::ArchiveWithin => text(
                "внутри архива ещё один архив, так мы не читаем. Распакуйте его и загрузите таблицы из него: их можно выбрать сразу все.",
                "there is another archive within the archive, which is not read. Unpack it and import the tables in it: you can choose them all at once.",
            ),
            Foreign::ArchiveOfNone => text(
                "это архив, но таблиц в нём нет. Проверьте, что в нём: нужны файлы Excel (xlsx, xls, xlsb), ods, csv или html.",
                "this is an archive, but there is no table in it. Look what is in it: Excel files (xlsx, xls, xlsb), ods, csv or html are needed.",
            ),
            Foreign::Page => text(
                "это веб-страница, таблицы в ней нет. Часто так вместо выгрузки сохраняется страница входа: войдите в программу и выгрузите ещё раз.",
                "this is a web page without a table. Often a login page is saved so in place of the export: log in to the program and export again.",
            ),
            Foreign::Document => text(
                "это текстовый документ или презентация. Скопируйте таблицу из него в Excel и сохраните как xlsx или вставьте её сюда из буфера.",
                "this is a text document or a presentation. Copy the table from it to Excel and save it as xlsx, or paste it here.",
            ),
            Foreign::Picture => text(
                "это картинка. Нужна сама таблица: выгрузите её в xlsx или csv.",
                "this is a picture. The table itself is needed: export it as xlsx or csv.",
            ),
        }
    }
}

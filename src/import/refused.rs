//! Rows that are left out, as a table that says why: repaired, it is brought back as any file.
//!
//! What was above the header stands above it again, so that «тыс. руб.» still holds. The columns that
//! say why are known by their headers, in either language, and are no part of what is read.

use super::cell;
use super::issue::IssueKind;
use super::sheet::{Cell, Sheet};
use super::understand::Session;
use super::understood::Understood;
use crate::lang::{Lang, Text, text};

/// A row that does not land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its place in the sheet.
    pub row: usize,
    /// The column that it does not land for.
    pub column: Option<usize>,
    /// Why.
    pub why: IssueKind,
}

/// The rows of one sheet that do not land.
pub struct Refused<'a> {
    of: &'a Understood,
    lang: Lang,
}

/// The headers of the columns before those of the file.
const MARKS: [Text; 6] = [
    text("Не загружено: почему", "Left out: why"),
    text("Не загружено: колонка", "Left out: column"),
    text("Не загружено: строка", "Left out: row"),
    text("Не загружено: лист", "Left out: sheet"),
    text("Не загружено: файл", "Left out: file"),
    text("Не загружено: код файла", "Left out: code of the file"),
];

/// Rows that are looked through for the headers.
const LOOKED_AT: usize = 60;

/// No empty rows are written after so many above a header.
const ROWS_ABOVE: u32 = 40;

impl Session {
    /// The rows that do not land though their sheet does, said in a language.
    pub fn refused(&self, lang: Lang) -> Vec<Refused<'_>> {
        let sheets = self.sheets.iter().filter(|it| !it.is_here && !it.built.refused.is_empty());
        sheets.map(|of| Refused { of, lang }).collect()
    }
}

impl Refused<'_> {
    /// What a file of them is called, without its ending.
    pub fn name(&self) -> String {
        let (sheet, lang) = (&self.of.sheet, self.lang);
        let stem = sheet.file.rsplit_once('.').map_or(sheet.file.as_str(), |it| it.0);
        let left_out = text("не загружено", "left out").get(lang);
        match sheet.name.as_str() {
            "" => format!("{stem} ({left_out})"),
            name => format!("{stem}, {name} ({left_out})"),
        }
    }

    /// How many rows they are.
    pub fn count(&self) -> usize {
        self.of.built.refused.len()
    }

    /// Gives the lines of the file one by one, what is above the header and the header among them.
    pub fn each_line(&self, mut add: impl FnMut(&[String])) {
        let (sheet, layout) = (&self.of.sheet, &self.of.facts.layout);
        let width = layout.headers.len();
        let cells = |row: usize| (0..width).map(move |column| written(sheet.cell(row, column)));
        let mut number = 1;
        for row in 0..layout.header.0 {
            // A row that was left empty stays: the header is found in the row that it had.
            while number < sheet.row_number(row).min(ROWS_ABOVE) {
                add(&[]);
                number += 1;
            }
            let blank = MARKS.map(|_| String::new());
            add(&blank.into_iter().chain(cells(row)).collect::<Vec<String>>());
            number += 1;
        }
        let marks = MARKS.iter().map(|it| it.get(self.lang).to_owned());
        add(&marks.chain(layout.headers.iter().cloned()).collect::<Vec<String>>());
        for refused in &self.of.built.refused {
            let header = refused.column.and_then(|it| layout.headers.get(it)).cloned();
            let said = [
                refused.why.text(self.lang).to_owned(),
                header.unwrap_or_default(),
                sheet.row_number(refused.row).to_string(),
                sheet.name.clone(),
                sheet.file.clone(),
                sheet.digest.clone(),
            ];
            add(&said.into_iter().chain(cells(refused.row)).collect::<Vec<String>>());
        }
    }
}

/// The cell as text that reads back as it was: three decimals could be thousands, four cannot.
fn written(cell: Cell<'_>) -> String {
    let mut text = cell::text(cell);
    if matches!(cell, Cell::Number(_) | Cell::Percent(_)) {
        let end = text.trim_end_matches('%').len();
        if text.get(..end).and_then(|it| it.split_once('.')).is_some_and(|it| it.1.len() == 3) {
            text.insert(end, '0');
        }
    }
    text
}

/// The sheet without the columns that say why rows were left out, known as of the file that they
/// come from; any other sheet as it is.
pub(super) fn returned(sheet: Sheet) -> Sheet {
    let Some((row, marks)) = marks(&sheet) else { return sheet };
    let code = marks.last().and_then(|&column| {
        let mut codes = (row + 1..sheet.height).map(|row| cell::text(sheet.cell(row, column)));
        codes.find(|it| !it.is_empty())
    });
    let mut sheet = sheet;
    let kept: Vec<usize> = (0..sheet.columns.len()).filter(|it| !marks.contains(it)).collect();
    sheet.column_numbers = kept.iter().map(|&it| sheet.column_number(it)).collect();
    let columns = std::mem::take(&mut sheet.columns).into_iter().enumerate();
    sheet.columns = columns.filter(|(at, _)| !marks.contains(at)).map(|it| it.1).collect();
    if let Some(code) = code {
        sheet.digest = format!("{code}/{}", sheet.digest);
    }
    sheet
}

/// The row of the headers, and the columns of all marks in their order.
fn marks(sheet: &Sheet) -> Option<(usize, Vec<usize>)> {
    let in_row = |row: usize| {
        let place = |mark: &str| {
            let is = |column: &usize| cell::text(sheet.cell(row, *column)) == mark;
            (0..sheet.columns.len()).find(is)
        };
        let of = |lang| MARKS.iter().map(|it| place(it.get(lang))).collect::<Option<Vec<usize>>>();
        Some((row, of(Lang::Ru).or_else(|| of(Lang::En))?))
    };
    (0..sheet.height.min(LOOKED_AT)).find_map(in_row)
}
